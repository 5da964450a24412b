"""Numbers that a page takes back: "An earlier version of this article said … The correct number is 2,400." """

from __future__ import annotations

import re
from functools import cache

from bot.answering.lists import one_of
from bot.answering.measures import amount
from bot.answering.passages import Ranked
from bot.answering.standing import of_itself
from bot.model.answer import Citation

_RIGHT = re.compile(r"\b(?:correct|right|actual|true|should have (?:said|been|read))\b", re.I)


def correction(ranked: Ranked, short: str) -> tuple[str, list[Citation]] | None:
    """The right number and its sentence, where a page says that this one was wrong: the same sentence or the next."""
    wrong = amount(short)
    places = {(p.key[0], p.index): p for p, _ in ranked}
    for passage, _ in ranked:
        text = passage.citation.text
        if wrong is None or not of_itself(text) or wrong not in map(amount, _numbers().findall(text)):
            continue
        for told in (passage, places.get((passage.key[0], passage.index + 1))):
            stands = _RIGHT.search(told.citation.text) if told else None
            number = _numbers().search(told.citation.text, stands.end()) if told and stands else None
            if told and number and amount(number[0]) not in (None, wrong):
                return number[0], [told.citation]
    return None


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?:[$£€]?\d[\d,.]*\d|\d|{one_of('number')})(?: (?:million|billion|percent))?\b", re.I
    )
