"""Numbers that a page takes back: "An earlier version of this article said … The correct number is 2,400." """

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bot.answering.lists import listed, one_of
from bot.answering.measures import amount
from bot.answering.passages import Passage, Ranked
from bot.answering.standing import of_itself
from bot.model.answer import ArticleRef, Citation
from bot.model.self_reference import corrects
from bot.model.stems import stem
from bot.model.words import fold, folded_words

_INSTEAD = re.compile(rf"\b{one_of('wrong')} (?:(?:in|on|at|by|the) )*\Z", re.I)
_COLUMN = re.compile(rf"{one_of('column')}(?:\W.*)?", re.I)
_RIGHT = re.compile(rf"\b{one_of('right')}\b", re.I)
_GOES_ON = re.compile(
    rf"\A(?:It|He|She|They|There|The [a-z]+(?: [a-z]+)?) (?:is|was|are|were|has|have|had)\b|{_RIGHT.pattern}", re.I
)
"""How the sentence after the error gives what is right: "It is 65." """


def correction(ranked: Ranked, short: str) -> tuple[str, list[Citation]] | None:
    """The right number and its sentence, where a page says that this one was wrong: the same sentence or the next."""
    wrong = amount(short)
    places = {(p.key[0], p.index): p for p, _ in ranked}
    for passage, _ in ranked:
        text = passage.citation.text
        if wrong is None or not of_itself(text) or wrong not in map(amount, _numbers().findall(text)):
            continue
        for told in (passage, places.get((passage.key[0], passage.index + 1))):
            right = _RIGHT.search if told is passage else _GOES_ON.search
            stands = right(told.citation.text) if told else None
            number = _numbers().search(told.citation.text, stands.end()) if told and stands else None
            if told and number and amount(number[0]) not in (None, wrong):
                return number[0], [told.citation]
    return None


def in_column(ranked: Ranked, short: str) -> list[Passage]:
    """What a column of corrections says right behind the sentence in which this is wrong: "It was 35." """
    wrong = re.compile(rf"(?<![\w.,]){re.escape(short)}(?!\w)", re.I)
    places = {(p.key[0], p.index): p for p, _ in ranked}
    found = (
        places.get((p.key[0], p.index + 1))
        for p, _ in ranked
        if is_column(p.citation.article) and _of_page(p.citation.text) and wrong.search(p.citation.text)
    )
    return [p for p in found if p is not None and not _of_page(p.citation.text)]


def is_column(article: ArticleRef) -> bool:
    """Whether an article is what an outlet prints of its errors."""
    return _COLUMN.fullmatch(article.headline or "") is not None


def _of_page(text: str) -> bool:
    return not listed("page").isdisjoint(folded_words(text))


def taken_back_below(best: Passage, ranked: Ranked) -> tuple[str, str, list[Citation]] | None:
    """A number of the passage, with the right one and its sentence, where a note on its own page says it was wrong."""
    own = [(p, b) for p, b in ranked if p.key[0] == best.key[0]]
    noted = notes(own)
    for found in _numbers().finditer(best.citation.text) if noted and best.key not in noted else ():
        for passage, _ in own:
            if passage.key in noted and (instead := replaced(passage.citation.text, found[0])):
                return found[0], instead, [passage.citation]
        if right := correction(own, found[0]):
            return found[0], *right
    return None


def replaced(text: str, short: str) -> str | None:
    """The number that a sentence gives instead of this one: 297 of "won by 297 votes instead of 312"."""
    numbers = list(_numbers().finditer(text))
    for before, wrong in pairwise(numbers):
        if amount(wrong[0]) == amount(short) != amount(before[0]) and _INSTEAD.search(text, 0, wrong.start()):
            return before[0]
    return None


def notes(ranked: Ranked) -> set[tuple[int, int]]:
    """The sentences of pages themselves, with all that a correction goes on to say in its paragraph."""
    begun = {(p.key[0], p.paragraph): p.index for p, _ in ranked if corrects(p.citation.text)}
    return {
        p.key
        for p, _ in ranked
        if of_itself(p.citation.text)
        or is_column(p.citation.article)
        or p.index > begun.get((p.key[0], p.paragraph), p.index)
    }


def taken_back(ranked: Ranked) -> set[tuple[int, int]]:
    """The sentences that count what a page, as new or newer and not of another outlet, says was counted wrongly: "An
    earlier report in this newspaper said that 14 people had died." """
    wrong = [(_counted(p.citation.text), p.citation.article) for p, _ in ranked if corrects(p.citation.text)]
    if not any(counted for counted, _ in wrong):
        return set()
    return {
        passage.key
        for passage, _ in ranked
        for counted, article in wrong
        if not of_itself(passage.citation.text)
        and counted & _counted(passage.citation.text)
        and article.id != passage.key[0]
        and (article.outlet is None or passage.citation.article.outlet in (None, article.outlet))
        and printed(passage.citation.article) <= printed(article)
    }


def _counted(text: str) -> set[tuple[float, str]]:
    """The numbers of a sentence with the stems of what they count: 14 people."""
    found = ((amount(m[0]), text[m.end() :].split(maxsplit=1)) for m in _numbers().finditer(text))
    return {(number, stem(fold(behind[0]))) for number, behind in found if number is not None and behind}


def printed(article: ArticleRef) -> str:
    """The latest day on which an article may have appeared; nothing where it is unknown."""
    return article.publication.latest.isoformat() if article.publication else ""


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?:[$£€]?\d[\d,.]*\d|\d|{one_of('number')})(?:m|bn| (?:million|billion|percent))?\b", re.I
    )
