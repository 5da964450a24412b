"""Answers of every kind, as wild as their types allow."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from bot.model.answer import (
    Answer,
    ArticleRef,
    Check,
    Citation,
    Conflict,
    ConflictSide,
    DiffPart,
    Digest,
    QuestionAnswer,
    QuoteAnswer,
    QuoteResult,
    Statement,
    Story,
    SummaryAnswer,
    Timeline,
    TimelineEntry,
    Verdict,
    Verification,
    VerifyMatch,
)
from bot.model.article import Publication, PublishedBasis
from bot.model.event import EventStatus
from bot.model.quotation import QuotationKind
from bot.model.time import DateRange, Precision, TimexMod

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
words = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="*_@<[|`~\\ a#>\u200b😀", max_size=400),
    st.builds(
        lambda text, n: text * n,
        st.sampled_from(["*", "word ", "@everyone ", "😀", "\\", "> ", "e\u0301"]),
        st.integers(0, 3000),
    ),
)
short = st.one_of(st.none(), words)
publications = st.builds(
    lambda a, b, basis, exact: Publication(min(a, b), max(a, b), basis, min(a, b) if exact else None, ("evidence",)),
    days,
    days,
    st.sampled_from(get_args(PublishedBasis)),
    st.booleans(),
)
articles = st.builds(ArticleRef, st.integers(1, 40), words, short, short, st.one_of(st.none(), publications), short)
citations = st.builds(Citation, articles, st.integers(0, 9), st.integers(10, 99), words)
statements = st.builds(Statement, words, st.lists(citations, min_size=1, max_size=6).map(tuple))


def some(strategy: st.SearchStrategy[object], most: int = 14) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


quotes = st.builds(
    QuoteResult,
    statements,
    st.sampled_from(get_args(QuotationKind)),
    short,
    short,
    short,
    short,
    st.sampled_from([None, "2019-04-18", "2019-W16", "nonsense"]),
    st.floats(0, 1),
    some(words, 3),
)
conflicts = st.builds(
    Conflict, st.sampled_from(["place", "day", "number"]), some(st.builds(ConflictSide, words, statements), 5)
)
entries = st.builds(
    lambda a, b, precision, value, status, told, mod, by, disputes: TimelineEntry(
        DateRange(min(a, b), max(a, b), precision), value, status, told, mod, by, disputes
    ),
    days,
    days,
    st.sampled_from(get_args(Precision)),
    st.sampled_from(["2019", "2019-04", "2019-FA", "2019-Q2", "PRESENT_REF", ""]),
    st.sampled_from(get_args(EventStatus)),
    st.lists(statements, min_size=1, max_size=4).map(tuple),
    st.sampled_from([None, *get_args(TimexMod)]),
    short,
    some(conflicts, 3),
)
stories = st.builds(Story, words, some(statements, 4), some(articles, 4))
diffs = st.builds(DiffPart, st.sampled_from(["same", "corpus", "claim"]), words)
verifications = st.builds(
    Verification,
    words,
    short,
    st.sampled_from(get_args(Verdict)),
    some(st.builds(VerifyMatch, quotes, some(diffs, 8)), 4),
    some(diffs, 8),
)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(SummaryAnswer, short, some(statements), some(articles, 4)),
    st.builds(QuoteAnswer, short, short, some(quotes), st.integers(0, 10**6), st.integers(0, 10**6)),
    st.builds(Timeline, short, short, some(entries), st.integers(0, 10**6), st.just(0)),
    verifications,
    st.builds(Check, some(verifications, 4)),
    st.builds(QuestionAnswer, words, short, some(statements), short, st.booleans(), some(statements)),
    st.builds(Digest, days, short, some(stories), some(quotes), some(entries), some(stories)),
)
