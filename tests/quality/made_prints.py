"""Pages in the shapes that people paste and archives print, with what is known of each; `made_prints.txt` holds them.

The file's stories come first. A page names its story and gives, line by line, what should be read from it; behind
``--`` stands its text, in which ``{t}`` is the story's title and ``{1}`` its first paragraph, ``{1a}`` and ``{1b}`` the
two halves of that. ``wrap`` breaks paragraphs at a width, ``hyphen`` parts long words there.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".txt")
_PARTED = 8  # letters of a word that may be parted


@dataclass(frozen=True)
class MadePrint:
    """A page's text, the paragraphs an article should hold, what else is known, and lines with their labels."""

    name: str
    text: str
    body: tuple[str, ...]
    known: dict[str, str]
    labels: tuple[tuple[str, str], ...]


@dataclass
class _Filling:
    """The paragraphs of a story as they are put into a page."""

    paragraphs: list[str]
    width: int
    hyphen: bool
    used: list[str] = field(default_factory=list)

    def put(self, match: re.Match[str]) -> str:
        """A paragraph behind what stands before it, every row of it behind the same marks of quoting or indent."""
        before, number, half = match[1], int(match[2]), match[3]
        paragraph = self.paragraphs[number - 1]
        if paragraph not in self.used:
            self.used.append(paragraph)
        lead = re.match(r"[>| \t]*", before)
        assert lead is not None
        text = f"{before.strip()} {paragraph}" if lead[0] != before and not lead[0].strip() else paragraph
        rows = _wrapped(text, self.width, self.hyphen) if self.width else [text]
        middle = len(rows) // 2
        rows = rows[:middle] if half == "a" else rows[middle:] if half == "b" else rows
        return (lead[0] if text is not paragraph else before) + f"\n{lead[0]}".join(rows)


def made_prints() -> list[MadePrint]:
    """Every page of the file, in its order."""
    source = _SOURCE.read_text("utf-8")
    stories = dict(_stories(source))
    return [_page(chunk, stories) for chunk in re.split(r"^== page ", source, flags=re.M)[1:]]


def _stories(source: str) -> Iterator[tuple[str, tuple[str, list[str]]]]:
    for chunk in re.split(r"^== ", source, flags=re.M):
        if chunk.startswith("story "):
            name, title, text = chunk.removeprefix("story ").split("\n", 2)
            yield name.strip(), (title.removeprefix("# "), text.strip().split("\n\n"))


def _page(chunk: str, stories: dict[str, tuple[str, list[str]]]) -> MadePrint:
    head, text = chunk.split("\n--\n", 1)
    first, *rows = head.split("\n")
    name, story, *options = first.split()
    title, paragraphs = stories[story]
    told = [row.partition(":") for row in rows]
    filling = _Filling(
        paragraphs, next((int(told[5:]) for told in options if told.startswith("wrap=")), 0), "hyphen" in options
    )
    text = text.rstrip("\n").replace("{t}", title)
    return MadePrint(
        name,
        re.sub(r"^([^\n{}]*)\{(\d)([ab]?)\}", filling.put, text, flags=re.M) + "\n",
        tuple(filling.used),
        {"title": title} | {key: value.strip() for key, _, value in told if not key.startswith("label ")},
        tuple((key.removeprefix("label "), value.strip()) for key, _, value in told if key.startswith("label ")),
    )


def _wrapped(text: str, width: int, hyphen: bool) -> list[str]:
    if not hyphen:
        return textwrap.wrap(text, width, break_on_hyphens=False)
    rows, row = list[str](), ""
    for word in text.split():
        room = width - len(row) - 1
        if row and len(word) > room:
            whole = re.match(rf"[a-z]{{{_PARTED},}}", word)
            cut = min(room - 1, len(whole[0]) - 3) if whole and room > 5 else 0
            rows.append(f"{row} {word[:cut]}-" if cut else row)
            row = word[cut:]
        else:
            row = f"{row} {word}".strip()
    return [*rows, row]
