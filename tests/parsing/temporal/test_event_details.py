"""Who takes part in a dated happening, where it is, and whose word it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.quotation import Mention, Person, Quotation, Speaker
from bot.model.text import Paragraph
from bot.parsing import parse_page
from bot.parsing.names import find_people
from bot.parsing.quotations import find_quotations
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import find_events, find_times
from tests.parsing.temporal.happenings import THURSDAY, events


def test_inside_a_quotation_it_is_the_speakers_word() -> None:
    text = "“We signed it in June of last year,” the minister told reporters."
    quotation = Quotation(text[1:35], 1, 35, "direct", Speaker("Ann Roe", "the minister", 37, 49))
    (event,) = events(text, (quotation,))
    assert (event.status, event.claimed_by, event.value) == ("claimed", "the minister", "2018-06")


def test_who_and_where() -> None:
    text = "Marta Lindqvist met Pavel Horvat in Ljubljana on Monday."
    people = tuple(
        Person(name, (Mention(name, text.index(name), text.index(name) + len(name)),))
        for name in ("Marta Lindqvist", "Pavel Horvat")
    )
    (event,) = events(text, people=people)
    assert event.participants == ("Marta Lindqvist", "Pavel Horvat")
    assert event.places == ("Ljubljana",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met in the port city of Vladivostok on Monday.", ("Vladivostok",)),
        ("They met near Oslo and in Bergen on Monday.", ("Oslo", "Bergen")),
        ("They met in the Kenyan capital on Monday.", ()),
        ("They met in New Hampshire on Monday, ahead in New Hampshire polls.", ("New Hampshire",)),
        ("They met at the University of Bergen on Monday.", ("University of Bergen",)),
        ("They met near St. Gallen on Monday and flew to Oslo.", ("St. Gallen", "Oslo")),
        ("They met on Monday, according to Reuters, and wrote to Brussels.", ()),
        ("They met in May 2011.", ()),
        ("They spoke to President Lindqvist on Monday.", ()),
    ],
)
def test_places_are_names_after_a_preposition(text: str, places: tuple[str, ...]) -> None:
    (event,) = events(text)
    assert event.places == places


def test_who_takes_part_without_being_named() -> None:
    text = "Ivan Lindt opened the lock. He left on Monday. The engineer said on Tuesday that it leaked."
    lindt = Person("Ivan Lindt", (Mention("Ivan Lindt", 0, 10),), ("engineer",))
    speaker = Speaker("Ivan Lindt", "The engineer", 47, 59, "engineer", 0.6)
    said = Quotation("that it leaked", 76, 90, "indirect", speaker)
    assert text[47:59] == "The engineer" and text[76:90] == "that it leaked"
    assert [event.participants for event in events(text, (said,), (lindt,))] == [("Ivan Lindt",)] * 2
    doubted = replace(said, speaker=replace(speaker, confidence=0.3))
    assert [event.participants for event in events(text, (doubted,), (lindt,))] == [("Ivan Lindt",), ()]


@pytest.mark.parametrize(
    ("text", "claimed_by"),
    [
        ("Ivan Lindt spoke. He said the lock had failed on Monday.", "Ivan Lindt"),
        ("Ivan Lindt spoke. “The lock failed on Monday,” he said.", "Ivan Lindt"),
        ("Ivan Lindt spoke. “I think the lock failed on Monday,” he said.", "Ivan Lindt"),
        ("Ivan Lindt spoke. “I think the lock failed on Monday,” Lindt said.", "Lindt"),
        ("The guards spoke. They said the lock had failed on Monday.", None),
    ],
)
def test_whose_word_a_pronoun_gives(text: str, claimed_by: str | None) -> None:
    article = parse_page(text.encode(), "lock.txt", THURSDAY)
    assert [(event.status, event.claimed_by) for event in article.events] == [("claimed", claimed_by)]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "It went on. “They said it would open by the end of the year. I want it sooner,” Anna Berg said. They met.",
            "“They said it would open by the end of the year. I want it sooner,” Anna Berg said.",
        ),
        (
            "“The piers are sound. We will open it on May 3. Everybody is welcome,” Anna Berg said. They met.",
            "“The piers are sound. We will open it on May 3. Everybody is welcome,” Anna Berg said.",
        ),
        (
            "The bridge will open on May 3. “I want it sooner,” Anna Berg said.",
            "The bridge will open on May 3.",
        ),
        (
            "Anna Berg said: “We will open it on May 3. Everybody is welcome.” The council met.",
            "Anna Berg said: “We will open it on May 3. Everybody is welcome.”",
        ),
        (
            f"“We will open it on May 3. {'There is much to do, and more to say. ' * 12}All is well,” Anna Berg said.",
            "“We will open it on May 3.",
        ),
    ],
)
def test_a_quotation_over_several_sentences_is_told_whole_unless_it_is_long(body: str, told: str) -> None:
    text = f"The bridge to Tromsø is nearly done.\n\n{body}"
    first, last = text.split("\n\n")
    paragraphs = (Paragraph(0, len(first)), Paragraph(len(text) - len(last), len(text)))
    sentences = split_sentences(text, paragraphs)
    people = find_people(text, paragraphs, sentences)
    quotations = find_quotations(text, paragraphs, sentences, people)
    (event,) = find_events(text, sentences, find_times(text, THURSDAY), quotations, people, THURSDAY)
    assert (event.sentence, text[event.start : event.end]) == (told, told)
    assert event.start <= event.time_start < event.time_end <= event.end
