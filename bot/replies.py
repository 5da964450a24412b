"""Sending answers: at once or later, to everybody or to the asker alone, with what their buttons need kept."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

import discord

from bot.errors import DatelineError, NotInCorpus, StorageUnavailable
from bot.kept import Kept, Request, opening
from bot.model.answer import Digest, QuestionAnswer
from bot.model.conversation import Conversation
from bot.rendering.buttons import (
    ButtonFace,
    FormatChoice,
    export_button,
    follow_up_button,
    page_buttons,
    sources_button,
)
from bot.rendering.card import Card
from bot.rendering.errors import apology, sentence
from bot.rendering.layout import layout
from bot.rendering.text import sentence_markdown

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)
Interaction = discord.Interaction["DatelineClient"]
_PROGRESS_SECONDS = 2
RESTARTING = "I am being restarted. Please ask again in a minute; pages that were read by now are kept."
_NO_HISTORY = 160002
_NOT_OURS_ANY_MORE = frozenset({10062, 40060, 50027})
"""Discord's codes for a command not acknowledged within three seconds, acknowledged by another, over for 15 minutes."""
THREADABLE = (discord.ChannelType.text, discord.ChannelType.news)
"""Channels in which a thread can be opened from a message."""


def workspace_of(guild: int | None, user: int) -> str:
    """The corpus that is asked, by Discord's ids: the server's own, or in a direct message nothing but the library."""
    return str(guild) if guild else f"dm-{user}"


class Reply:
    """One interaction's answer. Entering acknowledges it; a domain error inside becomes a private sentence."""

    def __init__(self, interaction: Interaction, *, private: bool = False) -> None:
        self.interaction = interaction
        self.private = private
        self._task: asyncio.Task[Any] | None = None
        self._progress: asyncio.Task[None] | None = None
        self.services = interaction.client.services
        self.workspace = workspace_of(interaction.guild_id, interaction.user.id)

    async def __aenter__(self) -> Reply:
        await self.interaction.response.defer(ephemeral=self.private, thinking=True)
        self._task = asyncio.current_task()
        if self._task:
            self.interaction.client.under_way.add(self._task)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if self._task:
            self.interaction.client.under_way.discard(self._task)
        if isinstance(error, asyncio.CancelledError):
            with contextlib.suppress(discord.HTTPException):
                await self.say(RESTARTING)
        if not isinstance(error, DatelineError):
            return False
        if isinstance(error, NotInCorpus):
            try:
                await self.services.must_have_read(self.workspace, error.asked)
            except DatelineError as other:
                error = other
        await self.say(sentence(error))
        return True

    async def send(
        self,
        card: Card,
        request: Request | None = None,
        conversation: Conversation | None = None,
        picture: Callable[[], discord.File] | None = None,
        answer: QuestionAnswer | Digest | None = None,
    ) -> None:
        """Show a card; with citations or pages it gets its buttons, and replies to it continue from it.

        ``picture`` draws what is shown above the text, in a thread of its own. ``answer`` is kept whole, to be exported
        where the request would not give it again.
        """
        if self._progress:
            await self._progress
        conversation = conversation or opening(card)
        faces = await self._buttons(card, Kept(request, card.subject, card.citations, conversation, answer))
        drawn = await asyncio.to_thread(picture) if picture else None
        view = layout(card, faces, drawn)
        message = await self.interaction.edit_original_response(view=view, attachments=[drawn] if drawn else [])
        if card.citations and not self.private:
            await keep_conversation(self.interaction.client, self.workspace, message.id, conversation)

    async def turn(self, card: Card, request: Request) -> None:
        """Replace the card of the message whose button was pressed."""
        faces = await self._buttons(card, Kept(request, card.subject, card.citations, opening(card)))
        await self.interaction.edit_original_response(view=layout(card, faces), attachments=[])

    async def offer(self, card: Card, choice: FormatChoice, file: discord.File | None = None) -> None:
        """Show a choice below a card, and the file that was chosen last."""
        view = layout(card, file=file, choice=choice)
        await self.interaction.edit_original_response(view=view, attachments=[file] if file else [])

    async def ask(self, card: Card, *faces: ButtonFace) -> None:
        """Show a card with buttons that need nothing kept; without any, it takes away those that were there."""
        await self.interaction.edit_original_response(view=layout(card, faces))

    async def say(self, text: str) -> None:
        """Answer with a plain sentence that only the asker sees."""
        await tell(self.interaction, text, private=self.private)

    def reporting(self, words: Callable[[int, int], str]) -> Callable[[int, int], None]:
        """A progress callback that shows how far long work has come, every few seconds, until `send` replaces it."""
        loop = asyncio.get_running_loop()
        shown_at = loop.time()

        def report(done: int, total: int) -> None:
            nonlocal shown_at
            idle = self._progress is None or self._progress.done()
            if idle and done < total and loop.time() - shown_at > _PROGRESS_SECONDS:
                shown_at = loop.time()
                card = Card("", (words(done, total),), tone="quiet")
                self._progress = loop.create_task(self._show(card))

        return report

    async def _show(self, card: Card) -> None:
        with contextlib.suppress(discord.HTTPException):
            await self.interaction.edit_original_response(view=layout(card))

    async def send_privately(self, card: Card) -> None:
        """Show a card to the asker alone, whatever was announced."""
        await answer_privately(self.interaction, private=self.private, view=layout(card))

    async def _buttons(self, card: Card, kept: Kept) -> list[ButtonFace]:
        message, channel = self.interaction.message, self.interaction.channel
        hidden = message.flags.ephemeral if message else self.private
        threadable = not hidden and channel is not None and channel.type in THREADABLE
        return await answer_buttons(self.interaction.client, self.workspace, card, kept, threadable=threadable)


