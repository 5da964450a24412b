from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from bot.errors import ExportTooLarge, NoSuchFormat
from bot.model.answer import (
    Answer,
    ArticleRef,
    Check,
    Citation,
    Conflict,
    ConflictSide,
    DiffPart,
    Digest,
    QuestionAnswer,
    QuoteAnswer,
    QuoteResult,
    Statement,
    Story,
    SummaryAnswer,
    Timeline,
    TimelineEntry,
    Verification,
    VerifyMatch,
)
from bot.model.article import Publication
from bot.model.event import EventStatus
from bot.model.time import DateRange
from bot.rendering.attachments import whole_file
from bot.rendering.exports.files import FORMATS, GUARDED, chosen_format, export_file
from tests.rendering.strategies import answers

AT = datetime(2024, 6, 14, 9, 30, tzinfo=UTC)
DAY = date(2024, 6, 12)
EAST = ArticleRef(
    1,
    "/srv/news/east.html",
    "Talks set for Oslo",
    "The Eastern Post",
    Publication(DAY, DAY, "page", DAY),
    "https://e.example/1",
)
WEST = ArticleRef(2, "west.txt", None, None, Publication(date(2024, 6, 10), date(2024, 6, 13), "inferred"))


def cited(article: ArticleRef, text: str) -> Citation:
    return Citation(article, 0, len(text), text)


def said(text: str, *citations: Citation) -> Statement:
    return Statement(text, citations or (cited(EAST, text),))


QUOTE = QuoteResult(
    said(
        "We sail at night,",
        cited(EAST, "“We sail at night,” Holm said. “Always.”"),
        cited(WEST, "Holm: “We sail at night,”"),
    ),
    "direct",
    "Ina Holm",
    "Holm",
    "harbour chief",
    "said",
    "2024-06-11",
    parts=("We sail at night,", "Always."),
)
UNCLEAR = QuoteResult(said("=HYPERLINK(1)"), "direct", None, None, None, None, None, 0.0)


def entry(status: EventStatus = "happened", text: str = "The mayors meet in Oslo.", **fields: Any) -> TimelineEntry:
    plain = {"date": DateRange(DAY, DAY), "value": "2024-06-12", "status": status, "statements": (said(text),)}
    return TimelineEntry(**{**plain, **fields})


def table(answer: Answer) -> list[dict[str, str]]:
    export = export_file(answer, "csv", AT)
    return list(csv.DictReader(io.StringIO(export.content.decode("utf-8-sig"), newline="")))


def test_every_row_of_a_table_carries_its_citation() -> None:
    rows = table(QuoteAnswer("Ina Holm", None, (QUOTE,), 1))
    assert [row["item"] for row in rows] == ["1", "1"]
    assert rows[0]["quotation"] == "We sail at night, … Always."
    assert (rows[0]["speaker"], rows[0]["role"], rows[0]["cue"]) == ("Ina Holm", "harbour chief", "said")
    cells = ("sentence", "outlet", "headline", "published", "published_basis", "page", "link")
    assert [tuple(row[name] for name in cells) for row in rows] == [
        (
            "“We sail at night,” Holm said. “Always.”",
            "The Eastern Post",
            "Talks set for Oslo",
            "2024-06-12",
            "page",
            "east.html",
            "https://e.example/1",
        ),
        ("Holm: “We sail at night,”", "", "", "2024-06-10/2024-06-13", "inferred", "west.txt", ""),
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "＝1"])
def test_a_spreadsheet_calculates_nothing(start: str) -> None:
    answer = SummaryAnswer(start, (said(start),), (EAST,))
    export = export_file(answer, "csv", AT)
    assert table(answer)[0]["sentence"] == f"'{start}"
    assert export.note == GUARDED
    assert json.loads(export_file(answer, "json", AT).content)["items"][0]["citations"][0]["sentence"] == start


