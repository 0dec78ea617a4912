"""Runs a typed command and hands back its answer, as a screen and as a document. The shell and the demo share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app import Answers
from bot.domain.dates import end_of, parse_day
from bot.knowledge import Knowledge
from bot.terminal.commands import COMMANDS, Command
from bot.terminal.digest_screen import digest_screen
from bot.terminal.documents import (
    Json,
    digest_document,
    feeds_document,
    headlines_document,
    overview_document,
    search_document,
    status_document,
    timeline_document,
)
from bot.terminal.drawing import Screen
from bot.terminal.explanation_documents import explanation_document
from bot.terminal.explanation_screen import explanation_screen
from bot.terminal.feeds_screen import feeds_screen
from bot.terminal.headlines_screen import headlines_screen, search_screen
from bot.terminal.help_screen import help_screen
from bot.terminal.status_screen import overview_screen, status_screen
from bot.terminal.timeline_screen import timeline_screen
from bot.user_errors import InvalidSinceError, UnknownIssueError
from bot.wording.names import Names
from bot.wording.phrases import Phrases

HEADLINE_DAYS = 3
HEADLINE_LIMIT = 10
DIGEST_DAYS = 1


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, for eyes and for scripts."""

    screen: Screen
    document: Json


class Replies:
    """Answers commands at the moment that `now` gives."""

    def __init__(self, known: Knowledge, answers: Answers, phrases: Phrases) -> None:
        self._known = known
        self._answers = answers
        self._phrases = phrases
        self._names = Names(known.lexicon.unions, known.publishers)

    async def __call__(self, command: Command, now: datetime) -> Reply:
        """Answer; UserError says what cannot be answered and why."""
        match command.name:
            case "status":
                return await self._status(command, now)
            case "headlines":
                return await self._headlines(command, now)
            case "timeline":
                timeline = await self._answers.trace_timeline(command.union or "", now)
                screen = timeline_screen(timeline, self._names, self._phrases)
                return Reply(screen, list(timeline_document(timeline)))
            case "digest":
                return await self._digest(command, now)
            case "search":
                found = await self._answers.search_archive(command.options["words"], now)
                screen = search_screen(found, self._names, self._phrases)
                return Reply(screen, list(search_document(found)))
            case "why":
                explanation = await self._answers.explain_article(command.options["words"], now)
                screen = explanation_screen(explanation, self._names, self._phrases)
                return Reply(screen, explanation_document(explanation))
            case "feeds":
                feeds = await self._answers.list_feeds()
                return Reply(feeds_screen(feeds, now, self._phrases), list(feeds_document(feeds)))
            case _:
                return Reply(help_screen(COMMANDS, self._phrases), list(COMMANDS))

    async def _status(self, command: Command, now: datetime) -> Reply:
        asked = command.options.get("at")
        at = min(_end_of(asked), now) if asked else now
        if command.union is None:
            overview = await self._answers.report_status.overview(at, asked_at=bool(asked))
            return Reply(overview_screen(overview, self._names, self._phrases), overview_document(overview))
        answer = await self._answers.report_status(command.union, at, asked_at=bool(asked))
        return Reply(status_screen(answer, self._names, self._phrases), status_document(answer))

    async def _headlines(self, command: Command, now: datetime) -> Reply:
        options = command.options
        until = min(_end_of(options["until"]), now) if "until" in options else now
        since = until - timedelta(days=_days(options, HEADLINE_DAYS))
        if "since" in options:
            since = _start_of(options["since"])
            if "days" in options or since >= until:
                raise InvalidSinceError(options["since"])
        contracts = None
        if command.union:
            union = self._known.lexicon.find_union(command.union)
            contracts = {contract.id for contract in union.contracts}
        issue = options.get("issue", "")
        if issue and issue not in self._known.lexicon.issues:
            raise UnknownIssueError(issue, self._known.lexicon.issues)
        limit = None if "until" in options or "since" in options else HEADLINE_LIMIT
        headlines = await self._answers.list_headlines(since, until, contracts=contracts, issue=issue, limit=limit)
        return Reply(headlines_screen(headlines, self._names, self._phrases), list(headlines_document(headlines)))

    async def _digest(self, command: Command, now: datetime) -> Reply:
        until = min(_end_of(command.options["at"]), now) if "at" in command.options else now
        since = until - timedelta(days=_days(command.options, DIGEST_DAYS))
        digest = await self._answers.compose_digest(self._known.followed, since, until)
        return Reply(digest_screen(digest, self._names, self._phrases), digest_document(digest))


def _days(options: Mapping[str, str], default: int) -> int:
    return int(options.get("days", default))


def _start_of(text: str) -> datetime:
    """The last moment before a day, as spans leave out their start."""
    return end_of(parse_day(text) - timedelta(days=1))


def _end_of(text: str) -> datetime:
    return end_of(parse_day(text))
