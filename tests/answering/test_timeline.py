from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.answering import timeline_scope
from bot.errors import NothingFound
from bot.model.answer import Timeline, TimelineEntry
from bot.model.request import Period, TimelineRequest
from bot.page_files import PageFile, page_paths, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store


def page(name: str, day: date, outlet: str, *paragraphs: str) -> PageFile:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f'<!doctype html><html lang="en"><head><title>{name.replace("-", " ").capitalize()}</title>'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day.isoformat()}T12:00:00Z"></head>'
        f"<body><article><h1>{name.replace('-', ' ').capitalize()}</h1>{body}</article></body></html>"
    )
    return PageFile(f"{name}.html", html.encode())


GROUNDING = (
    "The ferry Aurelia ran aground off Skarvik on March 2, 2021 with 212 passengers on board, the coastguard said.",
    "All passengers of the ferry were taken ashore by lifeboats within two hours, and nobody was hurt.",
    "The ferry had last been in dock for repairs in 2016, according to the company that owns it.",
)
PAGES = [
    page("ferry-runs-aground", date(2021, 3, 3), "Fjord Gazette", *GROUNDING),
    page("ferry-on-the-rocks", date(2021, 3, 3), "Coast Wire", *GROUNDING),
    page(
        "captain-questioned-over-ferry",
        date(2021, 3, 5),
        "Harbour Radio",
        "Police questioned the captain of the ferry Aurelia on March 4, 2021 about the steering of his ship.",
        "The ferry ran aground off Skarvik on March 2, 2021 with 198 passengers on board, its owners said.",
        "An inquiry will open on March 9, 2021 in the town hall, the ministry announced.",
    ),
    page(
        "ferry-towed-to-port",
        date(2021, 3, 8),
        "Lighthouse Post",
        "The ferry Aurelia, which ran aground off Skarvik on March 2, 2021, lay in the dock of its home port again.",
    ),
    page(
        "school-budget-passes",
        date(2021, 3, 4),
        "Fjord Gazette",
        "Parliament passed the school budget on March 3, 2021 by three votes after a debate of nine hours.",
        "Teachers across the country had asked for smaller classes since the autumn, and they got them.",
        "The finance minister Runa Halvorsen voted against her own party on March 3, 2021, to general surprise.",
    ),
]


async def timeline(services: Services, **asked: object) -> Timeline:
    return await services.timeline(LIBRARY, TimelineRequest(**asked))  # type: ignore[arg-type]


@pytest.fixture
async def harbour(services: Services) -> Services:
    await services.add_pages(LIBRARY, PAGES)
    return services


def on(answer: Timeline, day: str) -> TimelineEntry:
    return next(entry for entry in answer.entries if entry.value == day)


async def test_events_of_the_topic_stand_oldest_first(harbour: Services) -> None:
    answer = await timeline(harbour, topic="ferry Aurelia")
    days = [entry.date.start for entry in answer.entries]
    assert days == sorted(days)
    assert {"2016", "2021-03-02", "2021-03-04", "2021-03-09"} <= {entry.value for entry in answer.entries}
    assert answer.topic == "ferry Aurelia"
    assert not any("budget" in s.text for entry in answer.entries for s in entry.statements)


async def test_every_statement_is_a_sentence_of_its_page(harbour: Services) -> None:
    for entry in (await timeline(harbour)).entries:
        for statement in entry.statements:
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
    monkeypatch.setattr(timeline_scope, "_SENTENCES", 5)
    assert len(await harbour.corpus(LIBRARY).best_sentences(["march"], 9)) > 5
    assert await timeline(harbour, topic="March school budget") == whole
    assert {c.article.outlet for e in whole.entries for s in e.statements for c in s.citations} == {"Fjord Gazette"}


async def test_of_a_large_corpus_the_newest_articles_are_told_or_those_of_the_period(
    harbour: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await timeline(harbour)
    march = Period(date(2021, 3, 2), date(2021, 3, 2))
    then = await timeline(harbour, period=march)
    monkeypatch.setattr(timeline_scope, "_ARTICLES", 1)
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


async def test_an_empty_corpus_has_nothing(services: Services) -> None:
    with pytest.raises(NothingFound):
        await timeline(services)


async def test_a_day_everybody_writes_about_comes_before_a_day_one_page_names(services: Services) -> None:
    first = date(2021, 6, 1)
    pages = [
        page(
            f"strike-day-{number}",
            first + timedelta(days=2 + number),
            f"Outlet {number}",
            "Dockers in Skarvik walked out on June 1, 2021 and closed the port of Skarvik to all ships.",
            f"The strike went on, and on June {2 + number}, 2021 about {number + 20} ships lay outside the port.",
        )
        for number in range(6)
    ]
    await services.add_pages(LIBRARY, pages)
    answer = await timeline(services, topic="dockers strike port", limit=1)
    assert answer.entries[0].value == "2021-06-01"


async def _two_pages(services: Services, folder: Path) -> dict[str, list[TimelineEntry]]:
    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([folder])])
    entries: dict[str, list[TimelineEntry]] = {}
    for entry in (await timeline(services)).entries:
        entries.setdefault(entry.value, []).append(entry)
    return entries


