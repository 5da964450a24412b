"""A progress bar on standard error, for work longer than a second, when a person is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.page_files import Progress

_PATIENCE_SECONDS = 1.0


@contextmanager
def progress_bar(what: str) -> Iterator[Progress | None]:
    """Yields the function to call with (done, total); ``None`` when standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    began = time.monotonic()
    bar = Bar(console=Console(stderr=True), transient=True)
    task = bar.add_task(what)

    def step(done: int, total: int) -> None:
        if time.monotonic() - began > _PATIENCE_SECONDS:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield step
    finally:
        bar.stop()
