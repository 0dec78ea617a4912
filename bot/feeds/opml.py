"""Lists of feeds as other programs keep them: OPML, read and written. Opens and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.domain.feeds import FeedSource
from bot.domain.secrets import shown_url
from bot.feeds.items import lang_of
from bot.feeds.text import clean

_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed as a list names it; `lang` is two letters or empty."""

    url: str
    name: str
    lang: str = ""


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, folders opened, each address once. Raises ValueError that says what is wrong with it."""
    try:
        root = fromstring(body)
    except DefusedXmlException:
        raise ValueError("declares XML entities") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError(f"broken XML: {error}") from error
    if root.tag.lower() != "opml":
        raise ValueError("XML of another kind")
    outlines: dict[str, Outline] = {}
    for element in root.iter():
        values = {name.lower(): value.strip() for name, value in element.attrib.items()}
        url = values.get("xmlurl", "")
        if element.tag.lower() == "outline" and url:
            name = values.get("title") or values.get("text") or url
            # Programs that know no title write the address in its place, whose query may be a secret.
            name = clean(shown_url(url) if name == url else name, _NAME_LIMIT)
            outlines.setdefault(url, Outline(url, name, lang_of(values.get("language", ""))))
    return tuple(outlines.values())


def write_opml(feeds: Iterable[FeedSource], title: str) -> str:
    """The feeds as OPML 2.0, with their whole addresses."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for feed in feeds:
        outline = SubElement(body, "outline", type="rss", text=feed.name, title=feed.name, xmlUrl=feed.url)
        if feed.lang:
            outline.set("language", feed.lang)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
