"""A page that holds nothing but its article: what stands above its first paragraph and below its last."""

from __future__ import annotations

import re

from bot.parsing.lexicon import load
from bot.parsing.months import MONTHS
from bot.parsing.pages.author_names import is_agency, is_name, names_in
from bot.parsing.pages.credits import is_credit, is_picture
from bot.parsing.pages.dateline import find_dateline, is_dateline
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.glance import Glance, glances
from bot.parsing.pages.headline import leading_headline
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_button, is_furniture, is_signed, word_list
from bot.parsing.pages.paragraphs import is_biography
from bot.parsing.pages.signatures import START

_HEAD = 14  # lines
_HEADLINE = 3, 30  # words
_TOLD = 5  # words
_STAMP = 16  # words
_OFFICE = 4  # words
_REMARK, _NOTICE = 24, 60  # words: a longer note of the editors tells of the story itself
_LEAD = 3  # lines
_LOOSE = 8  # words of a line below the article that nothing tells of
_REST = 0.4  # of the words: so many at most stand below an article's end
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w.+-]+@)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.I)
_ABOUT = re.compile(r"About (?:the )?[A-Z][\w&.’' -]{1,50}:?")
_COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)).{0,200}", re.I)
_MINUTES = re.compile(r"\d{1,2}(?:[-–]\d{1,2})? min(?:ute)?s?(?: read)?", re.I)
_MINUTES_LAST = re.compile(r"[·•|,-]\s\d{1,2} min(?:ute)?s?(?: read)?$", re.I)
_DATED = 0.3  # of the line
_FOLIO = re.compile(r"page \d{1,3}(?: of \d{1,3})?", re.I)
_MARK = re.compile(r"[-–—*]\s?30\s?[-–—*]|#(?:\s?#){2,}")
_COUNTER = re.compile(r"(?:(?:photo|image|slide|picture) )?\d{1,3} ?(?:/|of) ?\d{1,3}", re.I)
_HOUR = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?,?(?: (?:[A-Z]{2,4}|local time))?", re.I)
_STAMPED = re.compile(r"\b(?:Posted|Published|Updated|PUBLISHED|UPDATED)\b")
_CLOCK = re.compile(r"\bat \d{1,2}[:.]\d\d\b.{0,12}$")
_TAGS = re.compile(r"(?:#\w+[\s,]*)+")
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting |research )?to (?:this|the) (?:report|story|article)\b")
_NUMBERS = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}")
_MONTH = re.compile(rf"(?:{MONTHS})\.? (?:19|20)\d\d", re.I)
_YEARLESS = re.compile(rf"(?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS})\.? \d{{1,2}}),? \d{{1,2}}[:.]\d\d.{{0,12}}", re.I)
_QUOTES = frozenset('"“”')  # nobody is quoted in the note on who wrote the page
_ENDED = frozenset(".!?:;,…")
_CLOSED = frozenset('.!?:;…"”’)')
_LABEL = 16  # characters
_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}(?: ?\([^()]{2,40}\))?")
_MAIL = re.compile(r"\S+@\w[\w-]*\.\w")
_WRITTEN_TO = 25  # words
_BUTTONS = frozenset({"menu", "related", "stamp"})
_TAIL = frozenset({"credit", "notice", "bio", "menu", "share", "subscription", "tag", "form", "comment"})


def tell_bare(lines: list[Line], headline: int | None) -> tuple[list[bool], int | None]:
    """For every line whether it is body, and the headline's index, which may be known before."""
    seen = glances(lines)
    main = _main(lines)
    if headline is None:
        headline, above = _head(lines, seen)
    else:
        above = {headline, *_signatures(lines, seen, headline + 1)}
    out = above | below(lines)
    hours = [at for at, line in enumerate(lines) if _HOUR.fullmatch(line.text)]
    if len(hours) == 1 and hours[0] < _HEAD:  # two would head the entries of a running report
        out.add(hours[0])
    out |= {at for at, line in enumerate(lines) if is_button(seen[at].look) or _is_caption(line) or is_label(line)}
    return [at not in out or at in main for at in range(len(lines))], None if headline in main else headline


