"""The vocabulary that readings rest on, as values. Its data are files in `bot.catalog`; its use is in `reading`."""

from __future__ import annotations

import difflib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.domain.phrases import PhraseIndex
from bot.domain.reports import Stage
from bot.domain.tokens import words_of
from bot.domain.unions import Contract, LaborUnion
from bot.user_errors import UnknownContractError, UnknownUnionError


class CueKind(StrEnum):
    """What a phrase of the lexicon tells."""

    UNION = "union"
    """Names a union; `name` is its id."""
    SHORT = "short"
    """Names a union, but other things as well."""
    PEOPLE = "people"
    """Those a union speaks for."""
    CONTRACT = "contract"
    LABOR = "labor"
    """`strike` or `talks`."""
    SETTING = "setting"
    ELSEWHERE = "elsewhere"
    """Other people's labour conflicts."""
    MEANING = "meaning"
    """A strike that is no labour action, a union's name that means something else."""
    EVENT = "event"
    HINT = "hint"
    """What an article that states no event leans to; `name` is an event."""
    MODALITY = "modality"
    ATTRIBUTION = "attribution"
    STANCE = "stance"
    ISSUE = "issue"
    OUTLET = "outlet"
    """Names a publisher; `name` is its domain."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What one phrase stands for."""

    kind: CueKind
    name: str
    stage: Stage = Stage.NONE


@dataclass(frozen=True, slots=True)
class KnownStrike:
    """A strike of shipped history; `last_day` is its last day, None while it runs."""

    contract: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything a reading may know besides the article. `version` changes with any of its data."""

    unions: tuple[LaborUnion, ...]
    index: PhraseIndex[Cue] = field(repr=False)
    strikes: tuple[KnownStrike, ...]
    issues: tuple[str, ...]
    version: str

    def union(self, union_id: str) -> LaborUnion:
        """The union with that id; KeyError if there is none."""
        for union in self.unions:
            if union.id == union_id:
                return union
        raise KeyError(union_id)

    def find_union(self, name: str) -> LaborUnion:
        """The union a person means by `name`: its id, a name of it, or its people. Raises UnknownUnionError."""
        wanted = name.strip().lower()
        for union in self.unions:
            if wanted in (union.id, union.name.lower()):
                return union
        kinds = (CueKind.UNION, CueKind.SHORT, CueKind.PEOPLE)
        for spelling in (name, name.upper()):
            meant = [found.what.name for found in self.index.find(words_of(spelling)) if found.what.kind in kinds]
            if meant:
                return self.union(meant[0])
        ids = [union.id for union in self.unions]
        raise UnknownUnionError(name, tuple(difflib.get_close_matches(wanted, ids, n=3, cutoff=0.6)) or tuple(ids))

    def find_contract(self, name: str) -> Contract:
        """The contract a person means by its id, or by its union's name for the principal one. UnknownContractError."""
        contracts = {contract.id: contract for union in self.unions for contract in union.contracts}
        wanted = name.strip().lower()
        if wanted in contracts:
            return contracts[wanted]
        if "/" not in wanted:
            with suppress(UnknownUnionError):
                return self.find_union(name).principal
        close = difflib.get_close_matches(wanted, contracts, n=3, cutoff=0.6)
        raise UnknownContractError(name, tuple(close) or tuple(contracts))

    def contract(self, contract_id: str) -> Contract:
        """The contract with that id; KeyError if there is none."""
        for union in self.unions:
            for contract in union.contracts:
                if contract.id == contract_id:
                    return contract
        raise KeyError(contract_id)

    def on_strike(self, day: date, lately: int = 0) -> tuple[str, ...]:
        """Ids of the unions on strike on `day` or up to `lately` days before, in order of start.

        By shipped history, principal contracts only.
        """
        principals = {union.principal.id: union.id for union in self.unions}
        return tuple(principals[contract] for contract in self.struck(day, lately) if contract in principals)

    def struck(self, day: date, lately: int = 0) -> tuple[str, ...]:
        """Ids of the contracts whose strike ran on `day` or up to `lately` days before, by shipped history."""
        return tuple(
            strike.contract
            for strike in sorted(self.strikes, key=lambda strike: strike.first_day)
            if strike.first_day <= day and (strike.last_day is None or day <= strike.last_day + timedelta(lately))
        )

    def joined_strike(self, day: date) -> tuple[str, ...]:
        """Ids of the unions of the last strikes that ran at the same time and began by `day`, in order of start."""
        principals = {union.principal.id: union.id for union in self.unions}
        begun = sorted(
            (strike for strike in self.strikes if strike.contract in principals and strike.first_day <= day),
            key=lambda strike: strike.first_day,
        )
        for one, other in reversed(list(pairwise(begun))):
            if one.last_day is None or other.first_day <= one.last_day:
                return tuple(dict.fromkeys(principals[strike.contract] for strike in (one, other)))
        return ()
