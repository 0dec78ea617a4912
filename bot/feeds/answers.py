"""What a server's answer, or the lack of one, means: waits it asks for, and reasons in plain words. Does no I/O."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import aiohttp
from multidict import MultiMapping

from bot.domain.checks import LONGEST_WAIT
from bot.feeds.addresses import REFUSED

_MAX_AGE = re.compile(r'(?:^|[,\s])max-age\s*=\s*"?([0-9]{1,9})(?![0-9])', re.IGNORECASE)
_SECONDS = re.compile(r"[0-9]{1,9}")
NO_SUCH_HOST, NO_LOOKUP = "no such host", "the name of the host could not be looked up"
_UNKNOWN_NAME = (socket.EAI_NONAME, socket.EAI_NODATA)
_CHALLENGE = (b"challenge-platform", b"cf-chl", b"cf_chl", b"Just a moment...")


def asked_wait(headers: MultiMapping[str], now: datetime) -> timedelta | None:
    """How long the answer stays fresh by the longer of `Cache-Control: max-age` and `Expires`; None if not at all."""
    waits = []
    age = _MAX_AGE.search(",".join(headers.getall("Cache-Control", ())))
    if age:
        waits.append(timedelta(seconds=int(age[1])))
    expires = _date(headers.get("Expires", ""))
    if expires:
        waits.append(expires - (_date(headers.get("Date", "")) or now))
    return max((wait for wait in waits if wait > timedelta()), default=None)


def retry_at(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """The moment before which the server does not want to be asked again, from `Retry-After`; within a day."""
    text = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(text):
        wait = timedelta(seconds=int(text))
    elif until := _date(text):
        # By the server's own clock, which may differ from ours.
        wait = until - (_date(headers.get("Date", "")) or now)
    else:
        return None
    return now + min(max(wait, timedelta()), LONGEST_WAIT)


def refusal(error: BaseException) -> bool:
    """Whether it was our own guard or a senseless address that ended the transfer, so that a retry cannot help."""
    return isinstance(error, aiohttp.InvalidURL | ValueError) or _refused(error)


def reason_of(failure: BaseException | aiohttp.ClientResponse, page: bytes = b"") -> str:
    """Why there is no body, in plain words and without any text the server or a library chose."""
    if isinstance(failure, aiohttp.ClientResponse):
        return _status_reason(failure.status, failure.headers, page)
    if _refused(failure):
        return REFUSED
    if isinstance(failure, aiohttp.ClientConnectorDNSError):
        return NO_SUCH_HOST if failure.os_error.errno in _UNKNOWN_NAME else NO_LOOKUP
    for kinds, reason in _REASONS:
        if isinstance(failure, kinds):
            return reason
    if isinstance(failure, aiohttp.ClientConnectorError) and failure.os_error.errno:
        return f"no connection: {os.strerror(failure.os_error.errno).lower()}"
    return "the transfer failed"


_REASONS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (aiohttp.ConnectionTimeoutError, "no connection in time"),
    (aiohttp.ServerTimeoutError, "fell silent in mid-transfer"),
    (aiohttp.ClientConnectorCertificateError, "a certificate that cannot be trusted"),
    (aiohttp.ClientSSLError, "no secure connection"),
    (aiohttp.ServerDisconnectedError, "hung up without an answer"),
    (aiohttp.ClientPayloadError, "a broken transfer"),
    (aiohttp.ClientResponseError, "an answer that is not proper HTTP"),
    ((aiohttp.InvalidURL, ValueError), "not an address"),
)


def _refused(error: BaseException) -> bool:
    return isinstance(error, aiohttp.ClientConnectorError) and REFUSED in str(error.os_error)


def _status_reason(status: int, headers: Mapping[str, str], page: bytes) -> str:
    try:
        reason = f"answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        reason = f"answered {status}"
    challenged = headers.get("cf-mitigated", "") == "challenge"
    if challenged or ("cloudflare" in headers.get("Server", "").lower() and any(mark in page for mark in _CHALLENGE)):
        reason += "; a Cloudflare challenge"
    return reason


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
