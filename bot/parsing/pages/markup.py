"""An HTML page: trafilatura finds the body, the line model takes out the furniture it left in."""

from __future__ import annotations

from dataclasses import replace

from bot.errors import UnreadablePage
from bot.model.article import Publication
from bot.parsing.pages.asides import is_aside
from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.bare import tell_bare
from bot.parsing.pages.bare_tails import NOTICE, ended, is_label, without_labels
from bot.parsing.pages.body import Verdict
from bot.parsing.pages.briefs import is_index
from bot.parsing.pages.byline import find_authors, named_authors
from bot.parsing.pages.byline_places import find_byline_places
from bot.parsing.pages.copies import without_copy
from bot.parsing.pages.credits import is_picture
from bot.parsing.pages.dateline import find_credit, find_dateline
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.extracted import CLOSING, agreed, cleaned, extracted, key_of, parse_tree
from bot.parsing.pages.flattened import judged, left_out, of_one_outlet, parted, read_further, says_something
from bot.parsing.pages.glance import glance, glances
from bot.parsing.pages.headline import find_deck
from bot.parsing.pages.labels import label_lines
from bot.parsing.pages.language import detect_language, page_language
from bot.parsing.pages.lines import Line, described
from bot.parsing.pages.looks import LONGEST_SIGNED, is_byline, is_signed
from bot.parsing.pages.markup_lines import markup_lines
from bot.parsing.pages.metadata import Metadata, read_metadata
from bot.parsing.pages.outlet import find_outlet
from bot.parsing.pages.reading import PageReading
from bot.parsing.pages.second import Part, below
from bot.parsing.pages.shape import shaped
from bot.parsing.pages.stamp import find_publication
from bot.parsing.pages.words import tokens_of

_HEAD = 5
_DECK = 30
_BYLINE = 12  # lines from a deck to the text


def read_markup(page: str, path: str) -> PageReading:
    """Read a decoded HTML page; raises `UnreadablePage` with ``no article`` when nothing reads as a body."""
    data = read_metadata(page)
    tree = parse_tree(page)
    lines = [] if tree is None else described(cleaned(markup_lines(tree)))
    if tree is None or not lines:
        raise UnreadablePage(path, "no article")
    language = page_language(lines)
    verdict = judged(lines, language)
    only_article = all(verdict.body)
    keys = [key_of(line) for line in lines]
    chosen = lines if only_article else agreed(extracted(tree, lines, verdict), lines, keys, verdict)
    if (once := without_copy(lines, verdict.body)) != verdict.body:
        # Of a second copy trafilatura leaves the head, whose lines stand in the first one too.
        chosen = [line for line, inside in zip(lines, once, strict=True) if inside]
    chosen = _unsigned(chosen, data)
    silent = sum(len(line.words) for line in chosen) < 5 and not any(map(says_something, chosen))
    if silent or is_index(lines, verdict.body):
        raise UnreadablePage(path, "no article")
    first, *others = _from_title(parted(lines, verdict, language), data)
    if others and others[0].brief:
        return _in_brief(read_further([first, *others], language), data)
    if others:
        chosen = _first_of(first, chosen)
    elif only_article and language == "en":
        body, headline = tell_bare(lines, None)
        chosen = [line for line, inside in zip(lines, body, strict=True) if inside] or chosen
        first = replace(first, verdict=replace(first.verdict, headline=headline))
    reading = _reading(data, first, chosen, language)
    if not reading.text:
        raise UnreadablePage(path, "no article")
    return of_one_outlet(replace(reading, further=read_further(others, language)))


def _in_brief(told: tuple[PageReading, ...], data: Metadata) -> PageReading:
    """The stories of a page that tells many: the metadata are of them all but for the headline."""
    first, *others = (
        replace(
            one,
            publication=_publication(data) or one.publication,
            authors=one.authors or named_authors(data.authors, data.site),
            outlet=data.site or one.outlet,
            url=data.url,
        )
        for one in told
    )
    return replace(first, further=tuple(others))


def _from_title(parts: list[Part], data: Metadata) -> list[Part]:
    """The parts from the one on whose headline the metadata name; what stands above the page's article is none."""
    wanted = _letters(data.title)
    named = (at for at, part in enumerate(parts) if part.title is not None and key_of(part.title) == wanted)
    at = next(named, 0)
    return [below([line for part in parts[:at] for line in part.lines], parts[at]), *parts[at + 1 :]] if at else parts


def _first_of(first: Part, chosen: list[Line]) -> list[Line]:
    """The lines of the first article: trafilatura takes one of several, or all of them as one."""
    keys = {key_of(line) for line in first.lines}
    kept = [line for line in chosen if key_of(line) in keys]
    seen = [line for line, inside in zip(first.lines, first.verdict.body, strict=True) if inside]
    return kept if sum(len(line.words) for line in kept) * 2 > sum(len(line.words) for line in seen) else seen


