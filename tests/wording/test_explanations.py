from __future__ import annotations

import ast
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain import matching
from bot.domain.effects import Effect, Outcome
from bot.domain.negotiations import Move
from bot.domain.publishers import Publisher
from bot.domain.reports import Attribution, Event, Modality, Report
from bot.usecases.explain_article import Explanation
from bot.wording.explanations import ExplanationText, Passage, explanation_text
from bot.wording.facts import Fact
from bot.wording.phases import Tone
from bot.wording.phrases import Phrases
from tests.answers import NAMES, NOW
from tests.explanations import (
    DEAL,
    MOVE,
    STRIKE,
    a_report,
    forgotten,
    matched,
    matched_without_claims,
    never_seen,
    rejected,
)

PHRASES = Phrases()


def said(answer: Explanation) -> ExplanationText:
    return explanation_text(answer, NAMES, PHRASES)


def facts(answer: Explanation) -> dict[str, str]:
    return {fact.name: fact.text for fact in said(answer).facts}


def effect(outcome: Outcome, source: str = "variety.com", move: Move | None = None, reason: str = "") -> str:
    (claim,) = said(matched(Effect(STRIKE, outcome, source, move, reason))).claims
    return claim.effect


def test_an_article_that_was_taken_in_says_why_how_it_was_read_and_what_it_changed() -> None:
    assert said(matched()) == ExplanationText(
        tone=Tone.SETTLED,
        title="Writers near a deal",
        url="https://variety.com/2023/biz/talks",
        verdict="Strikewire took this article in.",
        reason="It names a union that Strikewire follows, or the studios’ alliance (AMPTP), together with a strike or "
        "contract talks.",
        quote="A deal could come on Friday.",
        facts_title="Details",
        facts=(
            Fact("What it changed", "WGA · Minimum Basic Agreement: On strike since 2 May 2023"),
            Fact("About", "WGA · Minimum Basic Agreement"),
            Fact("What happened", "Tentative agreement, told as a possibility"),
            Fact("According to", "people it does not name"),
            Fact("Publisher", "Variety, on Strikewire’s list of newsrooms"),
            Fact("Published", "22 September 2023, 09:05 in Los Angeles"),
            Fact("First seen", "22 September 2023, 10:05 in Los Angeles, in the feed Variety"),
            Fact("Also told by", "Deadline"),
        ),
        issues_title="Issues",
        issues=(Passage("AI: far apart", "On AI the two sides are far apart."),),
        claims_title="What it says, and what came of it",
        claims=(
            Passage(
                "Tentative agreement, 22 September 2023",
                "A deal could come on Friday.",
                "It changed nothing: it is told as a possibility, not as a fact.",
            ),
            Passage(
                "Strike begins, 2 May 2023",
                "Writers have been on strike since May 2.",
                "It is part of the evidence for “On strike since 2 May 2023”, which is confirmed.",
            ),
        ),
        hint="",
        footer=("As of 22 September 2023, 14:05 in Los Angeles",),
    )


def test_an_article_that_was_left_out_says_why_and_how_it_opens() -> None:
    text = said(rejected())
    assert (text.tone, text.title) == (Tone.UNKNOWN, "Nurses go on strike")
    assert text.verdict == "Strikewire saw this article and left it out."
    assert text.reason == "It is about a strike or dispute in another trade, not of a union that Strikewire follows."
    assert text.quote == ""
    assert facts(rejected())["Opening"] == "They walked out on Friday."
    assert (text.claims, text.issues, text.hint) == ((), (), "")


def test_a_sentence_of_the_lead_is_quoted_once() -> None:
    lead = rejected().item.lead
    answer = rejected(reason="in-passing", evidence=lead)
    assert said(answer).quote == lead
    assert "Opening" not in facts(answer)


def test_of_a_text_that_is_gone_the_decision_stays() -> None:
    text = said(forgotten())
    assert (text.title, text.hint) == ("variety.com/nurses", "Its text is no longer kept, only the decision.")
    assert text.reason.startswith("It is about a strike or dispute in another trade")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (never_seen(), "It reads no feed of Variety."),
        (never_seen("Variety"), "It does read Variety, but a feed holds only some of a publisher’s articles."),
    ],
)
def test_a_link_that_was_never_offered_says_so_and_what_may_help(answer: Explanation, reason: str) -> None:
    text = said(answer)
    assert text.verdict == "No feed that Strikewire reads has offered this link."
    assert (text.title, text.reason) == ("variety.com/2023/other", reason)
    assert text.hint.endswith("look for it among the headlines.")


