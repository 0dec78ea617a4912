"""The answers to `/digest setup`, `list`, `pause`, `resume` and `remove`. Decides and words nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import discord

from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from bot.wording.subscriptions import ChangeText, DigestLine, DigestListText, SettingsText, SetUpText, TroubleLine
from cogs._embeds import BADGE, COLOURS, NAME, SENTENCE, bold, embed, small
from cogs._limits import Message, lines, longest_that_fits, paragraphs
from cogs._markup import shown, timestamp

TROUBLES_KEPT = 2
"""So many troubles stay as long as there are digests to leave out."""
ADVICE = 450
"""How long what to do about a trouble may be before it is cut."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A list, perhaps shortened: how many digests and troubles it shows, and whether a digest is told briefly."""

    digests: int
    troubles: int
    brief: bool = False


def set_up_embed(text: SetUpText, phrases: Phrases) -> discord.Embed:
    """The answer to `/digest setup`."""
    settings = text.settings
    parts = [
        _where(settings, phrases),
        _when(settings),
        *(shown(part, SENTENCE) for part in (settings.quiet, settings.plain)),
        _next(text.first_at, phrases),
    ]
    return embed(text.heading, paragraphs([lines(parts), small(shown(text.hint, SENTENCE))]), COLOURS[Tone.SETTLED])


def digest_list_embeds(text: DigestListText, phrases: Phrases) -> list[discord.Embed]:
    """The answer to `/digest list`: the digests, and what kept any of them away."""
    forms = list(_ever_shorter(len(text.lines), len(text.troubles)))
    return list(longest_that_fits(forms, lambda form: Message(embeds=_listed(form, text, phrases))).embeds)


def changed_line(text: ChangeText, phrases: Phrases) -> str:
    """The answer to `/digest pause`, `resume` and `remove`, as the content of a message."""
    coming = _next(text.next_at, phrases) if text.next_at else ""
    return f"{shown(text.text, SENTENCE)} {coming}".rstrip()


def _ever_shorter(digests: int, troubles: int) -> Iterator[_Form]:
    """The whole, then fewer troubles, then digests told briefly, then fewer of them."""
    form = _Form(digests, troubles)
    yield form
    for count in reversed(range(TROUBLES_KEPT, troubles)):
        form = replace(form, troubles=count)
        yield form
    for count in reversed(range(digests + 1)):
        yield replace(form, digests=count, brief=True)


def _listed(form: _Form, text: DigestListText, phrases: Phrases) -> tuple[discord.Embed, ...]:
    draw = _brief if form.brief else _digest
    digests = [draw(line, phrases) for line in text.lines[: form.digests]]
    body = [*digests, _more(len(text.lines) - form.digests, phrases), shown(text.empty, SENTENCE)]
    found = embed(text.heading, paragraphs(body))
    if not text.troubles:
        return (found,)
    troubles = [_trouble(line) for line in text.troubles[: form.troubles]]
    told = paragraphs([*troubles, _more(len(text.troubles) - form.troubles, phrases)])
    return found, embed(text.troubles_title, told, COLOURS[Tone.OPEN])


def _digest(line: DigestLine, phrases: Phrases) -> str:
    settings = line.settings
    by = phrases.say("subscription-by", person=f"<@{line.created_by}>") if line.created_by else ""
    last = ""
    if line.last_at:
        last = phrases.say("subscription-last", what=shown(line.last, NAME), ago=timestamp(line.last_at))
    return lines(
        [
            f"{bold(shown(settings.number, NAME))} · {_where(settings, phrases)}",
            _when(settings),
            small(shown(settings.quiet, NAME), shown(settings.plain, NAME), by),
            small(_coming(line, phrases), last),
        ]
    )


def _brief(line: DigestLine, phrases: Phrases) -> str:
    where = f"{bold(shown(line.settings.number, NAME))} · <#{line.settings.channel_id}>"
    return lines([where, _when(line.settings), small(_coming(line, phrases))])


def _coming(line: DigestLine, phrases: Phrases) -> str:
    return _next(line.next_at, phrases) if line.next_at else shown(line.paused, BADGE)


def _where(settings: SettingsText, phrases: Phrases) -> str:
    role = phrases.say("subscription-role", role=f"<@&{settings.role_id}>") if settings.role_id else ""
    return " · ".join(part for part in (f"<#{settings.channel_id}>", role) if part)


def _when(settings: SettingsText) -> str:
    return f"{shown(settings.times, BADGE)} · {shown(settings.unions, BADGE)}"


def _next(moment: datetime, phrases: Phrases) -> str:
    return phrases.say("subscription-next", moment=timestamp(moment, "f"), ago=timestamp(moment))


def _trouble(line: TroubleLine) -> str:
    seen = [f"<#{line.channel_id}>", shown(line.often, NAME), timestamp(line.at, "f")]
    return lines([" · ".join(part for part in seen if part), shown(line.text, ADVICE)])


def _more(count: int, phrases: Phrases) -> str:
    return small(phrases.say("round-troubles-more", more=count)) if count else ""
