"""What an article tells as lasting: a strike that runs, a day on which a contract runs out. Not what happens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.attributions import attribution_in, outlet_in
from bot.domain.lexicon import CueKind, Lexicon
from bot.domain.mentions import unions_of
from bot.domain.reports import Claim, Event, Modality, Precision, When
from bot.domain.sightings import Sentence
from bot.domain.subjects import contracts_for
from bot.domain.timing import DateSeen

_YEAR = re.compile(r"(?:19|20)\d\d")


def running_strike(
    sentence: Sentence, dates: Sequence[DateSeen], contracts: Sequence[str], lexicon: Lexicon, day: date, settled: bool
) -> Iterator[Claim]:
    """A strike that a sentence says has run since a date or for a length: the claim that it began then.

    `settled`: the article tells of a deal or of the strike's end; a length then counts to that day, not to its own.
    """
    strikes = sentence.cues(CueKind.LABOR, "strike")
    if not strikes:
        return
    past = any(_YEAR.fullmatch(word) and int(word) < day.year for word in sentence.words.folded)
    ended = past or any(found.what.name == Event.STRIKE_END for found in sentence.cues(CueKind.EVENT))
    for seen in dates:
        if not seen.since or seen.when.on > day or (ended and seen.duration is not None):
            continue
        strike = min(strikes, key=lambda cue: abs(seen.start - cue.start))
        if abs(seen.start - strike.start) > 9:
            continue
        for contract in contracts_for(unions_of(sentence, strike), sentence, contracts, lexicon):
            yield Claim(
                contract=contract,
                event=Event.STRIKE_START,
                modality=Modality.ASSERTED,
                effective=When(seen.when.on, Precision.ABOUT) if settled and seen.duration else seen.when,
                evidence=sentence.text,
                attribution=attribution_in(sentence),
                quoted=outlet_in(sentence),
            )


def expiry(sentence: Sentence, dates: Sequence[DateSeen], contracts: Sequence[str], day: date) -> Iterator[Claim]:
    """A contract that a sentence says ends on a day ahead."""
    words = sentence.words.folded
    ends = [index for index, word in enumerate(words) if word.startswith(("expir", "vence", "caduc"))]
    for seen in dates:
        if seen.when.precision is Precision.MONTH or seen.when.on < day or not ends:
            continue
        if min(abs(seen.start - index) for index in ends) <= 4:
            for contract in contracts:
                yield Claim(contract, Event.CONTRACT_EXPIRY, Modality.ASSERTED, seen.when, sentence.text)
