"""A page that was flattened to text: body, headline and metadata by the look of its lines."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.errors import UnreadablePage
from bot.model.text import Boilerplate, BoilerplateKind
from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.bare import tell_bare, trimmed
from bot.parsing.pages.bare_tails import ended, without_labels
from bot.parsing.pages.body import Verdict, judge
from bot.parsing.pages.briefs import is_index
from bot.parsing.pages.byline import find_authors
from bot.parsing.pages.byline_places import find_byline_places
from bot.parsing.pages.copies import without_copy
from bot.parsing.pages.dateline import find_credit, find_dateline
from bot.parsing.pages.foreign import is_east_asian, judge_foreign
from bot.parsing.pages.glance import glances
from bot.parsing.pages.headline import find_deck, headline_text
from bot.parsing.pages.labels import label_lines
from bot.parsing.pages.language import detect_language, page_language
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.outlet import find_outlet, outlet_in
from bot.parsing.pages.reading import PageReading
from bot.parsing.pages.second import Part, in_brief, separate
from bot.parsing.pages.shape import shaped
from bot.parsing.pages.stamp import dateline_day, find_publication

_SENTENCE = 5  # words
_SMALL = 40  # lines: what surrounds an article on so short a page tells the model little
_COUNTED = re.compile(r"\d{1,2}[.)] (?=\S)")
_UNSPACED = 15  # characters of Chinese, Japanese or Korean


def read_flattened(page: str, path: str) -> PageReading:
    """Read decoded flattened text; raises `UnreadablePage` with ``no article`` when nothing reads as a body."""
    lines = split_lines(page)
    language = page_language(lines)
    first, *others = parted(lines, judged(lines, language), language)
    reading = _read_part(first, language)
    if reading is None:
        raise UnreadablePage(path, "no article")
    return of_one_outlet(replace(reading, further=read_further(others, language)))


def judged(lines: list[Line], language: str) -> Verdict:
    """The lines told apart by the model of their language."""
    return judge(lines) if language == "en" else judge_foreign(lines)


def parted(lines: list[Line], verdict: Verdict, language: str) -> list[Part]:
    """The page's articles; what tells them apart is true of English, for other languages capitalise other words."""
    if language != "en":
        return [Part(lines, verdict, len(lines))]
    whole = in_brief(Part(lines, verdict, len(lines)))
    if len(whole) > 1:
        return whole
    parts = separate(lines, verdict)
    return parts if len(parts) == 1 and parts[0].lines is lines else [one for part in parts for one in in_brief(part)]


def read_further(parts: list[Part], language: str) -> tuple[PageReading, ...]:
    """The articles below the first."""
    return tuple(reading for part in parts if (reading := _read_part(part, language)) is not None)


def of_one_outlet(reading: PageReading) -> PageReading:
    """The page with every article given the outlet that any of them shows: often only the page's foot names it."""
    if not reading.further:
        return reading
    outlet = next((one.outlet for one in (reading, *reading.further) if one.outlet), None)
    further = tuple(replace(one, outlet=one.outlet or outlet) for one in reading.further)
    return replace(reading, outlet=reading.outlet or outlet, further=further)


def _read_part(part: Part, language: str) -> PageReading | None:
    """The article of these lines, if any of them says something."""
    lines = part.lines
    body, headline = tell_apart(part)
    if headline is not None and headline >= part.end:
        headline = None  # it stands above another article, which ends this one
    if language == "en" and not part.whole:
        body = without_labels(lines, ended(lines, body, part.verdict.glances or glances(lines)))
        if len(lines) <= _SMALL:
            body, headline = trimmed(lines, body, headline)
    if headline == 0 and sum(body) == 1 and outlet_in(lines[0]):
        headline = None  # above one sentence stands whose it is
    for index, line in enumerate(lines):
        # What was left out between two lines parts them, whether or not a blank line does.
        line.gap = line.gap or (index > 0 and not body[index - 1])
    chosen = [line for line, inside in zip(lines, body, strict=True) if inside]
    # Tables and lists of values have no line that could be a sentence.
    if not any(map(says_something, chosen)):
        return None
    deck = find_deck(lines, body, headline)
    kinds = label_lines(lines, body, part.verdict.comments)
    text, paragraphs = assemble(chosen)
    title = headline_text(lines, headline) if headline is not None else None
    if title is not None and part.brief:
        title = _COUNTED.sub("", title, count=1) if _COUNTED.match(title) else title
    end = part.end
    return PageReading(
        text=text,
        paragraphs=paragraphs,
        title=title,
        deck=lines[deck].text if deck is not None else None,
        outlet=find_outlet(lines, body, title),
        authors=part.signed or (find_authors(lines[:end], body[:end], headline) if language == "en" else ()),
        publication=find_publication(lines[:end], body[:end], headline, kinds[:end]) or dateline_day(text),
        dateline=find_dateline(text)[0] or find_byline_places(lines[:end], body[:end], headline),
        agency=find_credit(text),
        language=detect_language(text) if language == "en" else language,
        boilerplate=left_out(lines, body, kinds, {headline, deck}),
    )


def says_something(line: Line) -> bool:
    """Whether a line could hold a sentence: words enough, or characters enough where words are not set apart."""
    if len(line.folded) - line.folded.count("#") >= _SENTENCE:
        return True
    return len(line.text) >= _UNSPACED and is_east_asian(line.text)


def tell_apart(part: Part) -> tuple[list[bool], int | None]:
    """For every line of a part whether it is body, and the headline's index if there is one."""
    lines, verdict = part.lines, part.verdict
    headline = verdict.headline
    if is_index(lines, verdict.body):
        return [False] * len(lines), headline
    clean = sum(verdict.body)
    if part.whole or (headline is None and all(verdict.body[:clean])):
        # Nothing but the article, or nothing else above the readers' comments.
        body, headline = tell_bare(lines[:clean], headline)
        body += [False] * (len(lines) - clean)
    else:
        body = verdict.body
        body = shaped(lines, body, headline)
    body = [
        inside and index < part.end and not line.folio
        for index, (line, inside) in enumerate(zip(lines, body, strict=True))
    ]
    return without_copy(lines, body), headline


def left_out(
    lines: list[Line], body: list[bool], kinds: list[BoilerplateKind], told: set[int | None]
) -> tuple[Boilerplate, ...]:
    """Every line that is neither body nor ``told`` elsewhere, with its label; a copy of a line of the body has none."""
    kept = {tuple(line.folded) for line, inside in zip(lines, body, strict=True) if inside}
    return tuple(
        Boilerplate(line.text, "other" if tuple(line.folded) in kept else kind)
        for index, (line, inside, kind) in enumerate(zip(lines, body, kinds, strict=True))
        if not inside and index not in told
    )
