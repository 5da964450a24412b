"""Pages of many stories: each story, each letter is an article of its own; a page of teasers is none."""

from __future__ import annotations

from html import escape
from itertools import chain

import pytest

from bot.errors import UnreadablePage
from bot.model.article import Article
from bot.parsing import parse_articles

MENU, FOOT = ["Home", "News", "Weather", "Log in", "Subscribe"], ["Contact", "Privacy policy", "© 2025 Quay Herald"]
DAY = "February 12, 2025"
BRIEFS = {
    "Library lends umbrellas": (
        "The public library in Brenholm has begun to lend umbrellas to its readers, sixty of them, all yellow.",
        "They must be returned within three days, librarian Dag Wiik said.",
    ),
    "Bus drivers accept pay offer": (
        "Drivers of the county's buses have accepted a rise of 4.2 percent, and the strike planned for Monday is off.",
        "Sixty-one percent voted for the offer, the transport union said on Friday night.",
    ),
    "Goat stops train": (
        "A goat stood on the rails near Ostmark for forty minutes on Thursday, and 200 passengers waited.",
        "Its owner, who asked not to be named, paid for their coffee.",
    ),
    "Bridge toll to fall": (
        "The toll on the Sund bridge falls from 60 to 45 crowns in May, the ministry said on Wednesday.",
        "The bridge will be paid off three years earlier than planned.",
    ),
}
LETTERS = {
    "Tram delay is a disgrace": (
        "I have waited for the tram to Ostmark since 1998, and I will be dead before it comes. I call that cowardice.",
        "Marit Solberg",
        "Ostmark",
    ),
    "Thank you to the volunteers": (
        "To all who carried buckets for the whale: you have shown what this town can be, and I will not forget it.",
        "Jon Aas",
        "Skagerby",
    ),
    "Chess belongs in school": (
        "Every school should have boards and clocks, and they cost less than a computer. I taught it for years.",
        "Eva Brandt",
        "Brenholm",
    ),
}
FORMS = ["text", "dense", "html"]


def read(lines: list[str], form: str) -> tuple[Article, ...]:
    """The articles of a page whose lines of few words are headings in HTML."""
    if form == "html":
        told = "".join(f"<p>{escape(line)}</p>" for line in [*MENU, *lines, *FOOT])
        page = f"<!DOCTYPE html><html><head><title>{escape(lines[0])}</title></head><body>{told}</body></html>"
    else:
        page = ("\n" if form == "dense" else "\n\n").join([*MENU, *lines, *FOOT])
    return parse_articles(page.encode(), "page")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["News in brief", "In brief: the region today", "Six things to know on Wednesday"])
def test_stories_in_brief_are_articles_of_their_own(name: str, form: str) -> None:
    articles = read([name, "By Mara Lindqvist", DAY, *chain.from_iterable((t, *b) for t, b in BRIEFS.items())], form)
    assert [article.title for article in articles] == [*BRIEFS]
    assert [article.text for article in articles] == ["\n\n".join(body) for body in BRIEFS.values()]
    assert {(article.authors, str(article.published)) for article in articles} == {(("Mara Lindqvist",), "2025-02-12")}
    assert [article.path for article in articles] == ["page", "page#2", "page#3", "page#4"]


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_above_the_first_story_is_kept(form: str) -> None:
    greeting = "Good morning. It is Wednesday, and it will rain until lunch. Here is what happened while you slept."
    told = chain.from_iterable((f"{n}. {title}", *body) for n, (title, body) in enumerate(BRIEFS.items(), 1))
    first, *articles = read(["The Quay Dispatch", DAY, greeting, *told, "Forward this to a friend who likes it"], form)
    assert (first.title, first.text) == ("The Quay Dispatch", greeting)
    assert [article.text for article in articles] == ["\n\n".join(body) for body in BRIEFS.values()]


@pytest.mark.parametrize("form", FORMS)
def test_the_first_story_s_headline_is_not_that_of_a_page_without_one(form: str) -> None:
    greeting = "Good morning. It is Wednesday, and it will rain until lunch. Here is what happened while you slept."
    told = chain.from_iterable((f"{n}. {title}", *body) for n, (title, body) in enumerate(BRIEFS.items(), 1))
    first, *articles = read([greeting, *told, "Forward this to a friend who likes it"], form)
    assert (first.title, first.text) == (None, greeting)
    assert [article.text for article in articles] == ["\n\n".join(body) for body in BRIEFS.values()]


@pytest.mark.parametrize("form", FORMS)
def test_a_heading_may_begin_the_paragraph(form: str) -> None:
    told = [f"{title.upper()} — {' '.join(body)}" for title, body in BRIEFS.items()]
    articles = read(["Around the county", DAY, *told], form)
    assert [(a.title, a.text) for a in articles] == [(t.upper(), " ".join(b)) for t, b in BRIEFS.items()]
    assert not any(article.dateline for article in articles)


