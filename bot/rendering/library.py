"""The corpus itself: what is in it, what a page holds, what became of a load, and the cited sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model.answer import ArticleRef, Passage
from bot.model.article import Article, Publication, page_of
from bot.model.report import LoadReport, PageReport
from bot.model.time import date_range
from bot.rendering.card import Card, Flex, Paging, Part, Tone, compose
from bot.rendering.cards.quote import counted
from bot.rendering.citing import article_name, file_name, original, source_line
from bot.rendering.dates import inferred_words, kept_words, publication_words, span_words
from bot.rendering.errors import reason_words
from bot.rendering.text import clip, markdown

SOURCES_A_PAGE = 12
_ADDRESS = 200
"""Characters of an address that is worth its room."""
_PARAGRAPH, _ENDS = 12, '.!?”"'  # words
_OUTCOMES = {
    "loaded": "Added",
    "updated": "Updated",
    "unchanged": "Already there",
    "duplicate": "Same page as one already there",
    "rejected": "Left out",
}
_BASES = {"page": "printed on the page", "metadata": "from the page’s metadata", "given": "set by hand"}


def passages_card(passages: Sequence[Passage]) -> Card:
    """Each cited sentence between its neighbours, under its source and number; what was removed is said."""
    numbers: dict[int, int] = {}
    for passage in passages:
        numbers.setdefault(passage.citation.article.id, len(numbers) + 1)
    ordered = sorted(passages, key=lambda p: (numbers[p.citation.article.id], p.citation.start))
    items: list[list[Part]] = []
    headed = 0
    for passage in ordered:
        number = numbers[passage.citation.article.id]
        head = _heading(passage.citation.article, number) if number != headed else []
        if passage.gone and not head:
            continue
        items.append([*head, *(["This article is no longer in the corpus."] if passage.gone else _context(passage))])
        headed = number
    return compose("### Sources", items, left=lambda more: f"and {_count(more, 'more cited sentence')}")


def _heading(article: ArticleRef, number: int) -> list[Part]:
    """The source of what follows, and where to read all of it."""
    address = _address(article)
    return [f"**{source_line(article, number)}**", *([f"-# {address}"] if address else [])]


def _address(article: ArticleRef) -> str | None:
    """Where the page itself stands, to be opened: no words hide it."""
    address = original(article)
    return f"<{address}>" if address and len(address) <= _ADDRESS else None


def _context(passage: Passage) -> list[Part]:
    parts: list[Part] = [Flex(passage.citation.text, lambda words: f"> **{words}**")]
    if passage.before:
        parts.insert(0, Flex(passage.before, lambda words: f"> {words}"))
    if passage.after:
        parts.append(Flex(passage.after, lambda words: f"> {words}"))
    if passage.line:
        parts.append(f"-# {markdown(file_name(page_of(passage.citation.article.path)), 100)}, from line {passage.line}")
    return parts


def library_card(shown: Sequence[ArticleRef], total: int, offset: int = 0) -> Card:
    """One line an article: a page of them, from ``offset`` of ``total``."""
    if not total:
        return compose("### Sources", [["The corpus is empty. Add a page with `/sources add`."]], tone="quiet")
    paging = Paging(offset, len(shown), total, SOURCES_A_PAGE)
    lines = "\n".join(f"- {source_line(article, limit=200)}" for article in shown)
    note = counted(paging, "article")
    return replace(compose("### Sources", [[lines]], note=note, subject="All sources"), paging=paging)


def removed_card(ref: ArticleRef) -> Card:
    """What has been removed."""
    return compose("### Sources", [[f"**Removed** {source_line(ref, limit=300)}"]], tone="quiet")


def library_only(ref: ArticleRef) -> str:
    """Why an article cannot be removed from here."""
    return f"“{clip(article_name(ref), 120)}” belongs to the shared library, which only the operator changes."


def dated_card(ref: ArticleRef, article: Article, others: int) -> Card:
    """What a page is dated now that a person has said so, and what was counted from that day."""
    lines = [f"**Dated** {markdown(article.title or article_name(ref), 200)}: {_published(article.publication)}"]
    times = sum(date_range(time.value) is not None for time in article.times)
    lines.append(
        f"-# Counted again from that day: {_count(times, 'date')}, {_count(len(article.events), 'dated event')}"
    )
    if others:
        lines.append(f"-# {_count(others, 'related page')} without a printed date dated anew")
    return compose("### Sources", [["\n".join(lines)]], tone="good")


def progress_words(done: int, total: int) -> str:
    """How far a load has come."""
    return f"Reading pages: {done} of {total}"


def article_card(ref: ArticleRef, article: Article) -> Card:
    """What the bot read on a page: headline, outlet, authors, date with its evidence, and counts."""
    lines = [f"**Published** {_published(article.publication)}"]
    if article.outlet:
        lines.append(f"**Outlet** {markdown(article.outlet, 60)}")
    if article.authors:
        lines.append(f"**By** {markdown(', '.join(article.authors), 120)}")
    if article.dateline:
        lines.append(f"**Filed from** {markdown(', '.join(article.dateline), 80)}")
    if article.agency:
        lines.append(f"**Agency** {markdown(article.agency, 60)}")
    if article.language != "en":
        lines.append(f"**Language** {markdown(article.language, 20)}: kept, but only English pages are annotated")
    items: list[list[Part]] = [["\n".join(lines)]]
    if article.deck:
        items.insert(0, [Flex(article.deck, lambda words: f"*{words}*")])
    if article.publication and article.publication.basis == "inferred" and article.publication.evidence:
        evidence = [Flex(words, lambda text: f"- {text}") for words in article.publication.evidence[:3]]
        items.append(["-# The date rests on", *evidence])
    counts = [
        _count(len(article.sentences), "sentence"),
        _count(len(article.quotations), "quotation"),
        _count(len(article.events), "dated event"),
        _count(len(article.people), "person", "people"),
        f"{_count(len(article.boilerplate), 'line')} of page furniture left out",
    ]
    items.append([" · ".join(counts)])
    # A page may go on to tell of something else: a quotation of that would be one of the wrong article.
    apart = [line.text for line in article.boilerplate if line.kind in ("related", "other")]
    if others := [text for text in apart if _is_told(text)]:
        words = f"-# Left out as not part of this article: {_count(len(others), 'paragraph')}, the first"
        items.append([words, Flex(others[0], lambda text: f"> {text}")])
    title = f"-# Source\n### {markdown(article.title or article_name(ref), 250)}"
    return compose(title, items, note=_address(ref) or markdown(file_name(ref.path), 150))


def _is_told(text: str) -> bool:
    """Whether a line is a paragraph rather than a headline or a button."""
    return len(text.split()) >= _PARAGRAPH and text[-1] in _ENDS


def _published(publication: Publication | None) -> str:
    """The day or the range, on what it rests, and the days that are possible besides the likeliest."""
    words = publication_words(publication)
    if publication is None:
        return words
    if publication.basis != "inferred":
        return f"{words} ({_BASES[publication.basis]})"
    if publication.day and publication.earliest != publication.latest:
        return f"{words}, possibly {span_words(publication.earliest, publication.latest)}"
    return words


def load_card(report: LoadReport, lead: str | None = None) -> Card:
    """What became of every page that was given, and what was read on it, below ``lead``."""
    kept = report.count("loaded", "updated")
    items: list[list[Part]] = [[lead]] if lead else []
    items += [[_page_line(page)] for page in report.pages]
    tone: Tone = "good" if kept else "bad" if report.count("rejected") else "quiet"
    return compose("### Sources", items, left=lambda more: f"and {more} more", tone=tone)


def _page_line(page: PageReport) -> str:
    name = markdown(page.headline or file_name(page.path), 160)
    head = f"**{_OUTCOMES[page.outcome]}** {name}"
    if page.outcome == "rejected":
        return f"{head}: {markdown(reason_words(page.reason), 160)}"
    if page.outcome == "duplicate":
        return f"{head} ({markdown(file_name(page.reason or ''), 120)})"
    if page.outcome == "unchanged":
        return head
    read = [_count(page.quotations, "quotation"), _count(page.events, "dated event")]
    if page.articles > 1:
        read.append(f"first of {page.articles} articles on its page")
    if page.undated:
        read.append("no publication date found")
    if kept := kept_words(page):
        read.append(kept)
    elif told := inferred_words(page):
        read.append(f"published {told}")
    if page.language != "en":
        read.append(f"not English ({markdown(page.language, 20)}), so kept without annotation")
    return f"{head}\n-# {' · '.join(read)}"


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
