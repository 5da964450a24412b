"""Who is named: joined when the page means one person, apart when it does not."""

from __future__ import annotations

import pytest

from bot.model.quotation import Person
from bot.parsing.names import gender_of
from tests.parsing.quotations.reading import people_in


def named(people: tuple[Person, ...]) -> dict[str, list[str]]:
    return {person.name: [m.text for m in person.mentions] for person in people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Quill spoke. Quill left. Ms. Quill drove.", {"Ann Quill": ["Ann Quill", "Quill", "Quill"]}),
        ("Kim Jong Un came. Kim waved.", {"Kim Jong Un": ["Kim Jong Un", "Kim"]}),
        ("Kim Jong-Un came, and Jong-Un waved.", {"Kim Jong-Un": ["Kim Jong-Un", "Jong-Un"]}),
        (
            "Kim Jong-Un spoke of his father, Kim Jong-il.",
            {"Kim Jong-Un": ["Kim Jong-Un"], "Kim Jong-il": ["Kim Jong-il"]},
        ),
        ("Brothers Boris Lindt and Adam Lindt left.", {"Boris Lindt": ["Boris Lindt"], "Adam Lindt": ["Adam Lindt"]}),
        ("Boris Lindt met Clara Lindt.", {"Boris Lindt": ["Boris Lindt"], "Clara Lindt": ["Clara Lindt"]}),
        ("Vladimir Putin won. Vladamir Putin smiled.", {"Vladimir Putin": ["Vladimir Putin", "Vladamir Putin"]}),
        ("Dmitry Peskow spoke. Peskov said no.", {"Dmitry Peskow": ["Dmitry Peskow", "Peskov"]}),
        ("Ursula von der Adler resigned.", {"Ursula von der Adler": ["Ursula von der Adler"]}),
        ("Robert J. Adler Jr. sued.", {"Robert J. Adler Jr": ["Robert J. Adler Jr"]}),
        ("Bob Adler won; Robert Adler wept.", {"Bob Adler": ["Bob Adler", "Robert Adler"]}),
        ("Ann Quill's boat sank. The boat was Quill's.", {"Ann Quill": ["Ann Quill", "Quill"]}),
        (
            "Ludwig van der Berg left. The house is van der Berg's.",
            {"Ludwig van der Berg": ["Ludwig van der Berg", "van der Berg"]},
        ),
        ("King Salman bin Abdulaziz came to open the new harbour.", {"Salman bin Abdulaziz": ["Salman bin Abdulaziz"]}),
        ("The mayor of Arnwick, Ilka Vessel, denied it.", {"Ilka Vessel": ["Ilka Vessel"]}),
        ("It was up to its chief executive, Henka Moller.", {"Henka Moller": ["Henka Moller"]}),
        ("It was up to the editor-in-chief, Henka Moller.", {"Henka Moller": ["Henka Moller"]}),
        ("Corporal Dean Adler wept.", {"Dean Adler": ["Dean Adler"]}),
        ("Economists Ann Quill and Boris Lindt agreed.", {"Ann Quill": ["Ann Quill"], "Boris Lindt": ["Boris Lindt"]}),
        ("Daw Khin Mar Wren, 58, wept.", {"Daw Khin Mar Wren": ["Daw Khin Mar Wren"]}),
        ("Ana Lucía Adler de la Torre won.", {"Ana Lucía Adler de la Torre": ["Ana Lucía Adler de la Torre"]}),
        ("The town's head of water works, Edra Cullen, left.", {"Edra Cullen": ["Edra Cullen"]}),
        ("South Korean President Park Geun-hye came.", {"Park Geun-hye": ["Park Geun-hye"]}),
        ("It was President Osei who came.", {"Osei": ["Osei"]}),
        ("Mayor Bill Lindt came.", {"Bill Lindt": ["Bill Lindt"]}),
        ("The U.N. met Kim Jong Un.", {"Kim Jong Un": ["Kim Jong Un"]}),
        ("Jong-Un Seeks Calm\n\nKim Jong-Un came on Monday.", {"Kim Jong-Un": ["Jong-Un", "Kim Jong-Un"]}),
        (
            "Dmitry Peskow came. Dmitry Peskov sat. Dmitry Peskov left.",
            {"Dmitry Peskov": ["Dmitry Peskow", "Dmitry Peskov", "Dmitry Peskov"]},
        ),
        (
            "Ludwig van der Berg left. Van der Berg waved.",
            {"Ludwig van der Berg": ["Ludwig van der Berg", "Van der Berg"]},
        ),
        ("Boris de Lindt left. De Lindt waved.", {"Boris de Lindt": ["Boris de Lindt", "De Lindt"]}),
        ("Xi Weiming left. On Monday, Xi waved.", {"Xi Weiming": ["Xi Weiming", "Xi"]}),
        ("The council met Xi Weiming. Weiming waved.", {"Xi Weiming": ["Xi Weiming", "Weiming"]}),
        ("Will Black ran. On Monday, Black said no.", {"Will Black": ["Will Black", "Black"]}),
    ],
)
def test_people(text: str, expected: dict[str, list[str]]) -> None:
    assert named(people_in(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Commission met in North Dakota on Monday.",
        "Moscow and Washington signed the New York Treaty in March.",
        "Adler University and the Bank of Ohio agreed.",
        "However, Reuters reported that Google would not pay.",
        "The European Union and NATO refused.",
        "Republicans and Democrats voted in the Senate.",
        "The Chang Station in the Wang Quarter reopened.",
        "Van Buren Street and De Witt Road flooded.",
        "Witnesses said the water came at night. Residents fled.",
        "Forecasters said the storm would turn. Actors said nothing.",
    ],
)
def test_organisations_and_places_are_not_people(text: str) -> None:
    assert people_in(text) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("President Boris Lindt flew home.", ("President",)),
        ("U.S. Secretary of State Ann Quill arrived.", ("U.S. Secretary of State",)),
        ("Ann Quill, the chief engineer, left.", ("the chief engineer",)),
        ("Ann Quill, the harbour master, left.", ("the harbour master",)),
        ("James Baker III, a former warden, left.", ("a former warden",)),
        ("Professor Ann Quill at Harbour University agreed.", ("Professor … at Harbour University",)),
        (
            "Ann Quill, who served as the Special Envoy for Harbours until last year, left.",
            ("who served as the Special Envoy for Harbours until last year",),
        ),
        ("Ann Quill, who had long served as mayor, left.", ("who had long served as mayor",)),
        ("Boris met Ann Quill, who served as the mayor of Gull. Nobody came.", ("who served as the mayor of Gull",)),
        ("Ann Quill, who paints as a hobby, left.", ()),
        ("He met his Russian counterpart Boris Lindt there.", ()),
        ("Mr. Boris Lindt left.", ()),
        ("Dame Ann Quill left.", ()),
        ("Sir Boris Lindt left.", ()),
        ("Dr. Ann Quill left.", ()),
        ("The banker Sir Boris Lindt left.", ("banker",)),
        ("Lord Mayor Ann Quill left.", ("Lord Mayor",)),
        ("Ann Quill, and her rival, the mayor, left.", ()),
        ("It was agreed with Ann Quill, according to the agent, on Monday.", ()),
        ("They met Ann Quill, after the mayor of Gull had left.", ()),
        ("The union, which has branded the envoy, Ann Quill, a poor negotiator, left.", ()),
    ],
)
def test_roles(text: str, roles: tuple[str, ...]) -> None:
    (person,) = people_in(text)
    assert person.roles == roles


