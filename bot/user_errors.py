"""What somebody asked for that cannot be; its sentence for people is made in `bot.wording`."""

from __future__ import annotations

import math
from datetime import date, timedelta

from bot.errors import StrikewireError


class UserError(StrikewireError):
    """Somebody asked for what cannot be; `code` and `values` let `bot.wording` make the sentence."""

    code = "user-error"

    def __init__(self, **values: str) -> None:
        super().__init__(f"{self.code} {values}" if values else self.code)
        self.values = values


class UnknownUnionError(UserError):
    """No union goes by that name; `suggestions` are ids of unions that come close."""

    code = "unknown-union"

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name=name, suggestions=", ".join(suggestions))
        self.suggestions = suggestions


class UnknownFeedError(UserError):
    """No configured feed goes by that name or address; `suggestions` are names that come close."""

    code = "unknown-feed"

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name=name, suggestions=", ".join(suggestions))
        self.suggestions = suggestions


class InvalidDateError(UserError):
    """A date that is none; `text` is what was typed."""

    code = "invalid-date"

    def __init__(self, text: str) -> None:
        super().__init__(text=text)


class InvalidLinkError(UserError):
    """What was pasted holds no link to an article."""

    code = "invalid-link"

    def __init__(self, text: str) -> None:
        super().__init__(text=text)


class HiddenLinkError(UserError):
    """The link leads to an article without saying to which; `host` is whose link it is."""

    code = "hidden-link"

    def __init__(self, host: str) -> None:
        super().__init__(host=host)


class UnknownIssueError(UserError):
    """No bargaining issue goes by that name; `known` are those that do."""

    code = "unknown-issue"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name=name, known=", ".join(known))


class UnknownCommandError(UserError):
    """There is no such command; `suggestion` is one that comes close, or empty."""

    code = "unknown-command"

    def __init__(self, name: str, suggestion: str) -> None:
        super().__init__(name=name)
        self.suggestion = suggestion


class InvalidOptionError(UserError):
    """`option` does not go with `command`, or its value is no valid one."""

    code = "invalid-option"

    def __init__(self, command: str, option: str) -> None:
        super().__init__(command=command, option=option)
        self.command = command


class InvalidSinceError(UserError):
    """Stories since `day`, which lies after the last day asked for, or next to a number of days."""

    code = "invalid-since"

    def __init__(self, day: str) -> None:
        super().__init__(day=day)


class UnknownZoneError(UserError):
    """No time zone goes by that name; `suggestions` are zones that come close."""

    code = "unknown-zone"

    def __init__(self, name: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(name=name, suggestions=", ".join(suggestions) or "none")
        self.suggestions = suggestions


class InvalidHourError(UserError):
    """A time of day that is none; `text` is what was typed."""

    code = "invalid-hour"

    def __init__(self, text: str) -> None:
        super().__init__(text=text)


class UnknownDigestError(UserError):
    """The server has no digest of that number."""

    code = "unknown-digest"

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class TooManyDigestsError(UserError):
    """The server has as many digests as it may have."""

    code = "too-many-digests"

    def __init__(self, most: int) -> None:
        super().__init__(most=str(most))


class UnknownContractError(UserError):
    """No contract and no union goes by that name; `known` are the ids of contracts that come close, or of all."""

    code = "unknown-contract"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name=name, known=", ".join(known))


class UnknownEventError(UserError):
    """The ledger knows no such event; `known` are those that come close, or all."""

    code = "unknown-event"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name=name, known=", ".join(known))


class NoHappeningError(UserError):
    """Nothing of that kind happened near that day; `others` are happenings that may be meant, as event and day."""

    code = "no-happening"

    def __init__(self, event: str, day: date, others: tuple[tuple[str, date], ...]) -> None:
        super().__init__(day=day.isoformat())
        self.event = event
        self.others = others


class NewDayError(UserError):
    """A redate without its new day, or a new day where nothing is redated."""

    code = "new-day"


class InvalidReasonError(UserError):
    """A reason that is empty or longer than `most` characters."""

    code = "invalid-reason"

    def __init__(self, most: int) -> None:
        super().__init__(most=str(most))


class UnknownProposalError(UserError):
    """No correction was proposed under that number."""

    code = "unknown-proposal"

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class DecidedProposalError(UserError):
    """The correction of that number is decided already; `state` is what became of it."""

    code = "decided-proposal"

    def __init__(self, number: int, state: str) -> None:
        super().__init__(number=str(number))
        self.state = state


class NoDayError(UserError):
    """What is to be corrected was told without its day."""

    code = "no-day"


class SameProposalError(UserError):
    """The correction of that number asks for the same, and waits already."""

    code = "same-proposal"

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class TooManyProposalsError(UserError):
    """The person has as many corrections waiting as they may have."""

    code = "too-many-proposals"

    def __init__(self, most: int) -> None:
        super().__init__(most=str(most))


class FullQueueError(UserError):
    """As many corrections wait as operators can be asked to look at."""

    code = "full-queue"


class ProposalPauseError(UserError):
    """The person has proposed as many corrections as they may in a while; `minutes` is how long to wait."""

    code = "proposal-pause"

    def __init__(self, wait: timedelta) -> None:
        self.minutes = max(1, math.ceil(wait / timedelta(minutes=1)))
        super().__init__(minutes=str(self.minutes))


class NotOperatorError(UserError):
    """Only operators may do this."""

    code = "not-operator"


class MissingPermissionError(UserError):
    """The bot lacks permissions in a channel; `permissions` are named as in Discord's API, such as `send_messages`."""

    code = "missing-permission"

    def __init__(self, channel_id: int, permissions: tuple[str, ...]) -> None:
        super().__init__(permissions=", ".join(permissions))
        self.channel_id = channel_id
        self.permissions = permissions


class NoPlaceError(UserError):
    """Nothing can be posted in such a channel; `option` is what the option to choose another is called."""

    code = "no-place"

    def __init__(self, option: str) -> None:
        super().__init__(option=option)


class OwnPermissionError(UserError):
    """The person lacks permissions in a channel, and may not have the bot do there what they may not do themself."""

    code = "own-permission"

    def __init__(self, channel_id: int, permissions: tuple[str, ...]) -> None:
        super().__init__(permissions=", ".join(permissions))
        self.channel_id = channel_id
        self.permissions = permissions


class RoleNotMentionableError(UserError):
    """The bot may not ping the role of that name."""

    code = "role-not-mentionable"

    def __init__(self, role: str) -> None:
        super().__init__(role=role)


class CooldownError(UserError):
    """One person asked too much at once; `seconds` is how long to wait."""

    code = "cooldown"

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, math.ceil(seconds))
        super().__init__(seconds=str(self.seconds))
