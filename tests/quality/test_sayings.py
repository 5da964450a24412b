"""Floors that only rise: quotations in many styles of news, with speaker, role, words, kind, cue, outlet and hearer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.model.quotation import Quotation
from tests.parsing.quotations.reading import quotations_in

RIGHT = 0.945
Saying = tuple[str, str, str, dict[str, str]]


def sayings() -> Iterator[tuple[str, list[Saying]]]:
    pages = Path(__file__).with_name("made_sayings.txt").read_text(encoding="utf-8").split("\n\n")
    for page in pages:
        lines = [line for line in page.splitlines() if not line.startswith("#")]
        if lines:
            told = [line[2:].split(" | ") for line in lines[1:] if line != "= none"]
            fields = [dict(field.split("=", 1) for field in one[3:]) for one in told]
            yield (
                lines[0].replace(" ¶ ", "\n\n"),
                [(k, words, who, f) for (k, words, who, *_), f in zip(told, fields, strict=True)],
            )


def is_right(found: Quotation | None, saying: Saying) -> bool:
    kind, words, who, fields = saying
    if found is None or found.speaker is None or found.kind != kind or bare(found.text) != bare(words):
        return False
    named = found.speaker.mention == who[1:-1] if who.startswith("(") else found.speaker.name == who
    got = {
        "role": found.speaker.role,
        "cue": found.cue.text if found.cue else "",
        "to": found.audience,
        "via": (found.medium or "").removeprefix("the "),
    }
    return named and all(
        got[field] == value.removeprefix("the ") or got[field] == value for field, value in fields.items()
    )


def bare(words: str) -> str:
    return words.rstrip(",.")


def read_rightly(text: str, told: list[Saying]) -> bool:
    found = quotations_in(text)
    marked = [q for q in found if q.kind != "indirect"]
    expected = [saying for saying in told if saying[0] != "indirect"]
    reported = [saying for saying in told if saying[0] == "indirect"]
    clauses = {bare(q.text): q for q in found if q.kind == "indirect"}
    return (
        len(marked) == len(expected)
        and all(map(is_right, marked, expected))
        and all(is_right(clauses.get(bare(saying[1])), saying) for saying in reported)
    )


def test_sayings() -> None:
    cases = list(sayings())
    wrong = [text for text, told in cases if not read_rightly(text, told)]
    assert len(cases) >= 240 and len(wrong) <= (1 - RIGHT) * len(cases), wrong
