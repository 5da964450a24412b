from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import quote
from bot.errors import NoQuotations, NoSuchOutlet, NoSuchSpeaker, NothingFound
from bot.model.answer import QuoteAnswer
from bot.model.article import Article
from bot.model.quotation import Cue, Speaker
from bot.model.request import Period, QuoteRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

HARBOUR = article(
    "harbour.txt",
    "“The harbour will stay open all winter,” said Mira Okafor, the port director, on Monday.",
    "“We lost two cranes,” Okafor said. “We will not lose a third.”",
    "The union said that the cranes were old, and Jonas Okafor, a crane driver, agreed: “They were rust on rails.”",
    said=[
        ("The harbour will stay open all winter,", "Mira Okafor"),
        ("We lost two cranes,", "Mira Okafor", "direct", 7),
        ("We will not lose a third.", "Mira Okafor", "direct", 7),
        ("that the cranes were old", None, "indirect"),
        ("They were rust on rails.", "Jonas Okafor"),
    ],
    day=date(2021, 3, 2),
    outlet="Tidewater Post",
)
COPY = article(
    "copy.txt",
    "Port director Mira Okafor was firm. “The harbour will stay open all winter,” she said.",
    "Okafor said the budget was settled.",
    said=[
        ("The harbour will stay open all winter,", "Mira Okafor"),
        ("the budget was settled", "Mira Okafor", "indirect"),
    ],
    day=date(2021, 3, 3),
    outlet="Inland Herald",
)
LEADERS = article(
    "leaders.txt",
    "“Dialogue remains open,” Kim Jong-Un said. His father Kim Jong-il once said: “Dialogue is a weapon.”",
    said=[("Dialogue remains open,", "Kim Jong-Un"), ("Dialogue is a weapon.", "Kim Jong-il")],
    day=date(2019, 4, 20),
)


@pytest.fixture
async def stored(services: Services) -> Services:
    await store(services, HARBOUR, COPY, LEADERS)
    return services


async def ask(services: Services, **asked: object) -> QuoteAnswer:
    return await services.quote(LIBRARY, QuoteRequest(**asked))  # type: ignore[arg-type]


def texts(answer: QuoteAnswer) -> list[str]:
    return [result.statement.text for result in answer.results]


@pytest.mark.parametrize(
    "name", ["Mira Okafor", "mira okafor", "Okafor, Mira", "M. Okafor", "Mira Okafro", "Ms Mira Okafor"]
)
async def test_speaker_by_any_variant(stored: Services, name: str) -> None:
    answer = await ask(stored, speaker=name)
    assert answer.speaker == "Mira Okafor"
    assert texts(answer) == [
        "The harbour will stay open all winter,",
        "We lost two cranes,",
        "the budget was settled",
    ]


async def test_a_person_is_called_as_most_pages_spell_them(services: Services) -> None:
    spellings = ("Dmitry Aleskow", "Dmitry Aleskov", "Dmitry Aleskov")
    pages = [
        article(f"{number}.txt", f"“{word} it stays shut,” {name} said.", said=[(f"{word} it stays shut,", name)])
        for number, (word, name) in enumerate(zip(("Today", "Tomorrow", "Always"), spellings, strict=True))
    ]
    await store(services, pages[0])
    assert (await ask(services, speaker="Dmitry Aleskov")).speaker == "Dmitry Aleskow"
    await store(services, *pages[1:])
    answer = await ask(services, speaker="Dmitry Aleskow")
    assert (answer.speaker, answer.total) == ("Dmitry Aleskov", 3)


async def test_a_shared_family_name_means_both_people(stored: Services) -> None:
    answer = await ask(stored, speaker="Okafor")
    assert {result.speaker for result in answer.results} == {"Mira Okafor", "Jonas Okafor"}


@pytest.mark.parametrize("name", ["Kim Jong Un", "Jong-Un", "kim jong-un", "President Kim Jong Un"])
async def test_a_son_is_not_his_father(stored: Services, name: str) -> None:
    assert texts(await ask(stored, speaker=name)) == ["Dialogue remains open,"]


