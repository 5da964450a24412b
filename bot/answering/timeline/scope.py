"""What a timeline is about: the articles and dated events a topic, a person and a period leave."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz, process

from bot.answering.holders import find_people_or_holders
from bot.answering.speakers import read_as
from bot.errors import NoSuchSpeaker, NothingFound, NothingThen
from bot.model.answer import ArticleRef, Readings
from bot.model.request import Period, TimelineRequest
from bot.model.telling import stems_of
from bot.model.time import DateRange
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import EventMark, KnownPerson

_SENTENCES = 6_000
_EVENTS = 100_000
_ARTICLES = 2_000
"""Articles that are looked into: those that tell most of the topic, or else the newest."""
_PLENTY = 50
"""Articles that name the topic in their sentences from which on no headline is looked at: that reads every one."""
_AROUND = timedelta(days=7)
"""Days before and after a period in which the news of it appeared."""
_COVERED = 0.5
"""Share of the topic's words, weighted by rarity and against the best article's, that an article must have."""
_MANY, _NAMED, _MOST = 20, 0.1, 0.5
"""Dated sentences from which a page tells of many things, the share of them that must have a word of the topic for it
to be what the page is on, and the share of these words that a sentence of any other page must exceed."""
_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """The events in question by date, the articles on the subject, and beginnings and stems of the topic's words.

    ``found`` is how many articles are on the subject, those counted that are not looked into; ``read`` says whom a name
    was taken for that no page prints.
    """

    dates: Mapping[DateRange, Sequence[EventMark]]
    articles: tuple[ArticleRef, ...]
    period: Period = Period()
    topic: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()
    found: int = 0
    read: Readings = ()

    def share_of_topic(self, text: str) -> float:
        """How many of the topic's words a sentence has, 0 to 1; 1 without a topic."""
        if not self.topic:
            return 1.0
        low = text.lower()
        return sum([start in low for start in self.topic]) / len(self.topic)

    def in_period(self, day: date) -> bool:
        """Whether a day lies in the period asked for."""
        since, until = self.period.since, self.period.until
        return (since is None or since <= day) and (until is None or day <= until)


async def find_scope(corpus: Corpus, request: TimelineRequest) -> Scope:
    """What the request asks for; raises `NothingFound` with the nearest topics, people or days there are."""
    words = fold(request.topic).split() if request.topic else []
    # The articles come with what was found in them: reading all of a large corpus's would cost more than the search.
    found: list[int] | None = None
    if request.topic:
        found = await _search(corpus, words) if words else []
        if not found:
            raise NothingFound(request.topic, await _nearest_topics(corpus, request.topic))
    people: list[int] | None = None
    known: list[KnownPerson] = []
    read: Readings = ()
    named: dict[int, ArticleRef] = {}
    if request.person:
        known = await _people(corpus, request.person)
        people, read = [person.id for person in known], read_as(request.person, known)
        named = {ref.id: ref for ref in await corpus.articles_naming(people, limit=_EVENTS)}
        found = list(named) if found is None else [article for article in found if article in named]
    if found is None:
        articles = await _latest(corpus, request.period)
    else:
        looked_at = found[:_ARTICLES] if request.topic else found
        refs = named or await corpus.article_refs(looked_at)
        # In this order: of a day on which many appeared the first are looked into.
        articles = [refs[article] for article in looked_at if article in refs]
    # Of a period everything is told that any page dates to it.
    whole = found is None and request.period != Period()
    ids = None if whole else sorted(ref.id for ref in articles)
    topic = tuple(_beginning(word) for word in words)
    dates: Mapping[DateRange, Sequence[EventMark]] = await corpus.events_by_date(
        person_ids=people, period=request.period, article_ids=ids, beginnings=topic
    )
    if not dates:
        await _raise_nothing(corpus, request, known, ids)
    dates = _of_period(dates, request.period) or dates
    if topic and (passing := _in_passing(dates, topic)):
        articles = [ref for ref in articles if ref.id not in passing]
        found = [article for article in found or () if article not in passing]
        dates = _where_named(dates, passing)
    stems = frozenset(stems_of(" ".join(words)).split())
    if found is None and not whole:
        return Scope(dates, tuple(articles), request.period, topic, stems, await corpus.count_articles())
    return Scope(dates, tuple(articles), request.period, topic, stems, len(found or articles), read)


