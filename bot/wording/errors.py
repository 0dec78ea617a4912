"""Errors as sentences: what is wrong, and what to do about it."""

from __future__ import annotations

from bot.errors import (
    ConfigError,
    FetchError,
    FileError,
    ParseError,
    Problem,
    SchemaError,
    StorageError,
    StrikewireError,
    TokenRefusedError,
)
from bot.user_errors import (
    CooldownError,
    DecidedProposalError,
    InvalidOptionError,
    MissingPermissionError,
    NoHappeningError,
    OwnPermissionError,
    ProposalPauseError,
    UnknownCommandError,
    UnknownFeedError,
    UnknownUnionError,
    UserError,
)
from bot.wording.phrases import Phrases

MOST_PROBLEMS = 20


def error_sentence(error: StrikewireError, phrases: Phrases) -> str:
    """What a person is told of an error; a wrong configuration takes one line for each problem."""
    match error:
        case ConfigError():
            heading = phrases.say("error-config", path=error.path, count=len(error.problems))
            return "\n".join([heading, *(f"  {_problem(problem, phrases)}" for problem in error.problems)])
        case FileError():
            return _file_error(error, phrases)
        case FetchError(status=int(status)):
            return phrases.say("error-fetch-status", url=error.url, status=str(status), reason=error.reason)
        case FetchError():
            return phrases.say("error-fetch", url=error.url, reason=error.reason)
        case ParseError():
            return phrases.say("error-parse", url=error.url, reason=error.reason)
        case SchemaError():
            return phrases.say("error-schema", reason=_reason(error))
        case StorageError():
            return phrases.say("error-storage", reason=_reason(error))
        case TokenRefusedError():
            return phrases.say("error-token")
        case UserError():
            return _user_error(error, phrases)
        case _:
            return phrases.say("error-unexpected", reason=_reason(error))


def _problem(problem: Problem, phrases: Phrases) -> str:
    if problem.unknown:
        return phrases.say("error-config-unknown", key=problem.key, known=problem.valid)
    if not problem.value:
        return phrases.say("error-config-missing", key=problem.key, valid=problem.valid)
    return phrases.say("error-config-problem", key=problem.key, value=problem.value, valid=problem.valid)


def _file_error(error: FileError, phrases: Phrases) -> str:
    lines = [
        phrases.say("round-trouble-line", path=error.path, line=line, reason=reason)
        if line
        else phrases.say("round-trouble-file", path=error.path, reason=reason)
        for line, reason in error.problems[:MOST_PROBLEMS]
    ]
    if len(error.problems) > MOST_PROBLEMS:
        lines.append(phrases.say("round-troubles-more", more=len(error.problems) - MOST_PROBLEMS))
    return "\n".join(lines)


def _user_error(error: UserError, phrases: Phrases) -> str:
    match error:
        case UnknownUnionError(suggestions=(_, *_)) | UnknownFeedError(suggestions=(_, *_)):
            return phrases.say(f"error-{error.code}-close", **error.values)
        case UnknownCommandError(suggestion=str(suggestion)) if suggestion:
            return phrases.say("error-unknown-command-close", name=error.values["name"], suggestion=suggestion)
        case InvalidOptionError():
            usage = phrases.say(f"usage-{error.command}")
            return phrases.say("error-invalid-option", option=error.values["option"], usage=usage)
        case NoHappeningError():
            return _no_happening(error, phrases)
        case DecidedProposalError(state=state):
            return phrases.say(
                "error-decided-proposal", state=phrases.name("proposal", state), what=state, **error.values
            )
        case MissingPermissionError() | OwnPermissionError():
            permissions = [phrases.name("permission", permission) for permission in error.permissions]
            return phrases.say(f"error-{error.code}", permissions=phrases.enumerate(permissions))
        case CooldownError():
            return phrases.say("error-cooldown", seconds=error.seconds)
        case ProposalPauseError():
            return phrases.say("error-proposal-pause", minutes=error.minutes)
        case _:
            return phrases.say(f"error-{error.code}", **error.values)


def _no_happening(error: NoHappeningError, phrases: Phrases) -> str:
    values = {"event": phrases.name("event", error.event), "day": error.values["day"]}
    if not error.others:
        return phrases.say("error-no-happening", **values)
    others = [
        phrases.say("happening-known", name=phrases.name("event", event), event=event, day=day.isoformat())
        for event, day in error.others
    ]
    return phrases.say("error-no-happening-close", others=phrases.enumerate(others), **values)


def _reason(error: StrikewireError) -> str:
    return str(error).rstrip(".")
