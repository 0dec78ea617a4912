"""What Discord demands of buttons, selects and components v2 beyond its OpenAPI file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

ALL_COMPONENTS = 40
ALL_TEXT = 4000
ROWS = 5


class Kind(IntEnum):
    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18


SELECTS = frozenset({3, 5, 6, 7, 8})
V1 = frozenset({Kind.ROW, Kind.BUTTON, *SELECTS})
LINK = 5
PREMIUM = 6

Component = Mapping[str, Any]


def walk(components: Sequence[Component], where: str = "components") -> Iterator[tuple[str, Component]]:
    """Each component, nested ones and accessories too, with its path."""
    for number, component in enumerate(components):
        here = f"{where}[{number}]"
        yield here, component
        yield from walk(component.get("components") or [], f"{here}.components")
        for part in ("accessory", "component"):
            if isinstance(component.get(part), dict):
                yield f"{here}.{part}", component[part]


def text_of(components: Sequence[Component]) -> list[str]:
    """The texts of components v2, from top to bottom."""
    return [str(part.get("content") or "") for _, part in walk(components) if part.get("type") == Kind.TEXT]


def component_violations(components: Sequence[Component], *, v2: bool) -> Iterator[str]:
    """The rules broken by the components of a message, with the flag of components v2 or without."""
    every = list(walk(components))
    if v2:
        if len(every) > ALL_COMPONENTS:
            yield f"components: {len(every)} counting nested ones, the limit is {ALL_COMPONENTS}"
        if (length := sum(map(len, text_of(components)))) > ALL_TEXT:
            yield f"components: {length} characters of text, the limit is {ALL_TEXT}"
        yield from (f"{where}: a blank text" for where, part in every if _is_blank(part))
    else:
        if len(components) > ROWS:
            yield f"components: {len(components)} rows, the limit is {ROWS}"
        for where, part in every:
            if part.get("type") not in V1:
                yield f"{where}: component type {part.get('type')} needs the flag of components v2"
    yield from (
        f"{where}: a {Kind(part['type']).name.lower()} stands in an action row"
        for where, part in every
        if "." not in where and part.get("type") in V1 - {Kind.ROW}
    )
    yield from _repeated(every)
    for where, part in every:
        if part.get("type") == Kind.ROW:
            yield from _row_violations(where, part)
        elif part.get("type") == Kind.BUTTON:
            yield from _button_violations(where, part)
        elif part.get("type") in SELECTS:
            yield from _select_violations(where, part)


def _is_blank(part: Component) -> bool:
    return part.get("type") == Kind.TEXT and not str(part.get("content") or "").strip()


def _repeated(every: Sequence[tuple[str, Component]]) -> Iterator[str]:
    for key in ("custom_id", "id"):
        seen: set[Any] = set()
        for where, part in every:
            name = part.get(key)
            if name in seen and name is not None and (key, name) != ("id", 0):
                yield f"{where}.{key}: {name!r} is used twice"
            seen.add(name)


def _row_violations(where: str, row: Component) -> Iterator[str]:
    kinds = [part.get("type") for part in row.get("components") or []]
    selects = sum(kind in SELECTS for kind in kinds)
    if selects > 1 or (selects and len(kinds) > 1):
        yield f"{where}: an action row holds buttons or a single select"


def _button_violations(where: str, button: Component) -> Iterator[str]:
    style = button.get("style")
    has = {key for key in ("custom_id", "url", "sku_id", "label", "emoji") if button.get(key)}
    own = {LINK: "url", PREMIUM: "sku_id"}.get(style if isinstance(style, int) else 0, "custom_id")
    if own not in has:
        yield f"{where}: a button of style {style} needs {own}"
    yield from (
        f"{where}: a button of style {style} has no {key}"
        for key in sorted({"custom_id", "url", "sku_id"} & has - {own})
    )
    if style == PREMIUM:
        yield from (f"{where}: a premium button has no {key}" for key in sorted({"label", "emoji"} & has))
    elif not {"label", "emoji"} & has or (not button.get("emoji") and not str(button["label"]).strip()):
        yield f"{where}: a button needs a label or an emoji"
    if "url" in has and not str(button["url"]).lower().startswith(("http://", "https://", "discord://")):
        yield f"{where}.url: scheme must be one of http, https, discord"


def _select_violations(where: str, select: Component) -> Iterator[str]:
    least, most = select.get("min_values"), select.get("max_values")
    if (1 if least is None else least) > (1 if most is None else most):
        yield f"{where}: min_values is above max_values"
    options = select.get("options")
    if options is None:
        return
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        yield f"{where}.options: a value is used twice"
    if most is not None and most > len(values):
        yield f"{where}: max_values is above the number of options"
    if sum(bool(option.get("default")) for option in options) > (1 if most is None else most):
        yield f"{where}.options: more defaults than max_values"


def modal_violations(data: Mapping[str, Any]) -> Iterator[str]:
    """The rules broken by a modal."""
    components = data.get("components") or []
    every = list(walk(components))
    if not 1 <= len(components) <= ROWS:
        yield f"components: {len(components)}, a modal holds 1 to {ROWS}"
    if not str(data.get("title") or "").strip():
        yield "title: This field is required"
    yield from _repeated(every)
    for where, part in every:
        if part.get("type") in SELECTS:
            yield from _select_violations(where, part)
        if part.get("type") == Kind.TEXT_INPUT:
            least, most = part.get("min_length") or 0, part.get("max_length") or 4000
            if least > most:
                yield f"{where}: min_length is above max_length"
            if len(part.get("value") or "") > most:
                yield f"{where}.value: longer than max_length"
