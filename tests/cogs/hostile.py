"""Answers in words as the worst feed or member would have them, for hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.config import LONGEST_ID
from bot.domain.feeds import FeedState
from bot.domain.notices import FeedChange, FeedNews, FeedNotice
from bot.domain.proposals import ProposalState
from bot.wording.corrections import CorrectionsText, CorrectionText, DecisionText, Entry
from bot.wording.digests import ChangeLine, DigestText, SectionText
from bot.wording.explanations import ExplanationText, Passage
from bot.wording.facts import Fact
from bot.wording.feeds import FeedLine, FeedsText
from bot.wording.headlines import HeadlineLine, HeadlinesText
from bot.wording.help import CommandHelp, HelpText
from bot.wording.phases import Note, Tone
from bot.wording.sources import Source
from bot.wording.standings import Card, IssueLine, OverviewText, StandingLine, StatusText, SummarySentence
from bot.wording.subscriptions import (
    ChangeText,
    DigestLine,
    DigestListText,
    SettingsText,
    SetUpText,
    TroubleLine,
)
from bot.wording.timelines import ContractTimeline, Link, SpanLine, TimelineText
from bot.wording.trials import Line, TrialText
from cogs._views import Asked
from tests.answers import NOW

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
    "\u202eevil\u202c",
    "\u200f\u05d0\u05d1\u200e",
    "\ud800",
    "\x00\x1b[31m\x7f\x85\u2028",
    "https:\u200b//evil.example",
    "@\u200beveryone",
    "<\u200b@1>",
    "z" + "\u0316\u0489" * 40,
    "👩\u200d⚕️🇺🇸",
    "variety.com (deadline.com)",
)
pieces = st.sampled_from([*HOSTILE, *"*_[]()<>@#`|~\\ \n😀", "Writers and studios meet. "])
characters = st.one_of(
    st.characters(), st.characters(categories=["Cs", "Cc", "Cf", "Co", "Zs", "Zl", "Mn", "Me", "Pi", "Po", "So"])
)
endless = st.sampled_from(["x" * 10_000, "😀" * 5_000, "a\u0301" * 5_000, "(" * 10_000, "\\" * 10_000, "\n" * 10_000])
short = st.lists(st.one_of(pieces, pieces, st.text(characters, max_size=8)), max_size=8).map("".join)
long = st.one_of(short.map(lambda text: text * 200), endless)
texts = st.one_of(*[short] * 7, long)
own = texts.map("Words {}".format)
"""What wording says itself is never blank, whatever stands in it."""
HOSTILE_URLS = (
    "",
    "javascript:alert(1)",
    "discord://-/settings",
    "ftp://variety.com/a",
    "//variety.com/a",
    "https:variety.com",
    "https://localhost/x",
    "https://[::1]/x",
    "https://user:secret@variety.com/",
    "https://variety.com@evil.example/",
    "https://variety.com:99999/",
    "https://variety.com\\@evil.example/",
    "https://variety.com/a b",
    "https://variety.com/\u202ea",
    "https://variety.com/\ud800",
    "https://variety.com/" + "a" * 10_000,
    "https://vаriety.com/x",
    "https://münchen.de/straße?x=(y)#z",
    "https://variety.com./x",
    "HTTPS://WWW.Variety.COM/x>y)z](<https://evil.example>",
    "https://a_b.example/~x*y*_z_|q|",
    "https://variety.com/<@1>@everyone`x`",
    "https://www.example.com:8443/?q=</x>&r=[a](b)",
    "http://xn--vriety-3nf.com/x",
)
urls = st.one_of(
    st.sampled_from(HOSTILE_URLS),
    st.builds("https://www.variety.com/2023/biz/{}".format, st.text(max_size=20)),
    st.builds(
        lambda name, times: f"https://deadline.com/{name * times}",
        st.sampled_from(["a", "(b)", "é"]),
        st.sampled_from([9, 140]),
    ),
    texts,
)
tones = st.sampled_from(Tone)
marks = st.integers(1, 9)


def some(values: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to `most` values, or twenty times as many of them again."""
    return st.builds(
        lambda found, times: tuple(found) * times, st.lists(values, max_size=most), st.sampled_from([1] * 7 + [20])
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
    st.lists(st.builds(Source, marks, texts, urls, texts), max_size=9, unique_by=lambda source: source.mark).map(tuple),
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
feed_lines = st.builds(FeedLine, texts, urls, st.sampled_from(FeedState), *[texts] * 7)
feeds = st.builds(FeedsText, own, st.tuples(*[texts] * 6), some(feed_lines, 4), texts)
feed_notices = st.builds(
    FeedNotice, st.sampled_from(FeedChange), texts, st.just(NOW), urls, texts, st.none() | st.just(NOW), urls
)
feed_news = st.builds(FeedNews, st.lists(feed_notices, min_size=1, max_size=20).map(tuple))
passages = st.builds(Passage, texts, texts, texts)
explanations = st.builds(
    ExplanationText,
    tone=tones,
    title=texts,
    url=urls,
    verdict=own,
    reason=own,
    quote=texts,
    facts_title=own,
    facts=some(facts, 4),
    issues_title=own,
    issues=some(passages, 3),
    claims_title=own,
    claims=some(passages, 3),
    hint=texts,
    footer=st.tuples(own),
)
trials = st.builds(
    TrialText,
    tone=tones,
    address=urls,
    verdict=own,
    facts=some(facts, 6),
    lines_title=own,
    lines=some(st.builds(Line, texts, urls, texts), 12),
    hint=texts,
)
helps = st.builds(HelpText, own, texts, some(st.builds(CommandHelp, texts, texts), 4), texts)
contacts = st.one_of(texts, urls).map(lambda text: text[:200])
"""An operator's; the configuration takes no longer one."""
SNOWFLAKE = 123456789012345678
"""The one channel, role and person that steward's answers may name."""
snowflakes = st.just(SNOWFLAKE)
moments = st.none() | st.just(NOW)
settings_texts = st.builds(SettingsText, own, snowflakes, st.none() | snowflakes, texts, texts, texts, texts)
digest_lines = st.builds(DigestLine, settings_texts, texts, moments, texts, moments, st.none() | snowflakes)
troubles = st.builds(TroubleLine, snowflakes, st.just(NOW), texts, texts)
digest_lists = st.builds(DigestListText, own, some(digest_lines, 4), own, some(troubles, 4), texts)
set_ups = st.builds(SetUpText, own, settings_texts, st.just(NOW), texts)
digest_changes = st.builds(ChangeText, own, moments)
corrections = st.builds(
    CorrectionText,
    texts,
    st.sampled_from(ProposalState),
    texts,
    texts,
    texts,
    texts,
    some(st.builds(Entry, texts, texts, st.just(str(SNOWFLAKE)) | texts.map("{} by shell".format)), 3),
)
decisions = st.builds(DecisionText, own, corrections, texts)
correction_lists = st.builds(CorrectionsText, own, some(corrections, 4), texts)
ids = st.text("abz09-_", min_size=1, max_size=LONGEST_ID)
spans = (st.just(datetime(2023, 9, 15, tzinfo=UTC)), st.just(datetime(2023, 9, 22, tzinfo=UTC)))
asked = st.builds(Asked, *spans, st.lists(ids, max_size=1).map(tuple), st.just("") | ids)
asked_of_digest = st.builds(Asked, *spans, st.lists(ids, max_size=9).map(tuple))
"""Which headlines; ids come from the configuration, which takes no other characters and no longer ones."""
