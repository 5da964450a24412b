"""The world the tests play in, and how they read what the bot said there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simcord.env import Env

from bot.client import DatelineClient
from bot.services import Services

FERRY = b"""<html lang=en><head><title>Ferry to sail at night</title>
<meta property="og:site_name" content="Greyport Gazette">
<meta property="article:published_time" content="2024-06-03T08:00:00Z"></head>
<body><article><h1>Ferry to sail at night</h1>
<p>The council voted on Monday to let the Greyport ferry sail at night.</p>
<p>"The river does not sleep, and neither should the ferry," said Ina Holm, who runs the harbour.</p>
<p>Fishermen had asked for the change since the bridge was closed in March 2023.</p>
</article></body></html>"""
"""A page of a server's own."""


def walk(components: Any) -> Iterator[dict[str, Any]]:
    """Every component of a message, however deep."""
    for component in components or ():
        yield component
        yield from walk(component.get("components"))


def text(message: Any) -> str:
    """Everything a message says, top to bottom."""
    raw = message.components if hasattr(message, "ephemeral") else [c.to_dict() for c in message.components]
    return "\n".join([message.content, *(c["content"] for c in walk(raw) if c.get("type") == 10)]).strip()


def labels(message: Any) -> list[str]:
    """The labels of a message's buttons."""
    raw = message.components if hasattr(message, "ephemeral") else [c.to_dict() for c in message.components]
    return [c["label"] for c in walk(raw) if c.get("type") == 2]


def told_privately(result: Any) -> str:
    """What only the asker was told; nothing else may be left of the answer."""
    assert result.response is None or result.response.ephemeral
    said = [*([result.response] if result.response else []), *result.followups]
    assert said and all(message.ephemeral for message in said)
    return "\n".join(text(message) for message in said)


@dataclass
class Newsroom:
    """A server with a channel, a reporter, and an editor who manages the server."""

    env: Env
    services: Services
    guild: Any
    channel: Any
    reporter: Any
    editor: Any
    clients: list[DatelineClient]

    async def restart(self) -> None:
        """A new process: a fresh client on the same database."""
        await self.env.settle()
        client = DatelineClient(self.services)
        self.clients.append(client)
        await self.env.restart_bot(client)

    def posts(self) -> list[Any]:
        """What the bot has said in the channel for all to see, oldest first."""
        bot = self.env.bot.user
        return [m for m in self.channel.history() if m.author.id == bot.id and not m.flags.ephemeral]


async def add(newsroom: Newsroom, name: str, content: bytes) -> str:
    """What the bot says when the editor adds a page."""
    result = await newsroom.editor.slash(newsroom.channel, "sources add", page=(name, content))
    return text(result.response)
