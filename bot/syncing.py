"""Telling Discord of the commands, only when they are not what it already knows."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from discord import app_commands

_log = logging.getLogger(__name__)
_FIELDS = (
    "name",
    "description",
    "type",
    "required",
    "autocomplete",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
    "value",
    "default_member_permissions",
    "contexts",
    "integration_types",
)


async def sync_commands(tree: app_commands.CommandTree[Any]) -> bool:
    """Register the tree globally if it differs from what is registered; says whether it did."""
    client = tree.client
    # As Discord tells it: the library's own reading of it mistakes the contexts.
    known = [_shape(command) for command in await client.http.get_global_commands(client.application_id or 0)]
    ours = [_shape(command.to_dict(tree)) for command in tree.get_commands()]
    if sorted(known, key=repr) == sorted(ours, key=repr):
        return False
    await tree.sync()
    _log.info("Registered %d commands with Discord", len(ours))
    return True


def _shape(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What a user can tell of a command or option: Discord's defaults and ids left out."""
    shape = {key: _plain(payload[key]) for key in _FIELDS if payload.get(key) not in (None, False, "", [])}
    for key in ("options", "choices"):
        if payload.get(key):
            shape[key] = [_shape(item) for item in payload[key]]
    return shape


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(int(item) for item in value)
    return str(value) if isinstance(value, (int, str)) else value
