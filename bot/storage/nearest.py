"""Rows nearest in wording, by their rarest words: the cost stays small however many rows there are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.model.words import fold
from bot.storage.search import match_expression

LIMITS = (500, 2_500)
"""A term in more rows than this tells too little, and reading its postings stops there; the second where the first
leaves fewer than `ENOUGH` terms."""
ENOUGH = 3
_TERMS = 40
_SMOOTH = 20
_WORD = re.compile(r"\w+")


def word_terms(words: Sequence[str]) -> list[str]:
    """An FTS5 expression for each distinct word; of very many the longest, which are the rarest."""
    distinct = sorted(dict.fromkeys(fold(word) for word in words), key=len, reverse=True)[:_TERMS]
    return [term for word in distinct if (term := match_expression([word]))]


def phrase_terms(words: Sequence[str], wording: Sequence[str], length: int) -> list[str]:
    """An FTS5 expression for each run of ``length`` neighbouring words that has one of ``words``, longest first."""
    wanted = {fold(word) for word in words}
    folded = [fold(word) for word in wording]
    runs = dict.fromkeys(zip(*(folded[at:] for at in range(length)), strict=False))
    told = sorted((run for run in runs if wanted & {*run}), key=lambda run: -len("".join(run)))
    found = ([match_expression([word]) for word in run] for run in told[:_TERMS])
    return [" + ".join(terms) for terms in found if all(terms)]  # type: ignore[arg-type] # none is None here


def postings_sql(table: str, terms: Sequence[str], limit: int) -> tuple[str, dict[str, object]]:
    """A query for (place of the term, row id) of an FTS table, no term beyond one row more than ``limit``."""
    lists = (
        f"SELECT {place} AS term, rowid AS id FROM"
        f" (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH :term{place} LIMIT {limit + 1})"
        for place in range(len(terms))
    )
    return " UNION ALL ".join(lists), {f"term{place}": term for place, term in enumerate(terms)}


def rank_postings(postings: Iterable[Sequence[int]], limit: int) -> tuple[Counter[int], int]:
    """Row ids with the summed rarity of the terms they have, and how many terms were rare enough to count."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for term, row in postings:
        rows[term].append(row)
    scores: Counter[int] = Counter()
    rare = [ids for ids in rows.values() if len(ids) <= limit]
    for ids in rare:
        gain = 1 / (_SMOOTH + len(ids))
        for row in ids:
            scores[row] += gain  # type: ignore[assignment] # Counter sums floats as well
    return scores, len(rare)


def rank_texts(words: Sequence[str], texts: Mapping[int, str]) -> Counter[int]:
    """The same measure by reading every text; for few of them."""
    wanted = {fold(word) for word in words}
    found = {row: wanted & {*_WORD.findall(fold(text))} for row, text in texts.items()}
    frequency = Counter(word for shared in found.values() for word in shared)
    scores: Counter[int] = Counter()
    for row, shared in found.items():
        if shared:
            scores[row] = sum(1 / (_SMOOTH + frequency[word]) for word in shared)  # type: ignore[misc] # Counter holds floats as well
    return scores
