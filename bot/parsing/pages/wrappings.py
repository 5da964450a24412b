"""What a page comes in: a message, an archive's toolbar, a cache's notice, subtitles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from bot.model.article import Publication
from bot.model.text import Boilerplate, BoilerplateKind
from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.reading import PageReading

_LEAST_HEADLINE = 3  # spaces
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},?(?:\s\d{1,2}:\d\d(?:\s?[AP]M)?)?\s{2,}\S.*", re.I)
_NUMBERED = re.compile(r"https?://\S+\s+\d{1,3}/\d{1,3}")
_PRINTED_AT = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?", re.I)
_COUNTED = re.compile(r"\d{1,3}/\d{1,3}")
_LOCATED = re.compile(r"[a-z]{2,12}://\S+")
_CHAT = re.compile(r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?:\]| -) [^:]{2,40}: ", re.I)
_QUOTED = re.compile(r"[ \t]*>[> \t]*")
_MUCH = 0.5  # of the rows
_TOP, _NOTE = 40, 8  # rows
_LABEL = re.compile(r"[*_]{0,2}([A-Za-z-]{2,15})\s?:[*_]{0,2}\s+(\S.*)")
_CAPTURES = re.compile(r"\d[\d,]* captures?", re.I)
_SPAN = re.compile(r"\d{1,2} \w{3,9} \d{4}(?: ?[-–—] ?\d{1,2} \w{3,9} \d{4})?")
_ADDRESS = re.compile(
    r"(?:(?:source|link|url|original|from|retrieved from|saved from|shared from|read at|available at):?\s)?(https?://\S+/\S+)",
    re.I,
)
_EDGE = 3  # rows
_EMPHASIS = re.compile(r"([*_]{1,3})(?=\S)([^*_]+)(?<=\S)\1")
_CUE = re.compile(r"(?:\d+:)?\d\d:\d\d[.,]\d{3}\s+-->\s+.*")
_LEAST_CUES = 3


@dataclass(slots=True)
class Unwrapped:
    """A page's text with what it came in blanked out row by row, so that every other row keeps its number.

    ``sent`` is the day of the message that holds the page; that of one that was sent on says nothing of its article.
    """

    rows: list[str]
    removed: list[Boilerplate] = field(default_factory=list)
    title: str | None = None
    url: str | None = None
    sent: Publication | None = None

    @property
    def text(self) -> str:
        """The rows that are left, in their places."""
        return "\n".join(self.rows)

    def top(self) -> list[int]:
        """Where the first rows stand that are not blank."""
        return list(islice((at for at, row in enumerate(self.rows) if row.strip()), _TOP))

    def remove(self, at: int, kind: BoilerplateKind = "other") -> None:
        """Take a row out."""
        if self.rows[at].strip():
            self.removed.append(Boilerplate(self.rows[at].strip(), kind))
        self.rows[at] = ""

    def around(self, reading: PageReading) -> PageReading:
        """The reading of what is left, with what the wrapping tells besides."""
        return replace(
            reading,
            title=reading.title or self.title,
            url=reading.url or self.url,
            publication=reading.publication or self.sent,
            boilerplate=(*self.removed, *reading.boilerplate),
        )


def unwrapped(page: str) -> Unwrapped:
    """A decoded flattened page without what it comes in."""
    found = Unwrapped(page.split("\n"))
    _leave_chat(found)
    _leave_message(found)
    if ">" in page:
        _leave_quoting(found)
    if "://" in page:
        _leave_margins(found)
    _leave_copy(found)
    if "://" in page:
        _leave_address(found)
    if "-->" in page:
        _leave_cues(found)
    return found


def _leave_chat(page: Unwrapped) -> None:
    """Take out who sent a page into a chat, and when, and the emphasis of its first row."""
    first = next((at for at, row in enumerate(page.rows) if row.strip()), None)
    if first is not None and (sent := _CHAT.match(page.rows[first])):
        page.removed.append(Boilerplate(sent[0].strip(), "other"))
        page.rows[first] = _EMPHASIS.sub(r"\2", page.rows[first][sent.end() :])


def _leave_quoting(page: Unwrapped) -> None:
    """Take the marks of quoted mail from the rows, where most rows have them."""
    filled = [row for row in page.rows if row.strip()]
    if sum(row.lstrip().startswith(">") for row in filled) > _MUCH * len(filled):
        page.rows = [_QUOTED.sub("", row, count=1) if row.lstrip().startswith(">") else row for row in page.rows]
        _leave_message(page)


def _leave_message(page: Unwrapped) -> None:
    """Take out the heads of messages above the page, and the note of whoever sent it on."""
    known = load("pages_fields")["message"]
    filled = page.top()
    forwarded = next((n for n, at in enumerate(filled[:_NOTE]) if _is_forwarding(page.rows[at])), None)
    start = 0 if forwarded is None else forwarded + 1
    while True:
        head: dict[str, str] = {}
        for at in filled[start:]:
            told = _LABEL.fullmatch(page.rows[at].strip())
            if told is None or told[1].casefold() not in known["labels"]:
                break
            head[told[1].casefold()] = told[2]
        if len(head) < 2 or not {"from", "subject"} & head.keys():
            break
        for at in filled[: start + len(head)]:
            page.remove(at)
        filled, start = filled[start + len(head) :], 0
        _tell_message(page, head, forwarded is not None)
        _leave_note(page, page.title or "", filled)
        filled = [at for at in filled if page.rows[at].strip()]
        if filled and _is_forwarding(page.rows[filled[0]]):
            forwarded, start = 0, 1


def _tell_message(page: Unwrapped, head: dict[str, str], forwarded: bool) -> None:
    known = load("pages_fields")["message"]
    subject = head.get("subject", "")
    while (start := subject.partition(":")[0].casefold()) in known["prefixes"]:
        subject, forwarded = subject[len(start) + 1 :].strip(), True
    page.title = subject or page.title
    dated = next((head[name] for name in known["date"] if name in head), "")
    page.sent = None
    if not forwarded and (printed := find_dates(dated)):
        page.sent = Publication(printed[0].day, printed[0].day, "page", printed[0].day, (dated,))


def _leave_note(page: Unwrapped, subject: str, top: list[int]) -> None:
    """Take out what somebody wrote above a page in a message whose subject ends with the page's headline."""
    named = " ".join(subject.split()).casefold()
    for n, at in enumerate(top[:_TOP]):
        row = " ".join(page.rows[at].split())
        if row.count(" ") >= _LEAST_HEADLINE and named.endswith(row.casefold()):
            for above in top[:n]:
                page.remove(above)
            page.title = row
            return


