"""Flattened news pages of known body, made from templates in many shapes."""

from __future__ import annotations

import random
from dataclasses import dataclass

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


@dataclass(frozen=True)
class MadePage:
    """A page's text and what a reader should find in it."""

    text: str
    body: tuple[str, ...]
    title: str
    author: str | None
    published: str | None


def make_page(seed: int) -> MadePage:
    """One page; the same seed gives the same page."""
    chance = random.Random(seed)
    outlet, author = chance.choice(OUTLETS), chance.choice(PEOPLE)
    who, plan, place = chance.choice(BODIES), chance.choice(PLANS), chance.choice(PLACES)
    title = f"{who.removeprefix('the ').capitalize()} to {plan} in {place}"
    body = [_paragraph(chance) for _ in range(chance.randint(3, 12))]
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
    top = _menu(chance) + ([["Subscribe", "Sign up for our newsletter"]] if chance.random() < 0.6 else [])
    head = [[title]]
    if chance.random() < 0.4:
        head.append([_fill(chance, "Neighbours in {place} fear for their houses")])
    head += [[f"By {author}"]] if signed else []
    head += [[stamp]] if dated else [["4 days ago"]]
    head += [["Share on Facebook", "Share on Twitter"]] if chance.random() < 0.6 else []
    head += [[_fill(chance, chance.choice(CAPTIONS))]] if chance.random() < 0.5 else []
    middle = []
    for index, paragraph in enumerate(body):
        middle.append([paragraph])
        if index == len(body) // 2 and chance.random() < 0.5:
            middle.append(["Advertisement"])
    blocks = top + head + middle + _bottom(chance, author if signed else None, outlet)
    text = "\n\n".join("\n".join(block) for block in blocks)
    published = f"{year}-{month:02}-{day:02}" if dated else None
    return MadePage(text, tuple(body), title, author if signed else None, published)


def _paragraph(chance: random.Random) -> str:
    return " ".join(_fill(chance, sentence) for sentence in chance.sample(SENTENCES, chance.randint(1, 3)))


def _fill(chance: random.Random, template: str) -> str:
    body = chance.choice(BODIES)
    return template.format(
        Body=body[0].upper() + body[1:], body=body, plan=chance.choice(PLANS), person=chance.choice(PEOPLE),
        place=chance.choice(PLACES), n=chance.randint(3, 40), year=chance.randint(2001, 2020),
        day=chance.choice(["Monday", "Tuesday", "Thursday"]), month=chance.choice(MONTHS),
    )  # fmt: skip


def _menu(chance: random.Random) -> list[list[str]]:
    entries = chance.sample(MENU, chance.randint(5, 10))
    bullet = chance.choice(["  • ", ""])
    return [["Skip to main content"], [bullet + entry for entry in entries]]


def _bottom(chance: random.Random, author: str | None, outlet: str) -> list[list[str]]:
    blocks: list[list[str]] = []
    if author and chance.random() < 0.5:
        blocks.append([f"{author} is a reporter who covers shipping for {outlet}."])
    if chance.random() < 0.4:
        blocks.append(["Tags: Ports, Shipping"])
    if chance.random() < 0.8:
        blocks += [["Related stories"], [f"  • {_fill(chance, teaser)}" for teaser in chance.sample(TEASERS, 3)]]
    if chance.random() < 0.6:
        blocks.append(["2 Comments"])
        for comment in COMMENTS:
            blocks += [["Old Salt says:", "March 9, 2021 at 8:15 am"], [_fill(chance, comment)], ["Reply"]]
        blocks += [["Leave a comment"], ["Your email address will not be published. Required fields are marked *"]]
    blocks.append([f"© 2021 {outlet}. All rights reserved.", "Privacy policy", "Terms of use"])
    return blocks
