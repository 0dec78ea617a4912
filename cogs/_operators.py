"""What only operators may do. Discord hides subcommands from nobody by user id, so it is checked where they are run."""

from __future__ import annotations

from collections.abc import Collection

import discord

from bot.user_errors import NotOperatorError

FOR_OPERATORS = "operators"
"""Marks the commands that `/help` lists to operators alone."""


def check_operator(interaction: discord.Interaction, operators: Collection[int]) -> None:
    """Raise NotOperatorError unless an operator asks."""
    if interaction.user.id not in operators:
        raise NotOperatorError
