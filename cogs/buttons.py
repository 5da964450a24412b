"""The buttons under answers. They carry an id, not a callback, so they outlive a restart."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.client import DatelineClient
from bot.errors import DatelineError
from bot.kept import Kept, SourcesRequest, read_kept, whole_answer
from bot.model.request import QuoteRequest, TimelineRequest
from bot.rendering import buttons
from bot.rendering.attachments import whole_file
from bot.rendering.cards.export import export_card, exported_card
from bot.rendering.cards.quote import quote_card
from bot.rendering.cards.timeline import timeline_card
from bot.rendering.errors import sentence
from bot.rendering.exports.files import chosen_format
from bot.rendering.guide import THREAD_GREETING
from bot.rendering.library import SOURCES_A_PAGE, library_card, passages_card
from bot.rendering.text import clip
from bot.replies import Reply, apologise, keep_conversation, tell

Interaction = discord.Interaction[DatelineClient]
GONE = "This answer is too old for its buttons. Please ask again."
NO_THREADS = "I may not open threads here. I need the permissions Create Public Threads and Send Messages in Threads."
TOO_MANY_THREADS = "This server has as many open threads as Discord allows. Reply to the answer instead."
_THREAD_EXISTS = 160004
_TOO_MANY_THREADS = frozenset({160006, 30033})


class _AnswerButton(ui.DynamicItem[ui.Item[Any]], template=re.compile("dateline:")):
    """A button or menu of a kept answer: finds the answer again, and turns errors into words."""

    def __init__(self, item: ui.Item[Any], match: re.Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """The pressed button."""
        return cls(item, match)

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Find the answer and do what the button says."""
        try:
            reply = Reply(interaction, private=True)
            await self.acknowledge(reply)
            found = await reply.services.memory(reply.workspace).answer(int(self.match["answer"]))
            if found is None:
                await tell(interaction, GONE)
            else:
                await self.press(reply, read_kept(*found))
        except DatelineError as error:
            await tell(interaction, sentence(error))
        except Exception as error:
            await apologise(interaction, error)

    async def acknowledge(self, reply: Reply) -> None:
        """Tell Discord in time that an answer for the asker alone will come."""
        await reply.interaction.response.defer(ephemeral=True, thinking=True)

    async def press(self, reply: Reply, kept: Kept) -> None:
        """What the button does."""
        raise NotImplementedError


class SourcesButton(_AnswerButton, template=buttons.SOURCES):
    """Shows each cited sentence between its neighbours, to the asker alone."""

    async def press(self, reply: Reply, kept: Kept) -> None:
        """Read the sentences as the corpus has them now."""
        await reply.send(passages_card(await reply.services.passages(reply.workspace, kept.citations)))


class FollowUpButton(_AnswerButton, template=buttons.FOLLOW_UP):
    """Opens a thread about the answer, in which questions need no mention."""

    async def press(self, reply: Reply, kept: Kept) -> None:
        """Open the thread, or point to the one there is."""
        interaction = reply.interaction
        assert interaction.message is not None
        allowed = interaction.app_permissions
        if not (allowed.create_public_threads and allowed.send_messages_in_threads):
            await tell(interaction, NO_THREADS)
            return
        try:
            thread = await interaction.message.create_thread(
                name=clip(kept.subject, 100) or "Follow up", auto_archive_duration=1440
            )
        except discord.Forbidden:
            await tell(interaction, NO_THREADS)
            return
        except discord.HTTPException as error:
            if error.code in _TOO_MANY_THREADS:
                await tell(interaction, TOO_MANY_THREADS)
                return
            if error.code != _THREAD_EXISTS:
                raise
            await interaction.followup.send(f"The thread is open already: <#{interaction.message.id}>", ephemeral=True)
            return
        await keep_conversation(interaction.client, reply.workspace, thread.id, kept.conversation)
        await thread.send(THREAD_GREETING)
        await interaction.followup.send(f"Continue in <#{thread.id}>", ephemeral=True)


class PageButton(_AnswerButton, template=buttons.PAGE):
    """Turns to another page of a long result."""

    async def acknowledge(self, reply: Reply) -> None:
        """Tell Discord in time that the message itself will change."""
        await reply.interaction.response.defer()

    async def press(self, reply: Reply, kept: Kept) -> None:
        """Ask the same again from another offset and show it in place."""
        offset = int(self.match["offset"])
        services, workspace = reply.services, reply.workspace
        match kept.request:
            case QuoteRequest() as request:
                request = replace(request, offset=offset)
                await reply.turn(quote_card(await services.quote(workspace, request)), request)
            case TimelineRequest() as request:
                await reply.turn(timeline_card(await services.timeline(workspace, request), offset), request)
            case SourcesRequest() as request:
                page, total = await services.articles_page(workspace, request.outlet, offset, SOURCES_A_PAGE)
                await reply.turn(library_card(page, total, offset), request)
            case _:
                await tell(reply.interaction, GONE)


class ExportButton(_AnswerButton, template=buttons.EXPORT):
    """Offers the whole answer as a file, to the asker alone."""

    async def press(self, reply: Reply, kept: Kept) -> None:
        """Ask for the format."""
        await reply.offer(export_card(kept.subject), self.choice(kept))

    def choice(self, kept: Kept) -> buttons.FormatChoice:
        """The formats this answer can be had in."""
        return buttons.format_choice(int(self.match["answer"]), dated=isinstance(kept.request, TimelineRequest))


class ExportMenu(ExportButton, template=buttons.EXPORT_AS):
    """Attaches the whole answer in the chosen format, beside the menu for another."""

    async def acknowledge(self, reply: Reply) -> None:
        """Tell Discord in time that the message with the menu will change."""
        await reply.interaction.response.defer()

    async def press(self, reply: Reply, kept: Kept) -> None:
        """Answer again, all of it, and attach it."""
        assert isinstance(self.item, ui.Select)
        answer = await whole_answer(reply.services, reply.workspace, kept)
        limit, now = reply.interaction.filesize_limit, reply.services.clock()
        kind = chosen_format(self.item.values[0])
        export, file = await asyncio.to_thread(whole_file, answer, kind, now, limit)
        await reply.offer(exported_card(kept.subject, export), self.choice(kept), file)


BUTTONS: tuple[type[_AnswerButton], ...] = (SourcesButton, FollowUpButton, ExportButton, ExportMenu, PageButton)
