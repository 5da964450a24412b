"""The daily digest: stories, quotations, dates and updates."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.answer import Digest, QuoteResult, Statement, Story, TimelineEntry
from bot.rendering.card import MAX_ITEMS, Card, Part, compose
from bot.rendering.cards.lines import quotation, with_versions
from bot.rendering.cards.timeline import event
from bot.rendering.citing import Numbering
from bot.rendering.dates import day_words, span_words
from bot.rendering.text import markdown

_STORIES, _QUOTES, _EVENTS, _UPDATES = 5, 2, 3, 2
NOTHING = "There is nothing new."


def digest_card(answer: Digest) -> Card:
    """What is new; the note counts what found no room."""
    numbering = Numbering()
    told: list[Statement] = []
    items = [*_stories(answer.stories[:_STORIES], numbering, told)]
    items += _section("Updated", _stories(answer.updates[:_UPDATES], numbering, told))
    quotes = [q for q in unread_quotes(answer, told)[:_QUOTES] if numbering.fits(q.statement.citations)]
    items += _section("Said", [quotation(q, numbering) for q in quotes])
    events = [e for e in unread_events(answer, told) if numbering.fits(e.statements[0].citations)]
    events = sorted(events[:_EVENTS], key=lambda e: (e.date.start, e.date.end))
    items += _section(dates_title(answer, events), [event(e, numbering) for e in events])
    more = more_words(answer, len(answer.stories) - _STORIES, len(answer.updates) - _UPDATES)
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


def unread_quotes(answer: Digest, told: Sequence[Statement]) -> list[QuoteResult]:
    """The quotations of which no part stands in the statements ``told`` already."""
    read = " ".join(said.text for said in told)
    return [q for q in answer.quotes if not any(part in read for part in q.parts or (q.statement.text,))]


def unread_events(answer: Digest, told: Sequence[Statement]) -> list[TimelineEntry]:
    """What is to come, which is worth its date, and what has happened as far as the statements do not tell it."""
    read = {citation for said in told for citation in said.citations}
    return [
        e
        for e in answer.events
        if e.statements and (e.date.end > answer.day or not any(read.intersection(s.citations) for s in e.statements))
    ]


def dates_title(answer: Digest, events: Sequence[TimelineEntry]) -> str:
    """What stands above the dates: whether all are still to come."""
    return "Ahead" if all(e.date.end > answer.day for e in events) else "Dates"


def more_words(answer: Digest, stories: int = 0, updates: int = 0) -> str:
    """How many stories, pages in none of the stories, and updated pages found no room; nothing when all did."""
    counts = (
        (stories, "story", "stories"),
        (answer.left_out, "page", "pages"),
        (updates, "updated page", "updated pages"),
    )
    left = [f"{count:,} more {one if count == 1 else many}" for count, one, many in counts if count > 0]
    return f"and {', '.join(left)}" if left else ""


def covered_words(answer: Digest) -> str:
    """What a first digest is about and what it leaves out as known; nothing for any other."""
    if answer.covers is None or not answer.older:
        return ""
    days = span_words(answer.covers.start, answer.covers.end)
    older = "1 older page is" if answer.older == 1 else f"{answer.older:,} older pages are"
    return f"This is the first digest: it covers the news of {days}, {older} not in it"


def _stories(stories: Sequence[Story], numbering: Numbering, told: list[Statement]) -> list[list[Part]]:
    """The stories as items; what is shown of each is added to ``told``."""
    most = 2 if len(stories) <= 2 else 1
    items: list[list[Part]] = []
    for story in stories:
        shown = [s for s in story.statements[:most] if numbering.fits(s.citations)]
        told += shown
        lines = [line for said in shown for line in with_versions(said, story.conflicts, numbering)]
        by = [f"-# {markdown(told_by, 120)}"] if (told_by := sources_words(story)) else []
        items.append([f"**{markdown(story.headline, 160)}**", *by, *lines])
    return items


def sources_words(story: Story) -> str:
    """Which outlets tell a story, and of several pages how many they are and over which days; may be empty."""
    outlets = ", ".join(dict.fromkeys(a.outlet for a in story.articles if a.outlet))
    days = [a.publication.day for a in story.articles if a.publication and a.publication.day]
    if len(story.articles) < 2 or not days or min(days) == max(days):
        return outlets
    pages = f"{len(story.articles)} pages, {span_words(min(days), max(days))}"
    return f"{outlets} · {pages}" if outlets else pages


def _section(name: str, items: list[list[Part]]) -> list[list[Part]]:
    if items:
        items[0] = [f"-# {name}", *items[0]]
    return items
