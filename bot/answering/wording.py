"""Words as verification compares them: what glyphs, brackets and case cannot change, numbers and signs kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    r"(?P<sic>\[sic\])|(?P<gap>\.\s?\.\s?\.(?:\s?\.)?|…)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<short>[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_]))"
    r"|(?P<word>[^\W_]+(?:['’‘ʼ`´][^\W_]+)*)"
    r"|(?P<sign>[$€£¥%&]|(?<![\w.])[-−–](?=\d))"
    r"|(?P<stop>[.?!])"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_SIGNS = {"%": "percent", "&": "and", "−": "-", "–": "-"}
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_OUTER = re.compile(r"^[\s\"'“”„«»‘’`]+|[\s\"'“”«»‘’`´]+$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its comparing ``key``, its place in the text, the stop right after it ("." "?" "!" or nothing).

    ``gap`` marks an ellipsis before the word.
    """

    key: str
    start: int
    end: int
    stop: str = ""
    gap: bool = False


def read_words(text: str, offset: int = 0) -> list[Token]:
    """The words of a text in order, "[sic]" left out; places are shifted by ``offset``."""
    tokens: list[Token] = []
    gap = False
    for match in _TOKEN.finditer(text):
        kind, form = match.lastgroup, match.group()
        if kind == "gap":
            gap = True
        elif kind == "stop":
            if tokens and not tokens[-1].stop and not gap:
                tokens[-1] = replace(tokens[-1], stop=form)
        elif kind != "sic":
            tokens.append(Token(_key(kind, form), match.start() + offset, match.end() + offset, "", gap))
            gap = False
    if gap and tokens:
        # An ellipsis at the end says that more follows: no full stop is claimed there.
        tokens[-1] = replace(tokens[-1], stop="…")
    return tokens


def _key(kind: str | None, form: str) -> str:
    if kind == "sign":
        return _SIGNS.get(form, form)
    if kind == "number":
        return _THOUSANDS.sub("", form)
    plain = unicodedata.normalize("NFKD", form.translate(_APOSTROPHES).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.replace(".", "") if kind == "short" else plain


def without_marks(text: str) -> str:
    """A claim without the quotation marks and spaces around it."""
    return _OUTER.sub("", text)


def find_run(run: Sequence[Token], within: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Where the words of ``run`` stand in one piece: a half-open range of indices of ``within``, or ``None``."""
    if not run:
        return None
    first, length = run[0].key, len(run)
    for at in range(start, len(within) - length + 1):
        if within[at].key == first and all(within[at + i].key == run[i].key for i in range(1, length)):
            return at, at + length
    return None


def pieces(tokens: Sequence[Token]) -> list[list[Token]]:
    """The runs of words between ellipses."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.gap or not runs:
            runs.append([])
        runs[-1].append(token)
    return runs
