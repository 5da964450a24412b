"""What people type and attach, read at the door."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BackToFront, BadDate, NoSuchArticle, SeveralArticles, UnreadablePage
from bot.finding import choose_article
from bot.kept import Kept, QuestionRequest, SourcesRequest, read_kept
from bot.model.answer import ArticleRef, Citation
from bot.model.article import Publication
from bot.model.conversation import Conversation, Turn
from bot.model.request import Period, QuoteRequest, SummaryRequest, TimelineRequest
from bot.page_files import PageFile
from bot.reading import read_days, read_period
from bot.uploads import read_upload
from bot.written import without_mention

TODAY = date(2019, 4, 26)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019-04-18", (2019, 4, 18), (2019, 4, 18)),
        ("2019-4", (2019, 4, 1), (2019, 4, 30)),
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("April 2019", (2019, 4, 1), (2019, 4, 30)),
        ("18 April 2019", (2019, 4, 18), (2019, 4, 18)),
        ("since last week", (2019, 4, 15), (2019, 4, 21)),
        ("yesterday", (2019, 4, 25), (2019, 4, 25)),
    ],
)
def test_days_as_people_write_them(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    days = read_days(text, TODAY)
    assert (days.start, days.end) == (date(*start), date(*end))


@pytest.mark.parametrize("text", ["31 February 2019", "2019-02-30", "2019-13", "soon", "", "1 May 2019 and 2 May 2019"])
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(BadDate):
        read_days(text, TODAY)


@given(st.text(max_size=120))
def test_any_text_is_a_day_or_a_bad_date(text: str) -> None:
    try:
        days = read_days(text, TODAY)
    except BadDate as error:
        assert error.asked == text.strip()
    else:
        assert days.start <= days.end


def test_a_period_runs_from_the_first_day_to_the_last() -> None:
    assert read_period("March 2019", "April 2019", TODAY) == Period(date(2019, 3, 1), date(2019, 4, 30))
    assert read_period(None, None, TODAY) == Period()
    with pytest.raises(BackToFront):
        read_period("May 2019", "April 2019", TODAY)


ARTICLES = [
    ArticleRef(1, "a.txt", "Ferry to sail at night", None, None),
    ArticleRef(2, "b.txt", "Ferry strike enters third week", None, None),
    ArticleRef(3, "c.txt", None, None, None),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("#2", 2),
        ("1", 1),
        ("ferry to sail at night", 1),
        ("STRIKE week", 2),
        ("Ferry to sial at night", 1),
        ("c.txt", 3),
    ],
)
def test_an_article_is_found_by_number_or_headline(asked: str, found: int) -> None:
    assert choose_article(ARTICLES, asked).id == found


@pytest.mark.parametrize("asked", ["#9", "volcano", "", "***"])
def test_what_fits_no_article_is_not_guessed(asked: str) -> None:
    with pytest.raises(NoSuchArticle) as caught:
        choose_article(ARTICLES, asked)
    assert caught.value.asked == asked


def test_of_several_articles_none_is_guessed() -> None:
    with pytest.raises(SeveralArticles) as caught:
        choose_article(ARTICLES, "ferry")
    assert [number for number, _ in caught.value.called] == [1, 2]


def archive(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("_", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "pages"),
    [
        ("a.txt", b"text", [("a.txt", b"text")]),
        ("a.zip", archive(one_txt=b"1", two_html=b"2", three_pdf=b"3"), [("one.txt", b"1"), ("two.html", b"2")]),
        ("a.zip", archive(three_pdf=b"3"), [("a.zip", "no article")]),
        ("a.zip", b"PK nonsense", [("a.zip", "cannot be opened")]),
        ("a.zip", archive(**{f"{n}_txt": b"" for n in range(1001)}), [("a.zip", "too large")]),
        ("a.zip", archive(big_txt=b" " * 10_000_001), [("big.txt", "too large")]),
    ],
)
async def test_an_upload_is_a_page_or_an_archive_of_pages(name: str, content: bytes, pages: list[object]) -> None:
    async def read() -> bytes:
        return content

    found = await read_upload(name, len(content), read)
    assert [(p.path, p.content if isinstance(p, PageFile) else p.reason) for p in found] == pages


async def test_what_is_too_large_is_not_even_fetched() -> None:
    async def read() -> bytes:
        raise AssertionError("fetched")

    for name, size in (("page.html", 50_000_000), ("pages.zip", 50_000_001)):
        (page,) = await read_upload(name, size, read)
        assert isinstance(page, UnreadablePage) and page.reason == "too large"


@pytest.mark.parametrize(
    "request_",
    [
        SummaryRequest(topic="x", period=Period(date(2019, 4, 1))),
        QuoteRequest(speaker="x", offset=5),
        TimelineRequest(person="x"),
        SourcesRequest("Gazette"),
        QuestionRequest("Who?"),
        None,
    ],
)
def test_an_answer_is_kept_as_it_was(request_: object) -> None:
    day = date(2024, 6, 3)
    article = ArticleRef(1, "a.txt", "Ferry", "Gazette", Publication(day, day, "page", day))
    talk = Conversation((Turn("Who?", ((1, 0),), ("Ina Holm",)),))
    kept = Kept(request_, "Ferry", (Citation(article, 0, 4, "It is"),), talk)  # type: ignore[arg-type]
    assert read_kept(kept.kind, kept.payload()) == kept


BOT = discord.User(
    state=None,  # type: ignore[arg-type]
    data={"id": 7, "username": "dateline", "discriminator": "0", "avatar": None, "global_name": "Dateline"},
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<@7> who?", "who?"),
        ("who <@!7>", "who"),
        ("<@8> who?", "<@8> who?"),
        ("<@7>", ""),
        ("@Dateline who?", "who?"),
        ("@datelines who?", "@datelines who?"),
    ],
)
def test_a_mention_is_not_part_of_the_question(text: str, rest: str) -> None:
    assert without_mention(text, BOT) == rest
