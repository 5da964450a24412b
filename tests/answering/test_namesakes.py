"""Answers about somebody whose name others have too, or who is named only as whose father or lawyer somebody is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.page_files import PageFile, page_paths, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY

VOSS = """Harbour Review

Voss opens the second bridge

By Nora Lindt

March 9, 2021

Helena Voss met the bridge builders in Altmere on Monday, the ministry of transport said.
Voss, 51, has been transport minister of the island republic since the spring of 2019.
The minister said the second bridge would halve the time it takes to reach the port of Altmere.
Her father, Otto Voss, met the bridge builders in 1987, when the first bridge across the sound was opened.
Voss's lawyer Pia Brandt met the owners of the old ferry in Skarvik in June 2020 to settle a claim.
"We will not close the ferry before the autumn," Voss told reporters at the opening.
The ferry had carried 900 people a day across the sound, most of them pupils of the school in Altmere.
Helena Voss will travel to Lowmere next week to speak with her colleagues about the third bridge.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("When did Helena Voss meet the bridge builders?", "Monday"),
        ("When did Otto Voss meet the bridge builders?", "1987"),
        ("When did Voss's father meet the bridge builders?", "1987"),
        ("When did Helena Voss meet the owners of the ferry?", None),
        ("When did Pia Brandt meet the owners of the ferry?", "June 2020"),
        ("When will Voss and Lindt meet the colleagues?", None),
        ("When did Voss's lawyer meet the owners of the ferry?", "June 2020"),
    ],
)
async def test_a_namesake_or_a_lawyer_is_somebody_else(services: Services, question: str, short: str | None) -> None:
    await services.add_pages(LIBRARY, [PageFile("voss.txt", VOSS.encode())])
    answer, _ = await services.ask(LIBRARY, question)
    assert (answer.short if answer.sure else None) == short


async def test_a_family_name_alone_means_who_is_known_best(services: Services) -> None:
    later = "\n".join(line for line in VOSS.replace("second bridge", "new bridge").splitlines() if "Otto" not in line)
    await services.add_pages(LIBRARY, [PageFile("voss.txt", VOSS.encode()), PageFile("later.txt", later.encode())])
    answer, _ = await services.ask(LIBRARY, "When did Voss meet the bridge builders?")
    assert answer.statements[0].text.startswith("Helena Voss met") and not answer.unsure


@pytest.mark.parametrize("folder", ["shared", "shipped"])
async def test_the_meeting_of_a_father_is_not_that_of_his_son(
    services: Services, seeds: Path, folder: str, request: pytest.FixtureRequest
) -> None:
    source = seeds if folder == "shipped" else request.getfixturevalue("shared") / "seeds"
    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([source])])
    for question in ("When did Kim Jong Un meet Putin?", "When did Kim meet Putin?"):
        answer, _ = await services.ask(LIBRARY, question)
        assert "2002" not in answer.statements[0].text


async def test_no_day_in_bold_from_a_sentence_that_names_one_of_two(services: Services, seeds: Path) -> None:
    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([seeds])])
    answer, _ = await services.ask(LIBRARY, "When did Kim Jong Il meet Putin?")
    assert not answer.sure or "Putin" in answer.statements[0].text
