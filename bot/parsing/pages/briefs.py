"""Pages of many stories in brief, and of letters: each stands under a heading or above a signature of its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

from bot.parsing.lexicon import load
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.body import Verdict
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line, described
from bot.parsing.pages.looks import is_credited
from bot.parsing.pages.paragraphs import is_paragraph
from bot.parsing.pages.signatures import START
from bot.parsing.pages.words import words_of

_ABOVE = 3  # lines
_ANNOUNCED, _HEADING, _SIGNED = 14, 16, 8  # words
_LEAST, _LEAST_LETTERS = 3, 2
_BRIEF, _LONGEST = 150, 300  # words
_MOST = 0.7
# Where more of the names come back in another story, the page has one subject.
_SHARED = 0.34
_LEAD_IN = re.compile(
    r"(?=.{0,80}?[A-Z]{3})(?P<title>[A-Z0-9][A-Z0-9 ,.’'“”&$%-]{5,80}?)\s?(?:[—–:]|-\s|\.\s)\s?(?=[^a-z]{0,12}[a-z])"
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story's lines, the one of its heading, who signed it in how many lines ``below``.

    ``glued``: whether the heading is only the beginning of its line.
    """

    lines: range
    heading: int | None
    signed: tuple[str, ...] = ()
    below: int = 0
    glued: bool = False


def find_stories(lines: list[Line], verdict: Verdict) -> list[Story]:
    """The stories of a page that is called one of many and tells them one below the other; none of any other page."""
    body = verdict.body
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    top = first if verdict.headline is None else min(first, verdict.headline)
    # Of a page with no furniture the first line is body as well.
    told = next((i for i in range(first, len(lines)) if is_paragraph(lines[i])), first) if top == 0 else first
    last = min(told, first + _ABOVE)
    called = {name for i in range(max(0, top - _ABOVE), last + 1) if i < len(lines) for name in _called(lines[i])}
    if any(_holds(line, "newsletter") for line in lines):
        called.add("briefs")
    if not called:
        return []
    stories = _letters(lines, top) if "letters" in called else _headed(lines, body, top)
    # Each with a byline of its own, two stories are no parts of one.
    signed = all(story.heading is not None and stamps_below(lines, story.heading) for story in stories)
    least = _LEAST_LETTERS if "letters" in called or signed else _LEAST
    sizes = [_size(lines, body, story) for story in stories]
    if len(stories) < least or min(sizes) == 0 or median(sizes) > _BRIEF or max(sizes) > _LONGEST:
        return []
    if sum(sizes) < _MOST * sum(len(line.words) for line, inside in zip(lines, body, strict=True) if inside):
        return []
    return stories if "letters" in called or _is_various(lines, body, stories) else []


def unglued(line: Line) -> list[Line]:
    """The heading that begins a line, and the rest of it."""
    found = _LEAD_IN.match(line.text)
    if found is None:
        return [line]
    title, rest = found["title"], line.text[found.end() :]
    end = line.end - len(rest)
    return described([replace(line, text=title, end=end), replace(line, text=rest, start=end, marker="", gap=True)])


def _called(line: Line) -> set[str]:
    """What kind of page of many a line calls it: ``letters`` or ``briefs``."""
    found = {"letters"} if _is_one_of(line, "letters") else set()
    if _is_one_of(line, "lines") or _holds(line, "phrases"):
        found.add("briefs")
    return found


def _holds(line: Line, table: str) -> bool:
    """Whether a short line holds one of the phrases."""
    phrases, keys = _phrases(table)
    if keys.isdisjoint(line.folded) or len(line.words) > _ANNOUNCED:
        return False
    text = f" {' '.join(line.folded)} "
    return any(phrase in text for phrase in phrases)


