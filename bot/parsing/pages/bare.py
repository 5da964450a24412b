"""A page that holds nothing but its article, or little else: which of its lines are body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.bare_tails import HOUR, NOTICE, below, is_label
from bot.parsing.pages.bare_tops import (
    HEAD,
    LEAD,
    STAMP,
    TOLD,
    find_top,
    is_apart,
    is_byline,
    is_heading,
    is_name_of,
    signatures,
)
from bot.parsing.pages.credits import is_picture
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.glance import glances
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_button

_CLOSED = frozenset(".!?:")


def tell_bare(lines: list[Line], headline: int | None) -> tuple[list[bool], int | None]:
    """For every line whether it is body, and the headline's index, which may be known before."""
    seen = glances(lines)
    main = _main(lines)
    if headline is None:
        headline, above = find_top(lines, seen)
    else:
        above = {headline, *signatures(lines, seen, headline + 1)}
    out = above | below(lines) | _noted(lines, range(len(lines)))
    hours = [at for at, line in enumerate(lines) if HOUR.fullmatch(line.text)]
    if len(hours) == 1 and hours[0] < HEAD:  # two would head the entries of a running report
        out.add(hours[0])
    out |= {at for at, line in enumerate(lines) if is_button(seen[at].look) or _is_caption(line) or is_label(line)}
    return [at not in out or at in main for at in range(len(lines))], None if headline in main else headline


def _main(lines: list[Line]) -> set[int]:
    """The line that holds most of the page's words, if it is long: the text, whatever it begins or ends with."""
    sizes = [len(line.words) for line in lines]
    return {at for at, size in enumerate(sizes) if size > NOTICE and 2 * size > sum(sizes)}


def trimmed(lines: list[Line], body: list[bool], headline: int | None) -> tuple[list[bool], int | None]:
    """Which lines of a short page are body without those amid and above it that tell what they are, and the headline.

    The outlet's name is no headline where a line that could be one stands between it and the text.
    """
    chosen = [at for at, inside in enumerate(body) if inside]
    out: set[int] = set()
    first = next((n for n, at in enumerate(chosen) if not is_heading(lines[at], glances([lines[at]])[0])), 0)
    lead = [at for at in chosen[:first] if sum(word != "#" for word in lines[at].folded) >= TOLD]
    if headline is not None and lead and first <= LEAD and is_name_of(lines[headline]):
        headline = lead[0]
        out.update(at for at in chosen if at <= headline)
    out |= _boxed(lines)
    top = chosen[first] if chosen else 0
    signed = max((at for at in range(headline or 0, top) if is_apart(lines[at], glances([lines[at]])[0])), default=0)
    hours = {at for at in chosen if HOUR.fullmatch(lines[at].text)}
    kept = hours if len(hours) > 1 else set()  # two head the entries of a running report
    out.update(at for at in chosen[:first] if at < signed or is_apart(lines[at], glances([lines[at]])[0]))
    out -= kept
    out |= _noted(lines, chosen) | _signed_late(lines, chosen, headline)
    return [inside and at not in out for at, inside in enumerate(body)], headline


def _noted(lines: list[Line], chosen: Sequence[int]) -> set[int]:
    """The notes on what the page is that stand above its text."""
    noted = takewhile(lambda at: any(cue.kind == "notice" and cue.where == "start" for cue in lines[at].cues), chosen)
    found = set(noted)
    return found if len(found) < len(chosen) else set()


def _signed_late(lines: list[Line], chosen: list[int], headline: int | None) -> set[int]:
    """The deck above a byline, or above a name with a day below it, close to the headline, and what signs."""
    if headline is None:
        return set()
    for at in range(min(headline + LEAD, len(lines) - 2), headline, -1):
        line, after = lines[at], lines[at + 1]
        dated = bool(find_dates(after.text)) and is_apart(after, glances([after])[0])
        if (is_byline(line) and line.text[-1] not in _CLOSED) or (dated and is_name(line.text)):
            return {other for other in chosen if other <= at + dated}
    return set()


def _boxed(lines: list[Line]) -> set[int]:
    """The short lines of boxes amid the text that a line heads, with no blank line between: "You might also like:"."""
    out: set[int] = set()
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        heads = any(cue.kind == "related" and cue.where == "line" for cue in above.cues)
        if not line.gap and (heads or at - 1 in out) and len(line.words) < STAMP and line.text[-1] not in '.!?"”':
            out.add(at)
    return out


def _is_caption(line: Line) -> bool:
    return len(line.words) < NOTICE and is_picture(line.text)
