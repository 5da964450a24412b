"""The labelled fields of a page that an archive or a cutting service printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.rows import Line

# "LENGTH: 512 words", "**Author:** Ann Berg"; and "HD   Ferry to sail at night".
_LABEL = re.compile(r"[*_]{0,2}([^\W\d_][\w /().'-]{1,40}?)\s?:[*_]{0,2}(?:\s+|$)")
_HEAD = re.compile(r"[\n|][\s*_]*([^\W\d_][\w /.'-]{1,40})")
_LONGEST = 32  # characters
_NOTE = re.compile(r"\s+\([^)]{2,40}\)$")
_CODE = re.compile(r"([A-Z]{2,3})(?:\s+|$)")
_LEAST, _TELLING, _CODES = 3, 2, 4
# Fields that say what is read, not only what it is about.
_SAYS = frozenset({"title", "author", "outlet", "date", "address"})
_TOP = 2  # rows above the first label where all labels stand together


@dataclass(frozen=True, slots=True)
class Field:
    """A label's role, its first row as printed, and its rows: of the first what stands behind the label."""

    role: str
    head: str
    rows: tuple[Line, ...]

    @property
    def value(self) -> str:
        """What the field says, in one line."""
        return " ".join(row.text for row in self.rows if row.text)

    @property
    def printed(self) -> str:
        """The field with its label, as it stands on the page."""
        return "\n".join([self.head, *(row.text for row in self.rows[1:])])


def may_have_fields(page: str) -> bool:
    """Whether a page has different rows enough that begin with a label or a code."""
    heads = set(_HEAD.findall(f"\n{page}"))
    if len(_labels().keys() & {head.strip().casefold() for head in heads if len(head) <= _LONGEST}) >= _LEAST:
        return True
    return len(_codes().keys() & {head.split(" ", 1)[0] for head in heads if head[:2].isupper()}) >= _CODES


def find_fields(rows: Sequence[Line]) -> list[Field] | None:
    """The fields of one record in the order of its rows; ``None`` where it has too few labels to be one.

    Rows without a label of their own have the role ``head`` before the first label, ``text`` behind the others.
    """
    rows = [piece for row in rows for piece in _pieces(row)]
    for names, pattern in ((_codes(), _CODE), (_labels(), _LABEL)):
        found = [_label(row, names, pattern) for row in rows]
        if _is_record(found, names is _codes()):
            return _collected(rows, found)
    return None


def _pieces(row: Line) -> list[Line]:
    """A row of several fields, "Author: Ann Berg | Page: 32", as one line for each."""
    parts = row.text.split(" | ")
    if len(parts) < 2 or not all((told := _LABEL.match(part)) and told[1].casefold() in _labels() for part in parts):
        return [row]
    return [replace(row, text=part.strip(), gap=row.gap and not at) for at, part in enumerate(parts)]


_Found = tuple[str, str, Line] | None


def _label(row: Line, names: dict[str, str], pattern: re.Pattern[str]) -> _Found:
    """A row's role, its label and what stands behind it, if it begins with a known one or is one."""
    if row.marker:
        return None
    match = pattern.match(row.text)
    label = match[1] if match else _NOTE.sub("", row.text)
    if label not in names:
        label = label.casefold()
        if label not in names or (match is None and not row.text[0].isupper()):
            return None
    end = match.end() if match else len(row.text)
    rest = replace(row, text=row.text[end:], start=row.start + end)
    return names[label], label, rest


def _is_record(found: list[_Found], coded: bool) -> bool:
    labels = [told[1] for told in found if told is not None]
    if coded:
        return len(set(labels)) >= _CODES and {told[0] for told in found if told} >= {"title", "text"}
    if len(set(labels)) < _LEAST:
        return False
    if len(_telling().intersection(labels)) >= _TELLING:
        return True
    first = next(at for at, told in enumerate(found) if told is not None)
    together = {told[1] for told in found[first : first + _LEAST] if told is not None}
    says = {told[0] for told in found[first : first + _LEAST] if told is not None}
    return first < _TOP and len(together) >= _LEAST and len(says & _SAYS) >= 2


def _collected(rows: Sequence[Line], found: list[_Found]) -> list[Field]:
    fields: list[Field] = []
    role, label, head, kept = "head", "", "", list[Line]()
    for row, told in zip(rows, found, strict=True):
        if told is not None and (role != "text" or row.gap or label in _codes() or told[1] in _telling()):
            fields.append(Field(role, head, tuple(kept)))
            role, label, head, kept = told[0], told[1], row.text, [told[2]]
        elif label and role != "text" and row.gap and any(line.text for line in kept):
            fields.append(Field(role, head, tuple(kept)))
            role, head, kept = "text", row.text, [row]
        else:
            kept.append(row)
    fields.append(Field(role, head, tuple(kept)))
    return [field for field in fields if any(row.text for row in field.rows)]


@cache
def _labels() -> dict[str, str]:
    return {label: entry["role"] for entry in load("pages_fields")["label"] for label in entry["labels"]}


@cache
def _telling() -> frozenset[str]:
    return frozenset(load("pages_fields")["telling"]["labels"])


@cache
def _codes() -> dict[str, str]:
    codes = load("pages_fields")["codes"]
    return {code: role for role, names in codes.items() if role != "example" for code in names}