def _reading(data: Metadata, part: Part, chosen: list[Line], language: str) -> PageReading:
    lines, verdict = part.lines, part.verdict
    keys = [key_of(line) for line in lines]
    inside = {key_of(line) for line in chosen}
    body = [key in inside for key in keys]
    wanted = _letters(data.title)
    headline = keys.index(wanted) if wanted and wanted in keys else None
    if headline is None:
        headline = next((at for at, key in enumerate(keys) if _ends_with(wanted, key)), None)
    if headline is None and data.title is None:
        headline = verdict.headline
    title = lines[headline].text if headline is not None and keys[headline] != wanted else data.title
    if headline is not None and body[headline] and sum(body) > 1:
        # Where all of a page is article, its headline stands among it.
        body[headline] = False
        chosen = [line for line in chosen if key_of(line) != keys[headline]]
    told = [flag and index < part.end for index, flag in enumerate(shaped(lines, body, headline))]
    told = without_copy(lines, told)
    if told != body:
        body = told
        chosen = _rechosen(lines, keys, chosen, body)
    if language == "en":
        kept = without_labels(lines, ended(lines, body, verdict.glances or glances(lines)))
        gone = {key for key, before, after in zip(keys, body, kept, strict=True) if before and not after}
        body = kept
        chosen = [line for line in chosen if key_of(line) not in gone and not _is_furniture(line)]
        if len(chosen) > 1 and is_byline(glance(chosen[-1]).look):
            chosen.pop()
    text, paragraphs = assemble(chosen)
    deck = find_deck(lines, body, headline)
    kinds = label_lines(lines, body, verdict.comments)
    told = _below_deck(lines, body, headline, verdict)
    return PageReading(
        text=text,
        paragraphs=paragraphs,
        title=title,
        deck=lines[deck].text if deck is not None else data.description,
        outlet=data.site or find_outlet(lines, body, title),
        authors=named_authors(data.authors, data.site)
        or (find_authors(lines, told, headline) if language == "en" else ()),
        publication=_publication(data) or find_publication(lines, told, headline, kinds) or _timed(data),
        dateline=find_dateline(text)[0] or find_byline_places(lines, body, headline),
        agency=find_credit(text),
        language=detect_language(text) if language == "en" else language,
        url=data.url,
        boilerplate=left_out(lines, body, kinds, {headline, deck}),
    )


def _below_deck(lines: list[Line], body: list[bool], headline: int | None, verdict: Verdict) -> list[bool]:
    """Which lines are body but for a deck that trafilatura takes for the text, below which the page is signed."""
    first, second = [*(i for i, inside in enumerate(body) if inside), len(lines), len(lines)][:2]
    if headline is None or first < headline or second - first > _BYLINE or verdict.body[first : first + 1] != [False]:
        return body
    signed = any(is_byline(glance(lines[i]).look) or _is_stamp(lines[i]) for i in range(first + 1, second))
    return [inside and (index != first or not signed) for index, inside in enumerate(body)]


def _is_stamp(line: Line) -> bool:
    return len(line.words) < LONGEST_SIGNED and bool(find_dates(line.text))


def _publication(data: Metadata) -> Publication | None:
    """The day that the page's metadata state, if they do."""
    if data.published is None:
        return None
    evidence = (data.published_text,) if data.published_text else ()
    return Publication(data.published, data.published, "metadata", data.published, evidence)


def _timed(data: Metadata) -> Publication | None:
    """The one day that the page's time elements name, where readers see no day."""
    if data.timed is None:
        return None
    return Publication(data.timed, data.timed, "metadata", data.timed, (data.timed_text or "",))


def _rechosen(lines: list[Line], keys: list[str], chosen: list[Line], body: list[bool]) -> list[Line]:
    """The lines of the body in the order of the page; those of trafilatura's that ours have in another form stay."""
    known = set(keys)
    if all(key_of(line) in known for line in chosen):
        return [line for line, inside in zip(lines, body, strict=True) if inside]
    kept = {key for key, inside in zip(keys, body, strict=True) if inside}
    return [line for line in chosen if key_of(line) in kept or key_of(line) not in known]


def _unsigned(lines: list[Line], data: Metadata) -> list[Line]:
    """The lines without headline, deck, byline and date above the first paragraph."""
    title, deck = _letters(data.title), _letters(data.description)
    signed = [_is_signed(line) for line in lines[:_HEAD]]
    # What stands above the byline is headline and deck, unless there is more of it.
    last = max((index for index, flag in enumerate(signed) if flag), default=-1)
    begin = last + 1 if sum(len(line.words) for line in lines[:last]) <= _DECK else 0
    rest = lines[begin:]
    start = next((i for i, line in enumerate(rest) if len(line.words) > 12 and not _is_deck(line, deck)), 0)
    return [
        line
        for index, line in enumerate(rest)
        if index >= start or not (title.startswith(key_of(line)) or _is_signed(line) or _is_deck(line, deck))
    ]


def _is_signed(line: Line) -> bool:
    return len(line.words) < LONGEST_SIGNED and is_signed(glance(line).look)


def _is_deck(line: Line, deck: str) -> bool:
    """Whether a line is what the metadata say the page is about; with an end mark it would be the lede told twice."""
    return line.text[-1] not in CLOSING and key_of(line) == deck


def _is_furniture(line: Line) -> bool:
    """Whether a line is the outlet's own word or leads elsewhere, wherever trafilatura has put it."""
    return is_label(line) or is_aside(line.folded) or (len(line.words) < NOTICE and is_picture(line.text))


def _ends_with(title: str, key: str) -> bool:
    """Whether a page's title is a line of it behind the outlet's name."""
    return title.endswith(key) and len(key) * 2 > len(title)


def _letters(text: str | None) -> str:
    return "".join(tokens_of(text or "")).casefold()
