"""What is posted: a digest, for its channel and for the preview alike, and news for operators. Sends nothing."""

from __future__ import annotations

import discord

from bot.domain.deliveries import Delivery, DigestPost, nonce_of
from bot.domain.notices import FeedNews
from bot.domain.proposals import Proposal
from bot.wording.corrections import news_text
from bot.wording.digests import digest_text
from bot.wording.names import Names
from bot.wording.notices import feed_news_text
from bot.wording.phrases import FALLBACK
from cogs._correction_embeds import correction_embed
from cogs._digest_embeds import Edition, digest_message
from cogs._limits import Message
from cogs._localising import phrases_for
from cogs._notice_embeds import feed_news_embed
from cogs._views import Asked, decision_view, digest_view, feeds_view


def drawn(delivery: Delivery, names: Names) -> tuple[Message, discord.ui.View | None]:
    """The message of a delivery, with buttons that bear its mark."""
    mark = nonce_of(delivery)
    # Which language an operator speaks is known only while they ask; the answers to the buttons are in theirs.
    phrases = phrases_for(FALLBACK)
    if isinstance(delivery.value, FeedNews):
        text = feed_news_text(delivery.value, phrases)
        return Message(embeds=(feed_news_embed(text, phrases),)), feeds_view(mark, text.button)
    if isinstance(delivery.value, Proposal):
        embed = correction_embed(news_text(delivery.value, names, phrases), phrases)
        return Message(embeds=(embed,)), decision_view([delivery.value], phrases, mark)
    return post_message(delivery.value, delivery.target.role_id, names), _post_view(delivery.value, mark)


def post_message(post: DigestPost, role_id: int | None, names: Names) -> Message:
    """The message of a digest; a role to ping stands first in it."""
    phrases = phrases_for(post.locale)
    edition = Edition(
        at=post.digest.until, plain=post.plain, late_since=post.due_at if post.late else None, role_id=role_id
    )
    return digest_message(digest_text(post.digest, names, phrases), edition, phrases)


def _post_view(post: DigestPost, mark: str) -> discord.ui.View:
    asked = Asked(post.digest.since, post.digest.until, post.unions)
    return digest_view(mark, asked, phrases_for(post.locale))
