from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.answering.readable import without_articles
from bot.model.answer import (
    Citation,
    Conflict,
    ConflictSide,
    Digest,
    QuestionAnswer,
    QuoteResult,
    Statement,
    Story,
    SummaryAnswer,
    Timeline,
)
from bot.model.article import Publication
from bot.model.time import DateRange
from bot.rendering.card import Flex, compose
from bot.rendering.cards.digest import digest_card
from bot.rendering.cards.question import UNDONE, question_card
from bot.rendering.cards.summary import summary_card
from bot.rendering.cards.timeline import timeline_card
from bot.rendering.exports.files import export_file
from bot.rendering.plain import answer_text
from tests.rendering.made import DAY, EAST, WEST, entry, said


@pytest.mark.parametrize(
    ("fields", "head"),
    [
        ({}, "**12 Jun 2024**"),
        ({"status": "planned"}, "**12 Jun 2024**  `planned`"),
        ({"status": "claimed", "claimed_by": "the `mayor`"}, "**12 Jun 2024**  `claimed` by the \\`mayor\\`"),
        ({"status": "denied"}, "**12 Jun 2024**  `denied`"),
        (
            {"date": DateRange(date(2017, 1, 1), date(2017, 12, 31), "year"), "value": "2017", "mod": "END"},
            "**End of 2017**",
        ),
    ],
)
def test_an_event_shows_how_sure_it_is(fields: dict[str, Any], head: str) -> None:
    card = timeline_card(Timeline(None, None, (entry(**fields),), 1))
    assert card.items[0].splitlines()[0] == head


def test_pages_that_differ_stand_side_by_side_with_their_numbers() -> None:
    east, west = said(EAST, "The mayors meet in Oslo."), said(WEST, "It is Bergen where the mayors meet.")
    dispute = Conflict("place", (ConflictSide("Oslo", east), ConflictSide("Bergen", west)))
    answer = Timeline("bridge", None, (entry(conflicts=(dispute,)),), 1)
    assert timeline_card(answer).items[0].splitlines()[1:] == [
        "The mayors meet in Oslo. [1]",
        "> ⇄ Pages differ on the place: **Oslo** [1] · **Bergen** [2]",
        "> It is Bergen where the mayors meet. [2]",
    ]
    assert timeline_card(answer).sources == (
        "[1] The Eastern Post · Talks set for Oslo · 12 Jun 2024",
        "[2] Talks set for Bergen · undated",
    )
    assert answer_text(answer).splitlines()[1:4] == [
        "  The mayors meet in Oslo. [1]",
        "  Pages differ on the place: Oslo [1] · Bergen [2]",
        "    It is Bergen where the mayors meet. [2]",
    ]


def test_plain_text_says_of_how_many_dates_it_shows_the_most_reported() -> None:
    days = (said(EAST, "They meet on Tuesday."), said(WEST, "They meet on Wednesday."))
    dispute = Conflict("day", (ConflictSide("Tuesday", days[0]), ConflictSide("Wednesday", days[1])))
    note = "(the most reported of {} dates that the pages name)".format
    for total, conflicts, noted in ((1, (), False), (5, (), True), (2, (dispute,), False), (3, (dispute,), True)):
        told = answer_text(Timeline("bridge", None, (entry(conflicts=conflicts),), total))
        assert (note(total) in told) == noted


def test_the_first_page_has_what_matters_most_in_order() -> None:
    days = [DateRange(date(2024, 6, day), date(2024, 6, day)) for day in range(1, 6)]
    ranks = (4, 0, 3, 1, 2)
    entries = tuple(
        entry(date=day, value=day.start.isoformat(), rank=rank) for day, rank in zip(days, ranks, strict=True)
    )
    first, second = (timeline_card(Timeline(None, None, entries, 5), offset, 3) for offset in (0, 3))
    heads = [[item.splitlines()[0] for item in card.items] for card in (first, second)]
    assert heads == [["**2 Jun 2024**", "**4 Jun 2024**", "**5 Jun 2024**"], ["**1 Jun 2024**", "**3 Jun 2024**"]]
    assert first.note == "Dates 1–3 of 5, the most reported first"


@pytest.mark.parametrize(
    ("topic", "found", "told"),
    [
        ("bridge", 3_412, "from 2,000 of 3,412 pages, those most on the topic"),
        (None, 3_412, "from 2,000 of 3,412 pages, the newest"),
        ("bridge", 2_000, ""),
    ],
)
def test_a_timeline_says_of_how_many_pages_it_was_made(topic: str | None, found: int, told: str) -> None:
    answer = Timeline(topic, None, (entry(),), 1, looked_at=2_000, found=found)
    exported = export_file(answer, "md", datetime(2024, 6, 1, tzinfo=UTC)).content.decode()
    for shown in (timeline_card(answer).note or "", answer_text(answer), exported):
        assert ("pages" in shown) == bool(told)
        assert told in shown


