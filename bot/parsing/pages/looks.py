"""What one line of a flattened page looks like by itself, as numbers."""

from __future__ import annotations

import re
from functools import cache

from bot.parsing.lexicon import load, one_of
from bot.parsing.pages.cues import Cue
from bot.parsing.pages.dates import find_dates

KINDS = (
    "comment", "related", "subscription", "share", "advert", "tag", "notice", "menu",
    "caption", "bio", "form", "credit", "byline", "stamp", "end",
)  # fmt: skip
NAMES = (
    "words", "chars", "word_length", "stops", "stop_share", "capitals", "digits", "ending", "opening", "commas",
    "quotes", "person_share", "date_share", "link", "bars", "signs", "sentences", "exclaimed", "asked",
    "shouting", "said", "name_like", "pronouns", "past", "gerunds",
    "credit_words", "credit_bracket", "credit_glued", "credit_slash", "posed", "loose_end",
    *(f"cue_{kind}" for kind in KINDS),
)  # fmt: skip
AT = {name: index for index, name in enumerate(NAMES)}
"""Where each number stands among a line's."""

_FIRST_CUE = len(NAMES) - len(KINDS)
_KIND = {kind: index for index, kind in enumerate(KINDS)}
_WORDS, _STOPS, _ENDING = AT["words"], AT["stop_share"], AT["ending"]
_BYLINE, _DATED, _CAPITALS = AT["cue_byline"], AT["date_share"], AT["capitals"]
SAID, PAST = AT["said"], AT["past"]
_STRENGTH = {"line": 4.0, "start": 3.0, "end": 2.0, "in": 1.0}
_NO_MARKS = (0,) * 8
_NO_CUES = (0.0,) * len(KINDS)
# The kinds of menus, buttons and boxes stand first; forms are one more.
_LAST_FURNITURE, _FORM = AT["cue_menu"] + 1, AT["cue_form"]
# How pictures are credited: named as such (sought in lower case), in brackets at the end, glued to the last sentence,
# agency/person.
_CREDIT_WORDS = re.compile(rf"(?:{one_of('pages_words', 'credits')})s?\s?(?:credit)?\s?(?::|by |via |/|courtesy)")
_CREDIT_BRACKET = re.compile(r"\((?!.*\b(?:and|is|was|the|of)\b)[^()]{0,60}[A-Z][^()]{1,60}\)$")
_CREDIT_GLUED = re.compile(r"[a-z][.!?”\"]{1,2}[A-Z][\w’'.&-]+(?:[ /;,][A-Z0-9][\w’'.&-]*){0,8}$")
_CREDIT_SLASH = re.compile(r"[A-Z][a-z]+ ?/ ?[A-Z]\w+[^.]{0,30}$")
_CREDIT_NAME = re.compile(r"[.!?]\s{0,2}[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\s?/\s?[A-Z]\w+")
# "Ann Berg, left, and Jon Holm": a caption says who stands where.
_WHERE = one_of("pages_words", "poses")
_POSED = re.compile(
    rf", (?:top left|top right|{_WHERE})(?:,| and| of|\.)|\((?:l-r|{_WHERE})\)"
    r"|\b(?:[Ff]rom left|[Pp]ictured|[Ss]een here|file photo)\b"
)
# One of these words must be there: looking for them first spares most lines the pattern.
_POSES = frozenset({
    *load("pages_words")["poses"]["words"],
    "l-r", "pictured", "seen", "file",
})  # fmt: skip
_LAST_MARK = re.compile(r".*[.!?…](?=[”\"’)]?\s)", re.S)
_TAIL = 90
_ENDINGS = {".": 1, "!": 1, "?": 2, ":": 3, '"': 4, "”": 4, "’": 4, "'": 4, "…": 5, ",": 6, ")": 7}
_LONGEST_BYLINE, _NAMED = 7, 0.75
LONGEST_SIGNED = 16
"""So many words are no byline any more."""
# No line needs more words than these to show its kind: pages without line breaks are one line.
LONGEST = 300


