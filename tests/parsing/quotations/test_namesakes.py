"""A family name of two people of the page: given to one of them where something tells which, unclear elsewhere."""

from __future__ import annotations

import pytest

from tests.parsing.quotations.reading import people_in, quotations_in, quoted_in

_TWO = "Boris Lindt and Clara Lindt met voters on Friday."
_SAID = '"We are tired of waiting," Lindt said.'


@pytest.mark.parametrize(
    "text",
    [
        f"{_TWO} {_SAID}",
        f"{_TWO}\n\nThe hall was full.\n\n{_SAID}",
        f"{_TWO}\n\nThe hall was full.\n\n“We are tired of waiting,” Lindt told the crowd.",
        f"{_TWO} Lindt said: “We are tired of waiting.”",
        f"Boris Lindt thanked Clara Lindt on Friday. {_SAID}",
        f"Boris Lindt opened the fair. Clara Lindt stayed at home. {_SAID}",
        f"Boris Lindt and his brother, Adam Lindt, met voters. {_SAID}",
        f"Ann Lindt and her husband Boris Lindt came late. {_SAID}",
        f"Boris Lindt and his wife, Clara Lindt, met voters. Nobody else came. {_SAID}",
        f"Boris Lindt Jr. sued Boris Lindt Sr. on Friday. {_SAID}",
        f"Boris Lindt and Adam Lindt met voters. {_SAID} He left early.",
        "Boris Lindt and Adam Lindt met voters. Lindt took the stage. “We are tired of waiting,” he said.",
        f"Boris Lindt, a farmer, spoke. Clara Lindt, a nurse, spoke. Nobody else did.\n\n{_SAID}",
        "John Quill and John Adler met voters on Friday. “We are tired of waiting,” John said.",
    ],
)
def test_nothing_tells_which(text: str) -> None:
    said = [q.speaker for q in quoted_in(text)]
    assert [(s.name, s.confidence < 0.4) for s in said if s] == [(None, True)]
    assert said[0] is not None
    assert said[0].mention in ("Lindt", "he", "John")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a title, a first name
        (f"{_TWO} “We are tired of waiting,” Mrs. Lindt said.", "Clara Lindt"),
        (f"{_TWO} “We are tired of waiting,” Mr Lindt said.", "Boris Lindt"),
        (f"{_TWO} “We are tired of waiting,” Clara said.", "Clara Lindt"),
        # what the page calls them
        ("Mayor Boris Lindt met Clara Lindt, a judge. “We are tired of it,” Mayor Lindt said.", "Boris Lindt"),
        ("Senator Boris Lindt met Governor Clara Lindt. “We are tired of it,” Gov. Lindt said.", "Clara Lindt"),
        ("Farmer Boris Lindt met Clara Lindt, a teacher. “We are tired of it,” said Lindt, a farmer.", "Boris Lindt"),
        # a pronoun
        (f"{_TWO} {_SAID} She then left the hall.", "Clara Lindt"),
        (f"{_TWO} “We are tired of waiting,” Lindt said as he left.", "Boris Lindt"),
        (f"{_TWO} “We are tired of waiting,” Lindt said, with his hands raised.", "Boris Lindt"),
        # the last one named in full near by
        (f"{_TWO}\n\nClara Lindt spoke first. {_SAID}", "Clara Lindt"),
        (f"{_TWO}\n\nBoris Lindt, 54, runs a mill.\n\n{_SAID}", "Boris Lindt"),
        (f"{_TWO} Clara Lindt spoke first. {_SAID}", "Clara Lindt"),
        # only one of them told of so far
        (f"Boris Lindt met voters. {_SAID}\n\nClara Lindt met them on Sunday.", "Boris Lindt"),
        # somebody named as a relative of another only
        (f"Boris Lindt met voters with his wife, Clara Lindt. {_SAID}", "Boris Lindt"),
        (f"Clara Lindt thanked her father, Adam Lindt, for the mill. {_SAID}", "Clara Lindt"),
        (f"Boris Lindt opened the mill. Adam Lindt, his son, runs it. {_SAID}", "Boris Lindt"),
        (f"Boris Lindt’s sister Clara Lindt sold the mill. {_SAID}", "Boris Lindt"),
        (f"Clara Lindt, daughter of the engineer Boris Lindt, won. {_SAID}", "Clara Lindt"),
        # somebody called by the given name
        (f"{_TWO} Clara waved to the crowd. {_SAID}", "Boris Lindt"),
        # somebody named far more often
        (
            "Boris Lindt won. Lindt smiled. Lindt waved, and Lindt cheered.\n\nAdam Lindt lost.\n\nNobody came.\n\n"
            f"{_SAID}",
            "Boris Lindt",
        ),
    ],
)
def test_something_tells_which(text: str, name: str) -> None:
    (found,) = quoted_in(text)
    assert found.speaker is not None
    assert found.speaker.name == name


def test_two_given_names_before_one_family_name() -> None:
    (found,) = quoted_in(f"Boris and Clara Lindt met voters on Friday. {_SAID}")
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.mention) == (None, "Lindt")
    assert found.speaker.confidence < 0.4


def test_an_unclear_name_is_nobodys_mention() -> None:
    people = people_in(f"{_TWO} {_SAID}")
    assert {p.name: [m.text for m in p.mentions] for p in people} == {
        "Boris Lindt": ["Boris Lindt"],
        "Clara Lindt": ["Clara Lindt"],
    }


def test_a_pronoun_that_fits_one_of_two_names_that_one() -> None:
    said = quoted_in(f"{_TWO} Lindt took the stage. “We are tired of waiting,” she said.")
    assert [q.speaker.name for q in said if q.speaker] == ["Clara Lindt"]


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("BORIS LINDT", "WREN", "CLARA LINDT"), ["Boris Lindt", "Ann Wren", "Clara Lindt"]),
        (("BORIS LINDT", "WREN", "LINDT"), ["Boris Lindt", "Ann Wren", "Boris Lindt"]),
        (("LINDT", "WREN", "LINDT"), [None, "Ann Wren", None]),
    ],
)
def test_labels_of_a_talk(labels: tuple[str, ...], names: list[str | None]) -> None:
    lines = ["Do you like it?", "I do, as you know.", "What would you change? I would change the quay."] * 2
    turns = "\n\n".join(f"{label}: {line}" for label, line in zip(labels * 2, lines, strict=True))
    found = quotations_in(f"Boris Lindt and Clara Lindt spoke with Ann Wren.\n\n{turns}")
    assert [q.speaker.name for q in found if q.kind == "direct" and q.speaker] == names * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Boris Lindt and Adam Quill met voters. "We are tired," he said.', None),
        ('Boris Lindt, Adam Quill and Clara Wren met voters. "We are tired," he said.', None),
        ('Boris Lindt, Adam Quill and Clara Wren met voters. "We are tired," she said.', "Clara Wren"),
        ('Boris Lindt and Clara Wren met voters. "We are tired," she said.', "Clara Wren"),
        ('Boris Lindt and Adam Quill met voters. Quill has run before. "We are tired," he said.', "Adam Quill"),
        ('Boris Lindt and Mayor Adam Quill met voters. "We are tired," the mayor said.', "Adam Quill"),
    ],
)
def test_a_pronoun_behind_people_named_together(text: str, name: str | None) -> None:
    (said,) = [q.speaker for q in quoted_in(text)]
    assert said is not None
    assert (said.name, said.confidence < 0.4) == (name, name is None)
