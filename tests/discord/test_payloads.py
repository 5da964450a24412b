"""What the bot sends is what Discord's own description of its API accepts."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from tests.discord.newsroom import Newsroom

MAX_COMPONENTS = 40
MAX_TEXT = 4000
COMPONENTS_V2 = 1 << 15


class Api:
    """Discord's description of its API."""

    def __init__(self, file: Path) -> None:
        self._api = json.loads(file.read_text("utf-8"))
        self._paths = [
            (re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)), operations)
            for path, operations in self._api["paths"].items()
        ]

    @cache  # noqa: B019 - one object for one test
    def validator(self, method: str, path: str) -> jsonschema.Draft202012Validator | None:
        """Checks the JSON body of such a request; ``None`` when it has no body."""
        matches = [ops for pattern, ops in self._paths if pattern.fullmatch(path) and method.lower() in ops]
        assert matches, f"Discord has no {method} {path}"
        body = matches[0][method.lower()].get("requestBody")
        if body is None:
            return None
        schema = body["content"]["application/json"]["schema"]
        return jsonschema.Draft202012Validator({**schema, "components": self._api["components"]})


async def test_every_request_is_one_discord_accepts(newsroom: Newsroom, shared: Path) -> None:
    api = Api(shared / "data" / "discord-openapi.json")
    room, channel = newsroom, newsroom.channel
    answer = None
    for command, options in (
        ("timeline", {}),
        ("timeline", {"chart": "dark"}),
        ("quote", {}),
        ("quote", {"speaker": "Nobody At All"}),
        ("summary", {"private": True}),
        ("verify", {"text": "finish the working level negotiation between the DPRK and Japan"}),
        ("sources list", {}),
        ("sources show", {"article": "putin and kim end first summit"}),
        ("digest preview", {}),
        ("digest set", {"channel": channel, "time": "8am", "timezone": "Berlin"}),
        ("digest now", {}),
        ("digest status", {}),
        ("feeds list", {}),
        ("help", {}),
        ("ask", {"question": "What did Lankov say about Russia?"}),
    ):
        result = await room.editor.slash(channel, command, **options)
        answer = result.response or answer
    for command, option, typed in (
        ("quote", "speaker", "lan"),
        ("summary", "article", ""),
        ("digest set", "timezone", "a"),
    ):
        await room.editor.autocomplete(channel, command, option, typed)
    await room.editor.context_menu(
        channel, "Check quotes", await room.editor.send(channel, "He said “no more than that”.")
    )
    await room.editor.click(answer, label="Sources")
    await room.editor.click(answer, label="Follow up")
    offer = await room.editor.click(answer, label="Export")
    await room.editor.select(offer.response or offer.followups[0], ["csv"])
    (thread,) = channel.threads
    await room.editor.send(thread, "When did he say that?")
    checked = 0
    for request in room.env.http_requests:
        if (validator := api.validator(request.method, request.path)) and request.json is not None:
            errors = [e.message for e in validator.iter_errors(as_text_ids(request.json))]
            assert not errors, f"{request.method} {request.path}: {errors[0][:500]}"
            checked += 1
            check_limits(request.json)
    assert checked > 30


def as_text_ids(value: Any, key: str = "") -> Any:
    """Ids as the text Discord documents; discord.py sends those of references and files as numbers, taken as well."""
    if isinstance(value, dict):
        attached = key == "attachments"
        return {n: as_text_ids(inner, "file_id" if attached and n == "id" else n) for n, inner in value.items()}
    if isinstance(value, list):
        return [as_text_ids(inner, key) for inner in value]
    return str(value) if key.endswith("_id") and isinstance(value, int) else value


def check_limits(body: Any) -> None:
    """What the description leaves out: sizes over a whole message."""
    if not isinstance(body, dict):
        return
    message = body.get("data") if isinstance(body.get("data"), dict) else body
    components = list(every(message.get("components")))
    assert len(components) <= MAX_COMPONENTS
    assert sum(len(c["content"].encode("utf-16-le")) // 2 for c in components if c.get("type") == 10) <= MAX_TEXT
    assert len(message.get("content") or "") <= 2000
    if (message.get("flags") or 0) & COMPONENTS_V2:
        assert not message.get("content") and not message.get("embeds")
        assert all(c["content"].strip() for c in components if c.get("type") == 10)
    for choice in message.get("choices") or ():
        assert 1 <= len(choice["name"]) <= 100 and 1 <= len(choice["value"]) <= 100
    for command in body if isinstance(body, list) else ():
        assert command["name"] == command["name"].lower()


def every(components: Any) -> Any:
    for component in components or ():
        yield component
        yield from every(component.get("components"))
