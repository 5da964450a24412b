"""Page files: which there are, their bytes, and the articles on them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from bot.errors import UnreadablePage
from bot.feeds import entry_pages, is_feed
from bot.model.article import Article
from bot.parsing import parse_articles
from bot.redating import date_from_each_other
from bot.storage.store import ParsedPage

_PAGE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".rss", ".atom", ".xml"})
_ABOUT = frozenset({"readme.md", "license.md", "changelog.md", "contributing.md"})
MAX_PAGE_BYTES = 10_000_000
Progress = Callable[[int, int], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page as it came: its path (or address) and its bytes.

    ``uploaded`` says that the path is the bare name of a file somebody sent, which another page may have as well;
    ``mark`` is what the server it came from calls this state of it.
    """

    path: str
    content: bytes
    uploaded: bool = False
    mark: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


def is_page(path: PurePath) -> bool:
    """Whether the name of a file in a folder is a page's: neither one about the folder nor a shadow that macOS adds."""
    name = path.name.lower()
    return path.suffix.lower() in _PAGE_SUFFIXES and name not in _ABOUT and not name.startswith("._")


def page_paths(paths: Iterable[Path]) -> list[Path]:
    """The page files named, folders replaced by the pages in them (sorted, subfolders included)."""
    found: list[Path] = []
    for path in paths:
        if _is_folder(path):
            found += sorted(p for p in path.rglob("*") if is_page(p) and p.is_file())
        else:
            found.append(path)
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # not even its name may be looked at; reading it says so
        return False


def read_file(path: Path) -> PageFile:
    """A file's bytes; raises `UnreadablePage` when it is missing, no file, unreadable or too large."""
    # A name that is not UTF-8 cannot be stored or printed as it is.
    name = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    try:
        if not path.is_file():
            raise UnreadablePage(name, "cannot be opened" if path.exists() else "missing")
        with path.open("rb") as file:
            content = file.read(MAX_PAGE_BYTES + 1)
    except OSError:
        raise UnreadablePage(name, "cannot be opened") from None
    if len(content) > MAX_PAGE_BYTES:
        raise UnreadablePage(name, "too large")
    return PageFile(name, content)


def pages_in(file: PageFile) -> list[PageFile | UnreadablePage]:
    """What a file holds: one page, or where it is a feed a page for each of its entries."""
    if not is_feed(file.content):
        return [file]
    try:
        return [PageFile(address, page) for address, page in entry_pages(file.path, file.content).items()]
    except UnreadablePage as error:
        return [error]
    except Exception:
        _log.exception("reading the feed %s failed", file.path)
        return [UnreadablePage(file.path, "reading it failed")]


def read_pages(path: Path) -> list[PageFile | UnreadablePage]:
    """What a file at a path holds, see `pages_in`; where it cannot be read, that."""
    try:
        return pages_in(read_file(path))
    except UnreadablePage as error:
        return [error]


def parse_files(
    paths: Sequence[Path],
    published: date | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> tuple[list[Article], list[UnreadablePage]]:
    """Parse page files, in input order, dating undated ones from each other; what cannot be read is returned beside.

    The articles of a page follow each other.
    """
    outcomes = parse_paths(paths, published, executor, progress)
    parsed = [page for page in outcomes if isinstance(page, ParsedPage)]
    articles = [article for page in parsed for article in (page.article, *page.further)]
    return date_from_each_other(articles), [page for page in outcomes if isinstance(page, UnreadablePage)]


def parse_paths(
    paths: Sequence[Path],
    published: date | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> list[ParsedPage | UnreadablePage]:
    """Parse page files, in input order, each by itself; what cannot be read stands in its place."""
    jobs = [(str(path), published) for path in paths]
    outcomes = executor.map(_parse_path, jobs, chunksize=8) if executor and len(jobs) > 1 else map(_parse_path, jobs)
    parsed: list[ParsedPage | UnreadablePage] = []
    for number, outcome in enumerate(outcomes, 1):
        parsed += outcome
        if progress:
            progress(number, len(jobs))
    return parsed


def _parse_path(job: tuple[str, date | None]) -> list[ParsedPage | UnreadablePage]:
    path, published = job
    return [
        page if isinstance(page, UnreadablePage) else _parse_file(page, published) for page in read_pages(Path(path))
    ]


def _parse_file(page: PageFile, published: date | None) -> ParsedPage | UnreadablePage:
    articles = parse_content((page.path, page.content, published))
    return articles if isinstance(articles, UnreadablePage) else parsed_page(page, articles)


def parsed_page(page: PageFile, articles: tuple[Article, ...]) -> ParsedPage:
    """A page with its articles, ready to be stored."""
    return ParsedPage(articles[0], page.content_hash, page.uploaded, articles[1:])


def parse_content(job: tuple[str, bytes, date | None]) -> tuple[Article, ...] | UnreadablePage:
    """Parse one page, its failure as a value: an exception would not tell an executor's caller which page it was."""
    path, content, published = job
    try:
        return parse_articles(content, path, published)
    except UnreadablePage as error:
        return error
    except (ImportError, OSError):  # reading a page touches no files but the bot's own: the bot is broken, not the page
        raise
    except Exception:
        # A page nobody thought of must not cost the others; the log has what is needed to think of it.
        _log.exception("reading %s failed", path)
        return UnreadablePage(path, "reading it failed")
