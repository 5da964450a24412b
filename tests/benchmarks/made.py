"""A made corpus of any size, as uneven as news: a few large topics and many small ones, a few people in thousands of
articles and most in a handful, dated sentences, quotations, and wire copies.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate

from bot.answering.lists import listed
from bot.model.article import Article, Publication
from bot.model.event import Event
from bot.model.quotation import Cue, Mention, Person, Quotation, Speaker
from bot.model.text import Paragraph, Sentence
from bot.model.time import date_range
from bot.model.words import fold
from bot.services import Services
from bot.storage.corpus import LIBRARY
from bot.storage.rows import KnownPerson
from bot.storage.store import ParsedPage, Store

VOCABULARY = 60_000
TOPICS = 3_000
PEOPLE = 40_000
OUTLETS = 40
DAYS = 3_650
SENTENCES = 12
FIRST_DAY = date(2013, 1, 1)
UNDATED = 0.01
COPIED = 0.15
_STEP = 200
_ONSETS = ("b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "gr")
_SYLLABLES = [onset + rime for onset in _ONSETS for rime in ("a", "e", "i", "o", "u", "en", "on", "ar")]


def made_words(count: int, draw: random.Random) -> list[str]:
    """So many different words that could be a language's."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(draw.choices(_SYLLABLES, k=draw.choice((2, 2, 3, 3, 4))))] = None
    return list(made)


def zipf(count: int, shift: float) -> list[float]:
    """Cumulative weights of ranks that fall as 1 / (rank + shift)."""
    return list(accumulate(1 / (rank + shift) for rank in range(count)))


