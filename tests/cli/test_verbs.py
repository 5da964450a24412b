"""The command line as a script sees it: real files, and real processes wherever being one could matter."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import SEEDS, answer, dateline, process


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("parse", "seeds", "missing.txt", "--json"), 0),
        (("converse", "seeds", "--json"), 0),
        (("quote", "seeds", "--speaker", "Zoë Nobody"), 2),
    ],
)
def test_a_process_of_its_own_says_the_same(arguments: tuple[str, ...], code: int) -> None:
    question = json.dumps({"conversation": "a", "question": "What did Lankov say of Zoë?"}, ensure_ascii=False) + "\n"
    done, told = process(*arguments, stdin=question), dateline(*arguments, stdin=question)
    assert (done.returncode, done.stdout, done.stderr) == (code, told.stdout, told.stderr)
    assert told.returncode == code


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    lines = dateline("parse", SEEDS, "--json").stdout.splitlines()
    return {article["path"]: article["text"] for article in map(json.loads, lines)}


def test_parse_prints_one_article_a_line_in_input_order() -> None:
    pages = sorted(SEEDS.glob("*.txt"), reverse=True)
    lines = dateline("parse", *pages, "--json").stdout.splitlines()
    articles = [json.loads(line) for line in lines]
    assert [article["path"] for article in articles] == [str(page) for page in pages]
    for article in articles:
        for part in article["quotes"] + article["times"]:
            assert article["text"][part["start"] : part["end"]] == part["text"]


def test_a_page_with_two_articles_is_one_line_with_both(tmp_path: Path) -> None:
    page = tmp_path / "scrolled.txt"
    told = [
        "Home", "News", "Council lets ferry sail at night", "By Mara Lindqvist", "May 3, 2024",
        "The council decided on Monday that the Greyport ferry may sail at night, after a year in which it could not.",
        "“The river does not sleep, and neither should the ferry,” said Ina Holm, who runs the harbour.",
        "Fishermen had asked for the change since the bridge was closed in March, and they waited for a long time.",
        "The first ferry to sail at night leaves the old quay on Friday, and it will carry no cars until the summer.",
    ]  # fmt: skip
    second = [
        "Museum finds forgotten map of the coast", "By Jonas Ek", "May 2, 2024",
        "The museum of Westmark has found a map of the coast that nobody had seen for more than a hundred years.",
        "“We did not know that it existed,” said Clara Novak, the museum's director, who opened the box on Tuesday.",
        "The map shows islands that are no longer there, and it will be on show in the autumn, the museum said.",
        "Privacy policy", "Newsletter",
    ]  # fmt: skip
    page.write_text("\n\n".join([*told, *second]), "utf-8")
    (line,) = dateline("parse", page, "--json").stdout.splitlines()
    first = json.loads(line)
    (further,) = first["further"]
    assert (first["path"], further["path"]) == (str(page), f"{page}#2")
    assert (further["title"], further["authors"], further["published"]) == (second[0], ["Jonas Ek"], "2024-05-02")
    assert "museum" not in first["text"]
    assert [q["text"] for q in further["quotes"] if q["kind"] == "direct"] == ["We did not know that it existed,"]
    (quoted,) = answer("quote", "--speaker", "Novak", page)
    assert (quoted["path"], quoted["sentence"] in further["text"]) == (str(page), True)
    assert "2 articles on one page" in dateline("load", page, "--database", tmp_path / "corpus.db").stdout


def test_given_day_wins_over_the_pages_own() -> None:
    article = answer("parse", SEEDS / "first-summit-in-vladivostok.html", "--published", "2019-05-02")
    assert (article["published"], article["published_basis"]) == ("2019-05-02", "given")


def test_every_source_of_a_timeline_is_a_slice_of_its_page(texts: dict[str, str]) -> None:
    entries = answer("timeline", SEEDS)
    assert [entry["date"] for entry in entries] == sorted(entry["date"] for entry in entries)
    assert entries
    for entry in entries:
        for source in entry["sources"]:
            assert source["text"] in texts[source["path"]]


def test_max_keeps_so_many_entries() -> None:
    assert len(answer("timeline", "--max", "3", SEEDS)) == 3


def test_summary_has_as_many_sentences_as_asked(texts: dict[str, str]) -> None:
    sentences = answer("summary", "--sentences", "3", SEEDS)["sentences"]
    assert len(sentences) == 3
    assert all(sentence["text"] in texts[sentence["path"]] for sentence in sentences)


def test_quote_finds_a_speaker_by_family_name(texts: dict[str, str]) -> None:
    quotes = answer("quote", "--speaker", "lankov", SEEDS)
    assert {quote["speaker"] for quote in quotes} == {"Andrei Lankov"}
    for quote in quotes:
        assert quote["text"] in texts[quote["path"]]
        assert quote["sentence"] in texts[quote["path"]]


def test_quote_takes_every_filter_at_once() -> None:
    filters = ("--speaker", "professor", "--about", "control", "--outlet", "harbour", "--from", "2019-01-01")
    (quote,) = answer("quote", *filters, "--to", "2019-12-31", "--wording", "russia needs controll", SEEDS)
    assert quote["speaker"] == "Andrei Lankov"


def test_what_the_corpus_lacks_is_empty_for_scripts_and_a_sentence_for_people() -> None:
    nothing = dateline("quote", "--speaker", "Nobody Knownhere", SEEDS, "--json")
    assert (nothing.returncode, json.loads(nothing.stdout)) == (0, [])
    plain = dateline("quote", "--speaker", "Nobody Knownhere", SEEDS)
    assert (plain.returncode, plain.stdout) == (2, "")
    assert "Nobody Knownhere" in plain.stderr


def test_converse_keeps_threads_apart(texts: dict[str, str]) -> None:
    turns = [
        {"conversation": "a", "question": "What did Lankov say about the summit?"},
        {"conversation": "b", "question": "Who is the president of Peru?"},
        {"conversation": "a", "question": "And Peskov?"},
    ]
    done = dateline("converse", SEEDS, "--json", stdin="".join(json.dumps(turn) + "\n" for turn in turns))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["conversation"] for a in answers] == ["a", "b", "a"]
    assert [a["abstained"] for a in answers] == [False, True, False]
    for line in answers:
        assert all(s["text"] in texts[s["path"]] for s in line["sentences"])


def test_ask_tells_the_short_answer_where_it_is_sure_and_warns_where_it_is_not() -> None:
    assert dateline("ask", "When did Putin and Kim meet in Vladivostok?", SEEDS).stdout.startswith("Thursday (25 Apr")
    assert "they may not answer it" in dateline("ask", "Who will win the talks?", SEEDS).stdout
    assert dateline("ask", "Thanks!", SEEDS).returncode == 2


def test_digest_of_a_day_tells_what_that_day_brought() -> None:
    digest = answer("digest", "--on", "2019-04-25", SEEDS)
    assert digest["date"] == "2019-04-25"
    assert digest["new"]
    assert answer("digest", "--on", "2018-01-01", SEEDS)["new"] == []


def test_digest_of_a_day_names_the_page_it_could_not_read() -> None:
    done = dateline("digest", "--on", "2019-04-25", SEEDS, "missing.txt")
    assert done.returncode == 0 and "Pompeo" in done.stdout
    assert "“missing.txt” could not be read: there is no such file." in done.stderr


def test_sources_lists_what_there_is_and_how_it_is_dated() -> None:
    listed = answer("sources", SEEDS, "--outlet", "meridian asia")
    assert [(entry["published"], entry["published_basis"]) for entry in listed] == [("2019-04-18", "inferred")]
    assert dateline("sources", SEEDS).stdout.count("\n") == 3
    refused = dateline("sources", SEEDS, "--outlet", "Daily Planet")
    assert refused.returncode == 2 and "Meridian Asia" in refused.stderr


def test_load_twice_stores_once(tmp_path: Path) -> None:
    database = tmp_path / "corpus.db"
    first = json.loads(process("load", SEEDS, "--database", database, "--json").stdout)
    second = answer("load", SEEDS, "--database", database)
    assert (first["loaded"], second["loaded"], second["unchanged"]) == (3, 0, 3)
    assert answer("summary", "--database", database)["sentences"]


def test_an_unreadable_page_is_named_and_the_rest_served(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    done = dateline("parse", *sorted(SEEDS.glob("*.txt")), tmp_path / "binary.txt", tmp_path / "gone.txt", "--json")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert "binary.txt" in done.stderr
    assert "gone.txt" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "missing.txt", "--json"),
        ("parse", "seeds", "--published", "2019-02-30"),
        ("timeline", "seeds", "--from", "yesterday"),
        ("summary", "--json"),
        ("summary", "--database", "missing.db"),
        ("timeline", "seeds", "--from", "2019-05-01", "--to", "2019-04-01"),
        ("summary", "tests/architecture"),
        ("converse", "seeds", "--json"),
    ],
)
def test_bad_input_ends_with_code_two_and_says_why(arguments: tuple[str, ...]) -> None:
    done = dateline(*arguments, stdin="not json\n")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_every_verb_explains_itself() -> None:
    for verb in ("run", "playground", "parse", "load", "summary", "quote", "verify", "timeline", "ask", "digest"):
        done = dateline(verb, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_a_summary_tells_scripts_where_pages_disagree(tmp_path: Path) -> None:
    for name, hurt in (("east", "eleven"), ("west", "nine")):
        body = (
            f"The ferry Aurelia ran aground off Skarvik on Tuesday and {hurt} people were hurt, it was said.\n\n"
            f"All passengers of the ferry were taken ashore by lifeboats within two hours, said {name} harbour radio.\n"
        )
        (tmp_path / f"{name}.txt").write_text(f"Ferry Aurelia runs aground off Skarvik\n\nMarch 3, 2021\n\n{body}")
    (conflict,) = answer("summary", "--sentences", "1", tmp_path)["conflicts"]
    assert conflict["about"] == "number"
    assert {side["version"] for side in conflict["sides"]} == {"eleven people", "nine people"}
    assert all(side["version"] in side["text"] for side in conflict["sides"])


def test_what_a_server_has_is_listed_and_erased_when_that_is_meant(tmp_path: Path) -> None:
    database = tmp_path / "corpus.db"
    dateline("load", SEEDS, "--database", database)
    listed = dateline("erase", "--database", database)
    assert listed.stdout.startswith("library: 3 articles, with all earlier versions")
    asked = dateline("erase", "library", "--database", database, stdin="y\n")  # nobody at a terminal agrees to it
    assert (asked.returncode, "Nothing was erased" in asked.stderr) == (0, True)
    wrong = dateline("erase", "1234", "--database", database, "--yes")
    assert (wrong.returncode, "Nothing is kept for “1234”. Something is kept for library." in wrong.stderr) == (2, True)
    assert answer("erase", "library", "--database", database, "--yes")[0]["articles"] == 3
    assert answer("sources", "--database", database) == [] == answer("erase", "--database", database)
    missing = dateline("erase", "--database", tmp_path / "other.db")
    assert missing.returncode == 2 and not (tmp_path / "other.db").exists()
