"""Which slices may stand in bold above their sentence."""

from __future__ import annotations

import pytest

from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY

PAGE = """Altmere tries its siren

By Nora Lindt

March 9, 2021

The council of Altmere tested the new siren following the talks with the fire brigade last May in Skarvik.
Helena Voss, the mayor, is to visit the factory in Lowmere on Friday, the town hall said.
Voss will meet Otto Hale on Thursday after Tomas Reyes of the harbour office refused to come.
Hale also met Ada Brandt in Skarvik in 2002, when the first siren was built.
Reyes opened the harbour office in Estby on Monday.
"We were ready on Saturday and nobody listened," Brandt told the council.
"""


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("When was the siren tested?", None),  # last May is when the talks were held
        ("When were the talks with the fire brigade?", "last May"),
        ("When did Voss visit the factory?", None),  # she has not yet
        ("When will Voss visit the factory?", "Friday"),
        ("When will Voss meet Reyes?", None),  # she meets another
        ("When will Voss meet Hale?", "Thursday"),
        ("Where is Skarvik?", None),  # in 2002
        ("Did Brandt tell the council?", None),  # a yes or no is nobody's words
        ("When did Reyes open the harbour office?", "Monday"),
    ],
)
async def test_only_what_was_asked_for_stands_in_bold(services: Services, question: str, short: str | None) -> None:
    await services.add_pages(LIBRARY, [PageFile("siren.txt", PAGE.encode())])
    answer, _ = await services.ask(LIBRARY, question)
    assert (answer.short if answer.sure else None) == short


async def test_a_sentence_with_both_people_comes_before_one_with_either(services: Services) -> None:
    await services.add_pages(LIBRARY, [PageFile("siren.txt", PAGE.encode())])
    answer, _ = await services.ask(LIBRARY, "Where did Hale meet Brandt?")
    assert answer.statements[0].text.startswith("Hale also met Ada Brandt in Skarvik")
    answer, _ = await services.ask(LIBRARY, "Why will Reyes not meet Voss?")
    assert answer.statements[0].text.startswith("Voss will meet Otto Hale on Thursday after Tomas Reyes")
