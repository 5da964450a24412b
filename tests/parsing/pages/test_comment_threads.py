"""Readers' comments in the forms that threads have: none of them is read as the article."""

from __future__ import annotations

from html import escape

import pytest

from bot.parsing import parse_articles

STORY = [
    "The town of Ostmark will forbid leaf blowers with petrol engines from the first of January, the council decided.",
    "Whoever uses one after that pays 100 crowns the first time and 500 crowns from the second time on.",
    "Dag Wiik, who keeps eleven gardens in the town, said that new machines would cost him a year's profit.",
    "“I am not against quiet,” he said. “I am against being broke before the snow melts.”",
]
SAID = [
    "Finally. I work at night and have been woken at seven by these things for ten years, so the council did well.",
    "Wait until you see what your gardener charges. The mayor said “this will cost nobody a crown” and that is a lie.",
    "My father raked leaves on the same lot for forty years and never complained about it to anybody in this town.",
]
THREADS = {
    "age and arrows": [
        "3 Comments", "Sort by Best",
        "garden_guy77 • 2 years ago", SAID[0], "12 ^ | v • Reply • Share ›",
        "Marta K. > garden_guy77 • 2 years ago", SAID[1], "3 ^ | v • Reply • Share ›",
        "Old Ostmarker • a year ago", SAID[2], "Load more comments",
    ],
    "name, place and day": [
        "147 comments",
        "Harriet", "Ostmark", "Jan. 5", SAID[0], "14 Recommend Share Flag",
        "Davo", "Melbourne, Australia", "Jan. 5", SAID[1], "9 Recommend Share Flag",
        "Quay Sider", "Lund", "Jan. 6", SAID[2], "1 Recommend Share Flag",
    ],
    "name and place in one line": [
        "Comments 126", "Newest", "Best rated",
        "Bernt of Lund, Lund, Sweden, 3 years ago", SAID[0], "412", "8", "Click to rate",
        "Sal, Perth, Australia, 3 years ago", SAID[1], "61", "203", "Click to rate",
        "Ina, Ostmark, 3 years ago", SAID[2], "Click to rate",
    ],
    "nothing but names and buttons": [
        "Join the conversation",
        "Quay Sider", SAID[0], "Like · Reply · 3y",
        "Marta Krog", SAID[1], "Like · Reply · 5 · 3y",
        "Ina Dahl", SAID[2], "Like · Reply · 3y",
    ],
}  # fmt: skip
HEAD = ["Home", "Local", "Sport", "Ostmark to forbid leaf blowers", "By Mara Lindqvist", "Sept. 13, 2022"]


@pytest.mark.parametrize("form", ["dense", "spaced", "html"])
@pytest.mark.parametrize("thread", THREADS)
def test_no_thread_is_read_as_the_article(thread: str, form: str) -> None:
    lines = [*HEAD, *STORY, *THREADS[thread]]
    if form == "html":
        page = f"<!DOCTYPE html><html><body>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</body></html>"
    else:
        page = ("\n" if form == "dense" else "\n\n").join(lines)
    (article,) = parse_articles(page.encode(), "page")
    assert article.text == "\n\n".join(STORY)
    assert {left.text for left in article.boilerplate} >= set(SAID)
    assert all(quotation.text != "this will cost nobody a crown" for quotation in article.quotations)


def test_a_heading_of_comments_above_the_story_hides_nothing() -> None:
    """Pages offer their comments beside the byline as well, and readers are cited in the story."""
    lines = [*HEAD, "3 Comments", "Share", *STORY, "Ina Dahl, Ostmark, 3 years ago", *SAID]
    (article,) = parse_articles("\n\n".join(lines).encode(), "page.txt")
    assert all(told in article.text for told in (*STORY, *SAID))
