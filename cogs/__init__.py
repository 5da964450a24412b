"""One capability a file. Cogs do not know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import DatelineClient


async def setup(client: DatelineClient) -> None:
    """Add every capability to the client."""
    from cogs.ask import Ask
    from cogs.buttons import BUTTONS
    from cogs.digest import DigestCog
    from cogs.erasing import Erasing
    from cogs.feeds import FeedsCog
    from cogs.guide import Guide
    from cogs.quote import Quote
    from cogs.sources import Sources
    from cogs.summary import Summary
    from cogs.timeline import TimelineCog

    for cog in (Summary, Quote, TimelineCog, Ask, DigestCog, Sources, FeedsCog, Erasing, Guide):
        await client.add_cog(cog(client))
    client.add_dynamic_items(*BUTTONS)
