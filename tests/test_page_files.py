from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UnreadablePage
from bot.page_files import page_paths, parse_files, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.loads import FEED, Write, outcomes, story


def test_page_paths_looks_into_folders_for_pages_only(write_page: Write) -> None:
    wanted = [write_page(name, "x") for name in ("a.HTML", "b.txt", "d.md", "sub/c.htm")]
    for name in ("README.md", "._b.txt"):
        write_page(name, "x")
    other = write_page("notes.pdf", "x")
    assert page_paths([wanted[0].parent]) == sorted(wanted)
    assert page_paths([other, wanted[0]]) == [other, wanted[0]]


@pytest.mark.parametrize(
    ("make", "reason"), [("gone", "missing"), ("folder", "cannot be opened"), ("big", "too large")]
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, make: str, reason: str) -> None:
    path = tmp_path / make
    if make == "folder":
        path.mkdir()
    elif make == "big":
        with path.open("wb") as file:
            file.truncate(50_000_000)
    with pytest.raises(UnreadablePage) as caught:
        read_file(path)
    assert caught.value.reason == reason


async def test_a_feed_among_pages_is_loaded_entry_by_entry(services: Services, write_page: Write) -> None:
    paths = [write_page("a.txt", story("Altmere")), write_page("b.xml", FEED), write_page("c.txt", story("Cray"))]
    report = await services.add_pages(LIBRARY, paths)
    names = [page.path.rsplit("/", 1)[-1] for page in report.pages]
    assert (names, report.count("loaded")) == (["a.txt", "quay", "fares", "c.txt"], 4)
    later = FEED.replace("by four metres", "by five metres").replace(
        "<item>", "<item><title>Third</title></item><item>", 1
    )
    report = await services.add_pages(LIBRARY, [write_page("b.xml", later)])
    assert outcomes(report) == {"quay": ("updated", None), "fares": ("unchanged", None)}


def test_a_feed_is_parsed_entry_by_entry(write_page: Write) -> None:
    articles, rejected = parse_files([write_page("b.xml", FEED), write_page("empty.rss", "<rss></rss>")])
    assert [article.title for article in articles] == ["Quay to be widened", "Ferry fares rise"]
    assert [error.reason for error in rejected] == ["no article"]
