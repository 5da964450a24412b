"""A database in use: pages come, change and go in several workspaces, and its tables stay true to each other."""

from __future__ import annotations

import random

import pytest

from bot.linking.people import link_names
from bot.model.article import Article
from bot.storage.corpus import LIBRARY
from bot.storage.database import Database
from bot.storage.register import name_words
from bot.storage.store import ParsedPage, Store
from tests.storage.builders import LOADED, make_article

# Few names, of which many can be one person's: who is whom depends on who came first, and where.
NAMES = (
    *("John Smith", "John R. Smith", "Jon Smith", "J. Smith", "Smith", "Mary Smith", "John Smith Jr.", "Smith Jr."),
    *("Kim", "Kim Jong Un", "Lee", "Ann Lee", "Ina Holm", "Dr Ina Holm", "Holm"),
)
WORKSPACES = (LIBRARY, "ours", "theirs")
STEPS = 70
USED = {
    "person_count": (
        "SELECT person_id, workspace, articles, mentions, quotations FROM person_count",
        "SELECT person_id, workspace, SUM(a), SUM(m), SUM(q) FROM"
        " (SELECT person_id, article_id, 1 AS a, mentions AS m, 0 AS q FROM article_person UNION ALL"
        " SELECT person_id, article_id, 0, 0, 1 FROM quotation WHERE person_id IS NOT NULL)"
        " JOIN article ON article.id = article_id GROUP BY 1, 2",
    ),
    "person_name": (
        "SELECT form, workspace, person_id FROM person_name",
        "SELECT DISTINCT n.form, a.workspace, n.person_id FROM article_name n JOIN article a ON a.id = n.article_id",
    ),
    "person": ("SELECT id FROM person", "SELECT DISTINCT person_id FROM article_name"),
}
"""What a table holds, and what it is made of."""


def page(path: str, draw: random.Random) -> Article:
    names = draw.sample(NAMES, 3)
    said = f"The harbour closes at {draw.randrange(24)}"
    return make_article(
        path, f"{names[1]} met {names[2]}.", f"“{said},” said {names[0]}.", said={said: names[0]}, people=tuple(names)
    )


async def live(database: Database, draw: random.Random) -> None:
    """One thing that happens."""
    workspace = draw.choice(WORKSPACES)
    store = Store(database, workspace)
    if draw.random() < 0.7:
        paths = draw.sample(range(12), draw.randint(1, 4))
        batch = [ParsedPage(page(f"{number}.txt", draw), f"{draw.random()}") for number in paths]
        await store.save(batch, link_names, LOADED)
        return
    async with database.read() as connection:
        ids = await connection.execute_fetchall("SELECT id FROM article WHERE workspace = ? ORDER BY 1", (workspace,))
    for (article,) in draw.sample(list(ids), min(len(list(ids)), 3)):
        await store.remove(article)


@pytest.mark.parametrize("seed", range(6))
async def test_who_is_named_where_stays_true_whatever_comes_and_goes(database: Database, seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(STEPS):
        await live(database, draw)
    async with database.read() as connection:
        for table, (kept, counted) in USED.items():
            rows = [sorted(map(tuple, await connection.execute_fetchall(sql))) for sql in (kept, counted)]
            assert rows[0] == rows[1], table
        forms = await connection.execute_fetchall("SELECT form, workspace, person_id FROM person_name")
        words = await connection.execute_fetchall("SELECT word, workspace, person_id FROM person_word")
    assert {tuple(row) for row in words} == {(word, *where) for form, *where in forms for word in name_words(form)}
