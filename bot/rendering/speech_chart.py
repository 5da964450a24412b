"""Who speaks how often over time, as a picture: a row of bars for each person, all to one scale."""

from __future__ import annotations

from datetime import date

from bot.model.speech import SpeechCounts, TimeUnit, VoiceCounts
from bot.rendering.dates import day_words, month_words
from bot.rendering.picture import MARGIN, SMALL, SMALL_LEADING, TITLE_LEADING, WIDTH, Align, Picture, Theme
from bot.rendering.searched import searched_words
from bot.rendering.text import clean, clip

_NAME_SIZE = 34
_STRIP, _ROW, _PLAIN = 92, 92 + 108, 48
"""Height of the tallest bar, of a row with its name, and of one without bars."""
_WIDEST = 96
_LABELLED = 14
"""Units up to which each bar has room for its number."""
_LEAST = 6
"""Pixels of the smallest bar: once is not never."""


def speech_chart(answer: SpeechCounts, theme: Theme = "light") -> bytes:
    """The rows as a PNG, 1080 pixels wide; raises `NoCharts` without matplotlib."""
    picture = Picture(theme)
    colours = picture.colours
    title = picture.wrap_title(speech_title(answer))
    about = [line for part in _about(answer) for line in picture.wrap(part, WIDTH - 2 * MARGIN, SMALL, 3)]
    people, together = _people(answer), _together(answer)
    top = MARGIN + len(title) * TITLE_LEADING + len(about) * SMALL_LEADING + 32
    axis = top + len(people) * _ROW
    picture.unroll(axis + 2 * SMALL_LEADING + len(together) * _PLAIN + MARGIN // 2, title)
    for index, line in enumerate(about):
        picture.write(MARGIN, top - 32 - (len(about) - index) * SMALL_LEADING, line, SMALL, colours.faint)
    tallest = max((count for _, row in people for count in row.counts), default=0) or 1
    for index, (name, row) in enumerate(people):
        _draw(picture, top + index * _ROW, name, row, tallest)
    _axis(picture, axis, answer)
    for index, (name, row) in enumerate(together):
        # Many together would dwarf everybody whose name can be told.
        y = axis + 2 * SMALL_LEADING + index * _PLAIN
        picture.write(MARGIN, y, name, SMALL, colours.faint)
        picture.write(WIDTH - MARGIN, y, f"{row.total:,}", SMALL, colours.faint, align="right")
    return picture.png()


def speech_title(answer: SpeechCounts) -> str:
    """What the picture shows."""
    subject = " on ".join(clean(part) for part in (answer.speaker, answer.about) if part)
    return f"Who speaks: {subject}" if subject else "Who speaks"


def speech_words(answer: SpeechCounts) -> str:
    """The picture in words, for people who do not see it."""
    told = [f"{speech_title(answer)}, {_about(answer)[0]}"]
    for name, row in (*_people(answer), *_together(answer)):
        most = max(row.counts, default=0)
        when = f", most: {_unit_words(answer.starts[row.counts.index(most)], answer.unit)} ({most})" if most else ""
        told.append(f"{name} {row.total}{when}")
    return "; ".join(told)


def _people(answer: SpeechCounts) -> list[tuple[str, VoiceCounts]]:
    """Whoever has a row of bars; when nobody has a name, those who have none."""
    return [(clean(voice.name or ""), voice) for voice in answer.voices] or _nameless(answer)


def _together(answer: SpeechCounts) -> list[tuple[str, VoiceCounts]]:
    """Whoever is only counted."""
    others = answer.others
    rows = [(f"{others.voices:,} other{'s' if others.voices > 1 else ''}", others)] if others else []
    return [*rows, *(_nameless(answer) if answer.voices else [])]


def _nameless(answer: SpeechCounts) -> list[tuple[str, VoiceCounts]]:
    rows = (("unnamed sources", answer.unnamed), ("speaker unclear", answer.unclear))
    return [(name, row) for name, row in rows if row]


def _about(answer: SpeechCounts) -> list[str]:
    """Of what, how many, and what the bars leave out."""
    placed = f"{answer.total:,} quotation{'' if answer.total == 1 else 's'}, bars by {answer.unit}"
    left = f"{answer.unplaced:,} of them not dated to a {answer.unit}, or far off" if answer.unplaced else ""
    asked = [pair for pair in answer.searched if pair[0] in ("outlet", "since", "until")]
    return [part for part in (placed, left, " · ".join(searched_words(asked, clip))) if part]


def _draw(picture: Picture, top: float, name: str, row: VoiceCounts, tallest: int) -> None:
    colours = picture.colours
    own = row.name is not None
    total = f"{row.total:,}"
    room = WIDTH - 2 * MARGIN - picture.width(total, _NAME_SIZE, bold=True) - 32
    named = "".join(picture.wrap(name, room, _NAME_SIZE, 1, bold=own))
    picture.write(MARGIN, top, named, _NAME_SIZE, colours.text if own else colours.faint, bold=own)
    picture.write(WIDTH - MARGIN, top, total, _NAME_SIZE, colours.text, bold=True, align="right")
    bottom = top + _ROW - 32
    picture.line((MARGIN, bottom), (WIDTH - MARGIN, bottom), colours.line, 2)
    widest = picture.width(f"{max(row.counts, default=0):,}", SMALL - 4)
    labelled = len(row.counts) <= _LABELLED and widest < (WIDTH - 2 * MARGIN) / max(len(row.counts), 1)
    for index, count in enumerate(row.counts):
        if count:
            x, width = _place(index, len(row.counts))
            height = max(_STRIP * count / tallest, _LEAST)
            picture.bar(x, bottom, width, height, colours.sure if own else colours.faint)
            if labelled:
                y = bottom - height - SMALL - 2
                picture.write(x + width / 2, y, f"{count:,}", SMALL - 4, colours.faint, align="center")


def _place(index: int, number: int) -> tuple[float, float]:
    """Left edge and width of a bar in the middle of its unit."""
    step = (WIDTH - 2 * MARGIN) / max(number, 1)
    width = min(step * 0.8, _WIDEST)
    return MARGIN + index * step + (step - width) / 2, width


def _axis(picture: Picture, top: float, answer: SpeechCounts) -> None:
    """The first, the middle and the last unit under their bars."""
    number = len(answer.starts)
    for index in sorted({0, (number - 1) // 2, number - 1} if number > 4 else {0, number - 1}) if number else ():
        x, width = _place(index, number)
        middle = x + width / 2
        align: Align = "left" if middle < WIDTH / 4 else "right" if middle > WIDTH * 3 / 4 else "center"
        at = {"left": max(x, MARGIN), "right": min(x + width, WIDTH - MARGIN), "center": middle}[align]
        words = _unit_words(answer.starts[index], answer.unit)
        picture.write(at, top, words, SMALL, picture.colours.faint, align=align)


def _unit_words(start: date, unit: TimeUnit) -> str:
    match unit:
        case "day":
            return day_words(start)
        case "week":
            return f"week of {day_words(start)}"
        case "month":
            return month_words(start)
        case "year":
            return str(start.year)
