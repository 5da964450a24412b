"""What says when a page or a comment appeared is told from what says when something happened."""

from __future__ import annotations

import pytest

from bot.parsing.stamps import find_stamps, outside_stamps


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("OSLO | Wed Mar 3, 2021 4:08 am EST OSLO (Newswire) - The ferry sank.", "Wed Mar 3, 2021 4:08 am EST"),
        ("Page last updated at 07:43 GMT, Wednesday, 3 March 2021 Ferry sinks", "07:43 GMT, Wednesday, 3 March 2021"),
        ("3 March 2021 Last updated at 15:41 GMT The ferry sank.", "3 March 2021 Last updated at 15:41 GMT"),
        ("Aired March 3, 2021 - 10:00 ET THIS IS A TRANSCRIPT", "March 3, 2021 - 10:00 ET"),
        ("updated: Wed Mar 03 2021 14:27:00 The ferry sank.", "Wed Mar 03 2021 14:27:00"),
        ("Added: Wednesday, 3 March, 2021, 18:16 GMT I was there.", "Wednesday, 3 March, 2021, 18:16 GMT"),
        ("At 02:22 am on 3 Mar 2021, harbourwatch wrote: I saw it.", "02:22 am on 3 Mar 2021"),
        ("March 3, 2021 at 6:28 pm | Poor people.", "March 3, 2021 at 6:28 pm"),
        ("Posted by Nils Holm, on March 3, 2021 4:36 PM Posted by", "March 3, 2021 4:36 PM"),
    ],
)
def test_a_stamp(text: str, stamp: str) -> None:
    (found,) = find_stamps(text)
    assert text[found.start : found.end] == stamp


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank at 9:20 am on March 3, 2021, with four on board.",
        "At 9:20 am on March 3, 2021, the ferry sank.",
        "On March 3, 2021 at 9:20 a.m. Captain Holm rang the harbour.",
        "It was found on 3 March 2021 at 9.20 pm.",
        "The report was published on March 3, 2021 at 9:20 am and withdrawn within the hour.",
        "March 3, 2021, 9:20 am: The ferry sinks.",
        "The ferry sank on March 3, 2021.",
    ],
)
def test_the_time_of_a_happening(text: str) -> None:
    assert find_stamps(text) == ()


COMMENT = "March 3, 2021 at 6:2{} pm | It sank on Monday. "


def test_comments_begin_where_the_first_of_several_is_stamped() -> None:
    story = "The ferry sank on Tuesday. "
    thread = story + "".join(COMMENT.format(minute) for minute in range(3))
    letters = story + "".join(COMMENT.format(minute) for minute in range(2))
    for text, kept in ((thread, [True, False, False, False]), (letters, [True, True, True])):
        days = [at for at in range(len(text)) if text.startswith(("Tuesday", "Monday"), at)]
        assert outside_stamps(text, days) == kept
        assert outside_stamps(text, [text.index("March")]) == [False]
