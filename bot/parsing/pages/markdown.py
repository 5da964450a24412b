"""Markdown as scrapers write it, turned into the flattened text that the rest of the reader knows.

No parser of the standard reads it: converters break lines inside a link's target and set links around whole blocks.
"""

from __future__ import annotations

import re

from bot.model.text import Boilerplate

_LEAST_LINKS = 3
_TEXT = r"(?:[^\[\]\\\n]++|\\.|\n(?!\s*\n))"
_TARGET = r"\((?:[^()\\\n]++|\\.|\n(?!\s*\n)|\((?:[^()\\\n]++|\\.|\n(?!\s*\n))*+\))*+\)"
_IMAGE = re.compile(rf"!\[{_TEXT}*+\]{_TARGET}", re.S)
_LINK = re.compile(rf"\[((?:{_TEXT}|\[{_TEXT}*+\])*+)\]{_TARGET}", re.S)
_LEFT = re.compile(rf"\]{_TARGET}", re.S)
_DEFINED = re.compile(r"\s{0,3}\[[^\]]{1,200}\]:\s+\S.*")
_REFERRED = re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_ITEM = re.compile(r"(\s*)((?:[*+-]\s+)+|\d{1,3}[.)]\s+)")
_QUOTED = re.compile(r"^(?:\s{0,3}>)+\s?")
_BOLD = re.compile(r"(\*\*\*?|___?)(?=\S)([^*_\n]+)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*_\\])([*_])(?=\S)([^*_\n]+)(?<=[^\s\\])\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~$&<-])")
_ADDRESS = re.compile(r"<(https?://[^<>\s]++)>")
_VALUE = re.compile(r"(\w+:\s+)([\"'])(.*)\2\s*")
_TOP, _DASHES = 40, "---"  # rows
# Stands for a line break taken out with a link's target, so that every row keeps its number.
_BREAK = "\0"
_RULE = 3  # characters
_MARGIN = 82  # characters
_WRAPPED = 0.7  # share of the characters of text


def is_markdown(page: str) -> bool:
    """Whether flattened text has the marks of Markdown: links, or a headline marked as one at its top."""
    if "](" in page and page.count("](") >= _LEAST_LINKS:
        return True
    rows = page.lstrip().split("\n", _TOP)
    first = next((row.strip() for row in rows[len(_settings(rows)) :] if row.strip()), "")
    return _HEADING.match(first) is not None or (first.startswith("**") and _BOLD.fullmatch(first) is not None)


def without_marks(page: str) -> tuple[str, list[Boilerplate]]:
    """A Markdown page as flattened text, every paragraph whole on the row it begins on; and the pictures left out."""
    rows, plain = page.split("\n"), plain_rows(page)
    left = [row.strip() for row, told in zip(rows, plain, strict=True) if not told and row.lstrip().startswith("![")]
    return "\n".join(plain), [Boilerplate(row, "caption") for row in left]


def plain_rows(page: str) -> list[str]:
    """The rows of a Markdown page without its marks; of a broken paragraph's rows all but the first are blank."""
    rows = page.split("\n")
    head = _settings(rows[:_TOP])
    told = ["" if row.strip() == _DASHES else _VALUE.sub(r"\1\3", row) for row in head]
    return told + _rows("\n".join(rows[len(head) :]))


def _rows(page: str) -> list[str]:
    if "](" in page:
        page = _IMAGE.sub(_breaks, page)
        page = _LINK.sub(lambda link: link[1] + _breaks(link, link[1]), page)
        page = _LEFT.sub(_breaks, page)
    wrapped = _is_wrapped(page)
    rows: list[list[str]] = []
    last, going = 0, False  # the last row with text, and whether it goes on in the next
    for row in page.split("\n"):
        text, joins = _plain(row)
        if text and joins and going and wrapped:
            rows[last].append(text.strip())
            rows.append([])
        else:
            last = len(rows) if text else last
            rows.append([text])
        going = bool(text) and not row.endswith(("  ", "\\"))
        rows += [[]] * row.count(_BREAK)
    return [_without_emphasis(" ".join(row)) for row in rows]


def _settings(rows: list[str]) -> list[str]:
    """The rows at the top of a page, between two of dashes, that tell its title, writer and day."""
    dashes = [at for at, row in enumerate(rows) if row.strip() == _DASHES]
    return rows[: dashes[1] + 1] if len(dashes) > 1 and dashes[0] == 0 else []


def _is_wrapped(page: str) -> bool:
    """Whether paragraphs were broken at a fixed width."""
    rows = [len(row) for row in page.split("\n") if row.strip() and not _is_whole(row)]
    return sum(size for size in rows if size <= _MARGIN) >= _WRAPPED * sum(rows)


def _is_whole(row: str) -> bool:
    """Whether a row is one that converters do not break: a link, an item of a list, a heading, a table's row."""
    if _BREAK in row or "://" in row or row.lstrip().startswith("|"):
        return True
    return _ITEM.match(row) is not None or _HEADING.match(row) is not None


def _breaks(found: re.Match[str], kept: str = "") -> str:
    """The line breaks of what is taken out, as signs that keep their number."""
    return _BREAK * (found[0].count("\n") - kept.count("\n"))


def _is_rule(row: str) -> bool:
    """Whether a row only parts or underlines others, or opens or closes a block of code."""
    marks = set(row) - {" "}
    if len(marks) == 1:
        return (marks <= {"-", "*", "_"} and len(row) >= _RULE) or marks == {"="}
    return {"|", "-"} <= marks <= {"|", "-", ":"} or row.startswith("```")


def _plain(row: str) -> tuple[str, bool]:
    """A row without its marks, and whether it may go on from the row above."""
    row = row.replace(_BREAK, "")
    if _is_rule(row.strip()) or _DEFINED.fullmatch(row) or row.strip() in ("[", "]"):
        return "", False
    row = _QUOTED.sub("", row, count=1)
    joins = True
    if heading := _HEADING.match(row):
        row, joins = row[heading.end() :].rstrip("# "), False
    elif item := _ITEM.match(row):
        mark = item[2].strip() if item[2][0].isdigit() else "*"
        rest = row[item.end() :]
        row, joins = (f"{item[1]}{mark} {rest}" if rest.strip() else ""), False
    elif row.lstrip().startswith("|"):
        row, joins = row.strip().strip("|").strip(), False
    if "[" in row:
        row = _REFERRED.sub(r"\1", row)
    return _ADDRESS.sub(r"\1", _CODE.sub(r"\1", row)).rstrip(), joins


def _without_emphasis(text: str) -> str:
    """A paragraph without the signs of bold and italic type, which may reach over its rows, and of escaping."""
    if "*" in text or "_" in text:
        for _ in range(2):
            text = _ITALIC.sub(r"\2", _BOLD.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", text)
