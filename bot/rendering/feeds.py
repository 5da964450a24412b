"""The feeds a server follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.report import LoadReport
from bot.rendering.card import Card, Flex, compose
from bot.rendering.errors import reason_words
from bot.rendering.library import load_card
from bot.rendering.text import clip, markdown

NOT_FOLLOWED = "This server does not follow that feed. /feeds list shows those it does."
_LONGEST = 200


def feeds_card(feeds: Sequence[tuple[str, datetime, str | None]]) -> Card:
    """One line a feed: its address, when it was last asked, and what was in the way, if anything was."""
    if not feeds:
        return compose("### Feeds", [["No feed is followed here. Follow one with `/feeds follow`."]], tone="quiet")
    return compose("### Feeds", [[_line(*feed) for feed in feeds]])


def _line(address: str, asked: datetime, trouble: str | None) -> Flex:
    told = f" · asked <t:{int(asked.timestamp())}:R>" + (f" · {reason_words(trouble)}" if trouble else "")
    return Flex(address, lambda words: f"- {words}{told}")


def following_card(address: str, every: timedelta, report: LoadReport) -> Card:
    """That a feed is followed, how often, and what was in it."""
    return load_card(
        report, f"**Following** {markdown(address, _LONGEST)}, asked every {every // timedelta(minutes=1)} minutes"
    )


def stopped_words(address: str) -> str:
    """That a feed is followed no longer."""
    return f"No longer followed: {clip(address, _LONGEST)}. The articles it brought stay."
