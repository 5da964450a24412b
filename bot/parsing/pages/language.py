"""Which language a page or a text is in, from its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.lines import Line

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 12_000
_BODY_SAMPLE = 4_000
_ACCENTED = re.compile("[\u00c0-\u024f\u1ea0-\u1eff]")
_PROSE = 60  # characters: shorter lines are menus and buttons, in whatever language
_LEAST_PROSE = 300
# English prose has a fifth of these words, prose of its neighbours less than half as many.
_ENGLISH = 0.18
# Of the languages without a list those that build long words are told from English lists and tables by their words.
_LONG_WORDS = 6.5
_LEAST_LETTERS, _LEAST_WORDS = 40, 8
# Prose in a language that is full of English words has more than this of its own.
_OWN = 0.08
_WORDS = 3  # different ones
_FOREIGN = 0.03  # of the letters
# Prose of a known language has more of its words than this; any text has some of every language's short ones.
_NAMED, _NAMED_BY_LETTERS = 0.13, 0.08
_QUOTED = re.compile(r"[“„«][^“”„«»]{0,2000}[”“»]|\"[^\"]{0,2000}\"")
_SENTENCE = re.compile(r"[^.!?\n]{40,400}[.!?](?=\s|$)")


def page_language(lines: list[Line]) -> str:
    """The language of a page by its longer lines, whichever of them are its article; codes as `detect_language`."""
    prose = [line for line in lines if len(line.text) >= _PROSE]
    if sum(len(line.text) for line in prose) < _LEAST_PROSE:
        prose = lines
    words: list[str] = []
    sample: list[str] = []
    length = 0
    for line in prose:
        words += line.folded
        sample.append(line.text)
        length += len(line.text)
        if length > _SAMPLE:
            break
    told = "\n".join(sample)[:_SAMPLE]
    return _told_in(_language(words, told), told)


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the text's language; ``en`` when there is too little to tell, ``und`` if unknown."""
    sample = text[:_BODY_SAMPLE]
    return _told_in(_language(_words(sample), sample), sample)


def _told_in(language: str, sample: str) -> str:
    """English where all but the quotations of a text is; else the language of the whole."""
    if language == "en":
        return language
    rest = _QUOTED.sub(" ", sample)
    words = _words(rest)
    enough = sum(map(len, words)) >= 2 * _LEAST_LETTERS and len(rest) < len(sample)
    return "en" if enough and _language(words, rest) == "en" else language


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _language(words: list[str], sample: str) -> str:
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        return _by_script(sample, letters) or "en"
    profiles = load("pages_languages")
    english = sum(map(frozenset(profiles["en"]["words"]).__contains__, words)) / len(words)
    foreign = _foreign_letters(sample) > _FOREIGN * letters
    if english >= _ENGLISH and not foreign:
        return next(
            (code for code, own in _beside_english() if sum(map(own.__contains__, words)) >= _OWN * len(words)), "en"
        )
    if code := _by_script(sample, letters):
        return code
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in profile["words"]) / len(words) for code, profile in profiles.items()}
    # A word that comes back and back is one of a list or a table.
    varied = [code for code in shares if sum(map(counts.__contains__, profiles[code]["words"])) >= _WORDS]
    best = max(varied or shares, key=lambda code: shares[code])
    if foreign:
        # English shares "a" with Hungarian, "in" with half of Europe: beside foreign letters only its own words count.
        english, told = (
            sum(counts[word] for word in own) / len(words)
            for own in _apart(profiles["en"]["words"], profiles[best]["words"])
        )
        if english < told or (english < 0.06 and len(words) >= _LEAST_WORDS):
            return best if shares[best] >= 0.08 else "und"
    # Lists and tables have few stop words: English keeps the benefit of the doubt, but not in whole sentences.
    if not varied or shares[best] < (_NAMED_BY_LETTERS if foreign else _NAMED):
        long = letters > _LONG_WORDS * len(words) and len(words) >= 40
        return "und" if english < 0.06 and (long or _is_prose(sample)) else "en"
    return "en" if english >= 0.9 * shares[best] else best


@cache
def _beside_english() -> list[tuple[str, frozenset[str]]]:
    """The languages whose prose is full of English words, with those that English has not."""
    profiles = load("pages_languages")
    return [(code, frozenset(profile["own"])) for code, profile in profiles.items() if "own" in profile]


def _is_prose(sample: str) -> bool:
    """Whether there are sentences of some length most of whose words are in lower case, as in no list of names."""
    sentences = [found for found in _SENTENCE.findall(sample) if found.count(" ") >= _LEAST_WORDS]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return len(sentences) >= 2 and sum(word[0].islower() for word in words) >= 0.75 * len(words)


def _apart(one: list[str], other: list[str]) -> tuple[set[str], set[str]]:
    """The words of each of two lists that the other has not."""
    return set(one) - set(other), set(other) - set(one)


def _foreign_letters(sample: str) -> int:
    """How many Latin letters English does not have; its borrowed words and names have few of them."""
    return 0 if sample.isascii() else len(_ACCENTED.findall(sample))


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