def test_words_that_are_no_formula_stay_as_they_are() -> None:
    text = 'Rain, “mostly”; a “−2” night\nand 1+1=2 "tides"'
    answer = SummaryAnswer(None, (said(text),), (EAST,))
    assert table(answer)[0]["sentence"] == text
    assert export_file(answer, "csv", AT).note is None


def test_an_unclear_speaker_is_said_to_be_unclear() -> None:
    answer = QuoteAnswer(None, None, (UNCLEAR,), 1)
    (row,) = table(answer)
    assert (row["speaker"], row["speaker_certainty"]) == ("", "unclear")
    assert "## speaker unclear" in export_file(answer, "md", AT).content.decode()
    assert json.loads(export_file(answer, "json", AT).content)["items"][0]["speaker"] is None


def test_json_keeps_parts_and_places() -> None:
    found = json.loads(export_file(QuoteAnswer("Ina Holm", None, (QUOTE,), 1), "json", AT, str).content)
    (item,) = found["items"]
    assert (found["kind"], found["subject"]) == ("quotations", "Ina Holm")
    assert item["parts"] == ["We sail at night,", "Always."]
    assert [citation["page"] for citation in item["citations"]] == ["/srv/news/east.html", "west.txt"]
    assert item["citations"][0]["end"] == len(item["citations"][0]["sentence"])


def test_an_export_says_what_was_searched() -> None:
    searched = (("speaker", "Ina *Holm*"), ("outlet", "The Eastern Post"), ("since", "2024-06-01"))
    answer = QuoteAnswer("Ina *Holm*", None, (QUOTE,), 1, 0, searched)
    assert json.loads(export_file(answer, "json", AT).content)["searched"] == dict(searched)
    told = "*Quotations by Ina \\*Holm\\*, from The Eastern Post, said, or else published, from 1 Jun 2024*"
    assert told in export_file(answer, "md", AT).content.decode().splitlines()


def test_markdown_is_read_as_written_and_names_its_sources() -> None:
    told = said(
        "*Ferry* [sails](https://x.example) & <b>sinks</b>",
        cited(EAST, "*Ferry* [sails](https://x.example) & <b>sinks</b>"),
    )
    text = export_file(SummaryAnswer("ferry", (told,), (EAST,)), "md", AT).content.decode()
    assert "# Summary: ferry" in text
    assert r"- \*Ferry\* \[sails\](https\://x.example) \& \<b>sinks\</b> [1]" in text
    source = "1. The Eastern Post · Talks set for Oslo · 12 Jun 2024 (the page gives the date) · east.html"
    assert f"{source} · <https://e.example/1>" in text


def test_a_dispute_is_in_every_format() -> None:
    sides = (
        ConflictSide("Oslo", said("The mayors meet in Oslo.")),
        ConflictSide("Bergen", said("It is Bergen where they meet.", cited(WEST, "It is Bergen where they meet."))),
    )
    answer = Timeline("bridge", None, (entry("planned", conflicts=(Conflict("place", sides),)),), 1)
    rows = table(answer)
    assert {row["conflict"] for row in rows} == {"place: Oslo / Bergen"}
    assert [(row["sentence"], row["note"]) for row in rows] == [
        ("The mayors meet in Oslo.", "place: Oslo"),
        ("It is Bergen where they meet.", "place: Bergen"),
    ]
    assert "pages differ on place: Oslo / Bergen" in export_file(answer, "md", AT).content.decode()
    description = events(answer)[0]["DESCRIPTION"]
    assert "Pages differ on place: Oslo / Bergen" in description
    assert "It is Bergen where they meet. (place: Bergen)\n— west.txt · 10–13 Jun 2024 (inferred)" in description


def test_a_sentence_that_stands_on_its_pages_day_says_so() -> None:
    answer = Timeline(None, None, (entry(undated=(0,)),), 1)
    assert table(answer)[0]["note"] == "reported that day"
    assert "- The mayors meet in Oslo. [1] (reported that day)" in export_file(answer, "md", AT).content.decode()
    assert "(reported that day)" in events(answer)[0]["DESCRIPTION"]


