"""Which of two sentences with much the same words tells a day better."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.timeline.drafts import Sketch
from bot.answering.timeline.wording import best_first, rarity
from bot.loading import PageFile
from bot.model.answer import ArticleRef
from bot.model.article import Publication
from bot.model.request import TimelineRequest
from bot.model.telling import manner_of, stems_of
from bot.services import Services
from bot.storage.corpus import LIBRARY
from bot.storage.rows import EventMark
from bot.storage.tellings import Telling

DAY = date(2021, 6, 1)


class Known(dict[int, str]):
    """Sentences by their numbers."""

    def sketch(self, source: int, text: str) -> Sketch:
        published = Publication(DAY, DAY, "page", DAY)
        article = ArticleRef(source, f"{source}.txt", "Dockers strike", None, published)
        number = len(self)
        self[number] = text
        telling = Telling(number, article, manner_of(text), stems_of(text))
        mark = EventMark(number, article, "happened", DAY.isoformat(), number, 0, False, False, 1.0)
        return Sketch(telling, frozenset(telling.stems.split()), source, mark)

    def ranked(self, sketches: list[Sketch]) -> list[str]:
        found = best_first(sketches, rarity(sketches), frozenset(), DAY, 0.0)
        return [self[sketch.telling.sentence] for sketch in found]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "Dockers in Skarvik walked out and closed the port to all ships.",
            "We dockers in Skarvik closed the port to all ships on Tuesday.",
        ),
        (
            "Dockers in Skarvik walked out and closed the port to all ships.",
            "and dockers in Skarvik walked out and closed the port to ships.",
        ),
        (
            "Dockers in Skarvik walked out and closed the port to all ships.",
            "S), dockers in Skarvik walked out and closed the port to ships.",
        ),
        (
            "Dockers in Skarvik walked out and closed the port to all ships.",
            "Dockers walked out, Skarvik closed.",
        ),
    ],
)
def test_a_whole_sentence_in_the_third_person_tells_a_day_best(better: str, worse: str) -> None:
    known = Known()
    texts = (worse, better, "The port of Skarvik was closed by dockers on Tuesday.")
    told = known.ranked([known.sketch(source, text) for source, text in enumerate(texts, 1)])
    assert told.index(better) < told.index(worse)


async def test_a_day_is_not_told_by_what_came_of_it_later(services: Services) -> None:
    news = "Dockers in Skarvik walked out on June 1, 2021 and closed the port of Skarvik to all ships."
    later = "The strike ended on June 9, 2021, eight days after dockers in Skarvik walked out on June 1, 2021."
    head = '<html lang="en"><head><title>Strike</title><meta property="article:published_time" content="{}"></head>'
    body = "<body><article><h1>Strike {}</h1><p>{}</p><p>The mayor made no comment on it.</p></article></body>"
    pages = [
        PageFile(f"{day}.html", (head.format(f"2021-06-{day}T12:00:00Z") + body.format(day, told)).encode())
        for day, told in (("10", later), ("11", news))
    ]
    await services.add_pages(LIBRARY, pages)
    answer = await services.timeline(LIBRARY, TimelineRequest(topic="Skarvik dockers"))
    first = {entry.value: entry.statements[0].text for entry in answer.entries}
    assert (first["2021-06-01"], first["2021-06-09"]) == (news, later)


def test_what_many_sources_say_is_told_first() -> None:
    known = Known()
    lone = "A gull landed on the roof of the harbour office in the afternoon."
    others = [known.sketch(n, f"Dockers of crew {n} closed the port of Skarvik to all ships.") for n in range(2, 5)]
    assert known.ranked([known.sketch(1, lone), *others])[-1] == lone
