"""A page that was flattened to text: body, headline and metadata by the look of its lines."""

from __future__ import annotations

from bot.errors import UnreadablePage
from bot.model.article import Publication
from bot.model.text import Boilerplate
from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.body import body_lines, is_clean
from bot.parsing.pages.byline import find_authors
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.headline import find_deck, find_headline, leading_headline
from bot.parsing.pages.labels import label_lines
from bot.parsing.pages.language import detect_language
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.outlet import find_outlet
from bot.parsing.pages.reading import PageReading
from bot.parsing.pages.stamp import find_publication


def read_flattened(page: str, path: str) -> PageReading:
    """Read decoded flattened text; raises `UnreadablePage` with ``no article`` when nothing reads as a body."""
    lines = split_lines(page)
    body = body_lines(lines)
    if is_clean(lines):
        headline = leading_headline(lines)
        if headline is not None:
            body[headline] = False
    else:
        headline = find_headline(lines, body)
    deck = find_deck(lines, body, headline)
    chosen = [line for line, inside in zip(lines, body, strict=True) if inside]
    if not chosen:
        raise UnreadablePage(path, "no article")
    text, paragraphs = assemble(chosen)
    title = lines[headline].text if headline is not None else None
    kinds = label_lines(lines, body)
    places, _ = find_dateline(text)
    left_out = tuple(
        Boilerplate(line.text, kind)
        for index, (line, inside, kind) in enumerate(zip(lines, body, kinds, strict=True))
        if not inside and index not in (headline, deck)
    )
    publication: Publication | None = find_publication(lines, body, headline)
    return PageReading(
        text=text,
        paragraphs=paragraphs,
        title=title,
        deck=lines[deck].text if deck is not None else None,
        outlet=find_outlet(lines, body, title),
        authors=find_authors(lines, body, headline),
        publication=publication,
        dateline=places,
        language=detect_language(text),
        boilerplate=left_out,
    )
