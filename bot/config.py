"""The operator's configuration: one TOML file, checked whole, every problem reported at once. Holds no secrets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator

from bot.config_problems import (
    CHANNEL_LINK,
    CONTRACT_FORM,
    DOMAIN_FORM,
    ID_FORM,
    ISSUE_FORM,
    LANG_FORM,
    problem_of,
    shown,
)
from bot.domain.feeds import FeedSource
from bot.domain.phrases import PhraseIndex
from bot.domain.publishers import NEWSROOM_TIER, OTHER_TIER, PARTY_TIER, Publisher
from bot.errors import ConfigError, Problem
from bot.feeds.opml import read_opml
from bot.feeds.turns import domain_of

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
LONGEST_ID = 30
"""A button in Discord, which holds the ids it is about, has no room for more."""
Id = Annotated[str, StringConstraints(pattern=ID_FORM, max_length=LONGEST_ID)]
ContractId = Annotated[str, StringConstraints(pattern=CONTRACT_FORM)]
Domain = Annotated[str, StringConstraints(pattern=DOMAIN_FORM)]
Tier = Literal[1, 2, 3]
WEB_PORTS = (80, 443)


def _readable(phrase: str) -> str:
    PhraseIndex.of([(phrase, None)])
    return phrase


def _user_id(number: int) -> int:
    if not 10**16 <= number < 2**63:
        raise ValueError("the id of a user in Discord: 17 to 19 digits")
    return number


UserId = Annotated[int, AfterValidator(_user_id)]
Phrase = Annotated[Text, AfterValidator(_readable)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Polling(_Section):
    """How often and how many feeds are asked."""

    interval_minutes: int = Field(default=30, ge=15, le=1440)
    at_once: int = Field(default=8, ge=1, le=64)
    ports: list[Annotated[int, Field(ge=1, le=65535)]] = []


class Retention(_Section):
    """How long texts are kept; 0 keeps them for ever. Claims and their evidence always stay."""

    articles_days: int = Field(default=0, ge=0)
    rejected_days: int = Field(default=30, ge=1, le=365)


class Log(_Section):
    """What the program tells of itself."""

    level: Literal["debug", "info", "warning", "error"] = "info"


class Feed(_Section):
    """A feed of the operator's own; its tier belongs to the publisher, the registrable domain of its address."""

    url: Annotated[str, StringConstraints(max_length=2048)]
    name: Text
    lang: Annotated[str, StringConstraints(pattern=LANG_FORM)] = "en"
    interval_minutes: int | None = Field(default=None, ge=15, le=1440)

    @field_validator("url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        form = "an http or https address without user name and password"
        try:
            parts, port = urlsplit(url), urlsplit(url).port
        except ValueError:
            raise ValueError(form) from None
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or port == 0:
            raise ValueError(form)
        return url


class PublisherEntry(_Section):
    """A publisher that the shipped list lacks, or describes differently."""

    domain: Domain
    name: Text
    tier: Tier
    owner: str = ""
    group: str = ""
    party: str = ""


class ContractEntry(_Section):
    """A contract of an added union, and what the news calls it."""

    id: ContractId
    name: Text
    employers: Id
    names: list[Phrase] = []


class UnionEntry(_Section):
    """A union that is not shipped: its names, its people, its contracts, the first of them the principal one."""

    id: Id
    name: Text
    full_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    names: list[Phrase] = Field(min_length=1)
    short: list[Phrase] = []
    people: list[Phrase] = []
    contracts: list[ContractEntry] = Field(min_length=1)


class IssueEntry(_Section):
    """A bargaining issue that is not shipped."""

    id: Annotated[str, StringConstraints(pattern=ISSUE_FORM, max_length=LONGEST_ID)]
    phrases: list[Phrase] = Field(min_length=1)


class Config(_Section):
    """Everything an operator may set; each key has a default."""

    database: Annotated[str, StringConstraints(min_length=1)] = "strikewire.db"
    token_file: str = ""
    contact: Text = "the operator of this bot"
    follow: list[Id] = []
    operators: list[UserId] = []
    operators_channel: Annotated[str, StringConstraints(pattern=CHANNEL_LINK)] = ""
    defaults: bool = True
    opml: str = ""
    history: bool = True
    polling: Polling = Polling()
    retention: Retention = Retention()
    log: Log = Log()
    feeds: list[Feed] = []
    publishers: list[PublisherEntry] = []
    unions: list[UnionEntry] = []
    issues: list[IssueEntry] = []

    def channel_of_operators(self) -> tuple[int, int] | None:
        """The ids of the server and the channel in which operators are told of their feeds, if one is set."""
        ids = re.findall("[0-9]{17,}", self.operators_channel)
        return (int(ids[0]), int(ids[1])) if ids else None

    def added_publishers(self) -> tuple[Publisher, ...]:
        """The operator's publishers."""
        return tuple(Publisher(**entry.model_dump()) for entry in self.publishers)

    def added_feeds(self) -> tuple[FeedSource, ...]:
        """The operator's own feeds."""
        return tuple(
            FeedSource(
                url=feed.url,
                publisher=domain_of(feed.url),
                name=feed.name,
                lang=feed.lang,
                interval=timedelta(minutes=feed.interval_minutes or self.polling.interval_minutes),
            )
            for feed in self.feeds
        )


def load_config(path: Path) -> Config:
    """Read and check a configuration; ConfigError names every problem in it, with the key and what is valid."""
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(str(path), (Problem("file", str(path), _unreadable(error)),)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), (Problem("file", str(path), f"TOML ({error})"),)) from error
    config = check_config(entries, str(path))
    return _with_listed(config, path) if config.opml else config


