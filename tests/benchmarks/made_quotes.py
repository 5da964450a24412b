"""Made quotations in any number: words as uneven as in English, speakers as uneven as in news, and what was said as
somebody half remembers it.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

from bot.answering.lists import listed
from bot.model.article import Publication
from bot.model.quotation import Quotation, Speaker
from bot.model.words import fold
from bot.services import Services
from bot.storage.corpus import LIBRARY
from bot.storage.register import name_words
from bot.storage.rows import dump

VOCABULARY = 120_000
PER_ARTICLE = 20
SPEAKERS = 20_000
OUTLETS = 40
ONSETS = ("b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "gr")
SYLLABLES = [onset + rime for onset in ONSETS for rime in ("a", "e", "i", "o", "u", "en", "on", "ar")]


class Language:
    """A made-up language with English function words and a Zipf-distributed rest."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 3, 3, 4))))] = None
        self.content = list(made)
        self.rest = sorted(word for word in listed("function") if "'" not in word)
        # The function words have the first ranks already: the commonest other word is rare beside them.
        self.content_odds = list(accumulate(1 / (rank + 100) for rank in range(VOCABULARY)))
        self.rest_odds = list(accumulate(1 / (rank + 1) for rank in range(len(self.rest))))

    def quotation(self) -> str:
        """A sentence of 5 to 45 words, about half of them function words."""
        length = min(45, max(5, round(self.random.lognormvariate(math.log(17), 0.5))))
        content = self.random.choices(self.content, cum_weights=self.content_odds, k=length)
        rest = self.random.choices(self.rest, cum_weights=self.rest_odds, k=length)
        words = [a if self.random.random() < 0.45 else b for a, b in zip(rest, content, strict=True)]
        return " ".join(words).capitalize() + "."

    def names(self) -> list[str]:
        """People of whom some share a given name and a few a family name."""
        given, family = self.content[2_000:2_400], self.content[3_000:10_000]
        return [
            f"{given[self.random.randrange(400)].capitalize()} {self.random.choice(family).capitalize()}"
            for _ in range(SPEAKERS)
        ]

    def misremembered(self, text: str) -> str:
        """The wording as somebody half remembers it."""
        words = text.rstrip(".").split()
        if len(words) > 12 and self.random.random() < 0.3:
            start = self.random.randrange(len(words) - 10)
            words = words[start : start + self.random.randint(8, len(words) - start)]
        kept = [word for word in words if self.random.random() > 0.12] or words
        for _ in range(max(1, len(kept) // 8)):
            at = self.random.randrange(len(kept))
            how = self.random.random()
            if how < 0.4:
                kept[at] = self.random.choices(self.content, cum_weights=self.content_odds)[0]
            elif how < 0.8 and len(kept[at]) > 3:
                cut = self.random.randrange(1, len(kept[at]) - 1)
                kept[at] = kept[at][:cut] + kept[at][cut + 1 :]
            elif at + 1 < len(kept):
                kept[at], kept[at + 1] = kept[at + 1], kept[at]
        return " ".join(kept)


async def fill(services: Services, language: Language, quotations: int) -> None:
    """Store the made articles, by plain rows: a load of whole pages would take an hour for a million."""
    names = language.names()
    odds = list(accumulate(1 / (rank + 20) for rank in range(SPEAKERS)))
    forms = [(fold(name), number) for number, name in enumerate(names, 1)]
    said: Counter[int] = Counter()
    appeared: Counter[int] = Counter()
    per_step = 2_500
    pages = range(1, math.ceil(quotations / PER_ARTICLE) + 1)
    async with services.database.write() as db:
        await db.executemany("INSERT INTO person (id, name, kind) VALUES (?,?,'person')", list(enumerate(names, 1)))
        await db.executemany(f"INSERT OR IGNORE INTO person_name VALUES (?,'{LIBRARY}',?)", forms)
        await db.executemany(
            f"INSERT OR IGNORE INTO person_word VALUES (?,'{LIBRARY}',?)",
            [(word, number) for form, number in forms for word in name_words(form)],
        )
    for start in range(0, len(pages), per_step):
        rows, quotes, named = [], [], []
        for number in pages[start : start + per_step]:
            day = date(2015, 1, 1) + timedelta(days=number % 3000)
            published, iso = dump(Publication(day, day, "given", day)), day.isoformat()
            outlet = f"Outlet {min(int(language.random.expovariate(1 / 8)), OUTLETS - 1)}"
            title = language.quotation()
            rows.append((number, LIBRARY, f"{number}.txt", f"{number}", title, published, iso, iso, outlet))
            speakers = language.random.choices(range(1, SPEAKERS + 1), cum_weights=odds, k=PER_ARTICLE // 5)
            named += [(number, speaker) for speaker in set(speakers)]
            appeared.update(set(speakers))
            at = 0
            for group in range(PER_ARTICLE):
                speaker = speakers[group // 5]
                said[speaker] += 1
                words, name = language.quotation(), names[speaker - 1]
                sentence = f"“{words}” {name} said."
                mention = Speaker(name, name, at + len(words) + 3, at + len(sentence) - 6)
                quotation = Quotation(words, at + 1, at + 1 + len(words), "direct", mention, None, group + 1)
                place = (at + 1, at + 1 + len(words), words, speaker, at, at + len(sentence), sentence)
                quotes.append((number, *place, dump(quotation)))
                at += len(sentence) + 2
        async with services.database.write() as db:
            await db.executemany(
                "INSERT INTO article (id, workspace, path, version, content_hash, title, language, publication,"
                " earliest, latest, document, loaded_at, outlet) VALUES (?,?,?,1,?,?,'en',?,?,?,'','',?)",
                rows,
            )
            await db.executemany("INSERT INTO article_person VALUES (?,?,5,'[]')", named)
            await db.executemany(
                "INSERT INTO quotation (article_id, start, end, text, kind, person_id, sentence_start, sentence_end,"
                " sentence, detail, day) VALUES (?,?,?,?,'direct',?,?,?,?,?,"
                " (SELECT latest FROM article WHERE id = ?))",
                [(*quote, quote[0]) for quote in quotes],
            )
            await db.executemany(
                "INSERT INTO sentence (article_id, start, end, paragraph, text) VALUES (?,?,?,0,?)",
                [(quote[0], *quote[5:8]) for quote in quotes],
            )
    async with services.database.write() as db:
        await db.executemany(
            f"INSERT INTO person_count VALUES (?,'{LIBRARY}',?,?,?)",
            [(speaker, appeared[speaker], 5 * appeared[speaker], count) for speaker, count in said.items()],
        )
