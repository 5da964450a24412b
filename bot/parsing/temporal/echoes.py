"""Sentences that date nothing themselves but speak on of what has just been dated: "her offer came days after …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.model.event import Event
from bot.model.text import Sentence
from bot.parsing import lexicon

_BACK = 4
"""Sentences between what dated a happening and what speaks on of it."""


def find_echo(
    text: str, sentences: Sequence[Sentence], at: int, dated: Mapping[int, Sequence[Event]]
) -> tuple[Event, int] | None:
    """The event of an earlier sentence that sentence ``at`` speaks on of, and where the words end that refer to it.

    ``dated`` are the events by the place of their sentence. Whoever the sentence names must
    have been named since.
    """
    sentence = sentences[at]
    match = _echo().match(text, sentence.start, sentence.end)
    if match is None:
        return None
    for back in range(1, _BACK + 1):
        events = dated.get(at - back, ())
        if not events:
            continue
        event = events[-1]
        named = match["whose"] or match["who"]
        since = text[event.start : sentence.start]
        if event.status not in ("happened", "claimed") or (named and named.split()[-1] not in since):
            return None
        return event, match.end("said")
    return None


@cache
def _echo() -> re.Pattern[str]:
    words = lexicon.load("echoes")
    nouns, came, spoke, relation = ("|".join(words[name]) for name in ("nouns", "came", "spoke", "relation"))
    name = r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}"
    return re.compile(
        rf"(?P<said>(?:(?P<whose>{name})[’']s?|The|His|Her|Their|This|That)(?: [\w-]+)? (?:{nouns}) (?:{came})"
        rf"|(?:He|She|They|(?P<who>{name})) (?:{spoke}))\b[^.;]{{0,40}}?\b(?:{relation})\b"
    )
