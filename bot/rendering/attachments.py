"""Answers as files that Discord attaches to a message."""

from __future__ import annotations

import io
from datetime import datetime

import discord

from bot.errors import ExportTooLarge
from bot.model.answer import Answer, Timeline
from bot.model.speech import SpeechCounts
from bot.rendering.chart import charted, timeline_chart
from bot.rendering.dates import range_words
from bot.rendering.exports.files import ExportFile, Format, export_file
from bot.rendering.picture import Theme
from bot.rendering.speech_chart import speech_chart, speech_words
from bot.rendering.text import clean, clip

_DESCRIPTION = 1000
"""Characters of a picture's description; Discord takes 1,024."""


def chart_file(answer: Timeline, theme: Theme) -> discord.File:
    """The timeline's picture, described for people who do not see it."""
    entries = [entry for entry in charted(answer) if entry.statements]
    room = _DESCRIPTION // max(len(entries), 1) - 2
    told = (f"{range_words(e.date, e.value, e.mod)}: {clean(e.statements[0].text)}" for e in entries)
    words = "; ".join(clip(line, room) for line in told)
    return discord.File(io.BytesIO(timeline_chart(answer, theme)), "timeline.png", description=words)


def speech_file(answer: SpeechCounts, theme: Theme) -> discord.File:
    """The picture of who speaks how often, described for people who do not see it."""
    content = io.BytesIO(speech_chart(answer, theme))
    return discord.File(content, "speakers.png", description=clip(speech_words(answer), _DESCRIPTION))


def whole_file(answer: Answer, kind: Format, at: datetime, limit: int) -> tuple[ExportFile, discord.File]:
    """The whole answer as a file to attach; raises `ExportTooLarge` beyond ``limit`` bytes."""
    export = export_file(answer, kind, at)
    if len(export.content) > limit:
        raise ExportTooLarge(len(export.content), limit)
    return export, discord.File(io.BytesIO(export.content), export.name)
