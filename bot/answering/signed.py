"""Quotations typed with a bare name beside them: `falk "we will build it"`, `we will build it - Ines Falk`."""

from __future__ import annotations

import re

from bot.model.request import VerifyRequest
from bot.model.words import fold
from bot.storage.corpus import Corpus

_NAME = r"(?P<name>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3})"
_BEFORE = re.compile(rf"{_NAME}(?: (?:said|says))?(?: ?[:–—] ?| - | ?(?=[\"“]))(?=\S)")
_BEHIND = re.compile(rf"(?:(?<=[\"”]) ?| ?[–—(] ?| - ){_NAME}[).]?$")
_LONGEST = 90
"""Code points at the end of a text in which a name is looked for."""


async def signed(corpus: Corpus, text: str) -> VerifyRequest | None:
    """The quotation and its speaker, where a name of the corpus and a sign that sets it off open or end the text."""
    text = " ".join(text.split())
    if (before := _BEFORE.match(text)) and await _is_somebody(corpus, before["name"]):
        return VerifyRequest(text[before.end() :], before["name"])
    end = max(0, len(text) - _LONGEST)
    if (behind := _BEHIND.search(text, end)) and behind.start() and await _is_somebody(corpus, behind["name"]):
        return VerifyRequest(text[: behind.start()], behind["name"])
    return None


async def _is_somebody(corpus: Corpus, name: str) -> bool:
    """Whether it is a form of a person's name, or one word of it."""
    called = fold(name)
    return any(
        called in person.forms or any(called in form.split() for form in person.forms)
        for person in await corpus.known_people([name])
        if person.kind == "person"
    )
