"""The shipped example is the reference of the configuration: it loads, and holds every key there is and no other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.config import Config, check_config, load_config
from bot.knowledge import knowledge_of

EXAMPLE = Path(__file__).resolve().parents[1] / "config.example.toml"


def keys_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = next(iter(getattr(field.annotation, "__args__", ())), field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from keys_of(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def keys_in(entries: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in entries.items():
        tables = value if isinstance(value, list) and value and isinstance(value[0], dict) else [value]
        if isinstance(tables[0], dict):
            for table in tables:
                yield from keys_in(table, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def test_the_example_loads_and_means_what_it_says() -> None:
    known = knowledge_of(load_config(EXAMPLE))
    assert known.lexicon.find_union("Equity UK").id == "equity"
    assert known.publishers.of("https://equity.example.org/news/1").party == "equity"
    assert "night_work" in known.lexicon.issues


def test_the_example_holds_every_key_there_is_and_no_other() -> None:
    assert set(keys_in(tomllib.loads(EXAMPLE.read_text("utf-8")))) == set(keys_of(Config))


def test_the_five_lines_in_it_are_a_whole_configuration() -> None:
    lines = re.findall(r"^#   (\w+ = .*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert len(lines) == 5
    config = check_config(tomllib.loads("\n".join(lines)), "example")
    assert config.follow == ["wga", "sag-aftra"]
    assert len(knowledge_of(config).feeds) > 20


def test_what_it_calls_the_default_is_the_default() -> None:
    example = load_config(EXAMPLE)
    plain = Config()
    for section in ("polling", "retention", "log", "database", "follow", "operators", "defaults", "history"):
        assert getattr(example, section) == getattr(plain, section)
