"""Quotations whose speaker is told without a verb: signed, labelled, introduced with a colon."""

from __future__ import annotations

from bot.parsing.lexicon import words
from bot.parsing.quotations.acts import SUREST, Attribution
from bot.parsing.quotations.chunks import Chunk, chunks
from bot.parsing.quotations.features import View
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.scores import Scores
from bot.parsing.quotations.sources import best_source

_MOST_PLAIN = 4  # words before the name: "retired miner"
_LONGEST_GESTURE = 9
_DASHES = frozenset({"—", "–", "--", "-", "―"})


def introduction(line: Line, model: Scores) -> Attribution | None:
    """What a line that ends in a colon says about whose words follow it: `The ministry's statement in full:`."""
    view = View(line)
    colon = len(line.items) - 1
    source = best_source(view, colon, model)[0] or next((c for c in view.chunks if not c.owner), None)
    return Attribution(line, (colon, colon + 1), source, [], 0.0, colon, margin=SUREST) if source else None


def gesture(line: Line) -> Attribution | None:
    """Who does something while speaking: `He laughed.` right before a quotation with no reporting word."""
    if line.quotes or len(line.items) > _LONGEST_GESTURE:
        return None
    found = chunks(line)
    if not found or found[0].first or found[0].kind not in ("name", "pronoun") or found[0].last >= len(line.items):
        return None
    verb = found[0].last
    if line.items[verb].lower not in words("function_words", "gesture"):
        return None
    return Attribution(line, (verb, verb + 1), found[0], [], 0.0, verb, margin=SUREST)


def signature(line: Line, *, apart: bool = False) -> Attribution | None:
    """`"It holds." — Ann Quill`: a quotation signed with nothing but a dash and a name; ``apart`` in the next line."""
    items = line.items
    dash = 0 if apart else 1
    if not dash + 2 <= len(items) <= 12 or items[dash].text not in _DASHES or (dash and line.classes[0] != "Q"):
        return None
    plain = next((i for i in range(dash + 1, len(items)) if items[i].capital), dash + 1)
    opens = plain - dash <= _MOST_PLAIN and all(item.text.isalpha() for item in items[dash + 1 : plain])
    named = next((c for c in chunks(line) if c.first <= plain < c.last and c.kind == "name" and opens), None)
    content = [] if apart else [(items[0].start, items[0].end)]
    return Attribution(line, (dash, dash + 1), named, content, 0.0, dash, margin=SUREST) if named else None


def transcript(line: Line) -> Attribution | None:
    """`QUILL: "It holds."`: a quotation with its speaker's label in capitals."""
    items = line.items
    colon = next((i for i in range(min(6, len(items) - 1)) if items[i].text == ":"), None)
    if colon is None or line.classes[colon + 1] != "Q":
        return None
    label = [i for i in range(colon) if items[i].text[0].isalpha()]
    if not label or not all(items[i].text.isupper() for i in label):
        return None
    content = [(items[colon + 1].start, items[-1].end)]
    return Attribution(line, (colon, colon + 1), Chunk(label[0], colon, "name"), content, 0.0, colon, margin=SUREST)
