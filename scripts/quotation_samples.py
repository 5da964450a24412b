"""Annotated articles as the lines that the quotation reader sees, each with the attributions whose cue lies in it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from bot.model.text import Paragraph
from bot.parsing.quotations.classes import QUOTE
from bot.parsing.quotations.marks import quoted_stretches
from bot.parsing.quotations.outline import Line, outline
from bot.parsing.quotations.verbs import lemmas
from bot.parsing.sentences import split_sentences

# An article: its text, its lines below the title, its attributions.
Annotated = tuple[str, list[Line], list[dict[str, Any]]]
Parts = list[tuple[int, int]]
_FUNCTION = frozenset(
    {"R", "M", "I", "D", "W", "P", "B", "H", "C", "to", "of", "by", "that", "as", "for", "and", "but", "or"}
)
# A word that reports more seldom is not worth asking about: "to", "for", "is".
_LEAST_SHARE = 0.05
_RARE = 15


class Case(NamedTuple):
    """One annotated attribution whose cue lies in a line: its item, and the text ranges of source and content."""

    item: int
    source: Parts
    content: Parts


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """One paragraph a line that is not blank."""
    found, at = [], 0
    for row in text.split("\n"):
        start, end = at + len(row) - len(row.lstrip()), at + len(row.rstrip())
        if end > start:
            found.append(Paragraph(start, end))
        at += len(row) + 1
    return tuple(found)


def ranges(parts: list[dict[str, Any]]) -> Parts:
    """The offsets of an annotated part."""
    return [(p["start"], p["end"]) for p in parts]


def read(path: Path) -> list[Annotated]:
    """The lines and attributions of every article."""
    found = []
    for row in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(row)
        text = (path.parent / gold["text_file"]).read_bytes().decode("utf-8")
        paragraphs = paragraphs_of(text)
        lines = outline(text, paragraphs, split_sentences(text, paragraphs), quoted_stretches(text, paragraphs))
        body = [x for x in gold["attributions"] if not x["in_title"]]
        found.append((text, [x for x in lines if x.start >= gold["title_end"]], body))
    return found


def cue_words(articles: list[Annotated]) -> dict[str, float]:
    """How often each word that is met inside cues is inside one."""
    seen: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for _, lines, gold in articles:
        marked = {o for x in gold for s, e in ranges(x["cue"]) for o in range(s, e)}
        for line in lines:
            for item in line.items:
                seen[item.lower] += 1
                inside[item.lower] += item.start in marked
    return {word: n / (seen[word] + 3) for word, n in inside.items() if n}


def head_of(line: Line, part: tuple[int, int], share: dict[str, float]) -> int | None:
    """The item of a cue that most says that it is one."""
    held = [i for i, t in enumerate(line.items) if part[0] <= t.start < part[1] and t.text != QUOTE]
    open_class = [i for i in held if line.classes[i] not in _FUNCTION] or held
    return max(open_class, key=lambda i: share.get(line.items[i].lower, 0.0), default=None)


def cases(lines: list[Line], gold: list[dict[str, Any]], share: dict[str, float]) -> list[tuple[Line, list[Case]]]:
    """Every line of an article with the attributions whose cue lies in it."""
    cued: dict[int, list[Case]] = defaultdict(list)
    for x in gold:
        for part in ranges(x["cue"])[:1]:
            number = next((n for n, line in enumerate(lines) if line.start <= part[0] < line.end), None)
            head = head_of(lines[number], part, share) if number is not None else None
            if number is not None and head is not None:
                cued[number].append(Case(head, ranges(x["source"]), ranges(x["content"])))
    return [(line, cued[n]) for n, line in enumerate(lines)]


def reporting_words(data: list[tuple[Line, list[Case]]], share: dict[str, float]) -> frozenset[str]:
    """The words worth asking about."""
    heads = Counter(line.items[c.item].lower for line, marked in data for c in marked)
    seen = Counter(item.lower for line, _ in data for item in line.items)
    lower = Counter(item.text for line, _ in data for item in line.items)
    words = frozenset(
        w
        for w, n in heads.items()
        if n >= 2 and share[w] > 0.06 and n > _LEAST_SHARE * seen[w] and 2 * lower[w] >= seen[w]
    )
    # a form of a verb that is known to report, but too rare here to tell
    return words | {form for form in lemmas() if seen[form] < _RARE}


def overlap(line: Line, first: int, last: int, parts: Parts) -> bool:
    """Whether items ``first``..``last`` share a character with a part."""
    if last <= first:
        return False
    start, end = line.items[first].start, line.items[last - 1].end
    return any(s < end and start < e for s, e in parts)
