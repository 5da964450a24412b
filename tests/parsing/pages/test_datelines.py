"""Whence and by whom a story is filed, in the many ways pages say so."""

from __future__ import annotations

import pytest

from bot.model.text import Paragraph, Sentence
from bot.parsing import parse_page
from bot.parsing.pages.dateline import after_credits, after_dateline, find_credit, find_dateline

REST = "The ferry sails at night."


@pytest.mark.parametrize(
    ("prefix", "places", "agency"),
    [
        ("BRUSSELS: ", ("Brussels",), None),
        ("NEW DELHI: ", ("New Delhi",), None),
        ("Cairo: ", ("Cairo",), None),
        ("WELLINGTON, New Zealand: ", ("Wellington, New Zealand",), None),
        ("[OSLO] ", ("Oslo",), None),
        ("Paris, 4 May — ", ("Paris",), None),
        ("ROME, 4 MAY – ", ("Rome",), None),
        ("WASHINGTON (May 4, 2024) - ", ("Washington",), None),
        ("GENEVA/NEW YORK, 4 May 2024 – ", ("Geneva", "New York"), None),
        ("SEOUL, South Korea (AP) — ", ("Seoul, South Korea",), "AP"),
        ("LONDON, May 4 (Reuters) - ", ("London",), "Reuters"),
        ("BEIJING, 4 May (Xinhua) -- ", ("Beijing",), "Xinhua"),
        ("MUMBAI, India, May 4, 2024 /PRNewswire/ -- ", ("Mumbai, India",), "PRNewswire"),
        ("MOSCOW, May 4. /TASS/. ", ("Moscow",), "TASS"),
        ("JERUSALEM and GAZA CITY, Gaza Strip — ", ("Jerusalem", "Gaza City, Gaza Strip"), None),
        ("The Hague, Netherlands (AP) — ", ("The Hague, Netherlands",), "AP"),
        ("ST. PETERSBURG, Fla. — ", ("St. Petersburg, Fla.",), None),
        ("Washington, DC – ", ("Washington, DC",), None),
        ("Tel Aviv – ", ("Tel Aviv",), None),
        ("Oslo (dpa) - ", ("Oslo",), "dpa"),
        ("New Delhi, May 4 (PTI) ", ("New Delhi",), "PTI"),
        ("BOGOTÁ, Colombia — ", ("Bogotá, Colombia",), None),
        ("SÃO PAULO (AP) — ", ("São Paulo",), "AP"),
        ("(CNN)", (), "CNN"),
        ("(CNN) — ", (), "CNN"),
        ("(Reuters) - ", (), "Reuters"),
        ("AP - ", (), "AP"),
    ],
)
def test_datelines_with_their_agencies(prefix: str, places: tuple[str, ...], agency: str | None) -> None:
    assert find_dateline(prefix + REST) == (places, len(prefix))
    assert find_credit(prefix + REST) == agency


@pytest.mark.parametrize(
    "text",
    ["Update: it rained", "WATCH: it rained", "OPINION: no", "NOTE: no", "NATO: no", "EXCLUSIVE — it rained", "Q: why",
     "ANALYSIS — it rained", "COVID-19 — the virus", "Sure (and why not) the", "Sure (And Why Not) the", "Brexit – no",
     "Friday — it rained", "However — no", "Mara Lindqvist — the mayor", "I — like", "Oslo is far"],
)  # fmt: skip
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) == ((), 0)


@pytest.mark.parametrize(
    ("byline", "places"),
    [
        ("By Mara Lindqvist in Moscow", ("Moscow",)),
        ("By Mara Lindqvist in Greyport and Jon Ek in Westmark", ("Greyport", "Westmark")),
        ("Mara Lindqvist in Oslo", ("Oslo",)),
        ("By Mara Lindqvist in Seoul, South Korea", ("Seoul, South Korea",)),
        ("By Mara Lindqvist in Business", ()),
        ("By Mara Lindqvist in March 2024", ()),
        ("By Mara Lindqvist", ()),
    ],
)
def test_places_of_bylines(byline: str, places: tuple[str, ...]) -> None:
    lines = ["Home", "News", "Sport", "Log in", "Ferry may sail at night", byline, "May 3, 2024",
             "The council decided on Monday that the ferry may sail at night, after a year in which it could not.",
             "Fishermen had asked for the change since the bridge was closed, and they waited for a long time.",
             "Share on Facebook", "Privacy policy", "Newsletter"]  # fmt: skip
    article = parse_page("\n\n".join(lines).encode(), "page")
    assert article.dateline == places
    assert article.authors[0] == "Mara Lindqvist"


@pytest.mark.parametrize(
    ("glued", "told"),
    [
        ("Lighthouse of Skarvik opens its doors The lighthouse of", "The lighthouse of"),
        ("Lighthouse of Skarvik opens its doors SKARVIK (AP) — The lighthouse of", "The lighthouse of"),
        ("The Latest on the storm in Skarvik (all times local): The lighthouse of", "The lighthouse of"),
        ("Lighthouse of Skarvik opens its doors to visitors, the lighthouse of", "Lighthouse of"),
        ("The latest on the storm (all of it): The lighthouse of", "The latest on"),
    ],
)
def test_a_first_sentence_begins_behind_what_flattening_glued_to_it(glued: str, told: str) -> None:
    title = "Lighthouse of Skarvik opens its doors"
    body = f"{glued} Skarvik was open to visitors on Monday for the first time since 1911, the harbour office said."
    paragraph = Paragraph(0, len(body))
    (start,) = (p.start for p in after_dateline(body, (paragraph,), title))
    assert body[start:].startswith(told)


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("(AP Photo/Lena Stahl) The lighthouse of", "The lighthouse of"),
        ("(Lena Stahl / Harbour Post) The lighthouse of", "The lighthouse of"),
        ("(Photo by Lena Stahl/Getty Images) The lighthouse of", "The lighthouse of"),
        ("REUTERS/Lena Stahl/File Photo SKARVIK (Reuters) - The lighthouse of", "The lighthouse of"),
        ("SKARVIK, Norway, March 3 (Reuters) - The lighthouse of", "The lighthouse of"),
        ("(Updated 2:21 p.m. (2121 in Skarvik)) The lighthouse of", "The lighthouse of"),
        ("(Update 3:00 a.m. in Skarvik, 8:00 p.m. ET) The lighthouse of", "The lighthouse of"),
        ("(It was the first time.) The lighthouse of", "(It was"),
        ("Stahl (D) - The lighthouse of", "Stahl (D)"),
        ("A/S Skarvik The lighthouse of", "A/S Skarvik"),
    ],
)
def test_a_sentence_begins_behind_its_picture_and_its_agency(paragraph: str, told: str) -> None:
    first = "A boat lies in the harbour of Skarvik."
    body = f"{first} {paragraph} Skarvik was open to visitors on Monday, the harbour office said."
    sentences = (Sentence(0, len(first), 0), Sentence(len(first) + 1, len(body), 0))
    found = after_credits(body, sentences)
    assert found[0] == sentences[0]
    assert body[found[1].start : found[1].end].startswith(told)
