"""The verbs of the command line."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli import contract
from bot.cli.corpus import corpus_services, report_rejected, worker_pool
from bot.cli.exporting import check_export, write_export
from bot.cli.progress import progress_bar
from bot.errors import BadDate, DatelineError, NothingReadable, NotInCorpus, QuestionTooLong, UnreadablePage
from bot.loading import page_paths, parse_files
from bot.model.answer import QuestionAnswer
from bot.model.conversation import Conversation
from bot.model.request import Period, QuoteRequest, SummaryRequest, TimelineRequest, VerifyRequest
from bot.services import Services, open_services
from bot.settings import Settings
from bot.storage.corpus import LIBRARY

app = typer.Typer(
    name="dateline",
    help="Reads news pages and answers with their own sentences.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[Path] | None, typer.Argument(help="Page files, or folders of them.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Machine output on standard output, and nothing else there.")]
DatabaseFile = Annotated[Path | None, typer.Option("--database", help="Answer from this database instead of pages.")]
Since = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")]
Until = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day.")]
Export = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write it with its sources to FILE instead: .csv, .md, .json; dates also .ics."),
]
_EVERYTHING = 100_000
_WHOLE = 1_000
"""Dates of a timeline that is written to a file and not limited."""
_FORMATS = ("csv", "md", "json")


def main() -> None:
    """Run the command line; domain errors end in one sentence on standard error and exit code 2."""
    try:
        app()
    except DatelineError as error:
        if isinstance(error, NothingReadable):
            report_rejected(error.rejected)
        _complain(error)
        raise SystemExit(2) from None


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Without a verb, run the bot."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Connect to Discord with DISCORD_TOKEN; without one, open the playground."""
    settings = Settings()
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
    """The same bot in a local workspace in the browser, without an account or a token."""
    from bot import playground as local

    local.run(Settings(), port=port, open_browser=browser)


@app.command()
def parse(
    paths: Paths = None,
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day the pages appeared.")] = None,
    as_json: Json = False,
) -> None:
    """Pages in, annotated articles out: one JSON object a line, in input order."""
    given = _day(published)
    files = page_paths(_given(paths))
    with worker_pool(len(files)) as pool, progress_bar("Reading pages") as progress:
        articles, rejected = parse_files(files, given, pool, progress)
    if not articles:
        raise NothingReadable(tuple(rejected))
    report_rejected(rejected)
    if as_json:
        for article in articles:
            _print_json(contract.article_json(article))
        return
    from bot.rendering.plain import article_text

    for article in articles:
        typer.echo(article_text(article))


@app.command()
def load(
    paths: Paths = None,
    database: Annotated[Path | None, typer.Option("--database", help="The database file.")] = None,
    as_json: Json = False,
) -> None:
    """Read pages and store them in the shared library; says what became of each."""
    asyncio.run(_load(_given(paths), database or Settings().database, as_json))


async def _load(paths: list[Path], database: Path, as_json: bool) -> None:
    pages = page_paths(paths)
    with worker_pool(len(pages)) as pool, progress_bar("Loading pages") as progress:
        services = await open_services(database, executor=pool)
        try:
            report = await services.add_pages(LIBRARY, pages, progress)
        finally:
            await services.close()
    if pages and report.count("rejected") == len(pages):
        raise NothingReadable(tuple(UnreadablePage(p.path, p.reason or "") for p in report.pages))
    if as_json:
        _print_json(contract.report_json(report))
        return
    from bot.rendering.plain import report_text

    typer.echo(report_text(report))


