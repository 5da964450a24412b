"""/ask, and questions asked in threads, replies, mentions and direct messages."""

from __future__ import annotations

import asyncio
import contextlib
from weakref import WeakValueDictionary

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.errors import DatelineError
from bot.kept import QuestionRequest
from bot.rendering.cards.question import question_card
from bot.rendering.errors import apology, sentence
from bot.rendering.guide import NO_CONTENT, NO_QUESTION
from bot.rendering.text import sentence_markdown
from bot.replies import Reply, answer_message, keep_conversation, log_failure, respond, workspace_of
from bot.written import is_mentioned, without_mention
from cogs import options
from cogs.options import Interaction

_ARCHIVED = 50083
"""Discord's code for a thread that was archived meanwhile."""


class Ask(commands.Cog):
    """Questions and the conversations they become."""

    def __init__(self, client: DatelineClient) -> None:
        self.client = client
        self.services = client.services
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @app_commands.command()
    @app_commands.describe(question="In your own words", private=options.PRIVATE)
    async def ask(self, interaction: Interaction, question: str, private: bool = False) -> None:
        """A question, answered with the sentences of the corpus that answer it."""
        async with Reply(interaction, private=private) as reply:
            memory = self.services.memory(reply.workspace)
            talk = await memory.conversation(str(interaction.channel_id))  # only threads and direct messages have one
            answer, conversation = await self.services.ask(reply.workspace, question, talk)
            # What is asked privately must not show in what the others are answered.
            if talk and interaction.channel_id and not private:
                await keep_conversation(self.client, reply.workspace, interaction.channel_id, conversation)
            card = question_card(answer)
            if answer.abstained:
                await self.services.must_have_read(reply.workspace, question)
                await reply.send_privately(card)
            else:
                await reply.send(card, QuestionRequest(question), conversation, answer=answer)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer where the bot is spoken to: in its threads, to replies and mentions, in direct messages."""
        if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        place = await self._place(message)
        if place is None:
            return
        lock = self._turns.setdefault(place, asyncio.Lock())
        try:
            async with lock:  # two questions at once in one thread must not forget each other
                await self._answer(message, place)
        except DatelineError as error:
            await _say(message, sentence_markdown(sentence(error)))
        except (discord.Forbidden, discord.NotFound):
            return  # nobody lets us speak there, or there is no there any more
        except discord.HTTPException as error:
            if error.code != _ARCHIVED and "message_reference" not in error.text:  # the question was deleted
                await _say(message, apology(log_failure(error, message=message.id)))
        except Exception as error:
            await _say(message, apology(log_failure(error, message=message.id)))

    async def _answer(self, message: discord.Message, place: int) -> None:
        assert self.client.user is not None
        question = without_mention(message.content, self.client.user, message.guild)
        if not question:
            said_something = message.content or message.attachments or message.stickers
            await _say(message, NO_QUESTION if said_something else NO_CONTENT)
            return
        workspace = workspace_of(message.guild.id if message.guild else None, message.author.id)
        memory = self.services.memory(workspace)
        await message.channel.typing()
        answer, conversation = await self.services.ask(workspace, question, await memory.conversation(str(place)))
        if answer.abstained:
            await self.services.must_have_read(workspace, question)
        card = question_card(answer, asked=False)
        sent = await answer_message(self.client, message, workspace, card, conversation, answer)
        in_one_place = place == message.channel.id
        await keep_conversation(self.client, workspace, place if in_one_place else sent.id, conversation)

    async def _place(self, message: discord.Message) -> int | None:
        """Where the conversation of the message is kept: its thread or channel, or the message it replies to."""
        me = self.client.user
        assert me is not None
        if message.guild is None:
            return message.channel.id if isinstance(message.channel, discord.DMChannel) else None
        mentioned = is_mentioned(message, me)
        replied = await _replied_to(message)
        channel = message.channel
        if isinstance(channel, discord.Thread) and channel.owner_id == me.id:
            # Colleagues may talk to each other there as well.
            others = [user for user in message.mentions if user != me] or (replied and replied.author != me)
            return None if others and not mentioned else channel.id
        if replied and replied.author == me:
            return replied.id
        return message.id if mentioned else None


async def _say(message: discord.Message, words: str) -> None:
    """A sentence below a message, if it can be said there at all."""
    with contextlib.suppress(discord.HTTPException):
        await respond(message, content=words)


async def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if reference is None or reference.message_id is None or message.type is not discord.MessageType.reply:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    try:
        return await message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None
