"""A page that was flattened to text: body, headline and metadata by the look of its lines."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import UnreadablePage
from bot.model.text import Boilerplate, BoilerplateKind
from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.body import judge
from bot.parsing.pages.byline import find_authors
from bot.parsing.pages.byline_places import find_byline_places
from bot.parsing.pages.dateline import find_credit, find_dateline
from bot.parsing.pages.foreign import is_east_asian, judge_foreign
from bot.parsing.pages.glance import glance
from bot.parsing.pages.headline import find_deck, headline_text, leading_headline
from bot.parsing.pages.labels import label_lines
from bot.parsing.pages.language import detect_language, page_language
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.looks import is_signed
from bot.parsing.pages.outlet import find_outlet
from bot.parsing.pages.reading import PageReading
from bot.parsing.pages.second import LEAST, first_article_end
from bot.parsing.pages.shape import shaped
from bot.parsing.pages.stamp import find_publication

_SENTENCE = 5  # words
_HEAD = 5  # lines
_UNSPACED = 15  # characters of Chinese, Japanese or Korean


def read_flattened(page: str, path: str) -> PageReading:
    """Read decoded flattened text; raises `UnreadablePage` with ``no article`` when nothing reads as a body."""
    lines = split_lines(page)
    reading = _read_lines(lines, page_language(lines))
    if reading is None:
        raise UnreadablePage(path, "no article")
    return reading


def _read_lines(lines: list[Line], language: str, headline: int | None = None) -> PageReading | None:
    """The article of these lines and those below it; the line of its headline may be known."""
    body, headline, end = tell_apart(lines, language, headline)
    chosen = [line for line, inside in zip(lines, body, strict=True) if inside]
    # Tables and lists of values have no line that could be a sentence.
    if not any(map(says_something, chosen)):
        return None
    further = read_further(lines, end, language)
    if further:
        lines, body = lines[:end], body[:end]
    deck = find_deck(lines, body, headline)
    kinds = label_lines(lines, body)
    text, paragraphs = assemble(chosen)
    title = headline_text(lines, headline) if headline is not None else None
    return PageReading(
        text=text,
        paragraphs=paragraphs,
        title=title,
        deck=lines[deck].text if deck is not None else None,
        outlet=find_outlet(lines, body, title),
        authors=find_authors(lines[:end], body[:end], headline) if language == "en" else (),
        publication=find_publication(lines[:end], body[:end], headline, kinds[:end]),
        dateline=find_dateline(text)[0] or find_byline_places(lines[:end], body[:end], headline),
        agency=find_credit(text),
        language=detect_language(text) if language == "en" else language,
        boilerplate=left_out(lines, body, kinds, {headline, deck}),
        further=further,
    )


def read_further(lines: list[Line], start: int, language: str) -> tuple[PageReading, ...]:
    """The whole articles from the line on which the second begins; none if that is only the beginning of one."""
    if start == len(lines):
        return ()
    second = _read_lines(lines[start:], language, 0)
    if second is None or len(second.text.split()) < LEAST:
        return ()
    return (replace(second, further=()), *second.further)


def says_something(line: Line) -> bool:
    """Whether a line could hold a sentence: words enough, or characters enough where words are not set apart."""
    if len(line.folded) - line.folded.count("#") >= _SENTENCE:
        return True
    return len(line.text) >= _UNSPACED and is_east_asian(line.text)


def tell_apart(lines: list[Line], language: str, headline: int | None = None) -> tuple[list[bool], int | None, int]:
    """For every line whether it is body, the headline's index if there is one, and where another article begins.

    A headline that is known already is taken as given.
    """
    verdict = judge(lines) if language == "en" else judge_foreign(lines)
    clean = all(verdict.body)
    if headline is None:
        headline = leading_headline(lines) if clean else verdict.headline
    if clean:
        told = _head_lines(lines, headline)
        body = [index not in told for index in range(len(lines))]
        end = first_article_end(lines, body, headline)
        return [inside and index < end for index, inside in enumerate(body)], headline, end
    # What tells articles apart is true of English: other languages capitalise other words.
    likely = verdict.body if language == "en" else [False] * len(lines)
    body, end = shaped(lines, verdict.body, headline, likely)
    return body, headline, end


def _head_lines(lines: list[Line], headline: int | None) -> set[int]:
    """The headline with the bylines and dates below it, in a page that holds nothing but its article."""
    found: set[int] = set()
    if headline is not None:
        found.add(headline)
        for index in range(headline + 1, min(headline + _HEAD, len(lines))):
            if lines[index].text[-1] == ":" or not (is_signed(glance(lines[index]).look) or is_name(lines[index].text)):
                break
            found.add(index)
    return found


def left_out(
    lines: list[Line], body: list[bool], kinds: list[BoilerplateKind], told: set[int | None]
) -> tuple[Boilerplate, ...]:
    """Every line that is neither body nor ``told`` elsewhere, with its label."""
    return tuple(
        Boilerplate(line.text, kind)
        for index, (line, inside, kind) in enumerate(zip(lines, body, kinds, strict=True))
        if not inside and index not in told
    )
