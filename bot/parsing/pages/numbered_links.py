"""Pages as text browsers dump them with a number at every link, and the addresses in a list below."""

from __future__ import annotations

import re
from collections import Counter

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


def without_numbers(page: str) -> str:
    """A dumped page without the numbers, signs of buttons and names of pictures, and without the list of addresses.

    Paragraphs that such numbers helped to fill to a width stand whole on the row on which they begin. Any other page
    comes back as it is.
    """
    listed = next(reversed([*_LIST.finditer(page)]), None)
    if listed is None or len(_ADDRESS.findall(page, listed.end())) < _LEAST:
        return page
    told, below = page[: listed.start()], page[listed.start() :]
    rows = told.split("\n")
    lines = raw_lines(told)
    margin = " " * Counter(line.indent for line in lines).most_common(1)[0][0] if lines else ""
    if is_hard_wrapped(lines):
        rows = [""] * len(rows)
        for line in unwrap(lines):
            if line.row is not None:
                rows[line.row - 1] = f"{' ' * line.indent}{line.marker} {line.text}" if line.marker else line.text
    return "\n".join([*(_plain(row.removeprefix(margin)) for row in rows), *("" for _ in below.split("\n")[1:])])


def _plain(row: str) -> str:
    row = _NUMBER.sub("", _BETWEEN.sub(" ", row)) if "[" in row else row
    return _PICTURE.sub("", _BUTTON.sub("", row)).rstrip()
