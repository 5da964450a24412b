"""A page that scrolls on holds several articles: each is read on its own, none is mixed into another."""

from __future__ import annotations

from itertools import chain

import pytest

from bot.parsing import parse_articles, parse_page

FERRY = [
    "Council lets ferry sail at night",
    "By Mara Lindqvist",
    "May 3, 2024 at 10:15 AM",
    "The council decided on Monday that the Greyport ferry may sail at night, after a year in which it could not.",
    "“The river does not sleep, and neither should the ferry,” said Ina Holm, who runs the harbour.",
    "Fishermen had asked for the change since the bridge was closed in March 2023, and they waited for a long time.",
    "The first ferry to sail at night leaves the old quay on Friday, and it will carry no cars until the summer.",
]
MAP = [
    "Museum finds forgotten map of the coast",
    "By Jonas Ek",
    "May 2, 2024 at 4:30 PM",
    "The museum of Westmark has found a map of the coast that nobody had seen for more than a hundred years.",
    "“We did not know that it existed,” said Clara Novak, the museum's director, who opened the box on Tuesday.",
    "The map shows islands that are no longer there, and it will be on show in the autumn, the museum said.",
]
ROOF = [
    "School gets new roof before winter",
    "By Pavel Horvat",
    "May 1, 2024 at 9:00 AM",
    "The school in Eastfold gets a new roof before the winter, the town's council said on Tuesday after a debate.",
    "“It has rained on our books for three years,” said Tomas Weber, who teaches mathematics at the school.",
    "The slates come from a quarry in the hills, and the work is to take no more than six weeks, the builders said.",
    "Lessons go on in the gym until then, and Eastfold's library has lent the school two hundred chairs.",
]
MENU, FOOT = ["Home", "News", "Sport", "Log in", "Subscribe"], ["Leave a comment", "Privacy policy", "Newsletter"]
SHARE, NEXT = ["Share on Facebook", "Share on Twitter"], ["Next article"]
FORMS = ["text", "dense", "indented", "html", "articles"]


def page(*parts: list[str], form: str = "text") -> bytes:
    """A page as a text browser shows it, one string a line, with list items set in, or as HTML in two ways."""
    lines = [*MENU, *chain.from_iterable(parts), *FOOT]
    if form == "html":
        return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
    if form == "articles":
        told = "".join(
            f"<article><h1>{part[0]}</h1>{''.join(f'<p>{line}</p>' for line in part[1:])}</article>"
            for part in parts
            if part
        )
        ends = ["".join(f"<li>{line}</li>" for line in end) for end in (MENU, FOOT)]
        return f"<html><body><ul>{ends[0]}</ul>{told}<ul>{ends[1]}</ul></body></html>".encode()
    if form == "indented":
        return "\n\n".join([f"  \u2022 {line}" if line in (*MENU, *FOOT) else line for line in lines]).encode()
    return ("\n" if form == "dense" else "\n\n").join(lines).encode()


@pytest.mark.parametrize("between", [SHARE, NEXT, []])
@pytest.mark.parametrize("form", FORMS)
def test_every_article_of_a_page_is_read_on_its_own(between: list[str], form: str) -> None:
    first, second, third = parse_articles(page(FERRY, between, MAP, between, ROOF, form=form), "page.txt")
    assert [article.path for article in (first, second, third)] == ["page.txt", "page.txt#2", "page.txt#3"]
    assert [article.title for article in (first, second, third)] == [FERRY[0], MAP[0], ROOF[0]]
    assert [article.authors for article in (first, second, third)] == [
        ("Mara Lindqvist",),
        ("Jonas Ek",),
        ("Pavel Horvat",),
    ]
    assert [str(article.published) for article in (first, second, third)] == ["2024-05-03", "2024-05-02", "2024-05-01"]
    for article, told in ((first, FERRY), (second, MAP), (third, ROOF)):
        assert article.text == "\n\n".join(told[3:])
    said = [{q.speaker.name for q in a.quotations if q.kind == "direct" and q.speaker} for a in (first, second, third)]
    assert said == [{"Ina Holm"}, {"Clara Novak"}, {"Tomas Weber"}]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("left", [1, 2], ids=["no byline", "no date"])
def test_a_byline_or_a_date_is_enough(left: int, form: str) -> None:
    told = [line for at, line in enumerate(MAP) if at != left]
    first, second = parse_articles(page(FERRY, NEXT, told, form=form), "page.txt")
    assert (first.title, second.title) == (FERRY[0], MAP[0])
    assert "museum" not in first.text and "ferry" not in second.text


@pytest.mark.parametrize("left", [2, 3])
@pytest.mark.parametrize("form", FORMS)
def test_what_goes_on_below_a_story_of_a_few_sentences_is_not_glued_to_it(left: int, form: str) -> None:
    brief = FERRY[: 3 + left]
    first, second = parse_articles(page(brief, SHARE, ROOF, form=form), "page.txt")
    assert (first.title, second.title) == (FERRY[0], ROOF[0])
    assert not any(line in first.text for line in ROOF[3:])


@pytest.mark.parametrize("form", FORMS)
def test_a_deck_below_the_second_headline_is_its_deck(form: str) -> None:
    deck = "The forgotten map shows islands of the coast that the sea has taken since"
    first, second = parse_articles(page(FERRY, [MAP[0], deck, *MAP[1:]], form=form), "page.txt")
    assert (second.title, second.deck) == (MAP[0], deck)
    assert deck not in first.text and deck not in second.text


