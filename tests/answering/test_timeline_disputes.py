"""What pages disagree about is told on whichever part of a timeline the event stands."""

from __future__ import annotations

from datetime import date

from bot.model.answer import TimelineEntry
from bot.model.request import TimelineRequest
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY


def page(name: str, day: date, outlet: str, *paragraphs: str) -> PageFile:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f'<!doctype html><html lang="en"><head><title>{name}</title><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day.isoformat()}T12:00:00Z"></head>'
        f"<body><article><h1>{name}</h1>{body}</article></body></html>"
    )
    return PageFile(f"{name.lower().replace(' ', '-')}.html", html.encode())


WIRE = (
    "Ines Solberg met Daniel Okafor in Lisbon on May 3 and 4, 2021, and they signed the treaty on fishing rights.",
    "The treaty sets quotas for cod and herring in the strait, where boats of both countries have fished for long.",
    "Fishermen in the harbour had asked for a longer season, but neither government wanted to hear of it.",
)
PAGES = [
    page("Treaty signed", date(2021, 5, 6), "Coast Wire", *WIRE),
    page("Treaty on fish signed", date(2021, 5, 6), "Fjord Gazette", *WIRE),
    page(
        "Two days for a treaty",
        date(2021, 5, 7),
        "Harbour Radio",
        "Ines Solberg met Daniel Okafor in Porto on May 4 and 5, 2021, and they signed the treaty on fishing rights.",
        "The treaty was ratified by parliament on May 6, 2021 after a short debate, and nobody spoke against it.",
    ),
    page(
        "Minister on the treaty",
        date(2021, 5, 8),
        "Lighthouse Post",
        "The ministry said that Ines Solberg met Daniel Okafor in Porto on May 4, 2021 to sign the treaty on fishing.",
        "The treaty comes into force on July 1, 2021, and the first boats under its quotas will leave the same day.",
    ),
]


async def _entries(services: Services, **asked: object) -> tuple[TimelineEntry, ...]:
    return (await services.timeline(LIBRARY, TimelineRequest(**asked))).entries  # type: ignore[arg-type]


def _versions(entry: TimelineEntry) -> dict[str, set[str]]:
    return {conflict.about: {side.version for side in conflict.sides} for conflict in entry.conflicts}


async def test_every_part_that_shows_the_event_shows_what_pages_disagree_about(services: Services) -> None:
    await services.add_pages(LIBRARY, PAGES)
    parts = [await _entries(services, topic="treaty", limit=1, offset=offset) for offset in range(3)]
    signed = [entry for part in parts for entry in part if entry.date.start == date(2021, 5, 3)]
    assert signed
    for entry in signed:
        assert _versions(entry) == {"place": {"Lisbon", "Porto"}, "day": {"May 3 and 4, 2021", "May 4 and 5, 2021"}}


async def test_neither_version_is_taken_for_the_other(services: Services) -> None:
    await services.add_pages(LIBRARY, PAGES)
    (signed,) = [entry for entry in await _entries(services, topic="treaty") if entry.conflicts]
    assert (signed.date.start, signed.date.end) == (date(2021, 5, 3), date(2021, 5, 5))
    assert all(side.version in side.statement.text for conflict in signed.conflicts for side in conflict.sides)


async def test_a_wire_copy_is_no_second_voice(services: Services) -> None:
    await services.add_pages(LIBRARY, PAGES[:2])
    (signed,) = [e for e in await _entries(services, topic="treaty") if e.date.start == date(2021, 5, 3)]
    assert not signed.conflicts
    assert [len(statement.citations) for statement in signed.statements][:1] == [1]


async def test_counts_of_several_pages_stand_side_by_side(services: Services) -> None:
    count = ("11 sailors", "13 sailors")
    told = "The trawler Vesla sank off Skarvik on May 10, 2021, and {} were taken ashore by lifeboats."
    pages = [
        page(f"Trawler sinks {at}", date(2021, 5, 11), outlet, told.format(number), extra)
        for at, (outlet, number, extra) in enumerate(
            [
                ("Coast Wire", count[0], "The owners of the trawler said that the cause of the leak was not known."),
                ("Harbour Radio", count[1], "Divers will look at the hull of the trawler once the storm is over."),
            ]
        )
    ]
    await services.add_pages(LIBRARY, pages)
    (sunk,) = [e for e in await _entries(services, topic="trawler") if e.conflicts]
    assert _versions(sunk) == {"number": set(count)}
