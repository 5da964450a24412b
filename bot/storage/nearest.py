"""Rows nearest in wording, by their rarest words: the cost stays small however many rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.storage.search import match_expression

_COMMON = 1_500
"""A term in more rows than this tells too little; reading its postings stops there."""
_MOST = 400
_TERMS = 48


def word_terms(words: Sequence[str]) -> list[str]:
    """An FTS5 expression for each distinct word; of very many the longest, which are the rarest."""
    distinct = sorted(dict.fromkeys(words), key=len, reverse=True)[:_TERMS]
    return [term for word in distinct if (term := match_expression([word]))]


def pair_terms(words: Sequence[str]) -> list[str]:
    """An FTS5 expression for each pair of neighbouring words."""
    single = [term for word in words if (term := match_expression([word]))]
    return list(dict.fromkeys(f"{a} + {b}" for a, b in pairwise(single)))[:_TERMS]


def nearest_sql(table: str, terms: Sequence[str], visible: str | None) -> tuple[str, dict[str, object]]:
    """A query for ``id`` and ``score`` of the rows of ``table`` that share rare terms, most and rarest first.

    ``visible`` is a condition on the article ``a`` of a row: what the asker cannot see neither counts as common nor
    takes a place. ``None`` says that all is visible, which spares looking up every row.
    """
    found = f"SELECT rowid AS id FROM {table}_fts WHERE {table}_fts MATCH :term"
    if visible is not None:
        found = (
            f"SELECT t.id FROM {table}_fts JOIN {table} t ON t.id = {table}_fts.rowid"
            f" JOIN article a ON a.id = t.article_id WHERE {visible} AND {table}_fts MATCH :term"
        )
    lists = " UNION ALL ".join(
        f"SELECT {i} AS term, id FROM ({found}{i} LIMIT {_COMMON + 1})" for i in range(len(terms))
    )
    sql = (
        f"WITH hit AS MATERIALIZED ({lists}),"
        f" rare AS (SELECT term, COUNT(*) AS n FROM hit GROUP BY term HAVING n <= {_COMMON})"
        " SELECT id, SUM(1.0 / (20 + n)) AS score FROM hit JOIN rare USING (term)"
        f" GROUP BY id ORDER BY score DESC, id LIMIT {_MOST}"
    )
    return sql, {f"term{i}": term for i, term in enumerate(terms)}
