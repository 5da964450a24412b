from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.answering.timeline import scope
from bot.errors import NothingFound
from bot.model.request import Period
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.answering.harbour import PAGES, on, page, timeline


async def test_events_of_the_topic_stand_oldest_first(harbour: Services) -> None:
    answer = await timeline(harbour, topic="ferry Aurelia")
    days = [entry.date.start for entry in answer.entries]
    assert days == sorted(days)
    assert {"2016", "2021-03-02", "2021-03-04", "2021-03-09"} <= {entry.value for entry in answer.entries}
    assert answer.topic == "ferry Aurelia"
    assert not any("budget" in s.text for entry in answer.entries for s in entry.statements)


async def test_every_statement_is_a_sentence_of_its_page(harbour: Services) -> None:
    told = [statement for entry in (await timeline(harbour)).entries for statement in entry.statements]
    assert told
    for statement in told:
        assert statement.text == statement.citations[0].text
        for citation in statement.citations:
            article = await harbour.corpus(LIBRARY).article(citation.article.id)
            assert article is not None
            assert article.text[citation.start : citation.end] == citation.text


async def test_one_event_of_several_pages_is_one_entry_and_a_wire_copy_no_second_source(harbour: Services) -> None:
    entry = on(await timeline(harbour, topic="ferry Aurelia"), "2021-03-02")
    grounding = next(s for s in entry.statements if "ran aground" in s.text)
    outlets = [citation.article.outlet for citation in grounding.citations]
    assert len(outlets) == 3
    assert {"Harbour Radio", "Lighthouse Post"} < set(outlets)


async def test_pages_that_count_differently_are_shown_side_by_side(harbour: Services) -> None:
    entry = on(await timeline(harbour, topic="ferry Aurelia"), "2021-03-02")
    (conflict,) = entry.conflicts
    assert conflict.about == "number"
    assert {side.version for side in conflict.sides} == {"212 passengers", "198 passengers"}


async def test_what_is_to_come_is_planned(harbour: Services) -> None:
    answer = await timeline(harbour, topic="ferry inquiry")
    assert on(answer, "2021-03-09").status == "planned"
    assert on(answer, "2021-03-02").status in ("happened", "claimed")


