"""The Discord client: the same for Discord and for the playground."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import CannotStart, DatelineError
from bot.locks import alone
from bot.rendering.errors import sentence
from bot.replies import apologise, tell
from bot.services import Services, open_services
from bot.settings import Settings
from bot.syncing import sync_commands

_log = logging.getLogger(__name__)

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    create_public_threads=True,
    send_messages_in_threads=True,
)
"""What the bot needs in a server, and nothing more."""

_NEEDED = {
    app_commands.MissingPermissions: "You need the {} permission in this server for that.",
    app_commands.BotMissingPermissions: "I need the {} permission here for that.",
}
_FAREWELL_SECONDS = 3.0
_ONLY_IN_SERVERS = "That works in a server, not in a direct message."
_UNSEEN = "I cannot see what you chose there. Give me the permission View Channel in it, or choose another."
_BAD_TOKEN, _NEEDS_SHARDS = 4004, 4011
"""Codes with which Discord's gateway closes the connection for good."""


def intents() -> discord.Intents:
    """Servers and their messages; message content for replies to slash answers and for threads."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = wanted.message_content = True
    return wanted


class _Tree(app_commands.CommandTree["DatelineClient"]):
    async def on_error(
        self, interaction: discord.Interaction[DatelineClient], error: app_commands.AppCommandError, /
    ) -> None:
        """The one place where an error of a command becomes words for the asker."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, DatelineError):
            await tell(interaction, sentence(cause))
        elif isinstance(cause, app_commands.NoPrivateMessage) or (
            isinstance(cause, app_commands.MissingPermissions) and interaction.guild_id is None
        ):
            await tell(interaction, _ONLY_IN_SERVERS)
        elif isinstance(cause, (app_commands.MissingPermissions, app_commands.BotMissingPermissions)):
            names = " and ".join(
                name.replace("_", " ").title().replace("Guild", "Server") for name in cause.missing_permissions
            )
            await tell(interaction, _NEEDED[type(cause)].format(names))
        elif isinstance(cause, app_commands.TransformerError):
            await tell(interaction, _UNSEEN)
        elif isinstance(cause, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
            await tell(interaction, "This command has just changed. Please try again in a minute.")
        else:
            await apologise(interaction, cause)


class DatelineClient(commands.Bot):
    """Dateline on Discord. ``services`` are opened and closed by whoever starts the client."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            # Installed to a person's account it would answer in servers it does not know, with nobody's pages.
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            tree_cls=_Tree,
        )
        self.services = services
        self.under_way: set[asyncio.Task[Any]] = set()
        """Commands that have been acknowledged and not yet answered."""

    async def setup_hook(self) -> None:
        """Load every capability, and tell Discord of the commands when they changed."""
        await self.services.digests.fail_interrupted(self.services.now())
        import cogs

        await cogs.setup(self)
        await sync_commands(self.tree)

    async def close(self) -> None:
        """Have whoever waits for an answer told that none will come, then disconnect."""
        for task in self.under_way:
            task.cancel()
        if self.under_way:
            await asyncio.wait(self.under_way, timeout=_FAREWELL_SECONDS)
        await super().close()

    async def on_ready(self) -> None:
        """Say who is connected, and name servers that withhold a permission."""
        _log.info("Connected as %s, in %d servers", self.user, len(self.guilds))
        for guild in self.guilds:
            self._note_missing(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say where it was invited, and what it may not do there."""
        _log.info("Invited to %s", guild)
        self._note_missing(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Say what becomes of its pages: whoever invites it again finds them."""
        _log.info("Removed from %s. What it has is kept and rests; dateline erase %d deletes it", guild, guild.id)

    def _note_missing(self, guild: discord.Guild) -> None:
        if guild.me is None:  # during an outage Discord tells nothing of a server but that it is there
            return
        missing = [name for name, wanted in PERMISSIONS if wanted and not getattr(guild.me.guild_permissions, name)]
        if missing:
            _log.warning("In %s the bot lacks: %s. Invite it again.", guild, ", ".join(missing).replace("_", " "))

    async def on_message(self, message: discord.Message, /) -> None:
        """Messages are the business of cogs; there are no prefix commands."""

    @property
    def invite_link(self) -> str:
        """The address that adds the bot to a server with exactly the permissions it needs."""
        return discord.utils.oauth_url(
            self.application_id or 0, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
        )


def run(settings: Settings) -> None:
    """Connect to Discord and serve until interrupted; raises `CannotStart` and `CannotOpen`."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # voice is not what it is for
    discord.utils.setup_logging(level=settings.level)
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_serve(settings))


async def _end_others() -> None:
    """End what is still at work, before the database is closed under it."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def page_readers() -> Executor:
    """What pages are read with while the bot answers: two threads, since with more of them it is kept from answering in
    time, and pages are read no sooner."""
    return ThreadPoolExecutor(2, "pages")


async def _serve(settings: Settings) -> None:
    if settings.discord_token is None:
        raise CannotStart("token")
    task = asyncio.current_task()
    assert task is not None
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in its loop
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    _log.info("The database is %s", settings.database.resolve())
    # Before it is opened: a newer bot would change the schema under an older one that is at work.
    with alone(settings.database):
        services = await open_services(settings.database, executor=page_readers())
        await _connect(services, settings.discord_token.get_secret_value())


async def _connect(services: Services, token: str) -> None:
    """Serve until the connection ends, then end what is at work and close the services."""
    try:
        async with DatelineClient(services) as client:
            await client.login(token)
            print(f"Invite Dateline to a server: {client.invite_link}", flush=True)
            await client.connect()
    except (discord.LoginFailure, UnicodeError):
        raise CannotStart("token") from None
    except discord.PrivilegedIntentsRequired:
        raise CannotStart("intent") from None
    except discord.Forbidden:
        raise CannotStart("permission") from None
    except discord.ConnectionClosed as error:
        reasons = {_BAD_TOKEN: "token", _NEEDS_SHARDS: "large"}
        raise CannotStart(reasons.get(error.code, "refused"), f"gateway close code {error.code}") from None
    except (aiohttp.ClientError, discord.DiscordServerError, discord.GatewayNotFound, OSError):
        raise CannotStart("network") from None
    except discord.HTTPException as error:
        raise CannotStart("refused", str(error)) from None
    finally:
        await _end_others()
        await services.close()