def test_every_reason_of_the_reader_has_its_sentence() -> None:
    tree = ast.parse(Path(matching.__file__).read_text(encoding="utf-8"))
    codes = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("-") in (1, 2)
    }
    assert {"union-and-labor", "another-strike", "in-passing"} <= codes
    assert [code for code in codes if not PHRASES.knows(f"why-reason-{code}")] == []


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_sentence(outcome: Outcome) -> None:
    moved = outcome in (Outcome.EVIDENCE, Outcome.AGREES)
    text = effect(outcome, move=MOVE if moved else None, reason="wrong day")
    assert text.endswith((".", "wrong day"))
    assert ("“On strike since 2 May 2023”" in text) is moved
    assert "_" not in text


def test_evidence_for_what_nobody_confirmed_says_so() -> None:
    text = effect(Outcome.EVIDENCE, move=replace(MOVE, confirmed=False))
    assert text == "It is part of the evidence for “On strike since 2 May 2023”, which is not confirmed."


def test_a_copy_is_told_to_count_as_what_it_repeats() -> None:
    assert effect(Outcome.UNCONFIRMED, source="deadline.com").endswith(
        " As it repeats Deadline, the two count as one source."
    )


def test_claims_on_several_contracts_say_which() -> None:
    other = replace(DEAL, contract="sag-aftra/tv-theatrical")
    claims = said(matched(Effect(STRIKE, Outcome.DATED), Effect(other, Outcome.HEDGED))).claims
    assert [claim.heading for claim in claims] == [
        "WGA · Minimum Basic Agreement: Strike begins, 2 May 2023",
        "SAG-AFTRA · TV/Theatrical Contracts: Tentative agreement, 22 September 2023",
    ]


def test_an_article_without_a_date_gives_no_days() -> None:
    answer = matched(Effect(STRIKE, Outcome.UNDATED), dated=False, moves=())
    assert facts(answer)["Published"] == "on a day that its feed does not give"
    (claim,) = said(answer).claims
    assert (claim.heading, facts(answer)["What it changed"]) == ("Strike begins", "nothing")


def test_dates_beside_the_phase_are_no_change_of_phase() -> None:
    answer = matched(Effect(STRIKE, Outcome.DATED), moves=())
    assert facts(answer)["What it changed"] == "only dates, not where the talks stand"


def test_an_article_that_tells_nothing_dated_says_so() -> None:
    text = said(matched_without_claims())
    assert (text.claims_title, text.hint) == (
        "",
        "It tells of no event with a date, so there was nothing to change.",
    )


def test_an_edit_is_told_with_its_time() -> None:
    answer = matched(edited_at=NOW - timedelta(hours=1))
    assert facts(answer)["Edited"] == "22 September 2023, 13:05 in Los Angeles; this is how the new text was read"


@pytest.mark.parametrize(
    ("tier", "words"),
    [(1, "WGA, one of the sides in the talks"), (3, "WGA, not on Strikewire’s list of newsrooms")],
)
def test_a_publisher_is_told_with_what_its_word_counts_for(tier: int, words: str) -> None:
    assert facts(matched(publisher=Publisher("wga.org", "WGA", tier)))["Publisher"] == words


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (a_report(attribution=Attribution.UNION), "the union"),
        (a_report(attribution=None), "Variety"),
        (a_report(attribution=Attribution.OUTLET), "another news outlet"),
        (a_report(attribution=Attribution.OUTLET, claims=(replace(DEAL, quoted="deadline.com"),)), "Deadline"),
        (a_report(wire="deadline.com"), "Deadline, the agency whose text it is"),
    ],
)
def test_whom_the_article_has_it_from_is_named(report: Report, words: str) -> None:
    assert facts(matched(report=report))["According to"] == words


def test_what_is_no_single_happening_goes_without_how_it_is_told() -> None:
    plain = a_report(event=Event.ANALYSIS, modality=Modality.ASSERTED, official=None)
    assert facts(matched(report=plain))["What happened"] == "Analysis"
    assert "What happened" not in facts(matched(report=a_report(event=None)))
