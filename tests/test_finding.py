"""Articles as people name them."""

from __future__ import annotations

import pytest

from bot.errors import NoSuchArticle, SeveralArticles
from bot.finding import choose_article
from bot.model.answer import ArticleRef

ARTICLES = [
    ArticleRef(1, "a.txt", "Ferry to sail at night", None, None),
    ArticleRef(2, "b.txt", "Ferry strike enters third week", None, None),
    ArticleRef(3, "c.txt", None, None, None),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("#2", 2),
        ("1", 1),
        ("ferry to sail at night", 1),
        ("STRIKE week", 2),
        ("Ferry to sial at night", 1),
        ("c.txt", 3),
    ],
)
def test_an_article_is_found_by_number_or_headline(asked: str, found: int) -> None:
    assert choose_article(ARTICLES, asked).id == found


@pytest.mark.parametrize("asked", ["#9", "volcano", "", "***"])
def test_what_fits_no_article_is_not_guessed(asked: str) -> None:
    with pytest.raises(NoSuchArticle) as caught:
        choose_article(ARTICLES, asked)
    assert caught.value.asked == asked


def test_of_several_articles_none_is_guessed() -> None:
    with pytest.raises(SeveralArticles) as caught:
        choose_article(ARTICLES, "ferry")
    assert [number for number, _ in caught.value.called] == [1, 2]