def test_every_sentence_of_a_page_is_cited_however_many_pages_tell_it() -> None:
    def many(day: int) -> Statement:
        articles = [replace(EAST, id=100 * day + number) for number in range(5)]
        text = f"The mayors met on day {day}."
        return Statement(text, tuple(Citation(article, 0, len(text), text) for article in articles))

    entries = tuple(
        entry(
            date=DateRange(date(2024, 6, day), date(2024, 6, day)), value=f"2024-06-{day:02}", rank=day, statements=told
        )
        for day in range(1, 7)
        for told in [(many(day), many(day + 50))]
    )
    card = timeline_card(Timeline(None, None, entries, 6))
    lines = [line for item in card.items for line in item.splitlines()[1:]]
    assert len(card.items) == 6
    assert all("[" in line for line in lines)


def test_no_event_is_lost_between_pages_that_are_too_long() -> None:
    long = tuple(said(EAST, f"{number} " + "The mayors of both towns met again. " * 40) for number in range(12))
    entries = tuple(entry(statements=(told,), rank=12 - number) for number, told in enumerate(long))
    answer, offset, shown = Timeline(None, None, entries, 12), 0, []
    while offset < len(entries):
        card = timeline_card(answer, offset, 12)
        shown += [item.splitlines()[1].split()[0] for item in card.items]
        assert card.paging is not None and card.paging.shown == len(card.items) > 0
        offset += card.paging.shown
    assert sorted(shown, key=int) == [str(number) for number in range(12)]


def test_a_sentence_without_a_date_is_said_to_be_the_days_news() -> None:
    told = (said(EAST, "The mayors met on Wednesday."), said(WEST, "Nothing was signed."))
    answer = Timeline(None, None, (entry(statements=told, undated=(1,)),), 1)
    assert timeline_card(answer).items[0].splitlines()[1:] == [
        "The mayors met on Wednesday. [1]",
        "Nothing was signed. [2] · reported that day",
    ]
    assert "  Nothing was signed. [2] · reported that day" in answer_text(answer)


def test_silence_is_said_with_the_nearest() -> None:
    card = question_card(QuestionAnswer("Who won?", None, (), None, True, (said(EAST, "Nobody won."),)))
    assert card.items == ("**The corpus does not say.**", "-# The closest I have:\n> Nobody won. [1]")


def test_long_words_give_way_and_short_ones_stay() -> None:
    card = compose("### Title", [[Flex("short one")], [Flex("long " * 2000)], [Flex("long " * 2000)]])
    assert card.items[0] == "short one"
    assert all(item.endswith("…") and len(item) > 1800 for item in card.items[1:])


@pytest.mark.parametrize(
    ("short", "item"),
    [
        ("in Oslo", "**in Oslo**\nThe mayors meet in Oslo. [1]"),
        ("The mayors meet in Oslo", "The mayors meet in Oslo. [1]"),
        (None, "The mayors meet in Oslo. [1]"),
    ],
)
def test_the_answer_itself_stands_above_its_sentence_unless_it_is_the_sentence(short: str | None, item: str) -> None:
    told = said(EAST, "The mayors meet in Oslo.")
    assert question_card(QuestionAnswer("Where?", None, (told,), short, False, sure=True)).items == (item,)


@pytest.mark.parametrize(
    ("short", "day", "above"),
    [
        ("Monday", "2025-03-03", "**Monday (3 Mar 2025)**"),
        ("June 2024", "2024-06", "**June 2024**"),
        ("3 March 2025", "2025-03-03", "**3 March 2025**"),
    ],
)
def test_the_day_that_is_meant_is_told_where_the_words_leave_it_out(short: str, day: str, above: str) -> None:
    answer = QuestionAnswer(
        "When?", None, (said(EAST, f"They met on {short} after all that had been said of it for weeks."),), short, False
    )
    assert question_card(replace(answer, sure=True, day=day)).items[0].startswith(above)
    assert "**" not in question_card(answer).items[0]


def test_a_digests_dates_are_in_order_without_what_its_stories_have_just_told() -> None:
    today = entry()
    past = entry(
        date=DateRange(date(2024, 6, 10), date(2024, 6, 10)),
        value="2024-06-10",
        statements=(said(EAST, "They spoke by telephone."),),
    )
    ahead = entry(
        date=DateRange(date(2024, 7, 1), date(2024, 7, 1)),
        value="2024-07-01",
        status="planned",
        statements=(said(EAST, "A treaty is to follow."),),
    )
    story = Story("Talks set for Oslo", today.statements, (EAST,))
    card = digest_card(Digest(DAY, None, (story,), (), (ahead, today, past), ()))
    assert [item.splitlines()[-2] for item in card.items[1:]] == ["**10 Jun 2024**", "**1 Jul 2024**  `planned`"]


