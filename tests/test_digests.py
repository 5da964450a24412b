from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import stamp
from bot.digests import digest_now, digest_status, next_wake, run_due_digests
from bot.model.answer import Digest
from bot.services import Services
from tests.answering.corpora import article, store

SET = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)
SERVERS = frozenset({"one", "two"})
DUE = datetime(2021, 3, 2, 7, 30, tzinfo=UTC)  # 08:30 in Berlin
NEWS = article("news.txt", "The bridge at Oster was closed on Monday.", title="Bridge closed", day=date(2021, 3, 1))
MORE = article("more.txt", "A circus came to Velm and stayed.", title="Circus stays", day=date(2021, 3, 2))


class Channel:
    """A channel that keeps what is posted to it, or refuses."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, int, Digest]] = []
        self.refuses = False

    async def post(self, workspace: str, channel: int, digest: Digest) -> int | None:
        if self.refuses:
            raise PermissionError("no access to the channel")
        self.posted.append((workspace, channel, digest))
        return 100 + len(self.posted)


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
async def planned(services: Services) -> Services:
    await services.digests.set("one", 7, "08:30", "Europe/Berlin", stamp(SET))
    return services


async def run(services: Services, channel: Channel, now: datetime) -> list[tuple[str, str]]:
    return [*await run_due_digests(services.digests, SERVERS, services.corpus, now, channel.post)]


async def statuses(services: Services) -> list[tuple[str, str]]:
    return [(one.local_day, one.status) for one in await services.digests.runs("one")]


async def test_a_due_digest_is_posted_once(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    assert await run(planned, channel, DUE - timedelta(seconds=1)) == []
    assert await run(planned, channel, DUE) == [("one", "posted")]
    assert await run(planned, channel, DUE + timedelta(hours=3)) == []
    ((workspace, channel_id, digest),) = channel.posted
    assert (workspace, channel_id, digest.day) == ("one", 7, date(2021, 3, 2))
    assert (await planned.digests.runs("one"))[0].message == 101


async def test_nothing_new_posts_nothing_and_says_so(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    await run(planned, channel, DUE)
    assert await run(planned, channel, DUE + timedelta(days=1)) == [("one", "nothing new")]
    assert len(channel.posted) == 1
    assert await statuses(planned) == [("2021-03-03", "nothing new"), ("2021-03-02", "posted")]


async def test_days_asleep_are_caught_up_once(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    late = DUE + timedelta(days=5, hours=2)
    assert await run(planned, channel, late) == [("one", "posted")]
    assert await run(planned, channel, late) == []
    assert await statuses(planned) == [("2021-03-07", "posted")]


async def test_a_refused_digest_fails_and_its_news_comes_next_day(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    channel.refuses = True
    assert await run(planned, channel, DUE) == [("one", "failed")]
    channel.refuses = False
    assert await run(planned, channel, DUE + timedelta(hours=1)) == []
    assert await run(planned, channel, DUE + timedelta(days=1)) == [("one", "posted")]
    assert [story.headline for story in channel.posted[0][2].stories] == ["Bridge closed"]


async def test_one_workspace_in_trouble_does_not_keep_the_others(planned: Services, channel: Channel) -> None:
    await planned.digests.set("two", 8, "08:30", "Europe/Berlin", stamp(SET))
    await store(planned, NEWS, workspace="one")
    await store(planned, MORE, workspace="two")

    async def post(workspace: str, channel_id: int, digest: Digest) -> int | None:
        if workspace == "one":
            raise PermissionError
        return await channel.post(workspace, channel_id, digest)

    done = await run_due_digests(planned.digests, SERVERS, planned.corpus, DUE, post)
    assert sorted(done) == [("one", "failed"), ("two", "posted")]


async def test_a_crash_between_claim_and_post_costs_no_second_post(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    await planned.digests.claim("one", "2021-03-02")
    # The process died here; it starts again.
    await planned.digests.fail_interrupted(stamp(DUE))
    assert await run(planned, channel, DUE) == []
    assert await statuses(planned) == [("2021-03-02", "failed")]
    assert await run(planned, channel, DUE + timedelta(days=1)) == [("one", "posted")]
    assert len(channel.posted) == 1


async def test_paused_digests_are_not_posted_and_not_caught_up(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    await planned.digests.pause("one", True, stamp(SET))
    assert await run(planned, channel, DUE + timedelta(hours=1)) == []
    await planned.digests.pause("one", False, stamp(DUE + timedelta(hours=2)))
    assert await run(planned, channel, DUE + timedelta(hours=3)) == []
    assert await run(planned, channel, DUE + timedelta(days=1)) == [("one", "posted")]


async def test_a_digest_out_of_turn_leaves_less_for_the_daily_one(planned: Services, channel: Channel) -> None:
    await store(planned, NEWS, workspace="one")
    plan = await planned.digests.plan("one")
    assert plan is not None
    corpus = planned.corpus("one")
    assert not (await digest_now(planned.digests, corpus, plan, date(2021, 3, 1), channel.post)).empty
    await store(planned, MORE, workspace="one")
    await run(planned, channel, DUE)
    assert [[s.headline for s in digest.stories] for _, _, digest in channel.posted] == [
        ["Bridge closed"],
        ["Circus stays"],
    ]


async def test_status_and_the_next_wake(planned: Services) -> None:
    status = await digest_status(planned.digests, "one", SET)
    assert status is not None
    assert (status.next_instant, status.runs) == (DUE, ())
    await planned.digests.set("two", 8, "06:00", "Europe/Berlin", stamp(SET))
    assert await next_wake(planned.digests, SET) == DUE - timedelta(hours=2, minutes=30)
    await planned.digests.pause("one", True, stamp(SET))
    paused = await digest_status(planned.digests, "one", SET)
    assert paused is not None and paused.next_instant is None
    assert await digest_status(planned.digests, "nobody", SET) is None


async def test_no_plans_no_wake(services: Services) -> None:
    assert await next_wake(services.digests, SET) is None


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2021-03-27", datetime(2021, 3, 27, 7, 30, tzinfo=UTC)),
        ("2021-03-28", datetime(2021, 3, 28, 6, 30, tzinfo=UTC)),
        ("2021-10-31", datetime(2021, 10, 31, 7, 30, tzinfo=UTC)),
    ],
)
async def test_the_wall_clock_decides_when_clocks_change(
    planned: Services, channel: Channel, day: str, due: datetime
) -> None:
    await store(planned, NEWS, workspace="one")
    await planned.digests.claim("one", (date.fromisoformat(day) - timedelta(days=1)).isoformat())
    assert await run(planned, channel, due - timedelta(seconds=1)) == []
    assert await run(planned, channel, due) == [("one", "posted")]
    assert channel.posted[0][2].day.isoformat() == day
