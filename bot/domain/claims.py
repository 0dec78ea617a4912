"""Turns the statements of an article into claims: which contract, which day, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bot.domain.attributions import attribution_in, outlet_in
from bot.domain.lexicon import CueKind, Lexicon
from bot.domain.modalities import SOFT, apart
from bot.domain.reports import Claim, Event, Modality, Precision, Stage, When
from bot.domain.sightings import Part, Sentence
from bot.domain.statements import Statement, statements_in
from bot.domain.subjects import named_unions, subject_contracts, unions_of
from bot.domain.timing import DateSeen, dates_in

MAY_LIE_AHEAD = frozenset(
    {
        Event.TALKS_START,
        Event.TALKS_RESUME,
        Event.TALKS_CONTINUE,
        Event.STRIKE_START,
        Event.STRIKE_END,
        Event.RATIFICATION_VOTE,
        Event.CONTRACT_EXPIRY_EXTENDED,
    }
)
"""Events that an article may state as settled before their day has come."""
LONGEST_BACK = timedelta(days=400)
LONGEST_AHEAD = timedelta(days=180)
"""How far from its day an article tells news; other dates near the words are about something else."""

PRESENT = frozenset(
    "begin begins start starts resume resumes end ends return returns vote votes meet meets continue "
    "continues to will reconvene go goes open opens prend prennent commence commencent reprennent reprend debutent "
    "votent empieza empiezan termina vuelven votan retoman reanudan inician continuan".split()
)
"""Forms in which a headline or sentence tells of a day to come."""
PAST = frozenset("went began begun started walked joined".split())
CALLS_REACH = 6
"""How many words before those for a strike a word that only calls it may stand: `announced that they go on strike`."""
CALLS = ("call", "announc", "declar", "vote", "decid", "convoc", "anunci", "appel")


def claims_of(
    sentences: Sequence[Sentence],
    main: Statement | None,
    contracts: Sequence[str],
    lexicon: Lexicon,
    day: date,
    *,
    timed: bool = True,
) -> tuple[Claim, ...]:
    """Every claim of an article, the main one first, each once.

    `day` is its day of publication in Los Angeles; `timed` whether the hour is known too.
    """
    claims: dict[tuple[str, Event, Stage, When], Claim] = {}
    for claim in _claims(sentences, main, contracts, lexicon, day, timed):
        key = (claim.contract, claim.event, claim.stage, claim.effective)
        known = claims.get(key)
        if known is None or (known.modality is not Modality.ASSERTED and claim.modality is Modality.ASSERTED):
            claims[key] = claim
    return tuple(claims.values())


def _claims(
    sentences: Sequence[Sentence],
    main: Statement | None,
    contracts: Sequence[str],
    lexicon: Lexicon,
    day: date,
    timed: bool,
) -> Iterator[Claim]:
    if main:
        told_for = _contracts_of(main, contracts, lexicon)
        yield from _stated(main, told_for, _main_date(main, sentences, day) or _undated(main, day, timed), day)
    for sentence in sentences:
        about = _contracts_in(sentence, contracts, lexicon)
        dates = dates_in(sentence.words, day)
        yield from _running_strike(sentence, dates, contracts, lexicon, day)
        for statement in statements_in(sentence, day.year):
            if (statement.event in SOFT and statement.event is not Event.BLACKOUT) or statement.stage is Stage.NAMED:
                continue
            if main and statement.sentence is main.sentence and statement.event is main.event:
                continue
            opening = sentence.part is Part.TITLE or (sentence.part is Part.LEAD and sentence.number < 2)
            opening = opening or statement.event is Event.BLACKOUT
            when = _date_of(statement, dates, day)
            if when is None and opening and not statement.recalled:
                when = _undated(statement, day, timed)
            if when:
                yield from _stated(statement, _contracts_of(statement, contracts, lexicon), when, day)
        yield from _expiry(sentence, dates, about, day)


def _contracts_of(statement: Statement, contracts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The contracts of the unions nearest the words for the event; the article's, when the sentence names none."""
    return _contracts_for(unions_of(statement.sentence, statement.cue), statement.sentence, contracts, lexicon)


