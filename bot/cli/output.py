"""How a verb ends: its answer printed for people or scripts or written to a file, its error said."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typer

from bot.cli.corpus import corpus_services
from bot.cli.progress import progress_bar
from bot.errors import BadDate, DatelineError, NoSuchFormat, NotInCorpus
from bot.model.answer import Answer, Timeline
from bot.model.speech import SpeechCounts
from bot.services import Services

TEXTS = ("csv", "md", "json")
"""Formats every answer can be written in."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an answer goes: printed, for scripts if ``as_json``, or into a file in the format its name ends in."""

    as_json: bool = False
    file: Path | None = None
    dark: bool = False

    @property
    def suffix(self) -> str:
        """The format of the file, ``""`` without one."""
        return self.file.suffix.casefold().lstrip(".") if self.file else ""

    @property
    def picture(self) -> bool:
        """Whether a picture is to be drawn."""
        return self.suffix == "png"

    def check(self, formats: tuple[str, ...] = TEXTS) -> None:
        """Refuse a file in none of the formats before any work is done; raises `NoSuchFormat`."""
        if self.file and self.suffix not in formats:
            raise NoSuchFormat(self.file.suffix or self.file.name, tuple(f".{name}" for name in formats))
        if self.picture and self.as_json:
            raise typer.BadParameter("a picture leaves nothing for --json to print")

    def deliver(self, answer: Any, shape: Callable[[Any], Any]) -> None:
        """Print or write the answer; ``shape`` makes it what scripts are given."""
        if self.file:
            self._write(self.file, answer)
        if self.as_json:
            print_json(shape(answer))
        elif not self.file:
            from bot.rendering.plain import answer_text

            typer.echo(answer_text(answer))

    def _write(self, file: Path, answer: Answer | SpeechCounts) -> None:
        content, told = self._picture(answer) if self.picture else self._text(answer)
        try:
            file.write_bytes(content)
        except OSError as error:
            raise typer.BadParameter(f"{file} cannot be written: {error.strerror}") from None
        typer.echo(f"{file}: {told}", err=True)

    def _text(self, answer: Any) -> tuple[bytes, str]:
        from bot.rendering.exports.files import chosen_format, export_file

        export = export_file(answer, chosen_format(self.suffix), datetime.now(UTC), str)
        items = f"{export.items:,} item{'' if export.items == 1 else 's'}."
        return export.content, " ".join(filter(None, (items, export.note)))

    def _picture(self, answer: Any) -> tuple[bytes, str]:
        from bot.rendering.chart import timeline_chart
        from bot.rendering.speech_chart import speech_chart

        draw: Callable[[Any, Any], bytes] = timeline_chart if isinstance(answer, Timeline) else speech_chart
        return draw(answer, "dark" if self.dark else "light"), "a picture for phones."


def answer_from(
    paths: list[Path] | None,
    database: Path | None,
    ask: Callable[[Services], Coroutine[Any, Any, Any]],
    shape: Callable[[Any], Any],
    nothing: Any,
    to: Destination,
) -> None:
    """Load, ask, deliver. What the corpus lacks is an empty answer to scripts and a sentence to people."""

    async def work() -> Any:
        with progress_bar("Loading pages") as progress:
            async with corpus_services(given_paths(paths, database), database, progress) as (services, _):
                return await ask(services)

    try:
        answer = asyncio.run(work())
    except NotInCorpus as error:
        if not to.as_json:
            raise
        complain(error)
        print_json(nothing)
        return
    to.deliver(answer, shape)


def given_paths(paths: list[Path] | None, database: Path | None = None) -> list[Path]:
    """The pages named on the command line; without any there must be a database that exists."""
    if not paths and database is None:
        raise typer.BadParameter("name page files, a folder of them, or a database")
    if database is not None and not database.exists():
        raise typer.BadParameter(f"there is no database {database}; dateline load makes one")
    return paths or []


def read_day(text: str | None) -> date | None:
    """A day as scripts write it; raises `BadDate`."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadDate(text or "") from None


def complain(error: DatelineError) -> None:
    """Say on standard error what went wrong."""
    from bot.rendering.errors import sentence

    typer.echo(sentence(error), err=True)


def print_json(value: Any) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
