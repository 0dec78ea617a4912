"""News of an invented spring and autumn, as items of feeds: one writers' negotiation, from first talks to a deal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

START = datetime(2023, 5, 3, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """An item of a feed, as a publisher writes it."""

    key: str
    title: str
    lead: str = ""
    published: datetime | None = START - timedelta(hours=20)
    link: str = ""
    body: str = ""

    @property
    def url(self) -> str:
        return self.link or f"https://variety.com/2023/{self.key}"


STRIKE = Item(
    "strike",
    "Writers Guild goes on strike after talks with studios collapse",
    "The Writers Guild of America went on strike on Tuesday after talks with the AMPTP over AI collapsed.",
)
SECOND = replace(
    STRIKE,
    key="walkout",
    title="WGA strike begins: Hollywood writers walk off the job",
    lead="Film and television writers went on strike on Tuesday, the WGA said.",
    link="https://deadline.com/2023/walkout",
)
THIRD = replace(SECOND, key="third", title="Hollywood writers go on strike", link="https://thewrap.com/2023/third")
TALKS = Item(
    "talks",
    "Writers Guild and AMPTP begin contract talks",
    "The Writers Guild of America and the studios began negotiations on a new contract on Monday.",
    published=datetime(2023, 3, 21, 15, tzinfo=UTC),
)
CAKE = Item("cake", "Ten cakes for spring", "Bake them all.")
EQUITY = Item(
    "equity",
    "Equity UK members go on strike",
    "Members of Equity UK went on strike on Tuesday after talks with Pact collapsed over AI.",
    link="https://thestage.co.uk/2023/equity",
)


def at(*moment: int) -> datetime:
    return START.replace(year=moment[0], month=moment[1], day=moment[2], hour=moment[3])


CAMPAIGN = (
    replace(TALKS, key="talks-two", link="https://deadline.com/2023/talks", published=at(2023, 3, 21, 18)),
    TALKS,
    STRIKE,
    SECOND,
    replace(SECOND, key="echo", link="https://example.org/echo", published=at(2023, 5, 4, 9)),
    THIRD,
    CAKE,
    Item("picket", "Striking writers picket Netflix", "WGA members picketed on Friday.", at(2023, 5, 12, 20)),
    Item(
        "deal",
        "Writers Guild and AMPTP reach tentative agreement to end strike",
        "The Writers Guild of America and the AMPTP reached a tentative agreement on Sunday.",
        at(2023, 9, 25, 3),
    ),
    Item(
        "deal-two",
        "WGA reaches tentative agreement with studios",
        "The Writers Guild of America has reached a tentative deal with the studios.",
        at(2023, 9, 25, 5),
        link="https://deadline.com/2023/deal",
    ),
    Item(
        "deal-three",
        "Tentative agreement between WGA and studios, says Variety",
        "",
        at(2023, 9, 25, 8),
        link="https://thewrap.com/2023/deal",
    ),
    Item(
        "actors",
        "SAG-AFTRA and AMPTP resume talks as actors strike goes on",
        "SAG-AFTRA and the studios resumed negotiations on Monday.",
        at(2023, 10, 2, 20),
    ),
)
