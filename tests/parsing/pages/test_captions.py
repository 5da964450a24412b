"""Captions and credits that read like sentences of the article they stand in."""

from dataclasses import replace

import pytest

from bot.parsing.pages import read_page
from bot.parsing.pages.bars import bars
from bot.parsing.pages.body import judge
from bot.parsing.pages.credits import is_credit, is_picture
from bot.parsing.pages.flattened import read_further
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.second import Part
from bot.parsing.pages.shape import shaped
from bot.parsing.pages.surroundings import survey

PICTURES = [
    "The first tram leaves the depot at dawn. (Jon Holm/Northern Ledger)",
    "Divers look for the wreck under the bridge. (Supplied by Ann Berg)",
    "The crew lays a mile of rail in one night. (6:37)",
    "The tram at the old quay on Wednesday. [Image: Studio Nord]",
    "(Northern Ledger)",
    "[Rendering: Studio Nord]",
    "(Photo by Jon Holm)",
    "Ann Berg sells the last paper ticket. Photos via Jon Holm.",
    "Ann Berg sells the last paper ticket. Courtesy of the harbour museum",
    "A tram on the quay.© Jon Holm A tram on the quay.",
    "[1/2]Ann Berg rides at the front of the first tram. Read more",
    "Rails are lowered into the tunnel under the river on Monday night.Jon Holm",
    "Rails are lowered into the tunnel on Monday. Ann Berg/Harbour Press",
    "Rails are lowered into the tunnel under the river. Harbour Museum",
    "© Jon Holm Rails are lowered into the tunnel under the river.",
    "tram-at-the-old-quay.png",
    "FILE - Ann Berg sells tickets at the old quay, May 3, 2019.",
]
SENTENCES = [
    "The line opens on Monday, officials said. (Reuters)",
    "The builder is listed in Oslo (OSE: TRAM).",
    "He was right. (Or so he told the council.)",
    "“A triumph of patience.” (The Harbour Post)",
    "(Reporting by Jan Novak; Editing by Ann Berg)",
    "The line cost more than all others together, the council told the town. PTI",
    "The rails were laid by the men of Holm and Sons, then of Berg Bros. The End",
    "Nobody in the old town wanted to ride in the tunnel under the river. And Then They Did",
    "The line was named for its builders (Holm and Berg).",
    "Pictures of the wreck went round the town that evening.",
    "They gave up the tunnel and went home to their villages.After the war they came back",
    "Video of the crash was shown in court on Monday, and the jury saw it twice.",
    "Ann Berg, left with nothing but her tickets, went home.",
    "FILE is what the clerks of the old quay wrote on every box of tickets.",
]


@pytest.mark.parametrize("text", PICTURES)
def test_who_took_the_picture_makes_a_line_a_caption(text):
    assert is_picture(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_that_end_in_brackets_or_name_pictures_are_none(text):
    assert not is_picture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jon Holm, AP",
        "getty",
        "(Jon Holm / Northern Ledger)",
        "Ann Berg | Bloomberg | Getty Images",
        "Courtesy of Ann Berg",
        "Photograph by Jon Holm for The Kestrel",
        "A. Holm/Science",
        "NASA",
    ],
)
def test_a_line_of_names_that_deal_in_pictures_is_a_credit(text):
    assert is_credit(split_lines(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "View 3 Images",
        "Related: The harbour in pictures",
        "Pictures of the wreck went round the town that evening.",
        "Ann Berg",
        "She sold the photo to Reuters for less than it had cost her to take it.",
    ],
)
def test_other_lines_are_no_credits(text):
    assert not is_credit(split_lines(text)[0])


def page(*inside: str) -> str:
    paragraphs = [
        "Harbour tram line opens after nine years of work",
        "By Mara Lindqvist",
        "3 March 2021",
        "The first tram of the new harbour line left the depot at dawn on Wednesday with forty people on board.",
        "The line joins the old quay with the northern suburbs, and the city says nine thousand people will ride it.",
        *inside,
        "Work began in 2012 and was stopped twice, once when divers found a wreck under the swing bridge.",
        "“We had all but given up on it,” said Ann Berg, who has sold tickets at the old quay for thirty years.",
        "The council will decide in May whether the line is to be extended to the airport on the other side.",
        "Related stories",
        "Swing bridge to close for repairs",
        "Privacy policy",
        "© 2021 The Kestrel. All rights reserved.",
    ]
    return "\n\n".join(paragraphs)


