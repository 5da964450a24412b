"""Pages on a harbour, and how a timeline of them is asked for."""

from __future__ import annotations

from datetime import date

from bot.model.answer import Timeline, TimelineEntry
from bot.model.request import TimelineRequest
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY


def page(name: str, day: date, outlet: str, *paragraphs: str) -> PageFile:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f'<!doctype html><html lang="en"><head><title>{name.replace("-", " ").capitalize()}</title>'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day.isoformat()}T12:00:00Z"></head>'
        f"<body><article><h1>{name.replace('-', ' ').capitalize()}</h1>{body}</article></body></html>"
    )
    return PageFile(f"{name}.html", html.encode())


GROUNDING = (
    "The ferry Aurelia ran aground off Skarvik on March 2, 2021 with 212 passengers on board, the coastguard said.",
    "All passengers of the ferry were taken ashore by lifeboats within two hours, and nobody was hurt.",
    "The ferry had last been in dock for repairs in 2016, according to the company that owns it.",
)


PAGES = [
    page("ferry-runs-aground", date(2021, 3, 3), "Fjord Gazette", *GROUNDING),
    page("ferry-on-the-rocks", date(2021, 3, 3), "Coast Wire", *GROUNDING),
    page(
        "captain-questioned-over-ferry",
        date(2021, 3, 5),
        "Harbour Radio",
        "Police questioned the captain of the ferry Aurelia on March 4, 2021 about the steering of his ship.",
        "The ferry ran aground off Skarvik on March 2, 2021 with 198 passengers on board, its owners said.",
        "An inquiry will open on March 9, 2021 in the town hall, the ministry announced.",
    ),
    page(
        "ferry-towed-to-port",
        date(2021, 3, 8),
        "Lighthouse Post",
        "The ferry Aurelia, which ran aground off Skarvik on March 2, 2021, lay in the dock of its home port again.",
    ),
    page(
        "school-budget-passes",
        date(2021, 3, 4),
        "Fjord Gazette",
        "Parliament passed the school budget on March 3, 2021 by three votes after a debate of nine hours.",
        "Teachers across the country had asked for smaller classes since the autumn, and they got them.",
        "The finance minister Runa Halvorsen voted against her own party on March 3, 2021, to general surprise.",
    ),
]


async def timeline(services: Services, **asked: object) -> Timeline:
    return await services.timeline(LIBRARY, TimelineRequest(**asked))  # type: ignore[arg-type]


def on(answer: Timeline, day: str) -> TimelineEntry:
    return next(entry for entry in answer.entries if entry.value == day)