@pytest.mark.parametrize("form", FORMS)
def test_the_beginning_of_a_second_article_is_left_out_as_related(form: str) -> None:
    (article,) = parse_articles(page(FERRY, NEXT, MAP[:4], form=form), "page.txt")
    assert "museum" not in article.text
    assert MAP[3] in {line.text for line in article.boilerplate}


@pytest.mark.parametrize("form", FORMS)
def test_articles_alone_are_split_too(form: str) -> None:
    lines = [*FERRY, *MAP]
    flat = ("\n" if form == "dense" else "\n\n").join(lines).encode()
    first, second = parse_articles(
        flat if form not in ("html", "articles") else page(FERRY, MAP, form=form), "page.txt"
    )
    assert second.title == MAP[0]
    assert "museum" not in first.text and "ferry" not in second.text


def test_a_teaser_amid_the_article_does_not_end_it() -> None:
    onwards = [
        "Ina Holm said the Greyport council had waited until the bridge was safe, and that Monday was the day for it.",
        "The fishermen of Greyport, whom the council had heard in March, told Holm that they would sail on Friday.",
    ]
    article = parse_page(page(FERRY, MAP[:3], onwards), "page")
    assert all(line in article.text for line in [*FERRY[3:], *onwards])


def test_an_undated_article_does_not_take_the_day_of_the_next() -> None:
    article = parse_page(page([*FERRY[:2], *FERRY[3:]], ["Next article"], MAP), "page")
    assert article.published is None


TALKS = [
    "Talks on the fishing border enter a third week",
    "By Mara Lindqvist",
    "May 3, 2024",
    "Ministers of Nordland and Westmark met in Greyport on Monday to talk about the fishing border for a third week.",
    "The border was drawn in 1958, and Nordland says that the fish have moved north since, beyond the lighthouse.",
    "“We are nearer than we were on Friday,” said minister Ina Holm, who leads the delegation of Nordland.",
    "Fishermen from Westmark blocked the harbour of Greyport for an hour and threw herring on the ministry's quay.",
    "The ministers want to sign a treaty before the summer, when the boats of both countries leave for the north.",
]
ENDED = [
    "Fishing border talks end without a treaty",
    "By Jonas Ek",
    "May 4, 2024",
    "Talks on the fishing border between Nordland and Westmark ended without a treaty, both ministries said.",
    "Minister Ina Holm left Greyport in the morning and said that the herring had been easier to talk to.",
    "Westmark wants to keep the border of 1958, and Nordland wants a new one beyond the lighthouse, they said.",
    "The harbour was open again, and the fishermen went home after a night on the quay in the rain of Greyport.",
]


@pytest.mark.parametrize("between", [SHARE, []])
@pytest.mark.parametrize("form", FORMS)
def test_a_second_article_on_the_same_subject_is_one_of_its_own(between: list[str], form: str) -> None:
    first, second = parse_articles(page(TALKS, between, ENDED, form=form), "page.txt")
    assert (first.text, second.text) == ("\n\n".join(TALKS[3:]), "\n\n".join(ENDED[3:]))
    assert (first.authors, second.authors) == (("Mara Lindqvist",), ("Jonas Ek",))
    assert (str(first.published), str(second.published)) == ("2024-05-03", "2024-05-04")


@pytest.mark.parametrize("form", FORMS)
def test_the_foot_of_a_page_names_the_outlet_of_all_its_articles(form: str) -> None:
    foot = ["Tidewater Ledger", "© 2024 Tidewater Ledger. All Rights Reserved"]
    articles = parse_articles(page(FERRY, NEXT, MAP, foot, form=form), "page")
    assert [article.outlet for article in articles] == ["Tidewater Ledger", "Tidewater Ledger"]


FIRE = [
    "A fire at a fuel depot outside Corvallis Bay forced 300 people from their homes on Tuesday and blackened the sky.",
    "No injuries were reported. Fire chief Len Abara said the blaze was contained by six in the evening.",
    "“We let it burn itself down, and that was the right decision,” he said. The cause is not known.",
]
OWNER = [
    "The company that owns the depot that burned on Tuesday was fined twice in the past five years, records show.",
    "Brightway Storage paid $40,000 in 2020 for a leaking valve and $65,000 in 2022 for missing alarms.",
    "The company did not respond to a request for comment on Wednesday. A hearing is set for April.",
]


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Marta Reyes", "12 March 2024"], ["Joel Price", "13 March 2024"]),
        (["12 March 2024", "Marta Reyes"], ["13 March 2024", "Joel Price"]),
        (["Marta Reyes, Gulf Daily", "12 March 2024"], ["Joel Price, Quay Wire", "13 March 2024"]),
    ],
)
def test_a_name_beside_a_day_signs_another_article_of_the_same_matter(
    one: list[str], other: list[str], glue: str
) -> None:
    heads = ["Fuel depot fire forces evacuation of 300", "Depot fire: what we know about the owner"]
    page = glue.join([heads[0], *one, *FIRE, heads[1], *other, *OWNER])
    articles = parse_articles(page.encode(), "fire.txt")
    assert [(a.title, a.authors, str(a.published)) for a in articles] == [
        (heads[0], ("Marta Reyes",), "2024-03-12"),
        (heads[1], ("Joel Price",), "2024-03-13"),
    ]
    assert [a.text for a in articles] == ["\n\n".join(FIRE), "\n\n".join(OWNER)]
