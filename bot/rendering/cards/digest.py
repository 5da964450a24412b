"""The daily digest: stories, quotations, dates and updates."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.answer import Digest, Story
from bot.rendering.card import MAX_ITEMS, Card, Part, compose
from bot.rendering.cards.lines import quotation, statement
from bot.rendering.cards.timeline import event
from bot.rendering.citing import Numbering
from bot.rendering.dates import day_words, span_words
from bot.rendering.text import markdown

_STORIES, _QUOTES, _EVENTS, _UPDATES = 5, 2, 3, 2
NOTHING = "Nothing new since the last digest."


def digest_card(answer: Digest) -> Card:
    """What is new; the note counts what found no room."""
    numbering = Numbering()
    items = [*_stories(answer.stories[:_STORIES], numbering)]
    items += _section("Updated", _stories(answer.updates[:_UPDATES], numbering))
    quotes = [q for q in answer.quotes[:_QUOTES] if numbering.fits(q.statement.citations)]
    items += _section("Said", [quotation(q, numbering) for q in quotes])
    told = {said.text for story in answer.stories[:_STORIES] for said in story.statements}
    events = [
        e
        for e in answer.events
        if e.statements
        and numbering.fits(e.statements[0].citations)
        # What has just been read as a story is no news a second time; what is to come is worth its date.
        and (e.date.end > answer.day or any(said.text not in told for said in e.statements))
    ]
    events = sorted(events[:_EVENTS], key=lambda e: (e.date.start, e.date.end))
    items += _section("Dates", [event(e, numbering) for e in events])
    left = len(answer.stories) - _STORIES
    more = f"and {left} more {'story' if left == 1 else 'stories'}" if left > 0 else ""
    note = " · ".join(filter(None, (more, covered_words(answer)))) or None
    title = f"-# Digest\n### {day_words(answer.day)}"
    if not items:
        items = [[NOTHING]]
    return compose(
        title,
        items[:MAX_ITEMS],
        numbering=numbering,
        note=note,
        tone="quiet" if answer.empty else "plain",
        subject=f"Digest of {day_words(answer.day)}",
    )


def covered_words(answer: Digest) -> str:
    """What a first digest is about and what it leaves out as known; nothing for any other."""
    if answer.covers is None or not answer.older:
        return ""
    days = span_words(answer.covers.start, answer.covers.end)
    older = "1 older page is" if answer.older == 1 else f"{answer.older:,} older pages are"
    return f"This is the first digest: it covers the news of {days}, {older} not in it"


def _stories(stories: Sequence[Story], numbering: Numbering) -> list[list[Part]]:
    most = 2 if len(stories) <= 2 else 1
    items: list[list[Part]] = []
    for story in stories:
        told = [s for s in story.statements[:most] if numbering.fits(s.citations)]
        outlets = list(dict.fromkeys(a.outlet for a in story.articles if a.outlet))
        by = [f"-# {markdown(', '.join(outlets), 80)}"] if outlets else []
        items.append([f"**{markdown(story.headline, 160)}**", *by, *(statement(s, numbering) for s in told)])
    return items


def _section(name: str, items: list[list[Part]]) -> list[list[Part]]:
    if items:
        items[0] = [f"-# {name}", *items[0]]
    return items
