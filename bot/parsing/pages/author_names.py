"""The names a byline lists, without titles, outlets and what flattening glued to them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.parsing.lexicon import load, one_of
from bot.parsing.months import MONTHS

_SPLIT = re.compile(r"\s{0,3}(?:,\s?and\s|,|\band\b|\bwith\b|\b[Bb]y\b|&|\||;|/|·|•|\s[–—-]\s)\s{0,3}", re.I)
# "Mara LindqvistBusiness Columnist" is glued, "Ann McGregor" is one name.
_GLUED = re.compile(
    r"(?<=[a-zé])"
    + "".join(f"(?<!{start})" for start in load("pages_bylines")["kept"]["words"])
    + rf"(?=[A-Z][a-z]+(?: [A-Z]|\.? \d|$)|[A-Z]{{3,}}\b|{one_of('pages_bylines', 'glued')})"
)
_CUT = re.compile(
    rf"\s(?:{MONTHS})\.?\s\d.*|"
    rf"[@(\[<:;^\d].*|\s+(?:[-–—|•·]|{one_of('pages_bylines', 'ends')})(?:\s.*|$)",
    re.I,
)
_TITLES = re.compile(rf"^(?:(?:{one_of('pages_bylines', 'honorifics')})\b\.?\s)+")
# "with additional reporting by Jonas Ek": who comes next has written too.
_FURTHER = re.compile(rf"(?:additional |further )?(?:{one_of('pages_bylines', 'further')})(?: from)?", re.I)
_OUTLET = re.compile(r"[A-Z]{2,}[a-z]+")
_LINKS = frozenset(load("pages_words")["name_links"]["words"])
_DEGREES = frozenset(load("pages_words")["degrees"]["words"])
_LONGEST = 50


def names_in(text: str, strict: bool = False) -> tuple[str, ...]:
    """The names a byline lists; what follows them (a title, an outlet, a date) ends the list.

    With ``strict`` a single doubtful part spoils the whole.
    """
    names: list[str] = []
    text = text[:240].strip()
    half = len(text) // 2
    if text and text[:half] == text[half:]:  # "Mara LindqvistMara Lindqvist": the picture's label and the name
        text = text[:half]
    for part in _SPLIT.split(text):
        piece = _GLUED.split(part.strip(), maxsplit=1)[0]
        name = _TITLES.sub("", " ".join(_CUT.sub("", piece).split()).strip(' .,-–—|•·*_"“”'))
        if is_agency(name):
            continue
        named = is_name(name)
        if not named and not strict and (leading := _leading_name(name, sure=bool(names))):
            name, named = leading, True
        if named:
            names.append(name)
        elif _FURTHER.fullmatch(part.strip()) or _is_office(name):
            continue
        elif part.strip() and name.casefold().strip(".") not in _DEGREES and (names or strict):
            break
    return tuple(dict.fromkeys(names))


def _is_office(text: str) -> bool:
    """Whether a part of a byline is what its writer is: "Health Editor"."""
    words = text.split()
    return 1 <= len(words) <= 4 and words[-1].casefold() in load("pages_words")["offices"]["words"]


def agency_in(text: str) -> tuple[str, ...]:
    """The agency or desk a byline names in place of a person."""
    for part in _SPLIT.split(text[:240].strip()):
        name = " ".join(_CUT.sub("", part).split()).strip(" .,-–—|•·*_")
        half = len(name) // 2
        if name[:half] == name[half + 1 :]:
            name = name[:half]
        if is_agency(name):
            return (name,)
    return ()


def is_agency(text: str) -> bool:
    """Whether the text names a news agency, or ends as the names of agencies and desks do."""
    known, ends = _agencies()
    words = text.split()
    if text.casefold().removeprefix("the ") in known:
        return True
    capitals = all(word[0].isupper() for word in words)
    return 2 <= len(words) <= 4 and capitals and words[-1].casefold() in ends


def is_name(text: str) -> bool:
    """Whether the text is two to five capitalised words, none of which names a thing or an office."""
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) >= _LONGEST:
        return False
    if not all(_is_name_word(word) for word in words if word not in _LINKS):
        return False
    if words[0] in _LINKS or words[-1] in _LINKS or is_agency(text):
        return False
    # "CNN Business", "BBC Sport": a word in capitals among others that are not is an outlet's.
    shouted = sum(len(word) > 2 and word.isupper() and "." not in word for word in words)
    # "Jan Novak": what shortens a month elsewhere is a given name at the beginning.
    told = words[1:] if words[0] == "Jan" else words
    return shouted in (0, len(words)) and not any(word.strip(".,").casefold() in no_names() for word in told)


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    folded = word.casefold().partition("-")[0]
    return folded in _given_names() or (not folded.isascii() and _plain(folded) in _given_names())


def _plain(word: str) -> str:
    """The word without accents: "émile" is "emile"."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def _is_name_word(word: str) -> bool:
    link, hyphen, rest = word.partition("-")
    if hyphen and link in _LINKS:  # "al-Hassan"
        word = rest or word
    bare = word.replace("'", "").replace("’", "").replace(".", "").replace("-", "")
    if not (word[0].isupper() and bare.isalpha()) or _OUTLET.fullmatch(word):
        return False
    return not word.endswith(("'s", "’s")) and (word[-1] != "." or len(word) <= 4 or "." in word[:-1])


def _leading_name(text: str, sure: bool) -> str:
    """The person before an office or an outlet that follows without a comma; before an agency alone if ``sure``."""
    words = text.split()
    for size in (2, 3):
        rest = words[size:]
        if rest and is_name(candidate := " ".join(words[:size])) and (not sure or is_agency(" ".join(rest))):
            return candidate
    return ""


@cache
def no_names() -> frozenset[str]:
    """Words that no person's name holds."""
    return frozenset(load("pages_words")["no_name"]["words"])


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    words = load("pages_words")
    return frozenset(words["agencies"]["names"]), frozenset(words["agency"]["words"])


@cache
def _given_names() -> frozenset[str]:
    names = load("first_names")
    return frozenset(word for part in names.values() if isinstance(part, str) for word in part.split())
