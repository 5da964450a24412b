"""What is asked, after options have been read and before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``since`` to ``until``, both included; ``None`` is open."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """Summarise the corpus, a topic, or one article, in about ``sentences`` sentences."""

    topic: str | None = None
    article: int | None = None
    period: Period = Period()
    sentences: int = 5


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """Quotations by speaker (a name, or a role), topic words, wording (``exact`` or nearly so), outlet, and the period
    they were said in, or published in where the page does not tell when they were said."""

    speaker: str | None = None
    about: str | None = None
    exact: str | None = None
    period: Period = Period()
    outlet: str | None = None
    offset: int = 0
    limit: int = 5


@dataclass(frozen=True, slots=True)
class TimelineRequest:
    """Events by topic and person, dated within ``period``; ``limit`` of them ranked, then put in order."""

    topic: str | None = None
    person: str | None = None
    period: Period = Period()
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """Is this quotation real, and did this speaker say it?"""

    text: str
    speaker: str | None = None
