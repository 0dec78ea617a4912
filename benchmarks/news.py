"""Invented news of twenty years of bargaining, as items of feeds: the same for the same count. Stores nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from bot.domain.articles import FeedItem
from bot.domain.reports import Event

END = datetime(2026, 11, 20, 18, tzinfo=UTC)
"""When the news ends: two strikes run."""
YEARS = 20
CYCLE = timedelta(days=3 * 365)
OUTLETS = tuple(
    """
    variety.com deadline.com hollywoodreporter.com thewrap.com latimes.com nytimes.com apnews.com reuters.com cnn.com
    bbc.com theguardian.com indiewire.com vulture.com npr.org cnbc.com bloomberg.com axios.com avclub.com collider.com
    backstage.com forbes.com fortune.com washingtonpost.com usatoday.com cbsnews.com wgaeast.org sagaftra.org amptp.org
    screenbeat.example picketpost.example reeltalk.example backlotblog.example setnotes.example
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Side:
    """A contract in the words of the news, its share of the news, and how long before `END` its last cycle opened."""

    union: str
    people: str
    agreement: str
    share: int
    opened: int
    strikes: bool


SIDES = {
    "wga/mba": _Side("Writers Guild", "writers", "Minimum Basic Agreement", 28, 130, strikes=True),
    "sag-aftra/tv-theatrical": _Side("SAG-AFTRA", "actors", "TV/theatrical contract", 26, 90, strikes=True),
    "sag-aftra/interactive": _Side(
        "SAG-AFTRA", "video game performers", "Interactive Media Agreement", 8, 700, strikes=True
    ),
    "sag-aftra/commercials": _Side("SAG-AFTRA", "commercials actors", "Commercials Contract", 3, 400, strikes=False),
    "sag-aftra/network-code": _Side("SAG-AFTRA", "broadcasters", "Network Television Code", 2, 820, strikes=False),
    "dga/basic": _Side("Directors Guild", "directors", "directors' agreement", 8, 200, strikes=False),
    "iatse/basic": _Side("IATSE", "crew members", "Basic Agreement", 11, 500, strikes=False),
    "iatse/area-standards": _Side("IATSE", "crew members", "Area Standards Agreement", 2, 560, strikes=False),
    "animation-guild/master": _Side("Animation Guild", "animation workers", "master agreement", 5, 300, strikes=False),
    "teamsters/black-book": _Side(
        "Hollywood Teamsters", "drivers of Local 399", "Black Book Agreement", 7, 600, strikes=False
    ),
}

_TITLES: dict[Event, tuple[str, ...]] = {
    Event.TALKS_START: (
        "{union} and studios begin contract talks on {a}",
        "{union} opens negotiations with AMPTP in {b}",
        "Talks on a new {agreement} begin between {union} and studios",
    ),
    Event.TALKS_CONTINUE: (
        "{union} and AMPTP continue talks over {a}",
        "Negotiations between {union} and studios continue into a new week, {b} on the table",
        "{union} talks with studios continue in {b} with {a} unresolved",
    ),
    Event.OFFER_REJECTED: (
        "{union} rejects studios' offer on {a}",
        "{union} turns down AMPTP proposal, cites {a} and {b}",
    ),
    Event.OFFER_MADE: (
        "Studios make new offer to {union} on {a}",
        "AMPTP presents {union} with a proposal on {a} after {b} session",
    ),
    Event.TALKS_BREAK_OFF: (
        "Talks between {union} and studios break off over {a}",
        "{union} negotiations with AMPTP collapse in {b}",
    ),
    Event.STRIKE_AUTHORIZATION: (
        "{union} members authorize strike with 9{digit} percent of the vote",
        "{union} strike authorization vote passes, {a} at stake",
    ),
    Event.STRIKE_START: (
        "{union} goes on strike against studios over {a}",
        "{union} strike begins: {people} walk off the job in {b}",
    ),
    Event.STRIKE_CONTINUE: (
        "{union} strike continues as {a} divides {b}",
        "{union} strike: {people} remain on strike, {b} waits",
        "Week after week, striking {people} of the {union} hold out over {a}",
    ),
    Event.PICKET: (
        "Striking {people} of the {union} picket {b} over {a}",
        "{union} members picket outside {b}",
    ),
    Event.IMPACT_REPORT: (
        "{b} halts production of {a} amid {union} strike",
        "{union} strike delays {a}, {b} says",
    ),
    Event.ANALYSIS: (
        "What the {union} contract means for {a} and {b}",
        "Why the {union} and the studios disagree about {a}: an explainer from {b}",
        "How {a} became the issue of the {union} negotiations",
    ),
    Event.TALKS_RESUME: (
        "{union} and studios resume talks on {a}",
        "AMPTP and {union} return to the bargaining table in {b}",
    ),
    Event.TENTATIVE_AGREEMENT: (
        "{union} and AMPTP reach tentative agreement on {a}",
        "{union} reaches tentative deal with studios after {b} sessions",
    ),
    Event.STRIKE_END: (
        "{union} strike ends as leaders order {people} back to work",
        "{union} ends strike against studios",
    ),
    Event.BOARD_APPROVAL: ("{union} board approves tentative agreement on {a}", "{union} board approves deal"),
    Event.RATIFIED: (
        "{union} members ratify new {agreement} with 8{digit} percent",
        "{union} contract ratified by {people}",
    ),
}
_LEADS = (
    "The {union} and the studios differ over {c}, and {d} asked for {e}.",
    "The {agreement} covers {e}, and the {union} says that {people} in {b} depend on it as {d} did.",
    "Studios told {people} that {c} could not be settled before {e}, {d} said.",
    "Residuals and artificial intelligence remain open, according to {d}, who named {c} and {e}.",
    "Negotiators proposed minimum staffing and a pension increase of {digit} percent, {d} wrote of {e}.",
    "Members gathered in {b} and spoke with {d} about {c}, pay and the health plan.",
    "Nobody would say how {e} and {c} affect the coming season of {d}.",
    "An assistant from {b} described long days with {d} and worries about {c}.",
)
_SYLLABLES = tuple("bar cor den fal gor hul jes kam lor mer nov pel quin ros tam vin wel xan yor zim".split())
_EARLY = (
    (0, Event.TALKS_START, 12),
    *((day, Event.TALKS_CONTINUE, 4) for day in range(3, 40, 3)),
    *((day, Event.ANALYSIS, 3) for day in range(2, 60, 2)),
    (18, Event.OFFER_MADE, 8),
    (22, Event.OFFER_REJECTED, 8),
    (34, Event.OFFER_MADE, 8),
    (40, Event.STRIKE_AUTHORIZATION, 14),
)
_STRIKE = (
    (58, Event.TALKS_BREAK_OFF, 16),
    (60, Event.STRIKE_START, 40),
    *((day, Event.STRIKE_CONTINUE, 6) for day in range(61, 160)),
    *((day, Event.PICKET, 5) for day in range(61, 160)),
    *((day, Event.IMPACT_REPORT, 4) for day in range(61, 160)),
    *((day, Event.ANALYSIS, 4) for day in range(61, 160)),
    (120, Event.TALKS_RESUME, 20),
    *((day, Event.TALKS_CONTINUE, 5) for day in range(121, 160, 2)),
    (160, Event.TENTATIVE_AGREEMENT, 40),
    (162, Event.BOARD_APPROVAL, 12),
    (163, Event.STRIKE_END, 20),
    (175, Event.RATIFIED, 25),
)
_PEACE = (
    *((day, Event.TALKS_CONTINUE, 4) for day in range(41, 60, 2)),
    (60, Event.TENTATIVE_AGREEMENT, 25),
    (63, Event.BOARD_APPROVAL, 8),
    (85, Event.RATIFIED, 18),
)
_BETWEEN = tuple((day, Event.ANALYSIS, 2) for day in range(190, CYCLE.days, 6))


