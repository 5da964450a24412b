"""Words and their stems."""

from __future__ import annotations

import pytest

from bot.model.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "negotiate negotiated negotiating negotiations",
        "panic panics panicked panicking",
        "mimic mimics mimicked mimicking",
        "traffic trafficked trafficking traffickers",
        "pick picked picking",
        "meet met meeting",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_only_look_alike_have_not() -> None:
    assert stem("picked") != stem("panicked")
