"""What reads like another article below an article and is none: a site's terms, and rows of teasers."""

from __future__ import annotations

from itertools import pairwise

from bot.parsing.pages.joints import is_running
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import word_list
from bot.parsing.pages.teasers import DECK, is_cut_off

# Shares of the words in paragraphs with one word of such terms, and with two: articles on accounts have few with two.
_TERMS, _MANY_TERMS = 0.6, 0.25
_CUT_OFF = 0.5  # share of the paragraphs
_TWO, _SEVERAL = 2, 5  # paragraphs


def is_leftover(lines: list[Line], body: list[bool]) -> bool:
    """Whether the paragraphs of what could be an article are terms or the decks of teasers."""
    paragraphs = [index for index, inside in enumerate(body) if inside and is_running(lines[index])]
    told = [lines[index] for index in paragraphs]
    return _are_terms(told) or _are_cut_off(told) or _are_decks(told, paragraphs)


def _are_terms(told: list[Line]) -> bool:
    """Whether most paragraphs speak of cookies, accounts and what a user may do, and report nothing."""
    held = [
        len(word_list("terms").intersection(line.folded)) * word_list("said").isdisjoint(line.folded) for line in told
    ]
    some, many = (sum(len(line.words) for line, n in zip(told, held, strict=True) if n >= least) for least in (1, 2))
    total = sum(len(line.words) for line in told)
    return some >= _TERMS * total and many >= _MANY_TERMS * total


def _are_cut_off(told: list[Line]) -> bool:
    """Whether most paragraphs break off."""
    return sum(map(is_cut_off, told)) >= max(_TWO, _CUT_OFF * len(told))


def _are_decks(told: list[Line], paragraphs: list[int]) -> bool:
    """Whether short paragraphs stand one by one, each below a title; an article's follow each other."""
    follow = sum(after == before + 1 for before, after in pairwise(paragraphs))
    return len(told) >= _SEVERAL and 2 * follow < len(told) and all(len(line.words) <= DECK for line in told)
