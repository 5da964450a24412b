"""Floors for answers that later news undid, on stories of two pages. A floor may rise, never fall."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.page_files import PageFile
from bot.services import Services

STORIES = Path(__file__).with_name("made_reversals.txt")
FOUND = 0.97
"""Of the questions whose answer was undone, those that are answered by, or beside, the sentence that tells so."""
FALSELY = 0
"""Of the others, those beside whose answer something stands that undid nothing of it."""


@dataclass
class Story:
    """Pages, and questions with words of the sentence that undoes the answer, "-" where none does."""

    pages: list[PageFile] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)


def stories() -> list[Story]:
    found: list[Story] = []
    for line in STORIES.read_text("utf-8").splitlines():
        if line.startswith("== "):
            found.append(Story())
        elif line.startswith("? "):
            question, _, undoes = line[2:].partition(" => ")
            found[-1].asked.append((question, undoes))
        elif line.startswith("# "):
            day, headline = line[2:12], line[13:]
            page = f"{headline}\n\nPublished {day}\n"
            found[-1].pages.append(PageFile(f"{day}.txt", page.encode()))
        elif line and not line.startswith("%"):
            last = found[-1].pages.pop()
            found[-1].pages.append(PageFile(last.path, last.content + f"\n{line}\n".encode()))
    return found


async def test_what_undid_an_answer_stands_beside_it(services: Services) -> None:
    undone = found = others = falsely = 0
    for number, story in enumerate(stories()):
        await services.add_pages(f"story-{number}", story.pages)
        for question, undoes in story.asked:
            answer, _ = await services.ask(f"story-{number}", question)
            if undoes == "-":
                others += 1
                falsely += answer.reversal is not None
                continue
            undone += 1
            texts = [statement.text for statement in answer.statements]
            second = answer.reversal is not None and texts[1] == answer.reversal and undoes in texts[1]
            found += (second and not answer.sure) or undoes in texts[0]
    assert undone >= 40 and others >= 18
    assert found / undone >= FOUND
    assert falsely <= FALSELY
