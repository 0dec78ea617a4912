"""A digest as it is posted, for its channel and for the preview alike. Sends nothing."""

from __future__ import annotations

import discord

from bot.domain.deliveries import DigestPost
from bot.wording.digests import digest_text
from bot.wording.names import Names
from cogs._digest_embeds import Edition, digest_message
from cogs._limits import Message
from cogs._localising import phrases_for
from cogs._views import Asked, digest_view


def post_message(post: DigestPost, role_id: int | None, names: Names) -> Message:
    """The message of a digest; a role to ping stands first in it."""
    phrases = phrases_for(post.locale)
    edition = Edition(
        at=post.digest.until, plain=post.plain, late_since=post.due_at if post.late else None, role_id=role_id
    )
    return digest_message(digest_text(post.digest, names, phrases), edition, phrases)


def post_view(post: DigestPost, mark: str) -> discord.ui.View:
    """The button under a digest, which bears `mark`."""
    asked = Asked(post.digest.since, post.digest.until, post.unions)
    return digest_view(mark, asked, phrases_for(post.locale))
