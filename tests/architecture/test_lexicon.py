"""Knowledge is data with an example beside it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEXICONS = sorted(path.relative_to(ROOT) for path in (ROOT / "bot").rglob("*.toml"))
_QUOTED = re.compile(r"[\"“][^\"”]{2,}[\"”]|\be\.g\. ")


def example_inside(value: Any, words: set[str]) -> bool:
    """Whether an entry carries its example: under that name, as a sentence, or by leading to a word that has one."""
    if isinstance(value, list):
        return bool(value) and all(example_inside(item, words) for item in value)
    if isinstance(value, str):
        return " " in value or value in words
    if isinstance(value, dict):
        return bool({"example", "examples"} & value.keys()) or (
            bool(value) and all(example_inside(inner, words) for inner in value.values())
        )
    return False


def blocks(text: str) -> dict[str, str]:
    """The comments above each top-level entry, or group of entries without a blank line, and those inside it."""
    found: dict[str, str] = {}
    above: list[str] = []
    key = ""
    for line in text.splitlines():
        if line.startswith("#"):
            above.append(line)
            if key:
                found[key] += line
        elif not line:
            above = []
        elif entry := re.match(r"\[*([\w-]+)[\].\s=]", line):
            key = entry[1]
            found[key] = found.get(key, "") + "\n".join(above)
    return found


@pytest.mark.parametrize("path", LEXICONS, ids=str)
def test_every_entry_has_an_example(path: Path) -> None:
    text = (ROOT / path).read_text("utf-8")
    entries, comments = tomllib.loads(text), blocks(text)
    words = {word for entry in entries.values() if isinstance(entry, dict) for word in entry}
    head = text.split("\n\n")[0]
    bare = [
        key
        for key, value in entries.items()
        if not (isinstance(value, dict) and example_inside(value, words))
        and not (isinstance(value, list) and value and isinstance(value[0], dict) and example_inside(value, words))
        and not _QUOTED.search(comments.get(key, ""))
        and "e.g." not in head
    ]
    assert bare == []


def lists(value: Any, name: str = "") -> Iterator[list[str]]:
    """The lists of words in an entry, those in one string too, but not its examples."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, key)
    elif name.startswith("example"):
        return
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield value
    elif isinstance(value, str) and value.islower():  # else a sentence
        yield re.split(r"[|\n]", value) if "|" in value else value.split()


@pytest.mark.parametrize("path", LEXICONS, ids=str)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    entries = tomllib.loads((ROOT / path).read_text("utf-8"))
    assert [word for words in lists(entries) for word, times in Counter(words).items() if times > 1] == []


def test_an_entry_without_an_example_is_seen() -> None:
    assert not example_inside({"kind": "menu", "phrases": ["home", "search"]}, set())
    assert not _QUOTED.search(blocks("# Plain words.\nplain = 'a b c'\n")["plain"])
    assert _QUOTED.search(blocks('# "So it goes"\none = "so"\ntwo = "it"\n')["two"])
