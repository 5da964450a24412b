"""Who wrote the page."""

from __future__ import annotations

import re
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line

_PART = r"[A-Z][\w'’.-]*"
_LINK = r"(?:de|van|von|der|den|la|le|di|da|bin|al|el|du|dos|del|ten|ter)"
_NAME = re.compile(rf"{_PART}(?: (?:{_PART}|{_LINK} {_PART})){{1,4}}")
_BY = re.compile(
    r"^(?:(?i:written|posted|published|reported|words|story|author|review|news)\s{1,3})?(?:[Bb][Yy]\b\s?:?\s{0,3}|By)(?=[A-Z])"
    r"|(?:[a-z\s•|/·-]|\d\s|[AP]M\s|20\d\d\s)(?:[Pp]ublished |[Pp]osted |[Ww]ritten )?By\b\s?:?\s{0,3}(?=[A-Z])"
    r"|\d\s(?:by)\s(?=[A-Z])"
)
_LABEL = re.compile(r"(?:by|author|authors|written by|posted by|published by|words by|story by|reporter):?", re.I)
_SPLIT = re.compile(r"\s*(?:,\s*and\s|,|\band\b|&|\||;|/|·|•)\s*", re.I)
# "Mara LindqvistBusiness Columnist" is glued, "Ann McGregor" is one name.
_GLUED = re.compile(
    r"(?<=[a-z])(?<!Mc)(?<!Mac)(?<!De)(?<!Le)(?<!La)(?<!Di)(?<!Van)(?<!Fitz)(?=[A-Z][a-z]+(?: [A-Z]|$))"
)
_CUT = re.compile(
    r"\s+(?:[-–—|•·@]|on|for|in|at|is|via|of|to|published|updated|posted|opens|follow|follows?)(?:\s.*|$)|[@(\[<:].*|\s*\d.*",
    re.I,
)
_REACH = 14


def find_authors(lines: list[Line], body: list[bool], headline: int | None) -> tuple[str, ...]:
    """The names in the page's byline, else beside its date, else of whom its closing biography is about."""
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    near = headline if headline is not None and headline <= first + 3 else max(0, first - _REACH)
    head = [
        *(i for i in range(near, min(len(lines), max(first + 6, near + 6))) if i != headline),
        *range(near - 1, max(-1, near - 5), -1),
    ]
    for index in head:
        if not body[index] and (names := _after_by(lines, index)):
            return names
    for index in head:
        if not body[index] and (names := _beside_date(lines, index)):
            return names
    return _after_body(lines, last)


def _agency(text: str) -> tuple[str, ...]:
    """An agency or a desk in place of a person, where a byline holds nothing else."""
    name = _CUT.sub("", text.strip()).strip(" .,")
    words = name.split()
    if 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and words[-1].casefold() in _agency_words():
        return (name,)
    return ()


def _after_by(lines: list[Line], index: int) -> tuple[str, ...]:
    text = lines[index].text
    if len(text) > 240:
        return ()
    if _LABEL.fullmatch(text):
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        return _names(after) or _agency(after)
    match = _BY.search(text)
    if not match or (match.start() > 40 and len(lines[index].words) > 25):
        return ()
    return _names(text[match.end() :]) or _agency(text[match.end() :])


def _beside_date(lines: list[Line], index: int) -> tuple[str, ...]:
    """A bare name in the line of the date, or in a line next to it."""
    line = lines[index]
    if len(line.words) > 16:
        return ()
    dates = find_dates(line.text)
    if dates:
        return _names(line.text[: dates[0].start], strict=True)
    near = [lines[other] for other in (index - 1, index + 1, index + 2) if 0 <= other < len(lines)]
    if any(_is_stamp(other) for other in near):
        return _names(line.text, strict=True)
    return ()


def _is_stamp(line: Line) -> bool:
    return len(line.words) < 16 and (bool(find_dates(line.text)) or any(cue.kind == "stamp" for cue in line.cues))


def _after_body(lines: list[Line], last: int) -> tuple[str, ...]:
    for index in range(last + 1, min(last + _REACH, len(lines))):
        line = lines[index]
        if not any(cue.kind == "bio" for cue in line.cues):
            continue
        if len(line.words) > 8:
            before = lines[index - 1].text
            if is_name(before) and before.split()[0] == line.text.split()[0]:
                return (before,)
            match = _NAME.match(line.text)
            if match and is_name(match[0]):
                return (match[0],)
        elif names := _after_by(lines, index):
            return names
    return ()


def named_authors(told: list[str]) -> tuple[str, ...]:
    """The people among the authors a page's metadata names, without their titles and outlets."""
    people = [name for author in told for name in _names(author)]
    return tuple(dict.fromkeys(people)) or next((name for author in told if (name := _agency(author))), ())


def _names(text: str, strict: bool = False) -> tuple[str, ...]:
    """The names a byline lists; what follows them (a title, an outlet, a date) ends the list.

    With ``strict`` a single doubtful part spoils the whole.
    """
    names: list[str] = []
    for part in _SPLIT.split(text.strip()):
        piece = _GLUED.split(part.strip())[0]
        name = _CUT.sub("", piece).strip(" .,-–—|•·")
        if not is_name(name) and not strict:
            name = _leading_name(name)
        if is_name(name):
            names.append(name)
        elif part.strip() and (names or strict):
            break
    return tuple(dict.fromkeys(names))


def _leading_name(text: str) -> str:
    """The person before an office or an outlet that follows without a comma."""
    words = text.split()
    for size in (2, 3):
        if len(words) > size and is_name(candidate := " ".join(words[:size])):
            return candidate
    return ""


def is_name(text: str) -> bool:
    """Whether the text is two to five capitalised words, none of which names a thing or an office."""
    if len(text) >= 50 or not _NAME.fullmatch(text):
        return False
    words = text.split()
    # "CNN Business", "BBC Sport": a word in capitals among others that are not is an outlet's.
    shouted = sum(len(word) > 2 and word.isupper() and "." not in word for word in words)
    return shouted in (0, len(words)) and not any(word.strip(".,").casefold() in _no_names() for word in words)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load("pages_words")["no_name"]["words"])


@cache
def _agency_words() -> frozenset[str]:
    return frozenset(load("pages_words")["agency"]["words"])
