"""News pages of known body, made from templates in many shapes, flattened or as HTML."""

from __future__ import annotations

import random
from dataclasses import dataclass
from html import escape
from itertools import count
from textwrap import wrap

PEOPLE = ["Mara Lindqvist", "Jon de Vries", "Ilse Marten", "Tomas Berg", "Ana Ruiz", "Peter Holm", "Nadia Karim"]
PLACES = ["Port Vell", "Northfield", "Easthaven", "Lakemouth", "Stonebridge"]
BODIES = ["the harbour council", "the school board", "the ferry company", "the water authority", "the port union"]
PLANS = ["widen the quay", "close the old bridge", "raise the fares", "build a new lock", "move the fish market"]
OUTLETS = ["The Harbour Post", "Northfield Courier", "Lakemouth Daily"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
MENU = ["Home", "News", "Sports", "Weather", "Opinion", "Business", "Culture", "Obituaries", "Contact us", "Log in"]
SENTENCES = [
    "{Body} agreed on {day} to {plan} after a debate of more than four hours, according to {person}.",
    "“We have waited for this for {n} years and will not wait for another one,” said {person}, who lives in {place}.",
    "The work is expected to cost {n} million crowns and should be finished before the end of next year.",
    "Opponents of the plan said they would take the matter to court if {body} did not listen to them.",
    "{person} told reporters that nobody had asked the people of {place} what they thought about it.",
    "A first attempt to {plan} failed in {year}, when the money ran out and the builders left the town.",
    "It was not clear on {day} whether the neighbours in {place} would have to leave their houses for the work.",
    "About {n}00 people signed a letter against the plan, which {person} handed to {body} last week.",
]
CAPTIONS = [
    "{person} speaks to reporters in {place} on {day}. (Photo: Port Archive)",
    "A view of {place} from the ferry in {month} {year}. Peter Holm/Newswire",
    "FILE - People wait for the ferry in {place}, {month} 3, {year}.",
]
TEASERS = [
    "Ferry fares to rise in spring",
    "Lighthouse opens its doors for a day",
    "Why the herring came back to {place}",
    "Five walks along the coast of {place}",
]
COMMENTS = [
    "I have lived in {place} for {n} years and I do not believe a single word of this.",
    "Good news at last! We should have done this long ago, whatever it costs.",
]
HEADINGS = ["What happens next", "Why it took so long", "Who pays", "A look back", "How {place} sees it"]
SIGHTS = [
    "The old lighthouse",
    "The fish market at dawn",
    "A ferry to {place}",
    "The lock keeper's garden",
    "The long quay",
]
BUTTONS = ["Sign up for our newsletter", "Advertisement", "Read more", "Story continues below advertisement"]
SHAPES = ("news", "sectioned", "short", "listicle", "captioned", "discussed", "interrupted", "live")
"""What a page looks like: see `_middle`; ``discussed`` is followed by long comments."""


@dataclass(frozen=True)
class Block:
    """Lines that stand together, and the HTML elements around and of each."""

    lines: list[str]
    around: str = ""
    each: str = "p"

    @property
    def html(self) -> str:
        """The lines in their elements."""
        inner = "".join(f"<{self.each}>{escape(line.removeprefix('  • '))}</{self.each}>" for line in self.lines)
        return f"<{self.around}>{inner}</{self.around}>" if self.around else inner


@dataclass(frozen=True)
class MadePage:
    """A page's blocks, which of them are in its article element, and what a reader should find."""

    blocks: list[Block]
    story: range
    body: tuple[str, ...]
    title: str
    author: str | None
    published: str | None

    @property
    def text(self) -> str:
        """The page as a text browser shows it."""
        return "\n\n".join("\n".join(block.lines) for block in self.blocks)

    @property
    def narrow(self) -> str:
        """The page as a text browser shows it in a window of 80 columns."""
        return "\n\n".join("\n".join(_narrow(line) for line in block.lines) for block in self.blocks)

    @property
    def copied(self) -> str:
        """The page as copied from a browser: blank lines stand below paragraphs only."""
        return "\n".join(
            f"{line}\n" if block.each == "p" and line.endswith((".", "?", "!")) else line
            for block in self.blocks
            for line in block.lines
        )

    @property
    def dump(self) -> str:
        """The same with a number at every link, and a list of their addresses below."""
        numbers = count(1)
        blocks = [
            "\n".join(_narrow(_linked(line, block, numbers), "   ") for line in block.lines) for block in self.blocks
        ]
        listed = [f"{number:4}. https://news.example/{number}" for number in range(1, next(numbers))]
        return "\n\n".join(blocks) + "\n\nReferences\n\n   Visible links:\n" + "\n".join(listed) + "\n"

    @property
    def html(self) -> str:
        """The page as it would be served."""
        parts = [block.html for block in self.blocks]
        start, stop = self.story.start, self.story.stop
        top, story, bottom = ("".join(part) for part in (parts[:start], parts[start:stop], parts[stop:]))
        head = f"<head><title>{escape(self.title)}</title></head>"
        return f"<!DOCTYPE html><html lang=en>{head}<body>{top}<article>{story}</article>{bottom}</body></html>"


def _narrow(line: str, margin: str = "") -> str:
    inner = margin + " " * (line.index(line.lstrip()) + 2 * line.lstrip().startswith("•"))
    return "\n".join(wrap(line, 80, initial_indent=margin, subsequent_indent=inner, break_long_words=False))


def _linked(line: str, block: Block, numbers: count[int]) -> str:
    """A line with the number of its link, if it is one, and of one amid it, if it is long."""
    if block.each == "li":
        bullet = "  • " if line.startswith("  • ") else ""
        return f"{bullet}[{next(numbers)}]{line.removeprefix(bullet)}"
    words = line.split(" ")
    if len(words) > 12:
        words[7] = f"[{next(numbers)}]{words[7]}"
    return " ".join(words)


def make_page(seed: int, shape: str = "news", paragraphs: int = 0) -> MadePage:
    """One page of the shape; the same seed gives the same page. ``paragraphs`` fixes how many the article has."""
    chance = random.Random(f"{shape} {seed}")
    outlet, author = chance.choice(OUTLETS), chance.choice(PEOPLE)
    who, plan, place = chance.choice(BODIES), chance.choice(PLANS), chance.choice(PLACES)
    title = f"{who.removeprefix('the ').capitalize()} to {plan} in {place}"
    usual = chance.randint(1, 2) if shape == "short" else chance.randint(3, 12)
    body = [_paragraph(chance) for _ in range(paragraphs or usual)]
    if chance.random() < 0.4:
        body[0] = f"{chance.choice(PLACES).upper()} (Newswire) - {body[0]}"
    year, month, day = 2021, chance.randint(1, 10), chance.randint(1, 28)
    stamp = chance.choice(
        [
            f"{MONTHS[month - 1]} {day}, {year}",
            f"Published {day} {MONTHS[month - 1]} {year} 10:45",
            f"{year}-{month:02}-{day:02}",
        ]
    )
    signed, dated = chance.random() < 0.8, chance.random() < 0.8
    top = _menu(chance)
    if chance.random() < 0.6:
        top.append(Block(["Subscribe", "Sign up for our newsletter"]))
    head = [Block([title], each="h1")]
    if chance.random() < 0.4:
        head.append(Block([_fill(chance, "Neighbours in {place} fear for their houses")]))
    if signed:
        head.append(Block([f"By {author}"]))
    head.append(Block([stamp if dated else "4 days ago"]))
    if chance.random() < 0.6:
        head.append(Block(["Share on Facebook", "Share on Twitter"]))
    if chance.random() < 0.5:
        head.append(Block([_fill(chance, chance.choice(CAPTIONS))], "figure", "figcaption"))
    middle, told = _middle(chance, body, shape)
    bottom = _bottom(chance, author if signed else None, outlet, always=shape == "discussed")
    published = f"{year}-{month:02}-{day:02}" if dated else None
    story = range(len(top), len(top) + len(head) + len(middle))
    return MadePage(top + head + middle + bottom, story, tuple(told), title, author if signed else None, published)


def _middle(chance: random.Random, body: list[str], shape: str) -> tuple[list[Block], list[str]]:
    """The article with what stands in it, and the article alone."""
    blocks: list[Block] = []
    told: list[str] = []

    def tell(line: str, each: str) -> None:
        blocks.append(Block([line], each=each))
        told.append(line)

    for index, paragraph in enumerate(body):
        if shape == "listicle":
            tell(f"{index + 1}. {_fill(chance, chance.choice(SIGHTS))}", "h2")
        elif shape == "live":
            tell(f"{8 + index}:{chance.randint(10, 59)} am", "p")
        elif shape == "sectioned" and index and index % 3 == 0:
            tell(_fill(chance, chance.choice(HEADINGS)), "h2")
        tell(paragraph, "p")
        if shape == "captioned" and index % 2 == 0 and index + 1 < len(body):
            blocks.append(Block([_fill(chance, chance.choice(CAPTIONS))], "figure", "figcaption"))
        elif shape == "interrupted" and index % 2 == 0 and index + 1 < len(body):
            teaser = [_fill(chance, chance.choice(TEASERS)), *chance.sample(BUTTONS, 1)]
            blocks.append(Block(chance.choice([teaser, teaser[1:], ["Related", *teaser[:1]]]), "aside"))
        elif index == len(body) // 2 and chance.random() < 0.5:
            blocks.append(Block(["Advertisement"]))
    return blocks, told


def _paragraph(chance: random.Random) -> str:
    return " ".join(_fill(chance, sentence) for sentence in chance.sample(SENTENCES, chance.randint(1, 3)))


def _fill(chance: random.Random, template: str) -> str:
    body = chance.choice(BODIES)
    return template.format(
        Body=body[0].upper() + body[1:], body=body, plan=chance.choice(PLANS), person=chance.choice(PEOPLE),
        place=chance.choice(PLACES), n=chance.randint(3, 40), year=chance.randint(2001, 2020),
        day=chance.choice(["Monday", "Tuesday", "Thursday"]), month=chance.choice(MONTHS),
    )  # fmt: skip


def _menu(chance: random.Random) -> list[Block]:
    entries = chance.sample(MENU, chance.randint(5, 10))
    bullet = chance.choice(["  • ", ""])
    return [Block(["Skip to main content"]), Block([bullet + entry for entry in entries], "ul", "li")]


def _bottom(chance: random.Random, author: str | None, outlet: str, always: bool) -> list[Block]:
    blocks: list[Block] = []
    if author and chance.random() < 0.5:
        blocks.append(Block([f"{author} is a reporter who covers shipping for {outlet}."]))
    if chance.random() < 0.4:
        blocks.append(Block(["Tags: Ports, Shipping"]))
    if chance.random() < 0.8:
        blocks.append(Block(["Related stories"], each="h3"))
        blocks.append(Block([f"  • {_fill(chance, teaser)}" for teaser in chance.sample(TEASERS, 3)], "ul", "li"))
    if always or chance.random() < 0.6:
        blocks.append(Block(["2 Comments"], each="h3"))
        for comment in COMMENTS * (2 if always else 1):
            said = " ".join(_fill(chance, chance.choice([comment, *COMMENTS])) for _ in range(3 if always else 1))
            blocks += [Block(["Old Salt says:", "March 9, 2021 at 8:15 am"]), Block([said]), Block(["Reply"])]
        notice = "Your email address will not be published. Required fields are marked *"
        blocks += [Block(["Leave a comment"], each="h3"), Block([notice])]
    blocks.append(Block([f"© 2021 {outlet}. All rights reserved.", "Privacy policy", "Terms of use"], "footer"))
    return blocks
