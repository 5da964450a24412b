"""Whom "he" and "she" stand for at the beginning of a sentence."""

from __future__ import annotations

import pytest

from bot.model.text import Paragraph
from bot.parsing.names import find_people
from bot.parsing.names.pronouns import SubjectPronouns
from bot.parsing.quotations import find_quotations
from bot.parsing.sentences import split_sentences


def meant(text: str) -> list[str]:
    paragraphs = (Paragraph(0, len(text)),)
    sentences = split_sentences(text, paragraphs)
    people = find_people(text, paragraphs, sentences)
    quotations = find_quotations(text, paragraphs, sentences, people)
    found = SubjectPronouns(text, people, quotations).find(sentences)
    assert all(text[start:end].lower() in ("he", "she") for start, end, _ in found)
    return [name for _, _, name in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ivan Lindt opened the lock. He left on Monday.", ["Ivan Lindt"]),
        ("Ivan Lindt opened the lock. It held. In 2011, he left.", ["Ivan Lindt"]),
        ("Ivan Lindt opened the lock. Two years later he left. He came back in May.", ["Ivan Lindt"] * 2),
        # The nearest sentence with anybody is about whom it begins with, or its speaker.
        ("Ivan Lindt met Boris Hale. He left on Monday.", ["Ivan Lindt"]),
        ("Boris Hale won. “It leaks,” Ivan Lindt told Peter Quill. He left on Monday.", ["Ivan Lindt"]),
        # Only those of the gender.
        ("Anna Lindt met Boris Hale. She left on Monday.", ["Anna Lindt"]),
        ("Anna Lindt met Boris Hale. He left on Monday.", ["Boris Hale"]),
        ("Anna Lindt spoke. He left on Monday.", []),
        # Who is named only as an owner is not meant, nor is one of several amid a sentence.
        ("The guards who keep the gate of the old harbour let in Ivan Lindt and Boris Hale. He left on Monday.", []),
        ("Ivan Lindt's boat sank. He left on Monday.", []),
        # Nobody meets himself, and the name may follow.
        ("Ivan Lindt won. He met Lindt on Monday.", []),
        ("Ivan Lindt won. When he left on Monday, Boris Hale wept.", []),
        ("Ivan Lindt won. When he left on Monday, the band played.", ["Ivan Lindt"]),
        # Too far back, and in somebody's words.
        ("Ivan Lindt won. It rained. It blew. It froze. He left on Monday.", []),
        ("“I know Ivan Lindt. He left on Monday,” Anna Hale said.", []),
        ("He left on Monday.", []),
    ],
)
def test_who_is_meant(text: str, names: list[str]) -> None:
    assert meant(text) == names
