from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings

from bot.errors import ExportTooLarge
from bot.model.answer import (
    Answer,
    Check,
    Conflict,
    ConflictSide,
    DiffPart,
    Digest,
    QuestionAnswer,
    QuoteAnswer,
    QuoteResult,
    Story,
    SummaryAnswer,
    Timeline,
    Verification,
    VerifyMatch,
)
from bot.rendering.attachments import whole_file
from bot.rendering.exports.files import FORMATS, GUARDED, export_file
from tests.rendering.exported import AT, DAY, EAST, QUOTE, WEST, cited, entry, events, said
from tests.rendering.strategies import answers

UNCLEAR = QuoteResult(said("=HYPERLINK(1)"), "direct", None, None, None, None, None, 0.0)


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
    told, undone = said("Riis was jailed."), said("The verdict on Riis was quashed.")
    rows = table(QuestionAnswer("Is Riis in jail?", None, (told, undone), None, False, reversal=undone.text))
    assert [row["note"] for row in rows] == ["", "may undo what stands above"]
    silence = QuestionAnswer("Who?", None, (), None, True, (said("Nobody won."),))
    assert (table(silence)[0]["only_nearest"], table(silence)[0]["sentence"]) == ("yes", "Nobody won.")
    digest = Digest(DAY, None, (Story("Talks", (said("Talks are set."),), (EAST,)),), (QUOTE,), (entry(),))
    assert [row["section"] for row in table(digest)] == ["new", "said", "said", "dates"]


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
