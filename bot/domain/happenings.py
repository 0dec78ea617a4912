"""Joins the claims of many articles into happenings of one contract. What a happening changes is `phases`' business."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.confirmation import confirmed_at, is_trusted
from bot.domain.dates import day_of
from bot.domain.negotiations import Correction
from bot.domain.publishers import HISTORY_TIER
from bot.domain.reports import Event, LedgerEntry, Modality, Precision, Stage, When
from bot.domain.unions import Contract

DAY_REACH = 7
ABOUT_REACH = 21
LONGEST_REACH = 31
LONGEST_BACK = 400
"""Days: what lies further back than this when it is printed is background, not news."""
LONGEST_AHEAD = 180
"""Days: nothing but an expiry is announced for later than this."""
COUNTED_EVENTS = frozenset({Event.STRIKE_START, Event.STRIKE_END})
RUNNING_REACH = 60
"""Days that a coarse date may lie after the start of the strike it means."""
SHORTEST_TERM = timedelta(days=180)
"""No contract runs for less."""
TERM_EVENTS = frozenset({Event.CONTRACT_EXPIRY, Event.CONTRACT_EXPIRY_EXTENDED})


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening as all its claims together give it."""

    event: Event
    when: When
    """When it took effect; for an expiry or its extension the day the contract runs out."""
    entries: tuple[LedgerEntry, ...]
    """The claims in order of publication; none when only a correction stands behind it."""
    known_at: datetime
    """When it was first published, by a party or a newsroom if any did."""
    confirmed: bool
    confirmed_at: datetime | None
    """When the confirming entry was published; None when only a correction confirms it."""
    sure: bool
    """True when history or a correction stands behind it."""
    trusted: int
    """How many independent parties and newsrooms state it."""
    stage: Stage = Stage.NONE
    correction: Correction | None = None
    on_record: bool = False
    """Whether shipped history alone confirms it."""

    @property
    def on(self) -> date:
        """The day from which it bears on the phase.

        An extension does once it is known; a stated expiry shows that the contract was in force for some time before.
        """
        if self.event is Event.CONTRACT_EXPIRY:
            return min(day_of(self.known_at), self.when.on - SHORTEST_TERM)
        return day_of(self.known_at) if self.event in TERM_EVENTS else self.when.on