def _is_forwarding(row: str) -> bool:
    return row.strip(" -_:*\t").casefold().startswith(_forwarding())


@cache
def _forwarding() -> tuple[str, ...]:
    return tuple(load("pages_fields")["message"]["starts"])


def _leave_margins(page: Unwrapped) -> None:
    """Take out what a browser prints above and below a sheet: the day of printing, the page's title and address."""
    if any(_NUMBERED.fullmatch(row.strip()) for row in page.rows):
        for at, row in enumerate(page.rows):
            if _NUMBERED.fullmatch(row.strip()) or _PRINTED.fullmatch(row.strip()):
                page.remove(at)
    _leave_torn_margins(page)


def _leave_torn_margins(page: Unwrapped) -> None:
    """Take out the same where each of it has a row of its own, as text that was taken out of the sheets has it."""
    filled = [at for at, row in enumerate(page.rows) if row.strip()]
    told = [page.rows[at].strip() for at in filled]
    counts = [n for n, row in enumerate(told) if _COUNTED.fullmatch(row)]
    if [told[n] for n in counts] != [f"{sheet}/{len(counts)}" for sheet in range(1, len(counts) + 1)]:
        return
    tops = [n for n, row in enumerate(told[:-1]) if _PRINTED_AT.fullmatch(row) and row == told[0]]
    if not tops or len(tops) > len(counts):
        return
    for n in counts:
        page.remove(filled[n])
        if n and _LOCATED.fullmatch(told[n - 1]):
            page.url = page.url or _address(told[n - 1])
            page.remove(filled[n - 1])
    for n in tops:
        page.remove(filled[n])
        if n > tops[0] and told[n + 1] == told[tops[0] + 1]:
            page.remove(filled[n + 1])
    _join_headline(page, told[tops[0] + 1])