def _main(lines: list[Line]) -> set[int]:
    """The line that holds most of the page's words, if it is long: the text, whatever it begins or ends with."""
    sizes = [len(line.words) for line in lines]
    return {at for at, size in enumerate(sizes) if size > _NOTICE and 2 * size > sum(sizes)}


def _head(lines: list[Line], seen: list[Glance]) -> tuple[int | None, set[int]]:
    """The headline and all that stands above the first paragraph."""
    first = next((at for at, line in enumerate(lines) if not _is_heading(line, seen[at])), len(lines))
    apart = {at for at in range(min(first, _HEAD)) if _is_apart(lines[at], seen[at])}
    if (
        not 0 < first < len(lines)
        or first > _HEAD
        or not (lines[first].gap or apart or find_dateline(lines[first].text)[1])
    ):
        first, apart = 0, set()
    released = max((at for at in range(first) if _is_released(lines[at])), default=-1)
    # What is told above the byline is a deck, however much it reads like the text.
    signed = next((at for at in range(first, min(first + _LEAD, len(lines))) if _is_byline(lines[at])), None)
    if signed is not None and signed + 1 < len(lines) and first > 0:
        apart |= {at for at in range(first, signed + 1) if _is_apart(lines[at], seen[at])}
        first = next((at for at in range(signed + 1, len(lines)) if not _is_apart(lines[at], seen[at])), first)
        apart |= set(range(signed + 1, first))
    free = [
        at
        for at in range(released + 1, first)
        if at not in apart and _HEADLINE[0] <= len(lines[at].words) <= _HEADLINE[1]
    ]
    # The outlet's name, a section or a kicker has fewer words than most headlines; none stands above a bare text.
    told = (at for at in free if sum(word != "#" for word in lines[at].folded) >= _TOLD)
    headline = next(told, free[0] if free else None)
    if headline is None or not (apart or _is_name_of(lines[0])):
        headline = leading_headline(lines)
        return headline, apart if headline is None else {*apart, headline, *_signatures(lines, seen, headline + 1)}
    # A line between the headline and a byline or a date is none of the text either.
    known = set(range(max(headline, *apart) + 1)) if apart else set(range(headline + 1))
    deck = next((at for at in free if at > headline), None)
    if deck is not None and len(lines[deck].words) > _TOLD and all(at in known for at in range(headline, deck)):
        known.add(deck)
    if apart:
        known |= {at for at in range(headline, first) if _is_name_of(lines[at])}
    # What is neither headline, deck nor signature belongs to the text: a heading over its first section.
    last = next((at for at in range(headline, first) if at not in known), first)
    return headline, {at for at in known if at < last}


def _is_byline(line: Line) -> bool:
    return len(line.words) <= _LOOSE and START.match(line.text) is not None


def _is_released(line: Line) -> bool:
    """Whether a line says when a press release may be told, above which only its sender stands."""
    return any(cue.kind == "notice" and cue.where == "start" for cue in line.cues) and line.folded[:1] == ["for"]


def _is_heading(line: Line, seen: Glance) -> bool:
    """Whether a line above the text is none of it: a headline, a deck, a byline or a stamp."""
    if seen.prose or line.marker or is_dateline(line.text):
        return _is_apart(line, seen)
    # A headline may end with somebody's words, but not with somebody's sentence.
    return line.text.rstrip("\"”’'")[-1:] not in _ENDED or _is_apart(line, seen)


def _is_apart(line: Line, seen: Glance) -> bool:
    """Whether a line says where, when or by whom the text was published."""
    if (is_signed(seen.look) and line.text[-1] not in ".!?") or is_furniture(seen.look):
        return True
    if line.folio or _ADDRESS.fullmatch(line.text) or line.text[0] == "©":
        return True
    if len(line.words) < _STAMP and len(names_in(line.text, strict=True)) > 1:
        return True
    if (
        is_name(line.text)
        or is_agency(line.text)
        or is_credit(line)
        or START.match(line.text)
        or _MINUTES.fullmatch(line.text)
    ):
        return True
    if len(line.words) <= _LOOSE and _MINUTES_LAST.search(line.text):
        return True
    # "On Tuesday, ..." begins stamps as well as sentences.
    if len(line.words) < _STAMP and not seen.prose and any(cue.kind == "stamp" for cue in line.cues):
        return True
    if len(line.words) <= _OFFICE and line.folded[-1:] and line.folded[-1] in word_list("offices"):
        return True
    if any(stamp.fullmatch(line.text) for stamp in (_NUMBERS, _YEARLESS, _MONTH)):
        return True
    printed = sum(len(found.text) for found in find_dates(line.text)) if len(line.words) < 2 * _STAMP else 0
    short = len(line.words) < _STAMP and line.text[-1] not in ".!?"
    return printed > 0 and (
        short
        or printed > _DATED * len(line.text)
        or (line.text[-1] not in ".!?" and _STAMPED.search(line.text) is not None)
    )


