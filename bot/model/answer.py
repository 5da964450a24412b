"""Answers: values full of citations, before anyone thinks of how they look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.model.article import Publication
from bot.model.event import EventStatus
from bot.model.quotation import QuotationKind
from bot.model.time import DateRange

Readings = tuple[tuple[str, str], ...]
"""Words that stand nowhere in the corpus, each with what it was read as: ("Peskow", "Dmitry Peskov")."""


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What a reader needs to recognise an article: database id, path, headline, outlet, publication."""

    id: int
    path: str
    headline: str | None
    outlet: str | None
    publication: Publication | None
    url: str | None = None
    language: str = "en"
    workspace: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact sentence a statement rests on: offsets into the article's text, and the slice itself."""

    article: ArticleRef
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A verbatim slice as it is shown, with the sentences that carry it (more than one when several pages do)."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One version of a disputed fact, with the statement that says so; ``days`` are those a day's version means."""

    version: str
    statement: Statement
    days: DateRange | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What pages disagree about ("place", "day", "number", "person"), side by side."""

    about: Literal["place", "day", "number", "person"]
    sides: tuple[ConflictSide, ...]


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """Sentences that say what the articles are about, in reading order, and where pages disagree with one of them.

    The first side of each conflict is one of the statements.
    """

    topic: str | None
    statements: tuple[Statement, ...]
    articles: tuple[ArticleRef, ...]
    conflicts: tuple[Conflict, ...] = ()
    read: Readings = ()


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """One quotation of the corpus. The statement's citations are all pages that carry the same words.

    ``speaker`` is the canonical name over the corpus, ``mention`` the words on the page; both ``None`` when unclear.
    ``said_on`` is the TIMEX3 value of the day it was said, when the page tells. ``parts`` are the slices of the whole
    utterance in reading order when it runs around its cue or over paragraphs; the statement shows the one asked for.
    """

    statement: Statement
    kind: QuotationKind
    speaker: str | None
    mention: str | None
    role: str | None
    cue: str | None
    said_on: str | None
    confidence: float = 1.0
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """One page of quotations out of ``total``, or ``more`` than those, starting at ``offset``.

    ``searched`` names every filter with what it was understood to be ("outlet", "Tidewater Post"; days as ISO dates).
    """

    speaker: str | None
    about: str | None
    results: tuple[QuoteResult, ...]
    total: int
    offset: int = 0
    searched: tuple[tuple[str, str], ...] = ()
    more: bool = False
    read: Readings = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event with every sentence that reports it. ``value`` is the TIMEX3 value, ``mod`` refines it ("END").

    ``rank`` is its place by importance, 0 first. ``undated`` are the places of statements that name no date themselves:
    they are the news of pages published on that day.
    """

    date: DateRange
    value: str
    status: EventStatus
    statements: tuple[Statement, ...]
    mod: str | None = None
    claimed_by: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    rank: int = 0
    undated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries oldest first; ``offset`` were passed over. ``total`` is how many dates sentences on the subject name.

    When more pages are on the subject than are looked at, ``looked_at`` were, of the ``found``: those that tell most of
    the topic, or without one the newest.
    """

    topic: str | None
    person: str | None
    entries: tuple[TimelineEntry, ...]
    total: int
    offset: int = 0
    looked_at: int = 0
    found: int = 0
    read: Readings = ()


Verdict = Literal["verbatim", "altered", "other speaker", "paraphrase", "not found"]


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of words both versions share (``same``), only the corpus has, or only the claim has."""

    op: Literal["same", "corpus", "claim"]
    text: str


@dataclass(frozen=True, slots=True)
class VerifyMatch:
    """Where the corpus has the words, or the nearest to them, and who says them there.

    ``partial`` marks a claim that is only a part of what was said. ``shared`` are the places of the claim's words that
    stand there too, in the same order.
    """

    quote: QuoteResult
    diff: tuple[DiffPart, ...] = ()
    partial: bool = False
    shared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the corpus has a quotation, word for word.

    ``marked`` is the claim in its own words where it departs from all matches: what they have ("same") and have not.
    """

    claim: str
    claimed_speaker: str | None
    verdict: Verdict
    matches: tuple[VerifyMatch, ...]
    marked: tuple[DiffPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The quotations of one message, each verified."""

    verifications: tuple[Verification, ...]


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """The sentences that answer a question, best first; ``short`` is the slice of the first that is the answer itself.

    ``sure`` says that the slice is of the kind asked for, ``day`` is the TIMEX3 value of the day it means when it does
    not name the day in full. ``unsure`` says that the sentences may well not answer the question. ``conflict`` holds
    what pages answer differently, the newest page's version first.
    ``reversal`` is the text of the statement that may undo what the first one tells.
    ``subject`` names what the question was understood to be about after earlier turns. When ``abstained`` the corpus
    does not say, ``statements`` is empty and ``nearest`` holds the closest statements it has.
    """

    question: str
    subject: str | None
    statements: tuple[Statement, ...]
    short: str | None
    abstained: bool
    nearest: tuple[Statement, ...] = ()
    sure: bool = False
    day: str | None = None
    unsure: bool = False
    conflict: Conflict | None = None
    read: Readings = ()
    reversal: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of a digest that report the same thing, with the sentences that say what is new, and what they dispute.

    The first side of each conflict is one of the statements.
    """

    headline: str
    statements: tuple[Statement, ...]
    articles: tuple[ArticleRef, ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new since ``since``: stories, quotations, events, and updates (what new versions of pages added).

    ``left_out`` is how many new pages are in none of the stories, for want of room. A first digest ``covers`` the
    latest days of news alone: ``older`` pages were there before.
    """

    day: date
    since: str | None
    stories: tuple[Story, ...]
    quotes: tuple[QuoteResult, ...]
    events: tuple[TimelineEntry, ...]
    updates: tuple[Story, ...] = ()
    left_out: int = 0
    covers: DateRange | None = None
    older: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to post."""
        return not (self.stories or self.updates)


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited sentence with its neighbours; ``gone`` when its article is no longer in the corpus.

    ``line`` is the line of the page's file on which its paragraph begins, where that is known.
    """

    citation: Citation
    before: str | None = None
    after: str | None = None
    gone: bool = False
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """The articles in reach, newest first, of one ``outlet`` or of all."""

    articles: tuple[ArticleRef, ...]
    outlet: str | None = None


Answer = SummaryAnswer | QuoteAnswer | Timeline | Verification | Check | QuestionAnswer | Digest | Library
