"""Summaries: whole sentences of articles, chosen and cited, never rewritten. What can stand alone is `quotable`."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.dates import day_of
from bot.domain.modalities import SOFT
from bot.domain.quotable import Tells, guesses, language_of, looks_back, promises, stands_alone, tells, trimmed
from bot.domain.reports import Modality, ReadArticle
from bot.domain.sentences import split
from bot.domain.stories import Story, join
from bot.domain.talks import SESSION_EVENTS
from bot.domain.topics import content_words, names_conflict, names_party
from bot.domain.weights import event_weight, source_of

REACH = timedelta(days=21)
HALF_LIFE = timedelta(days=3)
AHEAD_LASTS = timedelta(days=5)
"""How much older than the newest article a sentence on what comes next may be."""
ARTICLES = 60
"""The newest articles that are read; older ones hold nothing that a summary of three sentences could use."""
SENTENCES = 40
"""Sentences of one article that are read."""
FRONT = 12
"""Words: what a sentence is about stands among these; told later it counts only where something happened."""
FRONTS = ((6, 1.0), (FRONT, 0.7))
ASIDE = 0.35
"""How much a sentence counts by where it comes to the point."""
BESIDE = 0.5
"""How much a sentence counts whose article has a title on something else."""
ALIKE = 0.4
"""Share of common words from which two sentences say the same."""
ALIKE_IN_STORY = 0.25
"""The same where two outlets tell one happening."""
TOO_WEAK = 0.25
"""A sentence that fills up a summary has at least this share of the best one's score."""
MODALITY_WEIGHTS = {Modality.ASSERTED: 1.3, Modality.HISTORICAL: 0.3, Modality.CONDITIONAL: 0.6, Modality.HEDGED: 0.8}
TIER_WEIGHTS = {1: 1.2, 2: 1.0, 3: 0.8}


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of an article with where it stands."""

    text: str
    url: str
    source: str
    """Name of the publisher as printed."""
    published_at: datetime


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence with its score, what it tells and the words by which repetition shows."""

    cited: CitedSentence
    score: float
    tells: dict[Tells, int]
    story: str
    article: str
    words: frozenset[str]
    lang: str
    aside: bool = False
    """Whether it comes to the point late and tells nothing that happened: it may fill up a summary, no more."""


def summarize(
    reads: Iterable[ReadArticle], at: datetime, contract: str, *, broken_off: bool = False, limit: int = 3
) -> tuple[CitedSentence, ...]:
    """Two or three sentences that say what just happened under a contract, what is open and what comes next.

    As of `at`; left out are sentences that the reading gives to other contracts alone, and while talks are broken off
    the news of sessions.
    """
    outdated = SESSION_EVENTS if broken_off else frozenset()
    known = [each for each in reads if each.article.published_at <= at and each.report.event not in outdated]
    if not known:
        return ()
    newest = max(read.article.published_at for read in known)
    fresh = [read for read in known if newest - read.article.published_at <= REACH]
    fresh.sort(key=lambda read: (-read.article.published_at.timestamp(), read.article.url))
    stories = join(fresh[:ARTICLES])
    candidates = [found for story in stories for found in _candidates(story, newest, at, contract)]
    candidates = candidates or [found for story in stories for found in _titles(story, newest, at, contract)]
    if any(candidate.lang == "en" for candidate in candidates):
        candidates = [candidate for candidate in candidates if candidate.lang == "en"]
    return tuple(candidate.cited for candidate in _choose(candidates, newest, limit))


def _candidates(story: Story, newest: datetime, at: datetime, contract: str) -> Iterator[_Candidate]:
    for read in story.articles:
        seen = _of_others(read, contract)
        resting = _rested_on(read)
        stating = {trimmed(claim.evidence) for claim in read.report.claims if claim.event not in SOFT}
        stating.update(trimmed(issue.sentence) for issue in read.report.issues)
        for place, (text, whole) in enumerate(_texts(read)):
            sentence = trimmed(text)
            telling = sentence in resting or names_conflict(sentence)
            if sentence in seen or not telling or not stands_alone(sentence, whole=whole):
                continue
            seen.add(sentence)
            aside = sentence not in stating and not names_party(" ".join(sentence.split()[:FRONT]))
            if aside and not names_conflict(read.article.title):
                continue
            score = _importance(story, read, newest) / (1 + 0.08 * place) * _sentence_weight(read, sentence)
            yield replace(_candidate(story, read, sentence, score, at), aside=aside)


def _rested_on(read: ReadArticle) -> frozenset[str]:
    """The sentences of an article that its reading rests on."""
    claims = [claim.evidence for claim in read.report.claims]
    issues = [issue.sentence for issue in read.report.issues]
    return frozenset(map(trimmed, [read.report.evidence, *claims, *issues]))


