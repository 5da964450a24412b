"""What is this about, in the articles' own sentences."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.answering.disputed import disputes
from bot.answering.passages import sketch
from bot.answering.salience import Centre, Line
from bot.answering.selection import choose
from bot.answering.standing import of_itself
from bot.answering.terms import terms
from bot.errors import NoSuchArticle, NothingFound, NothingThen, NotRead
from bot.model.answer import ArticleRef, Citation, Conflict, Statement, SummaryAnswer
from bot.model.article import Article
from bot.model.request import Period, SummaryRequest
from bot.model.words import fold, words
from bot.storage.corpus import Corpus
from bot.storage.rows import SentenceHit

_ARTICLES = 200
_NEAREST, _LOOKED_AT = 5, 500
_ENOUGH = 3
"""Articles with all words of a topic, beside which others with some of them in the headline tell of another."""
_ALIKE = 75
"""Likeness (0 to 100) of a misspelt word to one in a headline."""
_ON_TOPIC = 0.65
"""How near, beside the nearest article, one must be to what is said of the topic to be about it."""


async def summarise(corpus: Corpus, request: SummaryRequest) -> SummaryAnswer:
    """The sentences that say most of the articles asked for, in reading order.

    Raises `NothingFound` when none match and `NoSuchArticle` when the one asked for is not there.
    """
    refs = await _articles(corpus, request)
    stems = _wanted(request.topic)
    read = [(ref, article) for ref in refs if (article := await corpus.article(ref.id))]
    # Thousands of lines are compared for a large topic, and others ask as well.
    statements, conflicts = await asyncio.to_thread(_choose, read, stems, request.sentences)
    if not statements and request.article is not None and refs[0].language != "en":
        raise NotRead(refs[0].headline or refs[0].path, refs[0].language)
    if not statements:
        raise await _nothing(corpus, request)
    shown = (*statements, *(side.statement for conflict in conflicts for side in conflict.sides))
    used = {c.article.id for s in shown for c in s.citations}
    return SummaryAnswer(request.topic, statements, tuple(ref for ref in refs if ref.id in used), conflicts)


async def _articles(corpus: Corpus, request: SummaryRequest) -> list[ArticleRef]:
    """The articles asked for, newest first."""
    if request.article is not None:
        ref = await corpus.article_ref(request.article)
        if ref is None:
            raise NoSuchArticle(str(request.article))
        return [ref]
    if request.topic is None:
        newest = await corpus.articles(request.period, limit=_ARTICLES)
        return sorted(newest, key=newest_last, reverse=True)
    asked = words(request.topic)
    hits = await corpus.search_sentences(asked, join="AND", period=request.period, limit=1000)
    if len(asked) > 1:
        # "Lindt trial": an article on it need not have both words in one sentence.
        hits = _held_together(
            hits, await corpus.search_sentences(asked, period=request.period, limit=1000), request.topic
        )
    hits = _abbreviated(hits, request.topic) or hits
    if not hits:
        raise await _nothing(corpus, request)
    best: dict[int, float] = {}
    refs = {hit.citation.article.id: hit.citation.article for hit in hits}
    for hit in hits:
        best[hit.citation.article.id] = best.get(hit.citation.article.id, 0.0) + hit.score
    kept = sorted(best, key=lambda article: -best[article])[:_ARTICLES]
    return sorted((refs[article] for article in kept), key=newest_last, reverse=True)


def _held_together(both: list[SentenceHit], either: list[SentenceHit], topic: str) -> list[SentenceHit]:
    """The sentences of articles that hold all words of the topic, or half of them in the headline; of all where none
    does."""
    held: dict[int, set[str]] = {}
    wanted = _wanted(topic)
    whole = {hit.citation.article.id for hit in both}
    headed_so: set[int] = set()
    for hit in either:
        article = hit.citation.article
        headed = frozenset(terms(article.headline or ""))
        known = held.setdefault(article.id, set(headed))
        known |= sketch(hit.citation.text).known
        if wanted <= known:
            whole.add(article.id)
        elif 2 * len(wanted & headed) >= len(wanted):
            headed_so.add(article.id)
    if len(whole) < _ENOUGH:  # else "Port Corham" in a headline is not yet the "Port Corham election"
        whole |= headed_so
    found = {(h.citation.article.id, h.citation.start): h for h in (*either, *both)}
    return [hit for hit in found.values() if hit.citation.article.id in whole or not whole]


def _abbreviated(hits: list[SentenceHit], topic: str) -> list[SentenceHit]:
    """The sentences that have an abbreviation of the topic as one: those with "who" tell nothing of the WHO."""
    short = {word for word in _wanted(topic) if word.isupper()}
    return [hit for hit in hits if short <= sketch(hit.citation.text).known]


def newest_last(ref: ArticleRef) -> tuple[str, str, int]:
    """A key that puts articles in order of publication, undated ones first; of 24–25 April comes before 25 April."""
    published = ref.publication
    return (published.latest.isoformat(), published.earliest.isoformat(), ref.id) if published else ("", "", ref.id)


async def _nothing(corpus: Corpus, request: SummaryRequest) -> NothingFound:
    if request.period != Period():
        return NothingThen(request.topic or "", request.period.since, request.period.until)
    return NothingFound(request.topic or "", await _nearest(corpus, request.topic))


async def _nearest(corpus: Corpus, topic: str | None = None) -> tuple[str, ...]:
    """People whose names share a word with the topic, else headlines that hold one like it, else the newest."""
    people = [person.name for person in await corpus.known_people([topic])] if topic else []
    headlines = [ref.headline for ref in await corpus.articles(limit=_LOOKED_AT) if ref.headline]
    alike = [h for h in headlines if topic and fuzz.partial_ratio(fold(topic), fold(h)) >= _ALIKE]
    return tuple((people or alike or headlines)[:_NEAREST])


def _wanted(topic: str | None) -> frozenset[str]:
    return frozenset(terms(topic)) if topic else frozenset()


def lines_of(ref: ArticleRef, article: Article, place: int = 0, wanted: frozenset[str] = frozenset()) -> list[Line]:
    """The sentences of an article that may stand in a summary; ``place`` is how many articles are newer.

    ``wanted`` are the stems of a topic.
    """
    headings = {i for i, paragraph in enumerate(article.paragraphs) if paragraph.kind == "heading"}
    whole = [s for s in article.sentences if s.paragraph not in headings]
    # Numbered before some are left out: what leans on one of those must not seem to lean on another.
    numbered = [(i, s) for i, s in enumerate(whole) if _tells(article, article.text[s.start : s.end])]
    title = article.title or ""
    about = frozenset(terms(title))
    lines = []
    for index, sentence in numbered or enumerate(whole):
        text = article.text[sentence.start : sentence.end]
        known = sketch(text).known
        # A sentence of an article headed with the topic is about it even without the words.
        share = max(len(wanted & known), len(wanted & about) / 2) / len(wanted) if wanted else 1.0
        citation = Citation(ref, sentence.start, sentence.end, text)
        lines.append(Line(citation, title, index, place, share))
    return lines


def _tells(article: Article, text: str) -> bool:
    """Whether a sentence tells news: neither of its page or its author, nor a question."""
    return not of_itself(text) and not text.startswith(article.authors) and "?" not in text[-3:]


def _choose(
    read: Sequence[tuple[ArticleRef, Article]], wanted: frozenset[str], limit: int
) -> tuple[tuple[Statement, ...], tuple[Conflict, ...]]:
    """The best lines of the articles, newest first, that have any of the wanted stems, and what others say against
    them; nothing when none has."""
    lines = [line for age, (ref, article) in enumerate(read) for line in lines_of(ref, article, age, wanted)]
    lines = [line for line in lines if line.wanted > 0]
    if not lines:
        return (), ()
    statements = choose(_about(read, lines) if wanted else lines, limit)
    return statements, disputes(statements, (line.citation for line in lines))


def _about(read: Sequence[tuple[ArticleRef, Article]], lines: Sequence[Line]) -> list[Line]:
    """The lines of the articles on the topic, without those that only mention it in telling of something else."""
    centre = Centre(lines)
    near = {ref.id: centre.near(frozenset(terms(f"{article.title or ''} {article.text}"))) for ref, article in read}
    least = _ON_TOPIC * max(near[line.citation.article.id] for line in lines)
    return [line for line in lines if near[line.citation.article.id] >= least]
