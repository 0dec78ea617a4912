"""What the ledger makes of news as outlets write it: through import, reading, stories and fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.domain.negotiations import ContractState, Phase, StrikeState
from bot.domain.reports import When
from tests.usecases.campaign import SECOND, STRIKE, TALKS, Item, at
from tests.usecases.desk import Desk, lines

DEAL = Item(
    "deal",
    "Writers Guild and studios reach tentative agreement",
    "The Writers Guild of America and the AMPTP reached a tentative agreement on a new contract on Sunday night.",
    at(2023, 6, 12, 16),
)
OWN_WORDS = Item(
    "own",
    "Hollywood writers strike a tentative deal with the studios",
    "After three days at the table, negotiators for the WGA have a tentative deal, both sides said late on Sunday.",
    at(2023, 6, 12, 18),
    "https://deadline.com/2023/own",
)


async def states(desk: Desk, union: str, moment: datetime, *items: Item) -> dict[str, ContractState]:
    """Where the contracts of a union stand at a moment after these items."""
    desk.clock.now = moment
    await desk.import_(lines(desk.path.parent, *items))
    async with desk.opened() as intake:
        answer = await intake.answers.report_status(union, moment, asked_at=False)
    return {each.contract.id: each.state for each in answer.contracts}


async def writers(desk: Desk, moment: datetime, *items: Item) -> ContractState:
    """Where the writers' contract stands after these items and a confirmed strike since 2 May."""
    return (await states(desk, "wga", moment, TALKS, STRIKE, SECOND, *items))["wga/mba"]


async def test_copies_of_a_wire_text_and_quotes_of_an_outlet_confirm_no_deal(desk: Desk) -> None:
    wire = replace(DEAL, key="wire", lead=f"LOS ANGELES (Reuters) - {DEAL.lead}", link="https://reuters.com/deal")
    copy = replace(wire, key="copy", link="https://nbcnews.com/deal")
    quote = Item(
        "quote",
        "Writers reach tentative deal with studios, Reuters reports",
        "The WGA has reached a tentative agreement with the studios, according to Reuters.",
        at(2023, 6, 12, 17),
        "https://thewrap.com/deal",
    )
    state = await writers(desk, at(2023, 6, 12, 20), wire, copy, quote)
    assert (state.phase, state.reported and state.reported.phase) == (Phase.ON_STRIKE, Phase.TENTATIVE_AGREEMENT)
    assert state.reported
    assert set(state.reported.by) == {"reuters.com"}
    confirmed = await writers(desk, at(2023, 6, 12, 20), wire, copy, quote, OWN_WORDS)
    assert (confirmed.phase, confirmed.confirmed) == (Phase.TENTATIVE_AGREEMENT, True)


async def test_hedges_move_nothing_and_a_denial_takes_a_report_back(desk: Desk) -> None:
    near = Item("near", "WGA, AMPTP nearing a deal?", "The sides hope to reach a deal soon.", at(2023, 6, 11, 16))
    nearing = replace(near, key="nearing", title="Writers could reach a deal this week", link="https://deadline.com/n")
    hoped = await writers(desk, at(2023, 6, 12, 12), near, nearing)
    assert (hoped.phase, hoped.reported) == (Phase.ON_STRIKE, None)
    assert (await writers(desk, at(2023, 6, 12, 20), DEAL)).reported
    denial = Item(
        "denial",
        "WGA: no deal has been reached with the studios",
        "The Writers Guild of America said that it has not reached a tentative agreement with the AMPTP.",
        at(2023, 6, 12, 19),
        "https://deadline.com/denial",
    )
    denied = await writers(desk, at(2023, 6, 12, 20), DEAL, denial)
    assert (denied.phase, denied.reported) == (Phase.ON_STRIKE, None)


async def test_a_strike_runs_on_beside_its_deal_until_it_is_suspended(desk: Desk) -> None:
    loose = replace(OWN_WORDS, title="Hollywood writers reach tentative deal, end strike")
    dealt = await writers(desk, at(2023, 6, 13, 12), DEAL, loose)
    assert dealt.phase is Phase.TENTATIVE_AGREEMENT
    assert dealt.strike
    assert dealt.strike.state is StrikeState.RUNNING
    lift = Item(
        "lift",
        "Writers Guild boards vote to end strike on Wednesday",
        "The WGA said its strike is suspended as of 12:01 a.m. on Wednesday.",
        at(2023, 6, 13, 22),
    )
    lifted = replace(
        lift,
        key="lifted",
        title="WGA strike to end on Wednesday",
        lead="Writers may go back to their rooms in the morning, the guild told its members.",
        link="https://deadline.com/lifted",
    )
    over = await writers(desk, at(2023, 6, 14, 20), DEAL, loose, lift, lifted)
    assert over.strike
    assert (over.strike.state, over.strike.until) == (StrikeState.SUSPENDED, date(2023, 6, 13))