def _in_passing(dates: Mapping[DateRange, Sequence[EventMark]], topic: Sequence[str]) -> set[int]:
    """The articles that date much, hardly anything of it with a word of the topic, and are not headed with one.

    These are a week's programmes or a year in review; a chronology of the topic seldom names it, but its headline does.
    """
    told = Counter([mark.article.id for marks in dates.values() for mark in marks])
    many = {article for article, times in told.items() if times >= _MANY}
    found = [mark for marks in dates.values() for mark in marks if mark.article.id in many] if many else []
    named = Counter(mark.article.id for mark in found if mark.topic)
    headed = {mark.article.id for mark in found if _headed(mark.article, topic)}
    return {article for article in many - headed if named[article] < _NAMED * told[article]}


def _headed(ref: ArticleRef, topic: Sequence[str]) -> bool:
    headline = (ref.headline or "").lower()
    return any(start in headline for start in topic)


def _where_named(
    dates: Mapping[DateRange, Sequence[EventMark]], passing: Collection[int]
) -> dict[DateRange, Sequence[EventMark]]:
    """The events without those of the ``passing`` articles that do not name most of the topic; all where none does."""
    left = {days: [m for m in marks if m.topic > _MOST or m.article.id not in passing] for days, marks in dates.items()}
    return {days: marks for days, marks in left.items() if marks} or dict(dates)


def _of_period(dates: Mapping[DateRange, Sequence[EventMark]], period: Period) -> dict[DateRange, Sequence[EventMark]]:
    """Without the stretches longer than a period that they reach out of: a year tells nothing of two days in it."""
    since, until = period.since or date.min, period.until or date.max
    return {
        days: marks
        for days, marks in dates.items()
        if (since <= days.start and days.end <= until) or days.end - days.start <= until - since
    }


async def _latest(corpus: Corpus, period: Period) -> list[ArticleRef]:
    """The articles of which a timeline of everything is made: of a large corpus the newest, or those of the period."""
    newest = await corpus.articles(limit=_ARTICLES + 1)
    if len(newest) <= _ARTICLES:
        return newest
    if period == Period():
        return newest[:_ARTICLES]
    since = period.since and period.since - min(_AROUND, period.since - date.min)
    until = period.until and period.until + min(_AROUND, date.max - period.until)
    return await corpus.articles(Period(since, until))


async def _search(corpus: Corpus, words: Sequence[str]) -> list[int]:
    """The articles on the topic, those that tell most of it first.

    Where more sentences have a word of it than are looked at, only articles with a telling word count: one without
    cannot hold enough of the topic, unless no article does.
    """
    if found := await corpus.telling_articles(words, _SENTENCES, _COVERED):
        cover = _cover(found.held, found.rarity)
        needed = _COVERED * max(cover.values(), default=0.0)
        if found.enough or needed > found.rest:
            told = {
                article: sum(found.rarity[word] * sentences for word, sentences in held.items())
                for article, held in found.held.items()
                if cover[article] >= needed
            }
            return sorted(told, key=lambda article: (-told[article], article))
    hits = await corpus.best_sentences(words, _SENTENCES)
    refs = await corpus.article_refs({article for article, _ in hits})
    on_topic = _on_topic(hits, words, refs)
    named = [article for article, _ in hits if article in on_topic]
    if len(set(named)) >= _PLENTY:
        return list(dict.fromkeys(named))
    # What is headed "… end summit" may call it "the talks" in its sentences.
    headed = [ref.id for ref in await corpus.articles_called(words, _ARTICLES) if _is_headed(ref, words)]
    return list(dict.fromkeys([*named, *headed]))


