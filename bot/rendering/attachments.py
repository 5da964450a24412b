"""Answers as files that Discord attaches to a message."""

from __future__ import annotations

import io
from datetime import datetime

import discord

from bot.errors import ExportTooLarge
from bot.model.answer import Answer, Timeline
from bot.rendering.chart import Theme, timeline_chart
from bot.rendering.dates import range_words
from bot.rendering.exports.files import ExportFile, Format, export_file
from bot.rendering.text import clean


def chart_file(answer: Timeline, theme: Theme) -> discord.File:
    """The timeline's picture, described for people who do not see it."""
    told = "; ".join(
        f"{range_words(entry.date, entry.value, entry.mod)}: {clean(entry.statements[0].text)}"
        for entry in answer.entries
    )
    return discord.File(io.BytesIO(timeline_chart(answer, theme)), "timeline.png", description=told[:1000])


def whole_file(answer: Answer, kind: Format, at: datetime, limit: int) -> tuple[ExportFile, discord.File]:
    """The whole answer as a file to attach; raises `ExportTooLarge` beyond ``limit`` bytes."""
    export = export_file(answer, kind, at)
    if len(export.content) > limit:
        raise ExportTooLarge(len(export.content), limit)
    return export, discord.File(io.BytesIO(export.content), export.name)
