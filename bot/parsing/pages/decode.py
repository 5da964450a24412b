"""From a page's bytes to clean text, or a refusal with its reason."""

from __future__ import annotations

import codecs
import re
import unicodedata

from bot.errors import UnreadablePage

LIMIT = 10 * 1024 * 1024
"""The largest page that is read, in bytes."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_INVISIBLE = frozenset("\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
# Joiners shape letters in other scripts and glue emoji; beside Latin letters they only hide.
_JOINERS = frozenset("\u200c\u200d")
_JOINER = re.compile("(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])")
_CONTROLS = bytes((*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F)).decode()
_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
# What nearly all of a page is made of.
_USUAL = bytes(range(0x20, 0x7F)) + b"\t\n"
_MAGIC = ("%PDF-", "PK\x03\x04", "\x7fELF", "GIF8", "\u0089PNG", "\ufffdPNG")


def _as_cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_TAIL = "[" + re.escape("".join(_as_cp1252(b) for b in range(0x80, 0xC0))) + "]"
_MOJIBAKE = re.compile(f"[ÂÃ]{_TAIL}|â{_TAIL}{_TAIL}|ð{_TAIL}{_TAIL}{_TAIL}")
# "Spaß“" is German and "MiloÅ¡" is not: these only beside others that leave no doubt.
_DOUBTFUL = re.compile(f"[Ä-ß]{_TAIL}|[à-ï]{_TAIL}{_TAIL}")
_PUNCTUATION = frozenset([0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xAB, 0xBB])
_LETTERS = frozenset(range(0xC0, 0xFE)) - frozenset(b"\xd0\xd7\xde\xf0\xf7")
# What pages declare that mean Windows-1252, as the web's encoding standard says.
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "l1"})
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_LEADS = frozenset("ÂÃâð")
_BYTE = {_as_cp1252(b): b for b in range(0x80, 0x100)}


def decode_page(page: bytes, path: str) -> str:
    """The page as text with plain line feeds and without invisible characters.

    Raises `UnreadablePage` with the reason ``empty``, ``too large`` or ``binary``.
    """
    if len(page) > LIMIT:
        raise UnreadablePage(path, "too large")
    if not page.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise UnreadablePage(path, "empty")
    text = _decode(page)
    if "\x00" in text or text.startswith(_MAGIC) or _mostly_odd(text):
        raise UnreadablePage(path, "binary")
    text = clean(text)
    if not text.strip():
        raise UnreadablePage(path, "empty")
    return text


def clean(text: str) -> str:
    """Decoded text, no invisible or control characters in it, breaks plain, accents composed, mojibake undone."""
    unusual = _unusual(text)
    if unusual & _JOINERS:
        text = _JOINER.sub("", text)
    for char in unusual & _INVISIBLE:
        text = text.replace(char, "")
    if unusual & _ACCENTS:
        text = unicodedata.normalize("NFC", text)
    if unusual & _LEADS:
        text = _without_mojibake(text)
        unusual = _unusual(text)
    if "\r" in unusual:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for char in unusual & _BREAKS:
        text = text.replace(char, "\n")
    for char in unusual.intersection(_CONTROLS):
        text = text.replace(char, "")
    return text


def _unusual(text: str) -> set[str]:
    """The different characters that are not printable ASCII, found many times as fast as by looking for each."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass"))


def _decode(page: bytes) -> str:
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if page.startswith(mark):
            return page.decode(codec, "replace")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        text = page.decode("utf-8", "stray-windows-1252")
    declared = _META_CHARSET.search(page[:4096])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        try:
            name = declared[1].decode("ascii").lower()
            return page.decode("cp1252" if name in _WESTERN else name, "replace")
        except LookupError:
            pass
    # A page that is UTF-8 but for stray bytes keeps its other letters; one without a single valid
    # multi-byte letter was never UTF-8, and the web's other Western encoding is Windows-1252.
    if not any(ord(c) > 0x7F and c != "\ufffd" for c in page.decode("utf-8", "replace")):
        return page.decode("cp1252", "replace")
    return text


def _without_mojibake(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 read again, twice where that happened twice."""
    for _ in range(2):
        repaired = _MOJIBAKE.sub(_repaired, text)
        if repaired == text:
            break
        text = _DOUBTFUL.sub(_repaired, repaired)
    # Windows-1252 has no letter for the last byte of a closing quotation mark, so that it is often lost.
    return text.replace("â€", "”")


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte of Windows-1252 in a page of UTF-8: its punctuation, or its letter inside a word; else U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start]
    before, after = error.object[error.start - 1 : error.start], error.object[error.start + 1 : error.start + 2]
    inside = before.isalpha() or after.isalpha()
    if byte in _PUNCTUATION or (byte in _LETTERS and inside):
        return _as_cp1252(byte), error.start + 1
    return "\ufffd", error.end


codecs.register_error("stray-windows-1252", _stray)


def _repaired(match: re.Match[str]) -> str:
    """UTF-8 that was once read as Windows-1252, read again; unchanged where that gives no letter."""
    try:
        return bytes(_BYTE[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _mostly_odd(text: str) -> bool:
    sample = text[:65536]
    raw = sample.encode("utf-8", "surrogatepass")
    odd = len(raw) - len(raw.translate(None, _CONTROLS.encode())) + sample.count("\ufffd")
    return odd > max(2, len(sample) // 50)
