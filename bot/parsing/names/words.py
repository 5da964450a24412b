"""What single words say about names: the lexicon's sets under the names the rules use."""

from __future__ import annotations

from functools import cache

from bot.parsing.lexicon import keys, words

PARTICLES = words("function_words", "name_particle")
# Particles of no street, town or body: "Ludwig van der Berg", "Salman bin Abdulaziz".
PERSONAL_PARTICLES = words("function_words", "personal_particle")
SUFFIXES = words("function_words", "name_suffix")
# Honours and degrees, which are no part of a name: "Ann Quill KC".
POST_NOMINALS = words("function_words", "post_nominal")
PLACE_OPENERS = words("function_words", "place_opener")
# Words of things that are family names as well: "Anita Hill", "Doris Day".
FAMILY_TOO = words("function_words", "family_too")


def behind_prefix(word: str) -> str:
    """A name word without the particle a hyphen joins to it: "Adler" of "al-Adler"; else the word."""
    head, hyphen, rest = word.partition("-")
    return rest if hyphen and rest[:1].isupper() and head.casefold() in words("function_words", "name_prefix") else word


@cache
def titles() -> frozenset[str]:
    """Titles written before a name."""
    return keys("titles", "before_name")


@cache
def title_parts() -> frozenset[str]:
    """Words that belong to a title but are none alone."""
    return keys("titles", "title_part")


@cache
def roles() -> frozenset[str]:
    """Nouns for what a person is."""
    return keys("titles", "role")


def bare_role(word: str) -> str:
    """A role or title without what is joined to it: "captain" of "vice-captain", "editor" of "editor-in-chief"."""
    for prefix in ("then-", "ex-", "co-", "vice-"):
        word = word.removeprefix(prefix)
    return word.partition("-of-")[0].partition("-in-")[0]


@cache
def relations() -> frozenset[str]:
    """Roles that only say whose somebody is: "her rival"."""
    return keys("titles", "relation")


@cache
def first_names() -> frozenset[str]:
    """Given names of any gender."""
    return words("first_names", "male", "female", "either")


@cache
def family_first() -> frozenset[str]:
    """Family names that are written before the given name."""
    return words("organisations", "family_korean", "family_chinese", "family_vietnamese")


@cache
def kinds_of_firm() -> frozenset[str]:
    """Words for a firm that stand before its name."""
    return words("organisations", "kind_of_firm")


@cache
def bodies() -> frozenset[str]:
    """Words that end or make the name of a body or thing."""
    return words("organisations", "body")


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that are no person when they stand alone."""
    return words("organisations", "place", "people_of", "outlet", "calendar", "opener", "groups", "body")


@cache
def places() -> frozenset[str]:
    """Places and bodies named by one word."""
    return words("organisations", "place", "outlet", "people_of")


@cache
def openers() -> frozenset[str]:
    """Words that open sentences and are no names."""
    return words("organisations", "opener", "groups", "calendar")


@cache
def speech_verbs() -> frozenset[str]:
    """The finite forms a person is typically the subject of."""
    return words("function_words", "person_verb")


@cache
def people_of() -> frozenset[str]:
    """Words for peoples, faiths and parties."""
    return words("organisations", "people_of")


@cache
def never_names() -> frozenset[str]:
    """Closed-class words, which no name ends in however they are written."""
    lists = ("pronoun", "personal", "determiner", "preposition", "auxiliary", "conjunction", "relative", "person_verb")
    return words("function_words", *lists) - {"may", "will"}


@cache
def verbs() -> frozenset[str]:
    """Auxiliaries and irregular past forms, which a name can be the subject of."""
    return words("function_words", "auxiliary", "irregular_verb")


@cache
def reporting_verbs() -> frozenset[str]:
    """The verbs of speech and stance, as a dictionary has them."""
    return keys("reporting_verbs", "speech", "stance")


@cache
def headline_verbs() -> frozenset[str]:
    """What somebody does in a headline, where the verb has a capital too: "Quill Seeks", "Lindt Says"."""
    return frozenset(f"{verb}s" for verb in reporting_verbs() if verb[-1] not in "syhxz")
