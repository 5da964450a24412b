"""Whether a quotation is by the one who is claimed to have said it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.introducing import introduction
from bot.answering.lists import listed, one_of
from bot.answering.speakers import match_name
from bot.linking.people import same_person
from bot.model.article import Article
from bot.model.words import fold
from bot.storage.rows import KnownPerson, QuotationHit

_THEIRS = re.compile(rf"\s{one_of('before_whose')}\s")
"""What stands between a role and whose it is."""
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


def head_of(called: str) -> str:
    """The folded words that say what somebody is, without whose: "a source" of "a source close to the mayor"."""
    return fold(_THEIRS.split(called)[0])


def is_called_so(hit: QuotationHit, claimed: str, article: Article) -> bool:
    """Whether the page says of the claimed speaker alone that they are what it calls the unnamed one: "the mayor"."""
    speaker = hit.quotation.speaker
    office = head_of(speaker.mention).split()[-1:] if speaker else []
    if not office or office[0] not in listed("office"):
        return False
    told = {
        person.name
        for person in article.people
        for sentence in article.sentences
        if _is_introduced_as(office[0], person.name, article.text[sentence.start : sentence.end])
    }
    return len(told) == 1 and all(same_person(name, claimed) for name in told)


def _is_introduced_as(office: str, name: str, sentence: str) -> bool:
    before = f" {office} {fold(name)} " in f" {fold(sentence)} "
    return before or office in fold(introduction(sentence, name) or "").split()
