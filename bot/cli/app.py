"""The verbs of the command line."""

from __future__ import annotations

import asyncio
import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli import contract
from bot.cli.corpus import corpus_services, report_rejected, worker_pool
from bot.cli.output import TEXTS, Destination, answer_from, complain, given_paths, print_json, read_day
from bot.cli.progress import progress_bar
from bot.errors import DatelineError, NothingReadable, QuestionTooLong, UnreadablePage
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
    typer.Option(metavar="FILE", help="Write it, with its sources, to FILE instead: .csv, .md or .json."),
]
ExportDates = Annotated[
    Path | None,
    typer.Option("--export", metavar="FILE", help="Write it to FILE instead: .csv, .md, .json, .ics; .png draws it."),
]
ExportWords = Annotated[
    Path | None,
    typer.Option("--export", metavar="FILE", help="Write it to FILE: .csv, .md, .json; .png draws who speaks when."),
]
Dark = Annotated[bool, typer.Option("--dark", help="A picture for a dark screen.")]
_EVERYTHING = 100_000
_WHOLE = 1_000
"""Dates of a timeline that is written to a file and not limited."""


def main() -> None:
    """Run the command line; domain errors end in one sentence on standard error and exit code 2."""
    try:
        app()
    except DatelineError as error:
        if isinstance(error, NothingReadable):
            report_rejected(error.rejected)
        complain(error)
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
    given = read_day(published)
    files = page_paths(given_paths(paths))
    with worker_pool(len(files)) as pool, progress_bar("Reading pages") as progress:
        articles, rejected = parse_files(files, given, pool, progress)
    if not articles:
        raise NothingReadable(tuple(rejected))
    report_rejected(rejected)
    if as_json:
        for article in articles:
            print_json(contract.article_json(article))
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
    asyncio.run(_load(given_paths(paths), database or Settings().database, as_json))


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
        print_json(contract.report_json(report))
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

    to = Destination(as_json, export)
    to.check()
    answer_from(paths, database, ask, contract.summary_json, {"sentences": []}, to)


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
    export: ExportWords = None,
    dark: Dark = False,
    as_json: Json = False,
) -> None:
    """Who said what, word for word."""
    request = QuoteRequest(speaker, about, exact, Period(read_day(since), read_day(until)), outlet, limit=_EVERYTHING)

    to = Destination(as_json, export, dark)
    to.check((*TEXTS, "png"))

    async def ask(services: Services) -> Any:
        return await (services.speech if to.picture else services.quote)(LIBRARY, request)

    answer_from(paths, database, ask, contract.quotes_json, [], to)


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

    to = Destination(as_json, export)
    to.check()
    answer_from(paths, database, ask, contract.verification_json, {"verdict": "not found", "matches": []}, to)


@app.command()
def timeline(
    paths: Paths = None,
    topic: Annotated[str | None, typer.Option(help="Only events of this topic.")] = None,
    person: Annotated[str | None, typer.Option(help="Only events with this person.")] = None,
    since: Since = None,
    until: Until = None,
    maximum: Annotated[int | None, typer.Option("--max", min=1, help="Only the most important so many.")] = None,
    database: DatabaseFile = None,
    export: ExportDates = None,
    dark: Dark = False,
    as_json: Json = False,
) -> None:
    """What happened when."""
    to = Destination(as_json, export, dark)
    to.check((*TEXTS, "ics", "png"))
    limit = _WHOLE if to.suffix in (*TEXTS, "ics") and not as_json and maximum is None else maximum
    request = TimelineRequest(topic, person, Period(read_day(since), read_day(until)), limit=limit)

    async def ask(services: Services) -> Any:
        return await services.timeline(LIBRARY, request)

    answer_from(paths, database, ask, contract.timeline_json, [], to)


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

    to = Destination(as_json, export)
    to.check()
    answer_from(paths, database, answer, shape, None, to)


@app.command()
def digest(
    paths: Paths = None,
    on: Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="As it would be on this day.")] = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """What is new."""
    day = read_day(on)

    async def compose() -> Any:
        with progress_bar("Loading pages") as progress:
            async with corpus_services(given_paths(paths, database), database, progress, day) as (services, seen):
                return (await services.digest(LIBRARY, seen, day))[0]

    to = Destination(as_json, export)
    to.check()
    to.deliver(asyncio.run(compose()), contract.digest_json)


@app.command()
def converse(paths: Paths = None, database: DatabaseFile = None, as_json: Json = False) -> None:
    """Questions as JSON lines on standard input, answers a line each; every conversation remembers its turns."""

    async def talk() -> None:
        threads: dict[str, Conversation] = {}
        async with corpus_services(given_paths(paths, database), database, None) as (services, _):
            for line in sys.stdin:
                if not line.strip():
                    continue
                name, question = _turn(line)
                try:
                    answer, threads[name] = await services.ask(LIBRARY, question, threads.get(name))
                except QuestionTooLong as error:
                    complain(error)
                    answer = QuestionAnswer(question, None, (), None, abstained=True)
                Destination(as_json).deliver(answer, partial(contract.question_json, name))

    asyncio.run(talk())


def _turn(line: str) -> tuple[str, str]:
    try:
        turn = json.loads(line)
        return str(turn.get("conversation", "")), str(turn["question"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise typer.BadParameter(f"not a turn: {line[:80].strip()}") from None
