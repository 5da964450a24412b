"""What is one article stays one; what is several is parted, or the first is kept and the rest left out."""

from __future__ import annotations

from itertools import chain

import pytest

from bot.parsing import parse_articles
from bot.parsing.pages.joint_heads import may_head
from bot.parsing.pages.lines import split_lines

MENU = ["Sections", "Latest", "Opinion", "Obituaries", "My account", "E-paper"]
FOOT = ["Advertise with us", "Corrections policy", "Copyright 2025 The Varden Courier. All rights reserved."]
DAM = [
    "Engineers lower lake after crack in dam wall",
    "By Ruth Abella",
    "September 16, 2025",
    "Engineers began to lower the water in Lake Varden after divers found a crack in the dam above Cressing.",
    "The level is to fall by four metres within nine days, the waterworks said, and two campsites have been cleared.",
    "“There is no danger to anybody downstream, and we intend to keep it that way,” said chief engineer Malcolm Dray.",
    "Residents asked why the crack had not been seen in the spring. Dray said that silt had covered it.",
    "Repairs are expected to cost six million crowns. The dam supplies a third of the county's water.",
]
CHOIR = [
    "Prison choir sings in cathedral for the first time",
    "By Owen Tallis",
    "September 15, 2025",
    "Thirty-one prisoners from Holt sang in the cathedral of Amberley, their first concert outside the walls.",
    "The programme ran from Tallis to the Beatles, and the nave was full an hour before the first note.",
    "“I had not worn a tie since my trial,” said one of the basses, who is serving seven years.",
    "Conductor Beatrix Sommer started the choir three years ago with five men and a keyboard that lacked an octave.",
    "The prison's governor, Harriet Poole, said that another concert was planned for Easter.",
]
RUGBY = [
    "Varden beat Holt with last kick of the match",
    "By Samir Osei",
    "September 14, 2025",
    "A penalty from forty-eight metres gave Varden a win by 23 points to 22 over their neighbours on Saturday.",
    "Fly-half Callum Reyes had missed twice from closer in, and said that he had not dared to look up.",
    "“I heard the stand before I saw the flags,” Reyes said. “Then somebody jumped on my back and I lost a tooth.”",
    "Holt led from the ninth minute, when prop Dieter Maas crossed in the corner, until the seventy-ninth.",
    "Varden are third in the league and play at Amberley next week. Holt stay second from bottom.",
]
TRAM = [
    "Night trams to run at weekends from October",
    "By Petra Ilves",
    "September 11, 2025",
    "Trams in Amberley will run through the night on Fridays and Saturdays, the transport authority announced.",
    "Lines 2 and 7 will leave the main station every forty minutes, and tickets will cost no more than by day.",
    "“Nurses asked for this long before students did,” said Viktor Brandt, who had promised the service in 2019.",
    "The union of drivers agreed after the authority offered a bonus and a heated room at the northern terminus.",
    "The trial lasts for one year. If fewer than two thousand people ride each weekend, line 7 will be dropped.",
]
ALL = [DAM, CHOIR, RUGBY, TRAM]
FORMS = ["text", "dense", "html"]
SEVERAL = {
    "scrolls on": [[*DAM, "Up next", "Scroll down to keep reading"], [*CHOIR, "Up next"], TRAM],
    "headline alone": [[DAM[0], *DAM[3:]], [TRAM[0], *TRAM[3:]]],
    "posted below": [
        [story[0], *story[3:], f"Posted by {story[1][3:]} on {story[2]}", "3 comments"] for story in (CHOIR, DAM)
    ],
    "kicker": [["COURTS", RUGBY[0], RUGBY[1][3:], *RUGBY[3:]], ["TRANSPORT", TRAM[0], TRAM[1][3:], *TRAM[3:]]],
    "newsletter": [
        [
            "The Varden Morning",
            "Good morning. The fog should be gone by ten.",
            DAM[0],
            *DAM[3:6],
            "Read the whole story",
        ],
        *([story[0], *story[3:6], "Read the whole story"] for story in (CHOIR, RUGBY, TRAM)),
        ["You receive this newsletter because you signed up for it."],
    ],
}
SAID = [
    "Divers found a crack, and engineers want less water to press on the wall.",
    "No, Holt can supply us for weeks.",
]
BELOW = {
    "programme": [
        "Programme for Sunday",
        "19:00 Doors open on the west side; there are no reserved seats and the cloakroom is closed.",
        "19:30 Thomas Tallis, If ye love me, followed by three songs that members of the choir have written.",
        "20:15 Interval, with tea and cake sold by the friends of the prison library in the south transept.",
    ],
    "biography": [
        "About the author",
        "Owen Tallis",
        "Owen Tallis covers music for the Courier. He grew up on an orchard in Tressel and studied in Ostholm.",
    ],
    "readers": [
        "What readers say",
        "Marta from Holt writes",
        "I have sung in that nave in every kind of weather, so you may believe me that the basses were warm enough.",
        "Joachim writes",
        "Nobody seems to have asked those of us who live above the choir school, where windows are from 1911.",
        "Elsbeth K. writes",
        "Five men and a keyboard! When I conducted we had a tuning fork between the nine of us and were glad of it.",
    ],
}
ONE = {
    "questions": [
        "Why is the lake being lowered?", SAID[0], "Will my tap run dry?", SAID[1],
        "Can I still swim?", "Swimming is allowed at the northern beach, where the bank is firm.",
    ],
    "diary": [
        "I was on the tram that met the swan. It looked at us for a long time, and then at the brewery.",
        "* * *",
        "My nephew has bought a tie for the first time since school. It has herons on it and no end.",
        "* * *",
        "The honey is gone from the market, and the woman who sold it sells candles. They smell of honey, she says.",
    ],
    "list": [
        "1. The old sluice",
        "Built in 1742 and still turned by hand, the sluice is best seen when the meadows are flooded.",
        "2. Saint Odo's crypt",
        "Bring a torch. The bones of forty monks are stacked along the wall, and the sexton knows them by name.",
        "3. The brewery tap",
        "Closed on Mondays. The dark beer is sold only here, because the barrels are too large for a lorry.",
    ],
    "advice": [
        "Dear Cordelia: My neighbour has bought a rooster that crows at four, and he says it is his right to keep it.",
        "— Sleepless in Marrow",
        "Dear Sleepless: It may be his right, but so is yours to knock at ten past four with a pot of coffee.",
        "Dear Cordelia: My brother is getting married on the day of my examination and will not speak to me.",
        "— Torn in Tressel",
        "Dear Torn: Sit the examination, and drive to the dance. A wedding has an evening; an examination does not.",
    ],
}  # fmt: skip