def _signatures(lines: list[Line], seen: list[Glance], start: int) -> set[int]:
    """The bylines and dates from a line on."""
    found: set[int] = set()
    for at in range(start, min(start + _HEAD, len(lines))):
        if lines[at].text[-1] == ":" or not _is_apart(lines[at], seen[at]):
            break
        found.add(at)
    return found


def below(lines: list[Line], loose: int = _LOOSE, seen: list[Glance] | None = None) -> set[int]:
    """What stands below the last paragraph, and all below a line that ends the text.

    Short lines of up to ``loose`` words between lines that tell themselves what they are go with them. ``seen`` is what
    was seen in each line, where somebody has looked already.
    """
    seen = seen or glances(lines)
    sizes = [len(line.words) for line in lines]
    start = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        if _is_tail(lines[at], seen[at]):
            start = at
        elif seen[at].prose or len(lines[at].words) > loose:
            break
    for at, line in enumerate(lines):
        ends = _is_end(line) or _ABOUT.fullmatch(line.text)
        if at and ends and sum(sizes[at:]) <= _REST * sum(sizes):
            start = min(start, at)
            break
    return set(range(start, len(lines)))


def ended(lines: list[Line], body: list[bool], seen: list[Glance]) -> list[bool]:
    """Which lines are body without those at its end that tell themselves what they are, and titles below buttons."""
    chosen = [at for at, inside in enumerate(body) if inside]
    # Where no blank lines part blocks, nothing says that a short line belongs to the one above it.
    gaps = any(lines[at].gap for at in chosen[1:])
    out: set[int] = set()
    titles: list[int] = []
    for at in reversed(chosen):
        if seen[at].prose or lines[at].text[-1] in _CLOSED or len(lines[at].words) > _STAMP:
            break
        titles.append(at)
        if at and not body[at - 1] and is_button(seen[at - 1].look):
            # An advertisement may stand above the last list of an article as well.
            if lines[at].marker and not any(cue.kind == "related" for cue in lines[at - 1].cues):
                break
            out.update(titles)
            titles = []
    for at in range(chosen[0] + 1, chosen[-1]) if chosen else ():
        if not body[at] and _is_end(lines[at]):
            rest = [other for other in chosen if other > at]
            if sum(len(lines[other].words) for other in rest) <= _REST * sum(
                len(lines[other].words) for other in chosen
            ):
                out.update(rest)
            break
    kept = [at for at in chosen if at not in out]
    tail = below([lines[at] for at in kept], _LOOSE if gaps else 0, [seen[at] for at in kept])
    out.update(kept[at] for at in tail)
    return [inside and at not in out for at, inside in enumerate(body)]


def without_labels(lines: list[Line], body: list[bool]) -> list[bool]:
    """Which lines are body without those that lead to another article and buttons that the line model does not know."""
    return [inside and not is_label(line) for line, inside in zip(lines, body, strict=True)]


def trimmed(lines: list[Line], body: list[bool], headline: int | None) -> tuple[list[bool], int | None]:
    """Which lines of a short page are body without those amid and above it that tell what they are, and the headline.

    The outlet's name is no headline where a line that could be one stands between it and the text.
    """
    chosen = [at for at, inside in enumerate(body) if inside]
    out: set[int] = set()
    first = next((n for n, at in enumerate(chosen) if not _is_heading(lines[at], glances([lines[at]])[0])), 0)
    lead = [at for at in chosen[:first] if sum(word != "#" for word in lines[at].folded) >= _TOLD]
    if headline is not None and lead and first <= _LEAD and _is_name_of(lines[headline]):
        headline = lead[0]
        out.update(at for at in chosen if at <= headline)
    out |= _boxed(lines)
    top = chosen[first] if chosen else 0
    signed = max((at for at in range(headline or 0, top) if _is_apart(lines[at], glances([lines[at]])[0])), default=0)
    out.update(at for at in chosen[:first] if at < signed or _is_apart(lines[at], glances([lines[at]])[0]))
    for at in chosen:
        if not any(cue.kind == "notice" and cue.where == "start" for cue in lines[at].cues):
            break
        out.add(at)
    return [inside and at not in out for at, inside in enumerate(body)], headline


