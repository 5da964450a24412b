"""What stands below the last paragraph of an article, and lines amid it that lead elsewhere."""

from __future__ import annotations

import re

from bot.parsing.lexicon import load
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.bare_tops import ADDRESS, LOOSE, OFFICE, STAMP
from bot.parsing.pages.glance import Glance, glances
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_button, is_signed
from bot.parsing.pages.paragraphs import is_biography

NOTICE = 60
"""Words: a longer note of the editors tells of the story itself."""
_REMARK = 24  # words
_REST = 0.4  # of the words: so many at most stand below an article's end
_ABOUT = re.compile(r"About (?:the )?[A-Z][\w&.’' -]{1,50}:?")
_COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)).{0,200}", re.I)
_FOLIO = re.compile(r"page \d{1,3}(?: of \d{1,3})?", re.I)
_MARK = re.compile(r"[-–—*]\s?30\s?[-–—*]|#(?:\s?#){2,}")
_COUNTER = re.compile(r"(?:(?:photo|image|slide|picture) )?\d{1,3} ?(?:/|of) ?\d{1,3}", re.I)
HOUR = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?,?(?: (?:[A-Z]{2,4}|local time))?", re.I)
"""A time of day, alone."""
_CLOCK = re.compile(r"\bat \d{1,2}[:.]\d\d\b.{0,12}$")
_TAGS = re.compile(r"(?:#\w+[\s,]*)+")
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting |research )?to (?:this|the) (?:report|story|article)\b")
_QUOTES = frozenset('"“”')  # nobody is quoted in the note on who wrote the page
_CLOSED = frozenset('.!?:;…"”’)')
_LABEL = 16  # characters
_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}(?: ?\([^()]{2,40}\))?")
_MAIL = re.compile(r"\S+@\w[\w-]*\.\w")
_WRITTEN_TO = 25  # words
_BUTTONS = frozenset({"menu", "related", "stamp"})
_TAIL = frozenset({"credit", "notice", "bio", "menu", "share", "subscription", "tag", "form", "comment"})


def below(lines: list[Line], loose: int = LOOSE, seen: list[Glance] | None = None) -> set[int]:
    """What stands below the last paragraph, and all below a line that ends the text.

    Short lines of up to ``loose`` words between lines that tell themselves what they are go with them. ``seen`` is what
    was seen in each line, where somebody has looked already.
    """
    seen = seen or glances(lines)
    sizes = [len(line.words) for line in lines]
    start = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        if _is_tail(lines[at], seen[at]):
            start = at
        elif seen[at].prose or len(lines[at].words) > loose:
            break
    for at, line in enumerate(lines):
        ends = _is_end(line) or _ABOUT.fullmatch(line.text)
        if at and ends and sum(sizes[at:]) <= _REST * sum(sizes):
            start = min(start, at)
            break
    return set(range(start, len(lines)))


def ended(lines: list[Line], body: list[bool], seen: list[Glance]) -> list[bool]:
    """Which lines are body without those at its end that tell themselves what they are, and titles below buttons."""
    chosen = [at for at, inside in enumerate(body) if inside]
    # Where no blank lines part blocks, nothing says that a short line belongs to the one above it.
    gaps = any(lines[at].gap for at in chosen[1:])
    out: set[int] = set()
    titles: list[int] = []
    for at in reversed(chosen):
        if seen[at].prose or lines[at].text[-1] in _CLOSED or len(lines[at].words) > STAMP:
            break
        titles.append(at)
        if at and not body[at - 1] and is_button(seen[at - 1].look):
            # An advertisement may stand above the last list of an article as well.
            if lines[at].marker and not any(cue.kind == "related" for cue in lines[at - 1].cues):
                break
            out.update(titles)
            titles = []
    for at in range(chosen[0] + 1, chosen[-1]) if chosen else ():
        if not body[at] and _is_end(lines[at]):
            rest = [other for other in chosen if other > at]
            if sum(len(lines[other].words) for other in rest) <= _REST * sum(
                len(lines[other].words) for other in chosen
            ):
                out.update(rest)
            break
    kept = [at for at in chosen if at not in out]
    tail = below([lines[at] for at in kept], LOOSE if gaps else 0, [seen[at] for at in kept])
    out.update(kept[at] for at in tail)
    return [inside and at not in out for at, inside in enumerate(body)]


def without_labels(lines: list[Line], body: list[bool]) -> list[bool]:
    """Which lines are body without those that lead to another article and buttons that the line model does not know."""
    return [inside and not is_label(line) for line, inside in zip(lines, body, strict=True)]


def _is_end(line: Line) -> bool:
    """Whether a line is a mark that a text ends with: "ENDS", "-30-", "###", but not any number."""
    if line.folded[:1] == ["end"] and HOUR.fullmatch(line.text[3:].strip(" :,")):
        return True
    if line.folded[:1] == ["about"] and len(line.words) <= OFFICE and any(cue.kind == "bio" for cue in line.cues):
        return True  # the heading of a note on who wrote the page
    return any(cue.kind == "end" for cue in line.cues) and ("#" not in line.folded or bool(_MARK.fullmatch(line.text)))


def _is_writer(text: str) -> bool:
    """Whether a line begins with a name and what somebody does who writes for the page."""
    words = text.split(maxsplit=4)
    return any(
        " ".join(words[size:]).startswith(tuple(load("pages_words")["covering"]["words"]))
        and is_name(" ".join(words[:size]))
        for size in (2, 3)
    )


def _is_tail(line: Line, seen: Glance) -> bool:
    cues = [cue for cue in line.cues if not (cue.where == "in" and cue.learned) and cue.kind != "end"]
    kinds = {cue.kind for cue in cues}
    remark = kinds == {"notice"} and all(cue.learned for cue in cues)
    if kinds & _TAIL and len(line.words) <= (_REMARK if remark else NOTICE):
        return True
    if (
        line.folio
        or not line.words
        or (is_biography(line) and _QUOTES.isdisjoint(line.text))
        or _is_writer(line.text)
        or _is_end(line)
        or ADDRESS.fullmatch(line.text)
        or _INITIALS.fullmatch(line.text)
        or _TAGS.fullmatch(line.text)
        or (len(line.words) < 2 * STAMP and _CONTRIBUTED.search(line.text))
    ):
        return True
    if ("caption", "start") in {(cue.kind, cue.where) for cue in line.cues} and ":" in line.text[:_LABEL]:
        return len(line.words) < STAMP
    if "@" in line.text and len(line.words) <= _WRITTEN_TO and _MAIL.search(line.text):
        return True
    if " | " in line.text and len(line.words) <= STAMP and line.text[-1] not in ".!?":
        return True  # a row of links
    if "://" in line.text and len(line.text.split()) <= OFFICE:
        return True
    return (
        "©" in line.text
        or _COPYRIGHT.fullmatch(line.text) is not None
        or _FOLIO.fullmatch(line.text) is not None
        or (is_signed(seen.look) and line.text[-1] not in ".!?")
    )


def is_label(line: Line) -> bool:
    """Whether a line leads to another article, "Related: ...", or is a button that the line model does not know."""
    if any(cue.where == "line" and not cue.learned and cue.kind in _BUTTONS for cue in line.cues):
        return True
    if any(cue.where == "start" and not cue.learned and cue.kind == "form" for cue in line.cues):
        return len(line.words) < NOTICE
    if _COUNTER.fullmatch(line.text) or (line.folded[:2] == ["posted", "by"] and _CLOCK.search(line.text)):
        return True
    related = any(cue.kind == "related" and cue.where == "start" for cue in line.cues)
    return related and ":" in line.text[:_LABEL] and len(line.words) < STAMP
