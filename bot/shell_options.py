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
        if path or DEFAULT_CONFIG.exists():
            return load_config(path or DEFAULT_CONFIG)
    except ConfigError as error:
        fail(error)
    return Config()


def settled(path: Path | None) -> tuple[Config, Knowledge]:
    """The configuration and what is known with it, logging begun; the process ends where they do not fit together."""
    settings = config_of(path)
    logs.start_logging(settings.log.level)
    try:
        return settings, knowledge_of(settings)
    except ConfigError as error:
        fail(ConfigError(str(path or DEFAULT_CONFIG), error.problems))


def database_of(settings: Config, config: Path | None, given: Path | None) -> Path:
    """The database file: as given, else the configuration's, relative to the folder the configuration is in."""
    return given or (config or DEFAULT_CONFIG).parent / Path(settings.database).expanduser()
