"""What is kept of the feeds that are followed."""

from __future__ import annotations

from bot.storage.database import Database
from bot.storage.feeds import Feeds
from tests.storage.builders import LOADED

ADDRESS = "https://gazette.example/feed"


async def test_a_feed_that_was_stopped_while_it_was_read_leaves_nothing(database: Database) -> None:
    feeds = Feeds(database)
    await feeds.follow("w", ADDRESS, LOADED)
    await feeds.note_reading("w", ADDRESS, "first", {"one": "said"})
    assert ([feed.mark for feed in await feeds.followed("w")], await feeds.last_said("w", ADDRESS)) == (
        ["first"],
        {"one": "said"},
    )
    assert await feeds.stop("w", ADDRESS)
    await feeds.note_reading("w", ADDRESS, "second", {"two": "said"})
    assert (await feeds.followed("w"), await feeds.last_said("w", ADDRESS)) == ([], {})
