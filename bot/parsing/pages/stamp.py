"""The day a flattened page says it was published."""

from __future__ import annotations

from bot.model.article import Publication
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line


def find_publication(lines: list[Line], body: list[bool], headline: int | None) -> Publication | None:
    """The full date printed by the headline or byline, with the line it stands in as evidence."""
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    start = headline if headline is not None else 0
    candidates = [
        *range(start, min(first + 2, len(lines))),
        *range(max(0, start - 6), start),
        *range(last + 1, min(last + 4, len(lines))),
    ]
    for index in candidates:
        line = lines[index]
        if len(line.words) > 30 or (body and body[index]):
            continue
        if any(cue.kind in ("caption", "comment", "related") for cue in line.cues):
            continue
        dates = find_dates(line.text)
        if dates:
            day = dates[0].day
            return Publication(day, day, "page", day, (line.text,))
    return None
