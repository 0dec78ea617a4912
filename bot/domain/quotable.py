"""Which sentences can stand alone in a summary, their language and what they tell. Choosing is `summaries`."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain.sentences import boilerplate
from bot.domain.tokens import words_of

SHORTEST = 40
LONGEST = 240
"""Characters. A longer sentence is left out: it is never cut."""

DANGLING = frozenset(
    """
    he she they it its his her their this that these those there then so but and or nor yet however meanwhile moreover
    still instead also nevertheless nonetheless additionally furthermore therefore thus otherwise similarly likewise
    consequently finally lastly hence such another here both neither i we you our my your says adds said added
    il elle ils elles ce cela ça ceci cet cette ces celui celle ceux celles son sa ses leur leurs mais et ou or donc car
    puis ensuite cependant pourtant toutefois néanmoins enfin ainsi aussi y nous vous je en
    él ella ellos ellas esto eso esta este estos estas ese esa esos esas su sus pero o sin también además entonces luego
    finalmente asimismo así ello nosotros yo
    """.split()
)
"""First words that lean on the sentence before."""

BACKWARD = frozenset(
    """
    meeting move decision news announcement latter former pair statement letter company celebrity star actress offer
    memo message report filing optimism measure proposal session author book
    """.split()
)
"""After an opening "The": what the sentence before introduced."""

OWN_VOICE = frozenset("us our me nous notre nos nosotros nuestro nuestra nuestros nuestras".split())
"""The outlet speaking of itself; as written, since `US` is a country."""

TEASERS = (
    "the latter",
    "the former",
    "here's what",
    "here's how",
    "here's why",
    "here are",
    "here is",
    "what to know",
    "need to know",
    "coming to light",
    "find out",
    "these are the",
    "in this week",
    "this article",
    "this week's",
)
"""Phrases that promise instead of telling, or that point back."""

LANGUAGES = {
    "en": frozenset("the of and to in a for on with that is as by from at has have their will after its".split()),
    "fr": frozenset("le la les des du de et un une en au aux pour par sur qui que dans est ont avec leur".split()),
    "es": frozenset("el la los las de del y en un una por para con que se al su es ha han como".split()),
    "pl": frozenset("w z na i do się nie że o za po od jest przez oraz dla".split()),
}


class Tells(StrEnum):
    """What a sentence of a summary is good for."""

    HAPPENED = "happened"
    OPEN = "open"
    NEXT = "next"


CUES = {
    Tells.HAPPENED: """
        reached agreed ended ends ended voted approved resumed began broke rejected announced extended called returned
        ratified authorized authorised suspended walked collapsed struck met published offered concluded completed
        won signed confirmed declared started halted presented countered made held talked indicated
        conclu annoncé approuvé repris commencé rejeté prolongé ratifié suspendu rompu signé entamé trouvé
        alcanzó alcanzaron anunció anunciaron votaron votó aprobó aprobaron reanudaron rechazó rechazaron ratificaron
        suspendió rompieron firmaron comenzó iniciaron llegaron acordaron
    """,
    Tells.OPEN: """
        remain remains gap gaps issue issues sticking demand demands demanding seek seeking wants want residuals ai
        artificial intelligence staffing wages pay protections safeguards guardrails compensation transparency crux
        disagreement concerns obstacle hurdle divide unresolved proposal proposals consent likeness pension health
        revendications revendiquent réclament demandent salaires rémunération intelligence artificielle désaccord
        exigen reclaman demandas salarios inteligencia residuales desacuerdo piden
    """,
    Tells.NEXT: """
        will expected expects scheduled set planned upcoming reconvene deadline expires expire next tomorrow ahead due
        devront devraient doit prévu prévue prévues reprendront reprendra votera voteront prochain prochaine demain
        échéance expire
        deberán previsto prevista reanudarán votarán votará próximo próxima mañana vence plazo
    """,
}
_CUES = {tells: frozenset(words_of(words).folded) for tells, words in CUES.items()}

_DATELINE = re.compile(
    r"^(?:\([A-ZÀ-Þ][\w .,'’-]{2,40}\)\s+(?=[A-ZÀ-Þ“\"])"
    r"|[A-ZÀ-Þ][\w.,'’ -]{1,50}\((?:AP|AFP|Reuters|EFE|ANSA|dpa|CP|PA|CNN|Xinhua)\)\s*[.:]?\s*[-–—]{1,2}\s*"
    r"|(?:[A-Z][a-z]+ ){0,2}[A-Z][\w]+, [A-Z]{2} [-–—]{1,2} (?=[A-Z])"
    r"|[A-Z]{4,}(?: [A-Z]{3,})*,? [-–—]{1,2} (?=[A-Z]))"
)
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|(?<!\w)\"[^\"]*\"?|(?<!\w)‘[^’]*’(?!\w)")
_CREDIT = re.compile(
    r"(?:photo|photograph|image|illustration|picture|credit|foto|imagen|ilustración|crédit)s?(?: \w+)?\s*:",
    re.IGNORECASE,
)
"""The label of a credit; what follows it may run on into the first sentence."""
_ENDS = re.compile(r"[.!][\"”’»)]*$")
_EARLIER = re.compile(
    r"(?:earlier|previously|in (?:prior|previous|earlier)|last (?:week|month|year)"
    r"|back in|plus tôt|le mois dernier|antes|el mes pasado)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:appears?|seems?|apparently|reportedly|rumou?red|likely|apparemment|semble(?:nt)?|al parecer|parece)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(r", (?:however|though|too|meanwhile|toutefois|cependant|sin embargo)(?=[,.])", re.IGNORECASE)
_ALSO = re.compile(r"(?:\S+ ){1,4}(?:also|également|aussi|también|además)\b", re.IGNORECASE)
"""Near its front the word adds to something that was said before."""
HEADLINE = 0.6
"""Share of capitalised words from which a line without a full stop is a headline."""
_RUN_ON = re.compile(
    r"[a-zà-ÿ] (?:In|It|Its|He|She|They|We|When|While|After|As|For|At|On|But|If|This|There|With|From|Dans|En|Il|Elle"
    r"|Les|Los|Las) [a-zà-ÿ]"
)
"""A heading that ran into the sentence below it."""
_PROMISES = re.compile(
    r"(?:what|why|how|who|when|where|here(?:['’]s| are)|comment|pourquoi|ce que|qué|cómo|por qué|así)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def trimmed(sentence: str) -> str:
    """A sentence without the dateline before it and the space before its full stop."""
    return re.sub(r"\s+([.,])(?=\s|$)", r"\1", _DATELINE.sub("", sentence)).strip()


def stands_alone(sentence: str, *, whole: bool = True) -> bool:
    """True for a whole statement of printable length that leans on no other; `whole=False` asks for no full stop."""
    words = words_of(sentence).folded
    if not SHORTEST <= len(sentence) <= LONGEST or len(words) < 6 or boilerplate(sentence) or _CREDIT.match(sentence):
        return False
    if "?" in sentence or sentence.rstrip('"”’») ').endswith(("…", "...", ":", ",")):
        return False
    if not _ENDS.search(sentence) and (whole or _PROMISES.match(sentence) or _is_headline(sentence)):
        return False
    if not sentence[0].isupper() or words[0] in _DANGLING:
        return False
    if words[0] == "the" and (words[1] in BACKWARD or words[1].isdigit()):
        return False
    if (
        _LEANING.search(sentence)
        or _RUN_ON.search(sentence)
        or _ALSO.match(sentence)
        or any(teaser in sentence.lower().replace("’", "'") for teaser in TEASERS)
    ):
        return False
    unquoted = _QUOTED.sub("", sentence)
    outside = words_of(unquoted)
    if not {"i", "you", "we"}.isdisjoint(outside.folded) or not OWN_VOICE.isdisjoint(outside.raw):
        return False
    return _balanced(sentence) and 2 * len(outside) > len(words)


def language_of(sentence: str) -> str:
    """The language of a sentence by its small words; `en` where nothing tells."""
    words = set(words_of(sentence).folded)
    return max(LANGUAGES, key=lambda lang: (len(words & _SMALL_WORDS[lang]), lang == "en"))


def tells(sentence: str) -> dict[Tells, int]:
    """How many words of a sentence point to what happened, what is open and what comes next."""
    words = set(words_of(sentence).folded)
    return {kind: len(words & cues) for kind, cues in _CUES.items()}


def looks_back(sentence: str, year: int) -> bool:
    """True when a sentence begins with earlier days or names a year before the given one: background."""
    return bool(_EARLIER.match(sentence)) or any(int(named) < year for named in _YEAR.findall(sentence))


def guesses(sentence: str) -> bool:
    """True when a sentence tells what seems, not what is."""
    return bool(_UNSURE.search(sentence))


def promises(title: str) -> bool:
    """True for a title that asks, or promises an answer instead of giving it."""
    return "?" in title or bool(_PROMISES.match(title))


def _is_headline(line: str) -> bool:
    words = [word for word in words_of(line).raw if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= HEADLINE * len(words)


def _balanced(sentence: str) -> bool:
    return (
        sentence.count("“") == sentence.count("”")
        and sentence.count("«") == sentence.count("»")
        and sentence.count('"') % 2 == 0
        and sentence.count("(") == sentence.count(")")
    )


_DANGLING = frozenset(words_of(" ".join(sorted(DANGLING))).folded)
_SMALL_WORDS = {lang: frozenset(words_of(" ".join(sorted(words))).folded) for lang, words in LANGUAGES.items()}
