"""Sentences: where one ends in English, French and Spanish feed text, and which are no news but the page's own words.

Rules and their word lists only: choosing among sentences is `summaries`, their meaning is `reading`.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words(
    "mr mrs ms dr st gov sen rep gen lt col sgt capt hon rev prof pres supt vs e.g i.e cf viz approx dept "
    "mme mlle mm mgr ee sra srta dra lic excmo núm pág art vol fig ph"
)
"""Abbreviations that stand before a name or a number: no sentence ends with one."""

SELDOM_LAST = _words(
    "inc co corp ltd bros jr sr assn int'l intl nat'l univ calif ariz conn mass fla ill mich minn penn pa va wash ga "
    "mt ft ave blvd rd etc al ed cie sté av apdo cía uu ee.uu"
)
"""Abbreviations that may end a sentence: only the next word tells."""

MONTHS_AND_DAYS = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc ene abr ago dic "
    "mon tue tues wed thu thur thurs fri sat sun no nos"
)
"""Abbreviations that are none before anything but a number."""

OPENERS = _words(
    "the a an this that these those it its he she they we i you his her their our my there here in on at for from by "
    "with as after before since when while although though if but and or so yet however meanwhile now today also "
    "what who why how not no both all some many most more one two according last earlier both "
    "le la les un une des ce cet cette ces il elle ils elles on nous leur leurs mais et ou dans en au aux pour par "
    "selon après avant depuis lors si el los las una unos unas este esta estos estas ese esa su sus pero y según tras "
    "desde cuando mientras aunque además también"
)
"""Words that open sentences and are no part of a name: after a doubtful abbreviation, capitalised, they settle it."""

TIME_TAILS = _words(
    "monday tuesday wednesday thursday friday saturday sunday pt et pst est pdt edt gmt bst pacific eastern central "
    "local on"
)

CREDIT_ENDS = (
    "The Verge",
    "(?:\\w+ via )?Getty(?: Images)?",
    "Warner Bros\\.",
    "Marvel Studios",
    "AP Photo",
    "Netflix",
    "Apple",
    "HBO",
    "Sony",
    "Disney",
    "Paramount",
    "Universal",
    "Viz Media",
    "Reuters",
    "Shutterstock",
)
"""How the line under a picture ends when a feed runs it into the text that follows."""

BOILERPLATE = (
    # en
    r"(?:continue|keep) reading\b.{0,80}",
    r"read (?:more|on|next|also|the full (?:story|article|post|review)|full (?:story|article))\b.{0,80}",
    r"(?:see|view|learn|find out) (?:more|also|full post)(?: (?:at|on|here|about)\b.{0,60})?",
    r"(?:also|more) (?:on|from|read)\b.{0,40}:.*",
    r"this (?:is a )?(?:developing|breaking)(?: news)? story.*",
    r"(?:this )?story (?:is )?(?:developing|will be updated).*",
    r".{0,30}\bcheck back (?:soon|later|for).*",
    r".* appeared first on .*",
    r"the post .*…",
    r"please wait\b.*",
    r"loading\b.{0,10}",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)\b.*",
    r"(?:get|join|follow|download|listen|watch|stream|donate|support us)\b[^.:,]{0,50}\b(?:newsletters?|inbox|e-?mails?"
    r"|here|now|below|channel|podcast|app|twitter|facebook|instagram|youtube|alerts|updates)\b.{0,30}",
    r"(?:please )?(?:sign up|subscribe|register) (?:here|now|today|to|for)\b.*",
    r"(?:click|tap) (?:here|on|to)\b.*",
    r"(?:sign up|subscribe|follow us|log in|register|advertisement|sponsored|share|comments?|related|trending|tags?"
    r"|print|watch|listen)",
    r"(?:related(?: stories| articles)?|recommended|watch|listen|read|more|trending|tags?|topics?|filed under) ?:.*",
    r"you (?:may|might)(?: also)? (?:like|be interested).*",
    r"(?:article|comments) url:.*",
    r"(?:points|# comments|number of comments): ?\d.*",
    r"submitted by /?u/.*",
    r"\[?(?:link|comments)\]?(?: \[?(?:link|comments)\]?)*",
    r"all rights reserved.*",
    r"(?:copyright|©).*",
    r".*\bthis (?:rss )?feed is intended\b.*",
    r".*\b(?:not been edited by|published from a syndicated feed|may not be (?:published|reproduced))\b.*",
    r"\(?(?:additional )?report(?:ing|ed) by\b.*",
    r"\(?(?:writing|editing) by\b.*",
    r"(?:photo|photograph|image|illustration|picture|credit|foto|imagen|ilustración|crédit|crédito)s?"
    r"(?: illustration| credit| courtesy)?(?: ?:| by| via| par| por) .{0,90}(?<![.!?…])$",
    r"(?-i:(?:By|Par|Por)(?: [A-Z][\w.'’-]*){2,3}(?:,? (?:and|et|y|AP|PA|AFP|Reuters)\b.{0,40})?)",
    r"welcome to .{0,60}newsletter\b.*",
    r"(?:published|updated|last updated|posted)(?: on| at)?:? .{0,40}\d{4}.*",
    r"https?://\S+",
    # fr
    r"(?:à )?(?:lire|voir|lisez)(?: (?:aussi|également|la suite|plus|l['’]article)\b.*|(?: sur .{0,30})?)",
    r"(?:cliquez|inscrivez-vous|abonnez-vous|s['’]abonner|s['’]inscrire|connectez-vous|suivez-nous|téléchargez)\b.*",
    r"(?:cet )?article .{0,60}est apparu en premier sur .*",
    r".* est apparu en premier sur .*",
    r"l['’]article .{0,120} est paru en premier .*",
    r"(?:veuillez|merci de) patienter.*",
    r"(?:cet )?article (?:est )?réservé aux abonnés.*",
    r"tous droits réservés.*",
    r"(?:plus d['’]informations|informations) à (?:suivre|venir).*",
    # es
    r"(?:leer|ver|lee|lea) (?:más|también|la nota|el artículo)\b.*",
    r"(?:sigue|seguir|continuar) leyendo\b.*",
    r"(?:suscríbete|suscríbase|suscribirse|regístrate|regístrese|haga clic|haz clic|pulsa aquí|pincha aquí)\b.*",
    r"(?:síguenos|descarga) .{0,60}",
    r"(?:la entrada|el artículo) .* (?:apareció|se publicó) primero en .*",
    r"(?:espere|espera) por favor.*",
    r"por favor,? (?:espere|espera)\b.*",
    r"todos los derechos reservados.*",
    r"(?:te|le) puede interesar.*",
    r"noticia en desarrollo.*",
)
"""What a page says of itself, whole sentences only."""

_BOILERPLATE = re.compile(rf"(?:{'|'.join(BOILERPLATE)})[\s.!…»\])]*", re.IGNORECASE | re.DOTALL)
_CREDIT_END = "|".join(CREDIT_ENDS)
_CREDIT = re.compile(
    rf"(?:^[^|]{{0,200}}\|\s*|^|(?<=\s))(?:Photo|Image|Illustration|Photograph)s?(?:\s+by\b|:)\s*"
    rf"(?:(?:[^.|\n]|(?<=\b[A-Z])\.){{1,80}}?(?:/|\bvia\b)\s*)?(?:{_CREDIT_END})"
    rf"(?:\s+for\s+\w+)?(?=\s+[A-Z“\"]|\s*$)"
)
_BLOCKS = re.compile(r"\n\s*\n|\r")
_LINES = re.compile(r"\s*\n\s*")
_END = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>(?:\s?»|["'”’)\]])*)(?P<space>\s+|(?=[A-ZÀ-Þ][a-zà-ÿ]))(?=[“"'‘«(\[¿¡—–-]*\s?[A-ZÀ-Þ0-9])"""
)
_TOKEN_BEFORE = re.compile(r"[^\s“\"‘«(\[—–/]*$")
_WORD_AFTER = re.compile(r"[“\"'‘«(\[¿¡—–-]*\s?([\w'’-]+)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_GLUED = re.compile(r"[a-zà-ÿ]{3}$")
LONGEST_TOKEN = 40
SHORT_LINE = 50
"""A line shorter than this (characters) ends where it ends; a longer one without a full stop was wrapped."""


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, white space collapsed; lines under pictures that ran into it are dropped."""
    found: list[str] = []
    for block in _BLOCKS.split(text):
        for line in _unwrapped(block):
            found.extend(_sentences(line))
    return tuple(found)


def boilerplate(sentence: str) -> bool:
    """True for the page's own words: "Read more", newsletter pitches, credits, "appeared first on"; no news in it."""
    return not any(map(str.isalpha, sentence)) or _BOILERPLATE.fullmatch(sentence.strip(" \t-–—•*»>|[(")) is not None


def _unwrapped(block: str) -> list[str]:
    lines: list[str] = []
    for line in _LINES.split(block.strip()):
        if lines and lines[-1][-1:] not in ".!?…:”\"»'’)" and (len(lines[-1]) >= SHORT_LINE or line[:1].islower()):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines


def _sentences(line: str) -> list[str]:
    found: list[str] = []
    for piece in _CREDIT.split(line):
        start = 0
        for end in _END.finditer(piece):
            if _ends(piece, start, end):
                found.append(" ".join(piece[start : end.end("close")].split()))
                start = end.end()
        found.append(" ".join(piece[start:].split()))
    return [sentence for sentence in found if sentence]


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    if end["mark"] != ".":
        return bool(end["space"])
    token_match = _TOKEN_BEFORE.search(text, max(start, end.start() - LONGEST_TOKEN), end.start())
    token = token_match[0] if token_match else ""
    if not end["space"]:
        return _GLUED.search(token) is not None and "www." not in token and "@" not in token
    if token.isdecimal() and end.start() - start == len(token):
        return False
    return end["close"] != "" or _may_end(token, _word_after(text, end.end()))


def _word_after(text: str, position: int) -> str:
    match = _WORD_AFTER.match(text, position)
    return match[1] if match else ""


def _may_end(token: str, following: str) -> bool:
    """Whether a full stop after this token, before this capitalised word, ends the sentence."""
    word, after = token.lower(), following.lower()
    if word in NEVER_LAST or word == "m":
        return False
    if word in MONTHS_AND_DAYS:
        return not following[:1].isdecimal()
    if word in ("a.m", "p.m"):
        return after not in TIME_TAILS and not following[:1].isdecimal()
    if word in SELDOM_LAST or _DOTTED.fullmatch(word) or (len(token) == 1 and token.isalpha()):
        return after in OPENERS and (after != "i" or len(token) > 1)
    return True
