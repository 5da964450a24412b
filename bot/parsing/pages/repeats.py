"""Words of a line that other lines of the page tell as well: quotes pulled out of the text, captions, summaries."""

from __future__ import annotations

from collections import Counter, defaultdict

from bot.parsing.pages.surroundings import Page

NAMES = ("repeated_longer", "repeated_shorter", "repeated_near", "repeated_body")
_SIZE = 4  # words
_LONGER = 3  # words
_NEAR = 2  # lines
# Buttons and menus are told again and again, which says nothing of a line.
_HOPELESS = -4.0
_Gram = tuple[str, ...]


def repeat_rows(page: Page, wanted: list[int], scores: list[float]) -> list[list[float]]:
    """For each wanted line the shares of its runs of four words that a longer line tells, one no longer, one near it,
    and one judged as body by ``scores``, in the order of `NAMES`.
    """
    grams = [
        frozenset(_grams(line.folded)) if seen.likely > _HOPELESS else frozenset[_Gram]()
        for line, seen in zip(page.lines, page.glances, strict=True)
    ]
    counts = Counter[_Gram]()
    for told in grams:
        counts.update(told)
    repeated = {gram for gram, count in counts.items() if count > 1}
    holders: defaultdict[_Gram, list[int]] = defaultdict(list)
    for index, told in enumerate(grams):
        for gram in told & repeated:
            holders[gram].append(index)
    rows: list[list[float]] = []
    for index in wanted:
        longer = shorter = near = body = 0
        long = page.sizes[index] + _LONGER
        for gram in grams[index] & repeated:
            others = [other for other in holders[gram] if other != index]
            longer += any(page.sizes[other] > long for other in others)
            shorter += any(page.sizes[other] <= long for other in others)
            near += any(abs(other - index) <= _NEAR for other in others)
            body += any(scores[other] > 0 for other in others)
        total = len(grams[index]) or 1
        rows.append([longer / total, shorter / total, near / total, body / total])
    return rows


def _grams(words: list[str]) -> set[_Gram]:
    return set(zip(*(words[at:] for at in range(_SIZE)), strict=False))
