"""News pages with readers' comments below them, in the forms that threads have, and what no reader should find."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from tests.quality.made_pages import MadePage, make_page

READERS = ["garden_guy77", "Harriet", "Old Salt", "Marta K.", "quaywatcher", "Bernt of Lund", "LisbonLou", "Ina Dahl"]
HOMES = ["Lund", "Melbourne, Australia", "Hull, United Kingdom", "Port Vell", "Easthaven"]
SAID = [
    "I have lived beside the quay for thirty years and nobody from that office has ever asked me anything at all.",
    "Wait until you see what it costs. The mayor said “this will cost nobody a crown” and that is simply a lie.",
    "My father worked there until 1988 and he would have laughed about all of this, and then he would have cried.",
    "Good for them. We should have done this long ago, and I will say so at the next meeting of the board.",
    "And who will pay for it when the visitors have gone? Nobody thinks these things through to the end any more.",
]
BELOW = ["Privacy policy", "Terms of use", "All rights reserved"]
FORMS = ("aged", "placed", "listed", "bare", "dated", "posted")
"""How the comments are signed: with an age, a place and a day, all in one line, buttons alone, a day, "posted by"."""


@dataclass(frozen=True)
class MadeThread:
    """The page's lines and what readers say in it."""

    page: MadePage
    lines: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def text(self) -> str:
        """The page with a blank line between any two."""
        return "\n\n".join(self.lines)

    @property
    def dense(self) -> str:
        """The page without blank lines."""
        return "\n".join(self.lines)

    @property
    def html(self) -> str:
        """The page in elements that tell nothing of what they hold."""
        inner = "".join(f"<p>{escape(line)}</p>" for line in self.lines)
        return f"<!DOCTYPE html><html><head><title>{escape(self.page.title)}</title></head><body>{inner}</body></html>"


def make_thread(seed: int, form: str) -> MadeThread:
    """One page with three to five comments; the same seed gives the same page."""
    chance = random.Random(f"{form} {seed}")
    page = make_page(seed, "news", paragraphs=chance.randint(3, 6))
    above = [line for block in page.blocks[: page.story.stop] for line in block.lines]
    said = chance.sample(SAID, chance.randint(3, 5))
    heading = chance.choice([f"{len(said)} Comments", "Comments", f"Comments ({len(said)})", "Join the conversation"])
    sort = chance.choice([["Sort by Best"], ["Newest", "Oldest"], []])
    thread = [line for words in said for line in _comment(chance, form, words)]
    return MadeThread(page, (*above, heading, *sort, *thread, *BELOW), tuple(said))


def _comment(chance: random.Random, form: str, words: str) -> Iterator[str]:
    name, home, number = chance.choice(READERS), chance.choice(HOMES), chance.randint(2, 90)
    age = chance.choice([f"{chance.randint(2, 9)} years ago", f"{chance.randint(2, 23)}h ago", "a day ago"])
    day = chance.choice(["March 9, 2021", "9 March 2021"])
    if form == "aged":
        yield f"{name} • {age}"
    elif form == "placed":
        yield from (name, home, "March 9")
    elif form == "listed":
        yield f"{name}, {home}, {age}"
    elif form == "bare":
        yield name
    elif form == "dated":
        yield from (name, f"{day} {chance.randint(10, 23)}:15")
    else:
        yield f"Posted by {name} on {day}"
    yield words
    buttons = [f"{number} ^ | v • Reply • Share ›", f"{number} Recommend Share Flag", f"Like · Reply · {number}w"]
    yield chance.choice(buttons if form in ("aged", "bare") else [*buttons, "Report", "Share"])
