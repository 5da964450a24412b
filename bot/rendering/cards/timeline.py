"""Events in order, with their certainty and with disagreements side by side."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.answer import Conflict, Timeline, TimelineEntry
from bot.rendering.card import Card, Paging, Part, compose
from bot.rendering.cards.lines import statement, subject_title
from bot.rendering.cards.quote import counted
from bot.rendering.citing import MAX_SOURCES, Numbering
from bot.rendering.dates import range_words, version_words
from bot.rendering.searched import looked_at_words, read_words
from bot.rendering.text import clean, markdown

LONGEST = 24
"""Dates of a whole timeline: those that matter most, shown in their order, a few at a time."""
_SIDES = 3
REPORTED = " · reported that day"
"""Follows a sentence that names no date: it is placed on the day its page was published."""


def timeline_card(answer: Timeline, offset: int = 0, size: int = 6) -> Card:
    """One item an event, ``size`` of them in order; several pages on one event share the item.

    The first page has the events that matter most, the next page those that matter next.
    """
    while True:
        entries = by_importance(answer.entries, offset, min(size, MAX_SOURCES))
        card = _card(answer, entries, offset, size)
        shown = card.paging.shown if card.paging else 0
        if shown == len(entries):
            return card
        # Too long for one card, or too many sources: the least important wait for the next page, not the last in order.
        size = shown


def by_importance(entries: Sequence[TimelineEntry], offset: int, size: int) -> list[TimelineEntry]:
    """The ``size`` entries that matter most after the first ``offset``, in their order."""
    ranked = sorted(range(len(entries)), key=lambda at: (entries[at].rank, at))
    return [entries[at] for at in sorted(ranked[offset : offset + size])]


def _card(answer: Timeline, entries: Sequence[TimelineEntry], offset: int, size: int) -> Card:
    numbering = Numbering()
    items = []
    for index, entry in enumerate(entries):
        if not all(numbering.fits(told.citations) for told in entry.statements[:1]):
            break
        items.append(event(entry, numbering, len(entries) - index - 1))
    subject = " · ".join(dict.fromkeys(filter(None, (answer.person, answer.topic))))
    paging = Paging(offset, len(items), len(answer.entries), size)
    note = counted(paging, "date")
    if paging.total > paging.shown:
        note += ", the most reported first"
    if answer.total > paging.total >= LONGEST:
        note += f" · the pages name {answer.total} dates"
    if cut := looked_at_words(answer):
        note += f" · {cut}"
    if read := read_words(answer.read, markdown):
        note += f" · {read}"
    return compose(
        subject_title("Timeline", subject),
        items,
        numbering=numbering,
        note=note if answer.entries else None,
        paging=paging,
        subject=subject or "Timeline",
    )


def event(entry: TimelineEntry, numbering: Numbering, reserve: int = 0) -> list[Part]:
    """Date and status, the first page's sentence, what others add, and what they say differently."""
    parts: list[Part] = [f"**{_sentence_case(range_words(entry.date, entry.value, entry.mod))}**{badge(entry)}"]
    said: set[str] = set()
    for index, told in enumerate(entry.statements):
        if index and (len(said) == 2 or not numbering.fits(told.citations, reserve)):
            continue
        if clean(told.text) not in said:
            said.add(clean(told.text))
            note = REPORTED if index in entry.undated else ""
            parts.append(statement(told, numbering, note=note, reserve=reserve))
    for conflict in entry.conflicts[:2]:
        parts += _sides(conflict, said, numbering)
    return parts


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def badge(entry: TimelineEntry) -> str:
    """What keeps an event from being a plain fact: planned, claimed or denied, and by whom."""
    if entry.status == "happened":
        return ""
    by = f" by {markdown(entry.claimed_by, 60)}" if entry.claimed_by and entry.status != "planned" else ""
    return f"  `{entry.status}`{by}"


def _sides(conflict: Conflict, said: set[str], numbering: Numbering) -> list[Part]:
    """The versions side by side, and below them the sentences that have not been shown yet."""
    sides = conflict.sides[:_SIDES]
    versions = [f"**{markdown(version_words(side), 60)}** {numbering.mark(side.statement.citations)}" for side in sides]
    parts: list[Part] = [f"> ⇄ Pages differ on the {conflict.about}: {' · '.join(versions)}"]
    for side in sides:
        if clean(side.statement.text) not in said:
            said.add(clean(side.statement.text))
            parts.append(statement(side.statement, numbering, "> "))
    return parts
