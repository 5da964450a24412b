"""Sentences that tell all that is asked before those that only share a word of it."""

from __future__ import annotations

from itertools import pairwise

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import listed
from bot.answering.passages import Passage, Ranked, put_behind, sketch
from bot.answering.terms import terms_of
from bot.model.stems import stem
from bot.model.words import fold, folded_words

_LOOKED_AT = 12
_WANTED = frozenset({"person", "place"})


def covering_first(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The same order, but where a whole question asks who or where, and the likeliest sentence does not tell all that
    is asked, those of the likeliest that do come first.

    "Who led the study?" is answered where somebody led one, of which the headline may tell, not where somebody studied;
    "Where was Ines Holm born?" where it says born, though only of Holm.
    """
    asked = _asked(inquiry)
    bare = inquiry.wants == "place" and (not inquiry.names or not asked.keys().isdisjoint(_light()))
    if bare or not asked or not ranked or inquiry.leans or inquiry.question.speech or inquiry.wants not in _WANTED:
        return ranked
    if _covers(inquiry, asked, ranked[0][0]):
        return ranked
    first = put_behind(ranked, _LOOKED_AT, lambda passage: not _covers(inquiry, asked, passage))
    # A thread goes on from what was answered, not from what would have been.
    return [(passage, likely) for (passage, _), (_, likely) in zip(first, ranked, strict=True)]


def _asked(inquiry: Inquiry) -> dict[str, str | None]:
    """The stems of what is asked beside names; with the word where it is a noun: "study" of "the study"."""
    named = {s for name in inquiry.names for s in name.split()}
    nouns = {word for article, word in pairwise(folded_words(inquiry.question.text)) if article in listed("article")}
    asked: dict[str, str | None] = {}
    for word in inquiry.question.words:
        plain = fold(word).removesuffix("'s")
        for part in terms_of(plain):
            if part not in named and len(part) > 2:
                asked[part] = plain if plain in nouns else None
    return asked


def _light() -> frozenset[str]:
    """Verbs that tell hardly anything of what is asked: "Where was the Auction held?"."""
    return frozenset(map(stem, listed("light")))


def _covers(inquiry: Inquiry, asked: dict[str, str | None], passage: Passage) -> bool:
    text, known = passage.citation.text, passage.sketch.known
    under = f"{passage.citation.article.headline or ''} {text}"
    around = set(folded_words(under))
    for part, noun in asked.items():
        if noun is not None and not {noun, f"{noun}s", f"{noun}es", f"{noun.removesuffix('y')}ies"} & around:
            return False
        if noun is None and not synonyms(part) & known:
            return False
    names = {s for name in inquiry.names for s in name.split() if len(s) > 2}
    return not names or bool(names & sketch(under).known) or bool(known & listed("personal"))
