from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.model.answer import Verification
from bot.model.request import VerifyRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

BUDGET = article(
    "budget.txt",
    "“I don’t think that we will raise taxes this year,” Minister Ana Reyes said. “The deficit is $4.2 million, "
    "not $5 million. If the strike ends, we will cut spending by 3%.”",
    "“Nobody asked {Deputy Minister} Olsen to resign,” Reyes said later. She said the budget was sound and that she "
    "“never doubted” the figures.",
    "Tom Olsen, her deputy, said: “The unions want a fair deal. We want one too!” The plan will be published in June.",
    "“Will the markets wait for us?” Olsen said. “We offered the unions talks … in May,” one official said.",
    said=[
        ("I don’t think that we will raise taxes this year,", "Ana Reyes", "direct", 1),
        (
            "The deficit is $4.2 million, not $5 million. If the strike ends, we will cut spending by 3%.",
            "Ana Reyes",
            "direct",
            1,
        ),
        ("Nobody asked {Deputy Minister} Olsen to resign,", "Ana Reyes"),
        ("the budget was sound", "Ana Reyes", "indirect"),
        ("that she “never doubted” the figures", "Ana Reyes", "mixed"),
        ("The unions want a fair deal. We want one too!", "Tom Olsen"),
        ("Will the markets wait for us?", "Tom Olsen"),
        ("We offered the unions talks … in May,", None),
    ],
    day=date(2022, 5, 4),
)


@pytest.fixture
async def stored(services: Services) -> Services:
    await store(services, BUDGET)
    return services


async def check(services: Services, text: str, speaker: str | None = None) -> Verification:
    return await services.verify(LIBRARY, VerifyRequest(text, speaker))


@pytest.mark.parametrize(
    "claim",
    [
        "I don't think that we will raise taxes this year,",
        "“I don’t think that we will raise taxes this year”",
        "i DON'T think that  we will raise\ntaxes this year",
        "The deficit is $4.2 million, not $5 million",
        "The unions want a fair deal. We want one too!",
        "The unions want a fair deal",
        "The unions want … one too",
        "Nobody asked Deputy Minister Olsen to resign",
        "Nobody asked [Deputy Minister] Olsen to resign",
        "We offered the unions talks in May",
        "not $5 million. If the strike ends, we will cut spending by 3%",
        "never doubted",
        "Will the markets wait for us?",
    ],
)
async def test_verbatim(stored: Services, claim: str) -> None:
    answer = await check(stored, claim)
    assert answer.verdict == "verbatim"
    for match in answer.matches:
        for citation in match.quote.statement.citations:
            assert BUDGET.text[citation.start : citation.end] == citation.text


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("I think that we will raise taxes this year", "negation dropped"),
        ("I don't think that we will raise wages this year", "word swapped"),
        ("we will raise taxes this year", "negation cut off"),
        ("we will cut spending by 3%", "condition cut off"),
        ("The deficit is $4.2 million", None),
        ("The deficit is $4.8 million, not $5 million", "number swapped"),
        ("The deficit is €4.2 million, not €5 million", "currency swapped"),
        ("The deficit is $4.2", "magnitude cut off"),
        ("If the strike ends, we will cut spending by 3", "unit cut off"),
        ("I … think that we will raise taxes this year", "negation behind an ellipsis"),
        ("We want one too! The unions want a fair deal", "reordered"),
        ("The unions want a fair deal. The deficit is $4.2 million, not $5 million", "merged"),
        ("Nobody asked Deputy Minister Reyes to resign", "name swapped"),
        ("Nobody asked Olsen to resign", "words in brackets dropped"),
        ("The markets will wait for us", "question made a statement"),
        ("The unions want a fair deal. We want one too?", "statement made a question"),
        ("The unions do want a fair deal. We want one too!", "word added"),
    ],
)
async def test_altered(stored: Services, claim: str, why: str | None) -> None:
    answer = await check(stored, claim)
    assert answer.verdict == ("altered" if why else "verbatim")


async def test_the_difference_is_shown_word_by_word(stored: Services) -> None:
    answer = await check(stored, "The unions got a fair deal. We want one, too!")
    assert [(part.op, part.text) for part in answer.matches[0].diff] == [
        ("same", "The unions"),
        ("corpus", "want"),
        ("claim", "got"),
        ("same", "a fair deal. We want one too!"),
    ]


@pytest.mark.parametrize(
    ("claim", "marked"),
    [
        (
            "“the unions GOT a fair deal. We want one, too!”",
            [("same", "the unions"), ("claim", "GOT"), ("same", "a fair deal. We want one, too!")],
        ),
        ("I think that we will raise taxes this year", []),
        ("The unions want a fair deal", []),
        ("We will send the fleet to the northern straits at dawn", []),
        (
            "The unions want a fair deal. Nobody asked Deputy Minister Olsen to stay",
            [("same", "The unions want a fair deal. Nobody asked Deputy Minister Olsen to"), ("claim", "stay")],
        ),
    ],
)
async def test_the_claim_is_marked_in_its_own_words_where_it_departs(
    stored: Services, claim: str, marked: list[tuple[str, str]]
) -> None:
    answer = await check(stored, claim)
    assert [(part.op, part.text) for part in answer.marked] == marked


async def test_a_claim_put_together_from_two_quotations_shows_each_by_its_own_stretch(stored: Services) -> None:
    answer = await check(stored, "The unions want a fair deal and nobody asked Deputy Minister Olsen to resign")
    assert answer.verdict == "altered" and all(match.partial for match in answer.matches)
    assert [match.quote.speaker for match in answer.matches] == ["Tom Olsen", "Ana Reyes"]
    assert not any(part.op != "same" for match in answer.matches for part in match.diff)
    assert [(part.op, part.text) for part in answer.marked][1] == ("claim", "and")


