from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from bot.linking.conflicts import find_apart, find_conflicts
from bot.linking.events import Happening, Report, join_reports, overlap, shared_people, told_differently, weight_of
from bot.model.answer import ArticleRef, Citation
from bot.model.event import Event, EventStatus
from bot.model.time import DateRange
from bot.model.words import fold

SOLBERG, OKAFOR = "Ingrid Solberg", "Chidi Okafor"
TALKS = (SOLBERG, OKAFOR)


def report(
    sentence: str,
    time: str,
    days: DateRange,
    *,
    source: int,
    status: EventStatus = "planned",
    people: tuple[str, ...] = TALKS,
    places: tuple[str, ...] = (),
) -> Report:
    at = sentence.index(time)
    event = Event(
        days, sentence, 0, len(sentence), status, at, at + len(time), days.start.isoformat(), None, people, places
    )
    citation = Citation(ArticleRef(source, f"{source}.txt", None, None, None), 0, len(sentence), sentence)
    words = frozenset(word for word in fold(sentence).split() if len(word) > 2)
    return Report(citation, words, source, status, lambda: (event, frozenset(people)))


def day(number: int) -> DateRange:
    return DateRange(date(2023, 5, number), date(2023, 5, number))


LISBON = report(
    "Solberg and Okafor are expected to meet in Lisbon on Thursday.", "Thursday", day(18), source=1, places=("Lisbon",)
)
PORTO = report(
    "Okafor will meet Solberg on May 17 and 18 in Porto, Portugal, aides said.",
    "May 17 and 18",
    DateRange(date(2023, 5, 17), date(2023, 5, 18), "range"),
    source=2,
    places=("Porto",),
)


def test_a_meeting_planned_for_two_stretches_is_one_event_dated_differently() -> None:
    assert told_differently(LISBON, PORTO)
    conflicts = {conflict.about: conflict.sides for conflict in find_conflicts(Happening((LISBON, PORTO)))}
    assert [side.version for side in conflicts["place"]] == ["Lisbon", "Porto"]
    assert [side.version for side in conflicts["day"]] == ["Thursday", "May 17 and 18"]
    assert [side.statement.citations[0].article.id for side in conflicts["day"]] == [1, 2]


@pytest.mark.parametrize(
    ("sentence", "time", "days", "changes"),
    [
        ("Solberg and Okafor meet in Lisbon on Thursday.", "Thursday", day(18), {"source": 2}),
        ("Solberg and Okafor will meet again on May 30.", "May 30", day(30), {"source": 1}),
        ("Solberg met Okafor on May 17.", "May 17", day(17), {"source": 1, "status": "happened"}),
        ("Solberg will address the bankers on May 17.", "May 17", day(17), {"source": 1, "people": (SOLBERG,)}),
        ("Solberg will fly to Porto on May 17 to greet Okafor.", "May 17", day(17), {"source": 1}),
        ("Solberg and Okafor will open a school together on May 17.", "May 17", day(17), {"source": 1}),
        (
            "Solberg and Okafor meet this month.",
            "this month",
            DateRange(date(2023, 5, 1), date(2023, 5, 31), "month"),
            {"source": 1},
        ),
    ],
    ids=["same source", "other time", "other status", "another person missing", "a journey", "another act", "a period"],
)
def test_what_is_not_one_event_dated_differently(
    sentence: str, time: str, days: DateRange, changes: dict[str, object]
) -> None:
    assert not told_differently(report(sentence, time, days, **changes), PORTO)  # type: ignore[arg-type]


def test_a_day_within_a_stretch_is_told_loosely_not_differently() -> None:
    words = "Solberg and Okafor spoke about the bridge"
    weekend = DateRange(date(2023, 5, 20), date(2023, 5, 21), "range")
    longer = DateRange(date(2023, 5, 21), date(2023, 5, 22), "range")
    loose = report(f"{words} at the weekend.", "the weekend", weekend, source=1, status="happened")
    exact = report(f"{words} on Saturday.", "Saturday", day(20), source=2, status="happened")
    apart = report(f"{words} on Sunday and Monday.", "Sunday and Monday", longer, source=3, status="happened")
    assert not told_differently(loose, exact)
    assert told_differently(loose, apart)