def test_a_difference_is_in_the_table() -> None:
    parts = (DiffPart("same", "we sail"), DiffPart("corpus", "at night"), DiffPart("claim", "at dawn"))
    answer = Verification("we sail at dawn", "Holm", "altered", (VerifyMatch(QUOTE, parts),))
    row = table(answer)[0]
    assert (row["verdict"], row["difference"]) == ("altered", "we sail [-at night-] {+at dawn+}")
    assert table(Verification("nobody said this", None, "not found", ()))[0]["verdict"] == "not found"


def test_the_check_of_a_message_is_a_table_of_its_quotations() -> None:
    found = Verification("We sail at night", None, "verbatim", (VerifyMatch(QUOTE),))
    check = Check((found, Verification("nobody said this", None, "not found", ())))
    assert [(row["claim"], row["verdict"]) for row in table(check)] == [
        ("We sail at night", "verbatim"),
        ("We sail at night", "verbatim"),
        ("nobody said this", "not found"),
    ]


def test_an_answer_and_a_digest_are_tables_too() -> None:
    answer = QuestionAnswer("Where?", None, (said("The mayors meet in Oslo."),), "in Oslo", False, sure=True)
    assert table(answer)[0]["short_answer"] == "in Oslo"
    silence = QuestionAnswer("Who?", None, (), None, True, (said("Nobody won."),))
    assert (table(silence)[0]["only_nearest"], table(silence)[0]["sentence"]) == ("yes", "Nobody won.")
    digest = Digest(DAY, None, (Story("Talks", (said("Talks are set."),), (EAST,)),), (QUOTE,), (entry(),))
    assert [row["section"] for row in table(digest)] == ["new", "said", "said", "dates"]


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def events(answer: Timeline) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(export_file(answer, "ics", AT).content):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
            found[-1][name.split(";")[0]] = plain
    return found


@pytest.mark.parametrize(
    ("status", "means"),
    [
        ("happened", "CONFIRMED"),
        ("planned", "TENTATIVE"),
        ("claimed", "TENTATIVE"),
        ("denied", "TENTATIVE"),
        ("unclear", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
        ("not happened", "CANCELLED"),
    ],
)
def test_only_what_happened_is_confirmed_and_what_did_not_is_cancelled(status: EventStatus, means: str) -> None:
    (event,) = events(Timeline(None, None, (entry(status, claimed_by="the mayor"),), 1))
    assert event["STATUS"] == means
    assert event["SUMMARY"].endswith("The mayors meet in Oslo.")
    assert ("by the mayor" in event["DESCRIPTION"]) == (status in ("claimed", "denied"))


def test_a_calendar_has_whole_days_and_the_day_after_the_last() -> None:
    year = DateRange(date(2017, 1, 1), date(2017, 12, 31), "year")
    answer = Timeline(None, None, (entry(date=year, value="2017"), entry()), 2)
    lines = unfolded(export_file(answer, "ics", AT).content)
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20240614T093000Z",
        "DTSTART;VALUE=DATE:20170101",
        "DTEND;VALUE=DATE:20180101",
        "DTSTAMP:20240614T093000Z",
        "DTSTART;VALUE=DATE:20240612",
        "DTEND;VALUE=DATE:20240613",
    ]
    year_long, one_day = events(answer)
    assert year_long["URL"] == "https://e.example/1"
    assert (year_long["SUMMARY"], one_day["SUMMARY"]) == ("2017: The mayors meet in Oslo.", "The mayors meet in Oslo.")


def test_an_event_is_known_again_when_pages_were_added() -> None:
    before = Timeline("bridge", None, (entry(), entry("planned")), 2)
    after = Timeline("bridge", None, (entry(text="Both mayors came to Oslo."), entry("planned")), 2)
    other = Timeline("ferry", None, (entry(),), 1)
    first, second = ([event["UID"] for event in events(answer)] for answer in (before, after))
    assert first == second and len({*first}) == 2
    assert events(other)[0]["UID"] not in first