def _join_headline(page: Unwrapped, title: str) -> None:
    """Join the rows of a headline that was too large for one: together they begin the page's title."""
    begun: int | None = None
    for at, row in enumerate(page.rows):
        text = row.strip()
        if begun is not None and text and title.startswith(f"{page.rows[begun].strip()} {text}"):
            page.rows[begun] += f" {text}"
            page.rows[at] = ""
        elif text:
            begun = at if title.startswith(f"{text} ") else None


def _leave_copy(page: Unwrapped) -> None:
    """Take out what an archive or a cache has put above its copy of the page."""
    known = load("pages_fields")["copies"]
    top = page.top()
    captures = next((n for n, at in enumerate(top) if _CAPTURES.fullmatch(page.rows[at].strip())), None)
    if captures is not None:
        end = captures + 1
        last = next((n for n in range(end, len(top)) if page.rows[top[n]].strip() == known["last"]), None)
        end = end if last is None else last + 1
        while end < len(top) and _is_toolbar(page.rows[top[end]].strip()):
            end += 1
        toolbar = "\n".join(page.rows[at].strip() for at in top[:end])
        page.url = _address(page.rows[top[0]].split()[0]) or page.url
        for at in top[:end]:
            page.rows[at] = ""
        page.removed.append(Boilerplate(toolbar, "other"))
    elif top and any(phrase in page.rows[top[0]].casefold().replace("’", "'") for phrase in known["opens"]):
        page.url = next(
            (found for word in page.rows[top[0]].split() if (found := _address(word.rstrip(".")))), page.url
        )
        for at in top:
            if not any(phrase in page.rows[at].casefold().replace("’", "'") for phrase in known["caches"]):
                break
            page.remove(at)


def _is_toolbar(row: str) -> bool:
    return _SPAN.fullmatch(row) is not None or row.casefold().startswith(
        tuple(load("pages_fields")["copies"]["toolbar"])
    )


def _leave_address(page: Unwrapped) -> None:
    """Take out the page's own address above it, or below it where it is called that."""
    filled = [at for at, row in enumerate(page.rows) if row.strip()]
    for at in (*filled[:_EDGE], *filled[_EDGE:][-_EDGE:]):
        row = page.rows[at].strip()
        if (url := _address(row)) and (at in filled[:_EDGE] or url != row):
            page.url = page.url or url
            page.remove(at)


def _address(text: str) -> str | None:
    found = _ADDRESS.fullmatch(text)
    return found[1] if found else None


def _leave_cues(page: Unwrapped) -> None:
    """Join what subtitles show one after another to sentences, each in the row it begins on."""
    cues = [at for at, row in enumerate(page.rows) if _CUE.fullmatch(row.strip())]
    if len(cues) < _LEAST_CUES:
        return
    for at in cues:
        page.remove(at)
        if at and page.rows[at - 1].strip().isdigit():
            page.remove(at - 1)
    begun: int | None = None
    for at in range(cues[0], len(page.rows)):
        text = page.rows[at].strip()
        if not text:
            continue
        if begun is None:
            begun = at
        else:
            page.rows[begun] += f" {text}"
            page.rows[at] = ""
        if text[-1] in '.!?"”':
            begun = None
