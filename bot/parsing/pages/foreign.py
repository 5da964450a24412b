"""The body of a page in a language the line model was not trained on: by the length of its lines alone."""

from __future__ import annotations

from bot.parsing.pages.body import Verdict
from bot.parsing.pages.lines import Line

_PROSE, _SENTENCE = 80, 40
_SHORT = 25
_HEADLINE = 15, 160
_REACH = 12
_SAMPLE = 60
_END = '.!?…»”“"。！？।؟'


def judge_foreign(lines: list[Line]) -> Verdict:
    """The lines that read as running text in any language, and the line above the first that could be their headline.

    Nothing on such a page is annotated: this only keeps what it says, apart from most of what stands around it.
    """
    long = _of_size(lines, _PROSE)
    if not any(long):  # a brief piece: its sentences
        long = [found and line.text[-1] in _END for found, line in zip(_of_size(lines, _SENTENCE), lines, strict=True)]
    body = list(long)
    for index, line in enumerate(lines):
        beside = any(long[max(0, index - 1) : index + 2])
        body[index] = long[index] or (beside and _size(line.text) >= _SHORT and line.text[-1] in _END)
    first = next((index for index, inside in enumerate(body) if inside), len(lines))
    headline = None
    for index in range(first - 1, max(-1, first - _REACH), -1):
        size = _size(lines[index].text)
        if _HEADLINE[0] <= size <= _HEADLINE[1] and (headline is None or size > _size(lines[headline].text)):
            headline = index
    return Verdict(body, [float(inside) for inside in body], headline)


def _of_size(lines: list[Line], least: int) -> list[bool]:
    return [_size(line.text) >= least and not line.cues for line in lines]


def _size(text: str) -> int:
    """The length in characters, doubled where they are Chinese, Japanese or Korean and say twice as much."""
    return len(text) * (2 if is_east_asian(text) else 1)


def is_east_asian(text: str) -> bool:
    """Whether most characters, as far as the beginning tells, are Chinese, Japanese or Korean."""
    sample = text[:_SAMPLE]
    return not sample.isascii() and sum(char > "\u2e7f" for char in sample) * 2 > len(sample)
