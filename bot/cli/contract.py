"""Machine output: the JSON shapes scripts rely on. Offsets are code points into ``text``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.model.answer import (
    Citation,
    Conflict,
    Digest,
    Library,
    QuestionAnswer,
    QuoteAnswer,
    QuoteResult,
    Statement,
    SummaryAnswer,
    Timeline,
    TimelineEntry,
    Verification,
)
from bot.model.article import Article, Publication, page_of
from bot.model.codec import to_plain
from bot.model.report import LoadReport
from bot.rendering.exports.records import disagreement

Json = dict[str, Any]


def page_json(articles: Sequence[Article]) -> Json:
    """One line of ``parse --json``: a page's first article, and those that follow it there."""
    return {**article_json(articles[0]), "further": [article_json(article) for article in articles[1:]]}


def article_json(article: Article) -> Json:
    """An article with all that was read in it."""
    text = article.text
    return {
        "path": article.path,
        "title": article.title,
        "deck": article.deck,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "published_basis": article.publication.basis if article.publication else None,
        "published_range": _days(article.publication),
        "published_evidence": list(article.publication.evidence) if article.publication else [],
        "dateline": list(article.dateline),
        "agency": article.agency,
        "language": article.language,
        "text": text,
        "paragraphs": [to_plain(paragraph) for paragraph in article.paragraphs],
        "boilerplate": [to_plain(line) for line in article.boilerplate],
        "quotes": [to_plain(quotation) for quotation in article.quotations],
        "times": [to_plain(time) for time in article.times],
        "events": [
            {
                "date": to_plain(event.date),
                "sentence": event.sentence,
                "start": event.start,
                "end": event.end,
                "status": event.status,
                "value": event.value,
                "claimed_by": event.claimed_by,
                "participants": list(event.participants),
                "places": list(event.places),
            }
            for event in article.events
        ],
        "people": [to_plain(person) for person in article.people],
    }


def _days(publication: Publication | None) -> list[str] | None:
    return [publication.earliest.isoformat(), publication.latest.isoformat()] if publication else None


def _sentence(citation: Citation) -> Json:
    return {"path": page_of(citation.article.path), "text": citation.text}


def _sentences(statements: Iterable[Statement]) -> list[Json]:
    return [_sentence(statement.citations[0]) for statement in statements]


def summary_json(answer: SummaryAnswer) -> Json:
    """``summary --json``."""
    return {"sentences": _sentences(answer.statements), "conflicts": _conflicts(answer.conflicts)}


def _conflicts(conflicts: Iterable[Conflict]) -> list[Json]:
    """Where pages disagree with a sentence: the first side of each is that sentence."""
    return [
        {
            "about": conflict.about,
            "sides": [{"version": side.version, **_sentence(side.statement.citations[0])} for side in conflict.sides],
        }
        for conflict in conflicts
    ]


def quote_json(result: QuoteResult) -> Json:
    """One entry of ``quote --json``."""
    citation = result.statement.citations[0]
    return {
        "text": result.statement.text,
        "speaker": result.speaker,
        "mention": result.mention,
        "cue": result.cue,
        "kind": result.kind,
        "said_on": result.said_on,
        "path": page_of(citation.article.path),
        "sentence": citation.text,
        "also_in": [page_of(other.article.path) for other in result.statement.citations[1:]],
    }


def quotes_json(answer: QuoteAnswer) -> list[Json]:
    """``quote --json``."""
    return [quote_json(result) for result in answer.results]


def timeline_json(answer: Timeline) -> list[Json]:
    """``timeline --json``."""
    return [entry_json(entry) for entry in answer.entries]


def entry_json(entry: TimelineEntry) -> Json:
    """One entry of ``timeline --json``."""
    return {
        "date": entry.date.start.isoformat(),
        "end": entry.date.end.isoformat(),
        "precision": entry.date.precision,
        "status": entry.status,
        "text": " ".join(statement.text for statement in entry.statements),
        "sources": [_sentence(citation) for statement in entry.statements for citation in statement.citations],
        "conflict": disagreement(entry.conflicts) or None,
    }


def verification_json(answer: Verification) -> Json:
    """``verify --json``. A paraphrase is not a quotation: to scripts it is not found, its source still listed."""
    return {
        "verdict": "not found" if answer.verdict == "paraphrase" else answer.verdict,
        "matches": [
            {
                "path": page_of((citation := match.quote.statement.citations[0]).article.path),
                "sentence": citation.text,
                "text": match.quote.statement.text,
                "speaker": match.quote.speaker,
                "diff": [to_plain(part) for part in match.diff],
            }
            for match in answer.matches
        ],
    }


def question_json(conversation: str, answer: QuestionAnswer) -> Json:
    """One line of ``converse --json``, and ``ask --json``."""
    return {
        "conversation": conversation,
        "question": answer.question,
        "answer": answer.short,
        "sentences": _sentences(answer.statements),
        "abstained": answer.abstained,
    }


def digest_json(answer: Digest) -> Json:
    """``digest --json``."""
    return {
        "date": answer.day.isoformat(),
        "new": [
            {
                "headline": story.headline,
                "outlets": list(dict.fromkeys(ref.outlet for ref in story.articles if ref.outlet)),
                "sentences": _sentences(story.statements),
                "conflicts": _conflicts(story.conflicts),
            }
            for story in answer.stories
        ],
        "quotes": [quote_json(result) for result in answer.quotes],
        "events": [entry_json(entry) for entry in answer.events],
        "updates": [
            {"headline": story.headline, "sentences": _sentences(story.statements)} for story in answer.updates
        ],
    }


def library_json(library: Library) -> list[Json]:
    """``sources --json``: where each article is from and when it was, or may have been, published."""
    return [
        {
            "path": ref.path,
            "headline": ref.headline,
            "outlet": ref.outlet,
            "published": ref.publication.day.isoformat() if ref.publication and ref.publication.day else None,
            "published_basis": ref.publication.basis if ref.publication else None,
            "published_range": _days(ref.publication),
        }
        for ref in library.articles
    ]


def report_json(report: LoadReport) -> Json:
    """``load --json``."""
    return {
        "loaded": report.count("loaded", "updated"),
        "unchanged": report.count("unchanged", "duplicate"),
        "undated": sum(page.undated for page in report.pages),
        "rejected": report.count("rejected"),
        "pages": [to_plain(page) for page in report.pages],
    }