@cache
def _phrases(table: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The phrases between spaces, and of each its longest word."""
    words = [words_of(name) for name in load("pages_briefs")[table]["words"]]
    return tuple(f" {' '.join(one)} " for one in words), frozenset(max(one, key=len) for one in words)


def _is_one_of(line: Line, table: str) -> bool:
    """Whether a line is one of the phrases."""
    return f" {' '.join(line.folded)} " in _phrases(table)[0]


def _headed(lines: list[Line], body: list[bool], top: int) -> list[Story]:
    """Stories under headings, or each of one paragraph that begins with a heading in capitals."""
    heads = [i for i in range(top, len(lines) - 1) if _is_heading(lines, i) and not _called(lines[i])]
    leads = [i for i in range(top, len(lines)) if body[i] and _LEAD_IN.match(lines[i].text)]
    if len(leads) > len(heads):
        return [Story(range(start, stop), start, glued=True) for start, stop in pairwise([*leads, _last(body) + 1])]
    heads = [i for i in heads if any(body[i + 1 : i + 4])]
    below = (i for i in range(heads[0], len(lines)) if _holds(lines[i], "newsletter")) if heads else iter(())
    bottom = min(_last(body) + 1, next(below, len(lines)))
    heads = [i for i in heads if i + 1 < bottom]  # the last may be a button
    return [Story(range(start, stop), start) for start, stop in pairwise([*heads, bottom])]


def _letters(lines: list[Line], top: int) -> list[Story]:
    """Letters end with the name of who wrote them, and perhaps the place."""
    stories = []
    start = next((i for i in range(top, len(lines)) if _is_heading(lines, i) or is_paragraph(lines[i])), len(lines))
    for index in range(start + 1, len(lines)):
        name = _signer(lines[index])
        if index <= start or name is None or not is_paragraph(lines[index - 1]):
            continue
        stop = index + 1
        if stop < len(lines) and _is_place(lines[stop]) and "," not in lines[index].text:
            stop += 1
        told = next((i for i in range(start, index) if is_paragraph(lines[i])), index)
        head = next((i for i in range(start, told) if not lines[i].text.isdigit()), None)
        stories.append(Story(range(start, stop), head, (name,), stop - index))
        start = stop
    return stories


def _is_heading(lines: list[Line], index: int) -> bool:
    """Whether a line heads the paragraph below it, or that below a salutation."""
    line = lines[index]
    if not 1 <= len(line.words) <= _HEADING or line.text[-1] in ".,;:" or line.text.isdigit() or len(line.text) < 4:
        return False
    if any(cue.where != "in" for cue in line.cues) or is_name(line.text) or START.match(line.text):
        return False
    if find_dates(line.text) or is_credited(line.text) or _signer(line):
        return False
    below = index + 1 + len(stamps_below(lines, index))
    if below + 1 < len(lines) and lines[below].text[-1] == ":" and len(lines[below].words) <= 4:
        below += 1
    return below < len(lines) and is_paragraph(lines[below])


def stamps_below(lines: list[Line], heading: int) -> range:
    """The lines below a heading that say who wrote what it heads, and then perhaps when."""
    stop = heading + 1
    if stop < len(lines) and len(lines[stop].words) <= _SIGNED and START.match(lines[stop].text):
        stop += 1
        stop += stop < len(lines) and len(lines[stop].words) <= _SIGNED and bool(find_dates(lines[stop].text))
    return range(heading + 1, stop)


def _signer(line: Line) -> str | None:
    """The name of who signs with a line that holds no more than that and a place."""
    if len(line.words) > _SIGNED:
        return None
    name = line.text.lstrip("—–- ").split(",")[0].strip()
    return name if is_name(name) else None


def _is_place(line: Line) -> bool:
    return len(line.words) <= 2 and line.text[0].isupper() and line.text[-1] not in ".:?!" and not line.cues


def _last(body: list[bool]) -> int:
    return max((i for i, inside in enumerate(body) if inside), default=-1)


def _size(lines: list[Line], body: list[bool], story: Story) -> int:
    return sum(len(lines[i].words) for i in story.lines if body[i] or is_paragraph(lines[i]))


def _is_various(lines: list[Line], body: list[bool], stories: list[Story]) -> bool:
    """Whether the stories name different people and places."""
    named: Counter[str] = Counter()
    for story in stories:
        told = [lines[i] for i in story.lines if body[i]]
        named.update({
            low
            for line in told
            for word, low in zip(line.words[1:], line.folded[1:], strict=True)
            if word[0].isupper() and len(word) > 3
        })  # fmt: skip
    return sum(count > 1 for count in named.values()) <= _SHARED * len(named)


def is_index(lines: list[Line], body: list[bool]) -> bool:
    """Whether a page holds nothing but teasers, each below a headline and above a line that leads to the article."""
    led = [i for i, (inside, line) in enumerate(zip(body, lines[1:], strict=False)) if inside and _leads_on(line)]
    if len(led) < _LEAST:
        return False
    told = [i for i, inside in enumerate(body) if inside and is_paragraph(lines[i])]
    led = [i for i in told if i > 0 and i in led and _is_heading(lines, i - 1)]
    return len(led) >= _LEAST and len(led) >= _MOST * len(told)


def _leads_on(line: Line) -> bool:
    return bool(line.cues) and any(cue.kind == "related" and cue.where == "line" for cue in line.cues)
