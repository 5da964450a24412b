"""Sentences that tell what is asked before those that only seem to."""

from __future__ import annotations

from itertools import pairwise

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import listed
from bot.answering.passages import MARKS, Passage, Ranked, put_behind, sketch
from bot.answering.terms import telling_parts, terms_of
from bot.model.words import fold, folded_words

_LOOKED_AT = 12
_PLACE = MARKS.index("place")


def covering_first(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The same order, but where a whole question asks who or where, and the likeliest sentence only seems to tell it,
    those of the likeliest that do tell come first.

    "Who led the study?" is answered where somebody led one, of which the headline may tell, not where somebody studied;
    "Where was Ines Holm born?" where the page says born and a place, though only of Holm.
    """
    asked = _asked(inquiry)
    if not asked or not ranked or inquiry.leans or inquiry.question.speech:
        return ranked
    best = ranked[0][0]
    if inquiry.question.kind == "where" and inquiry.names:
        if any(synonyms(part) & best.sketch.known for part in asked):
            return ranked

        def worse(passage: Passage) -> bool:
            placed = passage.key[0] == best.key[0] and passage.sketch.marks[_PLACE]
            return not (placed and asked.keys() <= passage.sketch.known and _is_on_them(inquiry, passage))

    elif inquiry.question.kind == "who" and any(_only_looks_alike(s, noun, best) for s, noun in asked.items()):

        def worse(passage: Passage) -> bool:
            return not all(_tells(part, noun, passage) for part, noun in asked.items())

    else:
        return ranked
    first = put_behind(ranked, _LOOKED_AT, worse)
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


def _only_looks_alike(part: str, noun: str | None, passage: Passage) -> bool:
    """Whether the passage has a word of the same stem that is not the noun: "studied" for "the study"."""
    return noun is not None and part in passage.sketch.known and not _tells(part, noun, passage)


def _tells(part: str, noun: str | None, passage: Passage) -> bool:
    if noun is None:
        return bool(synonyms(part) & passage.sketch.known)
    under = f"{passage.citation.article.headline or ''} {passage.citation.text}"
    return not {noun, f"{noun}s", f"{noun}es", f"{noun.removesuffix('y')}ies"}.isdisjoint(folded_words(under))


def _is_on_them(inquiry: Inquiry, passage: Passage) -> bool:
    names = set(telling_parts(inquiry.names))
    return not (names | listed("personal")).isdisjoint(sketch(passage.citation.text).known)
