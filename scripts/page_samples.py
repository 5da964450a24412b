"""Flattened pages of known body, title and leaks, line by line, to learn from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from bot.parsing.pages.decode import decode_page
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.looks import look
from bot.parsing.pages.surroundings import Page
from bot.parsing.pages.wording import grams_of

WORD = re.compile(r"\w+")
SILVER = 0.5
# The kinds of lines that a reader would mind most in an article: they may be as well written.
LEAKS = frozenset({"comments", "subscribe", "bio", "caption", "share"})


@dataclass
class Sample:
    """One flattened page with what its lines are: body or not, headline or not; and what was learned of them so far."""

    name: str
    site: str
    way: str
    trust: float
    lines: list[Line]
    body: np.ndarray
    title: np.ndarray | None
    leaks: np.ndarray
    looks: list[list[float]] = field(default_factory=list)
    grams: list[set[str]] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)
    page: Page = field(init=False, repr=False)
    candidates: list[int] = field(default_factory=list)
    headline_rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    headline_scores: list[float] = field(default_factory=list)
    headline: tuple[int | None, float] = (None, 0.0)
    open: list[int] = field(default_factory=list)
    rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    unsettled: list[int] = field(default_factory=list)
    context: np.ndarray = field(default_factory=lambda: np.empty(0))
    likeliest: list[int] = field(default_factory=list)
    places: np.ndarray = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        self.looks = [look(line.text, line.words, line.folded, line.cues) for line in self.lines]
        self.grams = [grams_of(line.folded) for line in self.lines]

    @property
    def sizes(self) -> np.ndarray:
        """Words in each line."""
        return np.array([len(line.words) for line in self.lines])


def samples(folder: Path) -> Iterator[Sample]:
    """Every English page of known body, in every way it was flattened."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        gold = [json.loads(row) for row in file]
    for way in sorted(path.name for path in (folder / "text").iterdir()):
        for row in gold:
            path = folder / "text" / way / f"{row['id']}.txt"
            if not row.get("body") or not row.get("body_ok", True) or not row["en"] or not path.exists():
                continue
            lines = split_lines(decode_page(path.read_bytes(), str(path)))
            title = row.get("title")
            yield Sample(
                name=row["id"],
                site=row["site"] or row["id"],
                way=way,
                trust=SILVER if row.get("silver") else 1.0,
                lines=lines,
                body=aligned(lines, row["body"]),
                title=np.array([same(line.text, title) for line in lines]) if title else None,
                leaks=told_in(lines, [part["text"] for part in row.get("segments", []) if part["kind"] in LEAKS]),
            )


def aligned(lines: list[Line], body: str) -> np.ndarray:
    """For every line whether half of its words lie in the alignment of the page with the body."""
    words: list[str] = []
    owner: list[int] = []
    for index, line in enumerate(lines):
        for word in WORD.findall(line.text):
            words.append(word)
            owner.append(index)
    hits, sizes = np.zeros(len(lines)), np.zeros(len(lines))
    np.add.at(sizes, owner, 1)
    matcher = SequenceMatcher(None, WORD.findall(body), words, autojunk=False)
    for block in matcher.get_matching_blocks():
        np.add.at(hits, owner[block.b : block.b + block.size], 1)
    return hits >= 0.5 * np.maximum(sizes, 1)


def told_in(lines: list[Line], texts: list[str]) -> np.ndarray:
    """For every line whether it is one of the texts, or one of some length and the other are part of each other."""
    folded = [f" {' '.join(WORD.findall(text.casefold()))} " for text in texts]
    whole, long = set(folded), [text for text in folded if len(text) > 27]
    found = []
    for line in lines:
        text = f" {' '.join(WORD.findall(line.text.casefold()))} "
        part = len(text) > 27 and any(text in other for other in long)
        found.append(text in whole or part or any(other in text for other in long))
    return np.array(found, dtype=bool)


def same(text: str, title: str) -> bool:
    """Whether a line is the title but for a few characters."""
    a, b = " ".join(WORD.findall(text.casefold())), " ".join(WORD.findall(title.casefold()))
    return bool(a) and abs(len(a) - len(b)) < 0.2 * len(b) + 2 and SequenceMatcher(None, a, b).ratio() >= 0.9
