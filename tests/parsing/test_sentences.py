"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest

from bot.model.text import Paragraph
from bot.parsing.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam held. The river fell.", ["The dam held.", "The river fell."]),
        ("Mr. Lindt left. Dr. Quill stayed.", ["Mr. Lindt left.", "Dr. Quill stayed."]),
        ("The U.S. Senate voted. It was late.", ["The U.S. Senate voted.", "It was late."]),
        ("She lives in the U.S. The rest moved.", ["She lives in the U.S.", "The rest moved."]),
        ("John F. Adler spoke on Jan. 5 in Ohio.", ["John F. Adler spoke on Jan. 5 in Ohio."]),
        ("Harbour Inc. grew. Adler Co. did not.", ["Harbour Inc. grew.", "Adler Co. did not."]),
        ('"It holds." She left.', ['"It holds."', "She left."]),
        ("“Who pays?” he asked. Nobody knew!", ["“Who pays?” he asked.", "Nobody knew!"]),
        ("It cost 3.5 million. No. 5 won. No. Really.", ["It cost 3.5 million.", "No. 5 won.", "No.", "Really."]),
        ("Wait ... what?", ["Wait ... what?"]),
        ("“At the invitation … Adler will come,” she said.", ["“At the invitation … Adler will come,” she said."]),
        ("Talks with U.S. President Adler failed.", ["Talks with U.S. President Adler failed."]),
        ("The fair runs July 30-Aug. 4 in Rome.", ["The fair runs July 30-Aug. 4 in Rome."]),
        ("no capital here. none there", ["no capital here. none there"]),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    found = split_sentences(text, (Paragraph(0, len(text)),))
    assert [text[s.start : s.end] for s in found] == expected


def test_each_paragraph_is_split_on_its_own() -> None:
    text = "One. Two.\n\nThree"
    found = split_sentences(text, (Paragraph(0, 9), Paragraph(11, 16)))
    assert [(text[s.start : s.end], s.paragraph) for s in found] == [("One.", 0), ("Two.", 0), ("Three", 1)]
