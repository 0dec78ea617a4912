"""A digest in words. What is in it and in which order was decided by the domain."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.dates import day_of
from bot.domain.digests import Digest
from bot.domain.negotiations import Move
from bot.wording.facts import Fact, with_countdown
from bot.wording.freshness import as_of
from bot.wording.headlines import HeadlineLine, headline_line
from bot.wording.names import Names
from bot.wording.phases import TONES, VOUCHERS_NAMED, Tone, phase_since, vouched
from bot.wording.phrases import Phrases
from bot.wording.standings import StandingLine, standing_line


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of phase with who vouches for it; `url` is the best evidence, or empty."""

    tone: Tone
    contract: str
    badge: str
    confirmation: str
    confirmed: bool
    url: str


@dataclass(frozen=True, slots=True)
class SectionText:
    """The stories of one union."""

    union: str
    lines: tuple[HeadlineLine, ...]


@dataclass(frozen=True, slots=True)
class DigestText:
    """A digest; each part comes with its title and may be empty."""

    heading: str
    span: str
    quiet: str
    changes_title: str
    changes: tuple[ChangeLine, ...]
    sections: tuple[SectionText, ...]
    ahead_title: str
    ahead: tuple[Fact, ...]
    """Name: the day; text: what happens."""
    states_title: str
    states: tuple[StandingLine, ...]
    rest: str
    footer: tuple[str, ...]


def digest_text(digest: Digest, names: Names, phrases: Phrases) -> DigestText:
    """A digest in words."""
    until = day_of(digest.until)
    return DigestText(
        heading=phrases.say("digest-heading"),
        span=phrases.span(day_of(digest.since), until),
        quiet=phrases.say("digest-quiet") if digest.quiet else "",
        changes_title=phrases.say("digest-changes"),
        changes=tuple(change_line(move, names, phrases) for move in digest.changes),
        sections=tuple(
            SectionText(
                names.union(section.union),
                tuple(headline_line(story, names, phrases, year=until.year) for story in section.stories),
            )
            for section in digest.sections
        ),
        ahead_title=phrases.say("digest-ahead"),
        ahead=tuple(
            Fact(
                with_countdown(ahead.when, until, phrases),
                phrases.say(
                    "contract-ahead",
                    contract=contract_name(ahead.contract, names, phrases),
                    what=phrases.name("ahead", ahead.what),
                ),
            )
            for ahead in digest.ahead
        ),
        states_title=phrases.say("digest-states"),
        states=tuple(standing_line(state, names, phrases) for state in digest.states),
        rest=phrases.say("digest-rest", rest=digest.rest) if digest.rest else "",
        footer=(as_of(digest.until, phrases),),
    )


def contract_name(contract: str, names: Names, phrases: Phrases) -> str:
    """The full name of a contract: `WGA · Minimum Basic Agreement`."""
    union, name = names.contract(contract)
    return phrases.say("contract-of-union", union=union, contract=name) if name else union


def change_line(move: Move, names: Names, phrases: Phrases) -> ChangeLine:
    """One change of phase, with who stands behind it."""
    evidence = sorted(move.evidence, key=lambda url: not names.lists(url))
    publishers = list(dict.fromkeys(names.publisher_of(url) for url in evidence))
    return ChangeLine(
        tone=TONES[move.phase],
        contract=contract_name(move.contract, names, phrases),
        badge=phase_since(move.phase, move.since, phrases),
        confirmation=vouched(move, publishers[:VOUCHERS_NAMED], phrases),
        confirmed=move.confirmed,
        url=evidence[0] if evidence else "",
    )
