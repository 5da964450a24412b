"""The Discord client."""

from __future__ import annotations

from bot.settings import Settings


def run(settings: Settings) -> None:
    """Connect to Discord and serve until interrupted; raises `CannotStart` and `StorageUnavailable`."""
    raise NotImplementedError
