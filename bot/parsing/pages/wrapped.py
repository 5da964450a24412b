"""Text broken at a fixed width, as prints, e-mails and documents turned into text have it, put together again."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict

from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.rows import TERMINAL, Line, joined

_NARROWEST, _WIDEST = 28, 100
_WIDER = 0.2  # share of the characters
_LONG, _FULL, _LOWER = 0.75, 0.7, 0.2  # of the width, of the lines that are so long, of those that are full
_RUNNING = 2  # lines that evidently go on in the next
_SLACK = 2
# A line that ends a sentence well before the margin ends its paragraph; one that ends far before it does in any case.
_SHORT, _PART, _FAR = 0.9, 0.8, 0.6
_EXACT = 0.95
_INDENTED = 2
_HYPHEN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
# A byline's row ends where it ends, however much room is left.
_SIGN = re.compile(r"(?:By|BY)\b:?\s{1,3}[^\W\d_a-z]")
_DATED = 0.4
_RULE = re.compile(r"([^\w\s])\1{9,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FOLIO = re.compile(
    r"\W*(?:(?:page|p\.|pg\.)\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\W*|\W*(?:page|p\.|pg\.)\s?[A-Z]?\d{1,4}\W*"
    r"|\S.{0,60}\s{3,}page\s\d{1,4}|\W*(?:continued|cont(?:'|’)?d\.?) (?:on|from) page [A-Z]?\d{1,4}\W*",
    re.I,
)
_LAST = re.compile(r"[^\w\s]?\d{1,4}[.,;:!?][”\"’')]?|\d{1,4}[”\"’')]")
_COLUMN = "   "  # parts the left of a running head from its right
_LONGEST_HEAD = 12  # words
_FEW_WORDS = 4
_LONGEST_WORD = 60  # characters
_NEAR = 3  # lines from a page's number to its running head


def is_hard_wrapped(lines: list[Line]) -> bool:
    """Whether paragraphs were broken at a fixed width."""
    width = _width(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    sizes = [len(line.text) for line in lines]
    wider = sum(size for size, line in zip(sizes, lines, strict=True) if size + line.indent > width + _SLACK)
    if wider > _WIDER * sum(sizes):
        return False
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and not b.marker]
    long = [(a, b) for a, b in pairs if _LONG * width <= len(a.text) + a.indent <= width + _SLACK]
    # The next line's first word did not fit: that, and nothing else, is what a wrapped line break means.
    full = [(a, b) for a, b in long if _is_full(a, b, width)]
    if len(full) < _FULL * len(long) or sum(b.text[0].islower() for _, b in full) < _LOWER * len(full):
        return False
    return len({a.text for a, b in full if a.text[-1] not in TERMINAL or b.text[0].islower()}) >= _RUNNING


def _width(lines: list[Line]) -> int:
    """The width that explains the most line breaks: the line fits, with the next one's first word it would not.

    Longer lines count for more: buttons and menus have short ones of every size.
    """
    votes: Counter[int] = Counter()
    for line, following in itertools.pairwise(lines):
        size = len(line.text) + line.indent
        goes_on = line.text[-1] not in TERMINAL or following.text[0].islower()
        if size >= _NARROWEST and goes_on and not following.gap:
            votes[size] += size**2
            votes[size + 1 + len(following.text.split(" ", 1)[0])] -= size**2
    sizes = sorted(votes)
    most = list(itertools.accumulate(votes[size] for size in sizes))
    return sizes[most.index(max(most))] if sizes else 0


def unwrap(lines: list[Line]) -> list[Line]:
    """The paragraphs of wrapped lines; running heads and page numbers between them stand behind, marked as such."""
    lines, folios = _without_folios(lines)
    width = _width(lines)
    running = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if not b.gap and b.text[0].islower() and len(a.text) + a.indent >= _LONG * width
    ]
    exact = sum(_is_full(a, b, width, 0) for a, b in running) >= _EXACT * len(running)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap and not line.marker and not _ends(groups[-1][-1], line, width, exact):
            groups[-1].append(line)
        else:
            groups.append([line])
    known = _words(lines) if any(line.text[-1] == "-" for line in lines) else frozenset()
    found = [*(_paragraph(group, known) for group in groups), *folios]
    return sorted(found, key=lambda line: line.start)


def _is_full(line: Line, following: Line, width: int, slack: int = _SLACK) -> bool:
    return len(line.text) + line.indent + 1 + len(following.text.split(" ", 1)[0]) > width - slack


def _ends(line: Line, following: Line, width: int, exact: bool) -> bool:
    """Whether a paragraph ends with a line although no blank line follows it.

    Where lines are filled exactly, a word that would have fitted was left out on purpose.
    """
    if _RULE.fullmatch(line.text) or _RULE.fullmatch(following.text):
        return True
    if line.text[-1] == "-":
        return False
    if line.text.isupper() and following.text.isupper() and not _SIGN.match(following.text):
        return line.text[-1] in TERMINAL  # a headline in capitals over two lines
    if exact and not _is_full(line, following, width, 0):
        return True
    if following.text[0].islower():
        return False
    if following.indent >= line.indent + _INDENTED and line.text[-1] in TERMINAL:
        return True
    if _SIGN.match(following.text) and len(following.text) < _PART * width:
        return line.text[-1] != ","
    if exact or _is_full(line, following, width):
        return False
    if any(_SIGN.match(row.text) or _is_dated(row.text) or row.text.isupper() for row in (line, following)):
        return True
    size = len(line.text) + line.indent
    return size < _FAR * width or (line.text[-1] in TERMINAL and size < _SHORT * width)


def _is_dated(text: str) -> bool:
    """Whether a row is little but a date."""
    return sum(len(found.text) for found in find_dates(text)) > _DATED * len(text)


def _paragraph(group: list[Line], known: frozenset[str]) -> Line:
    glues: list[str] = []
    for line, following in itertools.pairwise(group):
        parted = _HYPHEN.search(line.text[-_LONGEST_WORD:])
        if parted is None or not following.text[0].islower():
            glues.append("" if line.text[-1] in "-—–" and parted else " ")
            continue
        glues.append("")
        if not _keeps_hyphen(parted[1], following.text, known):
            line.text = line.text[:-1]
    return joined(group, glues)


def _keeps_hyphen(before: str, following: str, known: frozenset[str]) -> bool:
    """Whether a word broken at a hyphen has one anyway: as the page writes it elsewhere, else by its first part."""
    after = _WORD.match(following)
    if after is None or "-" in before or before[-1].isdigit():
        return True
    rest = after[0].casefold()
    whole, linked = f"{before}{rest}".casefold(), f"{before}-{rest}".casefold()
    if whole in known or linked in known:
        return whole not in known
    return before.casefold() in load("pages_words")["hyphened"]["words"] or before[0].isupper()


def _words(lines: list[Line]) -> frozenset[str]:
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))


def _without_folios(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of text, and those that only number and head the pages; what a page's end has parted goes on."""
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        if len(line.text.split()) <= _LONGEST_HEAD:
            copies[_shape(line.text)].append(line.text)
    numbers = [at for at, line in enumerate(lines) if _FOLIO.fullmatch(line.text) and not _is_rest(line)]
    near = {at + offset for at in numbers for offset in range(-_NEAR, _NEAR + 1)}
    heads = {
        at
        for at, line in enumerate(lines)
        if at in numbers or _is_head(line.text, copies[_shape(line.text)], at in near)
    }
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if at in heads:
            continue
        if at - 1 in heads and kept and _goes_on(kept[-1], line):
            line.gap = False
        kept.append(line)
    for at in heads:
        lines[at].folio = lines[at].gap = True
    return kept, [lines[at] for at in sorted(heads)]


def _is_rest(line: Line) -> bool:
    """Whether a number in the row below another is the last word of its sentence: "1890."."""
    return not line.gap and _LAST.fullmatch(line.text) is not None


def _goes_on(before: Line, line: Line) -> bool:
    """Whether what a page's end has parted is one paragraph."""
    return line.text[0].islower() or (before.text[-1] not in TERMINAL and len(before.text.split()) > _FEW_WORDS)


def _is_head(text: str, copies: list[str], near: bool) -> bool:
    """Whether a line stands on page after page beside their numbers, or counts them at one of its ends itself."""
    words = text.split()
    counts = len(set(copies)) > 1 and (words[0].isdigit() or words[-1].isdigit())
    return len(copies) > 1 and (near or counts or _COLUMN in text)


def _shape(text: str) -> str:
    """A line without the numbers in it, which count the pages."""
    return " ".join(re.sub(r"\d+", "#", text).casefold().split())
