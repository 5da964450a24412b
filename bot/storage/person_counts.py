"""In how many articles a workspace's people are named, how often, and how often they are quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import aiosqlite


async def count_people(
    db: aiosqlite.Connection, workspace: str, named: Mapping[int, tuple[int, int]], quoted: Counter[int]
) -> None:
    """Add to the counts of a workspace's people: articles and mentions in ``named``, quotations in ``quoted``."""
    await db.executemany(
        "INSERT INTO person_count VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles,"
        " mentions = mentions + excluded.mentions, quotations = quotations + excluded.quotations",
        [
            (person, workspace, *named.get(person, (0, 0)), quoted[person])
            for person in sorted(named.keys() | quoted.keys())
        ],
    )


async def discount_article(db: aiosqlite.Connection, article_id: int) -> None:
    """Take what the indexes hold of an article out of the counts, before it leaves them."""
    for counted, table in (
        ("articles = articles - n, mentions = mentions - said", "article_person"),
        ("quotations = quotations - n", "quotation"),
    ):
        said = "SUM(mentions)" if table == "article_person" else "0"
        await db.execute(
            f"UPDATE person_count SET {counted} FROM (SELECT person_id, COUNT(*) AS n, {said} AS said FROM {table}"
            " WHERE article_id = :id AND person_id IS NOT NULL GROUP BY person_id) gone"
            " WHERE person_count.person_id = gone.person_id"
            " AND person_count.workspace = (SELECT workspace FROM article WHERE id = :id)",
            {"id": article_id},
        )
    await db.execute(
        "DELETE FROM person_count WHERE articles = 0 AND mentions = 0 AND quotations = 0"
        " AND workspace = (SELECT workspace FROM article WHERE id = :id) AND person_id IN"
        " (SELECT person_id FROM article_person WHERE article_id = :id"
        " UNION SELECT person_id FROM quotation WHERE article_id = :id)",
        {"id": article_id},
    )