def _is_headed(ref: ArticleRef, words: Sequence[str]) -> bool:
    """Whether every word of the topic stands in the headline, not in the name of the outlet or the file."""
    headline = set(fold(ref.headline or "").split())
    return all(word in headline for word in words)


def _on_topic(hits: Sequence[tuple[int, str]], words: Sequence[str], refs: Mapping[int, ArticleRef]) -> set[int]:
    """The articles whose found sentences hold enough of the topic's words, with those of their headlines."""
    held = _held(hits, words)
    frequency = Counter(word for found in held.values() for word in found)
    # Of "Coalition talks collapse" the sentences may only say "the talks".
    headed = _held([(id_, ref.headline or "") for id_, ref in refs.items()], words)
    held = {article: found | headed.get(article, set()) for article, found in held.items()}
    cover = _cover(held, {word: math.log(1 + len(held) / count) for word, count in frequency.items()})
    best = max(cover.values(), default=0.0)
    return {article for article, value in cover.items() if value >= _COVERED * best}


def _cover(held: Mapping[int, Iterable[str]], rarity: Mapping[str, float]) -> dict[int, float]:
    return {article: sum(rarity.get(word, 0.0) for word in found) for article, found in held.items()}


def _held(hits: Sequence[tuple[int, str]], words: Sequence[str]) -> dict[int, set[str]]:
    """The topic's words that each article's found sentences hold."""
    stems = {word: _beginning(word) for word in words}
    held: defaultdict[int, set[str]] = defaultdict(set)
    for article, sentence in hits:
        text = sentence.casefold()
        held[article].update([word for word, start in stems.items() if start in text])
    return held


def _beginning(word: str) -> str:
    """What most forms of a word begin with. Stemming every sentence would take longer than the search itself."""
    return word[: max(4, len(word) - 2)]


async def _people(corpus: Corpus, asked: str) -> list[KnownPerson]:
    """The people a typed name or office means."""
    try:
        return await find_people_or_holders(corpus, asked)
    except NoSuchSpeaker as error:
        raise NothingFound(asked, error.nearest) from None


async def _raise_nothing(
    corpus: Corpus, request: TimelineRequest, people: list[KnownPerson], ids: list[int] | None
) -> None:
    """Say what there would be: the days nearest to the period asked for, else the people or topics on record."""
    asked = request.topic or request.person or ""
    if request.period != Period():
        elsewhere = await corpus.events_by_date(person_ids=[p.id for p in people] or None, article_ids=ids)
        edge = request.period.since or request.period.until
        assert edge is not None
        by_distance = sorted(elsewhere, key=lambda days: abs((days.start - edge).days))
        days = list(dict.fromkeys(mark.value for days in by_distance[:_NEAREST] for mark in elsewhere[days]))
        raise NothingThen(asked, request.period.since, request.period.until, tuple(days[:_NEAREST]))
    sharing = [person for person in await corpus.known_people([asked]) if person.kind == "person"] if asked else []
    # Nothing of "the premier" has a day: that is Riis, whose name may stand elsewhere.
    known = sharing or people or await corpus.people(_NEAREST)
    raise NothingFound(asked, tuple(person.name for person in known[:_NEAREST]))


async def _nearest_topics(corpus: Corpus, asked: str) -> tuple[str, ...]:
    headlines = [ref.headline for ref in await corpus.articles(limit=_SENTENCES) if ref.headline]
    people = [person.name for person in await corpus.people(_SENTENCES)]
    return _closest(asked, [*people, *headlines])


def _closest(asked: str, names: Sequence[str]) -> tuple[str, ...]:
    found = process.extract(asked, list(dict.fromkeys(names)), scorer=fuzz.WRatio, processor=fold, limit=_NEAREST)
    return tuple(name for name, _, _ in found)
