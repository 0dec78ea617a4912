"""The commands under `strikewire correct`. Whoever has the shell is an operator: what they accept applies."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import Annotated

import typer

from bot import errands
from bot.app import correcting, reviewing
from bot.domain.negotiations import Action
from bot.domain.proposals import Proposal
from bot.exits import DONE, finish
from bot.shell_options import ConfigOption, DatabaseOption, JsonOption, database_of, settled
from bot.terminal.correction_documents import corrections_document, decision_document, proposal_document
from bot.terminal.corrections_screen import corrections_screen, decided_screen, proposed_screen
from bot.usecases.propose_correction import CorrectionWish
from bot.wording.names import Names
from bot.wording.phrases import Phrases

NumberArgument = Annotated[int, typer.Argument(min=1, max=2**31, help="The number of the correction.")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; your login name if left out.")]

corrections = typer.Typer(
    name="correct",
    help="Correct the ledger: propose, review, accept and undo.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
phrases = Phrases()


@corrections.command()
def propose(
    action: Annotated[Action, typer.Argument(help="What to do with a happening.")],
    contract: Annotated[str, typer.Argument(help="A contract such as wga/mba; a union means its main one.")],
    event: Annotated[str, typer.Argument(help="What happened: strike_start, tentative_agreement, ratified...")],
    day: Annotated[str, typer.Argument(metavar="DATE", help="When, such as 2023-09-24; near enough to find it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; shown with the answers it changes.")],
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The right day, for redate.")] = None,
    by: ByOption = None,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Propose to reject, assert or redate a happening; nothing changes until it is accepted."""
    settings, known = settled(config)

    async def work() -> int:
        async with correcting(known, database_of(settings, config, db)) as work:
            wish = CorrectionWish(action, contract, event, day, reason, by or _login(), to)
            proposal = await work.propose(wish)
        names = Names(known.lexicon.unions, known.publishers)
        errands.show_result(proposed_screen(proposal, names, phrases), proposal_document(proposal), json=json)
        return DONE

    finish(work())


@corrections.command("list")
def list_(db: DatabaseOption = None, config: ConfigOption = None, json: JsonOption = False) -> None:
    """Every correction that was proposed, and what became of it."""
    settings, known = settled(config)

    async def work() -> int:
        async with reviewing(database_of(settings, config, db)) as listing:
            proposals: tuple[Proposal, ...] = await listing()
        names = Names(known.lexicon.unions, known.publishers)
        errands.show_result(corrections_screen(proposals, names, phrases), corrections_document(proposals), json=json)
        return DONE

    finish(work())


@corrections.command()
def accept(
    number: NumberArgument,
    by: ByOption = None,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Let a proposed correction apply, from now on and for every past day."""
    _decide("accept", number, by, db, config, json=json)


@corrections.command()
def undo(
    number: NumberArgument,
    by: ByOption = None,
    db: DatabaseOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Take back a correction that applies, or decline one that waits."""
    _decide("undo", number, by, db, config, json=json)


def _decide(what: str, number: int, by: str | None, db: Path | None, config: Path | None, *, json: bool) -> None:
    settings, known = settled(config)

    async def work() -> int:
        async with correcting(known, database_of(settings, config, db)) as work:
            decide = work.decide.accept if what == "accept" else work.decide.undo
            decision = await decide(number, by or _login())
        names = Names(known.lexicon.unions, known.publishers)
        errands.show_result(decided_screen(decision, names, phrases), decision_document(decision), json=json)
        return DONE

    finish(work())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # A container may know no name for its user.
        return f"user {os.getuid()}"
