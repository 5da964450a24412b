"""What stands on the buttons, and the ids by which they are known after a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.rendering.card import Paging
from bot.rendering.exports.files import FORMATS

SOURCES = re.compile(r"dateline:sources:(?P<answer>\d{1,18})")
FOLLOW_UP = re.compile(r"dateline:follow:(?P<answer>\d{1,18})")
EXPORT = re.compile(r"dateline:export:(?P<answer>\d{1,18})")
EXPORT_AS = re.compile(r"dateline:export-as:(?P<answer>\d{1,18})")
PAGE = re.compile(r"dateline:page:(?P<answer>\d{1,18}):(?P<offset>\d{1,9})(?P<side>[bf])")
ERASE = re.compile(r"dateline:erase:(?P<articles>\d{1,18})")


@dataclass(frozen=True, slots=True)
class ButtonFace:
    """A button before Discord: its id, label, whether it can be pressed, and whether it stands out: as what one will
    most likely want next, or as what cannot be undone (``grave``)."""

    custom_id: str
    label: str
    disabled: bool = False
    quiet: bool = True
    grave: bool = False


def sources_button(answer_id: int) -> ButtonFace:
    """Opens the cited sentences."""
    return ButtonFace(f"dateline:sources:{answer_id}", "Sources")


def follow_up_button(answer_id: int) -> ButtonFace:
    """Opens a thread about the answer."""
    return ButtonFace(f"dateline:follow:{answer_id}", "Follow up", quiet=False)


def export_button(answer_id: int) -> ButtonFace:
    """Offers the whole answer as a file."""
    return ButtonFace(f"dateline:export:{answer_id}", "Export")


def erase_button(articles: int) -> ButtonFace:
    """Deletes all of a server's, so long as it has as many articles as whoever presses it was told."""
    return ButtonFace(f"dateline:erase:{articles}", "Erase all of it", grave=True)


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A menu of file formats before Discord: its id, and for each format its value, name and use."""

    custom_id: str
    formats: tuple[tuple[str, str, str], ...]


def format_choice(answer_id: int, *, dated: bool) -> FormatChoice:
    """The formats an answer can be had in; a calendar only of what is ``dated``."""
    offered = tuple((kind, *told) for kind, told in FORMATS.items() if dated or kind != "ics")
    return FormatChoice(f"dateline:export-as:{answer_id}", offered)


def page_buttons(answer_id: int, paging: Paging) -> tuple[ButtonFace, ...]:
    """Back and forth through a long result; none when everything is on one page."""
    back, onward = max(paging.offset - paging.size, 0), paging.offset + paging.shown
    first, last = paging.offset == 0, onward >= paging.total and not paging.more
    if first and last:
        return ()
    return (
        ButtonFace(f"dateline:page:{answer_id}:{back}b", "◀\ufe0e", disabled=first),
        ButtonFace(f"dateline:page:{answer_id}:{onward}f", "▶\ufe0e", disabled=last),
    )
