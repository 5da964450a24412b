"""Quotations in a chat message, to be checked against the corpus."""

from __future__ import annotations

import re

from bot.model.claim import Claim
from bot.model.quotation import Speaker
from bot.model.text import Paragraph
from bot.model.words import words
from bot.parsing import lexicon
from bot.parsing.names import find_people
from bot.parsing.quotations import find_quotations
from bot.parsing.quotations.marks import Quoted, quoted_stretches
from bot.parsing.sentences import split_sentences

_LEAST_WORDS = 3
_NOBODY = lexicon.words("function_words", "pronoun", "personal", "relative", "determiner")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLOCK = re.compile(r"^[ \t]*>{1,3}[ \t]+", re.M)
_LINK = re.compile(r"\[([^\]\[\n]{1,500})\]\(\s*<?https?://[^\s)]{1,2000}\)")
_ADDRESS = re.compile(r"<?https?://[^\s<>]{1,2000}>?")
# Markdown of the chat: emphasis, spoilers, code.
_EMPHASIS = re.compile(r"\*+|__+|~~|\|\||`(?!`)")
_NAME = r"(?P<name>[^\W\d_][\w'’.-]*(?:[ \t][^\W\d_][\w'’.-]*){0,4})"
# "…" – Ada Quill      "…" (Ada Quill)
_SIGNED = re.compile(rf"[ \t]*\n?[ \t]*(?:[—–~-]{{1,2}}[ \t]*|\([ \t]*){_NAME}[ \t]*(?:$|[,.;)\n])")
# Ada Quill: "…"
_TITLED = re.compile(rf"(?:^|[\n.!?][ \t]*){_NAME}[ \t]*:[ \t]*$")


def find_claims(message: str) -> tuple[Claim, ...]:
    """The quotations of three words or more in a message, in order, each with the speaker it names beside them.

    A line of a quoted block (it begins with ``>``) counts as a quotation when it holds no quotation marks itself.
    """
    # Signs give way to as many spaces, so that every place stays the message's own.
    text = _BLOCK.sub(_blank, _EMPHASIS.sub(_blank, message))
    lines = [Paragraph(m.end() - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(text)]
    paragraphs = tuple(lines)
    marked = quoted_stretches(text, paragraphs)
    speakers = _speakers(text, paragraphs)
    claims = [
        Claim(message[q.start : q.end], q.start, q.end, speakers.get((q.start, q.end)) or _signed(text, q))
        for q in marked
    ]
    for line in lines:
        if _BLOCK.match(message, message.rfind("\n", 0, line.start) + 1) and not any(
            q.start < line.end and line.start < q.end for q in marked
        ):
            signature = _SIGNED.match(text, line.end)
            claims.append(Claim(message[line.start : line.end], line.start, line.end, signature and signature["name"]))
    return tuple(sorted((c for c in claims if len(words(c.text)) >= _LEAST_WORDS), key=lambda claim: claim.start))


def without_markup(text: str) -> str:
    """A text as it reads in a chat: links by their words, addresses, emphasis and signs of quoted blocks left out."""
    told = _ADDRESS.sub("", _LINK.sub(r"\1", text))
    return _BLOCK.sub("", _EMPHASIS.sub("", told)).strip()


def told_by_somebody(text: str) -> tuple[Claim, ...]:
    """The quotations of a sentence that says whose they are: `Quill said that "the bridge is safe" on Monday`."""
    return tuple(claim for claim in find_claims(text) if claim.speaker)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _signed(text: str, quoted: Quoted) -> str | None:
    match = _SIGNED.match(text, quoted.outer_end) or _TITLED.search(text, 0, quoted.outer_start)
    return match["name"] if match else None


def _speakers(text: str, paragraphs: tuple[Paragraph, ...]) -> dict[tuple[int, int], str]:
    """Who says what, by the same rules as on a page."""
    sentences = split_sentences(text, paragraphs)
    people = find_people(text, paragraphs, sentences)
    found = find_quotations(text, paragraphs, sentences, people)
    said = ((q, _called(q.speaker)) for q in found if q.kind != "indirect" and q.speaker)
    return {(q.start, q.end): name for q, name in said if name}


def _called(speaker: Speaker) -> str | None:
    """The name of a speaker; in a message a family name alone may be all there is: `Quill stated "it holds"`."""
    mention = speaker.mention
    return speaker.name or (mention if mention.istitle() and mention.casefold() not in _NOBODY else None)