def news(count: int) -> Iterator[FeedItem]:
    """About `count` items of `YEARS` years on every shipped contract, those of one contract after those of another."""
    shares = sum(side.share for side in SIDES.values())
    for contract, side in SIDES.items():
        yield from _of_contract(contract, side, count * side.share / shares)


def latest(count: int, at: datetime, span: timedelta, random: Random) -> list[FeedItem]:
    """`count` items of the time `span` before `at`, on the running strikes."""
    kinds = (Event.STRIKE_CONTINUE, Event.PICKET, Event.IMPACT_REPORT, Event.ANALYSIS, Event.TALKS_CONTINUE)
    contracts = ("wga/mba", "sag-aftra/tv-theatrical")
    return [
        _item(random.choice(contracts), random.choice(kinds), at - span * random.random(), _topic(random), random)
        for _ in range(count)
    ]


def _of_contract(contract: str, side: _Side, count: float) -> Iterator[FeedItem]:
    random = Random(contract)  # noqa: S311 - invented news
    happenings: list[tuple[datetime, Event, int]] = []
    opened, number = END - timedelta(days=side.opened), 0
    while opened > END - timedelta(days=365 * YEARS):
        script = (*_EARLY, *(_STRIKE if side.strikes and number % 2 == 0 else _PEACE), *_BETWEEN)
        happenings += [(opened + timedelta(days=day), event, weight) for day, event, weight in script]
        opened, number = opened - CYCLE, number + 1
    happenings = [happening for happening in happenings if happening[0] <= END]
    scale = count / sum(weight for _, _, weight in happenings)
    for day, event, weight in happenings:
        topic = _topic(random)
        for _ in range(int(weight * scale + random.random())):
            yield _item(contract, event, min(day + timedelta(hours=random.gauss(0, 5)), END), topic, random)


def _topic(random: Random) -> dict[str, str]:
    """What an event of the day is about: invented words that its outlets share."""
    return {place: " ".join(_name(random) for _ in range(3)) for place in "abcde"}


def _name(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(3)).title()


def _item(contract: str, event: Event, at: datetime, topic: dict[str, str], random: Random) -> FeedItem:
    side = SIDES[contract]
    words = {
        "union": side.union,
        "people": side.people,
        "agreement": side.agreement,
        "day": f"{at:%A}",
        "digit": f"{random.randrange(1, 10)}",
        **topic,
    }
    title = random.choice(_TITLES[event]).format(**words)
    told = f"{title} on {at:%A}, {_name(random)} {_name(random)} wrote."
    lead = " ".join([told, *(text.format(**words) for text in random.sample(_LEADS, 2))])
    body = "\n".join(text.format(**words) for text in random.sample(_LEADS, 6)) if random.random() < 0.25 else ""
    name = f"{at:%Y%m%d%H%M%S}-{random.getrandbits(48):x}"
    url = f"https://{random.choice(OUTLETS)}/{at:%Y/%m}/{name}"
    return FeedItem(key=name, url=url, title=title, lead=lead, body=body, published_at=at, lang="en")