def test_words_cannot_break_out_of_a_calendar() -> None:
    (event,) = events(Timeline("a\r\nEND:VCALENDAR", None, (entry(text="a;b,c\\n\r\nEND:VEVENT é" + "漢" * 90),), 1))
    assert event["SUMMARY"].startswith("a;b,c\\n END:VEVENT é")


def test_only_a_timeline_is_a_calendar() -> None:
    with pytest.raises(NoSuchFormat):
        export_file(SummaryAnswer(None, (), ()), "ics", AT)
    with pytest.raises(NoSuchFormat):
        chosen_format("exe")


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Kim Jong-Un", "timeline-kim-jong-un.csv"),
        ("../../etc/passwd\0", "timeline-etc-passwd.csv"),
        ("Ångström & Søn; rm -rf", "timeline-angstrom-sn-rm-rf.csv"),
        ("漢字", "timeline.csv"),
        ("word " * 40, "timeline-word-word-word-word-word-word-word-word-word-word-w.csv"),
        ("", "timeline.csv"),
    ],
)
def test_the_name_of_a_file_is_safe(subject: str, name: str) -> None:
    assert export_file(Timeline(subject, None, (), 0), "csv", AT).name == name


def test_a_file_larger_than_can_be_attached_is_refused() -> None:
    answer = QuoteAnswer("Ina Holm", None, (QUOTE,), 1)
    export, file = whole_file(answer, "csv", AT, 10_000)
    assert (file.filename, file.fp.read()) == ("quotations-ina-holm.csv", export.content)
    with pytest.raises(ExportTooLarge):
        whole_file(answer, "csv", AT, len(export.content) - 1)


def test_a_result_that_was_cut_says_of_how_many() -> None:
    export = export_file(QuoteAnswer(None, None, (QUOTE,), 12_345), "json", AT)
    assert (export.items, export.of) == (1, 12_345)


@settings(max_examples=40, deadline=None)
@given(answers)
def test_any_answer_can_be_taken_away(answer: Answer) -> None:
    for kind in FORMATS:
        if kind == "ics" and not isinstance(answer, Timeline):
            continue
        content = export_file(answer, kind, AT).content
        if kind == "csv":
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}
            assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠")]
        elif kind == "json":
            json.loads(content)
        elif kind == "ics":
            lines = content.split(b"\r\n")
            assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
            assert sum(line == b"BEGIN:VEVENT" for line in lines) == len(answer.entries)  # type: ignore[union-attr]


def test_what_pages_disagree_about_stands_beside_the_sentence() -> None:
    ours, theirs = (
        said("Eleven people were hurt."),
        said("Nine people were hurt.", cited(WEST, "Nine people were hurt.")),
    )
    conflict = Conflict("number", (ConflictSide("Eleven people", ours), ConflictSide("Nine people", theirs)))
    plain = said("The ferry sails at night.")
    story = Story("Ferry", (plain, ours), (EAST, WEST), (conflict,))
    digest = Digest(DAY, None, (story,), (), (), ())
    for answer in (SummaryAnswer("ferry", (plain, ours), (EAST, WEST), (conflict,)), digest):
        rows = table(answer)
        assert [(row["item"], row["sentence"], row["conflict"], row["note"]) for row in rows] == [
            ("1", plain.text, "", ""),
            ("2", ours.text, "number: Eleven people / Nine people", "number: Eleven people"),
            ("2", theirs.text, "number: Eleven people / Nine people", "number: Nine people"),
        ]
        text = export_file(answer, "md", AT).content.decode()
        assert "pages differ on number: Eleven people / Nine people" in text
        assert "- Nine people were hurt. [2] (number: Nine people)" in text
