"""The options that commands of the shell share, and what they lead to: configuration, knowledge, database file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import logs
from bot.config import Config, load_config
from bot.errors import ConfigError
from bot.exits import fail
from bot.knowledge import Knowledge, knowledge_of

DEFAULT_CONFIG = Path("config.toml")

ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Configuration file; config.toml here, if there is one.")
]
DatabaseOption = Annotated[Path | None, typer.Option("--db", help="Database file; overrides the configuration.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a screen.")]


def config_of(path: Path | None) -> Config:
    """The configuration; the process ends with every problem in it."""
    try:
        return _read(path)
    except ConfigError as error:
        fail(error)


def settled(path: Path | None) -> tuple[Config, Knowledge]:
    """As `loaded`; the process ends with every problem."""
    try:
        return loaded(path)
    except ConfigError as error:
        fail(error)


def loaded(path: Path | None) -> tuple[Config, Knowledge]:
    """The configuration and what is known with it, logging begun. ConfigError where they do not fit together."""
    settings = _read(path)
    try:
        known = knowledge_of(settings)
    except ConfigError as error:
        raise ConfigError(str(path or DEFAULT_CONFIG), error.problems) from None
    logs.start_logging(settings.log.level)
    return settings, known


def _read(path: Path | None) -> Config:
    return load_config(path or DEFAULT_CONFIG) if path or DEFAULT_CONFIG.exists() else Config()


def database_of(settings: Config, config: Path | None, given: Path | None) -> Path:
    """The database file: as given, else the configuration's, relative to the folder the configuration is in."""
    return given or (config or DEFAULT_CONFIG).parent / Path(settings.database).expanduser()
