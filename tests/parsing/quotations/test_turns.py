"""Turns of transcripts and interviews: whose words they are, and what only looks like a talk."""

from __future__ import annotations

import pytest

from bot.model.quotation import Quotation
from bot.parsing import parse_page

HEAD = [
    "Home",
    "News",
    "Sport",
    "Log in",
    "Subscribe",
    "The mayor speaks of the bridge",
    "By Peter Holm",
    "May 3, 2024",
]
FOOT = ["Share on Facebook", "Privacy policy", "Newsletter", "All rights reserved"]


def said(*paragraphs: str) -> list[Quotation]:
    page = "\n\n".join([*HEAD, *paragraphs, *FOOT])
    article = parse_page(page.encode(), "talk")
    assert all(article.text[q.start : q.end] == q.text for q in article.quotations)
    return [q for q in article.quotations if q.kind == "direct"]


def test_a_transcript() -> None:
    found = said(
        "MARA LINDQVIST, QUAY NEWS HOST: Good evening, and welcome. With me is the mayor of Greyport tonight.",
        "MAYOR JONAS DE VRIES (I), GREYPORT: Thank you for having me, Mara.",
        'LINDQVIST: How long will the bridge be closed? People wrote "we cannot get home" to us.',
        "DE VRIES: The engineers will know more in the morning.",
        "We are doing what we can, and we will run a ferry from six o'clock on.",
        "(BEGIN VIDEO CLIP)",
        "UNIDENTIFIED FEMALE: I waited for two hours, and nobody came.",
        "(END VIDEO CLIP)",
        "LINDQVIST: What do you say to her?",
        "DE VRIES: That I am sorry.",
        "The bridge was built in 1934 and is crossed by nine thousand cars a day.",
    )
    spoken = [(q.speaker.name, q.speaker.mention, q.speaker.role) for q in found if q.speaker]
    host, mayor = ("Mara Lindqvist", "LINDQVIST", None), ("Jonas de Vries", "DE VRIES", None)
    assert spoken == [
        ("Mara Lindqvist", "MARA LINDQVIST", "QUAY NEWS HOST"),
        ("Jonas de Vries", "MAYOR JONAS DE VRIES", "GREYPORT"),
        host,
        mayor,
        mayor,
        (None, "UNIDENTIFIED FEMALE", None),
        host,
        mayor,
    ]
    assert found[3].group == found[4].group != found[5].group
    assert found[-1].text == "That I am sorry."


def test_whoever_is_presented_alone_answers() -> None:
    found = said(
        "Clara Novak, the director of the museum, has worked in Westmark for nine years.",
        "Q: What did you find in the box?",
        "A: A map. I had never seen one like it.",
        "Q: Did you know what it was?",
        "A: No, and neither did my colleagues.",
        "This interview has been edited for length, and we left out a question.",
    )
    assert [(q.speaker.name if q.speaker else "", q.text[:9]) for q in found] == [
        (None, "What did "),
        ("Clara Novak", "A map. I "),
        (None, "Did you k"),
        ("Clara Novak", "No, and n"),
    ]


def test_an_outlet_may_ask() -> None:
    found = said(
        "Clara Novak, the director of the museum, has worked in Westmark for nine years.",
        "The Herald: What did you find in the box?",
        "Clara Novak: A map. I had never seen one like it.",
        "The Herald: Did you know what it was?",
        "Novak: No, and neither did my colleagues.",
    )
    assert [q.speaker.name if q.speaker else None for q in found] == ["The Herald", "Clara Novak"] * 2


@pytest.mark.parametrize(
    "paragraphs",
    [
        # a comparison of things
        ["Price: 20 crowns a night, and 30 in summer.", "Verdict: The view is worth it.",
         "Price: 45 crowns a night with breakfast.", "Verdict: Too loud for what it costs."],
        # notes of players
        ["Mara Lindqvist: 7", "Clara Novak: 6", "Anna Holm: 8", "Laura Ruiz: 5"],
        # one statement, labelled
        ["The ministry's statement in full: the bridge stays closed.", "NOTE: The ferry leaves at six.",
         "UPDATE: The bridge opened on Friday.", "NOTE: Tickets are sold at the quay."],
    ],
)  # fmt: skip
def test_what_is_no_talk(paragraphs: list[str]) -> None:
    assert said("The council met on Monday and spoke about the bridge for most of the day.", *paragraphs) == []


