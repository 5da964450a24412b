from __future__ import annotations

from datetime import date

import pytest

from bot import errors
from bot.errors import DatelineError
from bot.rendering.errors import reason_words, sentence


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.UnreadablePage("a.txt", "empty"), "“a.txt” could not be read: it is empty."),
        (errors.NothingReadable((errors.UnreadablePage("a.txt", "empty"),)), "None of the pages could be read."),
        (
            errors.UnknownTimezone("Europe/Berlyn", ("Europe/Berlin",)),
            "There is no time zone “Europe/Berlyn”. Did you mean “Europe/Berlin”?",
        ),
        (
            errors.NoSuchSpeaker("Kwan", ("Kwon Jong Gun",)),
            "Nobody called “Kwan” is quoted in the corpus. The nearest name is “Kwon Jong Gun”.",
        ),
        (
            errors.NoSuchSpeaker("the astronaut", ("Ann", "Ron")),
            "Nobody called “the astronaut” is quoted in the corpus. It has, among others, “Ann”, “Ron”.",
        ),
        (
            errors.NoSuchOutlet("Dayly", ("The Daily",)),
            "The corpus has no outlet called “Dayly”. The nearest is “The Daily”.",
        ),
        (errors.NoQuotations("x"), "The corpus has nothing about “x”."),
        (
            errors.NoQuotations("x", ("y",), (("wording", "x"),)),
            "The corpus has no quotation worded like “x”. It has, among others, “y”.",
        ),
        (
            errors.NoQuotations(
                "bees",
                (),
                (("speaker", "Ina Holm"), ("about", "bees"), ("outlet", "Tidewater Post"), ("since", "2021-03-01")),
                (("about", 1, False), ("outlet", 1200, True)),
            ),
            "The corpus has no quotation by Ina Holm, about “bees”, from Tidewater Post, said, or else published, from"
            " 1 Mar 2021. Without the topic there is 1, without the outlet more than 1,200.",
        ),
        (errors.NoSuchArticle("X"), "The corpus has no article “X”."),
        (
            errors.SeveralArticles("ferry", ((4, "Ferry to sail"), (9, "Ferry strike"))),
            "More than one article is called “ferry”: #4 “Ferry to sail”, #9 “Ferry strike”. Its number chooses one.",
        ),
        (errors.NoSuchFormat("exe", ("csv", "md")), "This cannot be written as “exe”, but as csv, md."),
        (
            errors.ExportTooLarge(31_400_000, 10_000_000),
            "That file would have 31 MB, and 10 MB can be attached here. Narrow it by a speaker, a topic or days.",
        ),
        (
            errors.NothingFound("", ()),
            "The corpus has nothing to show for that. /sources list tells what I have read, /sources add adds to it.",
        ),
        (
            errors.NothingFound("bees", ("“Bees” sleep",)),
            "The corpus has nothing about “bees”. The nearest it has: ““Bees” sleep”.",
        ),
        (
            errors.NothingThen("bees", date(2030, 1, 1), None, ("2025-SU", "2025-W08", "2028")),
            "The corpus has nothing about “bees” from 1 Jan 2030. The nearest dates it has: summer 2025, the week of"
            " 17 Feb 2025, 2028.",
        ),
        (errors.NotRead("Der Damm", "de"), "“Der Damm” is kept, but not read: it is not English (de)."),
        (errors.NothingThen("", None, date(1990, 1, 1)), "The corpus has nothing up to 1 Jan 1990."),
        (errors.StorageUnavailable("locked"), "The database cannot be used just now: locked."),
        (
            errors.CannotOpen("data/dateline.db", "a newer Dateline wrote it"),
            "The database data/dateline.db cannot be opened: a newer Dateline wrote it.",
        ),
        (errors.CannotStart("port", "8765"), "Port 8765 is taken. Choose another with --port."),
        (errors.CannotStart("weather", "rain"), "The bot cannot start: rain."),
        (errors.DatelineError(), "That did not work."),
    ],
)
def test_every_error_is_one_plain_sentence(error: DatelineError, said: str) -> None:
    assert sentence(error) == said


def test_every_kind_of_error_has_words_of_its_own() -> None:
    facts = {
        "UnreadablePage": ("a", "empty"),
        "QuestionTooLong": (900, 500),
        "ExportTooLarge": (12_000_000, 10_000_000),
        "NoSuchFormat": ("exe", ("csv", "md")),
        "SeveralArticles": ("x", ((3, "X"), (4, "X again"))),
        "StorageUnavailable": ("full",),
        "CannotOpen": ("data/dateline.db", "full"),
        "CannotStart": ("token",),
        "NothingReadable": (),
        "DayToCome": (date(2999, 1, 1),),
        "NothingThen": ("x", None, None),
        "NotRead": ("x", "de"),
        "BackToFront": (date(2999, 1, 2), date(2999, 1, 1)),
    }
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DatelineError)]
    for kind in kinds:
        assert kind.__name__ in (errors.__doc__ or "")  # the tree that the module opens with
        if kind is not DatelineError:
            said = sentence(kind(*facts.get(kind.__name__, ("x",))))
            assert said != sentence(DatelineError()) and said.endswith(".") and "\n" not in said


def test_what_was_asked_cannot_break_the_sentence() -> None:
    said = sentence(errors.NoSuchSpeaker("x\u202e\n" * 300, ("y" * 900,)))
    assert len(said) < 300 and "\n" not in said and "\u202e" not in said


def test_a_reason_nobody_foresaw_is_told_as_it_is() -> None:
    assert reason_words("the moon is full") == "the moon is full"
