"""Cues with their source and content, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.parsing.lexicon import words
from bot.parsing.quotations import phrases as p
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.outline import QUOTE, Line
from bot.parsing.quotations.verbs import lemmas, speech, strong


@dataclass(slots=True)
class Attribution:
    """One act of reporting: item ranges in its line for cue and source, text ranges for the content."""

    line: Line
    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    quotes: list[Quoted] = field(default_factory=list)
    medium: tuple[int, int] | None = None
    audience: tuple[int, int] | None = None


def attributions(line: Line) -> list[Attribution]:
    """The acts of reporting in one outer sentence, in order."""
    found: list[Attribution] = []
    items = line.items
    taken_until = -1
    index = 0
    while index < len(items):
        made = _according(line, index) or _colon(line, index) or _verb(line, index, taken_until)
        if made and made.content:
            found.append(made)
            taken_until = max([taken_until] + [_last_item(line, end) for _, end in made.content])
            index = made.cue[1]
        else:
            index += 1
    return found


def _last_item(line: Line, end: int) -> int:
    return max(i for i, t in enumerate(line.items) if t.start < end)


def _span(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """The text range of items ``first``..``last`` (half-open) without marks at its edges."""
    items = line.items
    while first < last and items[first].text in (",", ":", ";", "—", "–", "--", "-"):
        first += 1
    while last > first and items[last - 1].text in (",", ".", ":", ";", "—", "–", "--", "-"):
        last -= 1
    return [(items[first].start, items[last - 1].end)] if last > first else []


def _according(line: Line, index: int) -> Attribution | None:
    items = line.items
    if items[index].lower != "according" or index + 2 >= len(items) or items[index + 1].lower != "to":
        return None
    source = p.phrase_starting(line, index + 2)
    if source is None:
        return None
    if index == 0 or (index and items[index - 1].lower in ("and", "but")):
        end = next((i for i in range(source[1], len(items)) if items[i].text == ","), None)
        content = _span(line, end + 1, len(items)) if end is not None else []
    else:
        content = _span(line, 0, index)
    return Attribution(line, (index, index + 2), source, content)


def _colon(line: Line, index: int) -> Attribution | None:
    """`Quill: "It holds."` without any verb."""
    items = line.items
    if items[index].text != ":" or index == 0 or index > 12 or index + 1 >= len(items):
        return None
    if items[index + 1].text != QUOTE or any(t.lower in speech() for t in items[:index]):
        return None
    source = p.phrase_ending(line, index - 1)
    return Attribution(line, (index, index + 1), source, _span(line, index + 1, len(items))) if source else None


def _verb(line: Line, index: int, taken_until: int) -> Attribution | None:
    items = line.items
    word = items[index].lower
    if word not in speech() or (items[index].text[0].isupper() and index):
        return None
    before = items[index - 1] if index else None
    if before is not None and before.lower in (*p.DETERMINERS, "of", "'s", "in", "for", "by", "with"):
        return None
    cue_start, cue_end = _cue_group(line, index)
    quote_before = index > 0 and any(i in line.quotes for i in range(index))
    after = items[cue_end] if cue_end < len(items) else None
    closes_quote = before is not None and (before.text == QUOTE or (before.text in (",", "—", "–", "--") and index > 1))
    # `"...," said Quill` and `..., said Quill`
    if closes_quote and word in strong() | _INVERTING and cue_start == index:
        source = p.phrase_starting(line, cue_end)
        if source is not None and ((before is not None and before.text == QUOTE) or word in _INVERTING):
            content = _before(line, index)
            return Attribution(line, (index, cue_end), source, content + _rest(line, source[1], content))
    source = p.subject_left(line, cue_start)
    if source is None or (source[0] <= taken_until and quote_before is False and taken_until >= index):
        return None
    trailing = (
        after is None
        or after.text in (".", ",", ";", "!", "?", "—", "–")
        or after.lower in ("in", "on", "at", "during")
        or after.lower in p.calendar()
    )
    if source[0] > 0 and items[source[0] - 1].text in (",", QUOTE) and trailing and (index >= 3 or quote_before):
        content = _before(line, source[0])
        if content and (word in strong() or quote_before or _only_tail(line, cue_end)):
            return Attribution(line, (cue_start, cue_end), source, content + _rest(line, cue_end, content))
    audience = _hearer(line, cue_end) if lemmas()[word] in _WITH_HEARER else None
    content_start = _content_start(line, audience[1] if audience else cue_end)
    if content_start is None:
        return None
    has_quote = any(i in line.quotes for i in range(content_start, len(items)))
    follows = items[content_start]
    clause = follows.lower in ("that", "whether", "how", "why", "if", "what") or word in strong()
    if not clause and not has_quote and lemmas()[word] not in _CLAUSAL:
        return None
    content = _span(line, content_start, len(items))
    return Attribution(line, (cue_start, cue_end), source, content, audience=audience)


_WITH_HEARER = frozenset(["tell", "inform", "urge", "ask", "brief", "remind"])


def _hearer(line: Line, index: int) -> tuple[int, int] | None:
    """Whom it was told: the phrase between "told" and what was told."""
    items = line.items
    end = index
    while end < len(items) and end - index < 10:
        token = items[end]
        if token.text in p.STOPS or token.lower in words("function_words", "after_hearer"):
            break
        if token.lower in p.calendar() or (end > index and token.lower in p.DETERMINERS):
            break
        end += 1
    return (index, end) if end > index else None


_INVERTING = words("function_words", "inverting")
_CLAUSAL = frozenset(["claim", "suggest", "argue", "note", "believe"])


def _cue_group(line: Line, index: int) -> tuple[int, int]:
    """The verb with its auxiliaries and adverbs, and a particle after it."""
    items = line.items
    start = index
    while start > 0 and (p.is_adverb(items[start - 1].lower) or items[start - 1].lower in p.AUXILIARIES):
        start -= 1
    while start < index and items[start].lower not in p.AUXILIARIES and not p.is_adverb(items[start].lower):
        start += 1
    # "was quoted as saying"
    end = index + 1
    if items[index].lower == "quoted" and [t.lower for t in items[end : end + 2]] == ["as", "saying"]:
        end += 2
    if (
        end < len(items)
        and items[end].lower in ("out", "up", "in")
        and items[index].lower in ("pointed", "points", "summed", "chimed")
    ):
        end += 1
    return start, end


def _before(line: Line, limit: int) -> list[tuple[int, int]]:
    """The content that runs up to the source or cue at ``limit``, from the start of the line."""
    start = 0
    if line.items[0].lower in ("but", "and", "so") and any(i in line.quotes for i in range(limit)):
        start = 0
    return _span(line, start, limit)


def _rest(line: Line, after: int, before: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What goes on after `..., she said, ...`."""
    items = line.items
    if not before:
        return []
    index = after
    while index < len(items) and items[index].text not in (",", ":", "—", QUOTE):
        index += 1
    if index >= len(items):
        return []
    if any(i in line.quotes for i in range(index, len(items))):
        first = min(i for i in line.quotes if i >= index)
        return _span(line, first, len(items))
    return []


def _only_tail(line: Line, index: int) -> bool:
    return len(line.items) - index <= 8


def _content_start(line: Line, index: int) -> int | None:
    """Where the content begins after the cue: past the hearer, the day, a comma or a colon."""
    items = line.items
    steps = 0
    while index < len(items) and steps < 12:
        token = items[index]
        if token.text in (".", "?", "!", ";"):
            return None
        if token.lower in ("on", "in", "at", "during", "to", "after", "about") or token.lower in p.calendar():
            ahead = index + 1
            while (
                ahead < len(items)
                and ahead - index < 12
                and items[ahead].text not in (",", ":", QUOTE)
                and items[ahead].lower not in ("that",)
            ):
                if items[ahead - 1].lower in p.calendar():
                    break
                ahead += 1
            if ahead < len(items) and ahead - index < 12:
                index = ahead
                steps += 1
                continue
            return index
        if token.text in (",", ":"):
            index += 1
            steps += 1
            continue
        return index
    return None
