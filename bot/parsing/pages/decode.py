"""From a page's bytes to clean text, or a refusal with its reason."""

from __future__ import annotations

import codecs
import quopri
import re
import unicodedata
from html import unescape
from html.entities import html5

from bot.errors import UnreadablePage

LIMIT = 10 * 1024 * 1024
"""The largest page that is read, in bytes."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffc"
)
# Joiners shape letters in other scripts and glue emoji; beside Latin letters they only hide.
_JOINERS = frozenset("\u200c\u200d")
_JOINER = re.compile("(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])")
_CONTROLS = bytes((*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F)).decode()
_STRAY = frozenset(map(chr, range(0x91, 0x98)))
_CONTROLS_MEANT = {byte: meant for byte in range(0x80, 0xA0) if (meant := bytes([byte]).decode("cp1252", "ignore"))}
# Letters and digits as wide as those of Chinese and Japanese, which no word list and no date holds.
_WIDE_LETTERS = frozenset(
    chr(at) for first, last in ("０９", "ＡＺ", "ａｚ") for at in range(ord(first), ord(last) + 1)
)
_NARROW = {ord(char): ord(char) - 0xFEE0 for char in _WIDE_LETTERS}
# Typographic marks of old Macintosh files read as Windows-1252: "ÒI donÕt know,Ó she said." The bytes of the same.
_MAC_READ = re.compile(r"[a-z]Õ(?:s|t|re|ve|ll|d|m)\b")
_MAC_BYTES = re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d|m)\b")
_MAC_MEANT = {"Ò": "“", "Ó": "”", "Ô": "‘", "Õ": "’", "Ð": "–", "Ñ": "—"}
_MAC_QUOTES = re.compile(r"Ò(?=\w)|(?<=[\w.,!?])Ó|(?<=[\w.,!?])Õ|Ô(?=\w)|(?<= )[ÐÑ](?= )")
_PRINTABLE = re.compile(r"(?:=[89A-F][0-9A-F]){2,}")
_LEAST_PRINTABLE = 2
_BREAKS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
# Letters that printing joins are two or three to whoever looks for a word.
_LIGATURES = {chr(0xFB00 + at): letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
# What nearly all of a page is made of.
_USUAL = bytes(range(0x20, 0x7F)) + b"\t\n"
_MAGIC = ("%PDF-", "PK\x03\x04", "\x7fELF", "GIF8", "\u0089PNG", "\ufffdPNG")


def _as_cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


# Beside the characters of Windows-1252 the control characters that Latin-1 has in their places.
_TAIL = "[" + re.escape("".join({_as_cp1252(b) for b in range(0x80, 0xC0)} | {chr(b) for b in range(0x80, 0xA0)})) + "]"
_MOJIBAKE = re.compile(f"[ÂÃ]{_TAIL}|â{_TAIL}{_TAIL}|ð{_TAIL}{_TAIL}{_TAIL}")
# "Spaß“" is German and "MiloÅ¡" is not: these only beside others that leave no doubt.
_DOUBTFUL = re.compile(f"[Ä-ß]{_TAIL}|[à-ï]{_TAIL}{_TAIL}")
_LOST_BYTES = "¿¿"  # what converters write for a byte each that they cannot read
# UTF-8 that was read as an old Macintosh's: "the mayor‚Äôs caf√©". No other text has the first two together.
_MAC_LEAD = "‚Ä"
_MAC_TAIL = f"[{re.escape(bytes(range(0x80, 0xC0)).decode('mac-roman'))}]"
_MAC_MOJIBAKE = re.compile(f"[√¬]{_MAC_TAIL}|‚{_MAC_TAIL}{_MAC_TAIL}")
# How JSON spells letters and breaks: a value copied out of it has them still.
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LEAST_ESCAPES = 2
_PUNCTUATION = frozenset([0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xAB, 0xBB])
_LETTERS = frozenset(range(0xC0, 0xFE)) - frozenset(b"\xd0\xd7\xde\xf0\xf7")
# What pages declare that mean Windows-1252, as the web's encoding standard says.
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "l1"})
# Encodings that a page may declare; what is wider than a byte would not let us read the declaration.
_DECLARED = re.compile(
    r"(?:windows|cp)-?(?:125\d|874|949)|iso-?8859-\d{1,2}|koi8-[ru]|gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|shift[_-]jis"
    r"|sjis|iso-2022-jp|ks_c_5601-1987|mac(?:intosh|-roman|-cyrillic)|tis-620|(?:ibm|cp)-?\d{3}"
)
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_LEADS = frozenset("ÂÃâð")
# An "à" whose no-break space was made a plain one; what came of other letters goes on with an accent.
_LOST_SPACE = re.compile("Ã (?![\u0300-\u036f])")
_BYTE = {chr(b): b for b in range(0x80, 0xA0)} | {_as_cp1252(b): b for b in range(0x80, 0x100)}
_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode_page(page: bytes, path: str) -> str:
    """The page as text with plain line feeds and without invisible characters.

    Raises `UnreadablePage` with the reason ``empty``, ``too large`` or ``binary``.
    """
    if len(page) > LIMIT:
        raise UnreadablePage(path, "too large")
    if not page.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise UnreadablePage(path, "empty")
    text = _decode(page).rstrip("\x00")
    if text.startswith(_MAGIC) or _mostly_odd(text):
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
    if unusual & _STRAY:
        # Windows-1252 read as Latin-1: a page that has its quotation marks has its ellipses too.
        text = text.translate(_CONTROLS_MEANT)
    if unusual & _WIDE_LETTERS:
        text = text.translate(_NARROW)
    if "Õ" in unusual and _MAC_READ.search(text):
        text = _MAC_QUOTES.sub(lambda found: _MAC_MEANT[found[0]], text)
    if unusual & _ACCENTS:
        text = unicodedata.normalize("NFC", text)
    if "Ä" in unusual and _MAC_LEAD in text:
        text = _MAC_MOJIBAKE.sub(_read_again, text)
    if unusual & _LEADS:
        text = _without_mojibake(text)
        unusual = _unusual(text)
    if "\r" in unusual:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for char in unusual & _BREAKS.keys():
        text = text.replace(char, _BREAKS[char])
    for char in unusual & _LIGATURES.keys():
        text = text.replace(char, _LIGATURES[char])
    for char in unusual.intersection(_CONTROLS):
        text = text.replace(char, "")
    return text


def spelled_out(text: str) -> str:
    """Flattened text with the characters that HTML's entities stand for, of which some ways of flattening leave a few.

    The ampersand of an entity may itself be one. Mail that was saved as it is sent spells letters in numbers, too.
    """
    if "=" in text and len(_PRINTABLE.findall(text)) >= _LEAST_PRINTABLE:
        text = clean(quopri.decodestring(text.encode()).decode("utf-8", "replace"))
    if "\\u" in text:
        text = _without_escapes(text)
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = clean(_ENTITY.sub(_meant, text))
    return text


def _without_escapes(text: str) -> str:
    """A value of JSON as the text it stands for, where it spells letters in numbers; of two halves a letter."""
    if len(_ESCAPE.findall(text)) < _LEAST_ESCAPES:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\\n", "\n").replace('\\"', '"')
    return clean(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _meant(entity: re.Match[str]) -> str:
    """What an entity stands for; a line break is a space, and what is none stays as it is."""
    told = entity[0]
    return unescape(told).replace("\n", " ") if told[1] == "#" or told[1:] in html5 else told


def _unusual(text: str) -> set[str]:
    """The different characters that are not printable ASCII, found many times as fast as by looking for each."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass"))


