from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import quote
from bot.errors import NoSuchSpeaker, NothingFound
from bot.model.quotation import Cue
from bot.model.request import Period, QuoteRequest
from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.quays import HARBOUR, ask, texts


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
