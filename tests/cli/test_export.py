"""What the command line writes into files."""

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.shell import SEEDS, answer, dateline


@pytest.mark.parametrize("kind", ["csv", "md", "json", "ics"])
def test_a_timeline_is_written_to_a_file_with_its_pages(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"dates.{kind}"
    done = dateline("timeline", SEEDS, "--export", file)
    assert (done.returncode, done.stdout) == (0, "")
    assert "items" in done.stderr and str(file) in done.stderr
    content = file.read_text("utf-8")
    assert str(SEEDS / "pyongyang-looks-to-russia.txt") in content or kind == "ics"
    assert "August 2011" in content


@pytest.mark.parametrize(
    ("verb", "name", "told"),
    [
        ("quote", "words.ics", ".csv, .md, .json"),
        ("summary", "words", ".csv"),
        ("quote", "no/folder/words.csv", "written"),
    ],
)
def test_a_file_that_cannot_be_written_ends_with_code_two(tmp_path: Path, verb: str, name: str, told: str) -> None:
    done = dateline(verb, SEEDS, "--export", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and "Traceback" not in done.stderr


def test_an_export_leaves_the_contract_of_json_alone(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    quotes = answer("quote", "--speaker", "lankov", SEEDS, "--export", file)
    assert quotes == answer("quote", "--speaker", "lankov", SEEDS)
    assert file.read_bytes().count(b"\r\n") > len(quotes)


@pytest.mark.parametrize(("verb", "theme"), [("quote", ()), ("timeline", ("--dark",))])
def test_a_picture_is_drawn(tmp_path: Path, verb: str, theme: tuple[str, ...]) -> None:
    pytest.importorskip("matplotlib", reason="charts need the extra of that name")
    file = tmp_path / "picture.png"
    done = dateline(verb, SEEDS / "pompeo-out-of-the-talks.txt", "--export", file, *theme)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    with Image.open(file) as picture:
        dark = picture.convert("L").getpixel((0, 0)) < 128
    assert dark == bool(theme)
