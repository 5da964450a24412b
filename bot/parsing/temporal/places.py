"""Where a dated sentence says that something happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.model.text import Sentence
from bot.parsing import lexicon

_REACH = 40
"""Characters before "to" or "from" in which somebody sets out."""


@cache
def _place() -> re.Pattern[str]:
    words = {name: "|".join(table["words"].split()) for name, table in lexicon.load("places").items()}
    return re.compile(
        rf"\b(?P<by>{words['preposition']})\s+(?:the\s+)?(?:(?:{words['bearing']})\s+){{0,2}}"
        rf"(?:(?:(?:{words['settlement']})\s+){{1,2}}of\s+)?"
        # The whole of the name or nothing: "in New Hampshire polls" is no place called "New".
        r"(?P<name>(?>(?:St\.\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}(?:\s+of\s+[A-Z][\w’'-]+)?))"
        # What goes on in lower case is no place but an adjective: "in the Kenyan capital".
        rf"(?=[,.;:)”\"]|\s+(?:{words['following']})\b|\s+(?!(?:{words['attributive']})\b)[a-z]{{2,}}ed\b|\s+\d|\s+[A-Z]|\s*$)"
    )


def find_places(text: str, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Capitalised names after "in", "at", "near" in the sentence, but none that overlaps a ``taken`` range.

    No gazetteer stands behind this: a name is shown as the page has it, and nothing is looked up.
    """
    places: dict[str, None] = {}
    for match in _place().finditer(text, sentence.start, sentence.end):
        first, last = match.span("name")
        if _bare(match["name"].split()[0]) in _not_places():
            continue
        before = max(sentence.start, match.start() - _REACH), match.start()
        if match["by"] in ("to", "from") and not _moves().search(text, *before):
            continue  # "a letter to Congress", "a man from Leeds"
        if not any(start < last and first < end for start, end in taken):
            places[_bare(match["name"])] = None
    return tuple(places)


def _bare(name: str) -> str:
    return re.sub(r"['’]s$", "", name)


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('places')['moving']['words'].split())})\b", re.IGNORECASE)


@cache
def _not_places() -> frozenset[str]:
    months = lexicon.load("temporal_words")
    names = (*months["month"]["words"], *months["month_short"]["words"], *months["weekday"]["words"])
    return frozenset(name.capitalize() for name in names) | frozenset(lexicon.load("places")["never"]["words"].split())
