"""Articles people name, found among those the corpus has."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.errors import NoSuchArticle
from bot.model.answer import ArticleRef
from bot.model.words import fold

_SURE = 88
_NEAR = 50


def choose_article(articles: Iterable[ArticleRef], asked: str) -> ArticleRef:
    """The article asked for by number (``#12``) or headline; raises `NoSuchArticle` with the nearest headlines."""
    known = {ref.id: ref for ref in articles}
    number = asked.strip().removeprefix("#")
    if number.isascii() and number.isdigit() and int(number) in known:
        return known[int(number)]
    titles = {ref.id: fold(ref.headline or ref.path) for ref in known.values()}
    wanted = fold(asked)
    alike = [key for key, title in titles.items() if wanted and set(wanted.split()) <= set(title.split())]
    alike = alike or [key for key, title in titles.items() if fuzz.ratio(wanted, title) >= _SURE]
    exact = [key for key in alike if titles[key] == wanted]
    if len(exact or alike) == 1:
        return known[(exact or alike)[0]]
    near = process.extract(wanted, titles, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=5)
    raise NoSuchArticle(asked, tuple(known[key].headline or known[key].path for _, _, key in near))
