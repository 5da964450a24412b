"""Unnamed speakers whom the page names a little later."""

from __future__ import annotations

import itertools
from dataclasses import replace

from bot.model.quotation import Person, Speaker
from bot.parsing.names import words as names

# How far, in characters, the name may follow and the same description may precede.
_AHEAD = 400
_BEHIND = 1500


def identify_later(text: str, speakers: list[Speaker | None], people: tuple[Person, ...]) -> list[Speaker | None]:
    """Name "the official" by the speaker whom the same paragraph introduces next, with a role.

    Only somebody never mentioned before can be the unnamed speaker of the sentences just read; earlier mentions of the
    same description ("a diplomatic official") are then the same person.
    """
    first = {person.name: person for person in people if person.mentions and person.roles}
    found = list(speakers)
    for index, (speaker, following) in enumerate(itertools.pairwise(speakers)):
        if speaker is None or following is None or speaker.name is not None or following.name is None:
            continue
        head = _head(speaker)
        person = first.get(following.name)
        introduced = person is not None and person.mentions[0].start == following.start
        near = 0 < following.start - speaker.end < _AHEAD and "\n" not in text[speaker.end : following.start]
        if (
            head is None
            or person is None
            or not introduced
            or _another(head, person)
            or not near
            or not speaker.mention.lower().startswith("the ")
        ):
            continue
        for earlier in range(index, -1, -1):
            known = found[earlier]
            if known is not None and speaker.start - known.start >= _BEHIND:
                break
            if known is None or known.name is not None or _head(known) != head:
                continue
            found[earlier] = replace(known, name=following.name, confidence=0.55)
    return found


def _another(head: str, person: Person) -> bool:
    """Whether "a spokesman" tells of one more, after "the spokesman"."""
    return any(role.lower().startswith(("a ", "an ")) and head in role.lower().split() for role in person.roles)


def _head(speaker: Speaker) -> str | None:
    """The role noun an unnamed speaker is described by."""
    word = speaker.mention.lower().split()[-1]
    return word if word in names.roles() else None
