"""Turns the statements of an article into claims: which contract, which day, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.attributions import attribution_in, outlet_in
from bot.domain.backgrounds import expiry, running_strike
from bot.domain.lexicon import Lexicon
from bot.domain.mentions import named_unions, unions_of
from bot.domain.modalities import SOFT, apart
from bot.domain.reports import Claim, Event, Modality, Precision, Stage, When
from bot.domain.sightings import Part, Sentence
from bot.domain.statements import Statement, statements_in
from bot.domain.subjects import contracts_for
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
BEFORE_STRIKES = frozenset({Event.STRIKE_AUTHORIZATION, Event.STRIKE_THREAT})
NOT_BEFORE_STRIKES = frozenset(
    {
        Event.STRIKE_START,
        Event.STRIKE_END,
        Event.TENTATIVE_AGREEMENT,
        Event.BOARD_APPROVAL,
        Event.RATIFICATION_VOTE,
        Event.RATIFIED,
    }
)
"""What is not true of a contract whose members are about to strike: told besides, it is another contract's."""
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
OPENING = 4
"""Sentences, the title among them, that tell the news."""
CALLS = ("call", "announc", "declar", "vote", "decid", "agree", "going", "convoc", "anunci", "appel")
MIDNIGHT = frozenset(["midnight", "minuit", "medianoche"])
CALLED_FOR = frozenset(["for", "pour", "para"])
"""Words before a weekday that make it the one for which a strike is called."""


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
        if main and main.event in BEFORE_STRIKES and _is_of_others(claim, contracts, day):
            continue
        key = (claim.contract, claim.event, claim.stage, claim.effective)
        known = claims.get(key)
        if known is None or (known.modality is not Modality.ASSERTED and claim.modality is Modality.ASSERTED):
            claims[key] = claim
    return tuple(claims.values())


def _is_of_others(claim: Claim, contracts: Sequence[str], day: date) -> bool:
    """Whether a claim cannot be of the contracts of an article that tells of a strike yet to come."""
    ahead = claim.event is Event.STRIKE_START and claim.effective.on > day
    if ahead or claim.modality is not Modality.ASSERTED:
        return False
    return claim.contract in contracts and claim.event in NOT_BEFORE_STRIKES


def _claims(
    sentences: Sequence[Sentence],
    main: Statement | None,
    contracts: Sequence[str],
    lexicon: Lexicon,
    day: date,
    timed: bool,
) -> Iterator[Claim]:
    dealt = [each for each in sentences[:OPENING] if _tells(each, Event.TENTATIVE_AGREEMENT, day)]
    settled = bool(dealt) or any(_tells(each, Event.STRIKE_END, day) for each in sentences[:OPENING])
    if main:
        told_for = _contracts_of(main, contracts, lexicon)
        when = _main_date(main, sentences, day)
        told = replace(main, stage=Stage.NAMED) if _ends_by_deal(main, dealt, when) else main
        yield from _stated(told, told_for, when or _undated(main, day, timed), day)
    for sentence in sentences:
        about = _contracts_in(sentence, contracts, lexicon)
        dates = dates_in(sentence.words, day)
        yield from running_strike(sentence, dates, contracts, lexicon, day, settled)
        for statement in statements_in(sentence, day.year):
            if (statement.event in SOFT and statement.event is not Event.BLACKOUT) or statement.stage is Stage.NAMED:
                continue
            if main and statement.sentence is main.sentence and statement.event is main.event:
                continue
            opening = sentence.part is Part.TITLE or (sentence.part is Part.LEAD and sentence.number < 2)
            opening = opening or statement.event is Event.BLACKOUT
            told_on = _date_of(statement, dates, day)
            when = told_on or (_undated(statement, day, timed) if opening and not statement.recalled else None)
            if when:
                told = replace(statement, stage=Stage.NAMED) if _ends_by_deal(statement, dealt, told_on) else statement
                yield from _stated(told, _contracts_of(statement, contracts, lexicon), when, day)
        yield from expiry(sentence, dates, about, day)


def _tells(sentence: Sentence, event: Event, day: date) -> bool:
    return any(
        said.event is event
        and said.stage is not Stage.NAMED
        and said.modality is Modality.ASSERTED
        and not said.recalled
        for said in statements_in(sentence, day.year)
    )


