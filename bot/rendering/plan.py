"""How the daily digest is set up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.rendering.card import Card, compose
from bot.rendering.dates import day_words
from bot.rendering.text import markdown

NO_PLAN = "No digest is set up here. Use /digest set with a channel, a time and a time zone."
CANNOT_SPEAK = "I cannot write in {}. I need the permissions View Channel and Send Messages there."
YOU_CANNOT_SPEAK = "You cannot write in {} yourself, so I will not post there for you."
CLOSED = "That channel is gone, or I lack *View Channel* or *Send Messages* there. `/digest set` chooses another."
_BECAME = {
    "posted": "posted",
    "nothing new": "nothing new, so nothing was posted",
    "failed": "could not be posted; its news goes into the next one",
    "claimed": "interrupted; its news goes into the next one",
}


def posted_words(channel: int) -> str:
    """Where a digest was just posted."""
    return f"Posted in <#{channel}>."


def status_card(
    channel: int,
    at_time: str,
    timezone: str,
    next_at: int | None,
    runs: Sequence[tuple[str, str]],
    *,
    closed: bool,
) -> Card:
    """Where and when it is posted, the next instant (Unix time; ``None`` while paused), and the latest days.

    ``closed`` says that the bot may not write there.
    """
    plan = f"Every day at **{at_time}** ({markdown(timezone, 60)}) in <#{channel}>"
    following = (
        f"Next: <t:{next_at}:F>, <t:{next_at}:R>"
        if next_at is not None
        else "Paused. `/digest resume` starts it again."
    )
    lines = [f"{day_words(date.fromisoformat(day))}: {_BECAME.get(became, became)}" for day, became in runs]
    items = [[plan, following], *([["-# Lately", *lines]] if lines else [])]
    if closed:
        items.insert(1, [CLOSED])
    return compose("### Digest", items, tone="warning" if closed else "plain" if next_at is not None else "quiet")
