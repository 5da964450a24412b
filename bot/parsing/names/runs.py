"""Runs of capitalised words, and what in them can be a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.lexicon import keys, words
from bot.parsing.names import words as w
from bot.parsing.tokens import Token

_BEFORE_FAMILY = keys("titles", "before_family")
# More words than this without a particle are a headline's, not one person's.
_LONGEST = 4
_ABBREVIATED = 3
"""Letters of a month cut short."""
_YOUNGEST, _OLDEST = 4, 110


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: tokens ``first``..``last`` (half-open) of a paragraph; ``titled`` when a title stands before it.

    ``title`` is the last title word in lower case ("mrs"), ``sure`` whether title or name prove a person. A ``weak``
    candidate is a plain word ("Will", "Black") that counts only as the family name of somebody named in full.
    """

    first: int
    last: int
    words: tuple[str, ...]
    title: str | None
    sure: bool
    weak: bool = False


def _is_name_word(token: Token) -> bool:
    if token.capital:
        return token.text[0].isalpha()
    return "-" in token.text and w.behind_prefix(token.text) != token.text  # "al-Adler"


def _joins(tokens: Sequence[Token], index: int) -> int:
    """How many tokens from ``index`` continue a run (0: none), counting particles, initials and title stops."""
    token = tokens[index]
    if _is_name_word(token):
        return 1
    if token.text == "." and tokens[index - 1].end == token.start:
        before = tokens[index - 1].lower
        return int(before in w.titles() or before in w.SUFFIXES or before in ("st", "ft"))
    steps = 0
    while index + steps < len(tokens) and steps < 3 and tokens[index + steps].lower in w.PARTICLES:
        steps += 1
    if steps and index + steps < len(tokens) and _is_name_word(tokens[index + steps]):
        return steps
    return 0


def _run_from(tokens: Sequence[Token], index: int) -> int:
    """The end of the run of capitalised tokens that starts at ``index``."""
    end = index + 1
    while end < len(tokens):
        # a gap wider than one space, as between columns, ends a run
        if tokens[end].start - tokens[end - 1].end > 1:
            break
        step = _joins(tokens, end)
        if not step or _interrupts(tokens, end):
            break
        end += step
    return end


def _interrupts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised plain word, as in a headline, stands between names ("Quill Is Over Lindt")."""
    word = tokens[index].lower
    if word in w.headline_verbs():
        return True
    if word not in w.openers() or word in w.titles():
        return False
    if len(word) == _ABBREVIATED and word in words("organisations", "calendar"):
        return not tokens[index + 1 : index + 2] or not tokens[index + 1].capital  # "Khin Mar Aye"
    # "Theresa May", "Don Young": a family name after a given name
    return tokens[index - 1].lower not in w.first_names() or word in w.never_names()


def candidates(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """The possible person names among the tokens of one paragraph, in order."""
    end = 0
    # A look at the letters settles most words without a call.
    marked = [i for i, token in enumerate(tokens) if token.text[0].isupper() or "-" in token.text]
    for index in marked:
        if index < end or not _is_name_word(tokens[index]):
            continue
        end = _run_from(tokens, index)
        found = None if _opens(tokens, index, end) else _read_run(tokens, index, end)
        if found := found or _weak(tokens, index, end):
            yield found


def _opens(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a run is nothing but a word that opens sentences."""
    word = tokens[first].lower
    return last - first == 1 and word in w.openers() and word not in w.titles()


def _weak(tokens: Sequence[Token], first: int, last: int) -> Candidate | None:
    """A lone plain word where a person's name would stand."""
    word = tokens[first].lower
    if last - first != 1 or word in w.never_names() or word in w.places() or len(word) < 3 or "." in word:
        return None
    after = tokens[last].lower if last < len(tokens) else ""
    begins = first == 0 or tokens[first - 1].text in (".", "?", "!", '"', "“", "''", "”")
    if begins and not (after in w.speech_verbs() or after in ("'s", "who", ":") or after in w.verbs()):
        return None
    return Candidate(first, last, (tokens[first].text,), None, sure=False, weak=True)


def _read_run(tokens: Sequence[Token], first: int, last: int) -> Candidate | None:
    while last > first and tokens[last - 1].text == ".":
        last -= 1
    while last - first > 1 and tokens[last - 1].lower in w.POST_NOMINALS and tokens[last - 1].text[1:2].isupper():
        last -= 1  # "Ann Quill KC"
    if tokens[first].lower in w.headline_verbs() and last - first > 1:
        first += 1
    # an opener ("But Clinton") goes, unless it is a given name before a family name ("Will Smith")
    while first < last and tokens[first].lower in w.openers() and tokens[first].lower not in w.titles():
        if tokens[first].lower in w.first_names() and first + 1 < last and tokens[first + 1].lower not in w.places():
            break
        first += 1
    title: str | None = None
    # whatever stands before the last title word of a run belongs to the title: "Goldman Sachs CEO Lloyd Adler"
    for index in range(last - 1, first - 1, -1):
        word = tokens[index].lower
        if word in w.titles() or (index + 1 < last and (word in w.roles() or _of_several(tokens[index]))):
            if index + 1 == last or (index > first and word in w.first_names() and index + 2 < last):
                continue
            if index > first and word in w.first_names() and tokens[index - 1].lower in w.titles():
                continue  # "Corporal Dean Ashworth"
            if all(token.text == "." or token.lower in w.SUFFIXES for token in tokens[index + 1 : last]):
                continue  # "Martin Luther King Jr."
            title, first = word, index + 1
            break
    while first < last and (tokens[first].text == "." or tokens[first].lower in w.title_parts()):
        title = title or ("" if tokens[first].text != "." else None)
        first += 1
    while first + 1 < last and (
        _is_modifier(tokens, first, last) or _is_office(tokens, first) or tokens[first].lower in w.kinds_of_firm()
    ):
        first += 1
    first = _behind_body(tokens, first, last)
    while last > first and (tokens[last - 1].lower in w.openers() or tokens[last - 1].lower in w.people_of()):
        if tokens[last - 1].lower in w.SUFFIXES or last - first == 1:
            break
        if tokens[last - 2].lower in w.first_names() and tokens[last - 1].lower not in w.never_names():
            break  # "Will Black", "Theresa May"
        last -= 1
    if first >= last:
        return None
    parts = tuple(t.text for t in tokens[first:last] if t.text != ".")
    lower = tuple(p.casefold() for p in parts)
    if all(p.isupper() and len(p) > 1 for p in parts):
        return None
    if len(parts) == 1:
        return _single(tokens, first, last, parts, lower, title)
    return _several(first, last, parts, lower, title)