@cache
def word_list(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(load("pages_words")[name]["words"])


def look(text: str, words: list[str], folded: list[str], cues: list[Cue]) -> list[float]:
    """The numbers of a line's text, in the order of `NAMES`; of a very long line, of its beginning."""
    size = len(words)
    if size > LONGEST:
        words, folded, text = words[:LONGEST], folded[:LONGEST], text[: 10 * LONGEST]
    n = min(size, LONGEST) or 1
    stops = sum(map(word_list("stop").__contains__, folded))
    shouting = sum(map(str.isupper, words))
    capitals = sum(map(str.istitle, words)) + shouting
    digits = folded.count("#")
    low = " ".join(folded)
    tail, end = text[-_TAIL:], text[-2 * _TAIL :].casefold()
    # Most lines of a page are words of a menu and have no marks at all.
    marked = not text.replace(" ", "").isalpha()
    commas, quotes, link, bars, signs, sentences, exclaimed, asked = _marks(text) if marked else _NO_MARKS
    seen = (
        size, len(text), len("".join(words)) / n, stops, stops / n, capitals / n, digits / n,
        _ending(text), _opening(text[0]), commas / n, quotes,
        sum(map(word_list("we").__contains__, folded)) / n if stops else 0.0,
        sum([len(d.text) for d in find_dates(text)]) / len(text) if digits and size < 60 else 0.0,
        link, bars, signs, sentences, exclaimed, asked, shouting / n,
        0 if word_list("said").isdisjoint(folded) else sum(map(word_list("said").__contains__, folded)),
        2 <= size <= 4 and capitals >= size and stops == 0,
        sum(map(word_list("pronouns").__contains__, folded)) / n if stops else 0.0,
        low.count("ed ") / n, low.count("ing ") / n,
        _names_source(end), tail[-1] == ")" and _CREDIT_BRACKET.search(tail) is not None,
        marked and _CREDIT_GLUED.search(tail) is not None, "/" in tail and _CREDIT_SLASH.search(tail) is not None,
        not _POSES.isdisjoint(folded) and _POSED.search(text) is not None, _loose_end(tail) if marked else 0,
    )  # fmt: skip
    return [*map(float, seen), *(_cues(cues) if cues else _NO_CUES)]  # trees compare numbers of one kind twice as fast


def _marks(text: str) -> tuple[int, ...]:
    """Commas, quotation marks, whether there is a link, bars, signs, ends of sentences, exclamations, questions."""
    return (
        text.count(","), text.count('"') + text.count("“") + text.count("”"),
        "http" in text or "www." in text or "@" in text or "#" in text,
        text.count("|") + text.count(" · ") + text.count(" / "), ("©" in text) + ("{{" in text) * 2,
        text.count(". ") + text.count("? ") + text.count("! ") + text.count(".” "), text.count("!"), text.count("?"),
    )  # fmt: skip


def _cues(cues: list[Cue]) -> list[float]:
    """For each of `KINDS` how much of the line the strongest cue is."""
    found = [0.0] * len(KINDS)
    for cue in cues:
        if cue.learned:
            at = _KIND[cue.kind]
            found[at] = max(found[at], _STRENGTH[cue.where])
    return found


def reads_as_prose(look: list[float]) -> bool:
    """Whether a line with these numbers is running text of a sentence or more."""
    return look[_WORDS] >= 9 and look[_STOPS] >= 0.2 and (look[_ENDING] in (1, 2, 4, 7) or look[_WORDS] > 25)


def is_furniture(look: list[float]) -> bool:
    """Whether the line is, or begins with, a phrase of menus, buttons and boxes."""
    return look[_FORM] >= 3 or max(look[_FIRST_CUE:_LAST_FURNITURE]) >= 3


def is_button(look: list[float]) -> bool:
    """Whether the line is nothing but a phrase of menus, buttons and boxes."""
    return _STRENGTH["line"] in (look[_FORM], max(look[_FIRST_CUE:_LAST_FURNITURE]))


def is_signed(look: list[float]) -> bool:
    """Whether the line is a short one that holds a byline or little but a date."""
    return look[_WORDS] < LONGEST_SIGNED and (look[_BYLINE] >= 3 or look[_DATED] > 0.3)


def is_byline(look: list[float]) -> bool:
    """Whether the line is "By" and names: few words, nearly all with a capital."""
    return look[_BYLINE] >= 3 and look[_WORDS] <= _LONGEST_BYLINE and look[_CAPITALS] >= _NAMED


def is_credited(text: str) -> bool:
    """Whether the line names a picture's source: by a word for it, in brackets at its end, or as name/agency."""
    tail = text[-_TAIL:]
    if _names_source(text[-2 * _TAIL :].casefold()) or ("/" in tail and _CREDIT_NAME.search(tail)):
        return True
    return tail[-1:] == ")" and _CREDIT_BRACKET.search(tail) is not None


def _names_source(end: str) -> bool:
    """Whether the end of a line, in lower case, names a picture's source by a word for it."""
    if ":" in end or "/" in end or "by " in end or "via " in end or "courtesy" in end:
        return _CREDIT_WORDS.search(end) is not None
    return False


def is_name_and_agency(text: str) -> bool:
    """Whether a name and an agency joined by a slash stand behind the line's last sentence."""
    return "/" in text[-_TAIL:] and _CREDIT_NAME.search(text[-_TAIL:]) is not None


def _loose_end(tail: str) -> int:
    """How many words stand behind the last sentence that ended, where the line itself ends without a mark."""
    if tail[-1] in '.!?…”"':
        return 0
    mark = _LAST_MARK.match(tail)
    return min(12, tail.count(" ", mark.end())) if mark else 0


def _ending(text: str) -> int:
    if text.endswith("..."):
        return 5
    return _ENDINGS.get(text[-1], 8 if text[-1].isdigit() else 0)


def _opening(first: str) -> int:
    if first.islower():
        return 1
    if first.isupper():
        return 2
    if first.isdigit():
        return 3
    return 4 if first in "\"“‘'" else 5 if first in "([" else 0
