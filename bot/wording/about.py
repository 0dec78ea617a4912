"""What Strikewire is, how far to trust it, and what it keeps about a person, in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class AboutText:
    """The answer to `/about`; `contact` is an address, or words, to follow `publishers`."""

    heading: str
    what: str
    feeds: str
    trust: str
    publishers: str
    contact: str
    software: str


@dataclass(frozen=True, slots=True)
class PrivacyText:
    """The answer to `/privacy`."""

    heading: str
    paragraphs: tuple[str, ...]


def about_text(contact: str, version: str, feeds: int, phrases: Phrases) -> AboutText:
    """The answer to `/about`; `contact` reaches the operator, empty where none is set, and `feeds` are counted."""
    return AboutText(
        heading=phrases.say("help-heading"),
        what=phrases.say("help-intro"),
        feeds=phrases.say("strikewire-feeds", feeds=feeds),
        trust=phrases.say("help-trust"),
        publishers=phrases.say("strikewire-publishers"),
        contact=contact or phrases.say("strikewire-operator"),
        software=phrases.say("strikewire-software", version=version),
    )


def privacy_text(phrases: Phrases) -> PrivacyText:
    """The answer to `/privacy`."""
    return PrivacyText(
        heading=phrases.say("privacy-heading"),
        paragraphs=(
            phrases.say("privacy-asking"),
            phrases.say("privacy-digests"),
            phrases.say("privacy-corrections"),
            phrases.say("privacy-messages"),
            phrases.say("privacy-logs"),
            phrases.say("privacy-button"),
        ),
    )


def forgotten_text(count: int, phrases: Phrases) -> str:
    """What to tell somebody whose traces in so many places were deleted."""
    return phrases.say("privacy-forgotten", count=count)
