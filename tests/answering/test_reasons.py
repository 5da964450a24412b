"""Why-questions: a sentence that gives a reason comes first, or the answer is warned of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.answering.reasons import gives_reason
from bot.page_files import page_paths, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

MILL = article(
    "mill.txt",
    "Tora Hagen resigned on Monday as head of the paper mill in Estby, two weeks after its roof had fallen in.",
    "“I am leaving because the mill needs a beginning that I cannot give it,” Hagen told her workers.",
    "The roof fell in on the second night of the storm.",
    "Shares in the mill's owner, Norle, rose by a tenth.",
    "Brandt, its rival, fell as its investors worried about the price of wood.",
    day=date(2021, 3, 9),
    title="Head of Estby mill resigns",
)
COURT = article(
    "court.txt",
    "A court in Vellin freed Otto Falk, the former harbour master.",
    "His lawyer had appealed because a letter was read to the jury that nobody could test.",
    "Ida Reyes resigned as harbour master in Vellin because she was ill.",
    day=date(2021, 3, 10),
    title="Court frees Otto Falk",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Otto Falk was sentenced to four years in prison on Thursday for taking bribes.", True),
        ("Kruger was sent off in the 77th minute for a second booking.", True),
        ("The mill was praised for its clean water.", True),
        ("He was banned for a year.", False),
        ("He was suspended for the rest of the season.", False),
        ("They were jailed for life.", False),
        ("He was sent to the shop for a loaf.", False),
    ],
)
def test_what_somebody_was_judged_for_is_a_reason(text: str, told: bool) -> None:
    assert gives_reason(text) is told


@pytest.mark.parametrize(
    ("question", "first", "warned"),
    [
        ("Why did Hagen resign?", "“I am leaving because", False),
        ("Why did the roof fall in?", "Tora Hagen resigned on Monday", True),
        ("Why did Norle's shares rise?", "Shares in the mill's owner", True),
        ("Why did Brandt's shares fall?", "Brandt, its rival", False),
        ("Why did Reyes resign?", "Ida Reyes resigned", False),
    ],
)
async def test_a_sentence_that_tells_why_comes_first(
    services: Services, question: str, first: str, warned: bool
) -> None:
    await store(services, MILL, COURT)
    answer, _ = await services.ask(LIBRARY, question)
    assert answer.statements[0].text.startswith(first)
    assert answer.unsure is warned


@pytest.mark.parametrize("folder", ["shared/seeds", "seeds"])
async def test_who_wants_somebody_gone_is_no_reason(services: Services, shared: Path, folder: str) -> None:
    pages = shared / "seeds" if folder.startswith("shared") else Path(__file__).parents[2] / "seeds"
    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([pages])])
    answer, _ = await services.ask(LIBRARY, "Why does North Korea want Pompeo removed?")
    assert answer.unsure or gives_reason(answer.statements[0].text)
    assert not answer.statements[0].text.startswith("Trump claimed")


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The road was closed due to ice.", True),
        ("The road is due to be built on Friday.", False),
        ("She went to Estby to see the mill.", True),
        ("Falk wanted Estby to close the mill.", False),
        ("The council asked the owner of the mill to pay.", False),
        ("The mill is expected to close.", False),
        ("They walked out over night shifts.", True),
        ("They walked out over the past week.", False),
        ("They met over March and April.", False),
        ("The court blocked the sale, saying it would hurt small shops.", True),
        ("He left, citing his health.", True),
    ],
)
def test_what_a_reason_is(sentence: str, reason: bool) -> None:
    assert gives_reason(sentence) is reason
