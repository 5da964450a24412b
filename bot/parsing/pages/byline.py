"""Who wrote the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.parsing.pages.author_names import agency_in, is_agency, is_given_name, is_name, names_in
from bot.parsing.pages.head import Head, head_of
from bot.parsing.pages.lines import Line
from bot.parsing.pages.signatures import LABEL, START, Signature, signatures

_AFTER = 16
_POSTED = re.compile(r"(?:Posted|Written|Published) by:? (?=[A-Z])")
_LEAST = 2.0
_CERTAIN = 3.0
_MOST = 1.9
# A person alone between the headline and the text has written it more likely than not.
_BETWEEN = 0.7


def find_authors(lines: list[Line], body: list[bool], headline: int | None) -> tuple[str, ...]:
    """The names in the page's byline, else beside its date, else of whom its closing biography is about."""
    head = head_of(lines, body, headline)
    told = lines[headline].text if headline is not None else ""
    best: Signature | None = None
    for rank, index in enumerate(head.near(len(lines))):
        for found in signatures(lines, body, index, told):
            place = 1.0 - 0.04 * min(rank, 25) - (1.0 if index < head.top else 0.0)
            least = best.score if best is not None else _LEAST
            if found.score + place + _MOST < least:
                continue
            score = found.score + place + _beyond(lines, body, found, head)
            if score > least or (best is None and score >= _LEAST):
                best = Signature(found.names, found.index, score)
    if best is None:
        return _after_body(lines, head.last)
    return tuple(dict.fromkeys([*best.names, *_further(lines, best)]))


def named_authors(told: list[str], site: str | None = None) -> tuple[str, ...]:
    """The people among the authors a page's metadata names, without their titles and outlets.

    The outlet itself, or its staff, is nobody.
    """
    told = [author for author in told if not _is_site(author, site)]
    people = [name for author in told for name in names_in(author)]
    return tuple(dict.fromkeys(people)) or next((name for author in told if (name := agency_in(author))), ())


def _is_site(author: str, site: str | None) -> bool:
    def key(text: str) -> str:
        return "".join(char for char in text.casefold() if char.isalnum())

    return site is not None and not is_agency(site) and key(author).removesuffix("staff") == key(site)


def _beyond(lines: list[Line], body: list[bool], found: Signature, head: Head) -> float:
    """What the rest of the page says: writers are presented below it, the people of the story are named in it."""
    name = found.names[0]
    first = name.split()[0]
    score = 0.4 * is_given_name(first)
    # Whoever asks in an interview may have written it down as well.
    told = sum(
        name in line.text and not line.text.startswith(f"{name}:")
        for line, inside in zip(lines, body, strict=True)
        if inside
    )
    score -= min(2.0, 1.8 * told)
    if (
        not told
        and (len(found.names) > 1 or is_given_name(first) or is_agency(name))
        and head.top < found.index < head.first
    ):
        score += _BETWEEN
    if any(name in lines[index].text for index in head.copies if index < len(lines) and index != found.index):
        score -= 3.0
    if found.score < _CERTAIN:
        below = range(head.last + 1, min(len(lines), head.last + 30))
        score += 0.8 * any(lines[index].text.startswith(name) for index in below if index != found.index)
    return score


def _further(lines: list[Line], best: Signature) -> Iterator[str]:
    """Names in the lines that carry a byline on: a list over several lines, a label told again."""
    index = best.index
    while index + 1 < min(len(lines), best.index + 12):
        text, following = lines[index].text, lines[index + 1].text
        opened = text.rstrip().endswith((",", "&")) or text.casefold().endswith(" and") or text.casefold() == "and"
        if opened or following.casefold().startswith(("and ", "& ")) or following.casefold() in (",", "and", "&"):
            index += 1
            if names := names_in(following.removeprefix("and ").removeprefix("& "), strict=opened):
                yield from names
            elif following.casefold() not in (",", "and", "&"):
                return
        elif LABEL.fullmatch(following) and index + 2 < len(lines):
            index += 2
            yield from names_in(lines[index].text)
        else:
            return


def _presents(text: str, name: str) -> bool:
    """Whether a line tells who somebody is: it begins with the name, or with the first name and a verb."""
    words = text.split(maxsplit=2)
    return len(words) > 2 and (
        text.startswith(name) or (words[0] == name.split(maxsplit=1)[0] and words[1] in ("is", "has", "was"))
    )


def _after_body(lines: list[Line], last: int) -> tuple[str, ...]:
    for index in range(last + 1, min(last + _AFTER, len(lines))):
        line = lines[index]
        if LABEL.fullmatch(line.text) and index + 1 < len(lines) and (names := names_in(lines[index + 1].text)):
            return names
        if is_name(line.text) and index + 1 < len(lines) and _presents(lines[index + 1].text, line.text):
            return (line.text,)
        if (match := _POSTED.match(line.text)) and (names := names_in(line.text[match.end() :])):
            return names
        if not any(cue.kind == "bio" for cue in line.cues):
            continue
        if len(line.words) > 8:
            before = lines[index - 1].text
            if is_name(before) and before.split()[0] == line.text.split()[0]:
                return (before,)
            words = line.text.split()
            for size in (3, 2):
                if is_name(name := " ".join(words[:size])) and words[size : size + 1] != []:
                    return (name,)
        elif (match := START.match(line.text)) and (names := names_in(line.text[match.end() :])):
            return names
    return ()
