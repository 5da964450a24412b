"""A local workspace in the browser: the same client, no account and no token."""

from __future__ import annotations

from bot.settings import Settings

DEFAULT_PORT = 8765
"""Where the playground listens on loopback unless told otherwise."""


def run(settings: Settings, *, port: int = DEFAULT_PORT, open_browser: bool = True) -> None:
    """Serve the playground on loopback until interrupted; raises `CannotStart` and `StorageUnavailable`."""
    raise NotImplementedError
