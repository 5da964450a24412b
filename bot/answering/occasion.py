"""The occasion a question names, of which alone an answer may tell: "died in the floods", not in a riot."""

from __future__ import annotations

from bot.answering.lists import listed
from bot.linking.counts import befell
from bot.model.answer import Citation
from bot.model.question import Question
from bot.model.words import fold, words

_FORMS = ("", "s", "es", "ing")
"""What a noun may end in beside its own: a page tells of "flooding" or of "a flood"."""


def occasion(question: Question) -> str | None:
    """The noun behind the first preposition, or "when", that is followed by one and by no name or time: "riot" of
    "in the prison riot on Tuesday"."""
    # Put as the corpus writes it, "the storm" may be a name: but not as it was asked.
    typed = {fold(word) for word in words(question.text) if word[0].isupper()}
    named = {part for name in question.names for part in fold(name).split()} & typed
    content = {fold(word) for word in question.words} - befell().keys() - listed("number")
    noun, behind = None, ""
    for word in (*words(question.text), ""):
        low = fold(word)
        if behind and low in content and low not in named and not _is_time(low):
            if behind == "when":
                return low  # "when the storm struck"
            noun = low
        elif noun:
            return noun
        elif low in listed("preposition") or low == "when":
            behind = low
        elif low not in listed("determiner") and (low not in content or behind == "when"):
            behind = ""
    return noun


def is_on(noun: str, citation: Citation) -> bool:
    """Whether a sentence or its headline has the noun itself; of words that are only kin, some tell of other events."""
    return has_noun(noun, f"{citation.article.headline or ''} {citation.text}")


def has_noun(noun: str, text: str) -> bool:
    """Whether a text has the noun, in the singular or the plural: no verb of the same stem ("guards stormed")."""
    forms = {noun + end for end in _FORMS} | {noun.removesuffix(end) for end in _FORMS}
    forms |= {form + "ing" for form in tuple(forms)}
    return not forms.isdisjoint(fold(text).split())


def _is_time(word: str) -> bool:
    return word in listed("time") or word.removesuffix("s") in listed("time")
