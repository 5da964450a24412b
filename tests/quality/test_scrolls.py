"""Floors under pages that hold several articles. An edit may raise a floor, never lower it."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bot.parsing.pages import PageReading, read_page
from tests.quality.made_scrolls import FORMS, MENU, Told, articles, laid_out, scrolls

OWN = articles()
LINKS = (" of the", " and", " said", " that", " in a", "")


def readings(page: str) -> list[PageReading]:
    reading = read_page(page.encode(), "made")
    return [reading, *reading.further]


def holds(reading: PageReading, told: Told) -> int:
    """How many paragraphs of an article the reading's text holds."""
    return sum(paragraph in reading.text for paragraph in told.body)


@pytest.mark.parametrize("count", [2, 3])
def test_articles_of_one_page_are_kept_apart(count: int) -> None:
    found: Counter[str] = Counter()
    worst = []
    for scroll in scrolls(count):
        read = readings(scroll.page)
        found["pages"] += 1
        found["glued"] += (glued := any(sum(holds(one, told) > 0 for told in scroll.told) > 1 for one in read))
        whole = [
            any(holds(one, told) == len(told.body) and one.title == told.title for one in read) for told in scroll.told
        ]
        found["whole"] += sum(whole)
        found["told"] += count
        if glued or not all(whole):
            worst.append(scroll.name)
    assert found["glued"] <= GLUED * found["pages"], (found, worst)
    assert found["whole"] >= WHOLE * found["told"], (found, worst)


GLUED, WHOLE = 0.01, 0.975


def test_a_page_that_scrolls_on_and_on_is_kept_apart() -> None:
    """However much was told before, what is told anew is another article: of two hundred none is glued."""
    chance = random.Random(1)
    pages = [made_up(chance) for _ in range(200)]
    read = readings("\n\n".join(line for page in pages for line in page))
    assert [reading.title for reading in read] == [page[0] for page in pages]


def made_up(chance: random.Random) -> list[str]:
    """An article of words that mean nothing: headline, byline, day and six paragraphs."""
    syllables = ("ka", "lo", "mi", "ter", "san", "dor", "vel", "nu", "pri", "gos", "ba", "ren")
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(48)]
    names = [f"{one.title()} {other.title()}" for one, other in zip(words[:4], words[4:8], strict=True)]
    told = words[8:]
    lines = [f"{told[0]} {told[1]} and {told[2]} the {told[3]}".capitalize(), f"By {names[0]}", "May 3, 2024"]
    for _ in range(6):
        links = chance.choices(LINKS, k=25)
        sentence = " ".join(word + link for word, link in zip(chance.choices(told, k=25), links, strict=True))
        lines.append(f"The {sentence}, said {chance.choice(names)}.")
    return lines


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("told", OWN, ids=[told.author for told in OWN])
def test_one_article_is_never_torn(told: Told, form: str) -> None:
    """Headings, captions, buttons, and quoted headlines of others within it: it stays one."""
    body = [
        *told.body[:2], "Advertisement", "What comes next", told.body[2], "Read more: Lighthouse opens its doors",
        told.body[3], "A picture of the place, taken in May 2024. (Photo: Quay Archive)", "Sign up for our newsletter",
        "Why it took so long", *told.body[4:],
    ]  # fmt: skip
    page = laid_out([[told.title, f"By {told.author}", told.day, *body]], form)
    (reading,) = readings(page)
    assert holds(reading, told) == len(told.body)


@pytest.mark.parametrize("told", OWN, ids=[told.author for told in OWN])
def test_pasted_articles_are_kept_apart_or_whole(told: Told) -> None:
    other = OWN[(OWN.index(told) + 3) % len(OWN)]
    both = [readings("\n\n".join([told.title, *told.body, other.title, *other.body]))]
    both.append(readings("\n\n".join([told.title, *told.body])))
    assert [len(read) for read in both] == [2, 1]
    assert [one.title for one in both[0]] == [told.title, other.title]
    assert not any(line in one.text for one in both[0] for line in MENU)
