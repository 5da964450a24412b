"""What a lookup asked for, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from bot.model.answer import Readings, Timeline
from bot.rendering.dates import day_words

_WORDS = {"speaker": "by {}", "about": "about “{}”", "wording": "worded like “{}”", "outlet": "from {}", "pages": "{}"}
_LEFT_OUT = {
    "speaker": "the speaker",
    "about": "the topic",
    "wording": "the wording",
    "outlet": "the outlet",
    "days": "the days",
}
_LONGEST = 60


def searched_words(searched: Iterable[tuple[str, str]], safe: Callable[[str, int], str]) -> list[str]:
    """One phrase a filter; ``safe`` makes typed words of at most so many units fit to be shown."""
    given = dict(searched)
    phrases = [_WORDS[name].format(safe(value, _LONGEST)) for name, value in given.items() if name in _WORDS]
    ends = [
        f"{lead} {day_words(date.fromisoformat(given[name]))}"
        for name, lead in (("since", "from"), ("until", "to"))
        if name in given
    ]
    # The day of publication stands in where a page does not tell when something was said.
    return [*phrases, f"said, or else published, {' '.join(ends)}"] if ends else phrases


def without_words(without: Iterable[tuple[str, int, bool]]) -> str:
    """``Without the outlet there are 3, without the days more than 500.``"""
    told = [(_LEFT_OUT[name], f"more than {count:,}" if more else f"{count:,}") for name, count, more in without]
    if not told:
        return ""
    (first, count), *others = told
    lead = f"Without {first} there {'is' if count == '1' else 'are'} {count}"
    return ", ".join([lead, *(f"without {name} {n}" for name, n in others)]) + "."


def looked_at_words(answer: Timeline) -> str:
    """``from 2,000 of 3,412 pages, those most on the topic``; empty when every page on the subject was looked at."""
    if answer.found <= answer.looked_at:
        return ""
    which = "those most on the topic" if answer.topic else "the newest"
    return f"from {answer.looked_at:,} of {answer.found:,} pages, {which}"


def read_words(read: Readings, safe: Callable[[str, int], str]) -> str:
    """``Read “Peskow” as Dmitry Peskov``: what was typed and is nowhere, and what was looked for instead."""
    told = [f"“{safe(typed, _LONGEST)}” as {safe(meant, _LONGEST)}" for typed, meant in read]
    return f"Read {', '.join(told)}" if told else ""
