"""Lines that are paragraphs of running text beyond doubt."""

from __future__ import annotations

from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.credits import is_picture
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_credited
from bot.parsing.pages.signatures import START

_LEAST = 7  # words
_CLOSING = '.!?…”"'


def is_paragraph(line: Line) -> bool:
    """Whether a line is a whole sentence or more and nothing in it speaks for furniture, a byline or a caption."""
    if len(line.words) < _LEAST or line.text[-1] not in _CLOSING or START.match(line.text):
        return False
    return not any(cue.where != "in" for cue in line.cues) and not is_credited(line.text) and not is_picture(line.text)


def is_biography(line: Line) -> bool:
    """Whether a line presents somebody by name, as the note on who wrote the page does."""
    opening = line.text.split()[:3]
    return any(cue.kind == "bio" for cue in line.cues) and (
        is_name(" ".join(opening)) or is_name(" ".join(opening[:2]))
    )
