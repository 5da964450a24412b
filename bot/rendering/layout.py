"""Cards as Discord components."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.rendering.buttons import ButtonFace, FormatChoice
from bot.rendering.card import Card, Tone

_COLOURS: dict[Tone, int] = {
    "plain": 0x4F6D8F,
    "good": 0x3E8E5A,
    "warning": 0xD08A2E,
    "bad": 0xB5493F,
    "quiet": 0x80848E,
}


def layout(
    card: Card,
    buttons: Sequence[ButtonFace] = (),
    picture: discord.File | None = None,
    *,
    file: discord.File | None = None,
    choice: FormatChoice | None = None,
) -> ui.LayoutView:
    """The card in a container with its buttons or choice below; a picture attached beside the view stands on top of it,
    a file at its end.

    The view is already stopped: buttons are `DynamicItem`s' work.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_COLOURS[card.tone])
    if card.title:
        container.add_item(ui.TextDisplay(card.title))
    if picture:
        shown = discord.MediaGalleryItem(picture, description=picture.description)
        container.add_item(ui.MediaGallery(shown))
    for item in card.items:
        if container.children:
            container.add_item(ui.Separator(visible=False))
        container.add_item(ui.TextDisplay(item))
    small = [*card.sources, *([card.note] if card.note else [])]
    if small and container.children:
        container.add_item(ui.Separator(spacing=discord.SeparatorSpacing.large))
    if small:
        container.add_item(ui.TextDisplay("\n".join(f"-# {line}" for line in small)))
    if file:
        container.add_item(ui.File(file))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    if choice:
        options = [discord.SelectOption(value=v, label=label, description=told) for v, label, told in choice.formats]
        view.add_item(ui.ActionRow(ui.Select(custom_id=choice.custom_id, placeholder="Format", options=options)))
    if buttons:
        view.add_item(ui.ActionRow(*(_button(face) for face in buttons)))
    view.stop()
    return view


def _button(face: ButtonFace) -> ui.Button[ui.LayoutView]:
    style = discord.ButtonStyle.secondary if face.quiet else discord.ButtonStyle.primary
    style = discord.ButtonStyle.danger if face.grave else style
    return ui.Button(style=style, label=face.label, custom_id=face.custom_id, disabled=face.disabled)