async def test_nobody_of_that_name_gives_the_nearest_names(stored: Services) -> None:
    with pytest.raises(NoSuchSpeaker) as error:
        await ask(stored, speaker="Kim Jong Nam")
    assert {"Kim Jong-Un", "Kim Jong-il"} <= {*error.value.nearest}


async def test_the_same_words_on_two_pages_are_one_result(stored: Services) -> None:
    first = (await ask(stored, speaker="Mira Okafor")).results[0]
    assert [citation.article.path for citation in first.statement.citations] == ["harbour.txt", "copy.txt"]
    for citation in first.statement.citations:
        assert first.statement.text in citation.text


async def test_the_parts_of_an_utterance_are_one_result_with_its_sentences(stored: Services) -> None:
    result = (await ask(stored, speaker="Mira Okafor")).results[1]
    assert result.parts == ("We lost two cranes,", "We will not lose a third.")
    citation = result.statement.citations[0]
    assert citation.text == "“We lost two cranes,” Okafor said. “We will not lose a third.”"
    assert HARBOUR.text[citation.start : citation.end] == citation.text


async def test_reported_content_comes_last_and_is_marked(stored: Services) -> None:
    answer = await ask(stored, speaker="Mira Okafor")
    assert [result.kind for result in answer.results] == ["direct", "direct", "indirect"]


async def test_a_nickname_is_nobodys_words(services: Services) -> None:
    page = article(
        "ring.txt",
        "“The bell was late in every round,” Ada Quill said. Lena “Anvil” Brandt steamed past her.",
        said=[("The bell was late in every round,", "Ada Quill"), ("Anvil", "Lena Brandt", "mixed")],
    )
    told, nickname = page.quotations
    verb = page.text.index("steamed")
    nickname = replace(nickname, cue=Cue("steamed", verb, verb + 7, speech=False))
    await store(services, replace(page, quotations=(told, nickname)))
    answer = await ask(services)
    assert texts(answer) == ["The bell was late in every round,"]


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("harbour", ["The harbour will stay open all winter,"]),
        ("lose a third", ["We will not lose a third."]),
        ("cranes", ["We lost two cranes,", "They were rust on rails.", "that the cranes were old"]),
        ("port director winter", ["The harbour will stay open all winter,"]),
        ("weapons", ["Dialogue is a weapon."]),
    ],
)
async def test_about_words(stored: Services, about: str, found: list[str]) -> None:
    assert texts(await ask(stored, about=about))[: len(found)] == found


@pytest.mark.parametrize(
    "wording",
    [
        "We will not lose a third.",
        "we will not loose a third",
        "will not lose a third",
        "they will not lose a third crane",
        "a third we will not lose",
    ],
)
async def test_approximate_wording(stored: Services, wording: str) -> None:
    assert texts(await ask(stored, exact=wording))[0] == "We will not lose a third."


async def test_filters_combine(stored: Services) -> None:
    period = Period(date(2021, 3, 3), None)
    answer = await ask(stored, speaker="Mira Okafor", outlet="inland herald", period=period)
    assert texts(answer) == ["The harbour will stay open all winter,", "the budget was settled"]
    with pytest.raises(NothingFound):
        await ask(stored, speaker="Jonas Okafor", outlet="Inland Herald")


async def test_paging(stored: Services) -> None:
    first = await ask(stored, limit=2)
    second = await ask(stored, limit=2, offset=2)
    assert first.total == second.total == len(texts(await ask(stored, limit=50)))
    assert not {*texts(first)} & {*texts(second)}


