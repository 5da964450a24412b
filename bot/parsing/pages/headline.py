"""The headline and the deck of a flattened page."""

from __future__ import annotations

from bot.parsing.pages.body import is_prose
from bot.parsing.pages.lines import Line

_WEAK = {"menu", "share", "subscription", "comment", "advert", "related", "tag", "form", "stamp", "byline"}


def find_headline(lines: list[Line], body: list[bool]) -> int | None:
    """The index of the line that is the page's headline, or ``None``."""
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    vocabulary = {w for i, line in enumerate(lines) if body[i] for w in line.folded if len(w) > 3}
    best, best_score = None, 0.0
    for index in range(max(0, first - 60), first):
        line = lines[index]
        size = len(line.words)
        if not 2 <= size <= 30 or any(c.kind in _WEAK and c.where != "in" for c in line.cues):
            continue
        content = [w for w in line.folded if len(w) > 3]
        shared = sum(w in vocabulary for w in content) / max(2, len(content))
        score = 3 * shared + min(size, 12) / 6 - (first - index) * 0.05
        score -= 1.5 if line.text[-1] in ".:" else 0
        score -= 1.0 if line.marker else 0
        score -= 1.5 if any(c.kind == "caption" for c in line.cues) else 0
        score += 0.5 if any(lines[i].text == line.text for i in range(index)) else 0
        if is_prose(line):
            score -= 1.5
        if score > best_score + 0.3:
            best, best_score = index, score
    return best if best_score > 2 else None


def find_deck(lines: list[Line], body: list[bool], headline: int | None) -> int | None:
    """The index of the standfirst below the headline, or ``None``."""
    if headline is None:
        return None
    for index in range(headline + 1, min(headline + 6, len(lines))):
        if body[index]:
            return None
        line = lines[index]
        if 6 <= len(line.words) <= 45 and not line.cues and line.text != lines[headline].text:
            if any(lines[i].text == line.text for i in range(len(lines)) if i != index):
                continue
            return index
    return None


def leading_headline(lines: list[Line]) -> int | None:
    """In a page without furniture, the first line if it is evidently a headline and not the first sentence."""
    if len(lines) < 2 or not lines[1].gap:
        return None
    line = lines[0]
    size = len(line.words)
    if not 2 <= size <= 30 or line.marker:
        return None
    if line.text[-1] not in '.!?"”:':
        return 0 if size <= 25 else None
    if line.text[-1] == ":":
        return None
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in line.words if len(word) > 3)
    long_words = sum(len(word) > 3 for word in line.words)
    return 0 if long_words and capitals >= 0.75 * long_words else None
