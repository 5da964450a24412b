"""Every rule of the temporal lexicon does what the examples beside it say."""

from __future__ import annotations

from datetime import date

import pytest

from bot.parsing import lexicon
from bot.parsing.temporal import find_times

THURSDAY = date(2019, 4, 25)
RULES = lexicon.load("temporal_rules")
EXAMPLES = [(name, *example) for name, rule in RULES.items() for example in rule["examples"]]


@pytest.mark.parametrize(("rule", "sentence", "surface", "value"), EXAMPLES)
def test_example(rule: str, sentence: str, surface: str, value: str) -> None:
    found = [(time.text, time.value) for time in find_times(sentence, THURSDAY)]
    assert (surface, value) in found


def test_every_rule_has_an_example() -> None:
    assert [name for name, rule in RULES.items() if not rule["examples"]] == []
