from __future__ import annotations

import pytest

from bot.linking.people import is_short_for, link_name, same_person
from bot.model.words import fold
from bot.services import Services
from bot.storage.corpus import LIBRARY
from bot.storage.rows import KnownPerson
from tests.answering.corpora import article, store


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kim Jong-Un", "Kim Jong Un"),
        ("Kim Jong Un", "Jong Un Kim"),
        ("Vladamir Putin", "Vladimir Putin"),
        ("Dmitry Peskow", "Dmitry Peskov"),
        ("Andrei Lankov", "Andrey Lankov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Muammar Gaddafi", "Moammar Gadhafi"),
        ("Mohammed al-Sadr", "Muhammad al Sadr"),
        ("Mohammed al-Sadr", "Mohammed el-Sadr"),
        ("Ihor Lindenko", "Igor Lindenko"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Shinzo Abe", "Abe Shinzo"),
        ("J. Yun", "Joseph Yun"),
        ("George W. Bush", "George Bush"),
        ("John Fitzgerald Kennedy", "John F. Kennedy"),
        ("Martin Luther King Jr.", "Martin Luther King Junior"),
        ("Seán O’Neil", "Sean O'Neil"),
    ],
)
def test_spellings_of_one_person(first: str, second: str) -> None:
    assert same_person(first, second)
    assert same_person(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong-Un", "Kim Yo-Jong"),
        ("Donald Trump", "Donald Trump Jr."),
        ("George W. Bush", "George H. W. Bush"),
        ("Daniel Ortega", "Daniela Ortega"),
        ("Alexander Holt", "Alexandra Holt"),
        ("Christian Vale", "Christina Vale"),
        ("Bill Clinton", "Hillary Clinton"),
        ("David Johnson", "David Johnston"),
        ("Nina Anderson", "Nina Andersen"),
        ("James Martin", "Martin James"),
        ("Putin", "Vladimir Putin"),
        ("Ann Lee", "Amy Lee"),
        ("J. Yun", "K. Yun"),
        ("John A.", "John B."),
    ],
)
def test_two_people(first: str, second: str) -> None:
    assert not same_person(first, second)
    assert not same_person(second, first)


@pytest.mark.parametrize(
    ("short", "full", "stands"),
    [
        ("Pompeo", "Mike Pompeo", True),
        ("Jong-Un", "Kim Jong Un", True),
        ("Kim", "Kim Jong Un", True),
        ("bin Salman", "Mohammed bin Salman", True),
        ("Mike", "Mike Pompeo", False),
        ("Kim Jong", "Kim Jong Un", False),
        ("Mike Pompeo", "Mike Pompeo", False),
        ("Pompe", "Mike Pompeo", False),
    ],
)
def test_short_names(short: str, full: str, stands: bool) -> None:
    assert is_short_for(short, full) is stands


def people(*groups: str) -> list[KnownPerson]:
    """People numbered from 1, given as their forms so far; a leading ! marks a source of another kind."""
    return [
        KnownPerson(
            number,
            group.lstrip("!").split("|")[0],
            "other" if group.startswith("!") else "person",
            tuple(fold(form) for form in group.lstrip("!").split("|")),
        )
        for number, group in enumerate(groups, 1)
    ]


