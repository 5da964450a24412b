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
_LONGEST, _IDLE = 3_600.0, 24 * 3_600.0
"""Seconds after which the loop looks at the clock with something planned, however far off, and with nothing: computers
sleep, and clocks are set."""
_RETRY = 60.0


class WakingLoop:
    """Does what is due, then sleeps until the instant that ``step`` returns; `reschedule` it when a plan changed.

    A step under way when the loop is ended is given ``patience`` seconds to finish.
    """

    def __init__(
        self, name: str, step: Callable[[], Awaitable[datetime | None]], now: Clock, patience: float = 0
    ) -> None:
        self._name = name
        self._step = step
        self._now = now
        self._patience = patience
        self._task: asyncio.Task[None] | None = None
        self._sleep: asyncio.Task[None] | None = None
        self._changed = self._stopping = False

    def start(self) -> None:
        """Begin, unless it runs already: a reconnect is not a second beginning."""
        if self._task is None or self._task.done():
            self._stopping = False
            self._task = asyncio.create_task(self._run(), name=self._name)

    def reschedule(self) -> None:
        """Look at the plans anew, at once or after what is under way."""
        self._changed = True
        if self._sleep:
            self._sleep.cancel()

    async def stop(self) -> None:
        """End the loop, and what is under way when patience ends."""
        self._stopping = True
        self.reschedule()
        if self._task:
            await asyncio.wait({self._task}, timeout=self._patience)
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while not self._stopping:
            self._changed = False
            try:
                wake = await self._step()
                seconds = (wake - self._now()).total_seconds() if wake else None
            except StorageUnavailable as error:
                _log.warning("%s wait: %s", self._name, error.reason)
                seconds = _RETRY
            except Exception:
                # The loop must outlive what nobody foresaw, or it stays silent until somebody notices.
                _log.exception("%s wait after an unexpected error", self._name)
                seconds = _RETRY
            if self._changed:  # while it was at work
                continue
            self._sleep = asyncio.create_task(
                asyncio.sleep(_IDLE if seconds is None else min(max(seconds, 1.0), _LONGEST)),
                name=f"{self._name}: next",
            )
            await asyncio.wait({self._sleep})
