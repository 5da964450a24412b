"""Pages made from templates whose heads sign and date them in many ways, among dates and names that are not theirs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

_FIRST = ["Mara", "Jonas", "Clara", "Thomas", "Anna", "David", "Laura", "Peter", "Émile", "Sofia"]
_LAST = ["Lindqvist", "Ek", "Novak", "de Vries", "McGregor", "O'Hara", "Jervis-Holm", "Ørsted", "Weber", "Ruiz"]
_THINGS = ["ferry", "bridge", "school", "museum", "harbour", "mill", "forest", "library"]
_BYLINES = [
    ["By {a}"],
    ["By {a} and {b}"],
    ["By", "{a}"],
    ["By —", "{a}, Associated Press", "By —", "{b}, Associated Press"],
    ["Written by {a}, Staff Writer"],
    ["{a} @quaywriter"],
    ["{a}", "Harbour Correspondent"],
    ["By {a} | Quay Media"],
    ["By {a}, {b} and The Associated Press"],
    ["{a}{a}"],
    ["Author: {a}"],
    ["Author:", "{a}"],
    ["Reporting by {a}"],
    ["Words by {a}", "Photography by {other}"],
    ["Story by {a}", "Photos by {other}"],
    ["By {a} with additional reporting by {b}"],
    ["By {a} & {b}"],
    ["By {a} / {b}"],
    ["By {a}", "and", "{b}"],
    ["Harbour correspondent {a}"],
    ["{a} - Political Editor"],
    ["{a}Senior Reporter"],
    ["{a} in Oslo"],
    ["By {a} in Greyport"],
    ["By {a} (Newswire)"],
    ["By {a}", "Special to the Herald"],
    ["By {a} for The Quay Herald"],
    ["By {a} lindqvist@quayherald.example"],
    ["By {a}", "news@quayherald.example"],
    ["By {a}", "Follow @quaywriter"],
    ["{a}", "5 min read"],
    ["By Dr. {a}"],
    ["By {a}, PhD"],
    ["Image of {other}", "By {a}"],
    ["By {a}", "Share", "Tweet", "Email"],
    ["By {a}", "12 Comments"],
    ["Home > News > Harbour", "By {a}"],
]
_STAMPS = [
    "%B %d, %Y",
    "%d %B %Y",
    "Published %b. %d, %Y at 9:05 AM EST",
    "%Y-%m-%d 10:15",
    "Posted on %d %b %Y, 16:46",
    "%A, %B %d, %Y, 10:15 a.m.",
    "Last modified on %a %d %b %Y 10.15 GMT",
    "Published: 09:15 GMT, %d %B %Y | Updated: 10:20 GMT, %d %B %Y",
    "10:15, %d %b %Y",
    "%Y-%m-%dT10:15:00Z",
    "%d.%m.%Y - 10:15",
    "First published %d %B %Y",
    "%b %d, %Y · 5 min read",
]
_TOGETHER = [
    "By {a} - {day}", "{a} • {day}", "Posted on {day} by {a}", "By {a} | {day} | 10:15 am", "{day} | By {a}",
    "By {a}{day}", "Published by {a} on {day}", "By {a} {day} 5 min read",
]  # fmt: skip
_SENTENCES = [
    "The council decided on Monday that the {t} of {p} stays open until the end of the year, officials said.",
    "Nobody in {p} had expected that the {t} would be finished before the summer, and many were glad to hear it.",
    "“We have waited for the {t} for a long time,” said {s}, who has lived in {p} all her life.",
    "The {t} was closed in March 2017, after a storm had taken its roof, and the money for a new one came late.",
    "{s} told the council that the {t} needs another year, but that it will cost no more than was planned.",
]


@dataclass(frozen=True)
class MadeHead:
    """A page with the authors and the day it shows; ``published`` is ``None`` where it shows none."""

    text: str
    authors: tuple[str, ...]
    published: date | None


def make_head(seed: int) -> MadeHead:
    """A page from its seed, the same each time."""
    chance = random.Random(seed)
    names = [f"{first} {last}" for first, last in zip(chance.sample(_FIRST, 4), chance.sample(_LAST, 4), strict=True)]
    a, b, source, other = names
    day = date(2015, 1, 13) + timedelta(days=chance.randrange(3500))
    thing, place = chance.choice(_THINGS), chance.choice(["Greyport", "Westmark", "Eastfold"])
    byline = [line.format(a=a, b=b, other=other) for line in chance.choice(_BYLINES)]
    stamp = day.strftime(chance.choice(_STAMPS))
    dated = chance.random() < 0.8
    if chance.random() < 0.25:
        byline, head = [], [chance.choice(_TOGETHER).format(a=a, day=day.strftime("%B %d, %Y"))]
        dated = True
    else:
        head = [*byline, *([stamp] if dated else [])]
        if chance.random() < 0.3 and len(byline) == 1:
            head.reverse()
    shown = " ".join(head)
    story = [chance.choice(_SENTENCES).format(t=thing, p=place, s=source) for _ in range(chance.randrange(5, 12))]
    picture = f"The {thing} of {place}, {(day - timedelta(days=9)):%B %d, %Y}. (Photo by {other}/Quay Images)"
    teasers = [f"{thing.title()} plans were drawn in secret", f"{other} · {(day - timedelta(days=40)):%B %d, %Y}"]
    lines = [
        "Home", "News", "Sport", "Log in", "Subscribe", f"{place} keeps its {thing} open for another year", *head,
        *([picture] if chance.random() < 0.4 else []), *story, "Share on Facebook", "Related articles", *teasers,
        f"© {day.year} The Quay Herald. All rights reserved.", "Privacy policy", "Newsletter",
    ]  # fmt: skip
    authors = tuple(name for name in (a, b) if name in shown)
    return MadeHead("\n\n".join(lines), authors, day if dated else None)