def body_of(text: str) -> list[str]:
    return read_page(text.encode(), "page.txt").text.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "The tram stops at the old quay for the first time, to the sound of a brass band. (Jon Holm/Northern Ledger)",
        "(Northern Ledger)",
        "Since you're here, we have a small favour to ask: more people read us than ever, and hardly anybody pays.",
        "A version of this article appeared in print on March 4, 2021, on page A15 of the Northern edition.",
        "If everyone who reads our reporting helps to support it, our future would be much more secure.",
    ],
)
def test_what_is_not_the_article_stays_out_of_it(line):
    assert body_of(page(line)) == body_of(page())
    assert len(body_of(page())) == 5


@pytest.mark.parametrize(
    "line",
    ["← Old quay to be sold to the builders of the tram", "What the tram will do to the rents of the old quay →"],
)
def test_what_leads_to_another_page_by_an_arrow_is_no_part_of_the_text(line):
    assert body_of(page(line)) == body_of(page())


@pytest.mark.parametrize(
    "line",
    [
        "Mara Lindqvist is a reporter with a weakness for trams, trains and whatever else runs on rails in the north.",
        "Mara is an award-loving transport editor, who grew up beside the railway station of a very small town.",
    ],
)
def test_the_writer_presented_amid_the_text_is_no_part_of_it(line):
    assert line not in body_of(page(line))


def test_somebody_else_presented_is_part_of_the_text():
    line = "Ann Berg is an editor of timetables, and for thirty years every tram of the town has followed her pencil."
    assert line in body_of(page(line))


def test_who_stands_where_above_a_credit_is_a_caption():
    line = "Ann Berg, left, and Jon Holm ride at the front of the first tram as it leaves the depot at dawn."
    assert line not in body_of(page(line, "Mara Ek/Getty Images"))


@pytest.mark.parametrize("credit", ["Jon Holm, AP", "Ann Berg | Harbour Press | Getty Images", "Courtesy of Ann Berg"])
def test_what_reads_like_a_sentence_above_a_credit_is_a_caption(credit):
    line = "Workers lower rails into the tunnel under the old quay on Monday night, March 1, 2021."
    assert body_of(page(line, credit)) == body_of(page())


def asked(*inside: str, chance: float = 0.7) -> list[float]:
    """How likely lines of some length must be, of that ``chance``, amid the paragraphs of an article."""
    lines = split_lines(page(*inside))
    known = {line.text for line in split_lines(page())}
    chances = [0.1 if len(line.words) < 5 else 0.95 if line.text in known else chance for line in lines]
    return [bar for line, bar in zip(lines, bars(survey(lines), chances), strict=True) if line.text not in known]


CAPTION = "Workers lower rails into the tunnel under the old quay on a night in March."


@pytest.mark.parametrize("above", ["View 3 Images", "Duration 1:30", "rails in a tunnel", "Getty"])
def test_more_is_asked_of_what_stands_in_one_block_with_the_words_of_a_picture(above):
    assert asked(f"{above}\n{CAPTION}")[1] > 0.7
    assert asked(above, CAPTION)[1] < 0.7


def test_no_more_is_asked_where_paragraphs_stand_close_to_what_is_above_them():
    paragraphs = [line.text for line in split_lines(page()) if len(line.words) > 8]
    copied = split_lines("\n".join(["The tunnel", "By Ann Berg", f"{CAPTION}\n", *(f"{one}\n" for one in paragraphs)]))
    chances = [0.1, 0.1, 0.7, *(0.95 for _ in paragraphs)]
    assert bars(survey(copied), chances)[2] < 0.7


def test_less_is_asked_of_doubtful_lines_where_an_article_is_full_of_them():
    item = "The stop at the {}, where the bridge was"
    items = [item.format(name) for name in ("old quay", "museum", "depot", "town hall")]
    assert asked("The old quay and bridge", chance=0.3) > [0.3]
    assert max(asked(*items, chance=0.3)) < 0.3


def test_a_sentence_told_twice_running_describes_a_picture():
    line = "Workers of the city lower the last of the rails into the tunnel under the old quay."
    assert body_of(page(line, line)) == body_of(page())


