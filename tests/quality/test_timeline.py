"""Floors of timelines on a made story: which days are chosen, and whether each is told by what happened on it."""

from __future__ import annotations

import random
from datetime import date, timedelta

from bot.model.request import TimelineRequest
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY

START = date(2022, 5, 2)
# (days after the start, what the first reports say, how later pages recall it, a word of both)
STORY = [
    (0, "A dam above the town of Halvik burst and flooded three villages in the valley", "the dam burst", "burst"),
    (
        2,
        "Divers recovered the black box of the control station at the Halvik dam",
        "divers recovered the recorder",
        "recovered",
    ),
    (
        5,
        "The government declared an emergency in Halvik and sent soldiers to the dam",
        "soldiers were sent",
        "soldiers",
    ),
    (9, "Prosecutors charged two engineers of the Halvik dam with negligence", "two engineers were charged", "charged"),
    (
        16,
        "The operator of the Halvik dam agreed to pay 40 million to the villages",
        "the operator agreed to pay",
        "pay",
    ),
    (30, "Parliament passed a law on the inspection of every dam after the Halvik flood", "the law was passed", "law"),
    (
        44,
        "A court sentenced both engineers of the Halvik dam to three years in prison",
        "both were sentenced",
        "sentenced",
    ),
]
FILLER = [
    "Volunteers from the coast brought blankets and soup to the people of Halvik.",
    "The river is lower now, but the fields around Halvik remain under mud.",
    "Experts have warned for years that old dams need closer inspection.",
    "Many families stay with relatives and do not know when they can return.",
]
OUTLETS = ["Fjord Gazette", "Harbour Radio", "Valley Courier", "Lighthouse Post", "Coast Wire"]


def _date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _page(number: int, day: date, outlet: str, paragraphs: list[str]) -> PageFile:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f'<html lang="en"><head><title>Halvik report {number}</title><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day.isoformat()}T08:00:00Z"></head>'
        f"<body><article><h1>Halvik report {number}</h1>{body}</article></body></html>"
    )
    return PageFile(f"halvik-{number}.html", html.encode())


def story(seed: int) -> list[PageFile]:
    """Pages on the story and on the quiet days between, each with a memory of earlier days and some noise."""
    draw = random.Random(seed)
    pages: list[PageFile] = []
    for offset in range(50):
        day = START + timedelta(days=offset)
        happened = [step for step in STORY if step[0] == offset]
        before = [step for step in STORY if step[0] < offset]
        for outlet in draw.sample(OUTLETS, 4 if happened else 1):
            paragraphs = [f"{step[1]} on {day:%A}, {outlet} has learned." for step in happened]
            paragraphs += draw.sample(FILLER, 2)
            for step in draw.sample(before, min(len(before), 2)):
                paragraphs.append(f"On {_date(START + timedelta(days=step[0]))} {step[2]} at Halvik.")
            quiet = day - timedelta(days=draw.randint(1, 5))
            paragraphs.append(f"A reader from Halvik called {outlet} on {_date(quiet)} to ask about the mail.")
            paragraphs.append(f"The dam at Halvik was built in {draw.randint(1951, 1969)} and last painted in 2014.")
            pages.append(_page(len(pages), day, outlet, paragraphs))
    return pages


async def test_the_days_that_matter_are_chosen_and_told(services: Services) -> None:
    await services.add_pages(LIBRARY, story(seed=7))
    answer = await services.timeline(LIBRARY, TimelineRequest(topic="Halvik dam", limit=len(STORY)))
    told = {entry.date.start: " ".join(s.text for s in entry.statements) for entry in answer.entries}
    gold = {START + timedelta(days=offset): word for offset, _, _, word in STORY}
    right = told.keys() & gold.keys()
    # Floors only rise.
    assert len(right) >= len(gold) - 1
    assert sum(gold[day] in told[day] for day in right) == len(right)
    assert sum("mail" in text for text in told.values()) <= 2
    assert all(entry.date.precision == "day" for entry in answer.entries)