def _contracts_in(sentence: Sentence, contracts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    return _contracts_for(named_unions(sentence), sentence, contracts, lexicon)


def _contracts_for(
    unions: Sequence[str], sentence: Sentence, contracts: Sequence[str], lexicon: Lexicon
) -> Sequence[str]:
    if not unions:
        return contracts
    subject = {contract: lexicon.contract(contract).union for contract in contracts}
    about = [contract for contract, union in subject.items() if union in unions]
    others = [union for union in unions if union not in subject.values()]
    return [*about, *subject_contracts(others, [sentence], lexicon)]


def _stated(statement: Statement, contracts: Iterable[str], when: When, day: date) -> Iterator[Claim]:
    modality = statement.modality
    if when.on > day and statement.event not in MAY_LIE_AHEAD and modality is Modality.ASSERTED:
        modality = Modality.HEDGED
    stage = statement.stage
    if statement.event is Event.STRIKE_START and when.on > day:
        stage = Stage.CALLED
    if statement.event is Event.STRIKE_END and _at_start_of_day(statement.sentence):
        stage = Stage.START_OF_DAY
    for contract in contracts:
        yield Claim(
            contract=contract,
            event=statement.event,
            modality=modality,
            effective=when,
            evidence=statement.sentence.text,
            attribution=attribution_in(statement.sentence),
            stage=stage,
            quoted=outlet_in(statement.sentence),
        )


def _at_start_of_day(sentence: Sentence) -> bool:
    return any(word in ("12:01", "00:01", "00h01", "midnight", "0:01") for word in sentence.words.folded)


def _main_date(main: Statement, sentences: Sequence[Sentence], day: date) -> When | None:
    """The day of the main event; a title that gives none borrows it from the sentence that tells the event again."""
    again = [said for sentence in sentences[1:3] for said in statements_in(sentence, day.year)]
    for said in (main, *(said for said in again if said.event is main.event and main.sentence.part is Part.TITLE)):
        when = _date_of(said, dates_in(said.sentence.words, day), day)
        if when:
            return when
    return None


def _date_of(statement: Statement, dates: Sequence[DateSeen], day: date) -> When | None:
    """The date nearest the words for the event; a weekday lies ahead when they stand in the present or future."""
    event, cue = statement.event, statement.cue
    may_lie_ahead = event in MAY_LIE_AHEAD
    fit = [
        seen
        for seen in dates
        if (event is Event.STRIKE_START or not seen.since)
        and seen.duration is None
        and (may_lie_ahead or seen.when.on <= day)
        and not (seen.names and event is not Event.STRIKE_START)
        and not ((seen.told or seen.end <= cue.start) and _only_called(statement))
        and not apart(statement.sentence, cue, seen.start)
    ]
    if event is Event.CONTRACT_EXPIRY_EXTENDED:
        fit = [seen for seen in fit if seen.start >= cue.start and (seen.ahead or seen.when).on > day]
    if fit:
        nearest = min(fit, key=lambda seen: abs(seen.start - cue.end))
        ahead = may_lie_ahead and not _past(statement) and (nearest.from_then or _present(statement))
        when = nearest.ahead if nearest.ahead and ahead else nearest.when
        if day - LONGEST_BACK < when.on < day + LONGEST_AHEAD:
            return when
    return None


def _undated(statement: Statement, day: date, timed: bool) -> When:
    """The day of an event told without one: that of the article, only about then where it is no news of the day.

    Agreements are reached at night: an article of unknown hour may tell of the day before. A strike that is called
    begins the day after at the earliest.
    """
    if _only_called(statement):
        return When(day + timedelta(days=1), Precision.ABOUT)
    overnight = statement.event is Event.TENTATIVE_AGREEMENT and not timed
    vague = overnight or statement.recalled or statement.event is Event.CONTRACT_EXPIRY_EXTENDED
    return When(day, Precision.ABOUT if vague else Precision.DAY)


def _only_called(statement: Statement) -> bool:
    """Whether a strike is only called, by words that leave open when it begins."""
    cue = statement.cue
    words = statement.sentence.words.folded[max(0, cue.start - CALLS_REACH) : cue.end]
    return statement.event is Event.STRIKE_START and any(word.startswith(CALLS) or word == "going" for word in words)


def _past(statement: Statement) -> bool:
    return not PAST.isdisjoint(statement.sentence.words.folded[statement.cue.start : statement.cue.end])


def _present(statement: Statement) -> bool:
    """Whether the words for the event stand in the present or future."""
    cue = statement.cue
    words = statement.sentence.words.folded[max(0, cue.start - 1) : cue.end]
    return any(word in PRESENT for word in words) and not any(word.endswith("ed") for word in words)


def _running_strike(
    sentence: Sentence, dates: Sequence[DateSeen], contracts: Sequence[str], lexicon: Lexicon, day: date
) -> Iterator[Claim]:
    """A strike that a sentence says has run since a date or for a length: the claim that it began then."""
    strikes = sentence.cues(CueKind.LABOR, "strike")
    if not strikes:
        return
    ended = any(found.what.name == Event.STRIKE_END for found in sentence.cues(CueKind.EVENT))
    for seen in dates:
        if not seen.since or seen.when.on > day or (ended and seen.duration is not None):
            continue
        strike = min(strikes, key=lambda cue: abs(seen.start - cue.start))
        if abs(seen.start - strike.start) > 9:
            continue
        for contract in _contracts_for(unions_of(sentence, strike), sentence, contracts, lexicon):
            yield Claim(
                contract=contract,
                event=Event.STRIKE_START,
                modality=Modality.ASSERTED,
                effective=seen.when,
                evidence=sentence.text,
                attribution=attribution_in(sentence),
                quoted=outlet_in(sentence),
            )


def _expiry(sentence: Sentence, dates: Sequence[DateSeen], contracts: Sequence[str], day: date) -> Iterator[Claim]:
    """A contract that a sentence says ends on a day ahead."""
    words = sentence.words.folded
    ends = [index for index, word in enumerate(words) if word.startswith(("expir", "vence", "caduc"))]
    for seen in dates:
        if seen.when.precision is Precision.MONTH or seen.when.on < day or not ends:
            continue
        if min(abs(seen.start - index) for index in ends) <= 4:
            for contract in contracts:
                yield Claim(contract, Event.CONTRACT_EXPIRY, Modality.ASSERTED, seen.when, sentence.text)
