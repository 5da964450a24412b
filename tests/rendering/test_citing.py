from __future__ import annotations

import pytest

from bot.model.answer import ArticleRef
from bot.model.report import LoadReport, PageReport
from bot.rendering.citing import original
from bot.rendering.library import load_card

HERE = "https://gazette.example/ferry"


@pytest.mark.parametrize(
    ("path", "named", "address"),
    [
        ("ferry.html", HERE, HERE),
        (HERE, "https://other.example/", HERE),
        ("/srv/pages/ferry.txt", None, None),
        ("ferry.html", "javascript:alert(1)", None),
        ("ferry.html", "https://gazette.example/> @everyone", None),
        ("ferry.html", "/ferry", None),
    ],
)
def test_a_page_leads_to_where_it_stands(path: str, named: str | None, address: str | None) -> None:
    assert original(ArticleRef(1, path, "Ferry", None, None, url=named)) == address


@pytest.mark.parametrize(("pages", "told"), [(12, None), (13, "and 1 more"), (500, "and 488 more")])
def test_pages_beyond_a_card_are_counted(pages: int, told: str | None) -> None:
    report = LoadReport(tuple(PageReport(f"{number}.html", "unchanged") for number in range(pages)))
    assert load_card(report).note == told


def test_pages_for_which_there_is_no_room_are_counted_too() -> None:
    report = LoadReport(tuple(PageReport("_" * 300, "rejected", reason="_" * 300) for _ in range(20)))
    card = load_card(report)
    assert card.note == f"and {20 - len(card.items)} more" and len(card.items) < 12
