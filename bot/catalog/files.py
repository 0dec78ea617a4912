"""Reads the data files of this room. Knows where they lie, not what they hold."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def data(name: str) -> dict[str, Any]:
    """One data file of the catalog, parsed."""
    return tomllib.loads(resources.files("bot.catalog").joinpath(name).read_text("utf-8"))