async def test_of_too_many_sentences_those_with_the_telling_words_count(
    harbour: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await timeline(harbour, topic="March school budget")
    monkeypatch.setattr(scope, "_SENTENCES", 5)
    assert len(await harbour.corpus(LIBRARY).best_sentences(["march"], 9)) > 5
    assert await timeline(harbour, topic="March school budget") == whole
    assert {c.article.outlet for e in whole.entries for s in e.statements for c in s.citations} == {"Fjord Gazette"}


async def test_of_a_large_corpus_the_newest_articles_are_told_or_those_of_the_period(
    harbour: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await timeline(harbour)
    march = Period(date(2021, 3, 2), date(2021, 3, 2))
    then = await timeline(harbour, period=march)
    monkeypatch.setattr(scope, "_ARTICLES", 1)
    (newest, *_) = await harbour.articles(LIBRARY)
    told = await timeline(harbour)
    assert {c.article.id for e in told.entries for s in e.statements for c in s.citations} == {newest.id}
    assert (told.looked_at, told.found) == (1, len(PAGES))
    ferry = await timeline(harbour, topic="ferry Aurelia")
    assert (ferry.looked_at, ferry.found) == (1, 4)
    assert len(told.entries) < len(whole.entries)
    assert {e.value for e in (await timeline(harbour, period=march)).entries} == {e.value for e in then.entries}
    assert (await timeline(harbour, period=Period(date.min, date.max))).entries


async def test_the_limit_keeps_what_matters_most(harbour: Services) -> None:
    (entry,) = (await timeline(harbour, topic="ferry Aurelia", limit=1)).entries
    assert entry.value == "2021-03-02"
    values = {e.value for e in (await timeline(harbour, topic="ferry Aurelia", limit=3)).entries}
    assert "2016" not in values


async def test_pages_of_a_timeline_do_not_overlap(harbour: Services) -> None:
    whole = await timeline(harbour)
    first = await timeline(harbour, limit=3)
    second = await timeline(harbour, limit=3, offset=3)
    assert first.total == second.total == whole.total == len({entry.date for entry in whole.entries})
    assert sorted(entry.rank for entry in whole.entries) == list(range(len(whole.entries)))
    keys = [{(e.date, e.status) for e in answer.entries} for answer in (first, second)]
    assert not keys[0] & keys[1]
    assert (await timeline(harbour, limit=3, offset=1000)).entries == ()


async def test_a_sentence_that_names_no_date_is_told_as_the_news_of_its_day(harbour: Services) -> None:
    answer = await timeline(harbour, topic="ferry Aurelia")
    told = {s.text: index in e.undated for e in answer.entries for index, s in enumerate(e.statements)}
    assert told["All passengers of the ferry were taken ashore by lifeboats within two hours, and nobody was hurt."]
    assert not told["An inquiry will open on March 9, 2021 in the town hall, the ministry announced."]


async def test_the_period_is_of_the_events_not_of_publication(harbour: Services) -> None:
    answer = await timeline(harbour, period=Period(date(2021, 3, 2), date(2021, 3, 2)))
    assert [entry.value for entry in answer.entries] == ["2021-03-02"]
    old = await timeline(harbour, period=Period(until=date(2016, 12, 31)))
    assert [entry.value for entry in old.entries] == ["2016"]


async def test_a_person_is_followed(harbour: Services) -> None:
    answer = await timeline(harbour, person="Halvorsen")
    assert [entry.value for entry in answer.entries] == ["2021-03-03"]
    assert all("Halvorsen" in s.text for entry in answer.entries for s in entry.statements)


async def test_nothing_found_names_the_nearest(harbour: Services) -> None:
    with pytest.raises(NothingFound) as topic:
        await timeline(harbour, topic="zeppelins")
    assert topic.value.asked == "zeppelins"
    with pytest.raises(NothingFound) as person:
        await timeline(harbour, person="Runa Halvarsson-Lie")
    assert "Runa Halvorsen" in person.value.nearest
    with pytest.raises(NothingFound) as period:
        await timeline(harbour, period=Period(date(2021, 3, 5), date(2021, 3, 6)), topic="ferry")
    assert set(period.value.nearest) & {"2021-03-04", "2021-03-09"}


@pytest.mark.parametrize("topic", ["", "  ", "O'Neil", "a:b C++", '"', "ferry" * 400, "*", "NEAR(ferry)"])
async def test_any_topic_is_safe(harbour: Services, topic: str) -> None:
    try:
        answer = await timeline(harbour, topic=topic)
    except NothingFound as error:
        assert error.asked == topic
    else:
        assert answer.entries


async def test_a_topic_without_a_word_is_nothing(harbour: Services) -> None:
    with pytest.raises(NothingFound):
        await timeline(harbour, topic="???")


async def test_an_empty_corpus_has_nothing(services: Services) -> None:
    with pytest.raises(NothingFound):
        await timeline(services)


async def test_a_year_tells_nothing_of_a_few_days_in_it(harbour: Services) -> None:
    days = Period(date(2016, 3, 1), date(2016, 3, 5))
    assert [e.value for e in (await timeline(harbour, period=days)).entries] == ["2016"]
    fell = "A crane fell into the harbour of Skarvik on March 3, 2016 and sank, the coastguard said."
    calm = "Nobody was under it at the time, and the harbour was open again after a few hours."
    await harbour.add_pages(LIBRARY, [page("crane-falls", date(2016, 3, 4), "Coast Wire", fell, calm)])
    values = {e.value for e in (await timeline(harbour, period=days)).entries}
    assert "2016-03-03" in values
    assert "2016" not in values


PROGRAMME = [
    f"The harbour choir sang in hall {day.day} of the old mill on {day:%B} {day.day}, {day.year}."
    for day in (date(2021, 3, 1) + timedelta(days=number) for number in range(25))
]


async def test_a_page_that_names_the_topic_in_passing_tells_only_that(harbour: Services) -> None:
    named = "A play about the ferry opened in the town theatre on April 2, 2021 to great applause."
    await harbour.add_pages(LIBRARY, [page("programme-of-the-spring", date(2021, 4, 3), "Listings", named, *PROGRAMME)])
    told = [s for entry in (await timeline(harbour, topic="ferry")).entries for s in entry.statements]
    cited = {c.text for s in told for c in s.citations if c.article.path == "programme-of-the-spring.html"}
    assert cited == {named}


async def test_a_chronology_headed_with_the_topic_need_not_name_it(harbour: Services) -> None:
    named = "The ferry opened in the town harbour on April 2, 2021 to great applause."
    await harbour.add_pages(LIBRARY, [page("spring-on-the-ferry", date(2021, 4, 3), "Listings", named, *PROGRAMME)])
    told = {s.text for entry in (await timeline(harbour, topic="ferry")).entries for s in entry.statements}
    assert len(told & set(PROGRAMME)) > 20


async def test_where_no_day_is_told_whoever_shares_a_word_with_the_topic_is_nearest(services: Services) -> None:
    others = [
        article(
            f"ferry-{number}.txt",
            f"Nora Lindt opened ferry line {number} in Skarvik in {2001 + number}.",
            said=[("line", "Nora Lindt")],
            events=[("Nora Lindt opened", str(2001 + number))],
            title=f"Ferry line {number}",
        )
        for number in range(3)
    ]
    trial = article(
        "trial.txt", "Otto Voss was cleared in the trial of the port officers.", said=[("port", "Otto Voss")]
    )
    await store(services, *others, trial)
    with pytest.raises(NothingFound) as told:
        await timeline(services, topic="Voss trial")
    assert told.value.nearest == ("Otto Voss",)
