"""Names as other languages romanise them: looser than what makes one person of two, for what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.linking.names import romanisations
from bot.linking.spelling import same_word

_LEAST = 5
"""Letters a name word must have: of shorter ones each letter tells people apart ("Yong", "Jong")."""
_SLIP_LEAST, _END = 8, 4
"""Letters of a word that may have one too many or too few, or two swapped, and how far from its end that must be: the
ends of family names tell families apart ("Thomson" and "Thompson", "Johnson" and "Johnston")."""


def spellings_of(typed: str, known: Iterable[str]) -> list[str]:
    """The known name words (folded) that a typed one may be another spelling of; of several kinds only the surest."""
    words = [word for word in known if min(len(typed), len(word)) >= _LEAST]
    for alike in (same_word, _sounds_alike, _slipped):
        if found := sorted(word for word in words if alike(typed, word)):
            return found
    return []


def _sounds_alike(typed: str, word: str) -> bool:
    """Whether one of the two, read as some language writes names, sounds as the other does read as English."""
    return _sound(word, "english") in _sounds(typed) or _sound(typed, "english") in _sounds(word)


def _slipped(typed: str, word: str) -> bool:
    """Whether a letter is left out, doubled or added within a long word, or two neighbours are swapped."""
    if min(len(typed), len(word)) < _SLIP_LEAST or typed[0] != word[0] or typed[-_END:] != word[-_END:]:
        return False
    replaced = len(typed) == len(word) and sorted(typed) != sorted(word)
    return not replaced and OSA.distance(typed, word, score_cutoff=1) <= 1


def _sounds(word: str) -> frozenset[str]:
    return frozenset(_sound(word, language) for language in romanisations())


@lru_cache(16_384)
def _sound(word: str, language: str) -> str:
    for written, sound in romanisations()[language]:
        word = written.sub(sound, word)
    return word
