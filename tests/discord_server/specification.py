"""Discord's OpenAPI file as validators of requests and answers.

Only what the file says. The rules it does not hold live in `checker.py` and the modules named `rules_*`.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).resolve().parents[1] / "data" / "discord-openapi.json"
URN = "urn:discord"

_formats = FormatChecker(formats=())


@_formats.checks("date-time", raises=ValueError)
def _is_a_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_formats.checks("int32")
def _is_int32(value: object) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@_formats.checks("uri")
def _is_an_address(value: object) -> bool:
    return not isinstance(value, str) or re.match(r"[a-z][a-z0-9+.-]*:\S+$", value, re.IGNORECASE) is not None


class Specification:
    """The parsed file; its validators are made when first needed, and kept."""

    def __init__(self, file: Path = FILE) -> None:
        self._document: dict[str, Any] = json.loads(file.read_bytes())
        self._document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
        resource: Resource[Any] = Resource.from_contents(self._document, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(URN, resource)
        self._validators: dict[tuple[str, ...], Draft202012Validator] = {}
        self._operations: dict[str, dict[str, Any]] = {
            f"{method.upper()} {path}": operation
            for path, methods in self._document["paths"].items()
            for method, operation in methods.items()
            if method != "parameters"
        }
        by_literals = sorted(self._operations, key=lambda route: (route.count("{"), -len(route)))
        self._patterns = [(route, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route))) for route in by_literals]

    def match(self, method: str, path: str) -> tuple[str, dict[str, str]] | None:
        """The route ("GET /channels/{channel_id}") that answers a path without `/api/v10`, and its parameters."""
        for route, pattern in self._patterns:
            if found := pattern.fullmatch(f"{method} {path}"):
                return route, found.groupdict()
        return None

    def request_errors(self, route: str, payload: object) -> list[str]:
        """What the file has against a request's JSON; raises `KeyError` for a route that it does not hold."""
        body = self._operations[route].get("requestBody")
        if body is None:
            return [] if payload is None else ["this route takes no body"]
        if payload is None:
            return ["a body is required"] if body.get("required") else []
        return self._errors(payload, *self._pointer(route), "requestBody", "content", "application/json", "schema")

    def answer_errors(self, route: str, status: int, body: object) -> list[str]:
        """What the file has against an answer of ours."""
        answers = self._operations[route]["responses"]
        key = str(status) if str(status) in answers else f"{str(status)[0]}XX"
        if key not in answers:
            return [] if status >= 500 else [f"{route} never answers {status}"]
        shared = answers[key].get("$ref")
        pointer = ("components", "responses", shared.rsplit("/", 1)[1]) if shared else None
        answer = self._document["components"]["responses"][pointer[2]] if pointer else answers[key]
        if "application/json" not in answer.get("content", {}):
            return [] if body is None else [f"{route} answers {status} without a body"]
        where = pointer or (*self._pointer(route), "responses", key)
        return self._errors(body, *where, "content", "application/json", "schema")

    def query_errors(self, route: str, query: Mapping[str, str]) -> list[str]:
        """What the file has against the query of a request; parameters that it does not know are let through."""
        method, path = route.split(" ", 1)
        item = self._document["paths"][path]
        known = {
            entry["name"]: entry["schema"]
            for entry in (*item.get("parameters", ()), *item[method.lower()].get("parameters", ()))
            if entry["in"] == "query"
        }
        return [
            f"query {name}={value}: {problem}"
            for name, value in query.items()
            if name in known and (problem := _query_problem(known[name], value))
        ]

    def _pointer(self, route: str) -> tuple[str, ...]:
        method, path = route.split(" ", 1)
        return ("paths", path, method.lower())

    def _errors(self, value: object, *pointer: str) -> list[str]:
        if pointer not in self._validators:
            steps = "/".join(step.replace("~", "~0").replace("/", "~1") for step in pointer)
            reference = f"{URN}#/{steps}"
            self._validators[pointer] = Draft202012Validator(
                {"$ref": reference}, registry=self._registry, format_checker=_formats
            )
        errors = self._validators[pointer].iter_errors(value)
        return sorted({_told(leaf) for error in errors for leaf in _leaves(error)})


def _query_problem(schema: dict[str, Any], value: str) -> str:
    if schema.get("type") == "boolean" and value.lower() not in {"0", "1", "true", "false"}:
        return "not a boolean"
    if schema.get("type") == "integer":
        if not value.lstrip("-").isdecimal():
            return "not a whole number"
        if not schema.get("minimum", -(2**53)) <= int(value) <= schema.get("maximum", 2**53):
            return f"not in {schema.get('minimum')}..{schema.get('maximum')}"
    return ""


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors worth telling: of a choice, those of the branch that was most likely meant."""
    if not error.context:
        yield error
        return
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = min(branches.values(), key=lambda errors: (any(_is_other_kind(inner) for inner in errors), len(errors)))
    for inner in meant:
        yield from _leaves(inner)


def _is_other_kind(error: ValidationError) -> bool:
    discriminates = error.path and error.path[-1] == "type" and error.validator in {"enum", "const"}
    return bool(discriminates) or (error.validator == "type" and error.validator_value == "null")


def _told(error: ValidationError) -> str:
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path).lstrip(".")
    message = error.message if len(error.message) <= 300 else f"{error.message[:140]} ... {error.message[-140:]}"
    return f"{where or 'payload'}: {message}"


@functools.cache
def specification() -> Specification:
    """The file, read once in a process."""
    return Specification()