class World:
    """What a made corpus tells of. The same seed tells the same, article by article."""

    def __init__(self, seed: int = 1) -> None:
        self.draw = random.Random(seed)
        self.words = made_words(VOCABULARY, self.draw)
        self.function = sorted(word for word in listed("function") if "'" not in word)
        self._odds = zipf(VOCABULARY, 100)
        self._function_odds = zipf(len(self.function), 1)
        names = made_words(9_000, self.draw)
        # Given names are shared by hundreds of people, family names by a few, as in life.
        given, family = names[:600], names[600:]
        self.people = list(
            dict.fromkeys(
                f"{given[min(int(self.draw.expovariate(1 / 80)), 599)].title()} {self.draw.choice(family).title()}"
                for _ in range(PEOPLE)
            )
        )
        self._people_odds = zipf(len(self.people), 20)
        places = made_words(VOCABULARY + TOPICS, random.Random(seed + 1))[VOCABULARY:]
        # A topic is a place with a common noun: the place is its own, the noun stands in many others' articles.
        self.topics = [f"{place.title()}ville {self.words[rank % 150]}" for rank, place in enumerate(places)]
        self._topic_odds = zipf(TOPICS, 14)
        self._clauses = [self._clause() for _ in range(30_000)]

    def _clause(self) -> str:
        draw = self.draw
        return " ".join(
            draw.choices(self.function, cum_weights=self._function_odds)[0]
            if draw.random() < 0.45
            else draw.choices(self.words, cum_weights=self._odds)[0]
            for _ in range(draw.randint(6, 14))
        )

    def articles(self, first: int, count: int) -> Iterator[Article]:
        """Articles number ``first`` and on; some carry most of the one before under another outlet."""
        told: list[tuple[str, str | None, date | None]] = []
        for number in range(first, first + count):
            draw = random.Random(f"{number}")
            topic = draw.choices(range(TOPICS), cum_weights=self._topic_odds)[0]
            # A topic is news for some weeks and remembered for years.
            start = (topic * 97) % DAYS
            day = FIRST_DAY + timedelta(days=(start + int(draw.expovariate(1 / 60))) % DAYS)
            people = [self.people[(topic * 31 + place * place) % 3_000] for place in range(4)]
            people += [
                self.people[i] for i in draw.choices(range(len(self.people)), cum_weights=self._people_odds, k=3)
            ]
            is_copy = bool(told) and draw.random() < COPIED
            told = [*told[: SENTENCES - 2], *self._told(topic, people, day, draw)[:2]] if is_copy else []
            told = told or self._told(topic, people, day, draw)
            yield self._article(number, topic, told, sorted(set(people)), day, draw)

    def _told(
        self, topic: int, people: Sequence[str], day: date, draw: random.Random
    ) -> list[tuple[str, str | None, date | None]]:
        """(sentence, the part of it that is quoted, the day it dates)."""
        place, noun = self.topics[topic].split()
        found: list[tuple[str, str | None, date | None]] = []
        for index in range(SENTENCES):
            text = draw.choice(self._clauses)
            if draw.random() < 0.35:
                text = f"{text} {place}"
            if draw.random() < 0.3:
                text = f"{text} {noun}"
            happened = None
            if draw.random() < 0.35:
                happened = day - timedelta(days=int(draw.expovariate(1 / 3 if draw.random() < 0.7 else 1 / 90)))
            name = people[index % len(people)] if draw.random() < 0.6 else ""
            text = f"{name} {text} {draw.choice(self._clauses)}".strip()
            if index % 3 == 2 and name:
                found.append((f"“{text[:1].upper()}{text[1:]},” {name} said.", text[:1].upper() + text[1:], None))
            elif happened:
                found.append((f"{text[:1].upper()}{text[1:]} on {happened:%B} {happened.day}.", None, happened))
            else:
                found.append((f"{text[:1].upper()}{text[1:]}.", None, None))
        return found

    def _article(
        self,
        number: int,
        topic: int,
        told: Sequence[tuple[str, str | None, date | None]],
        people: Sequence[str],
        day: date,
        draw: random.Random,
    ) -> Article:
        text = ""
        sentences, quotations, events = [], [], []
        for index, (sentence, quoted, happened) in enumerate(told):
            start = len(text) + 2 if text else 0
            text += f"{chr(10) * 2 if text else ''}{sentence}"
            sentences.append(Sentence(start, len(text), index))
            if quoted:
                name = sentence.rsplit("” ", 1)[1].removesuffix(" said.")
                mention = len(text) - len(name) - 6
                speaker = Speaker(name, name, mention, mention + len(name), None, 0.9)
                cue = Cue("said", len(text) - 5, len(text) - 1)
                end = start + 1 + len(quoted)
                quotations.append(Quotation(quoted, start + 1, end, "direct", speaker, cue, index))
            if happened:
                value = happened.isoformat()
                if draw.random() < 0.1:
                    value = value[:7] if draw.random() < 0.5 else value[:4]
                days = date_range(value)
                assert days is not None
                status = draw.choices(("happened", "planned", "claimed"), (8, 1, 1))[0]
                who = tuple(name for name in people if name in sentence)
                time = len(text) - 6
                events.append(Event(days, sentence, start, len(text), status, time, time + 5, value, None, who))
        known = draw.random() >= UNDATED
        return Article(
            path=f"made-{number}.txt",
            title=f"{self.topics[topic]} {self._clauses[number % len(self._clauses)]}",
            text=text,
            outlet=f"Outlet {min(int(draw.expovariate(1 / 8)), OUTLETS - 1)}",
            publication=Publication(day, day, "given", day) if known else None,
            paragraphs=tuple(Paragraph(s.start, s.end) for s in sentences),
            sentences=tuple(sentences),
            quotations=tuple(quotations),
            events=tuple(events),
            people=tuple(Person(name, _mentions(text, name)) for name in people if name in text),
        )


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    at = text.index(name)
    return (Mention(name, at, at + len(name)),)


async def fill(services: Services, world: World, first: int, count: int) -> None:
    """Store so many articles from number ``first`` on, in large steps; names are linked by their form alone."""

    def link(names: Mapping[str, str], known: Sequence[KnownPerson]) -> dict[str, int | None]:
        same = {(form, person.kind): person.id for person in known for form in person.forms}
        return {name: same.get((fold(name), kind)) for name, kind in names.items()}

    store = Store(services.database, LIBRARY)
    step: list[ParsedPage] = []
    for number, article in enumerate(world.articles(first, count), 1):
        step.append(ParsedPage(article, article.path))
        if len(step) == _STEP or number == count:
            await store.save(step, link, services.now())
            step = []
        if number % 20_000 == 0:
            print(f"  {number:,} stored", flush=True)
