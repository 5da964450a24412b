import pytest

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
