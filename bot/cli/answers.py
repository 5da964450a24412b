"""The verbs that answer: the slash commands' answers from page files or a database."""

from __future__ import annotations

import asyncio
import json
import sys
from functools import partial
from typing import Annotated, Any

import typer

from bot.cli import contract
from bot.cli.corpus import corpus_services
from bot.cli.options import Dark, DatabaseFile, Export, ExportDates, ExportWords, Json, Paths, Since, Until
from bot.cli.output import TEXTS, Destination, answer_from, complain, given_paths, read_day
from bot.cli.progress import progress_bar
from bot.errors import BadInput
from bot.model.answer import Library, QuestionAnswer
from bot.model.conversation import Conversation
from bot.model.request import QuoteRequest, SummaryRequest, TimelineRequest, VerifyRequest
from bot.reading import period
from bot.services import Services
from bot.storage.corpus import LIBRARY

_EVERYTHING = 100_000
_WHOLE = 1_000
"""Dates of a timeline that is written to a file and not limited."""


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
    answer_from(paths, database, ask, contract.summary_json, {"sentences": [], "conflicts": []}, to)


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
    request = QuoteRequest(speaker, about, exact, period(read_day(since), read_day(until)), outlet, limit=_EVERYTHING)

    to = Destination(as_json, export, dark)
    to.check((*TEXTS, "png"))

    async def ask(services: Services) -> Any:
        return await (services.speech if to.picture else services.quote)(LIBRARY, request)

    answer_from(paths, database, ask, contract.quotes_json, [], to)


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


def timeline(
    paths: Paths = None,
    topic: Annotated[str | None, typer.Option(help="Only events of this topic.")] = None,
    person: Annotated[str | None, typer.Option(help="Only events with this person: a name or an office.")] = None,
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
    request = TimelineRequest(topic, person, period(read_day(since), read_day(until)), limit=limit)

    async def ask(services: Services) -> Any:
        return await services.timeline(LIBRARY, request)

    answer_from(paths, database, ask, contract.timeline_json, [], to)


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


def sources(
    paths: Paths = None,
    outlet: Annotated[str | None, typer.Option(help="Only from this outlet.")] = None,
    database: DatabaseFile = None,
    export: Export = None,
    as_json: Json = False,
) -> None:
    """The articles there are, and how each is dated, newest first."""

    async def ask(services: Services) -> Library:
        return Library(tuple(await services.articles(LIBRARY, outlet)), outlet)

    to = Destination(as_json, export)
    to.check()
    answer_from(paths, database, ask, contract.library_json, [], to)


def converse(paths: Paths = None, database: DatabaseFile = None, as_json: Json = False) -> None:
    """Questions as JSON lines on standard input, an answer a line.

    Each is {"conversation": ..., "question": ...}; every conversation remembers its turns.
    """

    async def talk() -> None:
        threads: dict[str, Conversation] = {}
        async with corpus_services(given_paths(paths, database), database, None) as (services, _):
            for line in sys.stdin:
                if not line.strip():
                    continue
                name, question = _turn(line)
                try:
                    answer, threads[name] = await services.ask(LIBRARY, question, threads.get(name))
                except BadInput as error:
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


VERBS = (summary, quote, verify, timeline, ask, digest, sources, converse)
"""In the order they are listed in."""
