"""How pages describe and name whoever speaks."""

from __future__ import annotations

import pytest

from tests.parsing.quotations.reading import people_in, quotations_in, quoted_in


def test_an_official_named_later_is_the_same_official() -> None:
    found = quotations_in(
        'A port official said the quay was "not safe any more" on Monday.\n\nThe official said that "everyone knows" '
        'about it. "We must close it now," Boris Lindt, deputy director of the port, said.'
    )
    assert {q.speaker.name for q in found if q.speaker and q.kind != "indirect"} == {"Boris Lindt"}


@pytest.mark.parametrize(
    "later",
    [
        "\n\nIvan Lindt, the spokesman for the port, told reporters the ferry would sail.",
        " Ivan Lindt, a spokesman for the union, told reporters the ferry would sail.",
    ],
)
def test_a_description_is_not_somebody_introduced_in_another_paragraph_or_as_one_more(later: str) -> None:
    said, _ = quotations_in(f'"The gate is shut," the spokesman said on Monday.{later}')
    assert said.speaker is not None
    assert (said.speaker.name, said.speaker.mention) == (None, "the spokesman")


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ('"It holds," said their spokesman, Zed Makundi.', "It holds,", "their spokesman"),
        ('"It holds," his lawyer, Zed Makundi, told reporters.', "It holds,", "his lawyer"),
        (
            '"It holds," said its founder and chief executive, Zed Makundi.',
            "It holds,",
            "its founder and chief executive",
        ),
        ("Profits will fall, according to its director, Zed Makundi.", "Profits will fall", "its director"),
        ("According to its director, Zed Makundi, the marsh is safe.", "the marsh is safe", "its director"),
    ],
)
def test_somebody_described_and_then_named(text: str, words: str, role: str) -> None:
    (found,) = quotations_in(text)
    assert found.speaker is not None
    assert (found.text, found.speaker.name, found.speaker.role) == (words, "Zed Makundi", role)


def test_the_role_is_the_one_given_there() -> None:
    found = quoted_in(
        '"It holds," said Ann Quill, the chief engineer. Later that day she resigned. '
        '"It did not hold," said Ann Quill, a former engineer.'
    )
    assert [q.speaker.role for q in found if q.speaker] == ["the chief engineer", "a former engineer"]


@pytest.mark.parametrize(
    ("text", "mention", "role"),
    [
        ('"It holds," a spokesman for the port said.', "a spokesman for the port", "a spokesman for the port"),
        ('A source close to the mayor said: "It holds."', "A source close to the mayor", None),
        ('"It holds," said an aide to Ann Quill.', "an aide to Ann Quill", "an aide to Ann Quill"),
        ('"It holds," a federal judge said.', "a federal judge", "a federal judge"),
        ('A handwritten note said: "It holds."', "A handwritten note", None),
        ('The two governments said: "It holds."', "The two governments", None),
        ('"It holds," one senior Labour MP said.', "one senior Labour MP", None),
        ('A sign on the gate read "It holds".', "A sign on the gate", None),
        ('Analysts at Quill & Lindt called it "a lovely ruin".', "Analysts at Quill & Lindt", None),
    ],
)
def test_a_description_is_given_whole(text: str, mention: str, role: str | None) -> None:
    (found,) = quoted_in(text)
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.mention, found.speaker.role) == (None, mention, role)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"It holds," said union leader Ann Quill.', "Ann Quill", "union leader"),
        ('Last week union leader Ann Quill said: "It holds."', "Ann Quill", "leader"),
        ('The presiding judge, Zed Makundi, said: "It holds."', "Zed Makundi", "The presiding judge"),
        ('"It holds," Secretary of State Ann Quill said.', "Ann Quill", "Secretary of State"),
        ('"It holds," Superintendent of Police Zed Makundi said.', "Zed Makundi", "Superintendent of Police"),
        ('"It holds," said defence counsel Ann Quill KC.', "Ann Quill", "defence counsel"),
        ('President Bashar al-Adler came. "It holds," al-Adler said.', "Bashar al-Adler", "President"),
        ('Vice-captain Zed Makundi was quoted as saying: "It holds."', "Zed Makundi", "Vice-captain"),
    ],
)
def test_the_name_and_role_as_the_page_has_them(text: str, name: str, role: str) -> None:
    (found,) = quoted_in(text)
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == (name, role)


@pytest.mark.parametrize("body", ["Ministry of Defence", "European Court of Human Rights", "University of Arnwick"])
def test_a_body_has_its_whole_name(body: str) -> None:
    (found,) = quoted_in(f'The {body} said: "It holds."')
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.mention) == (body, f"The {body}")


