"""What the page calls a person where it names them: the words before the name and the apposition after it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.parsing.lexicon import keys, words
from bot.parsing.names import words as w
from bot.parsing.names.runs import told_age
from bot.parsing.tokens import Token

_STOPS = frozenset({".", ";", ":", '"', "“", "”", "''", "``", "(", ")", "--", "—", "–", "?", "!"})
_LINKS = words("function_words", "title_link")
# Courtesies and honours say nothing about what a person does.
_HONORIFICS = keys("titles", "honorific")
_DEFINITE = words("function_words", "describes_one")
_DESCRIPTION = 9
_MOST_NOUNS = 3
_BEFORE_NOUNS = words("function_words", "determiner", "preposition", "person_verb") - {"to"} | {"'s", "former", "and"}
_VERBS = words("function_words", "irregular_verb")
_OWNED_BY = words("function_words", "role_of")
_RELATIVES = words("function_words", "relative") - {"when"}
_NO_DESCRIPTION = words("function_words", "no_description")
_SERVICE = words("function_words", "service")
_INSIDE_BODY = words("function_words", "inside_body")
_AUXILIARIES = words("function_words", "auxiliary", "person_verb") - {"'s"}


def role_before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Token range of the title before the name that starts at ``first``: "North Korean leader"."""
    index, end, proof = first, first, False
    while index > 0 and first - index < 9:
        token = tokens[index - 1]
        word = token.lower
        if token.text == "." and index > 1 and tokens[index - 2].lower in w.titles():
            index -= 1
            continue
        bare = w.bare_role(word)
        if bare in _HONORIFICS and not proof:
            index = end = index - 1
            continue
        if bare in w.titles() or bare in w.roles() or word.endswith("-elect"):
            proof = True
        elif word in _OWNED_BY and index == end:
            break  # "a spokesman for Ann Quill" tells of somebody else
        elif proof and word in _OWNED_BY and not (word == "of" and tokens[index - 2].capital and index > 1):
            break  # and so does "a spokesman for President Ann Quill"
        elif not (
            (token.capital and token.text[0].isalpha() and word not in w.openers())
            or word in _LINKS
            or word in w.title_parts()
        ):
            break
        index -= 1
    while index < end and (tokens[index].lower in _LINKS or tokens[index].text == "."):
        index += 1
    return (_noun_before(tokens, index), end) if proof and index < end else None


def _noun_before(tokens: Sequence[Token], index: int) -> int:
    """Where a role begins with the plain words that say which: "union" before "leader", "real estate" before "agent".

    What stands before them must let a noun phrase begin there: "will replace coach Ann Quill" has "coach" alone.
    """
    first = index
    while first and index - first < _MOST_NOUNS and _is_noun(tokens[first - 1].text):
        first -= 1
    if first == index or tokens[index].capital or first == 0:
        return index
    before = tokens[first - 1].lower
    return first if before in _BEFORE_NOUNS or before in _STOPS or before == "," else index


def _is_noun(word: str) -> bool:
    """Whether a word in lower case is likely a noun or adjective."""
    if not (word.isalpha() and word.islower()) or word.endswith(("ed", "ing", "ly")):
        return False
    known = word in w.never_names() or word in w.verbs() or word in w.reporting_verbs()
    return not known and word not in words("function_words", "time_noun", "relative", "adverb")


