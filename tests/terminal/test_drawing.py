from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.terminal.drawing import Address, Barred, Footer, host, is_web_address, linked, page, printable, show, words
from bot.wording.phases import Tone

ESCAPE = "\x1b"


def drawn(*blocks: object, width: int = 60, terminal: bool = False) -> str:
    file = io.StringIO()
    colours = "truecolor" if terminal else None
    console = Console(file=file, width=width, force_terminal=terminal, color_system=colours, no_color=False)  # type: ignore[arg-type]
    show(console, page(*blocks))  # type: ignore[arg-type]
    return file.getvalue()


def test_markup_in_a_text_is_text() -> None:
    assert drawn(words("[bold red]Deal[/] :smile: [link=https://evil.test]here[/link]"), width=80) == (
        "[bold red]Deal[/] :smile: [link=https://evil.test]here[/link]\n"
    )


@pytest.mark.parametrize("hostile", ["\x1b]8;;https://evil.test\x1b\\x", "a\u202eb", "a\x9b31mb", "a\u200bb", "a\x07b"])
def test_nothing_in_a_text_can_steer_the_terminal(hostile: str) -> None:
    assert printable(hostile).isprintable()


def test_a_text_stays_on_one_line() -> None:
    assert printable(" a\n b\tc\r\n") == "a b c"


@pytest.mark.parametrize("url", ["https://variety.com/x", "http://variety.com"])
def test_a_web_address_becomes_a_link(url: str) -> None:
    assert f"{url}{ESCAPE}\\" in drawn(linked("Variety", url), terminal=True)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a.test/\x1b\\x",
        "https://a.test/a b",
        "https://",
        "http://[",
        "",
    ],
)
def test_another_address_becomes_no_link(url: str) -> None:
    assert not is_web_address(url)
    assert "]8;" not in drawn(linked("Variety", url), terminal=True)
    assert host(url) == ""


def test_an_address_is_written_out_only_where_links_do_not_show() -> None:
    url = "https://variety.com/" + "long-" * 30
    assert drawn(Address(url)) == f"{url}\n"
    assert drawn(Address(url), terminal=True).strip() == ""


def test_the_bar_stands_beside_every_line() -> None:
    lines = drawn(Barred(Tone.STRIKE, words("word " * 30))).splitlines()
    assert len(lines) > 1
    assert all(line.startswith("▌ word") for line in lines)


def test_an_address_beside_the_bar_stays_whole() -> None:
    url = "https://variety.com/" + "long-" * 30
    assert drawn(Barred(Tone.OPEN, Address(url))) == f"▌ {url}\n"


def test_the_page_is_no_wider_than_reads_well() -> None:
    assert max(map(len, drawn(words("word " * 100), width=240).splitlines())) <= 100


def test_a_footer_that_does_not_fit_breaks_between_its_parts() -> None:
    parts = ("As of 22 September 2023, 14:05 in Los Angeles", "6 feeds, last read 2 min ago")
    assert drawn(Footer(parts), width=80) == " · ".join(parts) + "\n"
    assert drawn(Footer(parts), width=60) == "\n".join(parts) + "\n"
