"""Which language a text is in, from its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from bot.parsing.lexicon import load

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the text's language; ``en`` when there is too little to tell, ``und`` if unknown."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    letters = sum(map(len, words))
    if letters < 40:
        return "en"
    if code := _by_script(text[:_SAMPLE], letters):
        return code
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in profile["words"]) / len(words)
        for code, profile in load("pages_languages").items()
    }
    best = max(shares, key=lambda code: shares[code])
    # Lists and tables have few stop words: English keeps the benefit of the doubt.
    if shares[best] < 0.08:
        return "en" if shares["en"] > 0 or len(words) < 40 else "und"
    return "en" if shares["en"] >= 0.9 * shares[best] else best


_SCRIPTS = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}


def _by_script(text: str, letters: int) -> str | None:
    """A script other than Latin that holds a third of the letters names the language well enough."""
    if text.isascii():
        return None
    counts: Counter[str] = Counter()
    for char, times in Counter(text).items():
        if ord(char) > 0x24F and char.isalpha():
            script = unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]
            counts[script] += times
    if not counts or sum(counts.values()) < letters / 3:
        return None
    # Japanese mixes two syllabaries into Chinese characters.
    if counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts["CJK"]:
        counts["CJK"] = 0
    script = counts.most_common(1)[0][0]
    if script == "CYRILLIC" and any(c in text for c in "іїєґ"):
        return "uk"
    return _SCRIPTS.get(script, "und")
