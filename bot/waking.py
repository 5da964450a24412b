"""A loop asleep until the next thing is due."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.clock import Clock
from bot.errors import StorageUnavailable

_log = logging.getLogger(__name__)
_LONGEST = 24 * 3600.0
"""Seconds after which the loop looks at the clock whatever the plans say: computers sleep, and clocks are set."""
_RETRY = 60.0


class WakingLoop:
    """Does what is due, then sleeps until the instant that ``step`` returns; `reschedule` it when a plan changed."""

    def __init__(self, name: str, step: Callable[[], Awaitable[datetime | None]], now: Clock) -> None:
        self._name = name
        self._step = step
        self._now = now
        self._task: asyncio.Task[None] | None = None
        self._sleep: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, unless it runs already: a reconnect is not a second beginning."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name=self._name)

    def reschedule(self) -> None:
        """Wake up and look at the plans anew."""
        if self._sleep:
            self._sleep.cancel()

    async def stop(self) -> None:
        """End the loop."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self.reschedule()

    async def _run(self) -> None:
        while True:
            try:
                wake = await self._step()
                seconds = (wake - self._now()).total_seconds() if wake else _LONGEST
            except StorageUnavailable as error:
                _log.warning("%s wait: %s", self._name, error.reason)
                seconds = _RETRY
            except Exception:
                # The loop must outlive what nobody foresaw, or it stays silent until somebody notices.
                _log.exception("%s wait after an unexpected error", self._name)
                seconds = _RETRY
            self._sleep = asyncio.create_task(
                asyncio.sleep(min(max(seconds, 1.0), _LONGEST)), name=f"{self._name}: next"
            )
            await asyncio.wait({self._sleep})
