"""Plans and runs of digests: a day is taken once, by whoever comes first."""

from __future__ import annotations

import asyncio

from bot.storage.database import Database
from bot.storage.digests import Digests
from tests.storage.builders import LOADED

LATER = "2019-04-27T09:00:00+00:00"


async def test_a_day_is_claimed_once(database: Database) -> None:
    digests = Digests(database)
    await digests.set("w", 1, "08:00", "Asia/Seoul", LOADED)
    claims = await asyncio.gather(*(digests.claim("w", "2019-04-26") for _ in range(8)))
    assert sorted(claims) == [False] * 7 + [True]
    assert await digests.claim("w", "2019-04-27") is True


async def test_a_posted_day_moves_on_what_is_covered_and_never_back(database: Database) -> None:
    digests = Digests(database)
    await digests.set("w", 1, "08:00", "Asia/Seoul", LOADED)
    for day, newest, covered in (("2019-04-26", 7, 7), ("2019-04-27", 5, 7), ("2019-04-28", None, 7)):
        await digests.claim("w", day)
        await digests.finish("w", day, "posted", LATER, message=42, seen_article=newest)
        plan = await digests.plan("w")
        assert plan is not None
        assert plan.seen_article == covered
    runs = await digests.runs("w", limit=2)
    assert [(run.local_day, run.status, run.message) for run in runs] == [
        ("2019-04-28", "posted", 42),
        ("2019-04-27", "posted", 42),
    ]


async def test_setting_again_keeps_what_is_covered_and_ends_a_pause(database: Database) -> None:
    digests = Digests(database)
    await digests.set("w", 1, "08:00", "Asia/Seoul", LOADED)
    await digests.cover("w", 9)
    assert await digests.pause("w", True, LATER) is True
    assert await digests.plans() == []
    await digests.set("w", 2, "09:30", "Europe/Berlin", LATER)
    (plan,) = await digests.plans()
    assert (plan.channel, plan.at_time, plan.timezone) == (2, "09:30", "Europe/Berlin")
    assert (plan.paused, plan.seen_article, plan.set_at) == (False, 9, LATER)


async def test_resuming_counts_as_set_anew_and_pausing_does_not(database: Database) -> None:
    digests = Digests(database)
    assert await digests.pause("w", True, LATER) is False
    await digests.set("w", 1, "08:00", "Asia/Seoul", LOADED)
    for paused, set_at in ((True, LOADED), (False, LATER)):
        await digests.pause("w", paused, LATER)
        plan = await digests.plan("w")
        assert plan is not None
        assert (plan.paused, plan.set_at) == (paused, set_at)


async def test_what_a_crash_left_claimed_is_failed_and_what_ended_stays(database: Database) -> None:
    digests = Digests(database)
    await digests.set("w", 1, "08:00", "Asia/Seoul", LOADED)
    await digests.claim("w", "2019-04-25")
    await digests.finish("w", "2019-04-25", "nothing new", LOADED)
    await digests.claim("w", "2019-04-26")
    await digests.fail_interrupted(LATER)
    runs = await digests.runs("w")
    assert [(run.local_day, run.status) for run in runs] == [("2019-04-26", "failed"), ("2019-04-25", "nothing new")]
    assert await digests.claim("w", "2019-04-26") is False
