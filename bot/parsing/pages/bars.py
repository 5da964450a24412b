"""How likely each line of a page must be to count as body."""

from __future__ import annotations

from bot.parsing.pages import looks
from bot.parsing.pages.credits import is_credit
from bot.parsing.pages.looks import is_signed
from bot.parsing.pages.surroundings import Page

_LIKELY = 0.42
# Where lines that are doubtful hold so much of what is likely, they are no stray lines but part of it.
_DOUBTFUL, _MUCH, _TOO_MUCH = 0.19, 0.07, 0.4
_SURE = 0.6
_REACH = 3  # lines
# A line beside what belongs to a picture is its caption, unless the picture has none and the line is clearly body.
_CLEAR, _CAPTION = 0.9, 60  # probability, words
_SENTENCE, _STOPS = 6, 0.1  # words, share of stop words
_LEAST, _APART = 4, 0.9  # paragraphs, share of them
# On a page whose clearest body lines are unclear, a line need only be about as likely as those.
_OF_BEST = 0.6
_BEST = 6
_STOP_SHARE = looks.AT["stop_share"]


def bars(page: Page, chances: list[float]) -> list[float]:
    """For every line the probability from which it is body.

    More is asked of what may be a caption. Lists, tables and headings are each doubtful in an article that is full of
    them: between its sure lines, and a few lines around, less is asked of those that nothing speaks against where much
    would be lost else.
    """
    usual = min(_LIKELY, _OF_BEST * _best_lines(page, chances))
    found = [usual] * len(chances)
    apart = _is_set_apart(page, chances) and not _begins_glued(page, chances)
    for index, chance in enumerate(chances):
        if _DOUBTFUL < chance < _CLEAR and page.sizes[index] <= _CAPTION:
            below = apart and index > 0 and chances[index - 1] <= found[index - 1] and _is_glued(page, index)
            if below or _is_credited(page, index):
                found[index] = _CLEAR
    sure = [index for index, chance in enumerate(chances) if chance > _SURE]
    if usual <= _DOUBTFUL or not sure:
        return found
    start, stop = max(0, sure[0] - _REACH), min(len(chances), sure[-1] + _REACH + 1)
    doubtful = [
        i
        for i in range(start, stop)
        if found[i] == usual
        and _DOUBTFUL < chances[i] <= usual
        and (i > sure[0] or page.sizes[i] >= _SENTENCE)
        and not _is_told_of(page, i)
    ]
    likely = sum(chance * size for chance, size in zip(chances, page.sizes, strict=True))
    if _MUCH * likely < sum(page.sizes[i] for i in doubtful) < _TOO_MUCH * likely:
        for index in doubtful:
            found[index] = _DOUBTFUL
    return found


def _is_credited(page: Page, index: int) -> bool:
    """Whether a line says whence a picture comes, or the next does and this one is not what somebody in it says."""
    if is_credit(page.lines[index]):
        return True
    said = page.lines[index].text[0] in '"“'
    return not said and index + 1 < len(page.lines) and is_credit(page.lines[index + 1])


def _is_set_apart(page: Page, chances: list[float]) -> bool:
    """Whether blank lines stand between the page's paragraphs."""
    gaps = [line.gap for line, chance in zip(page.lines, chances, strict=True) if chance > _CLEAR]
    return len(gaps) >= _LEAST and sum(gaps) >= _APART * len(gaps)


def _begins_glued(page: Page, chances: list[float]) -> bool:
    """Whether paragraphs below something else stand close to it: a browser's copy has blank lines below them only."""
    begun = [
        page.lines[i].gap
        for i in range(1, len(chances))
        if chances[i] > _SURE >= chances[i - 1]
        and page.sizes[i] >= _SENTENCE
        and not any(cue.kind == "caption" for cue in page.lines[i - 1].cues)
    ]
    return 2 * sum(begun) < len(begun)


def _is_glued(page: Page, index: int) -> bool:
    """Whether a line, a sentence or what reads like one, follows the line above without a blank one."""
    line = page.lines[index]
    if line.gap or line.marker or page.sizes[index] < _SENTENCE:
        return False
    return page.glances[index].look[_STOP_SHARE] > _STOPS


def _is_told_of(page: Page, index: int) -> bool:
    """Whether something in a line says what it is instead of body."""
    return bool(page.lines[index].cues) or is_signed(page.glances[index].look)


def _best_lines(page: Page, chances: list[float]) -> float:
    """The mean probability of the words in the likeliest lines of some length."""
    long = sorted(((p, size) for p, size in zip(chances, page.sizes, strict=True) if size >= 8), reverse=True)
    best = long[:_BEST]
    return max(0.1, sum(p * size for p, size in best) / sum(size for _, size in best)) if best else 1.0