async def test_of_very_many_no_more_are_looked_at_than_the_page_needs(
    stored: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await ask(stored, speaker="Mira Okafor", limit=9)
    assert not whole.more
    monkeypatch.setattr(quote, "_LOOKED", 2)
    first = await ask(stored, speaker="Mira Okafor", limit=2)
    assert first.more
    assert first.total == 2
    assert await ask(stored, speaker="Mira Okafor", limit=9) == whole
    later = await ask(stored, speaker="Mira Okafor", limit=2, offset=2)
    assert (later.total, later.more) == (whole.total, False)
    assert later.results == whole.results[2:4]


@pytest.mark.parametrize("asked", ["zeppelins", 'C++ a:b " OR *', "@everyone"])
async def test_nothing_found_is_said(stored: Services, asked: str) -> None:
    with pytest.raises(NothingFound):
        await ask(stored, about=asked)


async def test_another_workspace_sees_nothing_of_it(services: Services) -> None:
    await store(services, HARBOUR, workspace="one")
    with pytest.raises(NoSuchSpeaker) as error:
        await services.quote("two", QuoteRequest(speaker="Mira Okafor"))
    assert error.value.nearest == ()


VOICES = article(
    "voices.txt",
    "“We saw no smoke,” a coastguard spokesman said. “Smoke was everywhere,” the minister said last week.",
    "“It smelled of tar,” Professor Lena Brandt said in 2019. “Nobody knows,” it was heard on the quay.",
    said=[
        ("We saw no smoke,", None),
        ("Smoke was everywhere,", None),
        ("It smelled of tar,", "Lena Brandt"),
        ("Nobody knows,", None),
    ],
    day=date(2021, 3, 10),
    outlet="The Tidewater Post",
)


def voiced() -> Article:
    """The page with what it calls its speakers, one of them nobody, and when two of them spoke."""
    smoke, minister, tar, nobody = VOICES.quotations
    assert tar.speaker is not None
    return replace(
        VOICES,
        quotations=(
            replace(smoke, speaker=Speaker(None, "a coastguard spokesman", 21, 43)),
            replace(minister, speaker=Speaker(None, "the minister", 0, 3), said_on="2021-W09"),
            replace(tar, speaker=replace(tar.speaker, role="Professor of shipping"), said_on="2019"),
            nobody,
        ),
    )


@pytest.fixture
async def heard(stored: Services) -> Services:
    await store(stored, voiced())
    return stored


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("the spokesman", ["We saw no smoke,"]),
        ("Spokesman", ["We saw no smoke,"]),
        ("the spokeswoman", ["We saw no smoke,"]),
        ("coastguard spokesperson", ["We saw no smoke,"]),
        ("coastguard spokesman", ["We saw no smoke,"]),
        ("minister", ["Smoke was everywhere,"]),
        ("the professor", ["It smelled of tar,"]),
        ("professor of shipping", ["It smelled of tar,"]),
        ("Lena Brandt", ["It smelled of tar,"]),
        ("Professor Brandt", ["It smelled of tar,"]),
    ],
)
async def test_who_is_not_named_is_found_by_what_the_page_calls_them(
    heard: Services, asked: str, found: list[str]
) -> None:
    assert texts(await ask(heard, speaker=asked)) == found
    assert texts(await ask(heard, speaker=asked, exact=found[0])) == found


async def test_a_role_nobody_has_is_nobody(heard: Services) -> None:
    with pytest.raises(NoSuchSpeaker):
        await ask(heard, speaker="the astronaut")


async def test_an_unclear_speaker_is_nobody_in_particular(heard: Services) -> None:
    (result,) = (await ask(heard, about="knows")).results
    assert (result.speaker, result.mention, result.confidence) == (None, None, 0.0)
    assert "Nobody knows," in texts(await ask(heard, limit=50))
    assert "Nobody knows," not in texts(await ask(heard, speaker="Lena Brandt"))


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        # Said in the first week of March, though published on the tenth.
        (date(2021, 3, 1), date(2021, 3, 7), {"Smoke was everywhere,"}),
        (date(2021, 3, 10), None, {"We saw no smoke,", "Nobody knows,"}),
        (date(2019, 6, 1), date(2019, 6, 30), {"It smelled of tar,"}),
        (None, date(2018, 12, 31), set()),
    ],
)
async def test_a_period_is_of_the_day_of_saying_where_that_is_known(
    services: Services, since: date | None, until: date | None, found: set[str]
) -> None:
    await store(services, voiced())
    for asked in ({}, {"about": "smoke tar knows"}):
        try:
            answer = await ask(services, period=Period(since, until), limit=50, **asked)
        except NoQuotations:
            assert not found
        else:
            assert {*texts(answer)} == found


