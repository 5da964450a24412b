"""What one line of a flattened page looks like by itself, as numbers."""

from __future__ import annotations

import re
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line

KINDS = (
    "comment", "related", "subscription", "share", "advert", "tag", "menu",
    "caption", "bio", "form", "credit", "byline", "stamp", "end",
)  # fmt: skip
NAMES = (
    "words", "chars", "word_length", "stops", "stop_share", "capitals", "digits", "ending", "opening", "commas",
    "quotes", "marker", "indent", "gap_before", "person_share", "date_share", "link", "bars", "signs", "sentences",
    "shouting", "said", "name_like", "pronouns", "past", "gerunds",
    "credit_words", "credit_bracket", "credit_glued", "credit_slash", *(f"cue_{kind}" for kind in KINDS),
)  # fmt: skip
_FIRST_CUE = len(NAMES) - len(KINDS)
SAID, PAST = NAMES.index("said"), NAMES.index("past")
_BYLINE = NAMES.index("cue_byline")
_DATED = NAMES.index("date_share")
_STRENGTH = {"line": 4, "start": 3, "end": 2, "in": 1}
_FURNITURE = ("comment", "related", "subscription", "share", "advert", "tag", "menu", "form")
_LINK = re.compile(r"https?://|www\.|\S@\S|#\w")
# How pictures are credited: named as such, in brackets at the end, glued to the last sentence, agency/person.
_CREDIT_WORDS = re.compile(
    r"(?:photo|image|picture|credit|courtesy|illustration|source|video)s?\s?(?:credit)?\s?(?::|by |via |/|courtesy)",
    re.I,
)
_CREDIT_BRACKET = re.compile(r"\((?!.*\b(?:and|is|was|the|of)\b)[^()]{0,60}[A-Z][^()]{1,60}\)$")
_CREDIT_GLUED = re.compile(r"[a-z][.!?”\"]{1,2}[A-Z][\w’'.&-]+(?:[ /;,][A-Z0-9][\w’'.&-]*){0,8}$")
_CREDIT_SLASH = re.compile(r"[A-Z][a-z]+ ?/ ?[A-Z]\w+[^.]{0,30}$")
_CREDIT_NAME = re.compile(r"[.!?]\s{0,2}[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\s?/\s?[A-Z]\w+")
_COPYRIGHT_END = re.compile(r"\S\s{0,6}(?:©|\([Cc]\))\s?[A-Z][\w.&'’/ -]{1,40}$")
_TAIL = 90
_ENDINGS = {".": 1, "!": 1, "?": 2, ":": 3, '"': 4, "”": 4, "’": 4, "'": 4, "…": 5, ",": 6, ")": 7}


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(load("pages_words")[name]["words"])


def look(line: Line) -> list[float]:
    """The line's numbers, in the order of `NAMES`."""
    words, text = line.words, line.text
    size = len(words)
    stop_words, we, said_words, pronouns = map(word_list, ("stop", "we", "said", "pronouns"))
    stops = said = person = third = past = gerunds = 0
    for word in line.folded:
        if word in stop_words:
            stops += 1
            if word in we:
                person += 1
            elif word in pronouns:
                third += 1
        elif word in said_words:
            said += 1
        elif word.endswith("ed"):
            past += 1
        elif word.endswith("ing"):
            gerunds += 1
    capitals = shouting = digits = length = 0
    for word in words:
        length += len(word)
        if word[0].isupper():
            capitals += 1
            if len(word) > 1 and word.isupper():
                shouting += 1
        elif word[0].isdigit():
            digits += 1
    n = size or 1
    dated = sum(len(d.text) for d in find_dates(text)) / len(text) if digits and size < 60 else 0.0
    cues = dict.fromkeys(KINDS, 0)
    for cue in line.cues:
        cues[cue.kind] = max(cues[cue.kind], _STRENGTH[cue.where])
    return [
        size, len(text), length / n, stops, stops / n, capitals / n, digits / n, _ending(text), _opening(text[0]),
        text.count(",") / n, text.count('"') + text.count("“") + text.count("”"), _marker(line), min(line.indent, 12),
        line.gap, person / n, dated, _LINK.search(text) is not None,
        text.count("|") + text.count(" · ") + text.count(" / "),
        ("©" in text) + ("{{" in text) * 2, text.count(". ") + text.count("? ") + text.count("! ") + text.count(".” "),
        shouting / n, said, 2 <= size <= 4 and capitals == size and stops == 0, third / n, past / n, gerunds / n,
        _CREDIT_WORDS.search(text[-2 * _TAIL :]) is not None, _CREDIT_BRACKET.search(text[-_TAIL:]) is not None,
        _CREDIT_GLUED.search(text[-_TAIL:]) is not None, _CREDIT_SLASH.search(text[-_TAIL:]) is not None,
        *cues.values(),
    ]  # fmt: skip


def reads_as_prose(look: list[float]) -> bool:
    """Whether a line with these numbers is running text of a sentence or more."""
    return look[0] >= 9 and look[4] >= 0.2 and (look[7] in (1, 2, 4, 7) or look[0] > 25)


def is_furniture(look: list[float]) -> bool:
    """Whether the line is, or begins with, a phrase of menus, buttons and boxes."""
    return any(look[_FIRST_CUE + KINDS.index(kind)] >= 3 for kind in _FURNITURE)


def is_signed(look: list[float]) -> bool:
    """Whether the line is a short one that holds a byline or little but a date."""
    return look[0] < 16 and (look[_BYLINE] >= 3 or look[_DATED] > 0.3)


def is_credited(text: str) -> bool:
    """Whether the line names a picture's source: by a word for it, in brackets at its end, or as name/agency."""
    tail = text[-_TAIL:]
    named = _CREDIT_WORDS.search(text[-2 * _TAIL :]) or _CREDIT_BRACKET.search(tail) or _CREDIT_NAME.search(tail)
    return named is not None


def is_name_and_agency(text: str) -> bool:
    """Whether a name and an agency joined by a slash stand behind the line's last sentence."""
    return _CREDIT_NAME.search(text[-_TAIL:]) is not None


def is_picture(text: str) -> bool:
    """Whether the line can only be a caption: its last words are a copyright sign and a name."""
    return _COPYRIGHT_END.search(text[-_TAIL:]) is not None


def _ending(text: str) -> int:
    if text.endswith("..."):
        return 5
    return _ENDINGS.get(text[-1], 8 if text[-1].isdigit() else 0)


def _opening(first: str) -> int:
    if first.islower():
        return 1
    if first.isupper():
        return 2
    if first.isdigit():
        return 3
    return 4 if first in "\"“‘'" else 5 if first in "([" else 0


def _marker(line: Line) -> int:
    return 0 if not line.marker else 2 if line.marker[0].isdigit() else 1
