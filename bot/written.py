"""What a message says, wherever Discord keeps it."""

from __future__ import annotations

import re

import discord

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_FILES, _LONGEST = 3, 64_000
"""Files of a message that are read, and bytes of each: longer ones are pages, which /sources add takes."""


def written_text(message: discord.Message, *, set_off: bool) -> str:
    """Content, embeds and text components of a message and of one it forwards, in order, without Markdown escapes.

    ``set_off`` takes only lines behind ``>`` where there are any: in the bot's own cards quotations stand there, and
    the lines around them are no prose that says whose they are.
    """
    parts: list[str] = []
    for said in told(message):
        parts.append(said.content)
        for embed in said.embeds:
            parts += [embed.title or "", embed.description or "", *(field.value or "" for field in embed.fields)]
        parts += _texts(said.components)
    lines = "\n".join(part for part in parts if part).splitlines()
    quoted = [line.removeprefix("> ") for line in lines if line.startswith("> ")] if set_off else []
    return _ESCAPED.sub(r"\1", "\n\n".join(quoted) or "\n".join(lines))


async def attached_text(message: discord.Message) -> str:
    """The text files of a message and of one it forwards: Discord makes one of every text too long for a message.

    Raises `discord.HTTPException` where one cannot be had.
    """
    files = [file for said in told(message) for file in said.attachments if _is_text(file)]
    return "\n\n".join([(await file.read()).decode("utf-8", "replace") for file in files[:_FILES]])


def without_mention(text: str, user: discord.abc.User, guild: discord.Guild | None = None) -> str:
    """The text without mentions of the user, of the role that is its own, and of its name in front."""
    role = guild.self_role if guild else None
    plain = re.sub(rf"<@(?:!?{user.id}|&{role.id if role else user.id})>", " ", text).strip()
    name = _called(plain, user, guild)
    return plain[len(name) :].lstrip(" ,:") if name else plain


def is_mentioned(message: discord.Message, user: discord.ClientUser) -> bool:
    """Whether a message speaks to the user: by a mention, by that of its own role, which Discord offers under the same
    name, or by its name after a bare @, which stays text where nobody chose from the list."""
    role = message.guild.self_role if message.guild else None
    mentioned = user in message.mentions or (role is not None and role in message.role_mentions)
    return mentioned or bool(_called(message.content.strip(), user, message.guild))


def _called(text: str, user: discord.abc.User, guild: discord.Guild | None) -> str:
    """The name after an @ with which a text begins, as it is written there; empty when it begins with none."""
    names = {user.name, user.display_name, *([guild.me.display_name] if guild and guild.me else [])}
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    written = re.match(rf"@(?:{either})(?![\w'’])", text, re.I)
    return written[0] if written else ""


def told(message: discord.Message) -> list[discord.Message | discord.MessageSnapshot]:
    """A message and what it forwards."""
    return [message, *message.message_snapshots]


def _is_text(file: discord.Attachment) -> bool:
    return file.filename.lower().endswith(".txt") and file.size <= _LONGEST


def _texts(components: object) -> list[str]:
    found: list[str] = []
    for component in components if isinstance(components, (list, tuple)) else []:
        if isinstance(component, discord.components.TextDisplay):
            found.append(component.content)
        found += _texts(getattr(component, "children", None))
    return found
