"""Options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[Path] | None, typer.Argument(help="Page files, or folders of them.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Machine output on standard output, and nothing else there.")]
Database = Annotated[Path | None, typer.Option("--database", help="The database file.")]
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
    typer.Option("--export", metavar="FILE", help="Write it to FILE instead: .csv, .md, .json; .png draws who speaks."),
]
Dark = Annotated[bool, typer.Option("--dark", help="A picture for a dark screen.")]
