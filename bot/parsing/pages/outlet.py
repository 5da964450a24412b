"""Which outlet a flattened page comes from, by what it says of itself."""

from __future__ import annotations

import re
from collections import defaultdict

from bot.parsing.pages.lines import Line

_PROPER = (
    r"(?:the )?((?:[A-Z][\w'’&.-]*)(?: (?:of|the|and|for|&|[A-Z][\w'’&.-]*)){0,4}(?<! of)(?<! the)(?<! and)(?<! for))"
)
_OFFICE = r"(?:reporter|editor|writer|correspondent|columnist|journalist|producer)"
_SELF = (
    (re.compile(rf"[Aa]ccess to {_PROPER} (?:has|have|is|will)\b"), 3.0),
    (re.compile(rf"\b(?:covers|writes|reports|wrote|covered)\b[^.]{{0,80}}? for {_PROPER}"), 2.5),
    (re.compile(rf"\b{_OFFICE}\b[^.]{{0,40}}? (?:for|at|with) {_PROPER}"), 2.0),
    (re.compile(rf"(?:©|\([Cc]\)|[Cc]opyright)[ ©]{{0,4}}(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,? ?{_PROPER}"), 2.0),
    (re.compile(rf"\b(?:[Ss]ubscribe|[Ss]ign up) (?:to|for) {_PROPER}(?='s|’s| news)"), 1.0),
    (re.compile(rf"^About {_PROPER}$"), 0.5),
)
_TITLE_TAIL = re.compile(r"\s(?:[|–—-]|::)\s([^|–—]{2,40})$")
_LEGAL_TAIL = re.compile(r",? (?:Inc|LLC|Ltd|Limited|plc|PLC|Corp|Corporation|Co|Group|All|Company|Pty)\b\.?.*$")


def find_outlet(lines: list[Line], body: list[bool], headline: str | None) -> str | None:
    """The outlet's name as the page's furniture or the tail of its title line gives it, or ``None``."""
    votes: defaultdict[str, float] = defaultdict(float)
    for line, inside in zip(lines, body, strict=True):
        if inside:
            continue
        if headline and line.text != headline and line.text.startswith(headline[:40]):
            if tail := _TITLE_TAIL.search(line.text):
                votes[tail[1].strip()] += 4
            continue
        for pattern, weight in _SELF:
            if match := pattern.search(line.text):
                name = _LEGAL_TAIL.sub("", match[1]).strip(" .,")
                if len(name) > 2:
                    votes[name] += weight
                break
    return max(votes, key=lambda name: votes[name]) if votes else None
