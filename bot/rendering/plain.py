"""Answers as plain text for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model.answer import (
    Answer,
    ArticleRef,
    Check,
    Citation,
    Conflict,
    Digest,
    Library,
    QuestionAnswer,
    QuoteAnswer,
    QuoteResult,
    Statement,
    Story,
    SummaryAnswer,
    Timeline,
    TimelineEntry,
    Verification,
)
from bot.model.article import Article
from bot.model.holdings import Holdings
from bot.model.report import LoadReport
from bot.rendering.cards.digest import (
    NOTHING,
    covered_words,
    dates_title,
    more_words,
    sources_words,
    unread_events,
    unread_quotes,
)
from bot.rendering.cards.lines import role_words, spoken_words
from bot.rendering.cards.question import MAY_NOT, SILENT, UNDONE, short_words
from bot.rendering.cards.timeline import REPORTED
from bot.rendering.cards.verify import verdict_words
from bot.rendering.dates import (
    day_words,
    inferred_words,
    kept_words,
    publication_words,
    range_words,
    value_words,
    version_words,
)
from bot.rendering.erasing import held_words
from bot.rendering.errors import reason_words
from bot.rendering.exports.records import certainty, difference, unclear_words
from bot.rendering.searched import looked_at_words, read_words
from bot.rendering.text import clean


class _Notes:
    """Numbers for sources, and the list of them below the text."""

    def __init__(self) -> None:
        self._articles: dict[int, tuple[int, ArticleRef]] = {}

    def mark(self, citations: Iterable[Citation]) -> str:
        numbers = []
        for citation in citations:
            new = len(self._articles) + 1, citation.article
            numbers.append(self._articles.setdefault(citation.article.id, new)[0])
        return "".join(f"[{number}]" for number in dict.fromkeys(numbers))

    def said(self, statement: Statement) -> str:
        return f"{clean(statement.text)} {self.mark(statement.citations)}"

    def versions(self, conflict: Conflict) -> str:
        """What pages tell differently, each with its numbers."""
        sides = [f"{clean(version_words(side))} {self.mark(side.statement.citations)}" for side in conflict.sides]
        return f"Pages differ: {' · '.join(sides)}"

    def page(self, lines: Sequence[str]) -> str:
        sources = [f"[{number}] {_source(article)}" for number, article in self._articles.values()]
        return "\n".join([*lines, *(["", *sources] if sources else [])])


def answer_text(answer: Answer) -> str:
    """The answer with its numbered sources below it, and below them how a word of the question was read."""
    read = answer.read if isinstance(answer, (SummaryAnswer, QuoteAnswer, Timeline, QuestionAnswer)) else ()
    told = read_words(read, lambda words, _: clean(words))
    return "\n".join(filter(None, (_answer_text(answer), f"({told})" if told else "")))


def _answer_text(answer: Answer) -> str:
    notes = _Notes()
    match answer:
        case SummaryAnswer():
            return notes.page([line for s in answer.statements for line in _told(s, answer.conflicts, notes)])
        case QuoteAnswer():
            return notes.page([line for r in answer.results for line in (*_quote(r, notes), "")][:-1])
        case Timeline():
            lines = [line for e in answer.entries for line in _event(e, notes)]
            # An entry on whose day pages differ stands for each of the days they give.
            disputed = [side for e in answer.entries for c in e.conflicts if c.about == "day" for side in c.sides[1:]]
            all_told = len({e.date for e in answer.entries}) + len(disputed) >= answer.total
            left = f"(the most reported of {answer.total} dates that the pages name)"
            cut = looked_at_words(answer)
            return notes.page([*lines, *([] if all_told else ["", left]), *(["", f"({cut})"] if cut else [])])
        case Verification():
            return notes.page(_verification(answer, notes))
        case Check():
            return notes.page([line for v in answer.verifications for line in (v.claim, *_verification(v, notes))])
        case QuestionAnswer():
            if answer.abstained:
                nearest = [f"  {notes.said(s)}" for s in answer.nearest]
                return notes.page([SILENT, *(["The closest I have:", *nearest] if nearest else [])])
            short = [f"{clean(words)}:"] if (words := short_words(answer)) else []
            warning = ["", MAY_NOT] if answer.unsure else []
            if answer.conflict:
                short = [notes.versions(answer.conflict)]
            told = [line for s in answer.statements for line in _answering(s, answer, notes)]
            return notes.page([*short, *told, *warning])
        case Digest():
            return notes.page(_digest(answer, notes))
        case Library():
            return "\n".join(_source(article) for article in answer.articles)


def _answering(said: Statement, answer: QuestionAnswer, notes: _Notes) -> list[str]:
    return [*([UNDONE] if said.text == answer.reversal else []), notes.said(said)]


def article_text(article: Article) -> str:
    """What was read on a page: headline, date, quotations and events."""
    lines = [clean(article.title or article.path)]
    by = ", ".join(filter(None, (article.outlet, *article.authors)))
    lines.append(" · ".join(filter(None, (clean(by), publication_words(article.publication)))))
    if article.language != "en":
        lines.append(f"language {article.language}: kept, not annotated")
    for quotation in article.quotations:
        speaker = quotation.speaker.name or quotation.speaker.mention if quotation.speaker else "speaker unclear"
        line = article.line_at(quotation.start)
        lines.append(f"  “{clean(quotation.text)}” — {clean(speaker)}{f' (line {line})' if line else ''}")
    for event in article.events:
        lines.append(f"  {range_words(event.date, event.value)} ({event.status}): {clean(event.sentence)}")
    return "\n".join(lines) + "\n"


def holdings_text(held: Holdings) -> str:
    """What is kept for a workspace, in one line."""
    return f"{held.workspace}: {'; '.join(held_words(held)) or 'nothing'}"


def report_text(report: LoadReport) -> str:
    """Counts of a load, then every page that was left out, shows no day or was there before, with the reason."""
    counts = [
        f"{report.count('loaded')} loaded",
        f"{report.count('updated')} updated",
        f"{report.count('unchanged')} unchanged",
        f"{report.count('duplicate')} duplicate",
        f"{sum(page.undated for page in report.pages)} undated",
        f"{report.count('rejected')} rejected",
    ]
    lines = [", ".join(counts)]
    for page in report.pages:
        if page.articles > 1:
            lines.append(f"several    {clean(page.path)}: {page.articles} articles on one page, each kept as its own")
        if page.outcome == "rejected":
            lines.append(f"rejected   {clean(page.path)}: {reason_words(page.reason)}")
        elif page.outcome == "duplicate":
            lines.append(f"duplicate  {clean(page.path)}: same content as {clean(page.reason or '')}")
        elif page.undated:
            lines.append(f"undated    {clean(page.path)}")
        elif told := kept_words(page) or inferred_words(page):
            lines.append(f"dated      {clean(page.path)}: {told}")
    return "\n".join(lines)


def _source(article: ArticleRef) -> str:
    name = article.headline or article.path
    return " · ".join(clean(part) for part in (article.outlet, name, publication_words(article.publication)) if part)


def _quote(result: QuoteResult, notes: _Notes) -> list[str]:
    unsure = "probably " if certainty(result) == "probable" else ""
    named = result.speaker or result.mention or ""
    if certainty(result) == "unclear":
        named = unclear_words(result)
    speaker = unsure + ", ".join(filter(None, (named, role_words(result.role, named))))
    said_on = value_words(result.said_on) if result.said_on else None
    about = [speaker, result.cue, None if result.kind == "direct" else result.kind, said_on and f"said {said_on}"]
    words = clean(spoken_words(result))
    quoted = f"“{words}”" if result.kind == "direct" else words
    return [
        f"{quoted} {notes.mark(result.statement.citations)}",
        "  — " + " · ".join(clean(part) for part in about if part),
    ]


def _event(entry: TimelineEntry, notes: _Notes) -> list[str]:
    by = f" by {clean(entry.claimed_by)}" if entry.claimed_by and entry.status != "planned" else ""
    status = "" if entry.status == "happened" else f" ({entry.status}{by})"
    lines = [f"{range_words(entry.date, entry.value, entry.mod)}{status}"]
    for index, statement in enumerate(entry.statements):
        lines.append(f"  {notes.said(statement)}{REPORTED if index in entry.undated else ''}")
    for conflict in entry.conflicts:
        versions = [f"{clean(version_words(side))} {notes.mark(side.statement.citations)}" for side in conflict.sides]
        lines.append(f"  Pages differ on the {conflict.about}: {' · '.join(versions)}")
    sides = [side.statement for conflict in entry.conflicts for side in conflict.sides]
    told = {statement.text for statement in entry.statements}
    return [*lines, *(f"    {notes.said(s)}" for s in {s.text: s for s in sides if s.text not in told}.values())]


def _verification(answer: Verification, notes: _Notes) -> list[str]:
    lines = [verdict_words(answer)[0]]
    if answer.marked:
        lines.append(f"as claimed: {clean(difference(answer.marked))}")
    for match in answer.matches:
        lines += _quote(match.quote, notes)
        if any(part.op != "same" for part in match.diff):
            lines.append("  in the corpus: " + clean(difference([part for part in match.diff if part.op != "claim"])))
    return lines


def _digest(answer: Digest, notes: _Notes) -> list[str]:
    if answer.empty:
        return [NOTHING]
    lines = [f"Digest for {day_words(answer.day)}", *([f"{covers}."] if (covers := covered_words(answer)) else [])]
    for name, stories in (("New", answer.stories), ("Updated", answer.updates)):
        lines += [line for index, s in enumerate(stories) for line in _story(s, notes, "" if index else name)]
    told = [said for story in (*answer.stories, *answer.updates) for said in story.statements]
    if quotes := unread_quotes(answer, told):
        lines += ["", "Said", *(line for result in quotes for line in _quote(result, notes))]
    if events := unread_events(answer, told):
        lines += ["", dates_title(answer, events), *(line for entry in events for line in _event(entry, notes))]
    return [*lines, "", f"({more})"] if (more := more_words(answer)) else lines


def _story(story: Story, notes: _Notes, name: str) -> list[str]:
    told_by = clean(sources_words(story))
    head = clean(story.headline) + (f" ({told_by})" if told_by else "")
    told = [f"  {line}" for s in story.statements for line in _told(s, story.conflicts, notes)]
    return [*(["", name] if name else []), head, *told]


def _told(said: Statement, conflicts: Sequence[Conflict], notes: _Notes) -> list[str]:
    against = [conflict for conflict in conflicts if conflict.sides[0].statement == said]
    return [notes.said(said), *(f"  {notes.versions(conflict)}" for conflict in against)]