def role_after(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Token range of the apposition after the name that ends at ``last``: "a researcher at the Adler Institute"."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    start = last + 1
    if tokens[start].lower in ("and", "or", "but"):
        return None  # "Ann Lindt, and her rival, the mayor": somebody else follows
    if tokens[start].lower in _NO_DESCRIPTION:
        return None  # "agreed terms with Gull Town, according to the agent"
    if tokens[start].lower in ("a", "an") and _judged(tokens, last):
        return None  # "branded the envoy, Ann Quill, an immature negotiator"
    if served := _service(tokens, start):
        return served
    index, proof = start, False
    while index < len(tokens) and index - start < 30:
        token = tokens[index]
        if token.text in _STOPS or token.text == "," or token.lower in _RELATIVES or token.lower in _AUXILIARIES:
            if _abbreviates(tokens, index):
                index += 1
                continue
            break
        if token.lower in w.speech_verbs() or token.lower in _VERBS or (token.lower == "'s" and index == start + 3):
            break
        if index - start < 8 and (_singular(token.lower) in w.roles() or token.lower in w.titles()):
            if all(t.capital for t in tokens[start : index + 1]) and _names_next(tokens, index + 1):
                return None  # "in Der Spiegel, Minister Ann Quill"
            proof = True
        index += 1
    return (start, index) if proof and index > start else None


def _judged(tokens: Sequence[Token], last: int) -> bool:
    """Whether a verb before the name that ends at ``last`` tells what somebody calls it."""
    for index in range(last - 1, max(0, last - _DESCRIPTION) - 1, -1):
        if tokens[index].lower in words("function_words", "judging"):
            return True
        if tokens[index].text in _STOPS or tokens[index].lower in _RELATIVES:
            return False
    return False


def _names_next(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title that ends before ``index`` stands before a name."""
    token = tokens[index] if index < len(tokens) else None
    return token is not None and token.capital and token.lower not in w.titles() | w.roles() | w.bodies() | w.places()


def _service(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Token range of "who served as envoy until last year", whole: without its ends an office left would look held."""
    if tokens[start].lower != "who":
        return None
    near = range(start + 1, min(start + 5, len(tokens) - 1))
    role = next((i + 1 for i in near if tokens[i].lower == "as" and tokens[i - 1].lower in _SERVICE), None)
    if role is None or not any(
        _singular(t.lower) in w.roles() or t.lower in w.titles() for t in tokens[role : role + 8]
    ):
        return None
    end = role
    while end < min(role + 25, len(tokens)) and not (tokens[end].text == "," or tokens[end].text in _STOPS):
        end += 2 if end + 1 < len(tokens) and _abbreviates(tokens, end + 1) else 1
    return start, end


def _abbreviates(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is the full stop of an abbreviation or initial before it."""
    before = tokens[index - 1]
    if tokens[index].text != "." or before.end != tokens[index].start:
        return False
    return len(before.text) <= 2 or before.lower in keys("abbreviations", "before", "either")


def role_place(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Token range of where the person works, right behind the name: "at Harbour University"."""
    if last + 1 >= len(tokens) or tokens[last].lower not in ("at", "of"):
        return None
    index = last + 1
    while index < len(tokens) and index - last < 10:
        token = tokens[index]
        if not (token.capital and token.text[0].isalpha()) and token.lower not in _INSIDE_BODY:
            break
        index += 1
    while tokens[index - 1].lower in _INSIDE_BODY:
        index -= 1
    proof = any(tokens[i].lower in w.bodies() for i in range(last + 1, index))
    return (last, index) if proof else None


def _singular(word: str) -> str:
    return word.removesuffix("s") if word.endswith("s") and not word.endswith("ss") else word


def evidence_around(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around an otherwise unknown name show that it is a person's."""
    before = tokens[first - 1].lower if first else ""
    after = tokens[last].lower if last < len(tokens) else ""
    if w.bare_role(before) in w.roles() or before in ("said", "says", "wrote", "asked") or after in ("who", "whose"):
        return True
    if after in w.speech_verbs() and before not in ("the", "a", "an", "of"):
        return True
    if after == "(" and last + 1 < len(tokens) and tokens[last + 1].text in ("R", "D", "I", "R-", "D-"):
        return True
    if after == "," and last + 1 < len(tokens) and tokens[last + 1].lower in ("who", "whose"):
        return True
    if told_age(tokens, last):
        return True
    return role_after(tokens, last) is not None or _introduced(tokens, first, last)


def _introduced(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name stands in apposition to a description: "the mayor of Arnwick, Ilka Lindt, denied"."""
    if first < 3 or tokens[first - 1].text != "," or last >= len(tokens) or tokens[last].text not in (",", "."):
        return False
    role = False
    for index in range(first - 2, max(first - 2 - _DESCRIPTION, -1), -1):
        word = tokens[index].lower
        if word in _STOPS or word == "," or word in _AUXILIARIES or word in w.speech_verbs():
            return False
        role = role or w.bare_role(word) in w.roles()
        if role and word in _DEFINITE:
            return True
    return False