async def answer_message(
    client: DatelineClient,
    message: discord.Message,
    workspace: str,
    card: Card,
    conversation: Conversation,
    answer: QuestionAnswer,
) -> discord.Message:
    """Answer a message with a card and its buttons; raises `discord.DiscordException` when that cannot be."""
    kept = Kept(None, card.subject, card.citations, conversation, answer)
    threadable = message.channel.type in THREADABLE
    faces = await answer_buttons(client, workspace, card, kept, threadable=threadable)
    return await respond(message, view=layout(card, faces))


async def respond(message: discord.Message, **said: Any) -> discord.Message:
    """Reply to a message, or answer beside it where Discord lets nobody reply who may not read what was said before."""
    try:
        return await message.reply(**said)
    except discord.HTTPException as error:
        if error.code != _NO_HISTORY:
            raise
        return await message.channel.send(**said)


async def answer_buttons(
    client: DatelineClient, workspace: str, card: Card, kept: Kept, *, threadable: bool
) -> list[ButtonFace]:
    """The buttons a card needs, after keeping what they need; none where that cannot be stored just now."""
    if not card.citations and card.paging is None:
        return []
    try:
        kept_as = client.services.memory(workspace).keep_answer(kept.kind, kept.payload(), client.services.now())
        answer_id = await kept_as
    except StorageUnavailable as error:
        _log.warning("An answer goes without its buttons: %s", error.reason)
        return []
    faces = [sources_button(answer_id)] if card.citations else []
    if card.citations and threadable:
        faces.append(follow_up_button(answer_id))
    if kept.whole:
        faces.append(export_button(answer_id))
    return [*faces, *(page_buttons(answer_id, card.paging) if card.paging else ())]


async def keep_conversation(client: DatelineClient, workspace: str, place: int, conversation: Conversation) -> None:
    """Remember what was talked about in a thread or under a message, where that can be stored just now."""
    memory = client.services.memory(workspace)
    try:
        await memory.keep_conversation(str(place), conversation, client.services.now())
    except StorageUnavailable as error:
        _log.warning("A conversation is not remembered: %s", error.reason)


async def tell(interaction: Interaction, text: str, *, private: bool = False) -> None:
    """A plain sentence for the asker alone, whatever the interaction was acknowledged with."""
    text = sentence_markdown(text)
    if interaction.response.is_done():
        await answer_privately(interaction, private=private, content=text)
    else:
        await interaction.response.send_message(text, ephemeral=True)


async def answer_privately(interaction: Interaction, *, private: bool, **message: Any) -> None:
    """Answer an acknowledged interaction to the asker alone."""
    announced = interaction.type is discord.InteractionType.application_command and not private
    if announced:
        # The first message after a public "thinking" is public whatever it asks for. It is spent and taken back.
        await interaction.edit_original_response(view=layout(Card("", ("…",), tone="quiet")))
    await interaction.followup.send(**message, ephemeral=True)
    if announced:
        await interaction.delete_original_response()


async def apologise(interaction: Interaction, error: BaseException) -> None:
    """Log an unexpected error under a short reference and tell the asker that reference."""
    if isinstance(error, discord.HTTPException) and error.code in _NOT_OURS_ANY_MORE:
        _log.warning("Discord no longer waits for an answer (%s): is the machine slow, or the bot run twice?", error)
        return
    try:
        await tell(interaction, apology(log_failure(error)))
    except discord.HTTPException:
        _log.warning("The apology could not be delivered", exc_info=True)


def log_failure(error: BaseException, **facts: Any) -> str:
    """Log a traceback; returns the reference it is logged under."""
    reference = secrets.token_hex(3).upper()
    _log.error("Unexpected error, reference %s %s", reference, facts or "", exc_info=error)
    return reference
