"""The shipped pages share facts and public quotations with the pages they are modelled on, and no sentence."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
SOURCES = ROOT / ".." / "shared" / "seeds"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_SHINGLE = 6


def shingles(page: str) -> set[str]:
    """Every run of six words within a line, those inside quotation marks left out."""
    runs = (run for line in html.unescape(page).splitlines() for run in _QUOTED.split(line))
    words = [[w.casefold() for w in _WORD.findall(run)] for run in runs]
    return {" ".join(run[i : i + _SHINGLE]) for run in words for i in range(len(run) - _SHINGLE + 1)}


def test_shingles_see_through_case_markup_and_leave_quotations_out() -> None:
    assert shingles("One two &amp; three Four “five six seven” five six seven eight nine ten\none") == {
        "five six seven eight nine ten"
    }


@pytest.mark.parametrize("page", sorted(p.name for p in SEEDS.iterdir() if p.suffix in {".txt", ".html"}))
def test_no_six_words_outside_quotations_stand_in_a_source_page(page: str) -> None:
    if not SOURCES.is_dir():
        pytest.skip("the source pages are not beside this checkout")
    theirs = set().union(*(shingles(p.read_text("utf-8")) for p in SOURCES.glob("*.txt")))
    assert theirs
    assert shingles((SEEDS / page).read_text("utf-8")) & theirs == set()
