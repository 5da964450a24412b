"""Whether a quotation is by the one who is claimed to have said it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.speakers import match_name
from bot.model.words import fold
from bot.storage.rows import KnownPerson, QuotationHit

_SURE = 55.0
"""From here on a typed name means a known one (`match_name`): a spelling, a part, initials or a slip."""


def is_by(hit: QuotationHit, claimed: str, known: Sequence[KnownPerson]) -> bool | None:
    """Whether the page gives the words to the claimed speaker; ``None`` when it leaves the speaker open.

    A name counts in any variant; so does what the page calls the speaker ("a Kremlin spokesman"), unless that only
    tells of somebody else who is known ("an aide to Ann Quill" is not Quill).
    """
    speaker = hit.quotation.speaker
    if speaker is None:
        return None
    wanted = fold(claimed)
    called = (fold(speaker.mention), fold(speaker.role or ""))
    if wanted in called:
        return True
    somebody_else = any(p.id != hit.person_id and p.kind == "person" and match_name(claimed, p) >= _SURE for p in known)
    if wanted and not somebody_else and any(f" {wanted} " in f" {form} " for form in called):
        return True
    if hit.speaker is None:
        return None
    person = next((p for p in known if p.id == hit.person_id), None)
    forms = (*(person.forms if person else ()), fold(speaker.name or ""))
    return match_name(claimed, KnownPerson(hit.person_id or 0, hit.speaker, "person", forms)) >= _SURE


def is_named(text: str, claimed: str) -> bool:
    """Whether a text names the claimed speaker, by the last word of the name at least."""
    words = fold(claimed).split()
    return bool(words) and f" {words[-1]} " in f" {fold(text)} "
