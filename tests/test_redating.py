from __future__ import annotations

from pathlib import Path

import pytest

from bot.page_files import page_paths
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.loads import files


async def test_a_new_page_dates_an_earlier_one(services: Services, seeds: Path) -> None:
    corpus = services.corpus(LIBRARY)
    (alone,) = (await services.add_pages(LIBRARY, files(seeds / "pompeo-out-of-the-talks.txt"))).pages
    assert alone.undated
    await services.add_pages(LIBRARY, files(seeds / "pyongyang-looks-to-russia.txt"))
    article = await corpus.article(alone.article_id or 0)
    assert article is not None
    assert article.publication is not None
    assert (str(article.published), article.publication.basis) == ("2019-04-18", "inferred")
    days = {str(days.start) for days in await corpus.events_by_date(article_ids=[alone.article_id or 0])}
    assert {"2019-04-15", "2019-04-17", "2019-04-24"} <= days


async def test_a_workspaces_page_never_redates_the_librarys(services: Services, seeds: Path) -> None:
    (library,) = (await services.add_pages(LIBRARY, files(seeds / "pompeo-out-of-the-talks.txt"))).pages
    await services.add_pages("guild", files(seeds / "pyongyang-looks-to-russia.txt"))
    article = await services.corpus(LIBRARY).article(library.article_id or 0)
    assert article is not None
    assert article.publication is None


@pytest.mark.parametrize("order", [1, -1])
async def test_the_order_of_loading_does_not_change_the_dates(services: Services, seeds: Path, order: int) -> None:
    for path in page_paths([seeds])[::order]:
        await services.add_pages(LIBRARY, files(path))
    days = {ref.path.rsplit("/", 1)[1]: ref.publication for ref in await services.corpus(LIBRARY).articles()}
    assert {name: str(p.day if p else None) for name, p in days.items()} == {
        "first-summit-in-vladivostok.html": "2019-04-25",
        "pompeo-out-of-the-talks.txt": "2019-04-18",
        "pyongyang-looks-to-russia.txt": "None",
    }
