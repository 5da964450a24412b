"""What stands below a headline and is no body yet: the deck, and who wrote it."""

from __future__ import annotations

from bot.parsing.pages.author_names import is_given_name, is_name
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import AT, PAST, SAID, is_byline, is_signed, word_list
from bot.parsing.pages.surroundings import Page

DOUBT = 0.75
"""A line no likelier than this to be body is one the model doubts."""
_CONTRAST = 0.25
_NAME, _CAPITALS = AT["name_like"], AT["capitals"]
_SIGNATURE, _WRITER = 6, 7  # words


def leave_deck(lines: list[Line], seen: list[Glance], body: list[bool], headline: int) -> None:
    """Take the line under the headline out of the body if the byline or the date still follows it."""
    for index in range(headline + 1, min(headline + 4, len(body))):
        if body[index] and _is_writer(lines[index], seen[index]):
            body[index] = False
        elif body[index]:
            after = range(index + 1, min(index + 5, len(body)))
            nearest = next((i for i in after if body[i] or _signs(lines[i], seen[i])), None)
            if nearest is not None and is_byline(seen[nearest].look):
                body[nearest] = False
            # Who signs below all of a text has written it, and what stands above is no deck.
            body[index] = nearest is None or body[nearest] or True not in body[nearest:]
            return


def leave_doubtful_deck(page: Page, body: list[bool], chances: list[float], headline: int) -> None:
    """Take a first line out of the body that the model doubts, unlike the next, if it is told as decks are.

    A deck is one sentence in the present tense that takes up the headline; a lede reports, in the past, on a day.
    """
    first, second = [*(i for i, inside in enumerate(body) if inside and i > headline), len(body), len(body)][:2]
    if second == len(body) or chances[first] > DOUBT or chances[second] - chances[first] < _CONTRAST:
        return
    line, seen = page.lines[first], page.glances[first]
    told = set(line.folded) & word_list("reporting") or seen.look[PAST] > 0 or seen.look[SAID] > 0
    takes_up = seen.content & page.glances[headline].content
    if 6 <= page.sizes[first] <= 30 and not told and takes_up and not find_dateline(line.text)[1]:
        body[first] = False


def is_signature(line: Line) -> bool:
    """Whether a line is somebody's name, as stands below a headline and above what that person does."""
    return len(line.words) <= _SIGNATURE and is_name(line.text) and is_given_name(line.text.split(maxsplit=1)[0])


def _signs(line: Line, seen: Glance) -> bool:
    """Whether a line is a byline, a date or a writer's name."""
    return is_signed(seen.look) or (seen.look[_NAME] > 0 and is_signature(line))


def _is_writer(line: Line, seen: Glance) -> bool:
    """Whether a line below a headline is a name with what that person is: capitals and no end."""
    capitals = len(line.words) <= _WRITER and seen.look[_CAPITALS] == 1 and line.text[-1].isalpha()
    return capitals and is_given_name(line.words[0])
