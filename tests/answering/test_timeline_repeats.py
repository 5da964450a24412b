"""Which happenings of a day tell it again in other words."""

from __future__ import annotations

from bot.answering.timeline.drafts import Sketch
from bot.answering.timeline.repeats import until_fresh
from bot.model.answer import ArticleRef
from bot.model.telling import manner_of, stems_of
from bot.storage.tellings import Telling

FELL = "The roof of the market hall in Vellin fell in after a night of heavy snow, the mayor said."
AGAIN = "Snow brought down the roof of the old market hall, and the square was closed for the week."
MONEY = "Traders will get money for the goods they have lost, and may use the town theatre until then."
SCHOOL = "Schools in three districts stayed closed because buses could not climb the icy hills."


def told(text: str) -> list[Sketch]:
    telling = Telling(len(text), ArticleRef(1, "a.txt", None, None, None), manner_of(text), stems_of(text))
    return [Sketch(telling, frozenset(telling.stems.split()), len(text))]


def test_what_is_told_again_takes_no_place_of_what_is_new() -> None:
    happenings = [told(text) for text in (FELL, AGAIN, MONEY, SCHOOL)]
    assert until_fresh(happenings, {}, 0.35, 2) == happenings[:3]
    assert until_fresh(happenings, {}, 0.35, 3) == happenings
    assert until_fresh(happenings, {}, 1.0, 2) == happenings[:2]