def _says(entries: Sequence[TimelineEntry], *words: str) -> bool:
    return any(all(word in s.text for word in words) for e in entries for s in e.statements)


async def test_the_source_pages_give_their_whole_story(services: Services, shared: Path) -> None:
    entries = await _two_pages(services, shared / "seeds")
    assert _says(entries["2002"], "Putin", "Vladivostok")
    assert _says(entries["2011-08"], "Medvedev", "first visit")
    (offer,) = entries["2017"]
    assert offer.mod == "END"
    assert _says([offer], "mediate")
    assert _says([offer], "Security Council", "sanction")
    assert _says(entries["2018-06"], "committed")
    assert entries["2018-06"][0].status == "claimed"
    assert _says(entries["2019-02"], "Hanoi")
    assert _says(entries["2019-W15"], "speech")
    assert _says(entries["2019-04-15"], "Pompeo", "Monday")
    assert _says(entries["2019-04-17"], "test-fire")
    assert _says(entries["2019-04-18"], "announced Thursday")
    assert _says([e for group in entries.values() for e in group], "envoy arrived in Moscow")
    # A half of a month is neither its beginning nor its end.
    assert _says(entries["2019-04-16/2019-04-30"], "second half of April")
    deadline = [e for e in entries["2019"] if e.mod == "END"]
    assert deadline
    assert {e.status for e in deadline} <= {"planned", "claimed"}
    said = " ".join(s.text for group in entries.values() for e in group for s in e.statements)
    assert "half hearted" not in said
    assert "June 30th" not in said


@pytest.mark.parametrize("folder", ["shared", "shipped"])
async def test_where_and_when_the_leaders_meet_is_disputed(
    services: Services, seeds: Path, folder: str, request: pytest.FixtureRequest
) -> None:
    source = seeds if folder == "shipped" else request.getfixturevalue("shared") / "seeds"
    entries = await _two_pages(services, source)
    (summit,) = [e for group in entries.values() for e in group if e.conflicts]
    assert (summit.date.start, summit.date.end, summit.status) == (date(2019, 4, 24), date(2019, 4, 25), "planned")
    sides = {conflict.about: {side.version for side in conflict.sides} for conflict in summit.conflicts}
    assert sides == {"place": {"Moscow", "Vladivostok"}, "day": {"April 24 and 25", "Thursday"}}
    assert len({c.article.path for s in summit.statements for c in s.citations}) == 2


async def test_a_short_timeline_still_knows_who_plans_it_otherwise(services: Services, seeds: Path) -> None:
    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([seeds])])
    answer = await timeline(services, limit=6)
    (summit,) = [entry for entry in answer.entries if entry.conflicts]
    assert {conflict.about for conflict in summit.conflicts} == {"place", "day"}
    assert len(answer.entries) == 6


async def test_a_day_without_a_sentence_gives_its_place_to_another(services: Services) -> None:
    for at, name in enumerate(("Ada", "Bor", "Cay", "Dov")):
        dated = {f"2021-04-{3 * at + day:02}": f"Crew {name} began stretch {day} of the quay." for day in (1, 2, 3)}
        events = [(sentence, value) for value, sentence in dated.items()]
        quay = article(name, *dated.values(), day=date(2021, 4, 20), title="The quay", events=events)
        await store(services, quay)
    assert len((await timeline(services, topic="quay", limit=3)).entries) == 3


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "The lighthouse at Skarvik will open in the second half of June, the council said last week.",
            {"2021-06-16/2021-06-30"},
        ),
        ("The lighthouse at Skarvik will open on June 20, the council said on Monday.", {"2021-06-07", "2021-06-20"}),
    ],
)
async def test_what_was_said_in_some_week_is_told_at_its_own_date(
    services: Services, sentence: str, values: set[str]
) -> None:
    again = "Its lamp has been dark for years, and the keepers of old are gone."
    await services.add_pages(
        LIBRARY, [page("lighthouse-to-open", date(2021, 6, 9), "Harbour Radio", again, again, again, sentence)]
    )
    told = (await timeline(services, topic="lighthouse Skarvik")).entries
    assert {e.value for e in told for s in e.statements if s.text == sentence} == values


