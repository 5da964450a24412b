"""The verbs of the command line."""

from __future__ import annotations

import asyncio
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import answers, contract
from bot.cli.corpus import database_services, report_rejected, worker_pool
from bot.cli.erasing import erase
from bot.cli.options import Database, Json, Paths
from bot.cli.output import complain, given_paths, print_json, read_day
from bot.cli.progress import progress_bar
from bot.errors import DatelineError, NothingReadable, UnreadablePage
from bot.garbage import look_rarely
from bot.model.article import Article, page_of
from bot.page_files import page_paths, parse_files
from bot.storage.corpus import LIBRARY

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(
    name="dateline",
    help="Reads news pages and answers with their own sentences.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line; domain errors end in one sentence on standard error and exit code 2."""
    look_rarely()
    _speak_unicode()
    try:
        app()
    except DatelineError as error:
        if isinstance(error, NothingReadable):
            report_rejected(error.rejected)
        complain(error)
        raise SystemExit(2) from None


def _speak_unicode() -> None:
    """Scripts are read and answered in UTF-8 whatever the machine's own encoding; a terminal shows what it can."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _settings() -> Settings:
    """What the environment says; most verbs ask for none of it."""
    from bot.settings import Settings

    return Settings()


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Without a verb, run the bot."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Connect to Discord; without a token, open the playground."""
    settings = _settings()
    if settings.discord_token is None:
        typer.echo("No DISCORD_TOKEN is set, so this is the playground: the same bot, in your browser.", err=True)
        return playground()
    from bot import client

    client.run(settings)
    return None


@app.command()
def playground(
    port: Annotated[int, typer.Option(help="Port on this machine; 0 takes any free one.")] = 8787,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """The same bot in your browser, without an account or a token."""
    from bot import playground as local

    local.run(_settings(), port=port, open_browser=browser)


@app.command()
def parse(
    paths: Paths = None,
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day the pages appeared.")] = None,
    as_json: Json = False,
) -> None:
    """Pages in, annotated articles out: a line each with --json."""
    given = read_day(published)
    files = page_paths(given_paths(paths))
    with worker_pool(len(files)) as pool, progress_bar("Reading pages") as progress:
        articles, rejected = parse_files(files, given, pool, progress)
    if not articles:
        raise NothingReadable(tuple(rejected))
    report_rejected(rejected)
    if as_json:
        pages: list[list[Article]] = []
        for article in articles:
            if pages and article.path != page_of(article.path):
                pages[-1].append(article)
            else:
                pages.append([article])
        for page in pages:
            print_json(contract.page_json(page))
        return
    from bot.rendering.plain import article_text

    for article in articles:
        typer.echo(article_text(article))


@app.command()
def load(
    paths: Paths = None,
    database: Database = None,
    as_json: Json = False,
) -> None:
    """Store pages for every server; says what became of each."""
    asyncio.run(_load(given_paths(paths), database or _settings().database, as_json))


async def _load(paths: list[Path], database: Path, as_json: bool) -> None:
    pages = page_paths(paths)
    with worker_pool(len(pages)) as pool, progress_bar("Loading pages") as progress:
        async with database_services(database, pool) as services:
            report = await services.add_pages(LIBRARY, pages, progress)
    if pages and report.count("rejected") == len(report.pages):
        raise NothingReadable(tuple(UnreadablePage(p.path, p.reason or "") for p in report.pages))
    if as_json:
        print_json(contract.report_json(report))
        return
    from bot.rendering.plain import report_text

    typer.echo(report_text(report))


for _verb in (*answers.VERBS, erase):
    app.command()(_verb)