def _decode(page: bytes) -> str:
    if page.startswith(codecs.BOM_UTF8):
        page = page[3:]
    for mark, codec in _WIDE:
        if page.startswith(mark):
            return page.decode(codec, "ignore")
    if unmarked := _unmarked(page):
        return page.decode(unmarked, "ignore")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        text = page.decode("utf-8", "stray-windows-1252")
    if (told := _declared(page)) is not None:
        return told
    # A page that is UTF-8 but for stray bytes keeps its other letters; one without a single valid
    # multi-byte letter was never UTF-8, and the web's other Western encoding is Windows-1252.
    if not any(ord(c) > 0x7F and c != "\ufffd" for c in page.decode("utf-8", "replace")):
        return page.decode("mac-roman" if _MAC_BYTES.search(page) else "cp1252", "replace")
    return text


def _unmarked(page: bytes) -> str | None:
    """The wide encoding of a page without a mark, most of whose characters have one byte that is not zero."""
    if b"\x00" not in page[:4]:
        return None
    sample = page[:4096]
    zeros = [sample[at::4].count(0) * 4 > 3 * (len(sample) // 4) for at in range(4)]
    known = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return known.get((zeros[0], zeros[1], zeros[2], zeros[3]))


def _declared(page: bytes) -> str | None:
    """The page in the encoding it declares, unless it cannot be in that."""
    found = _META_CHARSET.search(page[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    if name in _WESTERN:
        return page.decode("cp1252", "replace")
    if not _DECLARED.fullmatch(name):
        return None
    try:
        text = page.decode(name, "replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= len(text) // 200 else None


def _without_mojibake(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 read again, as often as that happened, up to three times."""
    for _ in range(3):
        repaired = _MOJIBAKE.sub(_repaired, text)
        if repaired == text:
            break
        text = _LOST_SPACE.sub("à", _DOUBTFUL.sub(_repaired, repaired))
    # Windows-1252 has no letter for the last byte of a closing quotation mark, so that it is often lost.
    return text.replace("â€\ufffd", "”").replace("â€", "”")


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A byte of Windows-1252 in a page of UTF-8: its punctuation, or its letter inside a word; else U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        return "", error.end  # half a letter where the file was cut off
    byte = error.object[error.start]
    before, after = error.object[error.start - 1 : error.start], error.object[error.start + 1 : error.start + 2]
    inside = before.isalpha() or after.isalpha()
    if byte in _PUNCTUATION or (byte in _LETTERS and inside):
        return _as_cp1252(byte), error.start + 1
    return "\ufffd", error.end


codecs.register_error("stray-windows-1252", _stray)


def _repaired(match: re.Match[str]) -> str:
    """UTF-8 that was once read as Windows-1252, read again; unchanged where that gives no letter."""
    if _LOST_BYTES in match[0]:
        return match[0]
    try:
        return bytes(_BYTE[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _read_again(match: re.Match[str]) -> str:
    """UTF-8 that was once read as an old Macintosh's; unchanged where that gives no letter."""
    try:
        return match[0].encode("mac-roman").decode("utf-8")
    except UnicodeError:
        return match[0]


def _mostly_odd(text: str) -> bool:
    sample = text[:65536]
    raw = sample.encode("utf-8", "surrogatepass")
    odd = len(raw) - len(raw.translate(None, _CONTROLS.encode()))
    # Scrapers lose every quotation mark and apostrophe of a page, which is not the less text for that.
    lost = sample.count("\ufffd")
    return odd > max(2, len(sample) // 50) or lost > max(2, len(sample) // 15)
