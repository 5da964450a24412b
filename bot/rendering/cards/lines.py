"""Lines that several kinds of cards share."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.answer import Conflict, QuoteResult, Statement
from bot.model.words import fold
from bot.rendering.card import Flex, Part
from bot.rendering.citing import Numbering
from bot.rendering.dates import publication_words, value_words, version_words
from bot.rendering.exports.records import certainty, unclear_words
from bot.rendering.text import clean, markdown

_KINDS = {"indirect": "reported, not word for word", "mixed": "quoted in part"}


def subject_title(kind: str, subject: str | None) -> str:
    """The heading of a card: its subject, and above it in small print what kind of answer it is."""
    if not subject:
        return f"### {kind}"
    return f"-# {kind}\n### {markdown(subject, 120)}"


def statement(said: Statement, numbering: Numbering, prefix: str = "", note: str = "", reserve: int = 0) -> Flex:
    """A verbatim sentence followed by the numbers of the pages that carry it, and by ``note``.

    All pages but the first leave ``reserve`` numbers for what follows.
    """
    numbers = numbering.mark(said.citations, reserve)
    return Flex(said.text, lambda words: f"{prefix}{words} {numbers}{note}")


def versions(conflict: Conflict, numbering: Numbering) -> str:
    """What pages tell differently, each with its numbers."""
    sides = [
        f"**{markdown(version_words(side), 60)}** {numbering.mark(side.statement.citations)}" for side in conflict.sides
    ]
    return f"⇄ Pages differ: {' · '.join(sides)}"


def with_versions(said: Statement, conflicts: Sequence[Conflict], numbering: Numbering) -> list[Part]:
    """A statement, and below it what other pages say against it."""
    against = [conflict for conflict in conflicts if conflict.sides[0].statement == said]
    return [statement(said, numbering), *(versions(conflict, numbering) for conflict in against)]


def quotation(result: QuoteResult, numbering: Numbering, *, titled: str | None = None) -> list[Part]:
    """Who said it, how, where and when, and below that the words, set off. ``titled``: whose name the title tells."""
    numbers = numbering.mark(result.statement.citations)
    opening, closing = ("“", "”") if result.kind == "direct" else ("", "")
    words = Flex(spoken_words(result), lambda text: f"> {opening}{text}{closing} {numbers}")
    return [attribution(result, titled=titled), words]


def spoken_words(result: QuoteResult) -> str:
    """What a reader is shown of a quotation: direct words whole, without what stood between their parts; words quoted
    in part, or only reported, in their sentence, without which they say little."""
    if result.kind != "direct" and result.statement.citations:
        return result.statement.citations[0].text
    return "” … “".join(result.parts) if len(result.parts) > 1 else result.statement.text


def attribution(result: QuoteResult, *, titled: str | None = None) -> str:
    """Speaker, role as the page gives it, cue, when it was said, outlet and date of publication, in one line."""
    parts = list(filter(None, [_speaker(result, titled)]))
    if result.cue and fold(result.cue):  # a colon is no word to show
        parts.append(f"*{markdown(result.cue, 40)}*")
    if result.kind in _KINDS:
        parts.append(_KINDS[result.kind])
    if result.statement.citations:
        article = result.statement.citations[0].article
        said_on = value_words(result.said_on) if result.said_on else None
        published = publication_words(article.publication)
        if said_on and said_on != published:
            parts.append(f"said {said_on}")
        if article.outlet:
            parts.append(markdown(article.outlet, 32))
        parts.append(published)
    return " · ".join(parts)


def role_words(role: str | None, name: str) -> str:
    """A role on one line, nothing where the name tells it; one in two slices ("Professor … at Kent") is read as two."""
    return clean(role).replace(" … ", ", ") if role and role not in name else ""


def _speaker(result: QuoteResult, titled: str | None) -> str:
    name = result.speaker or result.mention
    if not name or certainty(result) == "unclear":
        return markdown(unclear_words(result), 110)
    role = role_words(result.role, name)
    unsure = "probably " if certainty(result) == "probable" else ""
    if titled and result.speaker == titled and not unsure:
        return markdown(role, 110)
    return f"{unsure}**{markdown(name, 60)}**" + (f", {markdown(role, 110)}" if role else "")
