"""The door of the page reader: bytes in, a `PageReading` out."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from bot.errors import UnreadablePage
from bot.parsing.pages.decode import decode_page, spelled_out
from bot.parsing.pages.reading import PageReading

__all__ = ["PageReading", "read_page"]

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head|body|article|meta|div|main|title|section|p)\b",
    re.I | re.S,
)


def read_page(page: bytes, path: str) -> PageReading:
    """Read a flattened-text or HTML page.

    Raises `UnreadablePage` with the reason ``empty``, ``binary``, ``too large`` or ``no article``.
    """
    return read_decoded(decode_page(page, path), path)


def is_markup(text: str) -> bool:
    """Whether a decoded page is HTML."""
    return _MARKUP.match(text) is not None


def read_decoded(text: str, path: str) -> PageReading:
    """Read a decoded page; raises `UnreadablePage` with ``no article``."""
    if is_markup(text):
        from bot.parsing.pages.markup import read_markup

        return read_markup(text, path)
    if _is_data(text):
        raise UnreadablePage(path, "no article")
    from bot.parsing.pages.dumps import plain_dump
    from bot.parsing.pages.flattened import read_flattened
    from bot.parsing.pages.markdown import is_markdown, without_marks
    from bot.parsing.pages.prints import read_prints
    from bot.parsing.pages.wrappings import unwrapped

    text = spelled_out(text)
    text, marks = without_marks(text) if is_markdown(text) else plain_dump(text)
    if prints := read_prints(text):
        reading = replace(prints[0], further=tuple(prints[1:]))
    else:
        page = unwrapped(text)
        reading = page.around(read_flattened(page.text, path))
    return replace(reading, boilerplate=(*marks, *reading.boilerplate))


def _is_data(text: str) -> bool:
    """Whether the whole text is XML that is no HTML, or one JSON value of many, which no page is."""
    start = text[:200].lstrip()
    if start.startswith("<?xml"):
        return True
    if start[:1] not in ("[", "{"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