def _ends_by_deal(statement: Statement, dealt: Sequence[Sentence], when: When | None) -> bool:
    """Whether a strike's end is only what a new deal is said to bring: it goes on until the union calls it off.

    A day in the same sentence is the deal's; an hour, or a day of its own elsewhere, shows that it was called off.
    """
    if statement.event is not Event.STRIKE_END or not dealt or _at_start_of_day(statement.sentence):
        return False
    return when is None or any(sentence is statement.sentence for sentence in dealt)


def _contracts_of(statement: Statement, contracts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The contracts of the unions nearest the words for the event; the article's, when the sentence names none."""
    return contracts_for(unions_of(statement.sentence, statement.cue), statement.sentence, contracts, lexicon)


def _contracts_in(sentence: Sentence, contracts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    return contracts_for(named_unions(sentence), sentence, contracts, lexicon)


def _stated(statement: Statement, contracts: Iterable[str], when: When, day: date) -> Iterator[Claim]:
    modality = statement.modality
    if when.on > day and statement.event not in MAY_LIE_AHEAD and modality is Modality.ASSERTED:
        modality = Modality.HEDGED
    stage = statement.stage
    if statement.event is Event.STRIKE_START and (when.on > day or _only_called(statement)):
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
        and not apart(statement.sentence, cue, seen.start)
    ]
    if fit and _only_called(statement):
        return _called_for(min(fit, key=lambda seen: abs(seen.start - cue.end)), statement, day)
    if event is Event.CONTRACT_EXPIRY_EXTENDED:
        fit = [seen for seen in fit if seen.start >= cue.start and (seen.ahead or seen.when).on > day]
    if fit:
        nearest = min(fit, key=lambda seen: abs(seen.start - cue.end))
        ahead = may_lie_ahead and not _past(statement) and (nearest.from_then or _present(statement))
        when = nearest.ahead if nearest.ahead and ahead else nearest.when
        if day - LONGEST_BACK < when.on < day + LONGEST_AHEAD:
            return when
    return None


def _called_for(seen: DateSeen, statement: Statement, day: date) -> When:
    """The first day of a strike that is only called, by the date that stands with the call."""
    before = statement.sentence.words.folded[max(0, seen.start - 1) : seen.start]
    ahead = seen.from_then or not CALLED_FOR.isdisjoint(before)
    if ahead or seen.when.on > day or seen.when.precision is not Precision.DAY:
        return seen.ahead or seen.when if ahead else seen.when
    return _after_call(statement, seen.when.on)


def _after_call(statement: Statement, day: date) -> When:
    """No strike begins on the day on which it is called; the next day for sure when it begins at midnight."""
    exact = not MIDNIGHT.isdisjoint(statement.sentence.words.folded[statement.cue.start :])
    return When(day + timedelta(days=1), Precision.DAY if exact else Precision.ABOUT)


def _undated(statement: Statement, day: date, timed: bool) -> When:
    """The day of an event told without one: that of the article, only about then where it is no news of the day.

    Agreements are reached at night: an article of unknown hour may tell of the day before. A strike that is called
    begins the day after at the earliest.
    """
    if _only_called(statement):
        return _after_call(statement, day)
    overnight = statement.event is Event.TENTATIVE_AGREEMENT and not timed
    vague = overnight or statement.recalled or statement.event is Event.CONTRACT_EXPIRY_EXTENDED
    return When(day, Precision.ABOUT if vague else Precision.DAY)


def _only_called(statement: Statement) -> bool:
    """Whether a strike is only called, by words that leave open when it begins."""
    words = statement.sentence.words.folded[statement.cue.start : statement.cue.end]
    return statement.event is Event.STRIKE_START and any(word.startswith(CALLS) for word in words)


def _past(statement: Statement) -> bool:
    return not PAST.isdisjoint(statement.sentence.words.folded[statement.cue.start : statement.cue.end])


def _present(statement: Statement) -> bool:
    """Whether the words for the event stand in the present or future."""
    cue = statement.cue
    words = statement.sentence.words.folded[max(0, cue.start - 1) : cue.end]
    return any(word in PRESENT for word in words) and not any(word.endswith("ed") for word in words)
