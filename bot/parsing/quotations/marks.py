"""Quoted stretches: what stands between quotation marks of any kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.model.text import Paragraph
from bot.parsing.lexicon import load

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»″＂]")
# The mark comes first, so that the search can leap from one to the next.
_SINGLE = re.compile(r"['‘’`‹›](?<!['`].)(?!['`])")
_OPENING = frozenset({"“", "„", "‟", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_BEFORE_OPEN = frozenset("([{—–-:/‘'…")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-―’'…")
# The speaker's label inside the marks of a transcript: `"QUILL: It holds.`
_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{2,40}: +(?=\S)")
# Where the words of a mark that is never closed must have ended: `"It holds, Quill said.`
_MUST_END = re.compile(
    r"[,?!](?=\s(?:(?:[A-Z][\w.'’-]{1,20}\s){1,4}|he\s|she\s|they\s)(?:said|says|told|added|wrote|asked)\b"
    r"|\s(?:said|says|added|wrote|asked)\s[A-Z])"
)
_SENTENCE_END = re.compile(r"[.?!](?=\s+[A-Z“\"])")
# A closing single quote is looked for among this many of the next marks: apostrophes come in between.
_SINGLE_REACH = 12
_SINGLE_MIN_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quoted stretch: the words at ``start``..``end``, the marks out to ``outer_start``..``outer_end``.

    ``closed`` is false when the paragraph ends before the mark does; ``single`` for single quotation marks.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    paragraph: int
    closed: bool = True
    single: bool = False


def quoted_stretches(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Quoted]:
    """The outermost quoted stretches of each paragraph that hold a letter or digit, in order."""
    found: list[Quoted] = []
    left_open = False
    for index, paragraph in enumerate(paragraphs):
        doubles = _doubles(text, paragraph, index, left_open)
        left_open = bool(doubles) and not doubles[-1].closed
        if left_open and not _goes_on(text, paragraphs, index):
            doubles[-1] = _cut(text, doubles[-1], paragraph)
        singles = _singles(text, paragraph, index, doubles)
        both = _outermost(sorted(doubles + singles, key=lambda q: q.start))
        found.extend(
            _trimmed(text, _unlabelled(text, q)) for q in both if any(c.isalnum() for c in text[q.start : q.end])
        )
    return found


def _goes_on(text: str, paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """Whether the next paragraph opens with a mark, as a quotation of several paragraphs does."""
    return index + 1 < len(paragraphs) and _DOUBLE.match(text, paragraphs[index + 1].start) is not None


def _cut(text: str, quoted: Quoted, paragraph: Paragraph) -> Quoted:
    """The stretch of a mark nobody closed, ended where it is reported or, inside a paragraph, with its sentence."""
    end = _MUST_END.search(text, quoted.start, quoted.end)
    if end is None and quoted.outer_start > paragraph.start:
        end = _SENTENCE_END.search(text, quoted.start, quoted.end)
    return quoted if end is None else replace(quoted, end=end.end(), outer_end=end.end(), closed=True)


def _unlabelled(text: str, quoted: Quoted) -> Quoted:
    """The stretch without a transcript's label, which is nobody's words."""
    label = _LABEL.match(text, quoted.start, quoted.end)
    if (
        label is None
        or label.end() >= quoted.end
        or text[quoted.start : label.end()].casefold().rstrip(": ") in load("pages_words")["no_name"]["words"]
    ):
        return quoted
    return replace(quoted, outer_start=label.end(), start=label.end())


def _trimmed(text: str, quoted: Quoted) -> Quoted:
    """The stretch without the spaces that some languages put inside their marks."""
    start, end = quoted.start, quoted.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return quoted if (start, end) == (quoted.start, quoted.end) else replace(quoted, start=start, end=end)


def _opens(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in _BEFORE_OPEN) and not after.isspace()


def _closes(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSE)


def _role(text: str, match: re.Match[str]) -> str:
    """``"open"``, ``"close"`` or ``"either"`` for one double mark where it stands."""
    opens, closes = _opens(text, *match.span()), _closes(text, *match.span())
    if match[0] in _OPENING:
        return "close" if closes and not opens else "open"
    if match[0] in _CLOSING:
        after = text[match.end() : match.end() + 1]
        apart = not after or after.isspace() or after in _AFTER_CLOSE  # "« Nous partons », dit-il"
        return "open" if opens and not closes and not apart else "close"
    if opens != closes:
        return "open" if opens else "close"
    return "either"


def _doubles(text: str, paragraph: Paragraph, index: int, left_open: bool) -> list[Quoted]:
    marks = list(_DOUBLE.finditer(text, paragraph.start, paragraph.end))
    found = _paired(text, paragraph, index, left_open, marks)
    if (
        found
        and not found[-1].closed
        and text[found[-1].outer_start] == '"'
        and not _LABEL.match(text, found[-1].start)
    ):
        # a stray straight mark before a text that has its quotations in curly ones
        rest = [mark for mark in marks if mark.start() != found[-1].outer_start]
        if sum(mark[0] in "“”" for mark in rest if mark.start() > found[-1].start) > 1:
            return _paired(text, paragraph, index, left_open, rest)
    return found


def _paired(text: str, paragraph: Paragraph, index: int, left_open: bool, marks: list[re.Match[str]]) -> list[Quoted]:
    """The stretches between the marks; each mark opens or closes as its neighbours let it."""
    found: list[Quoted] = []
    roles = [_role(text, mark) for mark in marks]
    opened: re.Match[str] | None = None
    depth = 0
    for place, (mark, role) in enumerate(zip(marks, roles, strict=True)):
        if opened is None:
            if role == "close":
                if place == 0 and left_open:  # a paragraph broken inside its quotation
                    found.append(Quoted(paragraph.start, paragraph.start, mark.start(), mark.end(), index))
                continue
            opened, depth = mark, 1
        elif role == "open":
            follow = roles[place + 1 : place + 3]
            if len(follow) == 2 and "open" not in follow:
                depth += 1
            elif opened[0] not in _OPENING and mark[0] == "“" and follow[:1] == ["close"]:
                depth += 1  # a curly pair inside straight marks
            else:  # the earlier mark was never closed
                found.append(Quoted(opened.start(), opened.end(), mark.start(), mark.start(), index, closed=False))
                opened, depth = mark, 1
        else:
            depth -= 1
            if depth <= 0:
                found.append(Quoted(opened.start(), opened.end(), mark.start(), mark.end(), index))
                opened = None
    if opened is not None:
        found.append(Quoted(opened.start(), opened.end(), paragraph.end, paragraph.end, index, closed=False))
    return found


def _singles(text: str, paragraph: Paragraph, index: int, doubles: list[Quoted]) -> list[Quoted]:
    """Closed single-quoted stretches outside the double ones."""
    marks = list(_SINGLE.finditer(text, paragraph.start, paragraph.end))
    found: list[Quoted] = []
    inside, place = 0, 0
    while place < len(marks):
        mark = marks[place]
        place += 1
        while inside < len(doubles) and doubles[inside].outer_end <= mark.start():
            inside += 1
        if inside < len(doubles) and doubles[inside].outer_start <= mark.start():
            continue
        if not _single_opens(text, mark):
            continue
        limit = doubles[inside].outer_start if inside < len(doubles) else paragraph.end
        close = _single_close(text, marks, place, limit)
        if close is None and inside < len(doubles):
            close = _close_behind(text, marks, place, doubles, inside)
        if close is not None:
            closing = marks[close]
            if closing.start() - mark.end() >= _SINGLE_MIN_LETTERS:
                found.append(Quoted(mark.start(), mark.end(), closing.start(), closing.end(), index, single=True))
            place = close + 1
    return found


def _outermost(stretches: list[Quoted]) -> list[Quoted]:
    """The stretches that stand in no other: double marks inside single ones, as in `'He called us "vermin",'`."""
    found: list[Quoted] = []
    for stretch in stretches:
        if not found or stretch.start >= found[-1].outer_end:
            found.append(stretch)
    return found


def _close_behind(text: str, marks: list[re.Match[str]], place: int, doubles: list[Quoted], inside: int) -> int | None:
    """Index of the mark that closes a single-quoted stretch with a double-quoted one in it, at a comma or stop."""
    for index in range(place, min(place + _SINGLE_REACH, len(marks))):
        mark = marks[index]
        while inside < len(doubles) and doubles[inside].outer_end <= mark.start():
            inside += 1
        if inside < len(doubles) and doubles[inside].outer_start < mark.start():
            continue
        if _single_opens(text, mark):
            return None
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        if (before in ",.!?" or before in _CLOSING or before == '"') and not after.isalnum():
            return index
    return None


def _single_opens(text: str, mark: re.Match[str]) -> bool:
    after = text[mark.end() : mark.end() + 1]
    if mark[0] in "’›" or not (after.isalpha() or after in "$£€[" or (after.isdigit() and mark[0] == "‘")):
        return False
    before = text[mark.start() - 1] if mark.start() else " "
    return before.isspace() or before in "([—–-:,"


def _single_close(text: str, marks: list[re.Match[str]], place: int, limit: int) -> int | None:
    """Index of the mark that closes the stretch: the first after a comma or stop, else the first possible one."""
    first: int | None = None
    for index in range(place, min(place + _SINGLE_REACH, len(marks))):
        mark = marks[index]
        if mark.start() >= limit or mark[0] in "‘‹":
            break
        after = text[mark.end() : mark.end() + 1]
        before = text[mark.start() - 1]
        if before.isspace() or after.isalnum():
            continue
        if before in ".,!?":
            return index
        if first is None:
            first = index
    return first