def test_a_country_does_not_stand_against_its_city() -> None:
    country = report(
        "Solberg will meet Okafor in Portugal on Thursday.", "Thursday", day(18), source=3, places=("Portugal",)
    )
    assert [c.about for c in find_conflicts(Happening((LISBON, country)))] == []


def test_copies_of_one_source_do_not_disagree_with_themselves() -> None:
    copy = report(PORTO.citation.text, "May 17 and 18", PORTO.event.date, source=1, places=("Porto",))  # type: ignore[union-attr]
    assert find_conflicts(Happening((LISBON, copy))) == ()


def test_numbers_of_the_same_thing_stand_side_by_side() -> None:
    first = report(
        "The blast on Monday killed 11 workers on the Aurelia platform.", "Monday", day(15), source=1, people=()
    )
    second = report("Monday's blast killed 13 workers on the Aurelia platform.", "Monday", day(15), source=2, people=())
    other = report("Rescuers searched for 40 boats on Monday.", "Monday", day(15), source=3, people=())
    (conflict,) = find_conflicts(Happening((first, second, other)))
    assert conflict.about == "number"
    assert [side.version for side in conflict.sides] == ["11 workers", "13 workers"]


def _told(sentence: str, source: int, *places: str) -> Report:
    return report(sentence, "Monday", day(15), source=source, status="happened", people=(), places=places)


@pytest.mark.parametrize(
    ("first", "second", "sides"),
    [
        (
            "Harbour Holdings agreed on Monday to buy the yards of Nordlink for $2.4 billion.",
            "A $2.6 billion bid by Harbour Holdings for Nordlink was agreed on Monday.",
            ["$2.4 billion", "$2.6 billion"],
        ),
        (
            "A blast on the Aurelia platform killed 11 workers on Monday.",
            "Thirteen people died on Monday in a blast on the platform Aurelia.",
            ["killed 11 workers", "Thirteen people died"],
        ),
        (
            "The wreck of the Aurelia leaked 4.1 million litres of oil on Monday.",
            "On Monday 4.9 million litres of oil leaked from the Aurelia.",
            ["4.1 million litres of oil", "4.9 million litres of oil"],
        ),
    ],
)
def test_what_says_what_it_measures_needs_few_words_in_common(first: str, second: str, sides: list[str]) -> None:
    conflict = find_apart([Happening((_told(first, 1),)), Happening((_told(second, 2),))])
    assert conflict is not None
    assert [side.version for side in conflict.sides] == sides


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A blast on the Aurelia killed 11 workers on Monday.", "The blast on the Aurelia hurt 17 workers on Monday."),
        ("A blast on the Aurelia killed 11 on Monday.", "The Monday blast on the Aurelia killed at least ten."),
        ("Fire on the Aurelia killed 11 on Monday.", "A budget was passed on Monday by 13 dead tired men."),
        (
            "The yards were sold on Monday for $2.4 billion.",
            "The yards cost $9 billion on Monday, when they were sold.",
        ),
        ("Nordlink has lost $65 billion since Monday.", "Nordlink has lost $75 billion since its rig sank on Monday."),
    ],
)
def test_other_numbers_of_a_day_do_not_disagree(first: str, second: str) -> None:
    assert find_apart([Happening((_told(first, 1),)), Happening((_told(second, 2),))]) is None


def test_numbers_of_two_places_or_of_one_source_do_not_disagree() -> None:
    first = _told("Clashes on Monday in Velden killed three people.", 1, "Velden")
    other = "Clashes on Monday in Aurea killed eight people."
    assert find_apart([Happening((first, _told(other, 2, "Aurea")))]) is None
    assert find_apart([Happening((first, _told("Clashes on Monday killed eight people.", 1)))]) is None


def test_reports_of_one_day_are_joined_by_what_they_tell() -> None:
    blast = report("A blast killed eleven workers on the Aurelia platform.", "A", day(15), source=1, people=())
    again = report("Eleven workers died when a blast shook the platform Aurelia.", "when", day(15), source=2, people=())
    vote = report("Parliament passed the school budget by three votes.", "by", day(15), source=3, people=())
    happenings = join_reports([blast, vote, again], {}, 2)
    assert [[r.source for r in happening] for happening in happenings] == [[1, 2], [3]]
    assert happenings[0][0] is blast
    assert [told[0] for told in join_reports([blast, vote, again], {}, 1)] == [blast]


