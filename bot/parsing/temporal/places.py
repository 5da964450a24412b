"""Where a dated sentence says that something happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.model.text import Sentence
from bot.parsing import lexicon


@cache
def _place() -> re.Pattern[str]:
    words = {name: "|".join(table["words"].split()) for name, table in lexicon.load("places").items()}
    return re.compile(
        rf"\b(?:{words['preposition']})\s+(?:the\s+)?(?:(?:{words['bearing']})\s+){{0,2}}(?:(?:(?:{words['settlement']})\s+){{1,2}}of\s+)?"
        r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
        # What goes on in lower case is no place but an adjective: "in the Kenyan capital".
        rf"(?=[,.;:)”\"]|\s+(?:{words['following']})\b|\s+\d|\s+[A-Z]|\s*$)"
    )


def find_places(text: str, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Capitalised names after "in", "at", "near" in the sentence, but none that overlaps a ``taken`` range.

    No gazetteer stands behind this: a name is shown as the page has it, and nothing is looked up.
    """
    places: dict[str, None] = {}
    for match in _place().finditer(text, sentence.start, sentence.end):
        first, last = match.span(1)
        if match[1].split()[0] in _not_places():
            continue
        if not any(start < last and first < end for start, end in taken):
            places[re.sub(r"['’]s$", "", match[1])] = None
    return tuple(places)


@cache
def _not_places() -> frozenset[str]:
    months = lexicon.load("temporal_words")
    names = (*months["month"]["words"], *months["month_short"]["words"], *months["weekday"]["words"])
    return frozenset(name.capitalize() for name in names) | frozenset(lexicon.load("places")["never"]["words"].split())