@app.command()
def summary(
    paths: Paths = None,
    topic: Annotated[str | None, typer.Option(help="Only what is said about this.")] = None,
    sentences: Annotated[int, typer.Option(min=1, help="How many sentences.")] = 5,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """What the pages are about, in their own sentences."""
    request = SummaryRequest(topic=topic, sentences=sentences)

    async def ask(services: Services) -> Any:
        return await services.summary(LIBRARY, request)

    _answer(ask, paths, database, as_json, contract.summary_json, {"sentences": []}, export)


@app.command()
def quote(
    paths: Paths = None,
    speaker: Annotated[str | None, typer.Option(help="Who said it: a name in any spelling, or a role.")] = None,
    about: Annotated[str | None, typer.Option(help="Words it is about.")] = None,
    exact: Annotated[str | None, typer.Option("--exact", "--wording", help="Its wording, or nearly.")] = None,
    since: Since = None,
    until: Until = None,
    outlet: Annotated[str | None, typer.Option(help="Only from this outlet.")] = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """Who said what, word for word."""
    request = QuoteRequest(speaker, about, exact, Period(_day(since), _day(until)), outlet, limit=_EVERYTHING)

    async def ask(services: Services) -> Any:
        return await services.quote(LIBRARY, request)

    _answer(ask, paths, database, as_json, contract.quotes_json, [], export)


@app.command()
def verify(
    text: Annotated[str, typer.Argument(help="The quotation to check.")],
    paths: Paths = None,
    speaker: Annotated[str | None, typer.Option(help="Who is said to have said it.")] = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """Is this quotation real?"""
    request = VerifyRequest(text, speaker)

    async def ask(services: Services) -> Any:
        return await services.verify(LIBRARY, request)

    nothing = {"verdict": "not found", "matches": []}
    _answer(ask, paths, database, as_json, contract.verification_json, nothing, export)


@app.command()
def timeline(
    paths: Paths = None,
    topic: Annotated[str | None, typer.Option(help="Only events of this topic.")] = None,
    person: Annotated[str | None, typer.Option(help="Only events with this person.")] = None,
    since: Since = None,
    until: Until = None,
    maximum: Annotated[int | None, typer.Option("--max", min=1, help="Only the most important so many.")] = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """What happened when."""
    limit = _WHOLE if export and maximum is None else maximum
    request = TimelineRequest(topic, person, Period(_day(since), _day(until)), limit=limit)

    async def ask(services: Services) -> Any:
        return await services.timeline(LIBRARY, request)

    _answer(ask, paths, database, as_json, contract.timeline_json, [], export, (*_FORMATS, "ics"))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    paths: Paths = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """A question, answered with sentences of the pages."""

    async def answer(services: Services) -> QuestionAnswer:
        return (await services.ask(LIBRARY, question))[0]

    def shape(answer: QuestionAnswer) -> Any:
        return contract.question_json("", answer)

    _answer(answer, paths, database, as_json, shape, None, export)


@app.command()
def digest(
    paths: Paths = None,
    on: Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="As it would be on this day.")] = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """What is new."""
    day = _day(on)

    async def compose() -> Any:
        with progress_bar("Loading pages") as progress:
            async with corpus_services(_given(paths, database), database, progress, day) as (services, seen):
                return (await services.digest(LIBRARY, seen, day))[0]

    check_export(export, _FORMATS)
    _show(asyncio.run(compose()), as_json, contract.digest_json, export)


@app.command()
def converse(paths: Paths = None, database: DatabaseFile = None, as_json: Json = False) -> None:
    """Questions as JSON lines on standard input, answers a line each; every conversation remembers its turns."""

    async def talk() -> None:
        threads: dict[str, Conversation] = {}
        async with corpus_services(_given(paths, database), database, None) as (services, _):
            for line in sys.stdin:
                if not line.strip():
                    continue
                name, question = _turn(line)
                try:
                    answer, threads[name] = await services.ask(LIBRARY, question, threads.get(name))
                except QuestionTooLong as error:
                    _complain(error)
                    answer = QuestionAnswer(question, None, (), None, abstained=True)
                _show(answer, as_json, partial(contract.question_json, name))

    asyncio.run(talk())


def _turn(line: str) -> tuple[str, str]:
    try:
        turn = json.loads(line)
        return str(turn.get("conversation", "")), str(turn["question"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise typer.BadParameter(f"not a turn: {line[:80].strip()}") from None


def _given(paths: list[Path] | None, database: Path | None = None) -> list[Path]:
    if not paths and database is None:
        raise typer.BadParameter("name page files, a folder of them, or a database")
    return paths or []


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadDate(text or "") from None


def _answer(
    ask: Callable[[Services], Coroutine[Any, Any, Any]],
    paths: list[Path] | None,
    database: Path | None,
    as_json: bool,
    shape: Callable[[Any], Any],
    nothing: Any,
    export: Path | None,
    formats: tuple[str, ...] = _FORMATS,
) -> None:
    """Load, ask, print or write. What the corpus lacks is an empty answer to scripts and a sentence to people."""

    check_export(export, formats)

    async def work() -> Any:
        with progress_bar("Loading pages") as progress:
            async with corpus_services(_given(paths, database), database, progress) as (services, _):
                return await ask(services)

    try:
        answer = asyncio.run(work())
    except NotInCorpus as error:
        if not as_json:
            raise
        _complain(error)
        _print_json(nothing)
        return
    _show(answer, as_json, shape, export)


def _show(answer: Any, as_json: bool, shape: Callable[[Any], Any], export: Path | None = None) -> None:
    if export:
        write_export(export, answer)
    if as_json:
        _print_json(shape(answer))
    if as_json or export:
        return
    from bot.rendering.plain import answer_text

    typer.echo(answer_text(answer))


def _complain(error: DatelineError) -> None:
    from bot.rendering.errors import sentence

    typer.echo(sentence(error), err=True)


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
