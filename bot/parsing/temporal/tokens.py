"""Words of a text as tokens that carry the classes temporal patterns are written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.parsing import lexicon

Keys = Mapping[str, Any]
_NOTHING: Keys = {}
GAP = "¶"  # where a paragraph ends or text is passed over
ENDS = frozenset({".", "?", "!", GAP})
ABBREVIATED = "·"  # a full stop that ends no sentence

# Plain words come first and cannot be split again: most of a text is made of them.
_KINDS = (
    r"(?P<word>[A-Za-z]{2,}+(?![^\W\d_]))"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[Tt]\d\d:\d\d(?::\d\d)?[Zz]?)?(?![\d-]))"
    r"|(?P<quarter>(?:[Qq][1-4]|H[12]|[1-4]Q|[12]H)(?!\w))"
    r"|(?P<num>\d+(?:[.,:/]\d+)*)(?P<suffix>(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])(?![^\W_]))?"
    r"|(?P<short>(?<!['’‘`])['’‘]\d\d[sS]?(?!\w))"
    r"|(?P<ampm>[aApP]\.[mM]\b\.?)"
    r"|(?P<era>[bBaA]\.[cCdD]\.(?:[eE]\.)?)"
    r"|['’](?:[sS]|ll|LL)\b"
    r"|(?P<letters>[^\W\d_]+)"
    r"|\S"
)
_KIND = re.compile(_KINDS)
# Spaces and the token behind them, none at the end: together they are the whole text.
_TOKEN = re.compile(rf"(\s*+)({re.sub('[?]P<[a-z]+>', '?:', _KINDS)}|\Z)")
_GAP = re.compile(r"\n\s*\n")
_INITIAL = re.compile(r"\b[A-Z][a-z]+ [A-Z]\.$")
_NAME = 20  # characters
_PLAIN = {"’": "'", "–": "-", "—": "-", "’s": "'s", "’ll": "'ll"}
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?")
_SLASHED = re.compile(r"(\d{1,4})/(\d{1,2})/(\d{2,4})")
_SEASON = re.compile(r"(\d{4})/(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){1,4}")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")


class Token:
    """A stretch of text with its lower-case form and, by class name, what it stands for."""

    __slots__ = ("end", "glued", "keys", "low", "start")

    def __init__(self, start: int, end: int, low: str, keys: Keys, glued: bool) -> None:
        self.start = start
        self.end = end
        self.low = low
        self.keys = keys
        self.glued = glued

    def __repr__(self) -> str:
        return f"Token({self.low!r}, {sorted(self.keys)})"


def tokenize(
    text: str, words: Mapping[str, Keys], capitals: Mapping[str, Keys], start: int = 0, end: int | None = None
) -> list[Token]:
    """The tokens of ``text[start:end]``; ``words`` and ``capitals`` give the classes of lower-case forms.

    What stands among ``capitals`` has a place among ``words``, too: most words are in neither, and are looked up once.
    """
    tokens: list[Token] = []
    add, get = tokens.append, words.get
    last_end, limit = -1, len(text) if end is None else end
    for space, surface in _TOKEN.findall(text, start, limit):
        begun, start = start, start + len(space)
        if "\n" in space and (gap := _GAP.search(text, begun, start)):
            add(Token(*gap.span(), GAP, _NOTHING, gap.start() == last_end))
            last_end = gap.end()
        end = after = start + len(surface)
        low = surface.lower()
        if surface.isalpha():
            keys = get(low)
            if keys is None:
                add(Token(start, end, low, _NOTHING, start == last_end))
                start = last_end = end
                continue
            if low in capitals and surface[0].isupper():
                keys = {**keys, **capitals[low]}
                # An abbreviation's full stop belongs to it, as in "Aug. 2".
                if "MONTH_SHORT" in keys and text.startswith(".", end):
                    end += 1
                    keys = {**keys, "MONTH_DOT": keys["MONTH_SHORT"]}
        elif len(surface) == 1 and not surface.isalnum():
            if start < last_end:
                start = after
                continue  # the full stop an abbreviation has taken
            low, keys = _PLAIN.get(low, low), _NOTHING
            if low == "." and start == last_end and not _ends(tokens[-1].low, text, end):
                low = ABBREVIATED
        elif match := _KIND.match(text, start, limit):
            # "A320", but "Sept.11"
            named = start == last_end and text[start - 1] != "." and tokens[-1].low.isalpha() and tokens[-1].low != "fy"
            match match.lastgroup:
                case "num" | "suffix":
                    keys = _NOTHING if named else _number_keys(match["num"], (match["suffix"] or "").lower())
                case "letters":
                    keys = get(low, _NOTHING)  # "½"
                case kind:
                    low, keys = _special(kind, surface)
        else:
            break
        add(Token(start, end, low, keys, start == last_end))
        start, last_end = after, end
    return tokens


def _special(kind: str | None, surface: str) -> tuple[str, Keys]:
    """The lower-case form and classes of what is neither word, number nor mark."""
    low = surface.lower()
    match kind:
        case "iso":
            return surface, {"ISO": surface}
        case "quarter":
            letter, number = sorted(surface.upper(), reverse=True)
            return low, {"HALF" if letter == "H" else "QUARTER": int(number)}
        case "short":
            return surface, {"DECADE_SHORT" if surface.endswith("s") else "YEAR2": int(surface[1:3])}
        case "ampm":
            return low, {"AMPM": 0 if low[0] == "a" else 12}
        case "era":
            return low, {"ERA": -1 if low[0] == "b" else 1}
        case _:
            return _PLAIN.get(low, low), _NOTHING


def _ends(word: str, text: str, at: int) -> bool:
    """Whether a full stop right behind ``word`` ends its sentence; ``at`` is where the text goes on."""
    if word in _abbreviations("before"):
        return False
    if len(word) > 1 and word not in _abbreviations("either"):
        return True
    if _INITIAL.search(text, max(0, at - _NAME), at):
        return False
    following = text[at : at + 2].lstrip()
    return not following or (following[0].isupper() and text[at].isspace())


@cache
def _abbreviations(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")[name])


def _number_keys(digits: str, suffix: str) -> Keys:
    if digits.isdecimal():
        if len(digits) > 4:
            return {"NUM": int(digits)} if len(digits) < 9 and not suffix else _NOTHING
        value = int(digits)
        if suffix == "s":
            if len(digits) == 4 and digits[-1] == "0":
                return {"DECADE": value}
            return {"DECADE2": value} if len(digits) == 2 and digits[-1] == "0" else _NOTHING
        if suffix:
            return {"ORD": value, "DAYTH": value, "NTH": value} if 1 <= value <= 31 else {"ORD": value}
        keys: dict[str, Any] = {"NUM": value}
        if len(digits) <= 2:
            if 1 <= value <= 31:
                keys["DAY"] = value
            if value <= 24:
                keys["HOUR"] = value
            if len(digits) == 2:
                keys["TWO"] = value
        elif len(digits) == 4 and 1000 <= value <= 2199:
            keys["YEAR"] = value
        if len(digits) >= 3:
            keys["OLDYEAR"] = value
        if len(digits) == 4 and value % 100 < 60 and value < 2400:
            keys["MILITARY"] = (value // 100, value % 100)
            if digits[0] == "0":
                keys["EARLY_CLOCK"] = keys["MILITARY"]
        return keys
    if suffix:
        return _NOTHING
    if match := _CLOCK.fullmatch(digits):
        return {"CLOCK": (int(match[1]), int(match[2]))}
    if match := _SLASHED.fullmatch(digits):
        return {"SLASHED": (int(match[1]), int(match[2]), int(match[3]))}
    if (match := _SEASON.fullmatch(digits)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return {"YEAR": int(match[1])}  # "2008/09" is known by its first year
    if match := _DOTTED.fullmatch(digits):
        return {"DOTTED": (int(match[1]), int(match[2]), int(match[3]))}
    if _THOUSANDS.fullmatch(digits):
        return {"NUM": int(digits.replace(",", ""))}
    if _DECIMAL.fullmatch(digits):
        keys = {"NUM": float(digits)}
        hour, _, minute = digits.partition(".")
        if len(minute) == 2 and int(hour) < 24 and int(minute) < 60:
            keys["DOTCLOCK"] = (int(hour), int(minute))
        return keys
    if digits in ("1/2", "1/4", "3/4"):
        return {"FRACTION": int(digits[0]) / int(digits[2])}
    return _NOTHING