def test_a_briefing_with_a_bare_q_and_initials_of_whom_the_page_names() -> None:
    briefing = said(
        "MS. LINDQVIST: Good afternoon, everybody. I have one thing to say, and then I take your questions.",
        "Q Thank you, Clara. Will the bridge open in May?",
        "MS. LINDQVIST: We hope so, but I can't promise you that it will.",
        "Q And who pays for it, if I may ask?",
        "MS. LINDQVIST: You all do, and I thank you for it.",
    )
    assert [q.speaker.mention if q.speaker else "" for q in briefing] == ["MS. LINDQVIST", "Q"] * 2 + ["MS. LINDQVIST"]
    initials = said(
        "Jonas Ek has been the mayor of Greyport for nine years, and he met us in his office at the quay.",
        "QH: Why did you close the bridge before the winter?",
        "JE: I had no choice. The engineers told me that it would not hold.",
        "QH: Do people blame you?",
        "JE: Some do, and I understand that very well.",
    )
    assert [q.speaker.name if q.speaker else "" for q in initials] == [None, "Jonas Ek"] * 2


_ASKED = (
    "Clara Novak, the director of the museum, has worked in Westmark for nine years. We met her in the reading room.",
    "When did you find the box?",
    "In March, behind a wall. I had never seen one like it.",
    "We opened it the same night.",
    "What did your colleagues say?",
    "They laughed at me. My deputy still does.",
    "Would you open it again?",
    "I would, and I would bring gloves.",
    "And what will you do with the map?",
    "We will show it in the autumn.",
)


def test_an_interview_without_labels() -> None:
    found = said(*_ASKED, "This interview has been edited for length.")
    assert [q.text for q in found] == [_ASKED[i] for i in (2, 3, 5, 7, 9)]
    assert {q.speaker.name for q in found if q.speaker} == {"Clara Novak"}
    assert found[0].group == found[1].group != found[2].group


@pytest.mark.parametrize(
    "paragraphs",
    [
        # nobody is presented, or two are
        ("The museum has a box.", *_ASKED[1:]),
        ("Clara Novak met Jonas Ek at the museum on Monday.", *_ASKED[1:]),
        # questions and answers about a thing
        (_ASKED[0], "What is the box?", "A crate of oak.", "Who made it?", "A cooper in Westmark.", "Where is it now?",
         "In the cellar.", "Who may see it?", "Everybody with a ticket."),
    ],
)  # fmt: skip
def test_questions_that_are_no_interview(paragraphs: tuple[str, ...]) -> None:
    assert said(*paragraphs) == []


def test_a_guest_told_in_full_may_speak_once() -> None:
    found = said(
        "PETER QUINCY, HOST: Good evening and welcome. We are joined by two guests tonight.",
        "JAN HOLLIS, CREDIT FONTAINE: The market is wrong, and the numbers say it.",
        "QUINCY: Why do you think so?",
        "MARK ADLER, HARBOUR BANK: The market is never wrong.",
        "QUINCY: We have to leave it there. Thank you.",
    )
    host = "Peter Quincy"
    assert [q.speaker.name for q in found if q.speaker] == [host, "Jan Hollis", host, "Mark Adler", host]
    assert [q.speaker.role for q in found if q.speaker][1] == "CREDIT FONTAINE"


def test_the_outlet_that_asks_need_not_always_ask() -> None:
    found = said(
        "Before the vote the harbour master, Clara Novak, talks to Quay News about the bridge.",
        "Quay News: When did you first see the report?",
        "Clara Novak: On Friday, when I came back. I read it in one night.",
        "Quay News: The council says it is not to blame.",
        "Novak: They would. But we have their letters.",
    )
    assert [q.speaker.name for q in found if q.speaker] == ["Quay News", "Clara Novak"] * 2
