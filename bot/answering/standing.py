"""Whether a sentence can stand alone: what leans on another one, tells of its page, or only asks."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.lists import listed, one_of
from bot.model.self_reference import tells_of_itself

_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|\Z)")
_HE = re.compile(r"\b(?:he|she|they)\b", re.I)
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\Z")
_NEAR = 4
"""Words before a "he" that cannot have told who he is, when no name is among them."""
_FEWEST = 5


@cache
def _leaning() -> re.Pattern[str]:
    return re.compile(rf"[\"“‘'(\[]*{one_of('leaning')}(?!\w)", re.I)


@cache
def _he_said() -> re.Pattern[str]:
    """Who said all that comes before it is named in another sentence."""
    return re.compile(rf"[\w”\"], (?:he|she|they) {one_of('spoke')}\b[^,;]{{0,40}}\Z")


@cache
def _of_page() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:this is an? (?:\w+ )?(?:transcript|interview|extract|excerpt)|{one_of('of_the_page')})\b", re.I
    )


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it: a pronoun or connective at its head, or words nobody is named for."""
    if _leaning().match(text):
        return True
    bare = _QUOTED.sub(" ", text)
    if not any(map(str.isalpha, bare)) or _he_said().search(bare):
        return True
    he = _HE.search(bare)
    if he is None:
        return False
    before = bare[: he.start()].split()
    named = any(word[:1].isupper() and word.strip(".,’'").casefold() not in listed("time") for word in before[1:])
    return not named and len(before) <= _NEAR


def of_itself(text: str) -> bool:
    """Whether a sentence tells of the page, not of the news: that it was corrected, is a transcript, or goes on."""
    return tells_of_itself(text) or _of_page().search(text) is not None


def whole(text: str) -> bool:
    """Whether it reads as a sentence of its own: five words or more, an end mark, and no question."""
    return len(text.split()) >= _FEWEST and _ENDED.search(text) is not None and "?" not in text[-3:]
