"""Dates in quotations: whose word they are, and which sentences hold all that was said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from bot.model.quotation import Quotation, Speaker
from bot.model.text import Sentence
from bot.model.time import Timex3
from bot.parsing.temporal.asserted import Standing, reporting
from bot.parsing.temporal.modality import standing

_SPEAKING = frozenset({"i", "we"})
PRONOUNS = reporting("person") | {"who"}
_WHOLE = 400
"""Characters up to which a quotation over several sentences is told whole."""


class Spoken:
    """Words in quotation marks, by their places: indirect speech says by its own verb whose word a date is."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = [quotation for quotation in quotations if quotation.kind != "indirect"]
        self._reach = [*accumulate((quotation.end for quotation in self._quotations), max)]

    def holding(self, start: int, end: int) -> Quotation | None:
        """The first quotation that holds the text from ``start`` to ``end``, if any does."""
        at = bisect_left(self._reach, end)
        found = self._quotations[at] if at < len(self._reach) else None
        return found if found and found.start <= start else None

    def whole(self, sentences: Sequence[Sentence], starts: Sequence[int], at: int, words: tuple[int, int]) -> Sentence:
        """What tells of the day that ``words`` bound in sentence ``at``, the sentences beginning at ``starts``.

        Where that sentence holds only a part of a quotation, it is all from where the quotation begins to where it has
        ended and its speaker is named, if these are few words of one paragraph.
        """
        sentence, quotation = sentences[at], self.holding(*words)
        if quotation is None or (sentence.start <= quotation.start and quotation.end <= sentence.end):
            return sentence
        named = [part for part in (quotation.cue, quotation.speaker) if part]
        for said in ([quotation, *named], [quotation]):
            first = sentences[max(0, bisect_right(starts, min(part.start for part in said)) - 1)]
            last = sentences[max(0, bisect_left(starts, max(part.end for part in said)) - 1)]
            start, end = min(first.start, sentence.start), max(last.end, sentence.end)
            if first.paragraph == last.paragraph and end - start <= _WHOLE:
                return Sentence(start, end, first.paragraph)
        return sentence


def standing_of(text: str, sentence: Sentence, time: Timex3, last: Timex3, spoken: Spoken) -> Standing:
    """How the sentence tells of the day from ``time`` to ``last``, and whose word it is where that was said."""
    found = standing(text, sentence.start, sentence.end, time.start, last.end)
    quotation = spoken.holding(time.start, last.end)
    if quotation is None:
        return found
    if found.status in ("happened", "not happened") and not found.unreal:
        # Who says that something will not be denies nothing: "Nobody will be left on a roof tonight".
        claims = found.status == "happened" or found.planning
        return Standing("claimed" if claims else "denied", _called(quotation.speaker))
    if found.claimed_by and found.claimed_by.split(maxsplit=1)[0].lower() in _SPEAKING:
        return replace(found, claimed_by=_called(quotation.speaker))
    return found


def _called(speaker: Speaker | None) -> str | None:
    """What the page calls a speaker there, the name where that is "he"."""
    if speaker is None:
        return None
    return speaker.name if speaker.mention.lower() in PRONOUNS else speaker.mention
