"""`/correct`: members propose corrections of the ledger, operators decide on them. Works out and words nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.domain.negotiations import Action
from bot.domain.proposals import LONGEST_REASON, Proposal, ProposalState
from bot.domain.unions import LaborUnion
from bot.usecases.decide_correction import DecideCorrection
from bot.usecases.list_corrections import ListCorrections
from bot.usecases.list_happenings import ListHappenings
from bot.usecases.propose_correction import ProposeCorrection
from bot.user_errors import UnknownContractError
from bot.wording.corrections import correction_choice, corrections_text, decided_text, proposed_text
from bot.wording.names import Names
from cogs._answering import acknowledge, answer, apologizing, in_time, phrases_of
from cogs._choices import LONGEST, MOST, Typed, contract_choices, holds
from cogs._correction_embeds import correction_embed, corrections_embed
from cogs._happenings import event_choices, happening_choices, wish_of
from cogs._limits import Message
from cogs._localising import choice, described, named, takes
from cogs._operators import FOR_OPERATORS, check_operator
from cogs._views import ACCEPT, REJECT, UNDO, Button, decision_button, decision_view

Number = app_commands.Range[int, 1]
Reason = app_commands.Range[str, 1, LONGEST_REASON]


@dataclass(frozen=True, slots=True)
class CorrectionWork:
    """The use cases behind `/correct`."""

    propose: ProposeCorrection
    decide: DecideCorrection
    listing: ListCorrections
    happenings: ListHappenings


class CorrectCog(commands.GroupCog, group_name=named("correct"), group_description=described("correct")):
    """Answers `/correct` and the presses of its buttons. What changes something is acknowledged first."""

    def __init__(
        self, work: CorrectionWork, unions: Sequence[LaborUnion], names: Names, operators: Collection[int]
    ) -> None:
        """`operators` are the ids of those who decide."""
        self._work = work
        self._unions = unions
        self._names = names
        self._operators = operators

    def buttons(self) -> tuple[type[Button], ...]:
        """The buttons to listen for."""
        return (decision_button(self._press),)

    @app_commands.command(name=named("correct-propose"), description=described("correct-propose"))
    @takes("mistake", "contract", "happening", "reason", day="happened")
    @app_commands.choices(mistake=[choice("mistake", each) for each in Action])
    async def propose(
        self,
        interaction: discord.Interaction,
        mistake: str,
        contract: Typed,
        happening: Typed,
        reason: Reason,
        day: Typed | None = None,
    ) -> None:
        """Store a proposal; operators are offered to decide at once."""
        await acknowledge(interaction)
        phrases, user = phrases_of(interaction), interaction.user.id
        wish = wish_of(Action(mistake), contract, happening, day, reason, user, phrases)
        decides = user in self._operators
        made = await self._work.propose(wish, limited=not decides)
        text = proposed_text(made, self._names, phrases, "correction-decide" if decides else "correction-waits")
        view = decision_view([made], phrases) if decides else None
        await answer(interaction, Message(embeds=(correction_embed(text, phrases),)), view=view)

    @propose.autocomplete("contract")
    async def _typed_contract(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        return contract_choices(self._unions, typed)

    @propose.autocomplete("happening")
    async def _typed_happening(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        phrases, chosen = phrases_of(interaction), interaction.namespace
        if chosen.mistake == Action.ASSERT:
            return event_choices(typed, phrases)
        try:
            return happening_choices(await self._work.happenings(chosen.contract or ""), typed, phrases)
        except UnknownContractError:
            return []

    @app_commands.command(
        name=named("correct-list"), description=described("correct-list"), extras={FOR_OPERATORS: True}
    )
    async def listing(self, interaction: discord.Interaction) -> None:
        """Answer with the corrections, those that wait first, then the newest."""
        check_operator(interaction, self._operators)
        phrases = phrases_of(interaction)
        proposals = _in_turn(await in_time(interaction, self._work.listing()))
        embed = corrections_embed(corrections_text(proposals, self._names, phrases), phrases)
        waiting = [each for each in proposals if each.state is ProposalState.WAITING]
        await answer(interaction, Message(embeds=(embed,)), view=decision_view(waiting, phrases))

    @app_commands.command(
        name=named("correct-accept"), description=described("correct-accept"), extras={FOR_OPERATORS: True}
    )
    @takes(number="correction")
    async def accept(self, interaction: discord.Interaction, number: Number) -> None:
        """Let a proposal apply."""
        await self._decide(interaction, ACCEPT, number)

    @app_commands.command(
        name=named("correct-reject"), description=described("correct-reject"), extras={FOR_OPERATORS: True}
    )
    @takes(number="correction")
    async def reject(self, interaction: discord.Interaction, number: Number) -> None:
        """Decline a proposal."""
        await self._decide(interaction, REJECT, number)

    @app_commands.command(
        name=named("correct-undo"), description=described("correct-undo"), extras={FOR_OPERATORS: True}
    )
    @takes(number="correction")
    async def undo(self, interaction: discord.Interaction, number: Number) -> None:
        """Take back a correction."""
        await self._decide(interaction, UNDO, number)

    @accept.autocomplete("number")
    @reject.autocomplete("number")
    async def _typed_waiting(self, interaction: discord.Interaction, typed: str) -> list[Choice[int]]:
        return await self._numbers(interaction, typed, ProposalState.WAITING)

    @undo.autocomplete("number")
    async def _typed_applied(self, interaction: discord.Interaction, typed: str) -> list[Choice[int]]:
        return await self._numbers(interaction, typed, ProposalState.APPLIED)

    async def _numbers(self, interaction: discord.Interaction, typed: str, state: ProposalState) -> list[Choice[int]]:
        if interaction.user.id not in self._operators:
            return []
        phrases = phrases_of(interaction)
        held = [each for each in _in_turn(await self._work.listing()) if each.state is state]
        labels = [(correction_choice(each, self._names, phrases), each.id) for each in held]
        return [Choice(name=label[:LONGEST], value=number) for label, number in labels if holds(typed, label)][:MOST]

    async def _press(self, interaction: discord.Interaction, what: str, number: int) -> None:
        async with apologizing(interaction):
            await self._decide(interaction, what, number)

    async def _decide(self, interaction: discord.Interaction, what: str, number: int) -> None:
        check_operator(interaction, self._operators)
        await acknowledge(interaction)
        phrases, decide = phrases_of(interaction), self._work.decide
        ways = {ACCEPT: decide.accept, REJECT: decide.reject, UNDO: decide.undo}
        decided = await ways[what](number, str(interaction.user.id))
        embed = correction_embed(decided_text(decided, self._names, phrases), phrases)
        await answer(interaction, Message(embeds=(embed,)), view=decision_view([decided.proposal], phrases))


def _in_turn(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those that wait, oldest first, then the others, newest first."""
    waiting = [each for each in proposals if each.state is ProposalState.WAITING]
    return waiting + [each for each in reversed(proposals) if each not in waiting]
