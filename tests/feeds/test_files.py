import gzip
from pathlib import Path

import pytest

from bot.feeds.files import Kind, kind_of, read_file


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<rss/>", Kind.FEED),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><feed/>", Kind.FEED),
        (b'{"version": "x", "items": []}', Kind.FEED),
        (b'{\n  "version": "x",\n  "items": []\n}\n', Kind.FEED),
        (b'{"id": "1", "title": "A"}', Kind.LINES),
        (b'{"id": "1", "title": "A"}\n{"id": "2", "title": "B"}\n', Kind.LINES),
        (b'{broken\n{"id": "2", "title": "B"}\n', Kind.LINES),
        (b"", Kind.FEED),
    ],
)
def test_a_file_is_judged_by_its_content(body: bytes, kind: Kind) -> None:
    assert kind_of(body) is kind


def test_a_gzipped_file_is_unpacked(tmp_path: Path) -> None:
    packed, bare = tmp_path / "a.gz", tmp_path / "b.xml"
    packed.write_bytes(gzip.compress(b"<rss/>"))
    bare.write_bytes(b"<rss/>")
    assert read_file(packed) == read_file(bare) == b"<rss/>"
