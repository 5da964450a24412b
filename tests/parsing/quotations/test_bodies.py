import pytest

from bot.parsing import parse_page
from bot.parsing.quotations.bodies import body_name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Kremlin", "Kremlin"),
        ("the North's state-run KCNA", "KCNA"),
        ("The South Korean Defense Ministry", "South Korean Defense Ministry"),
        ("Pyongyang", "Pyongyang"),
        ("the Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("Russian media", None),
        ("a diplomatic official", None),
        ("Officials", None),
        ("it", None),
        ("", None),
    ],
)
def test_the_body_a_source_phrase_names(phrase: str, name: str | None) -> None:
    assert body_name(phrase) == name


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Automaker Renova", "Renova"),
        ("Utility Westline Power", "Westline Power"),
        ("Publisher Robert Harlan", "Robert Harlan"),
        ("Westline Utility", "Westline Utility"),
    ],
)
def test_what_a_firm_is_does_not_belong_to_its_name(told: str, name: str) -> None:
    page = f"Line fails\n\nMay 3, 2021\n\n{told} said one of its lines had failed. It said the matter was closed.\n"
    (quotation, *_) = parse_page(page.encode(), "page.txt").quotations
    assert quotation.speaker is not None and quotation.speaker.name == name
