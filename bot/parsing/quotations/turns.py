"""What is said in transcripts and interviews: the turns of a talk, without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.quotation import Person, Quotation, Speaker
from bot.model.text import Paragraph
from bot.parsing.names import join
from bot.parsing.names import words as names
from bot.parsing.talk import Label, ends_talk, find_talk, is_aside, is_spoken

_NAMED, _BY_FAMILY, _UNNAMED, _ANSWERS, _UNCLEAR = 0.9, 0.8, 0.7, 0.6, 0.3
_INITIALS = 3  # letters: "JE" is nobody's family name
_OPENING = "\"“‘«'"


def find_turns(
    text: str, paragraphs: Sequence[Paragraph], people: Sequence[Person]
) -> tuple[list[Quotation], frozenset[int]]:
    """A direct quotation for every paragraph of a turn, those of one turn in a group, and the paragraphs read so.

    A turn whose words stand in quotation marks is left to be read as any quotation.
    """
    told = [text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    talk = find_talk(told)
    if not talk:
        return [], frozenset()
    speakers = _Speakers(text, paragraphs, people, talk)
    found: list[Quotation] = []
    read: set[int] = set()
    last = max(talk)
    speaker: Speaker | None = None
    group = 0
    for index in range(min(talk), len(paragraphs)):
        label, paragraph = talk.get(index), paragraphs[index]
        start = paragraph.start + (label.words if label else 0)
        if label:
            speaker, group = speakers.speaker(index), group + 1
        elif is_aside(told[index]) or (paragraph.kind == "heading" and not is_spoken(told[index])):
            continue
        elif ends_talk(told[index]) or (index > last and not is_spoken(told[index])):
            break
        if text[start : start + 1] in _OPENING and start < paragraph.end:
            continue
        read.add(index)
        if start == paragraph.end:
            continue
        found.append(Quotation(text[start : paragraph.end], start, paragraph.end, "direct", speaker, group=group))
    return found, frozenset(read)


class _Speakers:
    """Who the labels of a talk stand for."""

    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], people: Sequence[Person], talk: dict[int, Label]
    ) -> None:
        self._text, self._paragraphs, self._talk = text, paragraphs, talk
        self._known: dict[str, list[str]] = {}
        self._labelled: dict[str, list[str]] = {}
        for person in sorted(people, key=lambda p: " " not in p.name):
            known = self._known.setdefault(person.name.split()[-1].casefold(), [])
            if " " in person.name or not known:
                _add(known, person.name)
        for index, label in talk.items():
            name = self._name(index)
            if label.kind == "name" and len(name.split()) > 1:
                told = _add(self._known.setdefault(label.key, []), name)
                _add(self._labelled.setdefault(label.key, []), told)
        self._initials = {"".join(word[0] for word in p.name.split()).upper(): p.name for p in reversed(people)}
        begin = paragraphs[min(talk)].start
        before = [person for person in people if person.mentions and person.mentions[0].start < begin]
        # Whoever is presented alone before a talk of questions and answers is who answers.
        self._asked = before[0].name if len(before) == 1 and " " in before[0].name else None

    def speaker(self, index: int) -> Speaker:
        """The speaker of the turn that begins in a paragraph."""
        label, start = self._talk[index], self._paragraphs[index].start
        mention = self._text[start + label.start : start + label.end]
        place = start + label.start, start + label.end
        if label.kind != "name":
            asked = self._asked if label.key in ("a", "answer") else None
            return Speaker(asked, mention, *place, None, _ANSWERS if asked else _UNNAMED)
        office = self._text[start + label.office[0] : start + label.office[1]] or None
        name, own = None, self._name(index)
        known = self._known.get(label.key, [])
        if len(known) == 1:
            name = known[0]
        elif len(own.split()) > 1:
            name = _add(known, own)
        elif known:
            told = self._labelled.get(label.key, [])
            name = told[0] if len(told) == 1 else None
            if name is None:  # "LINDT:" where Boris and Clara Lindt talk
                return Speaker(None, mention, *place, office, _UNCLEAR)
        if name is None and mention.isupper() and len(mention) <= _INITIALS:
            name = self._initials.get(mention)
            return Speaker(name, mention, *place, office, _BY_FAMILY if name else _UNNAMED)
        return Speaker(name or own, mention, *place, office, _NAMED if name else _BY_FAMILY)

    def _name(self, index: int) -> str:
        """The name in a label without titles, in ordinary case."""
        label, start = self._talk[index], self._paragraphs[index].start
        spoken = self._text[start + label.start : start + label.end].split()
        while len(spoken) > 1 and spoken[0].casefold().strip(".") in names.titles() | names.title_parts():
            spoken = spoken[1:]
        return " ".join(map(_ordinary_case, spoken))


def _add(known: list[str], name: str) -> str:
    """The known name that is this one too, which is added if there is none."""
    parts = tuple(name.split())
    same = next((k for k in known if " " not in k or join.same_full_name(tuple(k.split()), parts)), None)
    if same is None:
        known.append(name)
    return same or name


def _ordinary_case(word: str) -> str:
    if not word.isupper() or len(word.strip(".")) < 2 or "." in word[:-1]:
        return word
    if word.casefold() in names.PARTICLES:
        return word.casefold()
    return "-".join("'".join(part.capitalize() for part in piece.split("'")) for piece in word.split("-"))
