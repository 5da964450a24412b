"""An office instead of a name finds whoever the pages give it, and says whom it was read as."""

from __future__ import annotations

import pytest

from bot.answering.suggest import suggest_people
from bot.errors import NothingFound
from bot.model.request import QuoteRequest
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.harbour import timeline

VELLIN = """Vellin to close its bridge

By Tova Renn
May 3, 2021

VELLIN — The old bridge over the Sorn will be closed on June 1, said Petra Lind, the mayor of Vellin.

Lind opened the new ferry on Friday. "It is a good day for Vellin," Mayor Petra Lind told reporters.

Former Mayor Karl Immer opposed the bridge in 2017 and has not changed his mind, he said.
"""
ORSA = """Orsa buys two buses

By Ola Brink
May 4, 2021

ORSA — The town of Orsa bought two buses on Monday, said Anton Riis, the mayor of Orsa.

Riis will drive the first of them himself on May 20. "I have the licence," Mayor Anton Riis said.
"""


@pytest.fixture
async def towns(services: Services) -> Services:
    pages = [PageFile("vellin.txt", VELLIN.encode()), PageFile("orsa.txt", ORSA.encode())]
    await services.add_pages(LIBRARY, pages)
    return services


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("the mayor of Vellin", "Petra Lind"),
        ("Mayor of Orsa", "Anton Riis"),
        ("the mayor", "Anton Riis, Petra Lind"),
        ("the former mayor", "Karl Immer"),
    ],
)
async def test_an_office_is_read_as_its_holders(towns: Services, typed: str, read: str) -> None:
    answer = await timeline(towns, person=typed)
    assert answer.read == ((typed, read),)
    told = " ".join(s.text for entry in answer.entries for s in entry.statements)
    assert all(name.split()[-1] in told for name in read.split(", "))


async def test_an_office_nobody_holds_is_nobody(towns: Services) -> None:
    with pytest.raises(NothingFound) as nobody:
        await timeline(towns, person="the admiral")
    assert nobody.value.asked == "the admiral"


async def test_an_office_with_a_name_is_the_name(towns: Services) -> None:
    answer = await timeline(towns, person="Mayor Lind")
    assert answer.read == ()
    told = [s.text for entry in answer.entries for s in entry.statements]
    assert told
    assert not any("Riis" in text for text in told)


async def test_offices_are_hinted_at(towns: Services) -> None:
    assert "the mayor of Vellin" in await suggest_people(towns.corpus(LIBRARY), "mayor of vel")


ENVOY = """Envoy calls for calm

By Tova Renn
May 5, 2021

VELLIN — "Both sides have shown courage," U.N. envoy Ines Duarte said on Wednesday.
"""


@pytest.mark.parametrize("typed", ["UN envoy", "the U.N. envoy"])
async def test_an_abbreviation_is_known_with_dots_and_without(services: Services, typed: str) -> None:
    await services.add_pages(LIBRARY, [PageFile("envoy.txt", ENVOY.encode())])
    answer = await services.quote(LIBRARY, QuoteRequest(speaker=typed))
    assert [result.speaker for result in answer.results] == ["Ines Duarte"]
