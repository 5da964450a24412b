"""What a story's pages only mention as background ranks below the story's own days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.model.answer import TimelineEntry
from bot.model.request import TimelineRequest
from bot.page_files import PageFile, page_paths, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY

Story = list[tuple[str, date, tuple[str, ...]]]
DAM: Story = [
    (
        "Dam cracks above Velden",
        date(2018, 9, 4),
        (
            "Engineers found a crack in the Velden dam on Monday, the water board said.",
            "The dam was built in 1962 and heightened in 1987 after a flood that killed nine people.",
            "The board, which was founded in 1921, closed the road over the dam on Tuesday.",
            "In 2005 a report had warned of leaks in the dam, but nothing was done.",
        ),
    ),
    (
        "Village below dam emptied",
        date(2018, 9, 6),
        (
            "Soldiers moved 800 people out of the village below the Velden dam on Wednesday night.",
            "The dam, built in 1962, holds back 40 million tons of water, and its gates are old.",
            "Governor Rolf Amsel, who took office in 2014, visited the village below the dam on Thursday.",
        ),
    ),
    (
        "Water let out of dam",
        date(2018, 9, 8),
        (
            "The water board began to let water out of the Velden dam on Friday.",
            "It was the first time since 1987 that the gates of the dam had been opened.",
            "The dam was built in 1962 by a company that went bankrupt in 1990.",
        ),
    ),
    (
        "Governor blames board for dam",
        date(2018, 9, 11),
        (
            "Governor Rolf Amsel blamed the water board on Monday for the crack in the Velden dam.",
            "The board had been warned in 2005 that the dam leaked, and the dam was built in 1962.",
        ),
    ),
]
STRIKE: Story = [
    (
        "Tram drivers walk out",
        date(2020, 2, 12),
        (
            "Tram drivers walked out on Tuesday after talks on the tram contract failed.",
            "The last tram strike, in 2009, went on for six weeks and cost the city millions.",
            "The tram company, founded in 1898, was sold to its workers in 1996.",
        ),
    ),
    (
        "Mayor calls in both sides of tram strike",
        date(2020, 2, 14),
        (
            "Mayor Ilse Brandt met the tram drivers on Thursday and urged both sides to talk.",
            "Brandt, who drove a tram herself in 1988, was elected in 2017.",
            "The tram strike of 2009 had ended with a rise of 3 percent.",
        ),
    ),
    (
        "Trams run again",
        date(2020, 2, 18),
        (
            "Tram drivers agreed on Monday to go back to work, and the first trams ran on Tuesday.",
            "In 2009 the strike on the trams had lasted six weeks.",
        ),
    ),
]


def pages(story: Story) -> list[PageFile]:
    files = []
    for at, (headline, day, paragraphs) in enumerate(story):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        html = (
            f'<!doctype html><html lang="en"><head><title>{headline}</title><meta property="og:type" content="article">'
            f'<meta property="og:site_name" content="Outlet {at}">'
            f'<meta property="article:published_time" content="{day.isoformat()}T12:00:00Z"></head>'
            f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
        )
        files.append(PageFile(f"{at}.html", html.encode()))
    return files


async def ranked(services: Services, files: list[PageFile], topic: str | None) -> list[TimelineEntry]:
    await services.add_pages(LIBRARY, files)
    answer = await services.timeline(LIBRARY, TimelineRequest(topic=topic))
    return sorted(answer.entries, key=lambda entry: entry.rank)


@pytest.mark.parametrize(("story", "topic"), [(DAM, "dam"), (STRIKE, "tram")], ids=["dam", "strike"])
async def test_background_years_rank_below_the_days_of_a_story(services: Services, story: Story, topic: str) -> None:
    entries = await ranked(services, pages(story), topic)
    grains = [entry.date.precision for entry in entries if entry.date.precision in ("day", "year")]
    assert grains.count("day") >= 4
    assert grains.count("year") >= 4
    assert grains == sorted(grains), [(entry.value, entry.rank) for entry in entries]


async def test_background_years_rank_below_the_days_of_the_seeds(services: Services, seeds: Path) -> None:
    entries = await ranked(services, [read_file(path) for path in page_paths([seeds])], None)
    april = [entry.rank for entry in entries if entry.date.precision == "day" and entry.date.start.year == 2019]
    years = [entry.rank for entry in entries if entry.date.precision == "year" and entry.date.end.year < 2019]
    assert april
    assert years
    assert max(april) < min(years)


async def test_a_page_headed_with_the_topic_is_on_it_though_its_sentences_call_it_otherwise(services: Services) -> None:
    story: Story = [
        (
            "Coalition takes shape in Aurel",
            date(2021, 6, 5),
            ("The coalition in Aurel would hold 76 seats on Monday.",),
        ),
        ("Coalition talks collapse", date(2021, 6, 11), ("Talks in Aurel broke down on Friday over a plant.",)),
        ("New coalition agreed", date(2021, 6, 18), ("Two parties agreed on Friday on a coalition in Aurel.",)),
    ]
    await services.add_pages(LIBRARY, pages(story))
    found = await services.timeline(LIBRARY, TimelineRequest(topic="Aurel coalition"))
    told = [statement.text for entry in found.entries for statement in entry.statements]
    assert any("broke down" in text for text in told)
