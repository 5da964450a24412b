from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.waking import WakingLoop

NOW = datetime(2024, 3, 1, tzinfo=UTC)


class Work:
    """A step that can be held up in its middle."""

    def __init__(self) -> None:
        self.begun = self.done = 0
        self.open = asyncio.Event()
        self.open.set()
        self.loop = WakingLoop("work", self.step, lambda: NOW, patience=60)

    async def step(self) -> datetime | None:
        self.begun += 1
        await self.open.wait()
        self.done += 1
        return NOW + timedelta(days=300)


async def test_what_is_under_way_is_finished_before_the_loop_ends() -> None:
    work = Work()
    work.open.clear()
    work.loop.start()
    await asyncio.sleep(0)
    ending = asyncio.create_task(work.loop.stop())
    await asyncio.sleep(0)
    assert (work.begun, work.done) == (1, 0) and not ending.done()
    work.open.set()
    await ending
    assert (work.begun, work.done) == (1, 1)


async def test_a_plan_that_changes_during_the_work_is_looked_at_after_it() -> None:
    work = Work()
    work.open.clear()
    work.loop.start()
    await asyncio.sleep(0)
    work.loop.reschedule()
    work.open.set()
    while work.done < 2:
        await asyncio.sleep(0)
    await work.loop.stop()
    assert work.begun == 2


async def test_it_begins_once_and_again_after_its_end() -> None:
    work = Work()
    for _ in range(2):
        work.loop.start()
        work.loop.start()
        await asyncio.sleep(0)
        await work.loop.stop()
    assert work.begun == 2
