"""Quotations and the people who say them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuotationKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the fullest name the article supports and the mention nearest the quotation.

    ``name`` is ``None`` when only an unnamed source is known ("an official"). ``role`` is what the page calls the
    speaker there ("researcher at the Sejong Institute"). ``confidence`` lies in 0..1.
    """

    name: str | None
    mention: str
    start: int
    end: int
    role: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting words: "said", "according to", "was quoted as saying".

    ``speech`` is false for words that report a wish, a belief or an intention ("hopes", "plans"), not something said.
    """

    text: str
    start: int
    end: int
    speech: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of reported speech. A direct quotation's ``text`` excludes its quotation marks.

    Parts of one utterance (over paragraphs, or around the cue) share ``group``. ``medium`` is the outlet that carried
    it ("Bloomberg"), ``audience`` whom it was said to ("reporters"). ``said_on`` is the TIMEX3 value of the day it was
    said, when the page tells.
    """

    text: str
    start: int
    end: int
    kind: QuotationKind
    speaker: Speaker | None = None
    cue: Cue | None = None
    group: int = 0
    medium: str | None = None
    audience: str | None = None
    said_on: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that names a person."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article: the fullest name, every mention of it, and the roles the page gives."""

    name: str
    mentions: tuple[Mention, ...] = ()
    roles: tuple[str, ...] = ()
