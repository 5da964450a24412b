"""Folders of pages into the corpus: what became of each, twice, interrupted, and with pages nobody can read."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from bot import loading, page_files
from bot.model.report import LoadReport
from bot.page_files import PageFile, page_paths, parse_files
from bot.services import Services, open_services
from bot.storage.corpus import LIBRARY
from tests.loads import Write, files, outcomes, story

GERMAN = """Hafen von Altstadt wegen Reparaturen geschlossen

Der Hafen von Altstadt wurde am Donnerstag geschlossen, weil die östliche Mauer zu sinken begonnen hatte.

Die Schiffe werden in den nächsten Hafen an der Küste geschickt, bis die Mauer wieder fest steht, was dauern kann.
"""


async def test_a_mixed_folder_is_reported_page_by_page_and_the_readable_ones_are_loaded(
    services: Services, write_page: Write
) -> None:
    write_page("a-good.txt", story("Altona"))
    copied = write_page("b-copy.txt", story("Altona"))
    write_page("c-empty.txt", "")
    write_page("d-binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    write_page("e-german.txt", GERMAN)
    write_page("f-menu.txt", "Home\nNews\nSport\nLog in\nSubscribe\n")
    write_page("g-undated.txt", story("Bergen").replace("Published April 25, 2019\n\n", ""))
    write_page("notes.pdf", "No page at all.")
    folder = copied.parent
    report = await services.add_pages(LIBRARY, [*files(folder), *files(folder / "gone.txt")])
    assert outcomes(report) == {
        "a-good.txt": ("loaded", None),
        "b-copy.txt": ("duplicate", str(folder / "a-good.txt")),
        "c-empty.txt": ("rejected", "empty"),
        "d-binary.txt": ("rejected", "binary"),
        "e-german.txt": ("loaded", None),
        "f-menu.txt": ("rejected", "no article"),
        "g-undated.txt": ("loaded", None),
        "gone.txt": ("rejected", "missing"),
    }
    by_name = {Path(page.path).name: page for page in report.pages}
    assert (report.count("loaded"), report.count("rejected", "duplicate")) == (3, 5)
    assert by_name["a-good.txt"].headline == "Harbour of Altona closes for repairs"
    assert by_name["a-good.txt"].quotations >= 1
    assert (by_name["e-german.txt"].language, by_name["e-german.txt"].quotations) == ("de", 0)
    assert by_name["g-undated.txt"].undated
    assert not by_name["a-good.txt"].undated
    assert len(await services.corpus(LIBRARY).articles()) == 3


async def test_loading_again_changes_nothing_and_a_changed_page_is_a_new_version(
    services: Services, write_page: Write
) -> None:
    path = write_page("a.txt", story("Altona"))
    (first,) = (await services.add_pages(LIBRARY, files(path))).pages
    (again,) = (await services.add_pages(LIBRARY, files(path))).pages
    assert (again.outcome, again.article_id) == ("unchanged", first.article_id)
    write_page("a.txt", story("Altona").replace("three weeks", "five weeks"))
    (changed,) = (await services.add_pages(LIBRARY, files(path))).pages
    assert changed.outcome == "updated"
    assert [ref.id for ref in await services.corpus(LIBRARY).articles()] == [changed.article_id]


async def test_a_page_named_twice_in_one_load_is_one_article(services: Services, write_page: Write) -> None:
    path = write_page("a.txt", story("Altona"))
    report = await services.add_pages(LIBRARY, files(path, path))
    assert [page.outcome for page in report.pages] == ["loaded", "unchanged"]


async def test_two_pages_sent_under_one_name_stay_two_and_each_has_its_versions(services: Services) -> None:
    altona, bergen = story("Altona"), story("Bergen")
    sent = [altona, bergen, altona, bergen, bergen.replace("three weeks", "five weeks"), altona + "More."]
    reports = []
    for page in sent:
        reports += (await services.add_pages("guild", [PageFile("article.txt", page.encode(), True)])).pages
    said = [page.outcome for page in reports]
    assert said == ["loaded", "loaded", "unchanged", "unchanged", "updated", "updated"]
    titles = {ref.headline for ref in await services.corpus("guild").articles()}
    assert titles == {f"Harbour of {place} closes for repairs" for place in ("Altona", "Bergen")}


def scrolled(*places: str) -> str:
    """A page on which one story follows the other, each with a headline, a byline and a date of its own."""
    told = story("Altona")
    for number, place in enumerate(places, 1):
        told += "\n\n".join((
            "", f"Museum of {place} finds a forgotten map", f"By Jonas Ek{'ab'[number % 2] * 2}", f"May {number}, 2019",
            f"The museum of {place} has found a map of the coast that nobody had seen for more than a hundred years.",
            f"“We did not know that it existed,” said Clara Novak of {place}, who opened the box on Tuesday.",
            "The map shows islands that are no longer there, and it will be on show in the autumn, the museum said.",
            "Its director wants to ask for money, so that the paper can be mended before visitors see the map.",
        ))  # fmt: skip
    return told


async def test_a_page_with_several_articles_is_stored_as_several(services: Services, write_page: Write) -> None:
    path = write_page("a.txt", scrolled("Westmark"))
    report = await services.add_pages(LIBRARY, files(path))
    assert [(Path(page.path).name, page.outcome, page.articles) for page in report.pages] == [
        ("a.txt", "loaded", 2),
        ("a.txt#2", "loaded", 1),
    ]
    assert [page.headline for page in report.pages][1] == "Museum of Westmark finds a forgotten map"
    first, second = [await services.corpus(LIBRARY).article(page.article_id or 0) for page in report.pages]
    assert first and second and "museum" not in first.text and "harbour" not in second.text
    assert str(second.published) == "2019-05-01"
    again = await services.add_pages(LIBRARY, files(path))
    assert [page.outcome for page in again.pages] == ["unchanged"]
    # A new version without the second article takes it out.
    write_page("a.txt", story("Altona"))
    changed = await services.add_pages(LIBRARY, files(path))
    assert [page.outcome for page in changed.pages] == ["updated"]
    assert [ref.headline for ref in await services.corpus(LIBRARY).articles()] == [
        "Harbour of Altona closes for repairs"
    ]


async def test_articles_of_two_uploads_with_one_name_stay_apart(services: Services) -> None:
    pages = [scrolled("Westmark"), scrolled("Eastfold").replace("Altona", "Bergen")]
    for page in pages * 2:
        await services.add_pages("guild", [PageFile("article.txt", page.encode(), True)])
    titles = sorted(ref.headline or "" for ref in await services.corpus("guild").articles())
    assert [title.split()[2] for title in titles] == ["Altona", "Bergen", "Eastfold", "Westmark"]


async def test_two_loads_of_the_same_pages_at_once_store_each_page_once(services: Services, write_page: Write) -> None:
    for number in range(6):
        write_page(f"{number}.txt", story(f"Port{number}"))
    pages = files(write_page("0.txt", story("Port0")).parent)
    reports = await asyncio.gather(*(services.add_pages(LIBRARY, pages) for _ in range(3)))
    assert sum(report.count("loaded") for report in reports) == 6
    assert sum(report.count("unchanged") for report in reports) == 12
    assert len(await services.corpus(LIBRARY).articles()) == 6


async def test_an_interrupted_load_goes_on_where_it_stopped(
    services: Services, write_page: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_BATCH", 2)
    for number in range(8):
        path = write_page(f"{number}.txt", story(f"Port{number}"))
    pages = files(path.parent)
    load: asyncio.Task[LoadReport]

    def interrupt(done: int, total: int) -> None:
        if done == 5:
            load.cancel()

    load = asyncio.create_task(services.add_pages(LIBRARY, pages, interrupt))
    with pytest.raises(asyncio.CancelledError):
        await load
    stored = len(await services.corpus(LIBRARY).articles())
    assert 4 <= stored < 8
    report = await services.add_pages(LIBRARY, pages)
    assert (report.count("unchanged"), report.count("loaded")) == (stored, 8 - stored)
    sentences = await services.corpus(LIBRARY).sentences_of([page.article_id or 0 for page in report.pages])
    assert len({hit.citation.article.id for hit in sentences}) == 8


async def test_a_page_that_breaks_the_parser_costs_only_itself(
    services: Services, write_page: Write, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    parse = page_files.parse_articles

    def fragile(page: bytes, path: str, published: object = None) -> object:
        if b"Bergen" in page:
            raise RecursionError
        return parse(page, path)

    monkeypatch.setattr(page_files, "parse_articles", fragile)
    write_page("a.txt", story("Altona"))
    folder = write_page("b.txt", story("Bergen")).parent
    report = await services.add_pages(LIBRARY, files(folder))
    assert outcomes(report) == {"a.txt": ("loaded", None), "b.txt": ("rejected", "reading it failed")}
    assert "RecursionError" in caplog.text


async def test_worker_processes_read_the_same_and_end_with_the_bot(tmp_path: Path, seeds: Path) -> None:
    pool = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    services = await open_services(tmp_path / "pool.db", executor=pool, durable=False)
    try:
        report = await services.add_pages(LIBRARY, files(seeds))
        workers = list(pool._processes.values())
        stored = [await services.corpus(LIBRARY).article(page.article_id or 0) for page in report.pages]
    finally:
        await services.close()
    assert workers
    assert not any(worker.is_alive() for worker in workers)
    assert stored == parse_files(page_paths([seeds]))[0]


class Held(ThreadPoolExecutor):
    """Reads one page, and the others once it is let go."""

    def __init__(self) -> None:
        super().__init__(1)
        self.let_go = threading.Event()
        self._pages = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._pages += 1
        return super().submit(fn if self._pages == 1 else self._wait, *(args if self._pages == 1 else (fn, *args)))

    def _wait(self, fn: Callable[..., Any], *args: Any) -> Any:
        self.let_go.wait(10)
        return fn(*args)


async def test_what_is_being_added_while_all_is_erased_goes_as_well(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_BATCH", 1)
    services.executor = held = Held()
    pages = [PageFile(f"{name}.txt", story(name).encode()) for name in ("Altona", "Cadiz")]
    adding = asyncio.create_task(services.add_pages("7", pages))
    while not await services.count_articles("7"):
        await asyncio.sleep(0.01)
    erasing = asyncio.create_task(services.erase("7"))
    await asyncio.wait({erasing}, timeout=0.2)
    held.let_go.set()
    await asyncio.gather(adding, erasing)
    assert (await services.holdings("7")).nothing


async def test_progress_counts_every_page_up_to_all_of_them(services: Services, write_page: Write) -> None:
    write_page("a.txt", story("Altona"))
    write_page("b.txt", "")
    path = write_page("c.txt", story("Cadiz"))
    await services.add_pages(LIBRARY, files(path))
    seen: list[tuple[int, int]] = []
    await services.add_pages(LIBRARY, files(path.parent), lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (3, 3)


async def test_a_file_name_that_is_not_utf_8_is_stored_and_shown(services: Services, tmp_path: Path) -> None:
    path = Path(str(tmp_path / "caf").encode().decode() + "\udce9.txt")
    path.write_text(story("Altona"), "utf-8")
    (page,) = (await services.add_pages(LIBRARY, files(path))).pages
    assert page.outcome == "loaded"
    assert page.path.encode("utf-8").endswith(b"caf\\xe9.txt")
