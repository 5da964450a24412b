"""Citation numbers: one for each article, in the order a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.answer import ArticleRef, Citation
from bot.model.article import page_of
from bot.rendering.dates import publication_words
from bot.rendering.text import markdown

LINK = re.compile(r"https?://[!#-;=?-~]+")
"""An address that can be opened, and that nothing can be smuggled in with."""
MAX_SOURCES = 12
"""Sources an answer lists; pages beyond them are counted, and shown by the Sources button."""
SOURCE_WIDTH = 140
_MARKS = 4


class Numbering:
    """Gives articles their numbers and remembers every citation that was marked."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []
        self._numbers: dict[int, tuple[int, ArticleRef]] = {}

    def fits(self, citations: Iterable[Citation], reserve: int = 0) -> bool:
        """Whether the first citation can still be numbered with ``reserve`` numbers left for others."""
        first = next(iter(citations), None)
        if first is None:
            return False
        return first.article.id in self._numbers or len(self._numbers) + 1 + reserve <= MAX_SOURCES

    def mark(self, citations: Iterable[Citation], reserve: int = 0) -> str:
        """The numbers to print after a statement, as ``[1][2]``, and ``+3`` for pages that are not listed.

        All but the first leave ``reserve`` numbers for others.
        """
        numbers: list[int] = []
        beyond: set[int] = set()
        for index, citation in enumerate(citations):
            if citation not in self.citations:
                self.citations.append(citation)
            number = self._number(citation.article, MAX_SOURCES - reserve if index else MAX_SOURCES)
            if number is None or (number not in numbers and len(numbers) == _MARKS):
                beyond.add(citation.article.id)
            elif number not in numbers:
                numbers.append(number)
        more = f" +{len(beyond)}" if beyond else ""
        return "".join(f"[{n}]" for n in sorted(numbers)) + more

    def lines(self) -> list[str]:
        """One line a numbered article, each at most `SOURCE_WIDTH` wide."""
        return [source_line(article, number) for number, article in self._numbers.values()]

    def _number(self, article: ArticleRef, most: int) -> int | None:
        known = self._numbers.get(article.id)
        if known is None:
            if len(self._numbers) >= most:
                return None
            known = self._numbers[article.id] = (len(self._numbers) + 1, article)
        return known[0]


def article_name(article: ArticleRef) -> str:
    """The headline, else the name of the file."""
    return article.headline or file_name(article.path)


def file_name(path: str) -> str:
    """The last part of a path or address: where the operator keeps pages is nobody's business."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def original(article: ArticleRef) -> str | None:
    """The address of the page itself: where it came from, else the one it names, if either is sound."""
    came_from = page_of(article.path)
    return next((address for address in (came_from, article.url) if address and LINK.fullmatch(address)), None)


def source_line(article: ArticleRef, number: int | None = None, limit: int = SOURCE_WIDTH) -> str:
    """Outlet, headline and date of an article, escaped, in at most ``limit`` units."""
    head = f"[{number}] " if number is not None else ""
    outlet = markdown(article.outlet, 32) + " · " if article.outlet else ""
    when = f" · {publication_words(article.publication)}"
    return head + outlet + markdown(article_name(article), limit - len(head + outlet + when)) + when
