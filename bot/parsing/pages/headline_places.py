"""Where the likeliest headlines stand once it is known which lines are likely body."""

from __future__ import annotations

from collections import Counter

from bot.parsing.pages import looks
from bot.parsing.pages.surroundings import Page, sums_of

LIKELIEST = 8
"""So many candidates are looked at again."""
_BODY = 0.5
_FAR = 60
_AFTER = (1, 2, 3, 4)
_SIGNS = ("name_like", "cue_byline", "cue_stamp", "date_share", "cue_share", "cue_caption")
NAMES = (
    "score", "lead", "chance", "lines_behind", "lines_ahead", "words_ahead", "body_before", "told", "told_words",
    "page_title", "twin", "twin_ahead", "begins_twin", "to_name", "to_date", "place",
    *(f"{name}_{offset}" for offset in _AFTER for name in ("chance", "words", *_SIGNS)),
)  # fmt: skip
_PICKED = [looks.AT[name] for name in _SIGNS]
_NAME, _BYLINE, _DATED, _STAMP = (looks.AT[name] for name in ("name_like", "cue_byline", "date_share", "cue_stamp"))


def likeliest(scores: list[float]) -> list[int]:
    """The places of the highest scores, in the order of the page."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    return sorted(order[:LIKELIEST])


def headline_places(page: Page, candidates: list[int], scores: list[float], chances: list[float]) -> list[list[float]]:
    """A row for each candidate line in the order of `NAMES`.

    ``scores`` are the candidates' log odds after the first look, ``chances`` all lines' probabilities of being body.
    """
    glances, sizes, lines = page.glances, page.sizes, page.lines
    words, count = page.words, len(lines)
    heavy = sums_of([chance * size for chance, size in zip(chances, sizes, strict=True)])
    total = heavy[-1] or 1.0
    inside = [i for i, chance in enumerate(chances) if chance > _BODY and sizes[i] >= _FAR // 6]
    told: Counter[str] = Counter()
    for index in inside:
        told.update(glances[index].content)
    best = max(scores)
    rows: list[list[float]] = []
    for index, score in zip(candidates, scores, strict=True):
        content = glances[index].content
        ahead = next((i for i in inside if i > index), None)
        behind = next((i for i in reversed(inside) if i < index), None)
        shared = content & told.keys()
        twins = [(_alike(content, glances[i].content), i) for i in candidates if lines[i].text != lines[index].text]
        twin, other = max(twins, default=(0.0, index))
        row = [
            score, score - best, chances[index], min(_FAR, index - behind) if behind is not None else _FAR,
            min(_FAR, ahead - index) if ahead is not None else _FAR,
            min(300, words[ahead] - words[index + 1]) if ahead is not None else 300,
            heavy[index] / total, len(shared) / max(1, len(content)), sum([min(3, told[word]) for word in shared]),
            _alike(content, glances[0].content) if index else -1.0, twin, other - index,
            lines[other].text.startswith(lines[index].text) - lines[index].text.startswith(lines[other].text),
            _distance(page, index, _NAME, _BYLINE), _distance(page, index, _DATED, _STAMP), index / count,
        ]  # fmt: skip
        for offset in _AFTER:
            at = index + offset
            if at < count:
                row += [chances[at], min(80, sizes[at]), *[glances[at].look[sign] for sign in _PICKED]]
            else:
                row += [0] * (2 + len(_PICKED))
        rows.append(row)
    return rows


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of two lines' content words that both have."""
    return len(one & other) / max(1, len(one | other))


def _distance(page: Page, index: int, one: int, other: int) -> int:
    """How many lines on a line with one of two signs stands, 15 if not among the next twelve."""
    for distance, seen in enumerate(page.glances[index + 1 : index + 13], 1):
        if seen.look[one] > 0 or seen.look[other] > 0:
            return distance
    return 15
