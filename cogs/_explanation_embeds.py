"""The answer to `/why`. Where it is too long, the issues go first, then the last of what the article says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import discord

from bot.wording.explanations import ExplanationText, Passage
from bot.wording.phrases import Phrases
from cogs._embeds import BADGE, COLOURS, HEADLINE, NAME, SENTENCE, bold, embed, footing, left_out, small
from cogs._limits import Message, lines, longest_that_fits, paragraphs
from cogs._markup import host, link, shown


@dataclass(frozen=True, slots=True)
class _Form:
    """An explanation, perhaps shortened: by which parts, and by how many claims."""

    text: ExplanationText
    missing: tuple[str, ...] = ()
    claims: int = 0


def explanation_embed(text: ExplanationText, at: datetime, phrases: Phrases) -> discord.Embed:
    """The answer as of `at`."""
    forms = list(_ever_shorter(text))
    return longest_that_fits(forms, lambda form: Message(embeds=(_drawn(form, at, phrases),))).embeds[0]


def _ever_shorter(text: ExplanationText) -> Iterator[_Form]:
    """The whole, then without its issues, with ever fewer claims, without its details, and at last the bare reason."""
    yield _Form(text)
    missing: tuple[str, ...] = ()
    if text.issues:
        text, missing = replace(text, issues=()), (text.issues_title,)
        yield _Form(text, missing)
    claims = text.claims
    for count in reversed(range(len(claims))):
        text = replace(text, claims=claims[:count])
        yield _Form(text, missing, len(claims) - count)
    if text.facts:
        text, missing = replace(text, facts=()), (*missing, text.facts_title)
        yield _Form(text, missing, len(claims))
    yield _Form(replace(text, quote="", hint=""), missing, len(claims))


def _drawn(form: _Form, at: datetime, phrases: Phrases) -> discord.Embed:
    text = form.text
    more = small(phrases.say("round-troubles-more", more=form.claims)) if form.claims else ""
    missing = left_out([shown(part, NAME) for part in form.missing], phrases)
    body = [
        lines([link(text.title, text.url, HEADLINE), small(host(text.url))]),
        lines([shown(text.reason, SENTENCE), small(shown(text.quote, SENTENCE))]),
        lines(
            [
                phrases.say("labelled", name=bold(shown(fact.name, NAME)), value=shown(fact.text, BADGE))
                for fact in text.facts
            ]
        ),
        _titled(text.claims_title if text.claims or more else "", text.claims, more),
        _titled(text.issues_title, text.issues),
        shown(text.hint, SENTENCE),
        lines([missing, footing(text.footer, at, phrases)]),
    ]
    return embed(text.verdict, paragraphs(body), COLOURS[text.tone])


def _titled(title: str, passages: Sequence[Passage], more: str = "") -> str:
    told = [_passage(passage) for passage in passages]
    body = paragraphs([*told, more])
    return f"### {shown(title, NAME)}\n{body}" if body else ""


def _passage(passage: Passage) -> str:
    return lines(
        [
            bold(shown(passage.heading, BADGE)),
            small(shown(passage.quote, SENTENCE)),
            shown(passage.effect, SENTENCE),
        ]
    )
