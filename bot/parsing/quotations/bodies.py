"""Names that a source phrase shows and nothing else proves: "the Kremlin", "port engineer Rucker Lindt"."""

from __future__ import annotations

from itertools import pairwise

from bot.parsing.lexicon import words
from bot.parsing.names import words as names
from bot.parsing.tokens import tokenize

_SHORTEST, _LONGEST = 2, 4
_LINKS = words("function_words", "body_link")


def body_name(phrase: str) -> str | None:
    """The name a source phrase ends with when it names a body ("the Kremlin" is "Kremlin"), else ``None``.

    The name is a verbatim slice of the phrase: its last run of capitalised words, which must hold an acronym, a place
    or an outlet, or end like a body's name ("Ministry").
    """
    tokens = tokenize(phrase, 0, len(phrase))
    first = len(tokens)
    while first and (tokens[first - 1].capital or tokens[first - 1].lower in _LINKS):
        first -= 1
    run = tokens[first:]
    while run and run[0].lower in _LINKS:
        run = run[1:]
    if not run or not run[-1].capital:
        return None
    named = words("organisations", "place", "outlet")
    if run[-1].lower in names.titles() or run[-1].lower in names.roles():
        return None  # "one senior Labour MP"
    known = any(t.lower in named or (len(t.text) > 1 and t.text.isupper()) for t in run)
    bodies = words("organisations", "body")
    known = known or any(
        a.lower in bodies and b.lower in ("of", "for") for a, b in pairwise(run)
    )  # "Ministry of Trade"
    if known or (len(run) > 1 and run[-1].lower in bodies):
        return phrase[run[0].start : run[-1].end]
    return None


def _describes(word: str) -> bool:
    """Whether a capital and a hyphen make no name: "Centre-back"."""
    return word.partition("-")[2][:1].islower()


def stranger_name(phrase: str) -> str | None:
    """The name of somebody the page names but no title, given name or apposition proves to be a person.

    A verbatim slice of the phrase: two to four capitalised words at its end, with the titles before them left out, none
    of which belongs to a place, a people or a body.
    """
    tokens = tokenize(phrase, 0, len(phrase))
    first = len(tokens)
    while first and tokens[first - 1].capital and tokens[first - 1].lower not in names.titles():
        first -= 1
    while first < len(tokens) and (
        names.bare_role(tokens[first].lower) in names.roles() or _describes(tokens[first].text)
    ):
        first += 1  # "Midfielder Ann Quill", "Centre-back Ann Quill"
    run = tokens[first:]
    if not _SHORTEST <= len(run) <= _LONGEST or (first and tokens[first - 1].lower in ("the", "a", "an", "'s")):
        return None
    plain = [token.lower for token in run]
    other = words("organisations", "place", "people_of", "outlet", "calendar", "opener", "groups", "body")
    if any(word in other or word in names.roles() or "." in word for word in plain) or run[0].text.isupper():
        return None
    return phrase[run[0].start : run[-1].end]
