"""What is known of a line by its words alone; short lines come back on page after page and are looked at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import AT, is_furniture, look, reads_as_prose, word_list
from bot.parsing.pages.trees import load_model

_SHORT = 80
_MOST = 8192
_STAMP, _DATED = AT["cue_stamp"], AT["date_share"]
_CREDIT_WORDS, _CREDIT_BRACKET, _CREDIT_SLASH = (AT[f"credit_{name}"] for name in ("words", "bracket", "slash"))


@dataclass(slots=True)
class Glance:
    """A line's numbers (see `looks`), its content words, and what speaks for a body as log odds.

    ``wording`` judges by the words, ``likely`` by all there is to see in the line. ``stamped``: whether it holds a day
    or a stamp; ``credited``: whether it names a picture's source.
    """

    look: list[float]
    content: frozenset[str]
    prose: bool
    furniture: bool
    wording: float
    likely: float
    stamped: bool = field(init=False)
    credited: bool = field(init=False)

    def __post_init__(self) -> None:
        look = self.look
        self.stamped = look[_STAMP] > 0 or look[_DATED] > 0.2
        self.credited = look[_CREDIT_WORDS] + look[_CREDIT_BRACKET] + look[_CREDIT_SLASH] > 0


def glance(line: Line) -> Glance:
    """Look at one line."""
    return glances([line])[0]


def glances(lines: list[Line]) -> list[Glance]:
    """Look at each line, asking one thing of all before the next: a processor's cache does not hold what all need."""
    texts = [line.text for line in lines]
    known = {text: _short[text] for text in texts if text in _short}
    new = {line.text: line for line in lines if line.text not in known}
    looks = [look(line.text, line.words, line.folded, line.cues) for line in new.values()]
    model = load_model()
    wordings = [model.wording.score(line.folded) for line in new.values()]
    likely = [model.glance.score([*numbers, wording]) for numbers, wording in zip(looks, wordings, strict=True)]
    stops = word_list("stop")
    made = {}
    for line, numbers, wording, score in zip(new.values(), looks, wordings, likely, strict=True):
        content = frozenset([word for word in line.folded if len(word) > 3 and word not in stops])
        made[line.text] = Glance(numbers, content, reads_as_prose(numbers), is_furniture(numbers), wording, score)
    if len(_short) + len(made) > _MOST:
        forget()
    if len(made) <= _MOST:  # nothing is kept of a page of endless lines
        _short.update((text, seen) for text, seen in made.items() if len(text) <= _SHORT)
    known |= made
    return [known[text] for text in texts]


_short: dict[str, Glance] = {}


def forget() -> None:
    """Forget what was remembered of short lines: it was judged by a model that is no longer in use."""
    _short.clear()
