"""Places in an article's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["paragraph", "heading", "list"]
BoilerplateKind = Literal[
    "menu",
    "caption",
    "bio",
    "comment",
    "subscription",
    "share",
    "related",
    "form",
    "advert",
    "tag",
    "other",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading or list item of the body, which begins on ``line`` of the page's file (the first is 1)."""

    start: int
    end: int
    kind: ParagraphKind = "paragraph"
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body; ``paragraph`` is the index of the paragraph it lies in."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A line of the page that is not the article's body, with what it was recognised as."""

    text: str
    kind: BoilerplateKind
