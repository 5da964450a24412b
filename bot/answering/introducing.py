"""Who somebody is: the words that introduce a name in its sentence ("Ines Falk, the mayor of Vellin, said …")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answering.inquiry import Inquiry
from bot.answering.kin import mostly
from bot.answering.lists import listed, one_of
from bot.answering.passages import Passage, Ranked, put_behind
from bot.answering.somebody import DOER
from bot.model.answer import Statement
from bot.model.stems import stem
from bot.model.words import fold, folded_words

_LONGEST = 9
_LOOKED_AT = 12
_GIVEN = rf"(?:(?!(?i:{one_of('office')})\b)[A-Z][\w'’.-]*\s){{0,3}}"
# "Kwon" of "Kwon Jong Gun": where the family name comes first.
_FAMILY = r"(?:[ -][A-Z][\w'’-]*){0,3}"
_TITLE = 4
"""Words of an office that may stand before a name at the head of a sentence."""
_BEHIND = re.compile(
    rf"(?:,\s\d\d)?,\s(?P<told>(?:{one_of('introduces')}|{one_of('office')})\s[^,;:.!?“”\"()—]{{3,120}}?)"
    rf"(?P<speaks>\s{one_of('spoke')}(?:\s\w+)?)?(?=[,;:!?)—]|\.(?:\W|$)|$)"
)
_OFFICE_OF = re.compile(rf"(?i:\b{one_of('office')}) (?:of|for) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*$")
"""An office that ends with what it is for: "Secretary of State"."""
_IS = re.compile(r"^who (?:is|are) (?:currently |now )?(?=(?:the|an?) )")
_BOUNDARY = re.compile(r"[,;:.!?“”\"()—]\s*(?=[^,;:.!?“”\"()—]*$)")


def introduced(inquiry: Inquiry) -> str | None:
    """Whom a question asks nothing about but who they are; ``None`` when it asks for something else."""
    question = inquiry.question
    if question.kind not in ("who", "what") or question.speech or len(question.names) > 1 or question.corrects:
        return None
    if question.kind == "what" and listed("copula").isdisjoint(folded_words(question.text)):
        return None  # "What does Falk think?"
    asked = {part for name in question.names for part in fold(name).split()}
    if any(fold(word).removesuffix("'s") not in asked for word in question.words):
        return None
    meant = question.names or (inquiry.about[:1] if question.kind == "who" and question.refers else ())
    return next(iter(meant), None)


def introducing_first(ranked: Ranked, meant: str | None) -> Ranked:
    """The same order, but where is asked who somebody is, the likeliest sentences that introduce them come first: one
    of each bearer of a family name alone, and "Her successor, Falk," after those that need no other sentence."""
    if meant is None:
        return ranked
    ranked = put_behind(ranked, _LOOKED_AT, lambda passage: _introduces_alone(passage.citation.text, meant) is None)
    ranked = put_behind(ranked, _LOOKED_AT, lambda passage: introduction(passage.citation.text, meant) is None)
    each = {passage.key for passage in _bearers(ranked, meant).values()}
    return put_behind(ranked, _LOOKED_AT, lambda passage: len(each) > 1 and passage.key not in each)


def introduces_several(ranked: Ranked, meant: str | None) -> bool:
    """Whether the likeliest sentences introduce more than one bearer of the family name that is asked for."""
    return meant is not None and len(_bearers(ranked, meant)) > 1


def introduces_nobody(statements: Iterable[Statement], meant: str | None) -> bool:
    """Whether it is asked who somebody is, and no sentence tells more than what they did."""
    return meant is not None and all(introduction(told.text, meant) is None for told in statements)


def _introduces_alone(sentence: str, meant: str) -> str | None:
    told = introduction(sentence, meant)
    return None if told and fold(told).split()[0] in listed("possessive") else told


def _bearers(ranked: Ranked, meant: str) -> dict[str, Passage]:
    """By given name, the likeliest sentence that introduces somebody of a family name, if that alone is asked for."""
    if " " in meant:
        return {}
    found: dict[str, Passage] = {}
    for passage, _ in ranked[:_LOOKED_AT]:
        text = passage.citation.text
        given = re.search(rf"(?<!\w)([A-Z][\w’'-]+)\s{re.escape(meant)}(?!\w)", text)
        if given and fold(given[1]) not in listed("office") and introduction(text, meant):
            found.setdefault(given[1], passage)
    return found


def introduction(sentence: str, name: str) -> str | None:
    """The slice of the sentence that says who bears the name: behind it, else right before it."""
    # Of a full name no word belongs to the given names before it: "Transport Minister Helena Voss".
    given = "" if " " in name else _GIVEN
    for found in re.finditer(rf"(?<!\w){given}{re.escape(name)}(?!\w){_FAMILY}", sentence):
        told = _BEHIND.match(sentence, found.end())
        if told and not _is_subject(told, sentence[: found.start()]):
            return _IS.sub("", told["told"].strip())
        if before := _before(sentence[: found.start()]):
            return before
    return None


def _is_subject(told: re.Match[str], before: str) -> bool:
    """Whether what stands behind a name is who says all that: "They went to see Falk, the mayor's office said." """
    noun = fold(told["told"]).split()[0] in listed("article") | listed("possessive")
    return bool(told["speaks"]) and noun and len(before.split()) > _TITLE


def _before(text: str) -> str | None:
    """The office or relation a text ends with: "her lawyer, ", "the retired judge ", "Transport Minister "."""
    text = text.rstrip().removesuffix(",")
    boundary = _BOUNDARY.search(text)
    begin = boundary.end() if boundary else 0
    words = list(re.finditer(r"\S+", text[begin:]))[-_LONGEST:]
    if office := _OFFICE_OF.search(text, begin):
        upto = [word for word in words if begin + word.start() <= office.start()]
        return text[begin + _office(upto) :] if upto else office[0]
    if words and fold(words[-1][0]).split()[-1:] and fold(words[-1][0]).split()[-1] in listed("office"):
        return text[begin + _office(words) :]
    told: list[str] = []
    for place in range(len(words) - 1, -1, -1):
        plain, before = fold(words[place][0]), fold(words[place - 1][0]) if place else ""
        owner = _owned(words[place][0])
        if plain in listed("article") | listed("possessive") or owner:
            # "the head of the county's water works" begins with the head.
            named = owner and place > 0 and words[place - 1][0][0].isupper()
            goes_on = before in ("of", "for") or (owner and before in listed("article")) or named
            if not goes_on:
                return text[begin + words[place].start() :] if _tells(told) else None
        elif told and plain in listed("preposition") and plain not in ("of", "for"):
            return text[begin + words[place + 1].start() :] if _tells(told) else None
        elif told and words[place][0][0].isupper() and _owned(words[place + 1][0]):
            return text[begin + words[place].start() :]
        elif not place and words[0].start() == begin == 0 and _is_somebody([*told, plain]):
            return text  # "City councillor", "Businessman" at the head of a sentence
        elif not words[place][0].islower() or plain in listed("auxiliary") | listed("relative"):
            return None
        told.append(plain)
    return text[begin + words[0].start() :] if begin and _tells(told) else None


def _office(words: Sequence[re.Match[str]]) -> int:
    """Where the office begins that ends with the last word: behind the last word that is no part of one."""
    start = words[-1].start()
    for word in reversed(words[:-1]):
        plain = fold(word[0])
        if plain in listed("preposition") | listed("conjunction") | listed("auxiliary") or stem(plain) in mostly("v"):
            break
        start = word.start()
        if plain in listed("article") | listed("possessive"):
            break
    return start


def _is_somebody(backwards: Sequence[str]) -> bool:
    """Whether the words that open a sentence end with a noun for people, as most that end in "er", "or" or "man"."""
    other = mostly("v") | mostly("a") | mostly("r") | listed("no_doer") | listed("function")
    return (
        other.isdisjoint((backwards[0], stem(backwards[0])))
        and DOER.fullmatch(backwards[0]) is not None
        and _tells(backwards)
    )


def _owned(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _tells(backwards: Sequence[str]) -> bool:
    """Whether the words right before a name end with a noun: "the trial of" and "the mayor told" tell no office."""
    no_noun = listed("preposition") | listed("time") | listed("conjunction") | listed("pronoun") | listed("spoke")
    joined = any(word in listed("conjunction") for word in backwards)
    # "the cook": what stands alone behind its article is a noun, whatever it mostly is.
    verb = len(backwards) > 1 and stem(backwards[0]) in mostly("v")
    return bool(backwards) and not (joined or verb or backwards[0] in no_noun or stem(backwards[0]) in mostly("r"))
