"""Answers written to a file instead of being printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.errors import NoSuchFormat
from bot.model.answer import Answer


def check_export(path: Path | None, formats: tuple[str, ...]) -> None:
    """Refuse a file whose name ends in none of the formats, before any work is done; raises `NoSuchFormat`."""
    if path is not None and path.suffix.casefold().lstrip(".") not in formats:
        raise NoSuchFormat(path.suffix or path.name, tuple(f".{name}" for name in formats))


def write_export(path: Path, answer: Answer) -> None:
    """Write the whole answer in the format the file's name ends in, and say so on standard error."""
    from bot.rendering.exports.files import chosen_format, export_file

    export = export_file(answer, chosen_format(path.suffix.lstrip(".")), datetime.now(UTC), str)
    write_file(path, export.content)
    items = f"{export.items:,} item{'' if export.items == 1 else 's'}"
    typer.echo(" ".join(filter(None, (f"{path}: {items}.", export.note))), err=True)


def write_file(path: Path, content: bytes) -> None:
    """Write a file; one that cannot be written is bad input."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}") from None
