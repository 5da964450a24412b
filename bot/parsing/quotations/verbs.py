"""Reporting verbs in every form."""

from __future__ import annotations

from functools import cache

from bot.parsing.lexicon import keys, load


def _regular(lemma: str) -> tuple[str, ...]:
    """Third person, past and -ing forms by rule."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return lemma, third, lemma + "ed", lemma + "ing"


@cache
def lemmas() -> dict[str, str]:
    """Every form of a reporting verb and the verb it belongs to."""
    forms = {form: lemma for lemma in keys("reporting_verbs", "speech", "stance") for form in _regular(lemma)}
    irregular: dict[str, str] = load("reporting_verbs")["irregular"]
    return forms | irregular


@cache
def speech() -> frozenset[str]:
    """Forms of the verbs that can carry a quotation word for word."""
    carriers = keys("reporting_verbs", "speech")
    return frozenset(form for form, lemma in lemmas().items() if lemma in carriers)


def reports_speech(cue: str) -> bool:
    """Whether reporting words tell of something said or written, by their verb or "according to"."""
    spoken = speech()
    said = any(word in spoken or word == "according" for word in cue.casefold().split())
    return said or not any(map(str.isalpha, cue))  # a bare colon or dash


@cache
def strong() -> frozenset[str]:
    """Words that nearly always report speech, even with nothing but a comma before them."""
    verbs = keys("reporting_verbs", "strong")
    return frozenset(form for form, lemma in lemmas().items() if lemma in verbs) | {"according"}
