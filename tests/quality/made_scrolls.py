"""Pages that scroll on from one article to the next, made of our own articles in many shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain, product
from pathlib import Path

MENU = ["Home", "News", "Sport", "Culture", "Log in", "Subscribe"]
FOOT = ["Privacy policy", "Contact us", "© 2024 The Quay Herald. All rights reserved."]
TEASERS = [
    "More stories",
    "Lighthouse opens its doors for a day",
    "Five walks along the shore",
    "Why herring came back",
]


@dataclass(frozen=True)
class Told:
    """An article of ours: its headline, deck, author, day and paragraphs."""

    title: str
    deck: str
    author: str
    day: str
    body: tuple[str, ...]


def articles() -> list[Told]:
    """The articles of ``made_articles.txt``: ``#`` headline, ``@`` deck, author and day, then paragraphs."""
    text = Path(__file__).with_name("made_articles.txt").read_text("utf-8")
    found = []
    for piece in text.removeprefix("# ").split("\n# "):
        title, deck, author, day, *rest = piece.strip().split("\n")
        body = tuple(row for row in rest if row)
        found.append(Told(title, *(row.removeprefix("@ ") for row in (deck, author, day)), body))
    return found


HEADS: dict[str, Callable[[Told], list[str]]] = {
    "signed and dated": lambda a: [a.title, f"By {a.author}", a.day],
    "deck": lambda a: [a.title, a.deck, f"By {a.author}", f"Published {a.day} 10:45"],
    "signed": lambda a: [a.title, f"By {a.author}"],
    "dated": lambda a: [a.title, a.day],
    "headline alone": lambda a: [a.title],
    "kicker": lambda a: ["News", a.title, a.author, a.day, "Share on Facebook", "Share on Twitter"],
    "minutes": lambda a: [a.title, "3 min read", a.author],
}
"""What stands above the paragraphs of each article."""
TAILS: dict[str, Callable[[Told], list[str]]] = {
    "nothing": lambda a: [],
    "share": lambda a: ["Share on Facebook", "Share on Twitter", "Copy link"],
    "next": lambda a: ["Read next"],
    "tags": lambda a: ["Tags: harbour, council", f"{a.author} is a reporter of the Herald who covers the coast.", "12"],
    "page": lambda a: [*TEASERS, "Sign up for our newsletter", *FOOT, *MENU],
}
"""What stands between the paragraphs of one article and the head of the next."""
FORMS = ("text", "dense", "html", "articles")


@dataclass(frozen=True)
class Scroll:
    """A page of several articles in one form."""

    name: str
    told: tuple[Told, ...]
    page: str


def scrolls(count: int) -> Iterator[Scroll]:
    """Pages of so many articles each, in every shape and form; the articles take turns."""
    own = articles()
    for number, (head, tail, form) in enumerate(product(HEADS, TAILS, FORMS)):
        chosen = tuple(own[(number * 3 + step * (1 + number % 5)) % len(own)] for step in range(count))
        if len(set(chosen)) == count:
            parts = [[*HEADS[head](one), *one.body, *TAILS[tail](one)] for one in chosen]
            yield Scroll(f"{head}, {tail}, {form}", chosen, laid_out(parts, form))


def laid_out(parts: list[list[str]], form: str) -> str:
    """The lines of articles below one another as a page of one form, with a menu above and a foot below."""
    if form in ("text", "dense"):
        return ("\n" if form == "dense" else "\n\n").join([*MENU, *chain.from_iterable(parts), *FOOT])
    ends = ["".join(f"<li>{escape(line)}</li>" for line in end) for end in (MENU, FOOT)]
    told = []
    for part in parts:
        headline = next(index for index, line in enumerate(part) if len(line.split()) > 4)
        inner = "".join(
            f"<h2>{escape(line)}</h2>" if index == headline else f"<p>{escape(line)}</p>"
            for index, line in enumerate(part)
        )
        told.append(f"<article>{inner}</article>" if form == "articles" else f"<div>{inner}</div>")
    return f"<!DOCTYPE html><html><body><ul>{ends[0]}</ul>{''.join(told)}<ul>{ends[1]}</ul></body></html>"