def in_order(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """The distinct entries by publication, the same for every order of the input."""
    # A dictionary keeps the order, and what is stored comes in order: sorting it is then one pass.
    return sorted(dict.fromkeys(entries), key=_publication)


def is_timely(entry: LedgerEntry) -> bool:
    """Whether a claim is near enough to its publication to be news; history always is."""
    if entry.tier == HISTORY_TIER:
        return True
    ahead = (entry.claim.effective.on - entry.published_at.date()).days
    return ahead >= -LONGEST_BACK and (ahead <= LONGEST_AHEAD or entry.claim.event in TERM_EVENTS)


def is_fact(entry: LedgerEntry) -> bool:
    """Whether a claim may change anything: asserted, near enough to its publication, no vote that is only called."""
    claim = entry.claim
    if claim.modality is not Modality.ASSERTED or not is_timely(entry):
        return False
    return claim.event is not Event.STRIKE_AUTHORIZATION or claim.stage is Stage.PASSED


def effective(entry: LedgerEntry) -> When:
    """When the claim took effect; only about then when it is named in passing and not told."""
    claim = entry.claim
    return When(claim.effective.on, Precision.ABOUT) if claim.stage is Stage.NAMED else claim.effective


def near(one: When, other: When) -> bool:
    """Whether two dates may be the same: 7 days apart at most, a month by its days, `about` within 21 days."""
    precisions = (one.precision, other.precision)
    if Precision.MONTH in precisions and (one.on.year, one.on.month) == (other.on.year, other.on.month):
        return True
    if Precision.ABOUT in precisions:
        return abs((one.on - other.on).days) <= ABOUT_REACH
    return Precision.MONTH not in precisions and abs((one.on - other.on).days) <= DAY_REACH


def join_claims(entries: Iterable[LedgerEntry], contract: Contract) -> list[Happening]:
    """Join asserted claims, given in order of publication, into happenings.

    A claim joins the earliest group of its event that is near, a coarse one the best supported; a coarse strike start
    with none near joins the strike that had begun before and is not known to be over. Parties and newsrooms go first,
    so that no number of other sources can pull their claims together or apart. What is only named counts where
    somebody tells it.
    """
    shelves: defaultdict[Event, _Shelf] = defaultdict(_Shelf)
    for entry in sorted(entries, key=lambda each: not is_trusted(each)):
        claim = entry.claim
        shelf = shelves[claim.event]
        group = shelf.nearest(effective(entry))
        if group is None and claim.event is Event.STRIKE_START and claim.effective.precision is not Precision.DAY:
            group = _running(shelf, shelves[Event.STRIKE_END], claim.effective.on)
        shelf.add(entry, group)
    return [group.happening(contract) for shelf in shelves.values() for group in shelf.groups if group.is_told]


class _Group:
    """Claims of one happening while they are collected."""

    def __init__(self, index: int, when: When) -> None:
        self.index = index
        self.when = when
        self.entries: list[LedgerEntry] = []
        self.trusted: set[str] = set()
        self._settled = False
        self._votes: defaultdict[date, set[str]] = defaultdict(set)
        self._calls: defaultdict[date, set[str]] = defaultdict(set)

    def add(self, entry: LedgerEntry) -> None:
        self.entries.append(entry)
        if is_trusted(entry):
            self.trusted.add(entry.source)
        elif self.trusted:
            return
        if self._settled:
            return
        if entry.tier == HISTORY_TIER:
            self.when, self._settled = entry.claim.effective, True
        elif effective(entry).precision is Precision.DAY:
            self._votes[entry.claim.effective.on].add(entry.source)
            self.when = self._favourite()
        elif entry.claim.event is Event.STRIKE_START and entry.claim.stage is Stage.CALLED:
            self._calls[entry.claim.effective.on].add(entry.source)
            self.when = self._favourite()

    def _favourite(self) -> When:
        """The day that most sources give; not the eve, where more of them say that a strike is only called.

        Where more call it for a day, about then, than tell of any, it is that.
        """
        votes = {
            day: sources
            for day, sources in self._votes.items()
            if len(sources) >= len(self._calls.get(day + timedelta(days=1), ()))
        }
        day = _favourite(votes) if votes else None
        called = _favourite(self._calls) if self._calls else None
        if day and (not called or called in votes or len(votes[day]) >= len(self._calls[called])):
            return When(day)
        return When(called or self.when.on, Precision.ABOUT)

    @property
    def is_told(self) -> bool:
        return any(entry.claim.stage is not Stage.NAMED for entry in self.entries)

    def happening(self, contract: Contract) -> Happening:
        vouched = any(is_trusted(entry) and entry.claim.stage is not Stage.NAMED for entry in self.entries)
        confirmed = confirmed_at(self.entries, contract) if vouched else None
        told = [entry for entry in self.entries if entry.tier != HISTORY_TIER]
        known = len(told) < len(self.entries)
        return Happening(
            event=self.entries[0].claim.event,
            when=self._when(confirmed),
            entries=tuple(sorted(self.entries, key=lambda entry: entry.published_at)),
            known_at=self.entries[0].published_at,
            confirmed=confirmed is not None,
            confirmed_at=confirmed,
            sure=known,
            trusted=len(self.trusted),
            stage=self._stage(),
            on_record=known and confirmed_at(told, contract) is None,
        )

    def _when(self, confirmed: datetime | None) -> When:
        """The day that most sources give; later restatements, which give their own day, do not move a confirmed one.

        A strike's first and last day are what later articles count from, so there all sources have a vote.
        """
        if confirmed is None or self._settled or self.entries[0].claim.event in COUNTED_EVENTS:
            return self.when
        votes: defaultdict[date, set[str]] = defaultdict(set)
        for entry in filter(is_trusted, self.entries):
            if day_of(entry.published_at) <= day_of(confirmed) and effective(entry).precision is Precision.DAY:
                votes[entry.claim.effective.on].add(entry.source)
        return When(_favourite(votes)) if votes else self.when

    def _stage(self) -> Stage:
        """What the best sources for its day say of the stage."""
        stated = [entry for entry in self.entries if entry.claim.effective == self.when] or self.entries
        best = min(entry.tier for entry in stated)
        return max(entry.claim.stage for entry in stated if entry.tier == best)


def _favourite(votes: Mapping[date, set[str]]) -> date:
    """The day with most sources, the earliest of equals."""
    return max(votes, key=lambda day: (len(votes[day]), -day.toordinal()))


class _Shelf:
    """The groups of one event, to be found by day."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._days: list[tuple[int, int]] = []

    def between(self, first: int, last: int) -> Sequence[_Group]:
        """The groups whose day lies in [first, last] (ordinals), by day."""
        low, high = bisect_left(self._days, (first, 0)), bisect_right(self._days, (last, len(self.groups)))
        return [self.groups[index] for _, index in self._days[low:high]]

    def nearest(self, when: When) -> _Group | None:
        """The earliest group that is near; for a coarse date the best supported, then the nearest."""
        day = when.on.toordinal()
        found = [group for group in self.between(day - LONGEST_REACH, day + LONGEST_REACH) if near(group.when, when)]
        if when.precision is Precision.DAY:
            return min(found, key=lambda group: group.index, default=None)
        return min(found, key=lambda group: (-len(group.trusted), abs((group.when.on - when.on).days)), default=None)

    def add(self, entry: LedgerEntry, group: _Group | None) -> None:
        if group is None:
            group = _Group(len(self.groups), effective(entry))
            self.groups.append(group)
        else:
            self._days.remove((group.when.on.toordinal(), group.index))
        group.add(entry)
        insort(self._days, (group.when.on.toordinal(), group.index))


def _running(starts: _Shelf, ends: _Shelf, on: date) -> _Group | None:
    """The last strike begun by that day, unless a trusted source has it end before."""
    day = on.toordinal()
    begun = starts.between(day - RUNNING_REACH, day)
    if not begun:
        return None
    ended = ends.between(begun[-1].when.on.toordinal() + 1, day)
    return None if any(group.trusted for group in ended) else begun[-1]


def _publication(entry: LedgerEntry) -> tuple[object, ...]:
    claim = entry.claim
    return (
        entry.published_at,
        entry.article,
        claim.event,
        claim.effective.on,
        claim.effective.precision,
        claim.modality,
        claim.stage,
        claim.quoted,
        claim.attribution or "",
        claim.evidence,
        entry.source,
        entry.tier,
        entry.party,
    )
