"""Whether an answer to "who" has anybody in it who could have done what is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kinds_of, synonyms
from bot.answering.lists import listed
from bot.answering.passages import sketch
from bot.answering.terms import terms
from bot.model.answer import Statement
from bot.model.stems import stem
from bot.model.words import fold, folded_words

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+")
DOER = re.compile(r"\w{2,}(?:ers?|ors?|ists?|m[ae]n|people|ians?)")
"""What most words for people end in: "jogger", "tourists", "policeman"."""
_NODOERS = listed("preposition") | listed("number") | listed("no_doer")


def names_nobody(inquiry: Inquiry, statements: Sequence[Statement]) -> bool:
    """Whether of what is asked of somebody no sentence tells who: "Who opened the wing?" of "The wing opened in May."

    So it is where it asks who is new in an office, and none tells of any change.
    """
    question = inquiry.question
    if question.kind != "who" or inquiry.wants != "person" or question.speech or not inquiry.own:
        return False
    done = inquiry.own[0]
    told = [s.text for s in statements if _traces(done, s.text)] or [s.text for s in statements]
    if not any(_has_somebody(inquiry, text) for text in told):
        return True
    if fold(question.words[0]) not in ("new", "next"):
        return False
    office = inquiry.own[1:2]
    changes = [s.text for s in statements if listed("incoming") & set(folded_words(s.text))]
    return not any(sketch(text).known.issuperset(office) for text in changes)


def _traces(asked: str, text: str) -> bool:
    return not sketch(text).known.isdisjoint(synonyms(asked))


def _has_somebody(inquiry: Inquiry, text: str) -> bool:
    """Whether there is a name, an office, a body or anybody else that the question does not have."""
    asked = {*terms(inquiry.question.text), *(s for name in inquiry.names for s in name.split())}
    small = listed("function") | listed("time") | listed("month")
    named = (word for word in _NAME.findall(text) if word.casefold() not in small)
    if any(asked.isdisjoint(terms(word)) for word in named if word != text[: len(word)]):
        return True
    people = {stem(word) for word in listed("office")} | kinds_of(stem("organization"))
    return any(
        word in listed("personal") or (stem(word) not in asked and (stem(word) in people or DOER.fullmatch(word)))
        for word in folded_words(text)
        if word not in small | _NODOERS or word in listed("personal")
    )
