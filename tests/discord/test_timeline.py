from __future__ import annotations

from bot.page_files import PageFile
from tests.discord.newsroom import Newsroom, labels, text, told_privately

EAST = (
    "The mayors of Bergen and Oslo will meet in Oslo on June 12 to settle who pays for the new bridge,"
    " officials said on Monday.",
    "The old bridge was closed in March 2023 after engineers found cracks in two of its pillars.",
)
WEST = (
    "The mayors of Bergen and Oslo will meet in Bergen on June 12 to settle who pays for the new bridge,"
    " a spokesman said on Monday.",
    "Shopkeepers on both banks of the river have asked for a ferry until the work is done.",
)


def bridge(outlet: str, headline: str, paragraphs: tuple[str, ...]) -> PageFile:
    page = (
        f"<html lang=en><head><title>{headline}</title><meta property='og:site_name' content='{outlet}'>"
        "<meta property='article:published_time' content='2024-06-03T08:00:00Z'></head>"
        f"<body><article><h1>{headline}</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</article></body></html>"
    )
    return PageFile(f"{outlet}.html", page.encode())


async def test_what_matters_most_comes_first_and_stands_in_order(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline")
    said = text(result.response)
    days = ["**24 Apr 2019**", "**24–25 Apr 2019**  `planned`", "**25 Apr 2019**"]
    assert [said.index(day) for day in days] == sorted(said.index(day) for day in days)
    assert "Pages differ on the place: **Vladivostok** [" in said
    # What is told as background has its place on a later page.
    assert "**2002**" not in said
    assert "the most reported first" in said
    assert labels(result.response) == ["Sources", "Follow up", "Export", "◀\ufe0e", "▶\ufe0e"]


async def test_a_period_narrows_the_events_themselves(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", since="2011", until="2011")
    dates = [line for line in text(result.response).splitlines() if line.startswith("**")]
    assert dates == ["**August 2011**"]


async def test_events_still_to_come_are_marked(newsroom: Newsroom) -> None:
    pages = [
        bridge("The Eastern Post", "Bergen bridge talks set for Oslo", EAST),
        bridge("The Western Gazette", "Mayors to talk bridge in Bergen", WEST),
    ]
    await newsroom.services.add_pages(str(newsroom.guild.id), pages)
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", topic="bridge")
    said = text(result.response)
    assert "**12 Jun 2024**  `planned`" in said
    assert "**March 2023**" in said


async def test_a_chart_is_attached_and_described(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", chart="dark")
    (picture,) = result.response.attachments
    assert picture.filename == "timeline.png"
    assert (await picture.read()).startswith(b"\x89PNG")
    assert "24–25 Apr 2019: " in (picture.description or "")
    assert "**24–25 Apr 2019**" in text(result.response)


async def test_nothing_found_is_told_privately(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", topic="zeppelin racing")
    assert "The corpus has nothing" in told_privately(result)


async def test_a_period_without_events_is_told_with_the_nearest_dates_in_words(newsroom: Newsroom) -> None:
    said = told_privately(await newsroom.reporter.slash(newsroom.channel, "timeline", since="2030-01-01"))
    assert "The corpus has nothing from 1 Jan 2030. The nearest dates it has: " in said and "2019" in said
    said = told_privately(await newsroom.reporter.slash(newsroom.channel, "summary", since="2030-01-01"))
    assert said == "The corpus has nothing from 1 Jan 2030."


async def test_pages_that_differ_stand_side_by_side(newsroom: Newsroom) -> None:
    said = text((await newsroom.reporter.slash(newsroom.channel, "timeline", since="20 April 2019")).response)
    (place,) = [line for line in said.splitlines() if "Pages differ on the place" in line]
    assert "**Vladivostok** [" in place and "**Moscow** [" in place