def made(lines: list[str], form: str) -> bytes:
    """The lines between a menu and a foot as text with blank lines, without, or as HTML of paragraphs."""
    lines = [*MENU, *lines, *FOOT]
    if form == "html":
        return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
    return ("\n" if form == "dense" else "\n\n").join(lines).encode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SEVERAL)
def test_several_articles_are_parted(name: str, form: str) -> None:
    parts = SEVERAL[name]
    stories = [story for story in ALL if any(story[4] in part for part in parts)]
    found = parse_articles(made([*chain.from_iterable(parts)], form), "page.txt")
    told = [[story[0] for story in stories if any(line in article.text for line in story[3:])] for article in found]
    assert sorted(told) == sorted([story[0]] for story in stories)
    assert {article.title for article in found} == {story[0] for story in stories}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", BELOW)
def test_what_follows_an_article_is_no_article(name: str, form: str) -> None:
    (article,) = parse_articles(made([*CHOIR, *BELOW[name]], form), "page.txt")
    assert all(line in article.text for line in CHOIR[3:])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ONE)
def test_one_article_in_pieces_is_one(name: str, form: str) -> None:
    head = ["The crack, the swan and other matters", "By Octavia Quill", "September 15, 2025"]
    (article,) = parse_articles(made([*head, *ONE[name]], form), "page.txt")
    assert all(line in article.text for line in ONE[name] if len(line.split()) > 9)


@pytest.mark.parametrize("form", ["text", "dense"])
def test_an_article_below_comments_is_not_glued_to_the_first(form: str) -> None:
    comments = ["Comments (2)", "Ida L.", "2 days ago", "My grandfather poured the concrete in a hurry.", "Reply"]
    first, *_ = parse_articles(made([*DAM, *comments, "Next article", *TRAM], form), "page.txt")
    assert all(line in first.text for line in DAM[3:])
    assert not any(line in first.text for line in [*comments, *TRAM])


@pytest.mark.parametrize("form", FORMS)
def test_a_short_story_below_is_never_glued(form: str) -> None:
    """Even where it is too short for an article of its own: what it tells is left out."""
    short = ["Swan holds up tram for half an hour", "By Ines Calloway", "September 12, 2025", *TRAM[3:4]]
    first, *_ = parse_articles(made([*DAM, "Tags: water, dams", *short], form), "page.txt")
    assert first.title == DAM[0] and all(line in first.text for line in DAM[3:])
    assert TRAM[3] not in first.text


@pytest.mark.parametrize("form", FORMS)
def test_stories_below_a_day_are_never_glued(form: str) -> None:
    """The first ends where the second begins, even where what follows is too doubtful to be kept."""
    posts = [[story[2], story[0], *story[3:], "Leave a reply"] for story in (TRAM, DAM, CHOIR)]
    for article in parse_articles(made([*chain.from_iterable(posts)], form), "page.txt"):
        assert sum(any(line in article.text for line in story[3:]) for story in (TRAM, DAM, CHOIR)) == 1


AMID = {
    "link": ["READ MORE:", "Storks return to brewery chimney after forty years"],
    "film": ["00:01:12", "Divers search the dam wall above Cressing for cracks – video"],
    "picture": [
        "The lake above Cressing as it was seen from the northern beach on Monday (Photo: Anneke Loos/Courier)"
    ],
    "heading": ["Where the water comes from"],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", AMID)
def test_a_line_amid_an_article_does_not_tear_it(name: str, form: str) -> None:
    (article,) = parse_articles(made([*DAM[:6], *AMID[name], *DAM[6:]], form), "page.txt")
    assert all(line in article.text for line in DAM[3:])


@pytest.mark.parametrize("form", FORMS)
def test_a_headline_that_asks_begins_an_article(form: str) -> None:
    asked = "Will trams in Amberley run through the night at weekends?"
    found = parse_articles(made([DAM[0], *DAM[3:], asked, *TRAM[3:]], form), "page.txt")
    assert [article.title for article in found] == [DAM[0], asked]
    assert not any(line in found[0].text for line in TRAM[3:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storks return to brewery chimney after forty years", True),
        ("Video shows storks on the chimney of a brewery in Amberley", True),
        ("From Holt to Cressing on foot: a week along the lake", True),
        ("Read more: Storks return to brewery chimney", False),
        ("Storks land on the chimney of the brewery – video", False),
        ("A stork stands on the chimney of the brewery. (Photo: Anneke Loos/Courier)", False),
        ("Storks have come back to the chimney of the brewery.", False),
    ],
)
def test_what_may_be_a_headline(text: str, expected: bool) -> None:
    (line,) = split_lines(text)
    assert may_head(line) is expected
