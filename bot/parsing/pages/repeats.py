"""Words of a line that other lines of the page tell as well: quotes pulled out of the text, captions, summaries."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from bot.parsing.pages.surroundings import Page

NAMES = ("repeated_longer", "repeated_shorter", "repeated_near", "repeated_body")
_SIZE = 4  # words
_LONGER = 3  # words
_BESIDE = (-2, -1, 1, 2)
# Buttons and menus are told again and again, which says nothing of a line.
_HOPELESS = -4.0
_Gram = tuple[str, str, str, str]
_NONE: frozenset[_Gram] = frozenset()


def repeat_rows(page: Page, wanted: list[int], scores: list[float]) -> list[list[float]]:
    """For each wanted line the shares of its runs of four words that a longer line tells, one no longer, one near it,
    and one judged as body by ``scores``, in the order of `NAMES`.
    """
    grams = [
        _grams(line.folded) if size >= _SIZE and seen.likely > _HOPELESS else _NONE
        for line, seen, size in zip(page.lines, page.glances, page.sizes, strict=True)
    ]
    met: set[_Gram] = set()
    repeated: set[_Gram] = set()
    for told in grams:
        if not met.isdisjoint(told):
            repeated |= met & told
        met |= told
    known = _holders(page, grams, repeated, scores)
    count = len(grams)
    rows: list[list[float]] = []
    for index in wanted:
        told_again = grams[index] & repeated
        if not told_again:
            rows.append([0.0] * len(NAMES))
            continue
        longer = shorter = near = body = 0
        long = page.sizes[index] + _LONGER
        beside = [grams[index + offset] for offset in _BESIDE if 0 <= index + offset < count]
        for gram in told_again:
            holders = known[gram]
            longer += holders.longest > long
            shorter += holders.second <= long  # the line itself is the shortest, or the second
            near += any(gram in other for other in beside)
            body += holders.body > (scores[index] > 0)
        total = len(grams[index])
        rows.append([longer / total, shorter / total, near / total, body / total])
    return rows


@dataclass(slots=True)
class _Holders:
    """Of the lines that hold four words: the most words of one, the fewest, the next fewest; how many are body."""

    longest: float = 0
    shortest: float = math.inf
    second: float = math.inf
    body: int = 0


def _holders(
    page: Page, grams: list[set[_Gram] | frozenset[_Gram]], repeated: set[_Gram], scores: list[float]
) -> defaultdict[_Gram, _Holders]:
    known: defaultdict[_Gram, _Holders] = defaultdict(_Holders)
    if repeated:
        for told, size, score in zip(grams, page.sizes, scores, strict=True):
            for gram in told & repeated:
                holders = known[gram]
                holders.longest = max(holders.longest, size)
                if size < holders.shortest:
                    holders.shortest, holders.second = size, holders.shortest
                elif size < holders.second:
                    holders.second = size
                holders.body += score > 0
    return known


def _grams(words: list[str]) -> set[_Gram]:
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))