def test_a_picture_without_a_caption_leaves_the_paragraph_above_it_alone():
    assert body_of(page("Jon Holm, AP")) == body_of(page())


def test_a_paragraph_is_not_lost_for_words_an_outlet_uses_of_itself():
    line = "While you’re here, the guide tells every visitor, walk out to the lighthouse and back, which takes an hour."
    assert line in body_of(page(line))


def test_every_question_of_an_interview_stays_whatever_names_stand_between():
    questions = [
        "What did you think when the first tram came round the corner?",
        "How did your family take the news of the opening?",
        "What do you think of the fares that the council wants?",
        "Would you do it all again if the town asked you?",
    ]
    answers = [
        "I thought of my father, who laid the first rails on this quay and did not live to see a tram on them.",
        "They cried, and then they asked who would look after the ticket office while I was riding up and down.",
        "They are too high for those who live in the northern suburbs and have to ride it twice on every day.",
        "I would, and I would start with the tunnel, for that was the part which nobody had believed in at all.",
    ]
    turns = [part for pair in zip(questions, answers, strict=True) for part in pair]
    body = body_of(page("Ann Berg", *turns[:4], "Jon Holm", *turns[4:]))
    assert set(questions) <= set(body)


def test_questions_asked_again_and_again_stay_in_an_interview():
    question = "What did you think when the first tram came round the corner?"
    answer = "I thought of my father, who laid the first rails on this quay and did not live to see a tram on them."
    other = "I was asleep, to be honest, and my daughter had to ring the bell three times before I understood."
    body = body_of(page("Ann Berg", question, answer, "Jon Holm", question, other))
    assert body.count(question) == 2


def test_comments_under_their_writers_and_days_are_no_article():
    comments = [
        "oldsalt on March 5, 2021 at 9:12 am said:",
        "I have seen three councils promise this line, and it took the fourth to find the money for it, so I am glad.",
        "quaysider on March 5, 2021 at 11:40 am said:",
        "The fares are too high for those who live in the northern suburbs and have to ride it twice on every day.",
        "oldsalt on March 6, 2021 at 8:03 am said:",
        "They were as high on the buses, and the buses never came on time in the winter when one needed them most.",
    ]
    text = page()
    assert body_of(f"{text}\n\n" + "\n\n".join(comments)) == body_of(text)


def test_a_talk_is_not_taken_for_comments():
    talk = [
        "Ann Berg said:",
        "“We had given up on it, all of us at the quay, and then the rails were there.”",
    ]
    assert set(body_of(page())) <= set(body_of(page(*talk)))


@pytest.mark.parametrize("logo", ["My Kestrel", "The Kestrel"])
def test_a_page_without_a_headline_takes_none_from_its_menu(logo):
    text = page().removeprefix("Harbour tram line opens after nine years of work\n\n")
    lines = split_lines(f"Menu\n\nHome\n\nNews\n\nSign in\n\n{logo}\n\n{text}")
    verdict = judge(lines)
    assert verdict.headline is None
    assert sum(verdict.body) == 5


def test_a_box_above_the_article_does_not_take_its_first_paragraph() -> None:
    lines = split_lines(
        page("Related", "Goat stops train near Ostmark", "The goat that stopped a train belongs to Dag Wiik.")
    )
    first = next(index for index, line in enumerate(lines) if line.text == "Related") + 2
    body = [index >= first for index in range(len(lines))]
    assert shaped(lines, body, None)[first]


def test_a_headline_below_where_the_article_ends_is_not_its_own() -> None:
    lines = split_lines(page())
    verdict = judge(lines)
    below = next(index for index, line in enumerate(lines) if line.text.startswith("Swing bridge"))
    part = Part(lines, replace(verdict, headline=below), below - 1)
    (reading,) = read_further([part], "en")
    assert reading.title is None
    assert reading.text.startswith("The first tram")


def test_what_somebody_in_a_picture_says_is_no_caption() -> None:
    said = [
        "“One of them before eight.” ― Ida Holm.",
        "“Red was a mistake.” ― Per Aas.",
        "“Maybe we can walk.” ― Lise Moen.",
    ]
    told = body_of(page(*(line for one in said for line in (one, "Getty/Kestrel."))))
    assert [line for line in told if line in said] == said