@pytest.mark.parametrize(
    ("name", "known", "linked"),
    [
        ("Kim Jong-Un", ["Kim Jong Il", "Kim Jong Un"], 2),
        ("Jong-Un", ["Kim Jong Il", "Kim Jong Un"], 2),
        ("Kim", ["Kim Jong Il", "Kim Jong Un"], None),
        ("Kim Jong Il", ["Kim Jong Un"], None),
        ("Trump", ["Donald Trump"], 1),
        ("Trump", ["Donald Trump", "Ivanka Trump"], None),
        ("Trump", ["Trump", "Donald Trump"], 1),
        ("Lindt", ["Boris Lindt|Lindt", "Clara Lindt"], None),
        ("Lindt", ["Boris Lindt|Lindt", "Clara Lindt|Lindt"], None),
        ("Lindt", ["Boris Lindt|Lindt", "Clara Lindt", "Lindt"], 3),
        ("Lindt", ["Boris Lindt|Lindt", "Clara Wren"], 1),
        ("Kim", ["Kim Jong Un|Kim", "Kim Yo Jong"], None),
        ("Donald Trump", ["Trump"], 1),
        ("Melania Trump", ["Trump|Donald Trump"], None),
        ("Chelsea Clinton", ["Clinton", "Bill Clinton"], None),
        ("George Bush", ["George W. Bush", "George H. W. Bush"], None),
        ("Vladamir Putin", ["Vladimir Putin"], 1),
        ("Denzel Washington", ["!Washington"], None),
        ("Washington", ["!Washington", "Denzel Washington"], 2),
        ("Mike Pompeo", [], None),
    ],
)
def test_linking_to_known_people(name: str, known: list[str], linked: int | None) -> None:
    assert link_name(name, "person", people(*known)) == linked


@pytest.mark.parametrize(
    ("name", "known", "linked"),
    [
        ("Washington", ["Denzel Washington"], None),
        ("the Kremlin", ["!the Kremlin"], 1),
        ("State Department", ["!the U.S. State Department"], None),
    ],
)
def test_sources_that_are_not_people_link_by_their_exact_name(name: str, known: list[str], linked: int | None) -> None:
    assert link_name(name, "other", people(*known)) == linked


@pytest.mark.parametrize(
    ("name", "beside", "linked"),
    [("Kim", ["Kim Yo Jong"], None), ("Kim", ["Moon Jae-in"], 1), ("Kim Jong Un", ["Kim", "Kim Jong Un"], 1)],
)
def test_a_short_name_that_its_page_keeps_apart_is_nobody_known(
    name: str, beside: list[str], linked: int | None
) -> None:
    assert link_name(name, "person", people("Kim Jong Un"), beside) == linked


async def test_the_fuller_name_stands_for_somebody_first_known_by_one_word(services: Services) -> None:
    short = article("a.txt", "“We are ready,” Pompeo said.", said=[("We are ready,", "Pompeo")])
    full = article("b.txt", "“We are done,” Mike Pompeo said.", said=[("We are done,", "Mike Pompeo")])
    await store(services, short, full)
    (known,) = await services.corpus(LIBRARY).speakers()
    assert (known.name, known.quotations) == ("Mike Pompeo", 2)


async def test_a_private_page_does_not_rename_the_librarys_people(services: Services) -> None:
    short = article("a.txt", "“We are ready,” Pompeo said.", said=[("We are ready,", "Pompeo")])
    full = article("b.txt", "“We are done,” Mike Pompeo said.", said=[("We are done,", "Mike Pompeo")])
    await store(services, short)
    await store(services, full, workspace="one")
    (known,) = await services.corpus("two").speakers()
    assert known.name == "Pompeo"


async def test_a_family_name_alone_is_given_to_none_of_two_known_people(services: Services) -> None:
    said = "“We are ready,” {} said."
    names = ("Boris Lindt", "Lindt", "Clara Lindt", "Lindt")
    pages = [article(f"{n}.txt", said.format(name), said=[("We are ready,", name)]) for n, name in enumerate(names)]
    await store(services, *pages)
    known = {person.name: person.quotations for person in await services.corpus(LIBRARY).speakers()}
    assert known == {"Boris Lindt": 2, "Clara Lindt": 1, "Lindt": 1}


async def test_a_family_name_alone_is_the_far_better_known_ones(services: Services) -> None:
    said = "“We are ready,” {} said."
    names = ("Clara Lindt", *["Boris Lindt"] * 12, "Lindt")
    pages = [article(f"{n}.txt", said.format(name), said=[("We are ready,", name)]) for n, name in enumerate(names)]
    await store(services, *pages)
    known = {person.name: person.quotations for person in await services.corpus(LIBRARY).speakers()}
    assert known == {"Boris Lindt": 13, "Clara Lindt": 1}
