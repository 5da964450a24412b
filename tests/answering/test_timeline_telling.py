from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.model.answer import TimelineEntry
from bot.model.event import EventStatus
from bot.page_files import page_paths, read_file
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.answering.harbour import page, timeline


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


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this article misstated the day on which Skarvik had closed its ferry pier.",
        "This story was corrected to say that the ferry pier of Skarvik has two cranes, not three of them.",
    ],
)
async def test_a_note_on_the_page_is_no_news_of_its_day(services: Services, note: str) -> None:
    opens = "The ferry pier of Skarvik is open to ships again and its two cranes are turning, the town says."
    goes_on = "Its harbour master wants to have a third crane there, and the town would like to pay for it."
    built = "The town of Skarvik built the pier for its ferries in 1931, long before there was a road."
    events: list[tuple[str, str, EventStatus]] = [(built, "1931", "happened")]
    day = date(2021, 6, 1)
    await store(services, article("pier.txt", note, opens, goes_on, built, day=day, title="Pier", events=events))
    told = [statement.text for entry in (await timeline(services)).entries for statement in entry.statements]
    assert opens in told
    assert note not in told


async def test_whoever_counts_in_weeks_gives_no_day(services: Services) -> None:
    said = (
        "More than 3,000 people gathered in Ordal on Sunday to mourn those who died when the dam burst two weeks ago."
    )
    later = "The mayor of Ordal said on Monday that the dam would not be built again before the spring."
    await services.add_pages(LIBRARY, [page("mourning", date(2021, 6, 6), "Valley Post", said, later)])
    (burst,) = [entry for entry in (await timeline(services, topic="dam")).entries if entry.value == "2021-05-23"]
    assert burst.mod == "APPROX"
    answer, _ = await services.ask(LIBRARY, "When did the dam burst?")
    assert (answer.short, answer.day) == ("two weeks ago", None)
