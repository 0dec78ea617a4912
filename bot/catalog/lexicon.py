"""Builds the lexicon from the data files of this room. Knows the files' form, not what a reading does with them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.catalog.files import data
from bot.domain.lexicon import Cue, CueKind, KnownStrike, Lexicon
from bot.domain.phrases import PhraseIndex
from bot.domain.publishers import Publisher
from bot.domain.reports import Event, Stage
from bot.domain.unions import Contract, LaborUnion


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words an operator adds: unions in the form of `unions.toml`, issues in the form of `issues.toml`."""

    unions: Sequence[Mapping[str, Any]] = ()
    issues: Sequence[Mapping[str, Any]] = ()


def load_lexicon(
    publishers: Iterable[Publisher] = (), strikes: Iterable[KnownStrike] = (), added: Vocabulary | None = None
) -> Lexicon:
    """Build the lexicon of shipped words and those an operator added; ValueError for a phrase that cannot be read.

    Its version changes with the publishers' tiers and parties too: claims carry them.
    """
    added = added or Vocabulary()
    unions = [*data("unions.toml")["unions"], *added.unions]
    issues = [*data("issues.toml")["issues"], *added.issues]
    cues = data("cues.toml")
    publishers = tuple(publishers)
    trust = sorted((publisher.domain, publisher.tier, publisher.party) for publisher in publishers)
    outlets = sorted({(publisher.name, publisher.domain) for publisher in publishers if publisher.tier == 2})
    strikes = tuple(strikes)
    index = PhraseIndex.of([*_union_phrases(unions), *_issue_phrases(issues), *_cue_phrases(cues), *_outlets(outlets)])
    material = json.dumps([unions, issues, cues, outlets, trust, [str(strike) for strike in strikes]], sort_keys=True)
    return Lexicon(
        unions=tuple(_union(entry) for entry in unions),
        index=index,
        strikes=strikes,
        issues=tuple(entry["id"] for entry in issues),
        version=hashlib.sha256(material.encode()).hexdigest()[:16],
    )


def _union(entry: Mapping[str, Any]) -> LaborUnion:
    contracts = tuple(
        Contract(id=contract["id"], union=entry["id"], name=contract["name"], employers=contract["employers"])
        for contract in entry["contracts"]
    )
    return LaborUnion(entry["id"], entry["name"], contracts, entry.get("full_name", ""))


def _union_phrases(unions: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Cue]]:
    for union in unions:
        for key, kind in (("names", CueKind.UNION), ("short", CueKind.SHORT), ("people", CueKind.PEOPLE)):
            for phrase in union.get(key, ()):
                yield phrase, Cue(kind, union["id"])
        for contract in union["contracts"]:
            for phrase in contract.get("names", ()):
                yield phrase, Cue(CueKind.CONTRACT, contract["id"])


def _issue_phrases(issues: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Cue]]:
    for issue in issues:
        for phrase in issue["phrases"]:
            yield phrase, Cue(CueKind.ISSUE, issue["id"])


def _cue_phrases(cues: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    groups = (
        ("labor", CueKind.LABOR),
        ("setting", CueKind.SETTING),
        ("modality", CueKind.MODALITY),
        ("attribution", CueKind.ATTRIBUTION),
        ("stances", CueKind.STANCE),
        ("hints", CueKind.HINT),
    )
    for group, kind in groups:
        for name, phrases in cues[group].items():
            for phrase in phrases:
                yield phrase, Cue(kind, name)
    for name in ("trades", "dubbing", "unions", "newsrooms", "business", "listings"):
        for phrase in cues["elsewhere"][name]:
            yield phrase, Cue(CueKind.ELSEWHERE, name)
    for phrase in [*cues["elsewhere"]["meanings"], *cues["masks"]["names"]]:
        yield phrase, Cue(CueKind.MEANING, "other")
    for phrase in cues["elsewhere"]["bargains"]:
        yield phrase, Cue(CueKind.MEANING, "bargain")
    for phrase in cues["masks"]["staff"]:
        yield phrase, Cue(CueKind.MEANING, "staff")
    for phrase in cues["masks"]["namesakes"]:
        yield phrase, Cue(CueKind.ELSEWHERE, "namesakes")
    for name, entry in cues["events"].items():
        for stage, phrases in _stages(entry):
            for phrase in phrases:
                yield phrase, Cue(CueKind.EVENT, Event(name), stage)


def _stages(entry: Mapping[str, Any]) -> Iterator[tuple[Stage, Sequence[str]]]:
    if "phrases" in entry:
        yield Stage.NONE, entry["phrases"]
        return
    for stage, nested in entry.items():
        yield Stage("" if stage == "told" else stage), nested["phrases"]


def _outlets(outlets: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Cue]]:
    for name, domain in outlets:
        words = [word for word in name.replace("/", " ").split() if word not in ("The", "the", "-")]
        if words:
            yield " ".join(words), Cue(CueKind.OUTLET, domain)
