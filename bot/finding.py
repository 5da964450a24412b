"""Articles people name, found among those the corpus has."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from bot.errors import NoSuchArticle, SeveralArticles
from bot.model.answer import ArticleRef
from bot.model.words import fold
from bot.storage.corpus import Corpus

_SURE = 88
_NEAR = 50
_OFFERED = 5
_DIGITS = 16
_CALLED = 1_000
"""Articles with the words of a headline that are looked at, the newest."""


async def find_article(corpus: Corpus, asked: str) -> ArticleRef:
    """The visible article asked for by number or headline; raises `NoSuchArticle` and `SeveralArticles`."""
    if number := _article_number(asked):
        for ref in (await corpus.article_refs([number])).values():
            return ref
    if called := await corpus.articles_called(fold(asked).split(), _CALLED):
        return choose_article(called, asked)
    # Misspelt, or said in other words: every headline is compared, beside the loop.
    return await asyncio.to_thread(choose_article, await corpus.articles(), asked)


def _article_number(asked: str) -> int | None:
    """The number in ``#12`` or ``12``."""
    number = asked.strip().removeprefix("#")
    return int(number) if number.isascii() and number.isdigit() and len(number) < _DIGITS else None


def choose_article(articles: Iterable[ArticleRef], asked: str) -> ArticleRef:
    """The article asked for by number (``#12``) or headline; raises `NoSuchArticle` with the nearest headlines.

    Raises `SeveralArticles` where more than one is called so.
    """
    known = {ref.id: ref for ref in articles}
    if (number := _article_number(asked)) in known:
        return known[number]
    names = {ref.id: ref.headline or PurePosixPath(ref.path).name for ref in known.values()}
    titles = {key: fold(name) for key, name in names.items()}
    wanted = fold(asked)
    alike = [key for key, title in titles.items() if wanted and set(wanted.split()) <= set(title.split())]
    # The last word may still be half typed: "flood death tol".
    alike = alike or [key for key, title in titles.items() if wanted and _starts(wanted.split(), title.split())]
    alike = alike or [key for key, title in titles.items() if fuzz.ratio(wanted, title) >= _SURE]
    exact = [key for key in alike if titles[key] == wanted]
    if len(exact or alike) == 1:
        return known[(exact or alike)[0]]
    if alike:
        raise SeveralArticles(asked, tuple((key, names[key]) for key in (exact or alike)[:_OFFERED]))
    near = process.extract(wanted, titles, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_OFFERED)
    raise NoSuchArticle(asked, tuple(names[key] for _, _, key in near))


def _starts(typed: list[str], title: list[str]) -> bool:
    whole, last = set(typed[:-1]), typed[-1]
    return len(typed) > 1 and whole <= set(title) and any(word.startswith(last) for word in title)
