"""The temporal lexicon, read once and on first use: words by class, and one trie of patterns a stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.parsing import lexicon
from bot.parsing.temporal.patterns import Node, Rule, add
from bot.parsing.temporal.tokens import Keys, tokenize
from bot.parsing.temporal.triggers import trigger_words

STAGES = ("phrases", "lengths", "dates", "compounds")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes of lower-case words, classes of capitalised words, the stages' tries in order, and the trigger words."""

    words: dict[str, Keys]
    capitals: dict[str, Keys]
    stages: tuple[Node, ...]
    triggers: frozenset[str]


@cache
def load() -> Lexicon:
    """The lexicon of ``temporal_words.toml`` and ``temporal_rules.toml``."""
    words: dict[str, dict[str, Any]] = {}
    capitals: dict[str, dict[str, Any]] = {}
    stages = {stage: Node() for stage in STAGES}
    entries: list[tuple[str, str, bool]] = []
    patterns: list[tuple[str, ...]] = []
    for topic, table in lexicon.load("temporal_words").items():
        name = topic.upper()
        target = capitals if table.get("capital") else words
        for word, value in table["words"].items():
            entries.append((name, word, bool(table.get("capital"))))
            if word.isalpha():
                target.setdefault(word, {})[name] = value
                if name == "ORD":
                    target[word]["DAYTH"] = value
            else:
                rule = Rule(topic, "phrase", name, {"value": value})
                add(stages["phrases"], " ".join(t.low for t in tokenize(word, {}, {})), rule)
    for name, table in lexicon.load("temporal_rules").items():
        constants = table.get("with", {})
        rule = Rule(name, table["reader"], table.get("result", "DATE"), constants)
        for pattern in table["patterns"]:
            patterns += add(stages[table["stage"]], pattern, rule)
    triggers = trigger_words(entries, patterns)
    for word in capitals:
        words.setdefault(word, {})
    return Lexicon(dict(words), dict(capitals), tuple(stages[stage] for stage in STAGES), triggers)
