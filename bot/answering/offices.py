"""Who holds an office now: not whoever only runs for it, and for sure nobody of whom a page tells that they left."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answering.corrections import printed
from bot.answering.inquiry import Inquiry
from bot.answering.introducing import introduction
from bot.answering.lists import listed, one_of
from bot.answering.passages import Ranked, put_behind
from bot.answering.terms import terms
from bot.model.answer import Citation
from bot.model.stems import stem
from bot.model.words import folded_words

_LOOKED_AT = 12
_LEAVES = re.compile(rf"\b{one_of('leaves')}\b", re.I)
_FORMER = re.compile(rf"\b{one_of('former')}\b", re.I)
_SOUGHT = re.compile(rf"\b{one_of('seeks')} (?:{one_of('article')} )?(?:\w+ )?\Z", re.I)
_NEAR = 30
"""Characters between somebody's name and the word that says they left."""


def asks_who_holds(inquiry: Inquiry) -> bool:
    """Whether it asks who is something now: "Who is the mayor?", "Who coaches Larkton?"."""
    asked = folded_words(inquiry.question.text)[:2]
    if inquiry.question.kind != "who" or inquiry.wants != "person" or not inquiry.own:
        return False
    now = asked[-1] in ("is", "are", "who's") or asked[:1] == ["who's"] or (asked[0] == "who" and _is_of_now(asked[-1]))
    return now and not inquiry.question.speech


def _is_of_now(verb: str) -> bool:
    return verb.endswith("s") and verb not in ("was", "has", "does")


def holders_first(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The same order, but of the likeliest sentences those with the office of whom the question names first ("Estrel
    coach Mara Ilves"), and those that tell only of who would like it last."""
    stems = set(inquiry.own)
    offices = _any(word for word in listed("office") if stem(word) in stems)
    if not offices or not asks_who_holds(inquiry):
        return ranked
    ranked = put_behind(ranked, _LOOKED_AT, lambda passage: _is_sought(offices, passage.citation.text))
    names = _any(map(re.escape, inquiry.question.names))
    if not names:
        return ranked
    of = re.compile(rf"\b{names}(?:['’]s)? (?:[\w-]+ )?{offices}\b|\b{offices} of (?:the )?(?:\w+ )?{names}\b", re.I)
    return put_behind(ranked, _LOOKED_AT, lambda passage: not of.search(passage.citation.text))


def _any(words: Iterable[str]) -> str:
    """An expression for any of them; empty where there is none."""
    told = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(told)})" if told else ""


def _is_sought(office: str, text: str) -> bool:
    """Whether the office stands in the sentence only as what somebody seeks: "in the race for mayor"."""
    places = [m.start() for m in re.finditer(rf"\b{office}\b", text, re.I)]
    return bool(places) and all(_SOUGHT.search(text, 0, place) for place in places)


def was_left(role: str) -> bool:
    """Whether a role says that somebody has left it: "the former mayor"."""
    return _FORMER.search(role) is not None


def has_left(inquiry: Inquiry, ranked: Ranked, place: Citation, short: str | None) -> bool:
    """Whether a page as new as the answer says that whom it names left, or calls them the former ones."""
    if not short or not asks_who_holds(inquiry):
        return False
    told = introduction(place.text, short)
    if told and was_left(told) and not set(inquiry.own).isdisjoint(terms(told)):  # no "former banker"
        return True
    family = re.escape(short.split()[-1])
    for citation in (place, *(passage.citation for passage, _ in ranked[:_LOOKED_AT])):
        if printed(citation.article) < printed(place.article):
            continue
        names = [m.span() for m in re.finditer(rf"\b{family}\b", citation.text)]
        left = [m.span() for m in _LEAVES.finditer(citation.text)]
        if any(max(a, c) - min(b, d) <= _NEAR for a, b in names for c, d in left):
            return True
    return False
