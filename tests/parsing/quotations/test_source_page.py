"""The annotated source page: every core quotation with the speaker a careful reader gives it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.parsing.quotations.reading import people_in, quotations_in

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
ANNOTATED = SHARED / "eval" / "seeds" / "page_002_annotated.json"

pytestmark = pytest.mark.skipif(not ANNOTATED.exists(), reason="the annotated source page is not on this machine")


@pytest.fixture(scope="module")
def document() -> dict[str, object]:
    return json.loads(ANNOTATED.read_text(encoding="utf-8"))["document"]


def body(document: dict) -> str:
    return "\n\n".join(part["text"] for part in document["body"])


def test_every_core_quotation_has_its_speaker(document: dict) -> None:
    found = {q.text: q for q in quotations_in(body(document)) if q.kind != "indirect"}
    wanted = [q for q in document["quotations"] if q["tier"] == "core"]
    for quotation in wanted:
        speaker = found[quotation["text"]].speaker
        assert speaker is not None
        assert (speaker.name, speaker.mention) == (quotation["speaker"], quotation["speaker_surface"])


def test_wording_of_the_report_is_never_its_subjects(document: dict) -> None:
    found = {q.text: q for q in quotations_in(body(document)) if q.kind != "indirect"}
    for quotation in (q for q in document["quotations"] if q["tier"] == "report_wording"):
        speaker = found[quotation["text"]].speaker if quotation["text"] in found else None
        assert speaker is None or (speaker.name in (None, "KCNA") and speaker.mention == quotation["speaker_surface"])


def test_the_people_of_the_page(document: dict) -> None:
    found = {person.name for person in people_in(body(document))}
    assert found == {person["name"] for person in document["people"]}
