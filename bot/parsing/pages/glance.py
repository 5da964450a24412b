"""What is known of a line by its words alone; short lines come back on page after page and are looked at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.parsing.pages.lines import Line, described
from bot.parsing.pages.looks import is_furniture, look, reads_as_prose, word_list
from bot.parsing.pages.trees import load_model
from bot.parsing.pages.wording import wording_of

_SHORT = 80


@dataclass(slots=True)
class Glance:
    """A line's numbers (see `looks`), its content words, and what speaks for a body as log odds.

    ``wording`` judges by the words, ``likely`` by all there is to see in the line.
    """

    look: list[float]
    content: frozenset[str]
    prose: bool
    furniture: bool
    wording: float
    likely: float


def glance(line: Line) -> Glance:
    """Look at one line."""
    return _remembered(line.text) if len(line.text) <= _SHORT else _glance(line)


@lru_cache(maxsize=8192)
def _remembered(text: str) -> Glance:
    return _glance(described([Line(text, 0, len(text))])[0])


def _glance(line: Line) -> Glance:
    model = load_model()
    numbers = look(line.text, line.words, line.folded, line.cues)
    wording = wording_of(line.folded, model.wording, model.wording_bias)
    content = frozenset(word for word in line.folded if len(word) > 3) - word_list("stop")
    likely = model.glance.score([*numbers, wording])
    return Glance(numbers, content, reads_as_prose(numbers), is_furniture(numbers), wording, likely)


def forget() -> None:
    """Forget what was remembered of short lines: it was judged by a model that is no longer in use."""
    _remembered.cache_clear()