def test_overlap_counts_rare_words_more() -> None:
    first, second = frozenset({"said", "ferry", "aground"}), frozenset({"said", "budget", "votes"})
    assert overlap(first, second, {"said": 0.1}) < 0.05 < overlap(first, second, {})
    assert overlap(frozenset(), second, {}) == 0


def test_people_are_the_same_under_another_spelling() -> None:
    assert shared_people(["Vladimir Putin", "Kim Jong-Un"], ["Vladamir Putin", "Kim Jong Il"]) == {"Vladimir Putin"}


def _arrest(sentence: str, source: int, *people: str) -> Report:
    return report(sentence, "Monday", day(15), source=source, status="happened", people=people)


HOLM = _arrest("Police in the port of Faro arrested Tiago Holm on Monday after the fire.", 1, "Tiago Holm")


@pytest.mark.parametrize(
    ("sentence", "people", "versions"),
    [
        (
            "Police in the port of Faro arrested Nuno Braga on Monday after the fire.",
            ("Nuno Braga",),
            ["Tiago Holm", "Nuno Braga"],
        ),
        ("After the fire in the port of Faro, police arrested Holm on Monday.", ("Tiago Holm",), None),
        ("Police in the port of Faro arrested T. Holm on Monday after the fire.", ("T. Holm",), None),
        (
            "Police in the port of Faro arrested Nuno Braga and Tiago Holm on Monday after the fire.",
            ("Nuno Braga", "Tiago Holm"),
            None,
        ),
        ("Police arrested Nuno Braga on Monday at a wedding in the hills.", ("Nuno Braga",), None),
        ("The fire in the port of Faro was out on Monday, said Nuno Braga of the police.", ("Nuno Braga",), None),
    ],
    ids=["another man", "short name", "initial", "both", "another story", "another part"],
)
def test_whom_pages_name_in_the_same_part_is_shown_side_by_side(
    sentence: str, people: tuple[str, ...], versions: list[str] | None
) -> None:
    conflicts = find_conflicts(Happening((HOLM, _arrest(sentence, 2, *people))))
    found = [[side.version for side in conflict.sides] for conflict in conflicts if conflict.about == "person"]
    assert found == ([versions] if versions else [])


@pytest.mark.parametrize(
    ("first", "second", "versions"),
    [
        ("40 tonnes of grain were lost on Monday.", "60 tonnes of grain were lost on Monday.", True),
        ("At least 11 trucks of grain were lost on Monday.", "13 trucks of grain were lost on Monday.", False),
        ("At least 15 trucks of grain were lost on Monday.", "13 trucks of grain were lost on Monday.", True),
        ("About 400 tonnes of grain were lost on Monday.", "390 tonnes of grain were lost on Monday.", False),
        ("Up to 300 tonnes of grain were lost on Monday.", "390 tonnes of grain were lost on Monday.", True),
        ("Eleven trucks of grain were lost on Monday.", "13 trucks of grain were lost on Monday.", True),
        ("Eleven trucks of grain were lost on Monday.", "11 trucks of grain were lost on Monday.", False),
        ("40 tonnes of grain were lost on Monday.", "60 tonnes of sugar were lost on Monday.", False),
        ("40 tonnes of grain were lost on Monday.", "60 tonnes were lost on Monday.", False),
        ("2,800,000 litres of oil were lost on Monday.", "2,864,000 litres of oil were lost on Monday.", False),
        ("2,800 litres of oil were lost on Monday.", "2,600 litres of oil were lost on Monday.", True),
        (
            "The oldest ship sank at 40 while in port on Monday.",
            "The oldest ship sank on Monday 2009 while in port.",
            False,
        ),
    ],
)
def test_counts_of_different_things_are_no_disagreement(first: str, second: str, versions: bool) -> None:
    reports = [
        report(text, "Monday", day(15), source=at, status="happened", people=())
        for at, text in enumerate((first, second))
    ]
    assert bool(find_conflicts(Happening(tuple(reports)))) == versions


def test_words_weigh_the_same_in_any_order() -> None:
    weights = {"bridge": 0.1, "shut": 0.2, "storm": 0.3, "night": 1e16, "town": -1e16}
    assert {weight_of(words, weights) for words in permutations(weights)} == {0.6}
