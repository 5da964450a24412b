"""Numbers that say how well a passage answers an inquiry: one row a passage, one column a name of `NAMES`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin, kinds_of
from bot.answering.measures import measured, number_by
from bot.answering.passages import MARKS, Passage, window
from bot.answering.pool import Pool
from bot.answering.terms import terms
from bot.model.stems import stem

NAMES = (
    "cover", "matched", "bm25", "bm25 share", "bm25 rank", "soft cover", "pairs", "name cover", "cover before",
    "cover after", "cover near", "window gain", "unmatched", "head near", "kin cover", "kin near",
    "resolved cover", "plain word cover", "last word", "best matched", "best missed", "span", "kind of head",
    "number by head", "measured", "lent cover", "before cover", "earlier cover", "mixed bm25", "mixed rank",
    "focus here", "focus near", "answer words", "belief here", "belief 1 back", "belief 2 back",
    "belief 3-5 back", "belief 1 ahead", "belief 2-4 ahead", "belief behind", "belief article",
    "expected distance", "older here", "talked", "turn", "leans", "fragment", "refers", "asked words",
    "wants person", "wants time", "wants place", "wants number", "wants reason", "wants manner", "wants yes",
    "speech asked", "new name", "new number", "fits", "length", "position", "index", "count", "new words",
    "fts", *MARKS,
)  # fmt: skip
_WANTED = ("person", "time", "place", "number", "reason", "manner", "yes or no")
_NUMBER, _MONEY, _TIME, _PLACE, _INSIDE, _REASON, _CAUSE, _MANNER, _POINTS_BACK = map(
    MARKS.index, ("number", "money", "time", "place", "inside", "reason", "cause", "manner", "points back")
)


def rows(inquiry: Inquiry, pool: Pool, chosen: Sequence[int]) -> list[list[float]]:
    """The features of the chosen passages of the pool."""
    own = dict.fromkeys((*inquiry.own, *inquiry.lent), 1.0)
    plain = pool.bm25(own)
    mixed_query = dict(own)
    for part in (*inquiry.before, *(word for name in inquiry.focus[:3] for word in name.split())):
        mixed_query.setdefault(part, 0.5)
    mixed = pool.bm25(mixed_query)
    believed = belief_rows(inquiry, pool, chosen)
    top, rank = max(plain, default=0.0) or 1.0, _ranks(plain)
    mixed_rank = _ranks(mixed)
    return [
        [
            *_words(inquiry, pool, i, plain[i], plain[i] / top, rank[i]),
            *_thread(inquiry, pool, i, mixed[i], mixed_rank[i]),
            *belief,
            *_kind(inquiry, pool.passages[i]),
        ]
        for i, belief in zip(chosen, believed, strict=True)
    ]


def belief_rows(inquiry: Inquiry, pool: Pool, chosen: Sequence[int]) -> list[list[float]]:
    """The part of the features that rests on where earlier answers stood: "belief here" up to "asked words"."""
    places = _places(inquiry, pool)
    articles: dict[int, float] = {}
    for (article, _), probability in inquiry.belief.items():
        articles[article] = articles.get(article, 0.0) + probability
    return [_beliefs(inquiry, pool, i, places, articles) for i in chosen]


def _ranks(scores: list[float]) -> list[float]:
    """The reciprocal rank of each score, 0 for passages that match nothing."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    result = [0.0] * len(scores)
    for place, i in enumerate(order, 1):
        if scores[i] > 0:
            result[i] = 1 / place
    return result


def _words(inquiry: Inquiry, pool: Pool, i: int, score: float, share: float, rank: float) -> list[float]:
    passage = pool.passages[i]
    known = passage.sketch.known
    query = (*inquiry.own, *inquiry.lent)
    previous, following = window(pool.passages, i, -1), window(pool.passages, i, 1)
    before = previous.sketch.known if previous else frozenset()
    after = following.sketch.known if following else frozenset()
    further = [w.sketch.known for k in (-3, -2, 2, 3) if (w := window(pool.passages, i, k))]
    cover = pool.cover(query, known)
    near = pool.cover(query, known | before | after)
    matched = sum(pool.idf(s) for s in query if s in known)
    total = sum(pool.idf(s) for s in query)
    pairs = set(pairwise(passage.sketch.stems))
    together = sum(pair in pairs for pair in pairwise(query))
    named = [s for name in inquiry.names for s in name.split()]
    return [
        cover,
        matched,
        score,
        share,
        rank,
        _soft(pool, query, known),
        float(together),
        sum(n in known for n in named) / len(named) if named else -1.0,
        pool.cover(query, before),
        pool.cover(query, after),
        pool.cover(query, frozenset().union(*further)) if further else 0.0,
        near - cover,
        total - matched,
        float(any(s in known for s in query[:1])),
        *_meaning(inquiry, pool, i, query),
    ]


