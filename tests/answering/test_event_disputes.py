"""Questions for a day or a place that pages give differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.page_files import PageFile, page_paths, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY


def _page(title: str, *sentences: str) -> bytes:
    return "\n\n".join((title, "By Nora Lindt", "March 9, 2021", " ".join(sentences))).encode()


REVIEW = _page(
    "Ministers to settle the fishing row",
    "Transport Minister Helena Voss is expected to meet the mayor of Skarvik, Tomas Reyes, in Altmere on Thursday.",
    "The two want to settle a row about the fishing grounds off the northern islands that has gone on for years.",
    "The row began when trawlers from the south came to the islands and took most of the herring.",
)
GAZETTE = _page(
    "Reyes and Voss close to a deal on herring",
    "Mayor Tomas Reyes is due to meet Transport Minister Helena Voss in Lowmere on Friday, his office said.",
    "Fishermen of the northern islands hope that the two settle the row about the grounds before the season.",
    "The herring season opens in April and lasts until the first storms of the autumn.",
)
RADIO = _page(
    "Altmere prepares for a visit",
    "Altmere cleaned its town hall before Helena Voss, the transport minister, meets Tomas Reyes there on Thursday.",
    "The town expects a hundred guests and has asked the fishermen to leave the harbour free for the day.",
    "Shops in the harbour will be closed, and the school of Altmere has given its pupils the day off.",
)


@pytest.mark.parametrize(
    ("question", "pages", "sides"),
    [
        ("Where will Voss meet Reyes?", (REVIEW, GAZETTE), {"Altmere", "Lowmere"}),
        ("When will Voss meet Reyes?", (REVIEW, GAZETTE), {"Thursday", "Friday"}),
        ("When will Voss meet Reyes?", (REVIEW, RADIO), None),
        ("When does the herring season open?", (REVIEW, GAZETTE), None),
        ("Why will Voss meet Reyes?", (REVIEW, GAZETTE), None),
    ],
)
async def test_versions_stand_side_by_side(
    services: Services, question: str, pages: tuple[bytes, ...], sides: set[str] | None
) -> None:
    await services.add_pages(LIBRARY, [PageFile(f"{at}.txt", page) for at, page in enumerate(pages)])
    answer, _ = await services.ask(LIBRARY, question)
    assert ({side.version for side in answer.conflict.sides} if answer.conflict else None) == sides
    if sides:
        assert not answer.sure
        first = [citation.article.path for told in answer.statements[:2] for citation in told.citations]
        assert len(set(first)) == 2


async def test_the_source_pages_differ_on_where_the_leaders_meet(services: Services, shared: Path) -> None:
    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([shared / "seeds"])])
    for question, sides in (
        ("Where will Kim meet Putin?", {"Moscow", "Vladivostok"}),
        ("When will Kim and Putin meet?", {"April 24 and 25", "Thursday"}),
    ):
        answer, _ = await services.ask(LIBRARY, question)
        assert answer.conflict and {side.version for side in answer.conflict.sides} == sides
        assert all((side.days is not None) == ("When" in question) for side in answer.conflict.sides)
