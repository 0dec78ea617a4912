"""What pydantic finds wrong with a configuration, in our words: the key, what stands there, what would be valid."""

from __future__ import annotations

import difflib

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.domain.secrets import shown_url
from bot.errors import Problem

CHANNEL_LINK = r"^(https://(www\.)?discord\.com/channels/[0-9]{17,19}/[0-9]{17,19}/?)?$"
ID_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CONTRACT_FORM = r"^[a-z0-9-]+/[a-z0-9-]+$"
DOMAIN_FORM = r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"
LANG_FORM = r"^[a-z]{2}$"
ISSUE_FORM = r"^[a-z0-9]+(_[a-z0-9]+)*$"

_SAYINGS = (
    ("Value error, ", ""),
    ("Field required", "given"),
    ("Input should be ", ""),
    ("String should have ", "text with "),
)
_TYPES = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "string_type": "text in quotes",
    "string_too_short": "text that is not empty",
    "too_short": "a list that is not empty",
    "list_type": "a list: [...], or a table in double brackets: [[...]]",
    "model_type": "a table: [...]",
}
_FORMS = {
    CHANNEL_LINK: "the link to a channel, as Discord copies it: https://discord.com/channels/SERVER/CHANNEL",
    ID_FORM: "small letters and digits, with hyphens between",
    CONTRACT_FORM: "the union's id, a slash, and a name in small letters, digits and hyphens",
    DOMAIN_FORM: "a domain in small letters, such as example.org",
    LANG_FORM: "two small letters, such as en",
    ISSUE_FORM: "small letters and digits, with underscores between",
}


def problem_of(detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    """One thing that is wrong in what was to become a `model`."""
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return Problem(key, "", _known_keys(str(detail["loc"][-1]), detail["loc"][:-1], model), unknown=True)
    value = "" if detail["type"] == "missing" else shown(detail["input"])
    return Problem(key, value, _valid(detail))


def shown(value: object) -> str:
    """What stands there, without what may be a secret: the query or user name of an address, the inside of a table."""
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, list):
        return "[...]"
    text = str(value)
    return (shown_url(text) if "://" in text else text)[:80] or '""'


def _valid(detail: ErrorDetails) -> str:
    """What would be valid, in words that follow "must be"."""
    if detail["type"] == "string_pattern_mismatch":
        return _FORMS[detail["ctx"]["pattern"]]
    message = _TYPES.get(detail["type"], detail["msg"])
    for words, instead in _SAYINGS:
        if message.startswith(words):
            return instead + message.removeprefix(words)
    return message


def _known_keys(unknown: str, section: tuple[int | str, ...], model: type[BaseModel]) -> str:
    for part in section:
        if isinstance(part, str):
            inner = model.model_fields[part].annotation
            arguments = getattr(inner, "__args__", None)
            model = arguments[0] if arguments else inner  # type: ignore[assignment]
    known = list(model.model_fields)
    close = difflib.get_close_matches(unknown, known, n=1)
    return ", ".join(close or known)