async def test_the_news_of_the_day_before_is_told_with_that_day(services: Services) -> None:
    news = "The captain of the Aurelia goes on trial in Skarvik over the grounding of his ferry."
    pages = [
        page("trial-of-captain", date(2021, 9, 6), "Fjord Gazette", f"{news} The court sits until October."),
        page("captain-in-court", date(2021, 9, 7), "Coast Wire", f"{news[:-1]} and its cargo. It may last for weeks."),
        page(
            "captain-is-silent",
            date(2021, 9, 7),
            "Harbour Radio",
            "The captain of the ferry told the court nothing.",
        ),
    ]
    await services.add_pages(LIBRARY, pages)
    found = {e.value: e for e in (await timeline(services, topic="captain ferry", limit=5)).entries}
    (told,) = (s for s in found["2021-09-06"].statements if s.text == news)
    assert {citation.article.outlet for citation in told.citations} == {"Fjord Gazette", "Coast Wire"}
    assert not any("trial" in s.text for s in found["2021-09-07"].statements)


async def test_a_year_tells_nothing_of_a_few_days_in_it(harbour: Services) -> None:
    days = Period(date(2016, 3, 1), date(2016, 3, 5))
    assert [e.value for e in (await timeline(harbour, period=days)).entries] == ["2016"]
    fell = "A crane fell into the harbour of Skarvik on March 3, 2016 and sank, the coastguard said."
    calm = "Nobody was under it at the time, and the harbour was open again after a few hours."
    await harbour.add_pages(LIBRARY, [page("crane-falls", date(2016, 3, 4), "Coast Wire", fell, calm)])
    values = {e.value for e in (await timeline(harbour, period=days)).entries}
    assert "2016-03-03" in values
    assert "2016" not in values


async def test_a_day_that_was_planned_is_told_by_its_news(services: Services) -> None:
    plan = "The new bridge at Skarvik will open on May 20, 2021, the council has decided."
    news = "Hundreds of people walked over the new bridge at Skarvik as it opened to the sound of drums."
    plans = [
        page(f"bridge-{at}", date(2021, 5, at), f"Outlet {at}", f"{plan} It is of oak, says crew {at}.")
        for at in (3, 9)
    ]
    opened = page("bridge-opens", date(2021, 5, 20), "Coast Wire", news, "The band of the fire brigade played all day.")
    await services.add_pages(LIBRARY, plans)
    answer = await timeline(services, topic="bridge Skarvik")
    assert [(e.value, e.status) for e in answer.entries if plan in {s.text for s in e.statements}] == [
        ("2021-05-20", "planned")
    ]
    await services.add_pages(LIBRARY, [opened])
    (entry,) = (await timeline(services, topic="bridge Skarvik", limit=1)).entries
    assert (entry.value, entry.status, entry.statements[0].text) == ("2021-05-20", "happened", news)
    both = (await timeline(services, topic="bridge Skarvik")).entries
    assert [e.status for e in both if e.value == "2021-05-20"] == ["happened", "planned"]


async def test_a_sentence_tells_its_latest_date_and_not_its_background(services: Services) -> None:
    ended = "The strike of the dockers of Skarvik that began on June 1, 2021 ended on June 9, 2021 with a handshake."
    began = "The dockers of Skarvik walked out on June 1, 2021 and closed the port of the town to all ships."
    pages = [
        page("strike-is-over", date(2021, 6, 10), "Coast Wire", ended, "The port opens again in the morning."),
        page("dockers-back", date(2021, 6, 10), "Harbour Radio", ended, "Ships had waited outside for eight days."),
        page(
            "dockers-walk-out", date(2021, 6, 11), "Fjord Gazette", began, "Nobody could say for how long it would be."
        ),
    ]
    await services.add_pages(LIBRARY, pages)
    told = {
        e.value: [s.text for s in e.statements] for e in (await timeline(services, topic="dockers Skarvik")).entries
    }
    assert ended in told["2021-06-09"]
    assert told["2021-06-01"] == [began]


async def test_a_quotation_of_two_dated_sentences_is_told_whole_and_once(services: Services) -> None:
    said = "“The lamp was lit on June 3. It went out on June 3 as well,” Ines Falk said."
    await services.add_pages(
        LIBRARY, [page("lighthouse-lamp", date(2021, 6, 9), "Harbour Radio", f"The lamp is dark. {said} It rained.")]
    )
    (entry,) = [e for e in (await timeline(services, topic="lamp")).entries if e.value == "2021-06-03"]
    assert [s.text for s in entry.statements] == [said]
    (citation,) = entry.statements[0].citations
    assert citation.end - citation.start == len(said)


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
