"""Records as Markdown: to be read, printed, or pasted into a draft."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.answer import ArticleRef
from bot.rendering.citing import article_name, original
from bot.rendering.dates import publication_words, value_words
from bot.rendering.exports.records import Document, Record, Value
from bot.rendering.exports.tables import PageName
from bot.rendering.searched import searched_words
from bot.rendering.text import markdown

_BASES = {
    "page": "the page gives the date",
    "metadata": "the page's metadata give the date",
    "inferred": "the date is inferred",
    "given": "the date was given at loading",
}
_ENDLESS = 1_000_000


def markdown_text(document: Document, page_name: PageName) -> bytes:
    """A section an item: what it is, its sentences each with a number, and below all of them the numbered sources."""
    numbers: dict[int, int] = {}
    articles: dict[int, ArticleRef] = {}
    lines = [f"# {_title(document)}", ""]
    if document.searched:
        asked = searched_words(document.searched, lambda words, _: escaped(words))
        lines += [f"*{document.kind.capitalize()} {', '.join(asked)}*", ""]
    for record in document.records:
        for source in record.sources:
            article = source.citation.article
            numbers.setdefault(article.id, len(numbers) + 1)
            articles.setdefault(article.id, article)
        section = list(_section(record, numbers))
        lines += [*section, ""] if section else []
    if articles:
        lines += ["## Sources", ""]
        lines += [f"{numbers[key]}. {_source(article, page_name)}" for key, article in articles.items()]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Words of a page on one line, shown by Markdown as they are written."""
    words = markdown(text, _ENDLESS).replace("&", "\\&")
    return f"\\{words}" if words.startswith("=") else words


def _title(document: Document) -> str:
    kind = document.kind.capitalize()
    return f"{kind}: {escaped(document.subject)}" if document.subject else kind


def _section(record: Record, numbers: dict[int, int]) -> Iterable[str]:
    fields = record.fields
    heading, about = _heading(fields), _about(fields)
    if heading:
        yield f"## {heading}"
        yield ""
    if about:
        yield " · ".join(about)
        yield ""
    if words := fields.get("quotation"):
        marks = ("“", "”") if fields["kind"] == "direct" else ("", "")
        yield f"> {marks[0]}{escaped(str(words))}{marks[1]}"
        yield ""
    for source in record.sources:
        if not source.citation.text:
            continue
        note = f" ({escaped(source.note)})" if source.note else ""
        yield f"- {escaped(source.citation.text)} [{numbers[source.citation.article.id]}]{note}"


def _heading(fields: dict[str, Value]) -> str:
    if "story" in fields:
        return _words(fields, "story")
    if "when" in fields:
        return _words(fields, "when")
    if "verdict" in fields:
        return _words(fields, "verdict").capitalize()
    if "quotation" in fields:
        return _words(fields, "speaker") or _words(fields, "mention") or "speaker unclear"
    return _words(fields, "short_answer")


def _about(fields: dict[str, Value]) -> list[str]:
    """What is known of the item, in words."""
    about = [_words(fields, "section")] if "section" in fields else []
    if "status" in fields:
        by = f" by {_words(fields, 'claimed_by')}" if fields["claimed_by"] else ""
        about.append(f"{fields['status']}{by}")
    if fields.get("conflict"):
        about.append(f"pages differ on {_words(fields, 'conflict')}")
    if "claim" in fields:
        about.append(f"claimed: “{_words(fields, 'claim')}”")
        about.append(_words(fields, "claimed_speaker"))
    if fields.get("difference"):
        about.append(f"difference: {_words(fields, 'difference')}")
    if fields.get("only_nearest"):
        about.append("the corpus does not say; this is nearest to it")
    if "quotation" in fields:
        about += _attribution(fields)
    return [part for part in about if part]


def _attribution(fields: dict[str, Value]) -> list[str]:
    said = value_words(str(fields["said_on"])) if fields["said_on"] else None
    return [
        _words(fields, "speaker") or "speaker unclear" if "verdict" in fields else "",
        "speaker probable" if fields["speaker_certainty"] == "probable" else "",
        _words(fields, "role"),
        _words(fields, "cue"),
        {"mixed": "quoted in part", "indirect": "reported, not word for word"}.get(str(fields["kind"]), ""),
        f"said {said}" if said else "",
    ]


def _words(fields: dict[str, Value], name: str) -> str:
    value = fields.get(name)
    return escaped(value) if isinstance(value, str) else ""


def _source(article: ArticleRef, page_name: PageName) -> str:
    basis = f" ({_BASES[article.publication.basis]})" if article.publication else ""
    address = original(article)
    parts = [
        escaped(article.outlet or ""),
        escaped(article_name(article)),
        publication_words(article.publication).removesuffix(" (inferred)") + basis,
        escaped(page_name(article.path)),
        f"<{address}>" if address else escaped(article.url or ""),
    ]
    return " · ".join(part for part in parts if part)