async def test_members_who_reject_a_deal_are_told_by_two_newsrooms(desk: Desk) -> None:
    no = Item(
        "no",
        "Writers Guild members reject tentative agreement with studios",
        "Members of the Writers Guild of America voted down the tentative agreement with the AMPTP on Friday.",
        at(2023, 6, 23, 22),
    )
    second = replace(
        no,
        key="second",
        title="WGA members vote down contract deal",
        lead="Writers rejected the deal in a ballot that closed on Friday, the WGA said.",
        link="https://deadline.com/no",
    )
    one = await writers(desk, at(2023, 6, 24, 12), DEAL, OWN_WORDS, no)
    assert (one.phase, one.reported and one.reported.phase) == (Phase.TENTATIVE_AGREEMENT, Phase.REJECTED)
    assert (await writers(desk, at(2023, 6, 24, 12), DEAL, OWN_WORDS, no, second)).phase is Phase.REJECTED


async def test_an_extension_moves_the_expiry_and_is_no_deal(desk: Desk) -> None:
    begun = Item(
        "begun",
        "SAG-AFTRA and AMPTP begin contract talks",
        "SAG-AFTRA and the studios began negotiations on Wednesday; the contract expires on June 30.",
        at(2023, 6, 7, 20),
    )
    extended = Item(
        "extended",
        "SAG-AFTRA and studios extend contract to July 12",
        "SAG-AFTRA and the AMPTP agreed to extend their contract through July 12 as talks continue.",
        at(2023, 6, 30, 23),
    )
    found = await states(desk, "sag-aftra", at(2023, 7, 1, 20), begun, extended)
    state = found["sag-aftra/tv-theatrical"]
    assert (state.phase, state.expires, state.reported) == (Phase.BARGAINING, When(date(2023, 7, 12)), None)


async def test_a_blackout_stands_until_talks_break_off(desk: Desk) -> None:
    silent = Item(
        "silent",
        "Writers and studios agree on media blackout as talks resume",
        "The WGA and the AMPTP resumed talks on Monday and agreed on a media blackout.",
        at(2023, 6, 12, 20),
    )
    assert (await writers(desk, at(2023, 6, 13, 20), silent)).blackout == When(date(2023, 6, 12))
    broken = Item(
        "broken",
        "Writers' talks with studios break off",
        "Talks between the WGA and the AMPTP broke off on Wednesday.",
        at(2023, 6, 14, 22),
    )
    state = await writers(desk, at(2023, 6, 15, 12), silent, broken)
    assert (state.blackout, state.phase) == (None, Phase.ON_STRIKE)


async def test_two_contracts_of_one_union_go_their_own_ways(desk: Desk) -> None:
    screen = Item(
        "screen",
        "SAG-AFTRA goes on strike against film and TV studios",
        "The actors' union went on strike on Friday after talks with the AMPTP collapsed.",
        at(2023, 7, 14, 20),
    )
    stage = replace(
        screen,
        key="stage",
        title="Hollywood actors walk off the job",
        lead="SAG-AFTRA went on strike on Friday, joining the writers.",
        link="https://deadline.com/stage",
    )
    games = Item(
        "games",
        "SAG-AFTRA members authorize strike against video game companies",
        "SAG-AFTRA members voted on Monday to authorize a strike under the Interactive Media Agreement. The union has "
        "been on strike against the film studios since July 14.",
        at(2023, 9, 26, 15),
    )
    players = replace(
        games,
        key="players",
        title="Video game performers vote yes on strike authorization",
        lead="SAG-AFTRA said 98 percent of those who voted gave leave to strike the video game companies.",
        link="https://deadline.com/games",
    )
    found = await states(desk, "sag-aftra", at(2023, 9, 27, 12), screen, stage, games, players)
    assert (found["sag-aftra/tv-theatrical"].phase, found["sag-aftra/interactive"].phase) == (
        Phase.ON_STRIKE,
        Phase.BARGAINING,
    )
    assert found["sag-aftra/interactive"].strike is None
    assert found["sag-aftra/interactive"].authorized
