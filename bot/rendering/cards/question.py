"""An answer to a question, or what the corpus has nearest to one."""

from __future__ import annotations

from bot.model.answer import QuestionAnswer, Statement
from bot.model.words import fold
from bot.rendering.card import Card, Flex, Part, compose
from bot.rendering.cards.lines import statement, versions
from bot.rendering.citing import Numbering
from bot.rendering.dates import value_words
from bot.rendering.searched import read_words
from bot.rendering.text import clean, markdown

_STATEMENTS = 5
_NEAREST = 3
SILENT = "The corpus does not say."
MAY_NOT = "These are the closest sentences; they may not answer it."
UNDONE = "This may no longer hold:"
"""Stands above what a later page tells against the answer."""


def question_card(answer: QuestionAnswer, *, asked: bool = True) -> Card:
    """The sentences that answer, best first, the answer itself in bold; ``asked`` repeats the question above them."""
    numbering = Numbering()
    title = f"-# {markdown(answer.question, 300)}" if asked else ""
    subject = answer.subject or answer.question
    items: list[list[Part]]
    if answer.abstained:
        items = [[f"**{SILENT}**"]]
        nearest = [s for s in answer.nearest[:_NEAREST] if numbering.fits(s.citations)]
        for index, told in enumerate(nearest):
            items.append([*(["-# The closest I have:"] if not index else []), statement(told, numbering, "> ")])
        note = read_words(answer.read, markdown) or None
        return compose(title, items, numbering=numbering, note=note, tone="quiet", subject=subject)
    short = short_words(answer)
    shown = [s for s in answer.statements[:_STATEMENTS] if numbering.fits(s.citations)]
    items = [[_emphasised(told, short if not index else None, numbering)] for index, told in enumerate(shown)]
    for item in (item for item, told in zip(items, shown, strict=True) if told.text == answer.reversal):
        item.insert(0, f"-# {UNDONE}")
    if answer.conflict and items:
        items[0] = [versions(answer.conflict, numbering), *items[0]]
    note = " · ".join(filter(None, (read_words(answer.read, markdown), MAY_NOT if answer.unsure else "")))
    return compose(title, items, numbering=numbering, note=note or None, subject=subject)


def short_words(answer: QuestionAnswer) -> str | None:
    """The answer itself where it is sure, and the day it means ("Monday, 3 Mar 2025")."""
    if not answer.sure or not answer.short:
        return None
    day = value_words(answer.day) if answer.day else None
    if day is None or fold(day) in fold(answer.short) or day[-4:] in answer.short:
        return answer.short
    told = answer.short.split()
    dated = all(any(word.startswith(part) for word in told) for part in day.split()[:-1])  # "1 December (2026)"
    return f"{answer.short} ({day.split()[-1] if dated else day})"


def _emphasised(told: Statement, short: str | None, numbering: Numbering) -> Flex:
    """The sentence; when the answer is a small part of it, that part stands above it in bold."""
    plain = statement(told, numbering)
    if not short or 2 * len(clean(short)) > len(clean(told.text)):
        return plain
    return Flex(told.text, lambda words: f"**{markdown(short, 200)}**\n{plain.wrap(words)}")