def _of_others(read: ReadArticle, contract: str) -> set[str]:
    """The sentences of an article that tell something of other contracts alone."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for claim in read.report.claims:
        told[trimmed(claim.evidence)].add(claim.contract)
    return {sentence for sentence, contracts in told.items() if contract not in contracts}


def _titles(story: Story, newest: datetime, at: datetime, contract: str) -> Iterator[_Candidate]:
    read = story.lead_article
    title = " ".join(read.article.title.split())
    if title and not promises(title) and title not in _of_others(read, contract):
        yield _candidate(story, read, title, _importance(story, read, newest), at)


def _texts(read: ReadArticle) -> list[tuple[str, bool]]:
    """The sentences of an article in order; a lead needs no full stop, a line of the body without one is a heading."""
    article = read.article
    lead = split(article.lead)
    return [(text, len(lead) > 1) for text in lead] + [(text, True) for text in split(article.body)[:SENTENCES]]


def _candidate(story: Story, read: ReadArticle, sentence: str, score: float, at: datetime) -> _Candidate:
    article = read.article
    told = tells(sentence)
    today = day_of(at)
    if any(claim.effective.on > today and trimmed(claim.evidence) == sentence for claim in read.report.claims):
        told[Tells.NEXT] += 2
    if any(trimmed(issue.sentence) == sentence for issue in read.report.issues):
        told[Tells.OPEN] += 2
    cited = CitedSentence(sentence, article.link, article.source, article.published_at)
    return _Candidate(cited, score, told, story.id, article.url, content_words(sentence), language_of(sentence))


def _importance(story: Story, read: ReadArticle, newest: datetime) -> float:
    """How much an article counts: its age, its event, how many tell the same, and how good a source it is."""
    support = len({source_of(other) for other in story.articles})
    age = (newest - read.article.published_at) / HALF_LIFE
    tier = TIER_WEIGHTS.get(read.article.tier, 1.0)
    return math.exp2(-age) * (1 + min(support - 1, 6) / 6) * math.pow(event_weight(read.report.event), 0.8) * tier


def _sentence_weight(read: ReadArticle, sentence: str) -> float:
    """How much a sentence counts within its article: what the reading rests on, what the title says, figures."""
    evidence = [
        MODALITY_WEIGHTS.get(claim.modality, 1.0) * (1 + event_weight(claim.event) / 20)
        for claim in read.report.claims
        if trimmed(claim.evidence) == sentence
    ]
    if trimmed(read.report.evidence) == sentence:
        evidence.append(1.3)
    title = content_words(read.article.title)
    titled = len(title & content_words(sentence)) / max(1, len(title))
    figure = 1.15 if any(map(str.isdigit, sentence)) else 1.0
    past = 0.2 if looks_back(sentence, read.article.published_at.year) else 1.0
    guess = 0.5 if guesses(sentence) else 1.0
    beside = 1.0 if names_party(read.article.title) else BESIDE
    return max(evidence, default=0.7) * (1 + titled) * figure * past * guess * beside * _front(sentence)


def _front(sentence: str) -> float:
    """How much a sentence counts by where it comes to the point; nothing is lost where it names nobody."""
    if not names_party(sentence):
        return FRONTS[-1][1]
    return next((weight for words, weight in FRONTS if names_party(" ".join(sentence.split()[:words]))), ASIDE)


def _choose(candidates: Sequence[_Candidate], newest: datetime, limit: int) -> list[_Candidate]:
    """The best sentence for each part of a summary, in the order of the parts; two at least if there are two."""
    best = max((candidate.score for candidate in candidates), default=0.0)
    chosen: list[_Candidate] = []
    for part in Tells:
        rest = _unlike([each for each in candidates if not each.aside], chosen)
        chosen += _best([(each.score * _fit(each, part, newest), each) for each in rest], TOO_WEAK * best)
    if len(chosen) < 2:
        new = [each for each in _unlike(candidates, chosen) if not any(_restates(each, other) for other in chosen)]
        chosen += _best([(each.score, each) for each in new], TOO_WEAK * best)
    return chosen[:limit]


def _best(scored: Iterable[tuple[float, _Candidate]], least: float) -> list[_Candidate]:
    """The one with the highest score if that is enough; addresses settle a draw."""
    enough = [(score, found.cited.url, found.cited.text, found) for score, found in scored if score >= least and score]
    return [max(enough, key=lambda item: item[:3])[3]] if enough else []


def _fit(candidate: _Candidate, part: Tells, newest: datetime) -> float:
    """How well a sentence serves a part of the summary, 0 when not; one without a sign may tell what happened."""
    if part is Tells.NEXT and newest - candidate.cited.published_at > AHEAD_LASTS:
        return 0.0
    told = min(candidate.tells[part], 3)
    if not told:
        return 0.35 if part is Tells.HAPPENED and not candidate.tells[Tells.NEXT] else 0.0
    return (0.5 + told / 4) * (0.6 if part is Tells.HAPPENED and candidate.tells[Tells.NEXT] else 1.0)


def _unlike(candidates: Iterable[_Candidate], chosen: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """The candidates that repeat none of the chosen."""
    taken = list(chosen)
    return (candidate for candidate in candidates if not any(_repeats(candidate, other) for other in taken))


def _repeats(one: _Candidate, other: _Candidate) -> bool:
    shorter = max(1, min(len(one.words), len(other.words)))
    return len(one.words & other.words) >= (ALIKE_IN_STORY if _restates(one, other) else ALIKE) * shorter


def _restates(one: _Candidate, other: _Candidate) -> bool:
    return one.story == other.story and one.article != other.article
