"""Pages as archives and cutting services print them: article by article, each with its fields."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.model.article import Publication
from bot.model.text import Boilerplate, BoilerplateKind
from bot.parsing.lexicon import load, one_of
from bot.parsing.months import MONTHS, month_number
from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.author_names import agency_in, is_given_name, names_in
from bot.parsing.pages.bare import tell_bare
from bot.parsing.pages.bare_tails import below
from bot.parsing.pages.customs import page_order
from bot.parsing.pages.dateline import find_credit, find_dateline, in_ordinary_case
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.fields import Field, find_fields, may_have_fields
from bot.parsing.pages.labels import own_kind
from bot.parsing.pages.language import detect_language
from bot.parsing.pages.lines import Line, described, put_together
from bot.parsing.pages.reading import PageReading
from bot.parsing.pages.rows import raw_lines
from bot.parsing.pages.stamp import dateline_day

_NUMBER = re.compile(r"(?:document\s)?\d{1,4}\sof\s\d{1,4}(?:\sdocuments?)?", re.I)
_END = re.compile(r"end of document|(?:AN\s+)?Document\s(?=\w*\d)[\w-]{12,}|\W*[_=*-]{20,}\W*", re.I)
_COUNT = re.compile(rf"(?:length:\s?)?\d[\d,.]*\s(?:{one_of('pages_fields', 'count')})", re.I)
_COUNTED = re.compile(rf"\d[.,]?\s(?i:{one_of('pages_fields', 'count')})\s*$", re.M)
_COUNTS = [form for word in load("pages_fields")["count"]["words"] for form in (word, word.title(), word.upper())]
_COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved).*", re.I)
_EDITION = re.compile(r"(?:\w+[ -]){0,3}edition", re.I)
_MONTH_ALONE = re.compile(rf"\b({MONTHS})\.?,?\s((?:19|20)\d\d)\b", re.I)
_EDITED = re.compile(r":?\s\[[^\]]{3,40}\]$")  # "Ferry to sail at night: [Final Edition]"
_HEAD = 14  # rows
_LEAST = 15  # words of an article
_LONGEST_OUTLET = 8  # words
_KINDS: dict[str, BoilerplateKind] = {"tag": "tag", "caption": "caption"}


@dataclass(slots=True)
class _Record:
    """What the fields of one article say, its rows of text and its other rows."""

    title: str | None = None
    deck: str | None = None
    authors: list[str] = field(default_factory=list)
    outlet: str | None = None
    places: list[str] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    url: str | None = None
    rows: list[Line] = field(default_factory=list)
    others: list[Boilerplate] = field(default_factory=list)


def read_prints(page: str) -> list[PageReading]:
    """The articles of a decoded page that prints them with their fields; none where it is no such page."""
    counted = any(form in page for form in _COUNTS) and _COUNTED.search(page)
    if not counted and not may_have_fields(page):
        return []
    rows = raw_lines(page)
    found: list[PageReading] = []
    loose: list[Boilerplate] = []
    for chunk in _chunks(rows):
        fields = find_fields(chunk)
        record = _by_fields(fields) if fields is not None else _by_order(chunk)
        reading = _reading(record, chunk) if record is not None else None
        if reading is None:
            loose += [Boilerplate(row.text, "other") for row in chunk]
        else:
            found.append(reading)
    if not found:
        return []
    # Prose that is in no record: the page is another one that quotes records, or lists them.
    if sum(len(line.text.split()) for line in loose) > sum(len(reading.text.split()) for reading in found):
        return []
    return found


def _chunks(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """The rows of one record each, as the prints number or end them."""
    chunk: list[Line] = []
    for row in rows:
        if _NUMBER.fullmatch(row.text) and chunk:
            yield chunk
            chunk = []
        chunk.append(row)
        if _END.fullmatch(row.text):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _by_fields(fields: list[Field]) -> _Record:
    record = _Record()
    head: list[Line] = []
    for told in fields:
        value = told.value
        if told.role == "head":
            head = list(told.rows)
        elif told.role == "text":
            record.rows += [row for row in told.rows if row.text]
        elif told.role == "title" and record.title is None:
            record.title = _EDITED.sub("", value)
        elif told.role == "deck" and record.deck is None:
            record.deck = value
        elif told.role == "author":
            record.authors.append(value)
        elif told.role == "outlet":
            record.outlet = record.outlet or _outlet(value)
            record.dated.append(value)
        elif told.role == "date":
            record.dated.insert(0, value)
        elif told.role == "place":
            record.places.append(value)
        elif told.role == "address" and record.url is None:
            record.url = value
        if told.role not in ("head", "text", "title", "deck"):
            record.others.append(Boilerplate(told.printed, _KINDS.get(told.role, "other")))
    _by_head(record, head)
    return record


def _by_head(record: _Record, head: list[Line]) -> None:
    """What stands above the first label: the outlet, the day, the headline, in whatever order."""
    names: list[tuple[int, str]] = []
    day: int | None = None
    for at, row in enumerate(_joined_rows(head)):
        if find_dates(row) and day is None:
            day = at
            record.dated.append(row)
        elif not (_NUMBER.fullmatch(row) or _COPYRIGHT.fullmatch(row) or _EDITION.fullmatch(row)):
            names.append((at, row))
            continue
        record.others.append(Boilerplate(row, "menu" if _COPYRIGHT.fullmatch(row) else "other"))
        if record.outlet is None and at == day and (outlet := _outlet(row)):
            record.outlet = outlet
    before = [name for at, name in names if day is not None and at < day]
    after = [name for at, name in names if day is None or at > day]
    if record.title is None:
        # The outlet stands above the day and the headline below it, or both above it and the headline first.
        title = after.pop() if after else before.pop(0) if before else None
        record.title = _EDITED.sub("", title) if title else None
    if not record.authors:
        record.authors = [name for name in before if "," in name and _authors([name])]
    if record.outlet is None and before and len(before[-1].split()) <= _LONGEST_OUTLET:
        record.outlet = before[-1]
    record.others += [Boilerplate(name, "other") for _, name in names if name != record.title]


def _outlet(value: str) -> str:
    """The outlet's name of a field that goes on with a place, a day or a page: "The Post ; Oslo: 3 Mar 2021: A.7"."""
    printed = find_dates(value)
    if printed and not value[: printed[0].start].strip(" |"):
        return value[printed[0].end :].partition(";")[0].strip(" |") if "|" in value else ""
    name = value[: printed[0].start] if printed else value
    return name.partition(";")[0].strip(" .,(:|")