@pytest.mark.parametrize("name", ["Tidewater Post", "the tidewater post", "Tidewater", "Tidewatre Post"])
async def test_an_outlet_by_any_spelling(stored: Services, name: str) -> None:
    answer = await ask(stored, outlet=name, limit=50)
    assert {c.article.outlet for r in answer.results for c in r.statement.citations} >= {"Tidewater Post"}
    assert "the budget was settled" not in texts(answer)


async def test_an_outlet_it_never_read_gives_the_nearest(stored: Services) -> None:
    with pytest.raises(NoSuchOutlet) as error:
        await ask(stored, outlet="Daily Planet")
    assert {*error.value.nearest} == {"Tidewater Post", "Inland Herald"}


async def test_nothing_found_says_what_was_searched_and_what_there_is_without(stored: Services) -> None:
    with pytest.raises(NoQuotations) as error:
        await ask(stored, speaker="Jonas Okafor", outlet="Inland", about="cranes rust", period=Period(date(2021, 1, 1)))
    assert error.value.searched == (
        ("speaker", "Jonas Okafor"),
        ("about", "cranes rust"),
        ("outlet", "Inland Herald"),
        ("since", "2021-01-01"),
    )
    assert error.value.without == (("outlet", 1, False),)


async def test_every_filter_together(stored: Services) -> None:
    answer = await ask(
        stored,
        speaker="okafor, mira",
        about="harbour winter",
        exact="the harbor will stay open",
        outlet="tidewater",
        period=Period(date(2021, 3, 1), date(2021, 3, 2)),
    )
    assert texts(answer) == ["The harbour will stay open all winter,"]
    assert dict(answer.searched)["until"] == "2021-03-02"


async def test_a_voice_goes_with_its_page(services: Services) -> None:
    (row,) = await store(services, voiced())
    await services.remove_page(LIBRARY, row)
    await store(services, LEADERS)
    with pytest.raises(NoSuchSpeaker):
        await ask(services, speaker="the spokesman")


async def test_whoever_has_the_name_asked_for_is_found_though_the_page_does_not_tell_which(services: Services) -> None:
    known = article("a.txt", "“The ferry is sound,” Boris Lindt said.", said=[("The ferry is sound,", "Boris Lindt")])
    two = article("b.txt", "“We are tired of it,” Lindt said.", said=[("We are tired of it,", "Lindt")])
    (said,) = two.quotations
    assert said.speaker is not None
    unclear = replace(said, speaker=replace(said.speaker, name=None, confidence=0.3))
    await store(services, known, replace(two, quotations=(unclear,), people=()))
    answer = await ask(services, speaker="Lindt")
    assert {(r.speaker, r.mention) for r in answer.results} == {("Boris Lindt", "Lindt"), (None, "Lindt")}
    assert [r.speaker for r in (await ask(services, speaker="Boris Lindt")).results] == ["Boris Lindt"]
    assert [r.mention for r in (await ask(services, speaker="Lindt", exact="tired of it")).results] == ["Lindt"]


async def test_a_copy_that_was_not_looked_at_is_a_source_of_what_is_shown(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The harbour’s gate will stay open all winter and all of spring,"
    old = article("old.txt", f"“{words}” Mira Okafor said.", said=[(words, "Mira Okafor")], day=date(2020, 1, 1))
    new = article("new.txt", f"“{words}” Mira Okafor said.", said=[(words, "Mira Okafor")], day=date(2021, 1, 1))
    other = words.replace("’", "'").replace("spring,", "summer,")
    unlike = article("unlike.txt", f"“{other}” Mira Okafor said.", said=[(other, "Mira Okafor")], day=date(2019, 1, 1))
    await store(services, old, new, unlike)
    monkeypatch.setattr(quote, "_LOOKED", 1)
    answer = await ask(services, speaker="Okafor", limit=1)
    assert [c.article.path for r in answer.results for c in r.statement.citations] == ["old.txt", "new.txt"]
    since = Period(date(2020, 6, 1), None)
    answer = await ask(services, speaker="Okafor", limit=1, period=since)
    assert [c.article.path for r in answer.results for c in r.statement.citations] == ["new.txt"]
