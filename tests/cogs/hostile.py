"""Answers in words as the worst feed would have them, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.domain.feeds import FeedState
from bot.wording.digests import ChangeLine, DigestText, SectionText
from bot.wording.facts import Fact
from bot.wording.feeds import FeedLine, FeedsText
from bot.wording.headlines import HeadlineLine, HeadlinesText
from bot.wording.help import CommandHelp, HelpText
from bot.wording.phases import Note, Tone
from bot.wording.sources import Source
from bot.wording.standings import Card, IssueLine, OverviewText, StandingLine, StatusText, SummarySentence
from bot.wording.timelines import ContractTimeline, Link, SpanLine, TimelineText
from cogs._markup import address

HOSTILE = (
    "@everyone",
    "@HERE now",
    "<@123456789012345678>",
    "<@!1>",
    "<@&1>",
    "<#1>",
    "<:smile:1>",
    "<a:smile:1>",
    "</status:1>",
    "<t:0:R>",
    "<t:0>",
    "<id:guide>",
    "<https://evil.example>",
    "<mailto:a@evil.example>",
    "https://evil.example/x",
    "HTTPS://evil.example",
    "hthttps://tps://evil.example",
    "discord://-/settings",
    "discord.gg/abc",
    "[Variety](https://evil.example)",
    "[x](<https://evil.example>)",
    "](<https://evil.example>) [",
    "[1]",
    "# loud",
    "### loud",
    "-# small",
    "> quoted",
    ">>> quoted",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "2023. item",
    "1) item",
    "**bold** *italic* __under__ _italic_ ~~gone~~",
    "||spoiler||",
    "```code```",
    "`code`",
    "\\*twice escaped\\*",
    "\\",
    "a\\",
    "¯\\_(ツ)_/¯",
    "a < b > c & d",
)
pieces = st.sampled_from([*HOSTILE, *"*_[]()<>@#`|~\\ \n😀", "Writers and studios meet. "])
texts = st.builds(
    lambda parts, times: "".join(parts) * times,
    st.lists(st.one_of(pieces, pieces, st.text(max_size=8)), max_size=8),
    st.sampled_from([1, 1, 1, 3, 200]),
)
own = texts.map("Words {}".format)
"""What wording says itself is never blank, whatever stands in it."""
urls = st.one_of(
    st.builds("https://www.variety.com/2023/biz/{}".format, st.text(max_size=20)),
    st.builds(
        lambda name, times: f"https://deadline.com/{name * times}",
        st.sampled_from(["a", "(b)", "é"]),
        st.sampled_from([9, 140]),
    ),
    texts.filter(lambda text: not address(text)),
)
tones = st.sampled_from(Tone)
marks = st.integers(1, 9)


def some(values: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to `most` values, or twenty times as many of them again."""
    return st.builds(
        lambda found, times: tuple(found) * times, st.lists(values, max_size=most), st.sampled_from([1, 1, 1, 20])
    )


facts = st.builds(Fact, texts, texts)
notes = st.builds(Note, texts, st.lists(marks, max_size=3).map(tuple), st.booleans())
headline_lines = st.builds(HeadlineLine, texts, urls, texts, texts, texts, texts)
standing_lines = st.builds(StandingLine, tones, texts, texts, texts, some(texts, 3))
cards = st.builds(
    Card,
    tones,
    own,
    own,
    some(notes, 3),
    some(st.builds(SummarySentence, texts, marks), 3),
    some(st.builds(IssueLine, texts, texts, marks), 5),
    some(facts, 4),
    some(headline_lines, 4),
    st.lists(st.builds(Source, marks, texts, urls, texts), max_size=9).map(tuple),
)
statuses = st.builds(StatusText, some(cards, 2), texts, texts, st.tuples(own, texts))
overviews = st.builds(OverviewText, own, some(standing_lines, 4), texts, texts, st.tuples(own, texts))
headlines = st.builds(HeadlinesText, own, some(headline_lines, 6), texts, st.tuples(own, texts))
span_lines = st.builds(
    SpanLine, tones, texts, texts, texts, texts, st.booleans(), some(st.builds(Link, texts, urls), 4)
)
timelines = st.builds(TimelineText, own, some(st.builds(ContractTimeline, texts, some(span_lines, 4)), 3), texts)
change_lines = st.builds(ChangeLine, tones, texts, texts, texts, st.booleans(), urls)
digests = st.builds(
    DigestText,
    heading=own,
    span=texts,
    quiet=texts,
    changes_title=texts,
    changes=some(change_lines, 3),
    sections=st.lists(st.builds(SectionText, texts, some(headline_lines, 5)), max_size=3).map(tuple),
    ahead_title=texts,
    ahead=some(facts, 3),
    states_title=texts,
    states=some(standing_lines, 3),
    rest=texts,
    footer=st.tuples(own),
)
feed_lines = st.builds(FeedLine, texts, urls, st.sampled_from(FeedState), texts, texts, texts, texts, texts, texts)
feeds = st.builds(FeedsText, own, st.tuples(*[texts] * 6), some(feed_lines, 4), texts)
helps = st.builds(HelpText, own, texts, some(st.builds(CommandHelp, texts, texts), 4), texts)
