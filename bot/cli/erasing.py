"""Erasing what is kept for one server, where its own people cannot: the bot was removed from it, or the law asks."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.corpus import database_services
from bot.cli.options import Database, Json
from bot.cli.output import print_json
from bot.errors import CannotOpen, NoSuchWorkspace
from bot.model.codec import to_plain
from bot.model.holdings import Holdings

Workspace = Annotated[
    str | None,
    typer.Argument(help="A server's id, dm- and a person's id, or library; without it, what each has is listed."),
]
_WAITING = "A bot that is running adds pages to it; waiting until it has."
Yes = Annotated[bool, typer.Option("--yes", help="Erase without asking.")]


def erase(workspace: Workspace = None, database: Database = None, yes: Yes = False, as_json: Json = False) -> None:
    """Delete all that is kept for a server: pages, feeds, digest, answers, conversations; asks first."""
    from bot.settings import Settings

    database = database or Settings().database
    if not database.is_file():
        raise CannotOpen(str(database), "there is no such file")
    asyncio.run(_erase(workspace, database, yes, as_json))


async def _erase(workspace: str | None, database: Path, yes: bool, as_json: bool) -> None:
    async with database_services(database) as services:
        all_held = await services.workspaces()
        if workspace is None:
            _show(all_held, as_json)
            return
        held = next((one for one in all_held if one.workspace == workspace), None)
        if held is None:
            raise NoSuchWorkspace(workspace, tuple(one.workspace for one in all_held))
        _show([held], as_json)
        if not (yes or _agreed()):
            typer.echo("Nothing was erased.", err=True)
            return
        await services.erase(workspace, lambda: typer.echo(_WAITING, err=True))
        typer.echo("Erased.", err=True)


def _agreed() -> bool:
    return sys.stdin.isatty() and typer.confirm("Erase all of it for good?", err=True)


def _show(holdings: list[Holdings], as_json: bool) -> None:
    if as_json:
        print_json([to_plain(held) for held in holdings])
        return
    from bot.rendering.plain import holdings_text

    for held in holdings:
        typer.echo(holdings_text(held))