def test_whose_somebody_is_belongs_to_the_speaker_and_not_to_the_words() -> None:
    (found,) = quotations_in("“Nobody wins,” the port ministry’s Ann Quill told a briefing.")
    assert found.speaker is not None
    assert (found.kind, found.text, found.speaker.name) == ("direct", "Nobody wins,", "Ann Quill")


def test_somebody_else_s_office_is_no_role() -> None:
    (found,) = quoted_in('A lawyer for Boris Lindt, Ann Quill, said: "It holds."')
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == ("Ann Quill", "A lawyer for Boris Lindt")
    assert [p.roles for p in people_in("The wife of Boris Lindt met a spokesman for Ann Quill.")] == [(), ()]


def test_a_suffix_tells_a_son_from_his_father() -> None:
    (found,) = quoted_in('John Adler Jr. met his father, John Adler Sr., on Monday. "It is late," Adler Sr. said.')
    assert found.speaker is not None
    assert found.speaker.name == "John Adler Sr"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Ann Lindt and her husband Boris Lindt came. "It was late," Mrs. Lindt said.', ["Ann Lindt"]),
        ('Ann Lindt and her husband Boris Lindt came. "It was late," Mr. Lindt said.', ["Boris Lindt"]),
        ('North Korean leader Kim Jong Un came. "We will wait," the North Korean leader said.', ["Kim Jong Un"]),
        ('Kim Jong Un came, unlike Kim Jong Il. "We will wait," Kim Jong Un said.', ["Kim Jong Un"]),
        ('Ludwig van der Berg came late. "I was lost," van der Berg said.', ["Ludwig van der Berg"]),
        ('"We will wait," President Park Geun-hye said.', ["Park Geun-hye"]),
        ('"We will wait," Martin Luther King Jr. said.', ["Martin Luther King Jr"]),
    ],
)
def test_the_fullest_name(text: str, names: list[str]) -> None:
    assert [q.speaker.name for q in quoted_in(text) if q.speaker] == names


def test_the_surer_the_source_the_surer_the_speaker() -> None:
    (plain,) = quoted_in('"It holds," Ann Quill said.')
    (far,) = quoted_in('Ann Quill, asked about the bridge that Boris Lindt had built, was "sure of it" and left.') or (
        None,
    )
    assert plain.speaker is not None and plain.speaker.confidence > 0.85
    assert far is None or far.speaker is None or far.speaker.confidence < plain.speaker.confidence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ann Quill, who had told reporters in May that the quay was safe, resigned on Monday.",
            "that the quay was safe",
        ),
        ("Ann Quill, who has always denied that she knew of it, later left the board.", "that she knew of it"),
        (
            "It angered Ann Quill, who said that the keeper, elected in May, had lied.",
            "that the keeper, elected in May, had lied",
        ),
    ],
)
def test_what_somebody_said_in_passing_ends_where_the_sentence_goes_on(text: str, words: str) -> None:
    assert [q.text for q in quotations_in(text)] == [words]


def test_he_is_whom_the_sentence_before_is_about_though_women_have_his_name() -> None:
    said = quotations_in(
        "Marco Lindt spoke on Monday.\n\nPrime Minister Andrea Novak visited the quay. He said that it had been safe."
    )
    assert [q.speaker.name for q in said if q.speaker] == ["Andrea Novak"]


def test_where_it_is_said_is_nobody() -> None:
    (said, *_) = quotations_in("Outside court, Boris Quill's widow, Ann Quill, said the verdict was right.")
    assert said.speaker is not None
    assert said.speaker.name == "Ann Quill"


def test_who_is_named_before_according_to_is_not_the_source() -> None:
    said = quotations_in("Boris Lindt has agreed terms with Clara Falk, according to the striker's agent.")
    assert {q.speaker.name for q in said if q.speaker and q.speaker.mention.endswith("agent")} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Zed Makundi showed no emotion as the sentence was read.",
        "Zed Makundi betrayed little fear.",
        "Zed Makundi showed signs of strain on Monday.",
        "Zed Makundi smiled at the cameras.",
        "Zed Makundi sighed with relief and pointed at the door.",
    ],
)
def test_how_somebody_looks_or_moves_is_no_report(text: str) -> None:
    assert quotations_in(f"The court met in Vellin.\n\n{text}") == ()


def test_what_a_count_shows_is_a_report_and_words_said_with_a_smile_are_said() -> None:
    (shown,) = quotations_in("The poll showed that fear had won.")
    assert shown.text == "that fear had won"
    (said,) = quoted_in('"It holds," Zed Makundi smiled at last.')
    assert said.speaker is not None
    assert said.speaker.name == "Zed Makundi"
