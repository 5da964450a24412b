"""Floors under what a page says of itself, on pages made from templates. An edit may raise a floor, never lower it."""

from bot.parsing.pages import read_page
from tests.quality.made_heads import make_head

PAGES = [make_head(seed) for seed in range(400)]


def test_authors_and_day() -> None:
    authors = day = undated = none = 0
    for page in PAGES:
        reading = read_page(page.text.encode(), "made.txt")
        authors += reading.authors == page.authors
        published = reading.publication.day if reading.publication else None
        if page.published is None:
            undated += 1
            none += published is None
        else:
            day += published == page.published
    shares = (authors / len(PAGES), day / (len(PAGES) - undated), none / undated)
    assert all(share >= floor for share, floor in zip(shares, (0.99, 0.99, 0.99), strict=True)), shares
