"""What is told when an answer is taken away as a file."""

from __future__ import annotations

from bot.rendering.card import Card, compose
from bot.rendering.cards.lines import subject_title
from bot.rendering.exports.files import ExportFile

WHOLE = "The whole answer, not only the page shown, as a file with every sentence's source. Choose its format."


def export_card(subject: str) -> Card:
    """The question in which format to export."""
    return compose(subject_title("Export", subject), [[WHOLE]], tone="quiet")


def exported_card(subject: str, export: ExportFile) -> Card:
    """What the file that is attached below holds."""
    items = f"{export.items:,} item{'' if export.items == 1 else 's'}" + (f" of {export.of:,}" if export.of else "")
    return compose(subject_title("Export", subject), [[items]], note=export.note, tone="quiet")
