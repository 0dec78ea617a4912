from __future__ import annotations

import pytest

from bot.domain.reports import Stance
from bot.domain.stances import issues_in
from tests.domain.news import report, sentence


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Rules on artificial intelligence", "ai"),
        ("L'IA inquiète les acteurs", "ai"),
        ("Residuals from streaming", "streaming_residuals"),
        ("They want a cut of streaming revenue", "streaming_residuals"),
        ("Minimum staffing and mini rooms", "minimum_staffing"),
        ("Studios would share viewership data", "viewership_data"),
        ("Self-taped auditions are an issue", "self_tape"),
        ("Wages rise by 5 percent", "wages"),
        ("Une hausse des salaires", "wages"),
        ("Pension and health contributions", "pension_health"),
        ("Digital replicas need consent", "consent_likeness"),
        ("Working conditions on set", "working_conditions"),
        ("Jurisdiction over content written for the Internet", "new_media_jurisdiction"),
        ("The union wants guardrails on generative A.I.", "ai"),
        ("Les scénaristes craignent l'IA", "ai"),
        ("Los guionistas temen a la inteligencia artificial", "ai"),
        ("Actors seek a bonus when shows are hits on streaming", "streaming_residuals"),
        ("Writers want a share of DVD sales", "streaming_residuals"),
        ("Les auteurs veulent une part des revenus du streaming", "streaming_residuals"),
        ("Quieren cobrar por las emisiones en internet", "streaming_residuals"),
        ("Ils réclament des droits de rediffusion", "streaming_residuals"),
        ("A minimum number of writers per show", "minimum_staffing"),
        ("Un nombre minimum de scénaristes par série", "minimum_staffing"),
        ("Un número mínimo de guionistas por serie", "minimum_staffing"),
        ("Streamers must disclose viewing figures", "viewership_data"),
        ("Plus de transparence sur les audiences", "viewership_data"),
        ("Piden datos de audiencia a las plataformas", "viewership_data"),
        ("Limits on self-tape requests", "self_tape"),
        ("Des castings en vidéo", "self_tape"),
        ("Reglas para los castings por video", "self_tape"),
        ("They ask for an 11 percent increase in minimums", "wages"),
        ("Scale rates have not kept up", "wages"),
        ("De meilleures rémunérations", "wages"),
        ("Una subida salarial del cinco por ciento", "wages"),
        ("Actors say they cannot earn a living", "wages"),
        ("The health plan is short of money", "pension_health"),
        ("La caisse de retraite et l'assurance santé", "pension_health"),
        ("Más dinero para el plan de salud y las pensiones", "pension_health"),
        ("Studios want to own a performer's digital double", "consent_likeness"),
        ("Le droit à l'image des acteurs", "consent_likeness"),
        ("El uso de la voz sin permiso", "consent_likeness"),
        ("Scanning the faces of extras", "consent_likeness"),
        ("Crews complain of 14-hour days", "working_conditions"),
        ("Des horaires épuisants sur les tournages", "working_conditions"),
        ("Jornadas de catorce horas", "working_conditions"),
        ("Longer rest between shifts", "working_conditions"),
        ("The union wants to cover reality shows and animation", "new_media_jurisdiction"),
        ("Les programmes écrits pour internet", "new_media_jurisdiction"),
        ("Series written for the web", "new_media_jurisdiction"),
        ("The deal raises the pay of writers", "wages"),
        ("Writers win raises", "wages"),
        ("Advertisers want a flat rate instead of pay per run", "wages"),
        ("A pact with better pay and benefits", "pension_health"),
        ("Scripts must not be machine-written", "ai"),
        ("Actors fear losing jobs to robots", "ai"),
        ("Streamers must tell viewing hours", "viewership_data"),
        ("Writers ask for larger writers' rooms", "minimum_staffing"),
    ],
)
def test_an_issue_is_named_by_its_own_words(text: str, issue: str) -> None:
    assert issue in [seen.issue for seen in issues_in([sentence(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "The talks take place in January",
        "Actors said it paid off",
        "He lost his voice",
        "The strike benefits cinemas",
        "Caterers are left without paychecks",
        "Robots walk the red carpet",
    ],
)
def test_words_that_only_resemble_name_none(text: str) -> None:
    assert issues_in([sentence(text)]) == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The sides are far apart on residuals", Stance.GAP),
        ("Progress was made on residuals", Stance.PROGRESS),
        ("The union won residuals", Stance.AGREED),
        ("The studios countered on residuals", Stance.COUNTERED),
        ("The union demands residuals", Stance.PROPOSED),
        ("The union withdrew its demand for residuals", Stance.DROPPED),
        ("Residuals are on the table", Stance.OPEN),
    ],
)
def test_the_words_around_an_issue_tell_where_it_stands(text: str, stance: Stance) -> None:
    (seen,) = issues_in([sentence(text)])
    assert (seen.issue, seen.stance, seen.sentence) == ("streaming_residuals", stance, text)


def test_over_an_article_the_strongest_stance_counts_with_its_sentence() -> None:
    lead = "Residuals are on the table. The sides remain far apart on residuals."
    (seen,) = report("WGA and studios in talks", lead).issues
    assert (seen.stance, seen.sentence) == (Stance.GAP, "The sides remain far apart on residuals.")


def test_words_within_those_for_another_issue_name_none_of_their_own() -> None:
    named = [said.issue for said in report("WGA contract brings pay for new media use", on="2008-02-10").issues]
    assert named == ["streaming_residuals"]
    assert "wages" not in [said.issue for said in report("WGA fights for writers' room minimums").issues]


def test_pay_for_what_is_shown_again_is_no_wages() -> None:
    named = [seen.issue for seen in issues_in([sentence("A strike over pay for shows distributed on the Internet")])]
    assert named == ["streaming_residuals"]
    both = [seen.issue for seen in issues_in([sentence("A strike over pay, residuals and the Internet")])]
    assert set(both) == {"streaming_residuals", "wages"}


def test_a_raise_is_wages_but_raising_questions_is_not() -> None:
    assert [said.issue for said in report("Hollywood Teamsters contract brings 2 percent raise").issues] == ["wages"]
    assert not report("SAG-AFTRA vote raises prospect of strike").issues


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("Actors win AI protections and a raise", {"ai", "wages"}),
        ("Writers fear losing their jobs to machines and robots", {"ai"}),
        ("SAG-AFTRA seeks an AI royalty", {"ai"}),
        ("SAG-AFTRA talks turn to AI, residuals", {"ai", "streaming_residuals"}),
        ("Extras refuse digital replicas", {"ai", "consent_likeness"}),
        ("Actress shows residual check of nine cents from streaming", {"streaming_residuals"}),
        ("Contract would improve pay of staff writers", {"wages"}),
        ("Strike over pay in the streaming era", {"wages"}),
        ("Sit down and pay your writers", set()),
        ("Hundred long days on strike", set()),
        ("Long days and short breaks drive crews to strike", {"working_conditions"}),
        ("Crunch talks to avert writers' strike", set()),
        ("Boss breaks with rivals over writers' strike", set()),
        ("Streik der Schauspieler: Es geht um Vergütung und KI", {"wages", "ai"}),
    ],
)
def test_an_issue_is_named_by_its_own_words_only(text: str, issues: set[str]) -> None:
    assert {seen.issue for seen in issues_in([sentence(text)])} == issues
