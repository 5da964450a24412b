"""Sentence boundaries inside paragraphs."""

from __future__ import annotations

import re

from bot.model.text import Paragraph, Sentence
from bot.parsing.lexicon import keys, words

# A run of end marks, the closing marks that belong to it, and the space before something that can open a sentence.
_END = re.compile(r"([.!?…]+)([\"”’'»)\]}]*)(\s+)(?=[\"“‘'«(\[`]*[^\W_a-zß-öø-ÿ]|[\"“«])")
_WORD_BEFORE = re.compile(r"[^\s(\"“‘'«\[–—]+\Z")
_NEXT_WORD = re.compile(r"[\"“‘'«(\[`]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
_ELISIONS = ("…", "...")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def split_sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, in order; together they cover each paragraph but its spaces."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            if not match[2] and (
                (match[1] == "." and not _ends(text, match)) or (match[1] in _ELISIONS and _stands_alone(text, match))
            ):
                continue
            found.append(Sentence(start, match.end(2), index))
            start = match.end()
        if start < paragraph.end:
            found.append(Sentence(start, paragraph.end, index))
    return tuple(found)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation or an initial."""
    window = text[max(0, match.start() - 24) : match.start()]
    before = _WORD_BEFORE.search(window)
    if before is None:
        return True
    word = before[0].casefold().rpartition("-")[2]  # "July 30-Aug. 4"
    if word in keys("abbreviations", "before"):
        return word in ("no", "art", "fig", "al") and not _digit_follows(text, match)
    following = _NEXT_WORD.match(text, match.end())
    opens = following is not None and following[1].casefold() in words("organisations", "opener")
    if word in keys("abbreviations", "either"):
        return opens
    if _INITIALS.fullmatch(word):
        # "U.S. forces", "John F. Kennedy", "U.S. President" go on; "in the U.S. The" ends; "Plan B. Then" ends.
        return opens and following is not None and following[1].casefold() not in keys("titles", "before_name")
    return True


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether dots stand between spaces, for words left out, rather than at the end of a sentence."""
    return match.start() > 0 and text[match.start() - 1].isspace()


def _digit_follows(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1].isdigit()
