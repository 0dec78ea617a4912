"""Turns the statements of an article into claims: which contract, which day, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bot.domain.attributions import attribution_in, outlet_in
from bot.domain.lexicon import CueKind, Lexicon
from bot.domain.reports import Claim, Event, Modality, Precision, Stage, When
from bot.domain.sightings import Part, Sentence
from bot.domain.statements import SOFT, Statement, statements_in
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


PRESENT = frozenset(
    "begin begins start starts starting resume resumes end ends ending return returns vote votes meet meets continue "
    "continues to will reconvene go goes open opens prend prennent commence commencent reprennent reprend debutent "
    "votent empieza empiezan termina vuelven votan retoman reanudan inician continuan".split()
)
"""Forms in which a headline or sentence tells of a day to come."""


def claims_of(
    sentences: Sequence[Sentence], main: Statement | None, contracts: Sequence[str], lexicon: Lexicon, day: date
) -> tuple[Claim, ...]:
    """Every claim of an article, the main one first, each once; `day` is its day of publication in Los Angeles."""
    claims: dict[tuple[str, Event, Stage, When], Claim] = {}
    for claim in _claims(sentences, main, contracts, lexicon, day):
        key = (claim.contract, claim.event, claim.stage, claim.effective)
        known = claims.get(key)
        if known is None or (known.modality is not Modality.ASSERTED and claim.modality is Modality.ASSERTED):
            claims[key] = claim
    return tuple(claims.values())


def _claims(
    sentences: Sequence[Sentence], main: Statement | None, contracts: Sequence[str], lexicon: Lexicon, day: date
) -> Iterator[Claim]:
    if main:
        dates = _dates_for(main, sentences, day)
        yield from _stated(
            main, _contracts_of(main, contracts, lexicon), _date_of(main, dates, day, fallback=day) or When(day), day
        )
    for sentence in sentences:
        about = _contracts_in(sentence, contracts, lexicon)
        dates = dates_in(sentence.words, day)
        yield from _running_strike(sentence, dates, about, day)
        for statement in statements_in(sentence, day.year):
            if (statement.event in SOFT and statement.event is not Event.BLACKOUT) or statement.stage is Stage.NAMED:
                continue
            if main and statement.sentence is main.sentence and statement.event is main.event:
                continue
            opening = sentence.part is Part.TITLE or (sentence.part is Part.LEAD and sentence.number < 2)
            opening = opening or statement.event is Event.BLACKOUT
            when = _date_of(statement, dates, day, fallback=day if opening else None)
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


def _dates_for(main: Statement, sentences: Sequence[Sentence], day: date) -> tuple[DateSeen, ...]:
    """The dates of the main sentence; a title without any borrows those of the sentence that tells it again."""
    dates = dates_in(main.sentence.words, day)
    if dates or main.sentence.part is not Part.TITLE:
        return dates
    for sentence in sentences[1:3]:
        if any(again.event is main.event for again in statements_in(sentence, day.year)):
            return dates_in(sentence.words, day)
    return ()


def _date_of(statement: Statement, dates: Sequence[DateSeen], day: date, fallback: date | None) -> When | None:
    """The date nearest the words for the event; a weekday lies ahead when they stand in the present or future."""
    may_lie_ahead = statement.event in MAY_LIE_AHEAD
    starts = statement.event is Event.STRIKE_START
    fit = [seen for seen in dates if (starts or not seen.since) and seen.duration is None]
    if not may_lie_ahead:
        fit = [seen for seen in fit if seen.when.on <= day]
    if fit:
        nearest = min(fit, key=lambda seen: abs(seen.start - statement.cue.end))
        when = nearest.ahead if nearest.ahead and may_lie_ahead and _present(statement) else nearest.when
        if when.on > day - timedelta(days=400):
            return when
    return When(fallback) if fallback else None


def _present(statement: Statement) -> bool:
    """Whether the words for the event stand in the present or future."""
    cue = statement.cue
    words = statement.sentence.words.folded[max(0, cue.start - 1) : cue.end]
    return any(word in PRESENT for word in words) and not any(word.endswith("ed") for word in words)


def _running_strike(
    sentence: Sentence, dates: Sequence[DateSeen], contracts: Sequence[str], day: date
) -> Iterator[Claim]:
    """A strike that a sentence says has run since a date or for a length: the claim that it began then."""
    strikes = sentence.cues(CueKind.LABOR, "strike")
    if not strikes:
        return
    ended = any(found.what.name == Event.STRIKE_END for found in sentence.cues(CueKind.EVENT))
    for seen in dates:
        if not seen.since or seen.when.on > day or (ended and seen.duration is not None):
            continue
        if min(abs(seen.start - strike.start) for strike in strikes) > 9:
            continue
        for contract in contracts:
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
        if seen.when.precision is not Precision.DAY or seen.when.on < day or not ends:
            continue
        if min(abs(seen.start - index) for index in ends) <= 4:
            for contract in contracts:
                yield Claim(contract, Event.CONTRACT_EXPIRY, Modality.ASSERTED, seen.when, sentence.text)
