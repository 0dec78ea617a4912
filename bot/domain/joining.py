"""Which articles tell one happening: by the facts they tell, by their words, or as copies. Makes no stories of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.copies import unite_copies
from bot.domain.facts import by_their_day, unite_facts, unite_steps
from bot.domain.groups import Groups
from bot.domain.likenesses import links
from bot.domain.reports import ReadArticle
from bot.domain.tellings import Telling, telling_of

JOIN_DAYS = 4
"""Articles further apart than this never join directly."""


def grouped(ordered: Sequence[ReadArticle]) -> list[list[int]]:
    """The positions of articles that hang together, directly or through others; `ordered` is by time and URL.

    No link reaches over more than JOIN_DAYS. Whether there is one depends on what may link to either end, and for each
    of these on the facts told within FACT_DAYS, of which deals and ends of strikes depend on those FACT_DAYS further.
    """
    entries = by_their_day([telling_of(read) for read in ordered])
    groups = Groups(len(entries))
    doubtful = unite_facts(entries, groups)
    unite_steps(entries, groups)
    _unite_alike(
        [replace(entry, about=frozenset()) if one in doubtful else entry for one, entry in enumerate(entries)],
        groups,
        doubtful,
    )
    unite_copies(entries, groups, JOIN_DAYS)
    return groups.all()


def _unite_alike(entries: Sequence[Telling], groups: Groups, doubtful: Mapping[int, int]) -> None:
    """Unite each article with the one most like it, and with all like it where neither is most like a fact.

    So no article that is about something between two facts links these. A doubtful one like none goes where it may.
    """
    found = list(links(entries, JOIN_DAYS))
    best: dict[int, tuple[float, int]] = {}
    for margin, one, other in found:
        for here, there in ((one, other), (other, one)):
            best[here] = max(best.get(here, (margin, there)), (margin, there))
    drawn = {here for here, (_, there) in best.items() if not entries[here].about and entries[there].about}
    for _, one, other in found:
        if bool(entries[one].about) is bool(entries[other].about) and drawn.isdisjoint((one, other)):
            groups.unite(one, other)
    for here, (_, there) in best.items():
        if not entries[here].about:
            groups.unite(here, there)
    for here, there in doubtful.items():
        if here not in best:
            groups.unite(here, there)