@pytest.mark.parametrize(("form", "headed"), [(form, True) for form in FORMS] + [("text", False), ("html", False)])
@pytest.mark.parametrize("apart", [True, False])
def test_every_letter_is_signed_by_its_writer(form: str, headed: bool, apart: bool) -> None:
    lines = ["Letters to the editor", DAY]
    for title, (text, name, place) in LETTERS.items():
        lines += [title] * headed + [text] + ([name, place] if apart else [f"{name}, {place}"])
    articles = read(lines, form)
    assert [(a.title, a.text, a.authors) for a in articles] == [
        (title if headed else None, text, (name,)) for title, (text, name, _) in LETTERS.items()
    ]
    assert {str(article.published) for article in articles} == {"2025-02-12"}


@pytest.mark.parametrize("form", FORMS)
def test_one_subject_under_headings_is_one_article(form: str) -> None:
    lines = ["Five things to know about the Sund bridge", "By Mara Lindqvist", DAY]
    for heading, fact in (
        ("It is old", "The Sund bridge was opened in 1931 by Minister Holm, and Brenholm paid for half of it."),
        ("It is long", "With 900 metres the Sund bridge reaches from Brenholm to Ostmark, Minister Holm's own town."),
        ("It is dear", "Drivers from Brenholm pay 60 crowns on the Sund bridge, and those from Ostmark pay no less."),
        ("It is green", "Holm chose the colour: the Sund bridge was to look like the hills behind Ostmark in May."),
    ):
        lines += [heading, fact, "Nobody has counted how often it was painted since then, the ministry said."]
    (article,) = read(lines, form)
    assert article.title == lines[0]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_of_teasers_is_refused(form: str) -> None:
    with pytest.raises(UnreadablePage) as refusal:
        read([line for title, body in BRIEFS.items() for line in (title, body[0], "Read more")], form)
    assert refusal.value.reason == "no article"


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("lead", ["Read more", "See also", "Related"])
def test_a_box_that_leads_to_another_article_is_none_of_it(lead: str, form: str) -> None:
    body = [
        "Brenholm's council passed a budget of 412 million crowns on Tuesday, after hours of debate and an alarm.",
        "The plan raises parking fees, keeps both baths open and delays the tram by two years, the council said.",
        "“Nobody got what they wanted, and that is how I know it is fair,” said treasurer Rolf Amdahl after the vote.",
        "Two members of Amdahl's own party voted against the budget, and the council leader said they could stay.",
        "The budget takes effect on April 1 unless the county objects within thirty days, Amdahl told the council.",
    ]
    box = [lead, "Goat stops train near Ostmark", "The goat that stopped a train belongs to Dag Wiik."]
    (article,) = read(
        ["Budget passes after night of argument", "By Edda Larkin", DAY, *body[:3], *box, *body[3:]], form
    )
    assert article.text == "\n\n".join(body)


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_page_without_a_headline_begins_with_its_first_paragraph(form: str) -> None:
    body = [sentence for told in BRIEFS.values() for sentence in told]
    lede = "The ferry between Brenholm and Ostmark will not sail on Monday, for its captain is on holiday with a goat."
    (article,) = read(["By Mara Lindqvist", DAY, lede, *body], form)
    assert article.text.startswith(lede)


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_a_copied_column_of_briefs_with_nothing_around_it_is_one(glue: str) -> None:
    """Without furniture the name of the column and its day look like the first lines of a text."""
    lines = [
        "Region",
        f"News in brief: {DAY}",
        "Staff reports",
        *chain.from_iterable((t, *b) for t, b in BRIEFS.items()),
    ]
    articles = parse_articles(glue.join(lines).encode(), "page.txt")
    assert [(article.title, article.text) for article in articles] == [(t, "\n\n".join(b)) for t, b in BRIEFS.items()]
    assert {str(article.published) for article in articles} == {"2025-02-12"}


@pytest.mark.parametrize("form", FORMS)
def test_two_signed_stories_of_a_newsletter_are_two_articles(form: str) -> None:
    stories = [
        (title, body, name) for (title, body), name in zip(BRIEFS.items(), ("Ina Dahl", "Jon Aas"), strict=False)
    ]
    told = [line for title, body, name in stories for line in (title, f"By {name}", *body, "Read the full story »")]
    articles = read(["View this email in your browser", "THE QUAY DISPATCH", DAY, *told, "Unsubscribe"], form)
    assert [(a.title, a.text, a.authors, str(a.published)) for a in articles] == [
        (title, "\n\n".join(body), (name,), "2025-02-12") for title, body, name in stories
    ]


@pytest.mark.parametrize("form", FORMS)
def test_whoever_takes_leave_until_tomorrow_writes_a_newsletter(form: str) -> None:
    told = chain.from_iterable((f"{n}. {title}", *body) for n, (title, body) in enumerate(BRIEFS.items(), 1))
    articles = read(["THE EVENING QUAY", DAY, *told, "Thanks for reading. See you tomorrow."], form)
    assert [article.text for article in articles] == ["\n\n".join(body) for body in BRIEFS.values()]
    assert [article.title for article in articles] == [*BRIEFS]