def _is_end(line: Line) -> bool:
    """Whether a line is a mark that a text ends with: "ENDS", "-30-", "###", but not any number."""
    if line.folded[:1] == ["end"] and _HOUR.fullmatch(line.text[3:].strip(" :,")):
        return True
    if line.folded[:1] == ["about"] and len(line.words) <= _OFFICE and any(cue.kind == "bio" for cue in line.cues):
        return True  # the heading of a note on who wrote the page
    return any(cue.kind == "end" for cue in line.cues) and ("#" not in line.folded or bool(_MARK.fullmatch(line.text)))


def _boxed(lines: list[Line]) -> set[int]:
    """The short lines of boxes amid the text that a line heads, with no blank line between: "You might also like:"."""
    out: set[int] = set()
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        heads = any(cue.kind == "related" and cue.where == "line" for cue in above.cues)
        if not line.gap and (heads or at - 1 in out) and len(line.words) < _STAMP and line.text[-1] not in '.!?"”':
            out.add(at)
    return out


def _is_name_of(line: Line) -> bool:
    """Whether a line reads as the name of an outlet or a house: a few words, all of them with a capital."""
    small = word_list("stop")
    return len(line.words) < _TOLD and all(word[0].isupper() or word in small for word in line.words)


def _is_writer(text: str) -> bool:
    """Whether a line begins with a name and what somebody does who writes for the page."""
    words = text.split(maxsplit=4)
    return any(
        " ".join(words[size:]).startswith(tuple(load("pages_words")["covering"]["words"]))
        and is_name(" ".join(words[:size]))
        for size in (2, 3)
    )


def _is_tail(line: Line, seen: Glance) -> bool:
    kinds = {cue.kind for cue in line.cues if cue.where != "in" and cue.kind != "end"}
    if kinds & _TAIL and len(line.words) <= (_REMARK if kinds == {"notice"} else _NOTICE):
        return True
    if (
        line.folio
        or not line.words
        or (is_biography(line) and _QUOTES.isdisjoint(line.text))
        or _is_writer(line.text)
        or _is_end(line)
        or _ADDRESS.fullmatch(line.text)
        or _INITIALS.fullmatch(line.text)
        or _TAGS.fullmatch(line.text)
        or (len(line.words) < 2 * _STAMP and _CONTRIBUTED.search(line.text))
    ):
        return True
    if ("caption", "start") in {(cue.kind, cue.where) for cue in line.cues} and ":" in line.text[:_LABEL]:
        return len(line.words) < _STAMP
    if "@" in line.text and len(line.words) <= _WRITTEN_TO and _MAIL.search(line.text):
        return True
    if " | " in line.text and len(line.words) <= _STAMP and line.text[-1] not in ".!?":
        return True  # a row of links
    if "://" in line.text and len(line.text.split()) <= _OFFICE:
        return True
    return (
        "©" in line.text
        or _COPYRIGHT.fullmatch(line.text) is not None
        or _FOLIO.fullmatch(line.text) is not None
        or (is_signed(seen.look) and line.text[-1] not in ".!?")
    )


def is_label(line: Line) -> bool:
    """Whether a line leads to another article, "Related: ...", or is a button that the line model does not know."""
    if any(cue.where == "line" and not cue.learned and cue.kind in _BUTTONS for cue in line.cues):
        return True
    if _COUNTER.fullmatch(line.text) or (line.folded[:2] == ["posted", "by"] and _CLOCK.search(line.text)):
        return True
    related = any(cue.kind == "related" and cue.where == "start" for cue in line.cues)
    return related and ":" in line.text[:_LABEL] and len(line.words) < _STAMP


def _is_caption(line: Line) -> bool:
    return len(line.words) < _NOTICE and is_picture(line.text)