def _is_modifier(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the first word says where the person comes from rather than who it is ("U.S.", "Texas")."""
    token = tokens[first]
    if token.lower in w.first_names():
        return False
    if last - first > 2 and token.text.partition("-")[2][:1].islower():
        return True  # "Centre-back Ann Quill", "Mum-of-three Ann Quill"
    dotted = token.text.count(".") >= 2
    return dotted or (token.lower in w.places() and tokens[first + 1].lower in w.first_names())


def _is_office(tokens: Sequence[Token], first: int) -> bool:
    """Whether the word is what somebody is in charge of: "Police" in "Superintendent of Police Ann Quill"."""
    if first < 2 or tokens[first - 1].lower != "of" or tokens[first].lower in w.first_names():
        return False
    office = tokens[first].lower in w.bodies() or tokens[first].lower in w.title_parts()
    return office and (tokens[first - 2].lower in w.titles() or tokens[first - 2].lower in w.roles())


def _behind_body(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins in "Harbour City Advocate Ann Quill": at the given name after words of a body or place."""
    for index in range(first + 1, last - 1):
        if tokens[index].lower in w.first_names():
            ahead = [t.lower for t in tokens[first:index]]
            if any(word in w.bodies() or word in w.places() or word in w.roles() for word in ahead):
                return index
            break
    return first


def _single(
    tokens: Sequence[Token], first: int, last: int, parts: tuple[str, ...], lower: tuple[str, ...], title: str | None
) -> Candidate | None:
    if lower[0] in w.not_names() and not title:
        return None
    if len(lower[0]) < 2 or "." in parts[0] or (not title and _of_several(tokens[first])):
        return None
    if (
        title
        and title not in _BEFORE_FAMILY
        and (lower[0] in w.openers() or lower[0] in w.bodies() or lower[0] in w.roles())
    ):
        return None
    after = tokens[last].lower if last < len(tokens) else ""
    before = tokens[first - 1].lower if first else ""
    speaks = after in w.speech_verbs() or before in ("said", "says", "wrote", "added")
    sure = title is not None and (title in w.titles()) and lower[0] not in w.places()
    plain = not parts[0].isupper() and before not in ("the", "a", "an") and "-" not in parts[0]
    given = before == "as" and any(t.lower in ("name", "identified") for t in tokens[max(0, first - 4) : first - 1])
    aged = plain and (given or told_age(tokens, last))
    return Candidate(first, last, parts, title, sure=sure or aged or (speaks and plain))


def _of_several(token: Token) -> bool:
    """Whether the word tells what several people are: "Forecasters", "Economists Ann Quill and Boris Lindt"."""
    word = token.lower
    return word.endswith("s") and word[:-1] in w.roles() and word not in w.first_names()


def told_age(tokens: Sequence[Token], last: int) -> bool:
    """Whether an age follows the name that ends at ``last``: "Ann Quill, 34,"."""
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last + 2].text not in (",", "."):
        return False
    age = tokens[last + 1].text
    return age.isdecimal() and _YOUNGEST < int(age) < _OLDEST


def _several(
    first: int, last: int, parts: tuple[str, ...], lower: tuple[str, ...], title: str | None
) -> Candidate | None:
    own = [p for p in lower if p not in w.SUFFIXES]
    core = [own[0], *(p for p in own[1:] if p not in w.PARTICLES)] if own else []
    if len(core) > 5 or lower[0] in w.PLACE_OPENERS:
        return None
    known_first = lower[0] in w.first_names() or (len(parts[0]) == 2 and parts[0][1] == ".")
    longest = 4 if lower[0] in words("organisations", "family_vietnamese") else 3
    eastern = lower[0] in w.family_first() and len(own) <= longest and (len(own) > 2 or "-" in own[-1])
    for position, word in enumerate(lower):
        if (
            word in w.bodies()
            and not (eastern and not position)
            and not (known_first and (not position or word in w.FAMILY_TOO))
        ):
            return None
    if not known_first and (lower[0] in w.places() or core[-1] in w.places()):
        return None
    initial_inside = any(len(p) == 2 and p[1] == "." for p in parts[1:-1])
    particle = any(word in w.PERSONAL_PARTICLES for word in lower[1:-1])
    strong = known_first or initial_inside or eastern or particle
    return Candidate(first, last, parts, title, sure=(strong or title is not None) and len(core) <= _LONGEST)