def _joined_rows(rows: list[Line]) -> list[str]:
    found: list[str] = []
    for at, row in enumerate(rows):
        apart = row.gap or at == 0 or find_dates(row.text) or find_dates(rows[at - 1].text) or row.indent
        apart = apart or bool(_COPYRIGHT.fullmatch(row.text) or _COPYRIGHT.fullmatch(rows[at - 1].text))
        if apart:
            found.append(row.text)
        else:
            found[-1] += f" {row.text}"
    return found


def _by_order(rows: list[Line]) -> _Record | None:
    """A print without labels: headline, byline, the count of words, the day, the outlet, the copyright, the text."""
    count = next((at for at, row in enumerate(rows[:_HEAD]) if _COUNT.fullmatch(row.text)), None)
    if count is None or count == 0:
        return None
    below_count = rows[count + 1 : count + 1 + _HEAD]
    day = next((at for at, row in enumerate(below_count[:2]) if find_dates(row.text)), None)
    if day is None or len(below_count) < day + 2:
        return None
    record = _Record(dated=[below_count[day].text])
    outlet = next(row for row in below_count[day + 1 :] if not row.text[0].isdigit())
    record.outlet = outlet.text
    start = next((at for at, row in enumerate(below_count) if _COPYRIGHT.fullmatch(row.text)), None)
    if start is None:
        start = below_count.index(outlet)
    record.rows = list(rows[count + 2 + start :])
    for row in rows[:count]:
        if names := names_in(row.text.removeprefix("By ").removeprefix("BY "), strict=True):
            record.authors += names
        elif record.title is None or len(row.text.split()) > len(record.title.split()):
            record.title = row.text
    record.others = [Boilerplate(row.text, "other") for row in rows[: count + 2 + start] if row.text != record.title]
    return record


def _reading(record: _Record, chunk: list[Line]) -> PageReading | None:
    rows = [row for row in record.rows if not any(mark.fullmatch(row.text) for mark in (_END, _NUMBER, _COUNT))]
    if rows and rows[0].text == record.title:
        rows = rows[1:]
    if len(rows) > 1 and _END.fullmatch(chunk[-1].text) and _is_publisher(rows[-1].text):
        record.others.append(Boilerplate(rows.pop().text, "other"))
    lines = described(put_together(rows))
    out = below(lines)
    if record.title is None:
        body, headline = tell_bare(lines, None)
        out |= {at for at, inside in enumerate(body) if not inside}
        record.title = lines[headline].text if headline is not None else None
    left = (
        Boilerplate(lines[at].text, own_kind(lines[at]) or "other")
        for at in sorted(out)
        if lines[at].text != record.title
    )
    text, paragraphs = assemble([line for at, line in enumerate(lines) if at not in out])
    if len(text.split()) < _LEAST:
        return None
    language = detect_language(text)
    return PageReading(
        text=text,
        paragraphs=paragraphs,
        title=record.title,
        deck=record.deck,
        outlet=record.outlet,
        authors=_authors(record.authors) if language == "en" else (),
        publication=_publication(record.dated, chunk) or dateline_day(text),
        dateline=find_dateline(text)[0] or tuple(in_ordinary_case(place.strip()) for place in record.places),
        agency=find_credit(text),
        language=language,
        url=record.url,
        boilerplate=(*record.others, *left),
    )


def _is_publisher(text: str) -> bool:
    """Whether the last row of a print is a name rather than a sentence."""
    return text[-1] not in '.!?"”' and len(text.split()) <= _LONGEST_OUTLET


def _authors(told: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in (part.strip(" .").removeprefix("By ") for value in told for part in value.split(";")):
        last, comma, first = (piece.strip() for piece in name.partition(","))
        turned = comma and first and is_given_name(first.split()[0]) and not is_given_name(last.split(" ")[0])
        found += names_in(f"{first} {last}" if turned else name) or agency_in(name)
    return tuple(dict.fromkeys(found))


def _publication(dated: list[str], rows: list[Line]) -> Publication | None:
    """The first full day of the fields, else the month one of them names."""
    for value in dated:
        printed = find_dates(value) or find_dates(value, page_order(described(list(rows))))
        if printed:
            day = printed[0].day
            return Publication(day, day, "page", day, (value,))
    for value in dated:
        if month := _MONTH_ALONE.search(value):
            year, number = int(month[2]), month_number(month[1])
            last = monthrange(year, number)[1]
            return Publication(date(year, number, 1), date(year, number, last), "inferred", None, (value,))
    return None
