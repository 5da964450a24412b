"""Whole flattened pages, written for these tests."""

import pytest

from bot.parsing.pages import read_page

BODY = [
    "OSLO (Newswire) - The harbour council voted on Tuesday to widen the northern quay, officials said.",
    "Work is due to start in May and will cost about nine million crowns, according to the council’s plan.",
    "“We have waited for this for twenty years,” said Ilse Marten, who runs the ferry office at the quay.",
    "Herring and noise",
    "Fishermen fear that the noise will drive the herring away before the season is over, and ask for a pause in June.",
    "The council said it would answer them within a month, and that the pause was one of three ideas it would look at.",
]
PAGE = f"""Skip to main content

  • Home
  • News
  • Sports
  • Weather

Subscribe
Log in

Council votes to widen northern quay

Fishermen ask for a pause while the herring pass

By Mara Lindqvist
March 3, 2021

Share on Facebook
Share on Twitter

The northern quay of the harbour, seen from the ferry office in February. (Photo: Port Archive)

{BODY[0]}

{BODY[1]}

Advertisement

{BODY[2]}

{BODY[3]}

{BODY[4]}

{BODY[5]}

Mara Lindqvist is a reporter who covers ports and shipping for The Harbour Post.

Related stories

  • Ferry fares to rise in spring
  • Lighthouse opens its doors for a day

2 Comments

Old Salt March 5, 2021
I have seen three councils promise this and not one of them has moved a stone, so I will believe it in May.
Reply

Leave a comment

Your email address will not be published.

Sign up for our newsletter

© 2021 The Harbour Post. All rights reserved.
Privacy policy
Terms of use
"""


@pytest.fixture(scope="module")
def reading():
    return read_page(PAGE.encode(), "quay.txt")


def test_the_body_is_the_article_and_nothing_else(reading):
    assert reading.text == "\n\n".join(BODY)


def test_paragraphs_are_told_from_headings(reading):
    assert [p.kind for p in reading.paragraphs] == ["paragraph"] * 3 + ["heading"] + ["paragraph"] * 2


def test_what_the_page_says_of_itself(reading):
    assert reading.title == "Council votes to widen northern quay"
    assert reading.deck == "Fishermen ask for a pause while the herring pass"
    assert reading.authors == ("Mara Lindqvist",)
    assert reading.outlet == "The Harbour Post"
    assert reading.dateline == ("Oslo",)
    assert reading.language == "en"


def test_the_stamp_dates_the_page_and_the_comment_does_not(reading):
    assert str(reading.publication.day) == "2021-03-03"
    assert reading.publication.basis == "page"
    assert reading.publication.evidence == ("March 3, 2021",)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("The northern quay of the harbour", "caption"),
        ("Mara Lindqvist is a reporter", "bio"),
        ("Related stories", "related"),
        ("Ferry fares", "related"),
        ("2 Comments", "comment"),
        ("I have seen three councils", "comment"),
        ("Your email address", "comment"),
        ("Sign up for our newsletter", "subscription"),
        ("Share on Facebook", "share"),
        ("Advertisement", "advert"),
        ("Skip to main content", "menu"),
    ],
)
def test_what_was_left_out_is_labelled(reading, start, kind):
    assert [b.kind for b in reading.boilerplate if b.text.startswith(start)] == [kind]


def test_every_line_of_the_page_is_somewhere(reading):
    told = "\n".join([reading.text, reading.title, reading.deck, *(b.text for b in reading.boilerplate)])
    lines = [line.strip().removeprefix("• ") for line in PAGE.splitlines() if line.strip()]
    assert [line for line in lines if line not in told] == []


@pytest.mark.parametrize("headline", ["Council votes to widen northern quay", "Council Votes To Widen Northern Quay."])
def test_clean_text_is_kept_whole_but_for_its_headline(headline):
    reading = read_page("\n\n".join([headline, *BODY]).encode(), "p")
    assert reading.title == headline
    assert reading.text == "\n\n".join(BODY)
    assert reading.boilerplate == ()


def test_clean_text_that_begins_with_its_lede_keeps_it():
    assert read_page("\n\n".join(BODY).encode(), "p").text == "\n\n".join(BODY)
    assert read_page(BODY[1].encode(), "p").text == BODY[1]


def test_hard_wrapped_paragraphs_are_unwrapped():
    wrapped = []
    for paragraph in BODY[:3] + BODY[4:]:
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > 60:
                wrapped.append(line)
                line = ""
            line = f"{line} {word}".strip()
        wrapped += [line, ""]
    assert read_page("\n".join(wrapped).encode(), "p").text == "\n\n".join(BODY[:3] + BODY[4:])


def test_paragraphs_torn_at_their_links_are_mended():
    torn = "\n".join(
        [
            *BODY[:2],
            "Work was first planned by",
            "the port authority",
            ", which left the matter to the council.",
            *BODY[4:],
        ]
    )
    whole = "Work was first planned by the port authority, which left the matter to the council."
    assert whole in read_page((torn + "\n" + torn.replace("Work", "Digging")).encode(), "p").text


def test_lists_of_the_body_are_items():
    items = ["Northern quay, widened by nine metres", "Ferry office, moved across the street"]
    page = "\n\n".join([*BODY, "The plan in short:", *(f"  • {item}" for item in items)])
    reading = read_page(page.encode(), "p")
    assert [reading.text[p.start : p.end] for p in reading.paragraphs if p.kind == "list"] == items


def test_a_dateline_on_a_line_of_its_own_is_no_headline() -> None:
    page = "BERGEN, Norway (XP) --\n\n" + "\n\n".join(
        [
            "The harbour of Bergen closed on Thursday because its eastern wall was sinking, the port office said.",
            "Ships will be sent to the next port along the coast until the wall stands firm again, the office added.",
        ]
    )
    reading = read_page(page.encode(), "wire.txt")
    assert (reading.title, reading.dateline) == (None, ("Bergen, Norway",))
    assert reading.text == page
