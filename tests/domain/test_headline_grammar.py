"""What a title tells, by the grammar of headlines: deals within which, hedges far off, words of another language."""

from __future__ import annotations

import pytest

from tests.domain.news import asserted, report

HARD = {"tentative_agreement", "strike_start", "strike_end"}


@pytest.mark.parametrize(
    ("title", "on"),
    [
        ("Hollywood writers, in the deal ending their strike, secured more money when shows catch on", "2023-09-28"),
        ("In deal that ended strike, writers won guarantees on rooms", "2023-10-02"),
        ("Under the deal, Hollywood actors get protections from AI", "2023-11-12"),
        ("¿Qué lograron los guionistas en el acuerdo que puso fin a la huelga?", "2023-10-02"),
    ],
)
def test_what_a_deal_holds_is_no_news_of_the_deal(title: str, on: str) -> None:
    found = report(title, on=on)
    assert found.event == "analysis"
    assert not {event for _, event, _ in asserted(found)} & HARD


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Writers and studios in tentative deal", "2023-09-25", "tentative_agreement"),
        ("Writers strike deal with studios", "2023-09-25", "tentative_agreement"),
        ("What the writers strike deal means for crews", "2023-09-28", "analysis"),
        ("Hollywood crews dodge strike with deal. Some say it is not good enough", "2021-10-17", "tentative_agreement"),
        ("Crews tell studios: the offer is not good enough", "2021-10-10", "offer_rejected"),
        ("Directors sign off on pact with Hollywood studios", "2023-06-24", "ratified"),
        ("Les réalisateurs américains approuvent leur contrat", "2023-06-24", "ratified"),
        ("Les studios rompent le dialogue avec les acteurs", "2023-10-12", "talks_break_off"),
        (
            "Les studios et SAG-AFTRA conviennent de ne pas parler à la presse",
            "2023-06-08",
            "blackout",
        ),
    ],
)
def test_a_title_tells_its_news(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


def test_a_board_and_not_the_members_approves_what_is_still_called_tentative() -> None:
    title = "SAG-AFTRA board meets on Friday over the deal with studios"
    lead = "The union has greenlit the tentative agreement."
    assert ("sag-aftra/tv-theatrical", "ratified", "2023-11-10") not in asserted(report(title, lead, on="2023-11-10"))
    voted = report("SAG-AFTRA members approve tentative agreement", on="2023-12-05")
    assert voted.event == "ratified"


@pytest.mark.parametrize(
    ("title", "lead", "on"),
    [
        (
            "An end to the writers' strike?",
            "A deal may land as soon as Friday, ending a walkout of months.",
            "2008-02-05",
        ),
        ("Le réalisateur : « J'aimerais reprendre le travail »", "Les scénaristes sont en grève.", "2023-06-20"),
        ("Huelga de escritores en Hollywood, a punto de terminar", "", "2023-09-24"),
        ("Les scénaristes d'Hollywood pourraient bientôt reprendre le boulot", "", "2023-09-21"),
        ("Will strike talks continue?", "The Writers Guild and the studios met on Friday.", "2023-09-22"),
    ],
)
def test_what_may_come_is_not_told(title: str, lead: str, on: str) -> None:
    found = report(title, lead, on=on)
    assert found.relevant
    assert not {event for _, event, _ in asserted(found)} & HARD
    assert found.event not in {"strike_end", "tentative_agreement"}


def test_an_end_in_sight_is_news_of_the_talks_and_none_in_sight_of_the_strike() -> None:
    assert report("An end in sight to the writers' strike?", on="2008-02-05").event == "talks_continue"
    assert report("No end in sight for the writers' strike", on="2023-08-20").event == "strike_continue"


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("La huelga de guionistas arrancó hoy en Hollywood", "2023-05-02", "strike_start"),
        ("El paro de los actores de Hollywood comenzó a medianoche", "2023-07-14", "strike_start"),
        ("Actores de videojuegos ponen fin a su huelga tras once meses", "2025-06-11", "strike_end"),
        ("Los guionistas festejan el fin de la huelga", "2023-09-27", "strike_end"),
        ("Les scénaristes reprennent le boulot", "2023-09-27", "strike_end"),
    ],
)
def test_a_strike_begins_and_ends_in_spanish_and_french(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


def test_a_strike_that_began_is_only_recalled_by_since() -> None:
    title = "Así afecta la huelga de guionistas a las series"
    lead = "Desde que la huelga comenzó el 2 de mayo, los rodajes de varias series se han parado."
    assert report(title, lead, on="2023-05-16").event != "strike_start"


def test_those_under_another_contract_may_threaten_while_their_union_is_on_strike() -> None:
    title = "Les acteurs de jeux vidéo menacent de se mettre en grève"
    found = report(title, "SAG-AFTRA organise un vote de ses membres.", on="2023-09-05")
    assert (found.event, found.contracts) == ("strike_threat", ("sag-aftra/interactive",))


@pytest.mark.parametrize(
    ("title", "on"),
    [
        ("Disney signs deal with cable giant as Hollywood strikes drag on", "2023-08-10"),
        ("Netflix strikes deal with football league amid writers' strike", "2023-08-15"),
        ("SAG-AFTRA strike over streaming pay hits festivals", "2023-07-25"),
        ("Hollywood : les acteurs menacent d'entrer en grève", "2023-06-29"),
        ("In 2007 writers went on strike for 100 days in Hollywood", "2023-06-01"),
    ],
)
def test_a_deal_of_others_a_noun_a_threat_and_a_strike_of_old_tell_no_deal_and_no_strike(title: str, on: str) -> None:
    found = report(title, on=on)
    assert found.event not in HARD
    assert not {event for _, event, _ in asserted(found)} & HARD


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Studios reach deal with actors as strike nears day 118", "2023-11-08", "tentative_agreement"),
        ("Deal reached as Hollywood actors' strike nears day 118", "2023-11-08", "tentative_agreement"),
        ("Hollywood actors strike over streaming pay", "2023-07-14", "strike_start"),
        ("Writers and studios shake hands on new Hollywood contract", "2023-09-25", "tentative_agreement"),
    ],
)
def test_a_deal_and_a_strike_of_ours_are_told_beside_such_words(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Writers Guild sets date for contract talks with studios", "2026-02-20", "talks_start"),
        ("Studio bosses and actors' union meet for a sixth day", "2023-10-11", "talks_continue"),
        ("Hollywood : les négociations entre acteurs et studios sont prolongées", "2023-07-10", "talks_continue"),
        ("SAG-AFTRA files unfair labor charge against game maker", "2025-05-20", "strike_continue"),
        ("Les acteurs américains votent à 98 % pour une grève", "2023-06-06", "strike_authorization"),
        ("Hollywood évite une grève : les techniciens ont un accord", "2021-10-17", "tentative_agreement"),
        ("La huelga de actores deja Venecia sin estrellas de Hollywood", "2023-08-30", "impact_report"),
        ("Los actores dicen no a la última oferta de los estudios", "2023-11-06", "offer_rejected"),
    ],
)
def test_each_step_has_many_words_in_three_languages(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


@pytest.mark.parametrize(
    ("title", "on", "event"),
    [
        ("Writers to vote on deal to end strike", "2023-10-02", "ratification_vote"),
        ("Game actors vote on strike-ending pact", "2025-06-20", "ratification_vote"),
        ("SAG-AFTRA members have until Dec. 5 to vote on deal", "2023-11-14", "ratification_vote"),
        ("Voting under way on writers' Hollywood contract", "2023-10-03", "ratification_vote"),
        ("IATSE to vote on strike", "2021-09-25", "strike_authorization"),
        ("Writers reject studios' contract offer", "2023-08-24", "offer_rejected"),
        ("Writers reject contract with studios", "2023-10-10", "rejected_by_members"),
        ("SAG-AFTRA opens negotiations with strike authorization in hand", "2023-06-07", "talks_start"),
        ("SAG-AFTRA to enter early talks with studios", "2026-01-15", "talks_start"),
        ("First bargaining session held between writers and studios", "2026-03-16", "talks_start"),
        ("SAG-AFTRA extends interim agreement for small films", "2023-09-05", "strike_continue"),
        ("Hollywood writers are officially done striking", "2023-09-27", "strike_end"),
    ],
)
def test_what_is_voted_on_refused_or_begun_is_told_by_all_its_words(title: str, on: str, event: str) -> None:
    assert report(title, on=on).event == event


@pytest.mark.parametrize(
    "title",
    [
        "Studio boss calls writers' strike shameful",
        "Streamer's chief calls actors' strike a mistake",
        "Mayor called the Hollywood strike 'unnecessary'",
        "Hosts launch 'Strike Force' podcast as writers' strike goes on",
        "Actors launch strike-themed cabaret",
        "Five films that were shot before the writers strike began",
    ],
)
def test_what_a_strike_is_called_begins_none(title: str) -> None:
    found = report(title, on="2023-07-20")
    assert found.event != "strike_start"
    assert "strike_start" not in {event for _, event, _ in asserted(found)}


@pytest.mark.parametrize(
    "title", ["SAG-AFTRA calls strike", "WGA calls strike over pay", "Union calls actors to strike"]
)
def test_a_strike_that_is_called_begins(title: str) -> None:
    assert report(title, on="2023-07-13").event == "strike_start"


@pytest.mark.parametrize(
    "title",
    ["SAG-AFTRA reaches agreement with distributor on strike waiver", "Streamer signs deal with actor amid strike"],
)
def test_the_deal_of_one_is_no_deal_of_the_union(title: str) -> None:
    found = report(title, on="2023-08-20")
    assert found.event != "tentative_agreement"
    assert not {event for _, event, _ in asserted(found)} & HARD
