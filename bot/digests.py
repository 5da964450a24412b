"""The daily digests of all workspaces: who is due, what is new, posted at most once a day."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.answering.digest.build import build_digest
from bot.clock import stamp
from bot.errors import DatelineError
from bot.model.answer import Digest
from bot.schedule import is_due, next_due
from bot.storage.corpus import Corpus
from bot.storage.digests import DigestPlan, DigestRun, Digests, RunStatus

Post = Callable[[str, int, Digest], Awaitable[int | None]]
"""Posts a workspace's digest to a channel and returns the message's id; raises when it could not."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DigestStatus:
    """A workspace's plan, its latest runs (newest first) and the next instant (none while paused)."""

    plan: DigestPlan
    runs: tuple[DigestRun, ...]
    next_instant: datetime | None


async def run_due_digests(
    digests: Digests, workspaces: Container[str], corpus: Callable[[str], Corpus], now: datetime, post: Post
) -> list[tuple[str, RunStatus]]:
    """Post every digest of the ``workspaces`` whose time has come; each that was due with what became of it.

    A day is claimed before anything is posted and never claimed again: a crash in between costs that day's post, not a
    second one, and its news goes into the next digest.
    """
    done: list[tuple[str, RunStatus]] = []
    for plan in await digests.plans():
        day = _due_day(plan, now) if plan.workspace in workspaces else None
        if day is None or not await digests.claim(plan.workspace, day.isoformat()):
            continue
        message: int | None = None
        seen: int | None = None
        status: RunStatus = "failed"
        try:
            digest, newest = await build_digest(corpus(plan.workspace), day, plan.seen_article)
            if not digest.empty:
                message = await post(plan.workspace, plan.channel, digest)
            status, seen = ("nothing new" if digest.empty else "posted"), newest
        except DatelineError as error:
            _log.warning("digest of workspace %s for %s: %r", plan.workspace, day, error)
        except Exception:
            # One workspace's trouble must not keep the others from their digest; status shows it as failed.
            _log.exception("digest of workspace %s for %s", plan.workspace, day)
        await digests.finish(plan.workspace, day.isoformat(), status, stamp(now), message=message, seen_article=seen)
        done.append((plan.workspace, status))
    return done


async def digest_now(digests: Digests, corpus: Corpus, plan: DigestPlan, day: date, post: Post) -> Digest:
    """Post what is new at once, besides the daily digest, if anything is; raises what ``post`` raises."""
    digest, newest = await build_digest(corpus, day, plan.seen_article)
    if not digest.empty:
        await post(plan.workspace, plan.channel, digest)
        await digests.cover(plan.workspace, newest)
    return digest


async def next_wake(digests: Digests, now: datetime) -> datetime | None:
    """The earliest instant at which any digest falls due; ``None`` without plans."""
    plans = await digests.plans()
    return min((next_due(*_when(plan), now)[1] for plan in plans), default=None)


async def digest_status(digests: Digests, workspace: str, now: datetime) -> DigestStatus | None:
    """How a workspace's digest stands; ``None`` without a plan."""
    plan = await digests.plan(workspace)
    if plan is None:
        return None
    runs = tuple(await digests.runs(workspace))
    return DigestStatus(plan, runs, None if plan.paused else next_due(*_when(plan), now)[1])


def _when(plan: DigestPlan) -> tuple[time, ZoneInfo]:
    return time.fromisoformat(plan.at_time), ZoneInfo(plan.timezone)


def _due_day(plan: DigestPlan, now: datetime) -> date | None:
    return is_due(*_when(plan), datetime.fromisoformat(plan.set_at), now)