async def test_a_change_in_a_claim_put_together_is_shown_in_its_part(stored: Services) -> None:
    answer = await check(stored, "The unions want a cheap deal. Nobody asked Deputy Minister Olsen to resign")
    first = [(part.op, part.text) for part in answer.matches[0].diff]
    assert ("corpus", "fair") in first and ("claim", "cheap") in first
    assert ("claim", "cheap") in [(part.op, part.text) for part in answer.marked]


async def test_a_bracket_that_opens_on_a_changed_word_belongs_to_it(stored: Services) -> None:
    answer = await check(stored, "The unions want a [very] fair deal")
    assert ("claim", "[very]") in [(part.op, part.text) for part in answer.marked]


async def test_a_changed_word_is_shown_once_for_all_pages_that_have_the_quotation(services: Services) -> None:
    pages = [replace(BUDGET, path=path, outlet=outlet) for path, outlet in (("a.txt", "Ledger"), ("b.txt", "Post"))]
    await store(services, *pages)
    answer = await check(services, "The unions want a fair war")
    assert len(answer.matches) == 1
    assert [c.article.outlet for c in answer.matches[0].quote.statement.citations] == ["Ledger", "Post"]


async def test_a_word_put_in_place_of_the_last_is_shown_with_the_one_it_replaced(stored: Services) -> None:
    answer = await check(stored, "Prices rose, but the unions want a fair war")
    assert [(part.op, part.text) for part in answer.matches[0].diff][-3:] == [
        ("same", "The unions want a fair"),
        ("corpus", "deal."),
        ("claim", "war"),
    ]


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        (None, "verbatim"),
        ("Tom Olsen", "verbatim"),
        ("olsen", "verbatim"),
        ("T. Olsen", "verbatim"),
        ("Tim Olsen", "other speaker"),
        ("Ana Reyes", "other speaker"),
        ("Angela Merkel", "other speaker"),
    ],
)
async def test_the_claimed_speaker(stored: Services, speaker: str | None, verdict: str) -> None:
    answer = await check(stored, "The unions want a fair deal.", speaker)
    assert answer.verdict == verdict
    assert answer.matches[0].quote.speaker == "Tom Olsen"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The plan will be published in June", "paraphrase"),
        ("the budget was sound", "paraphrase"),
        ("she never doubted the figures", "paraphrase"),
        ("the budget was very sound", "paraphrase"),
        ("The plan will soon be published in June", "paraphrase"),
        ("We will send the fleet to the northern straits at dawn", "not found"),
        ("I had a plan", "not found"),
        ("…", "not found"),
        ('@everyone " OR *', "not found"),
    ],
)
async def test_words_that_are_no_quotation(stored: Services, claim: str, verdict: str) -> None:
    assert (await check(stored, claim)).verdict == verdict


async def test_a_phrase_that_two_quotations_share_goes_with_the_one_it_continues(services: Services) -> None:
    page = article(
        "page.txt",
        "“We will knock on every door in this city before the vote,” said Ann Quill.",
        "“The change has a majority in this city,” said Bo Lindt.",
        said=[
            ("We will knock on every door in this city before the vote,", "Ann Quill"),
            ("The change has a majority in this city,", "Bo Lindt"),
        ],
    )
    await store(services, page)
    answer = await services.verify(
        LIBRARY, VerifyRequest("We will knock on every door. The change has a majority in this city.")
    )
    assert [match.quote.speaker for match in answer.matches] == ["Ann Quill", "Bo Lindt"]
    assert not any(part.op != "same" for match in answer.matches for part in match.diff)


async def test_a_part_of_a_quotation_is_marked_as_one(stored: Services) -> None:
    part = await check(stored, "The unions want a fair deal")
    whole = await check(stored, "The unions want a fair deal. We want one too!")
    assert part.matches[0].partial
    assert not whole.matches[0].partial


@pytest.mark.parametrize(
    ("claim", "verdict", "speaker"),
    [
        ('olsen "The unions want a fair deal"', "verbatim", "olsen"),
        ('"The unions want a fair deal" tom olsen', "verbatim", "tom olsen"),
        ("the unions want a fair deal - tom olsen", "verbatim", "tom olsen"),
        ("Olsen: the unions want a fair deal", "verbatim", "Olsen"),
        ("ana reyes: the unions want a fair deal", "other speaker", "ana reyes"),
        ("the unions want a fair deal (Quandt)", "altered", None),
        ("“The unions want a fair deal” today", "altered", None),
    ],
)
async def test_a_bare_name_beside_a_quotation_says_whose_it_is(
    stored: Services, claim: str, verdict: str, speaker: str | None
) -> None:
    found = await check(stored, claim)
    assert (found.verdict, found.claimed_speaker, found.claim) == (verdict, speaker, claim)


async def test_an_aide_is_not_the_one_aided(services: Services) -> None:
    page = article(
        "aide.txt",
        "“The strike will end by Friday,” said Lena Brandt, an aide to Minister Ana Reyes.",
        "“Nobody told me so at all,” Ana Reyes said.",
        said=[("The strike will end by Friday,", "Lena Brandt"), ("Nobody told me so at all,", "Ana Reyes")],
    )
    first, *others = page.quotations
    assert first.speaker is not None
    aide = replace(first, speaker=replace(first.speaker, role="an aide to Minister Ana Reyes"))
    await store(services, replace(page, quotations=(aide, *others)))
    assert (await check(services, "The strike will end by Friday", "Reyes")).verdict == "other speaker"
    assert (await check(services, "The strike will end by Friday", "an aide")).verdict == "verbatim"
    assert (await check(services, "The strike will end by Friday", "Brandt")).verdict == "verbatim"
