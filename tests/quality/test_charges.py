"""Floors for questions that ask who leads, owns or runs something, all of one corpus. A floor may rise, never fall."""

from __future__ import annotations

from pathlib import Path

from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY

STORY = Path(__file__).with_name("made_charges.txt")
TOLD_FIRST = 1.0
"""Of the questions that a page answers, those whose first sentence names who it is."""
IN_BOLD = 0.87
"""And those where the name stands above it."""


async def test_who_is_in_charge_is_told_first_and_nobody_else_is_named(services: Services) -> None:
    pages: list[tuple[str, str]] = []
    asked: list[tuple[str, str]] = []
    for line in STORY.read_text("utf-8").splitlines():
        if line.startswith("# "):
            pages.append((line[2:12], f"{line[13:]}\n\nPublished {line[2:12]}\n"))
        elif line.startswith("? "):
            question, _, who = line[2:].partition(" => ")
            asked.append((question, who))
        elif line and not line.startswith("%"):
            pages[-1] = (pages[-1][0], pages[-1][1] + f"\n{line}\n")
    await services.add_pages(LIBRARY, [PageFile(f"{day}.txt", text.encode()) for day, text in pages])
    first = bold = known = 0
    for question, who in asked:
        answer, _ = await services.ask(LIBRARY, question)
        if who == "-":
            assert answer.unsure or answer.abstained, question
            continue
        known += 1
        first += who in answer.statements[0].text
        bold += answer.sure
        assert not answer.sure or answer.short == who, question
    assert known >= 30
    assert first / known >= TOLD_FIRST
    assert bold / known >= IN_BOLD
