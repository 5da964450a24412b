"""A timeline as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.answer import Timeline, TimelineEntry
from bot.rendering.cards.timeline import by_importance
from bot.rendering.dates import range_words, version_words
from bot.rendering.picture import MARGIN, SMALL, SMALL_LEADING, TITLE_LEADING, WIDTH, Picture, Theme
from bot.rendering.text import clean

MOST = 10
"""Entries of one picture, those that matter most; more would be too small to read or too long to scroll."""
_LINE_X, _TEXT_X = 68, 118
_SIZE, _LEADING, _GAP = 36, 47, 46
_TEXT_LINES, _NOTE_LINES = 4, 2


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry broken into lines: what the pages say, on what they differ, and whose pages they are."""

    entry: TimelineEntry
    text: list[str]
    dispute: list[str]
    sources: list[str]

    @property
    def height(self) -> int:
        small = len(self.dispute) + len(self.sources)
        return (len(self.text) + 1) * _LEADING + small * SMALL_LEADING + _GAP


def charted(answer: Timeline) -> list[TimelineEntry]:
    """The entries a chart shows, in order."""
    return by_importance(answer.entries, 0, MOST)


def timeline_chart(answer: Timeline, theme: Theme = "light") -> bytes:
    """The `charted` entries as a PNG, 1080 pixels wide; raises `NoCharts` without matplotlib."""
    picture = Picture(theme)
    rows = [_row(entry, picture) for entry in charted(answer)]
    title = picture.wrap_title(_title(answer))
    top = MARGIN + len(title) * TITLE_LEADING + 28
    note = f"{len(rows)} of {len(answer.entries)} dates, the most reported" if len(rows) < len(answer.entries) else ""
    bottom = SMALL_LEADING if note else 0
    picture.unroll(top + sum(row.height for row in rows) + bottom + MARGIN - _GAP // 2, title)
    ends = top + sum(row.height for row in rows[:-1])
    picture.line((_LINE_X, top + 22), (_LINE_X, ends + 22), picture.colours.line, 4)
    for row in rows:
        _draw(picture, row, top)
        top += row.height
    picture.write(_TEXT_X, top, note, SMALL, picture.colours.faint)
    return picture.png()


def _draw(picture: Picture, row: _Row, top: int) -> None:
    """One entry: its mark on the line, its date and status, what the pages say, and whose pages they are."""
    entry, colours = row.entry, picture.colours
    happened = entry.status == "happened"
    colour = colours.disputed if entry.conflicts else colours.sure if happened else colours.planned
    picture.mark(_LINE_X, top + 22, colour, filled=happened, pointed=bool(entry.conflicts))
    date = range_words(entry.date, entry.value, entry.mod)
    date = date[:1].upper() + date[1:]
    picture.write(_TEXT_X, top, date, _SIZE, colour, bold=True)
    if not happened:
        picture.label(_TEXT_X + picture.width(date, _SIZE, bold=True) + 10, top + 2, entry.status, colour)
    y = top + _LEADING
    for lines, size, leading, shade in (
        (row.text, _SIZE, _LEADING, colours.text),
        (row.dispute, SMALL, SMALL_LEADING, colours.disputed),
        (row.sources, SMALL, SMALL_LEADING, colours.faint),
    ):
        for line in lines:
            picture.write(_TEXT_X, y, line, size, shade)
            y += leading


def _title(answer: Timeline) -> str:
    subject = " · ".join(clean(part) for part in (answer.person, answer.topic) if part)
    return f"Timeline: {subject}" if subject else "Timeline"


def _row(entry: TimelineEntry, picture: Picture) -> _Row:
    room = WIDTH - MARGIN - _TEXT_X
    text = clean(entry.statements[0].text) if entry.statements else ""
    dispute: list[str] = []
    for conflict in entry.conflicts:
        versions = " or ".join(clean(version_words(side)) for side in conflict.sides)
        dispute += picture.wrap(f"Pages differ on the {conflict.about}: {versions}", room, SMALL, _NOTE_LINES)
    return _Row(
        entry,
        picture.wrap(text, room, _SIZE, _TEXT_LINES),
        dispute,
        picture.wrap(_sources(entry), room, SMALL, _NOTE_LINES),
    )


def _sources(entry: TimelineEntry) -> str:
    """Whose word it is, how it is dated, and whose pages tell it."""
    parts = []
    if entry.claimed_by and entry.status in ("claimed", "denied"):
        parts.append(f"{entry.status} by {clean(entry.claimed_by)}")
    if 0 in entry.undated:
        parts.append("reported that day")
    articles = {c.article.id: c.article for told in entry.statements for c in told.citations}
    outlets: Sequence[str] = list(dict.fromkeys(clean(a.outlet) for a in articles.values() if a.outlet))
    count = f"{len(articles)} page{'s' if len(articles) != 1 else ''}"
    parts.append(f"{count}: {', '.join(outlets[:3])}{', …' if len(outlets) > 3 else ''}" if outlets else count)
    return " · ".join(parts)