@pytest.mark.parametrize("role", ["Substitute", "Debutant", "Teenager", "Sprinter", "Rookie", "Team-mate", "Defendant"])
def test_a_role_that_opens_the_sentence_is_no_part_of_the_name(role: str) -> None:
    people = named(people_in(f"{role} Kola Adeyemi scored twice. “We ran well,” Adeyemi said."))
    assert people == {"Kola Adeyemi": ["Kola Adeyemi", "Adeyemi"]}


def test_a_courtesy_title_chooses_between_two_of_one_name() -> None:
    people = named(people_in("Boris Lindt met Clara Lindt. Mrs. Lindt spoke. Mr. Lindt left."))
    assert [len(mentions) for mentions in people.values()] == [2, 2]


def test_gender_comes_from_title_or_given_name() -> None:
    assert [gender_of("Ann Quill"), gender_of("Boris Lindt"), gender_of("Casey Wren")] == ["f", "m", None]
    assert gender_of("Zed Adler", ("spokeswoman",)) == "f"


@pytest.mark.parametrize("name", ["Andrea", "Nicola", "Simone", "Jean", "Robin", "Kim", "Alex"])
def test_a_name_of_men_here_and_of_women_there_tells_no_gender(name: str) -> None:
    assert gender_of(f"{name} Quill") is None


def test_a_lone_name_with_its_office_behind_it_is_a_person() -> None:
    assert named(people_in("Lindt, the retiring captain, lifted the cup. He told the crowd that he was glad.")) == {
        "Lindt": ["Lindt"]
    }
    assert named(people_in("Hale, the regional capital, lies on a lake. It has a harbour.")) == {}