def check_config(entries: Mapping[str, Any], path: str) -> Config:
    """Check what a configuration file holds; ConfigError names every problem."""
    try:
        config = Config.model_validate(entries)
    except ValidationError as error:
        problems = tuple(problem_of(detail, Config) for detail in error.errors(include_url=False))
        raise ConfigError(path, problems) from error
    problems = tuple(_contradictions(config))
    if problems:
        raise ConfigError(path, problems)
    return config


def _with_listed(config: Config, path: Path) -> Config:
    """The configuration at `path` with the feeds of its OPML file, but for those it has itself."""
    problems, feeds = [], {feed.url: feed for feed in config.feeds}
    try:
        outlines = read_opml((path.parent / Path(config.opml).expanduser()).read_bytes())
    except OSError as error:
        raise ConfigError(str(path), (Problem("opml", config.opml, _unreadable(error)),)) from error
    except ValueError as error:
        raise ConfigError(str(path), (Problem("opml", config.opml, f"an OPML file ({error})"),)) from error
    for outline in outlines:
        values = {"url": outline.url, "name": outline.name, "lang": outline.lang}
        try:
            feeds.setdefault(outline.url, Feed.model_validate({key: value for key, value in values.items() if value}))
        except ValidationError as error:
            details = [problem_of(detail, Feed) for detail in error.errors(include_url=False)]
            problems += [replace(detail, key=f"{config.opml}: {detail.key}") for detail in details]
    joined = config.model_copy(update={"feeds": list(feeds.values())})
    problems += _contradictions(joined)
    if problems:
        raise ConfigError(str(path), tuple(problems))
    return joined


def _unreadable(error: OSError) -> str:
    return f"the path of a readable file ({error.strerror or error})"


def _contradictions(config: Config) -> Iterator[Problem]:
    """What no single key shows: parties, tiers and ids that do not fit each other."""
    seen: set[str] = set()
    for index, feed in enumerate(config.feeds):
        if feed.url in seen:
            yield Problem(f"feeds.{index}.url", shown(feed.url), "an address that is not given twice")
        seen.add(feed.url)
        if (urlsplit(feed.url).port or WEB_PORTS[0]) not in (*WEB_PORTS, *config.polling.ports):
            yield Problem(f"feeds.{index}.url", shown(feed.url), "an address at port 80, 443 or one of polling.ports")
    for index, publisher in enumerate(config.publishers):
        if publisher.party and publisher.tier != PARTY_TIER:
            yield Problem(f"publishers.{index}.tier", str(publisher.tier), "1 for the domain of a bargaining party")
        if publisher.tier == PARTY_TIER and not publisher.party:
            yield Problem(
                f"publishers.{index}.party",
                "",
                f"the union or employers behind a tier 1 domain; {NEWSROOM_TIER} is a newsroom, {OTHER_TIER} any other",
            )
    for index, union in enumerate(config.unions):
        for number, contract in enumerate(union.contracts):
            if contract.id.partition("/")[0] != union.id:
                yield Problem(f"unions.{index}.contracts.{number}.id", contract.id, f"an id under {union.id}/")
