"""Noun phrases around a reporting verb: shallow, by closed word classes."""

from __future__ import annotations

from functools import cache

from bot.parsing.lexicon import words
from bot.parsing.names import words as names
from bot.parsing.quotations.outline import QUOTE, Line
from bot.parsing.quotations.verbs import lemmas, speech

PRONOUNS = words("function_words", "pronoun")
PERSONAL = words("function_words", "personal")
DETERMINERS = words("function_words", "determiner")
PREPOSITIONS = words("function_words", "preposition")
AUXILIARIES = words("function_words", "auxiliary")
ADVERBS = words("function_words", "adverb")
RELATIVES = words("function_words", "relative")
_NOT_ADVERBS = words("function_words", "not_adverb")
CONJUNCTIONS = words("function_words", "conjunction")
STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", ".", "?", "!", "...", "…", QUOTE})


def is_adverb(word: str) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS)


def subject_left(line: Line, verb: int) -> tuple[int, int] | None:
    """Item range of the subject that ends just before the verb group at ``verb``; appositions are stepped over."""
    items = line.items
    index = verb - 1
    while index >= 0 and (is_adverb(items[index].lower) or items[index].lower in AUXILIARIES):
        index -= 1
    if index < 0:
        return None
    if items[index].text == "," or items[index].text in (")", "—", "–", "--"):
        return _over_apposition(line, index)
    return phrase_ending(line, index)


def _over_apposition(line: Line, comma: int) -> tuple[int, int] | None:
    """The name before `, a researcher at the institute,` or `(R-Ohio)`; the comma at ``comma`` closes the pair."""
    items = line.items
    opening = {")": "(", "—": "—", "–": "–", "--": "--"}.get(items[comma].text, ",")
    index = comma - 1
    while index > 0 and comma - index < 40:
        if items[index].text == opening and (opening != "," or _names_person(line, index - 1)):
            return phrase_ending(line, index - 1)
        index -= 1
    return None


def _names_person(line: Line, index: int) -> bool:
    token = line.items[index]
    return token.capital or token.text == ")" or token.lower in names.roles() or token.lower in ("he", "she", "who")


def phrase_ending(line: Line, last: int) -> tuple[int, int] | None:
    """The noun phrase whose last item is ``last``, with its "of"/"at"/"for" modifiers."""
    items = line.items
    if last < 0 or items[last].text in STOPS:
        return None
    if items[last].lower in PRONOUNS and items[last].lower not in ("one", "some", "many", "both"):
        return last, last + 1
    first = last
    index = last
    while index >= 0 and last - index < 14:
        token = items[index]
        if token.text in STOPS and not (
            token.text == "." and index and items[index - 1].end == token.start and len(items[index - 1].text) <= 5
        ):
            break
        word = token.lower
        if index != last and (
            (word in lemmas() and not token.capital and word in speech() and word not in _NOUNS)
            or word in AUXILIARIES
            or word in RELATIVES
        ):
            break
        if word in CONJUNCTIONS and not (
            word == "and" and index and items[index - 1].capital and items[index + 1].capital
        ):
            break
        if word in PREPOSITIONS:
            # "the head of the agency" goes on to the left, "in Ohio Quill" does not
            left = items[index - 1] if index else None
            if (
                left is None
                or left.text in STOPS
                or word not in ("of", "at", "for", "from", "with", "in", "to", "on", "by")
                or left.lower in PREPOSITIONS
                or left.lower in AUXILIARIES
                or (left.lower in lemmas() and not left.capital)
            ):
                break
            if word != "of" and not (
                left.capital or left.lower in names.roles() or left.lower.rstrip("s") in names.roles()
            ):
                break
        if word in DETERMINERS or word in PERSONAL:
            first = index
            if index and items[index - 1].lower in ("of", "at", "for", "from", "in", "with", "to"):
                index -= 1
                continue
            if index and items[index - 1].lower in ("all", "both", "some", "many", "most", "one", "half"):
                first = index - 1
            break
        first = index
        index -= 1
    while first < last and (
        items[first].lower in PREPOSITIONS or items[first].lower in CONJUNCTIONS or is_adverb(items[first].lower)
    ):
        first += 1
    return first, last + 1


_NOUNS = words("function_words", "verb_or_noun")


def phrase_starting(line: Line, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``first``: up to the next comma, verb or preposition that does not belong."""
    items = line.items
    if first >= len(items):
        return None
    token = items[first]
    if token.lower in PERSONAL or token.lower in ("who",):
        return first, first + 1
    if not (
        token.capital
        or token.lower in DETERMINERS
        or token.lower in names.roles()
        or token.text[0].isdigit()
        or token.lower.rstrip("s") in names.roles()
        or token.lower in ("former", "then", "sources", "people", "experts", "state", "local", "officials")
    ):
        return None
    index = first
    while index < len(items) and index - first < 16:
        token = items[index]
        if token.text in STOPS and not (
            token.text == "."
            and items[index - 1].end == token.start
            and index + 1 < len(items)
            and len(items[index - 1].text) <= 5
        ):
            break
        word = token.lower
        if word in AUXILIARIES or word in RELATIVES or (word in CONJUNCTIONS and word != "and"):
            break
        if index > first and is_adverb(word):
            break
        if (word in PREPOSITIONS and word not in ("of", "for", "at")) or word in calendar():
            break
        index += 1
    while index > first and items[index - 1].lower in ("of", "for", "at", "and", "the", "a"):
        index -= 1
    return (first, index) if index > first else None


@cache
def calendar() -> frozenset[str]:
    """Months, weekdays and feasts."""
    return words("organisations", "calendar")
