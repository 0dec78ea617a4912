from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sentences import boilerplate, split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The U.S. Labor Board ruled. It ends.", ("The U.S. Labor Board ruled.", "It ends.")),
        ("They left the U.S. The strike goes on.", ("They left the U.S.", "The strike goes on.")),
        (
            "Mr. Zaslav of Warner Bros. Discovery met Donald J. Petrie. They agreed.",
            ("Mr. Zaslav of Warner Bros. Discovery met Donald J. Petrie.", "They agreed."),
        ),
        ("It ends at 12:01 a.m. Wednesday. Work resumes.", ("It ends at 12:01 a.m. Wednesday.", "Work resumes.")),
        ("Talks ended at 5 p.m. Actors left.", ("Talks ended at 5 p.m.", "Actors left.")),
        ("On Sept. 24 pay rose 3.5 percent. Good.", ("On Sept. 24 pay rose 3.5 percent.", "Good.")),
        ("It was the No. 1 demand. He said No. The end.", ("It was the No. 1 demand.", "He said No.", "The end.")),
        ("“We won.” She left.", ("“We won.”", "She left.")),
        ('"Is this a joke?" "No!" He left.', ('"Is this a joke?"', '"No!"', "He left.")),
        ("Talks go on... Both sides hope… Really.", ("Talks go on...", "Both sides hope…", "Really.")),
        ("Talks are costing $5.2 billion, e.g. Disney lost.", ("Talks are costing $5.2 billion, e.g. Disney lost.",)),
        ("The deal is done.The actors return.", ("The deal is done.", "The actors return.")),
        ("M. Macron a parlé. « Oui. » La grève continue ?", ("M. Macron a parlé.", "« Oui. »", "La grève continue ?")),
        (
            "¿Habrá huelga? ¡Sí! En EE. UU. El Sr. Pérez habló.",
            ("¿Habrá huelga?", "¡Sí!", "En EE. UU.", "El Sr. Pérez habló."),
        ),
        ("He reads variety.com daily. Good.", ("He reads variety.com daily.", "Good.")),
        ("1. Actors win. 2. Writers too.", ("1. Actors win.", "2. Writers too.")),
    ],
)
def test_a_text_is_split_where_a_reader_would_split_it(text: str, sentences: tuple[str, ...]) -> None:
    assert split(text) == sentences


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert split("Deep Dive\n\nThe talks ended.") == ("Deep Dive", "The talks ended.")


def test_a_line_wrapped_within_a_sentence_is_joined() -> None:
    wrapped = "The Writers Guild of America and the studios have agreed\non a new contract, they said. It ends."
    assert split(wrapped) == (
        "The Writers Guild of America and the studios have agreed on a new contract, they said.",
        "It ends.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Illustration by Jane Roe / The Verge The talks ended.",
        "A star on the set of a film. | Image: Marvel Studios The talks ended.",
        "Photo by Fred J. Brown / AFP via Getty Images The talks ended.",
    ],
)
def test_the_line_under_a_picture_is_dropped(text: str) -> None:
    assert split(text) == ("The talks ended.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more...",
        "Continue reading…",
        "Please wait...",
        "You May Like",
        "This is a developing story and will be updated.",
        "The post Strike Ends appeared first on BGR .",
        "Sign up for our newsletter.",
        "Get our weekly newsletter here",
        "Click here to subscribe.",
        "Subscribe",
        "Article URL: https://a.example/1 Comments URL: https://b.example/2",
        "Photo by Jane Roe / Getty Images",
        "By Jane Roe",
        "(Reporting by Jane Roe; Editing by Max Moe)",
        "Lire la suite",
        "Lire aussi : Les acteurs en grève",
        "Abonnez-vous à notre lettre.",
        "Leer más",
        "Suscríbete a nuestro boletín.",
        "La entrada Huelga se publicó primero en Cine.",
        "———",
    ],
)
def test_the_pages_own_words_are_boilerplate(sentence: str) -> None:
    assert boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The post-strike schedule is full.",
        "The post of chief negotiator is vacant.",
        "Readers of scripts join the strike.",
        "Image rights remain the main obstacle, the union said.",
        "By May, the Writers Guild of America had walked out.",
        "Get ready: the strike begins on Monday, the union said.",
        "Voir les acteurs en grève surprend Hollywood.",
        "Leer guiones es el trabajo del sindicato.",
        "Subscribers left Netflix during the strike.",
    ],
)
def test_news_is_no_boilerplate(sentence: str) -> None:
    assert not boilerplate(sentence)


@given(st.text(max_size=300))
def test_splitting_loses_no_word_of_a_text_without_pictures(text: str) -> None:
    if not any(word in text for word in ("Photo", "Image", "Illustration")):
        assert "".join("".join(split(text)).split()) == "".join(text.split())


def test_a_long_run_of_anything_is_judged_at_once() -> None:
    for text in ("Photo by " * 2000, "a." * 5000, "Get " * 5000, "“" * 5000, "Jan. " * 2000):
        for sentence in split(text):
            boilerplate(sentence)