def test_numbers_that_pages_give_differently_stand_above_the_sentences() -> None:
    east, west = said(EAST, "Nine boats sank."), said(WEST, "Seven boats sank, one of them later.")
    sides = (ConflictSide("Nine", east), ConflictSide("Seven", west))
    answer = QuestionAnswer(
        "How many boats sank?", None, (east, west), "Nine", False, conflict=Conflict("number", sides)
    )
    assert question_card(answer).items[0].splitlines()[0] == "⇄ Pages differ: **Nine** [1] · **Seven** [2]"
    assert answer_text(answer).splitlines()[0] == "Pages differ: Nine [1] · Seven [2]"


def test_what_may_have_undone_an_answer_is_labelled_until_its_page_goes() -> None:
    told, undone = said(EAST, "Riis was jailed for nine years."), said(WEST, "The court quashed the verdict on Riis.")
    answer = QuestionAnswer("Is Riis in jail?", None, (told, undone), None, False, reversal=undone.text)
    assert question_card(answer).items[1].splitlines() == [f"-# {UNDONE}", "The court quashed the verdict on Riis. [2]"]
    assert answer_text(answer).splitlines()[1:3] == [UNDONE, "The court quashed the verdict on Riis. [2]"]
    left = without_articles(answer, {WEST.id})
    assert UNDONE not in answer_text(left) and "jailed" in answer_text(left)


def test_a_digest_quotes_what_its_stories_have_not_and_heads_what_is_to_come() -> None:
    read = said(EAST, "“We meet in Oslo,” the minister said.")
    quotes = tuple(
        QuoteResult(said(EAST, words), "direct", name, name, None, "said", None, parts=(words,))
        for words, name in (("We meet in Oslo,", "Mara Lindt"), ("Yes, we do.", "Jon Abel"))
    )
    ahead = entry(date=DateRange(date(2024, 7, 1), date(2024, 7, 1)), value="2024-07-01", status="planned")
    updated = tuple(Story(f"Talks {n}", (said(WEST, f"Delegation {n} has arrived."),), (WEST,)) for n in range(4))
    digest = Digest(DAY, None, (Story("Talks set", (read,), (EAST,)),), quotes, (ahead,), updated)
    for words in ("\n".join(map(str, digest_card(digest).items)), answer_text(digest)):
        assert words.count("We meet in Oslo") == 1 and "Yes" in words and "Ahead" in words and "Dates" not in words
    assert digest_card(digest).note == "and 2 more updated pages"
    full = replace(digest, stories=digest.stories * 6, left_out=1)
    assert digest_card(full).note == "and 1 more story, 1 more page, 2 more updated pages"
    assert "(and 1 more page)" in answer_text(full)


def test_a_story_says_over_which_days_its_pages_were_published() -> None:
    days = date(2024, 6, 3), date(2024, 6, 10)
    early, late = (replace(EAST, id=n, publication=Publication(d, d, "page", d)) for n, d in enumerate(days, 7))
    story = Story("Talks set", (said(late, "They will meet."),), (late, early))
    assert "2 pages, 3–10 Jun 2024" in digest_card(Digest(DAY, None, (story,), (), ())).items[0]
    assert "pages" not in digest_card(Digest(DAY, None, (replace(story, articles=(late,)),), (), ())).items[0]


def test_what_pages_count_differently_stands_below_the_sentence_of_a_summary_and_of_a_story() -> None:
    east, west = said(EAST, "Nine boats sank."), said(WEST, "Seven boats sank, one of them later.")
    conflicts = (Conflict("number", (ConflictSide("Nine boats", east), ConflictSide("Seven boats", west))),)
    story = Story("Boats sink", (east,), (EAST, WEST), conflicts)
    summary = SummaryAnswer("boats", (east,), (EAST, WEST), conflicts)
    for card in (summary_card(summary), digest_card(Digest(DAY, None, (story,), (), ()))):
        assert card.items[0].splitlines()[-1] == "⇄ Pages differ: **Nine boats** [1] · **Seven boats** [2]"
    for answer in (summary, Digest(DAY, None, (story,), (), ())):
        assert "Nine boats sank. [1]\n" in answer_text(answer)
        assert "Pages differ: Nine boats [1] · Seven boats [2]" in answer_text(answer)


def test_a_summary_says_from_how_many_pages_it_is() -> None:
    several = SummaryAnswer(None, (said(EAST, "They meet."), said(WEST, "They met.")), (EAST, WEST))
    card = summary_card(several)
    assert (card.title, card.note, card.subject) == ("### Summary", "From 2 articles", "Summary")
    one = summary_card(SummaryAnswer(None, (said(EAST, "They meet."),), (EAST,)))
    assert one.title.endswith("### Talks set for Oslo") and one.note is None