def _meaning(inquiry: Inquiry, pool: Pool, i: int, query: Sequence[str]) -> list[float]:
    passage = pool.passages[i]
    known = passage.sketch.known
    previous = window(pool.passages, i, -1)
    weights = [pool.idf(s) for s in query]
    total = sum(weights) or 1.0
    related = [1.0 if s in known else _kinship(s, known) for s in query]
    around = known | previous.sketch.known if previous else known
    named = {s for name in (*inquiry.names, *inquiry.focus[:2]) for s in name.split()}
    resolved = known | (named & _context(pool, i)) if passage.sketch.marks[_POINTS_BACK] else known
    plain = [s for s in query if s not in named]
    at = [k for k, s in enumerate(passage.sketch.stems) if s in query]
    head = stem(inquiry.question.head) if inquiry.question.head else ""
    return [
        sum(w * r for w, r in zip(weights, related, strict=True)) / total,
        sum(w * (1.0 if s in around else _kinship(s, around)) for w, s in zip(weights, query, strict=True)) / total,
        pool.cover(query, resolved),
        pool.cover(plain, known) if plain else -1.0,
        (1.0 if query[-1] in known else _kinship(query[-1], known)) if query else -1.0,
        max((w for w, s in zip(weights, query, strict=True) if s in known), default=0.0),
        max((w for w, s in zip(weights, query, strict=True) if s not in known), default=0.0),
        (at[-1] - at[0] + 1) / len({passage.sketch.stems[k] for k in at}) if at else 99.0,
        float(bool((kinds_of(head) & known) - set(query))) if head and kinds_of(head) else -1.0,
        float(number_by(passage.sketch.stems, head)) if head and inquiry.wants == "number" else -1.0,
        measured(inquiry, passage.citation.text),
    ]


def _kinship(part: str, known: frozenset[str]) -> float:
    """How closely the nearest related stem among ``known`` is related."""
    related = kin(part)
    common = related.keys() & known
    return max((0.7 * related[s] for s in common), default=0.0)


def _context(pool: Pool, i: int) -> frozenset[str]:
    """The stems of the three sentences before."""
    before = [w.sketch.known for k in (-1, -2, -3) if (w := window(pool.passages, i, k))]
    return frozenset().union(*before)


def _soft(pool: Pool, query: Sequence[str], known: frozenset[str]) -> float:
    """Cover that also counts, by half, stems that share their first five letters ("russia", "russian")."""
    total = found = 0.0
    for part in query:
        weight = pool.idf(part)
        total += weight
        if part in known:
            found += weight
        elif len(part) >= 4 and any(_akin(part, other) for other in known):
            found += weight / 2
    return found / total if total else 0.0


def _akin(one: str, other: str) -> bool:
    size = min(5, len(one), len(other))
    return size >= 4 and one[:size] == other[:size]


def _thread(inquiry: Inquiry, pool: Pool, i: int, mixed: float, mixed_rank: float) -> list[float]:
    passage = pool.passages[i]
    known = passage.sketch.known
    previous = window(pool.passages, i, -1)
    focus = {s for name in inquiry.focus[:2] for s in name.split()}
    return [
        pool.cover(inquiry.lent, known),
        pool.cover(inquiry.before, known),
        pool.cover(inquiry.earlier, known) if inquiry.earlier else 0.0,
        mixed,
        mixed_rank,
        float(bool(focus & known)),
        float(bool(previous and focus & previous.sketch.known)),
        len(inquiry.answer & known) / len(inquiry.answer) if inquiry.answer else 0.0,
    ]


def _places(inquiry: Inquiry, pool: Pool) -> dict[int, tuple[float, float]]:
    """By article: the expected index of the last answer there and the probability that it stood there."""
    sums: dict[int, list[float]] = {}
    for passage in pool.passages:
        if probability := inquiry.belief.get(passage.key):
            entry = sums.setdefault(passage.citation.article.id, [0.0, 0.0])
            entry[0] += probability * passage.index
            entry[1] += probability
    return {article: (total / mass, mass) for article, (total, mass) in sums.items()}


def _beliefs(
    inquiry: Inquiry, pool: Pool, i: int, places: dict[int, tuple[float, float]], articles: dict[int, float]
) -> list[float]:
    passage = pool.passages[i]
    belief = inquiry.belief

    def at(offset: int) -> float:
        other = window(pool.passages, i, offset)
        return belief.get(other.key, 0.0) if other else 0.0

    article = passage.citation.article.id
    place = places.get(article)
    behind = sum(p for (a, start), p in belief.items() if a == article and start < passage.citation.start)
    return [
        at(0),
        at(-1),
        at(-2),
        at(-3) + at(-4) + at(-5),
        at(1),
        at(2) + at(3) + at(4),
        behind,
        articles.get(article, 0.0),
        max(-20.0, min(20.0, passage.index - place[0])) if place else 99.0,
        inquiry.older.get(passage.key, 0.0),
        float(bool(belief)),
        float(min(inquiry.turn, 10)),
        float(inquiry.leans),
        float(inquiry.question.fragment),
        float(len(inquiry.question.refers)),
        float(len(inquiry.own)),
    ]


def _kind(inquiry: Inquiry, passage: Passage) -> list[float]:
    sketch = passage.sketch
    query = set(inquiry.own) | set(inquiry.lent)
    new_name = any(not set(terms(n)) <= query for n in sketch.names)
    new_number = any(s[0].isdigit() and s not in query for s in sketch.stems)
    marks = sketch.marks
    fits = {
        "person": new_name,
        "time": marks[_TIME],
        "place": marks[_PLACE] or marks[_INSIDE],
        "number": marks[_NUMBER] or marks[_MONEY],
        "reason": marks[_CAUSE] or marks[_REASON],
        "manner": marks[_MANNER],
    }.get(inquiry.wants, True)
    return [
        *(float(inquiry.wants == wanted) for wanted in _WANTED),
        float(inquiry.question.speech),
        float(new_name),
        float(new_number),
        float(fits),
        float(len(sketch.stems)),
        passage.index / max(1, passage.count - 1),
        float(min(passage.index, 15)),
        float(min(passage.count, 80)),
        float(sum(s not in query for s in sketch.known)),
        passage.bm25,
        *(float(m) for m in marks),
    ]
