"""Pages as programs dump them for a terminal: links have numbers, and their addresses stand in a list below; or every
word of a link is tied to the next by a line, and headings stand between asterisks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from bot.model.text import Boilerplate
from bot.parsing.pages.rows import raw_lines
from bot.parsing.pages.wrapped import is_hard_wrapped, unwrap

_LIST = re.compile(
    r"^[ \t]*+References[ \t]*+\n(?:[ \t]*+\n)*+(?:[ \t]*+Visible links:?[ \t]*+\n)?+(?=[ \t]*+\d{1,4}\. \S)", re.M
)
_ADDRESS = re.compile(r"^[ \t]*+\d{1,4}\. (?:[a-z]{2,12}:|/)\S*+[ \t]*+$", re.M)
_LEAST = 3
_BETWEEN = re.compile(r"(?<=\w)\[\d{1,4}\](?=\w)")
_NUMBER = re.compile(r"\[\d{1,4}\]")
_BUTTON = re.compile(r"\(BUTTON\)\s?|\[BUTTON(?: Input)?\](?: \(not implemented\))?")
_PICTURE = re.compile(r"\[[^\[\]\s]{1,200}\.(?:avif|gif|jpe?g|png|svg|webp)[^\[\]\s]{0,200}\]", re.I)
_HEADING = re.compile(r"^\*{2,6} \S", re.M)
_TIED = re.compile(r"(?<![^\s(\[“\"])[^\W_]++(?:[^\w\s/@:]*+_[^\s_/@:]++)++(?![_/@:])")
_DESCRIBED = re.compile(r"\s*\[[^\[\]]{1,300}\]\s*")
"""What describes a picture, alone on its row."""
_ASTERISKS = re.compile(r"(?:^|(?<= ))\*{1,6}(?: |$)")


def plain_dump(page: str) -> tuple[str, list[Boilerplate]]:
    """A dumped page without these marks, any other as it is; and the list of addresses, buttons and pictures left out.

    Paragraphs that the marks helped to fill to a width stand whole on the row on which they begin.
    """
    listed = next(reversed([*_LIST.finditer(page)]), None)
    if listed is not None and len(_ADDRESS.findall(page, listed.end())) >= _LEAST:
        told, below = page[: listed.start()], page[listed.start() :]
        plain, left = _without(_numbers, told)
        return plain + "\n" * below.count("\n"), [*left, Boilerplate(below.strip(), "other")]
    if _HEADING.search(page) and len(_TIED.findall(page)) >= _LEAST:
        return _without(_ties, page)
    return page, []


def _without(marks: Callable[[str], str], page: str) -> tuple[str, list[Boilerplate]]:
    rows = page.split("\n")
    lines = raw_lines(page)
    margin = " " * Counter(line.indent for line in lines).most_common(1)[0][0] if lines else ""
    if is_hard_wrapped(lines):
        rows = [""] * len(rows)
        for line in unwrap(lines):
            if line.row is not None:
                rows[line.row - 1] = f"{' ' * line.indent}{line.marker} {line.text}" if line.marker else line.text
    plain = [marks(row.removeprefix(margin)).rstrip() for row in rows]
    left = [row.strip() for row, told in zip(rows, plain, strict=True) if row.strip() and not told]
    return "\n".join(plain), [Boilerplate(row, "other" if "BUTTON" in row else "caption") for row in left]


def _numbers(row: str) -> str:
    row = _NUMBER.sub("", _BETWEEN.sub(" ", row)) if "[" in row else row
    return _PICTURE.sub("", _BUTTON.sub("", row))


def _ties(row: str) -> str:
    if _DESCRIBED.fullmatch(row):
        return ""
    row = _TIED.sub(lambda tied: tied[0].replace("_", " "), row) if "_" in row else row
    return _ASTERISKS.sub("", row) if "**" in row else row
