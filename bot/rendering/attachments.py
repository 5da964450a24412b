"""Answers as files that Discord attaches to a message."""

from __future__ import annotations

import io

import discord

from bot.model.answer import Timeline
from bot.rendering.chart import Theme, timeline_chart
from bot.rendering.dates import range_words
from bot.rendering.text import clean


def chart_file(answer: Timeline, theme: Theme) -> discord.File:
    """The timeline's picture, described for people who do not see it."""
    told = "; ".join(
        f"{range_words(entry.date, entry.value, entry.mod)}: {clean(entry.statements[0].text)}"
        for entry in answer.entries
    )
    return discord.File(io.BytesIO(timeline_chart(answer, theme)), "timeline.png", description=told[:1000])
