"""Live blogs, transcripts and lists made from templates, each in several layouts, flattened or as HTML."""

from __future__ import annotations

import random
from dataclasses import dataclass
from html import escape

_SENTENCES = [
    "The {t} of {p} stays closed until the divers have looked at its piers, the council said in the morning.",
    "About {n}0 people have come to the {t} since the doors opened, and the queue reaches back to the station.",
    "“We will not leave before somebody has told us what happens to the {t},” said {s}, who lives beside it.",
    "{s} told reporters in {p} that the money for the {t} was there and that nobody would have to pay twice.",
    "The police asked everybody in {p} to stay away from the {t} while the wind is as strong as it was at night.",
    "A vote on the {t} is now expected before the evening, after {n} members of the council asked for more time.",
    "Trains to {p} run again on one track, but the company says that the others will take until next week.",
]
_ANSWERS = [
    "Well, we looked at the {t} for {n} months, and I can tell you that it was not an easy decision for us.",
    "I do not think so. Nobody in {p} ever asked me about the {t}, and I would have told them if they had.",
    "We had no money left. You cannot build a {t} out of good will, and I said so at the time, more than once.",
    "Yes.",
    "My father worked at the {t} in {p} all his life, so I have known it since I was a child of {n}.",
    "That is right, and we are going to do it again next year, whatever the council in {p} says about it.",
]
_QUESTIONS = [
    "Why did you close the {t} before the winter, when so many people in {p} need it?",
    "How much will the new {t} cost, and who pays for it?",
    "Did you ever think of leaving {p}?",
    "What do you say to those who call the {t} a waste of money?",
    "You grew up beside the {t}. What do you remember of it?",
]
_THINGS = ["ferry", "bridge", "school", "museum", "harbour", "mill", "library"]
_PLACES = ["Greyport", "Westmark", "Eastfold"]
_HEADINGS = ["Council meets behind closed doors", "Divers find a crack", "What we know so far", "Vote put off again"]
_FIRST = ["Mara", "Jonas", "Clara", "Thomas", "Anna", "David", "Laura", "Peter", "Sofia"]
_LAST = ["Lindqvist", "Novak", "de Vries", "McGregor", "O'Hara", "Holm", "Weber", "Ruiz"]
_ITEMS = ["The old lighthouse", "The fish market at dawn", "A walk to the mill", "The long quay", "The lock garden",
          "The drowned church", "The keeper's house", "The paper mill"]  # fmt: skip
_MENU = ["Home", "News", "Sport", "Log in", "Subscribe"]
_FOOT = [
    "Share on Facebook", "Related articles", "Ferry plans were drawn in secret", "Why the herring came back",
    "© 2024 The Quay Herald. All rights reserved.", "Privacy policy", "Newsletter",
]  # fmt: skip
LIVE = ("clock", "zone", "dated", "newest first", "ago", "share", "headed", "glued")
TALK = ("capitals", "introduced", "letters", "full names", "titles", "family", "press", "initials", "apart")
LISTS = ("numbered", "countdown", "signs", "bare", "apart", "of")


@dataclass(frozen=True)
class MadeShape:
    """A page's lines with their HTML elements; ``body`` are the lines an article should hold.

    ``stamps`` are its entries' times, ``turns`` speaker and words of what is said in it.
    """

    lines: list[tuple[str, str]]
    title: str
    body: tuple[str, ...]
    stamps: tuple[str, ...] = ()
    turns: tuple[tuple[str | None, str], ...] = ()

    @property
    def text(self) -> str:
        """The page as a text browser shows it."""
        return "\n\n".join(line for line, _ in self.lines)

    @property
    def dense(self) -> str:
        """The page one string a line, without blank lines."""
        return "\n".join(line for line, _ in self.lines)

    @property
    def html(self) -> str:
        """The page as it would be served."""
        parts = [f"<{tag}>{escape(line)}</{tag}>" for line, tag in self.lines]
        start, stop = len(_MENU), len(parts) - len(_FOOT)
        top, story, bottom = ("".join(part) for part in (parts[:start], parts[start:stop], parts[stop:]))
        head = f"<head><title>{escape(self.title)}</title></head>"
        return f"<!DOCTYPE html><html lang=en>{head}<body>{top}<article>{story}</article>{bottom}</body></html>"


class _Page:
    def __init__(self, chance: random.Random, title: str) -> None:
        self.lines: list[tuple[str, str]] = [(line, "li") for line in _MENU]
        self.body: list[str] = []
        self.title = title
        self.lines += [(title, "h1"), (f"By {_name(chance)}", "p"), ("May 14, 2024 at 6:10 AM", "p")]

    def tell(self, line: str, tag: str = "p") -> None:
        self.lines.append((line, tag))
        self.body.append(line)

    def aside(self, line: str) -> None:
        self.lines.append((line, "p"))

    def done(self, stamps: tuple[str, ...] = (), turns: tuple[tuple[str | None, str], ...] = ()) -> MadeShape:
        return MadeShape([*self.lines, *((line, "li") for line in _FOOT)], self.title, tuple(self.body), stamps, turns)


def make_live(seed: int, layout: str) -> MadeShape:
    """A live blog of one of the `LIVE` layouts: its entries' times are kept as lines of their own."""
    chance = random.Random(f"live {layout} {seed}")
    thing, place = chance.choice(_THINGS), chance.choice(_PLACES)
    page = _Page(chance, f"Storm in {place}: the {thing} stays closed as hundreds wait – live")
    page.tell(_fill(chance, _SENTENCES[0], thing, place))
    minutes = sorted(chance.sample(range(420, 1300), chance.randrange(4, 9)), reverse=layout in ("newest first", "ago"))
    stamps = []
    for minute in minutes:
        hour, past = divmod(minute, 60)
        half = f"{(hour - 1) % 12 + 1}:{past:02} {'am' if hour < 12 else 'pm'}"
        stamp = {
            "clock": half, "zone": f"{hour:02}.{past:02} BST", "dated": f"May 14, 2024 {half.upper()} EDT",
            "newest first": f"{hour:02}:{past:02}", "ago": f"{hour:02}:{past:02}",
            "share": f"{half.replace(' ', '')} ET", "headed": f"{hour:02}:{past:02} GMT",
            "glued": f"14 May {hour:02}:{past:02}",
        }[layout]  # fmt: skip
        if layout == "ago":
            page.aside(f"{1 + (1300 - minute) // 60}h ago")
        page.tell(stamp, "time" if seed % 2 else "p")
        stamps.append(stamp)
        if layout in ("dated", "headed"):
            page.tell(chance.choice(_HEADINGS), "h3")
        if layout == "dated":
            page.aside(f"By {_name(chance)}")
        for sentence in chance.sample(_SENTENCES, chance.randrange(1, 4)):
            page.tell(_fill(chance, sentence, chance.choice(_THINGS), place))
        if layout == "share":
            page.aside("Share")
    return page.done(stamps=tuple(stamps))


def make_talk(seed: int, layout: str) -> MadeShape:
    """An interview or a transcript of one of the `TALK` layouts."""
    chance = random.Random(f"talk {layout} {seed}")
    thing, place = chance.choice(_THINGS), chance.choice(_PLACES)
    first, second = (f"{a} {b}" for a, b in zip(chance.sample(_FIRST, 2), chance.sample(_LAST, 2), strict=True))
    page = _Page(chance, f"{second} on the {thing} of {place}: a conversation")
    page.tell(f"{second}, the mayor of {place}, spoke with {first} about the {thing} and the year to come.")
    asking, telling = first.split(" ", 1)[1], second.split(" ", 1)[1]
    asks, tells = {
        "capitals": (asking.upper(), telling.upper()), "introduced": (asking.upper(), telling.upper()),
        "letters": ("Q", "A"), "full names": (first, second), "titles": ("Reporter", f"Mayor {telling}"),
        "family": (asking, telling), "press": ("QUESTION", f"MS. {telling.upper()}"),
        "initials": ("QH", "".join(word[0] for word in second.split()).upper()), "apart": (first, second),
    }[layout]  # fmt: skip
    turns: list[tuple[str | None, str]] = []
    for number in range(chance.randrange(4, 8)):
        for short, pool, who in ((asks, _QUESTIONS, first), (tells, _ANSWERS, second)):
            office = "HOST" if who == first else f"MAYOR OF {place.upper()}"
            label = f"{who.upper()}, {office}" if layout == "introduced" and number == 0 else short
            words = _fill(chance, chance.choice(pool), chance.choice(_THINGS), place)
            if layout == "apart":
                page.tell(f"{label}:")
                page.tell(words)
            else:
                page.tell(f"{label}: {words}")
            known = who if label not in ("Q", "A", "QUESTION", "Reporter", "QH") else None
            turns.append((known, words))
        if chance.random() < 0.3:
            words = _fill(chance, _ANSWERS[2], chance.choice(_THINGS), place)
            page.tell(words)
            turns.append((turns[-1][0], words))
    return page.done(turns=tuple(turns))


def make_list(seed: int, layout: str) -> MadeShape:
    """A list of things, each with a heading of one of the `LISTS` layouts."""
    chance = random.Random(f"list {layout} {seed}")
    thing, place = chance.choice(_THINGS), chance.choice(_PLACES)
    items = chance.sample(_ITEMS, chance.randrange(4, 8))
    page = _Page(chance, f"{len(items)} places to see around the {thing} of {place}")
    page.tell(f"Summer has come to {place}, and there is more to see than the {thing}. Here is where to go first.")
    for number, item in enumerate(items, start=1):
        count = len(items) + 1 - number if layout == "countdown" else number
        heading = {
            "numbered": f"{count}. {item}", "countdown": f"{count}. {item}", "signs": f"#{count}: {item}", "bare": item,
            "apart": item, "of": item,
        }[layout]  # fmt: skip
        if layout == "apart":
            page.aside(f"{count}.")
        elif layout == "of":
            page.aside(f"{count} of {len(items)}")
        page.tell(heading, "h2")
        for sentence in chance.sample([*_SENTENCES, *_ANSWERS[4:]], chance.randrange(1, 3)):
            page.tell(_fill(chance, sentence, chance.choice(_THINGS), place))
    return page.done()


def _fill(chance: random.Random, sentence: str, thing: str, place: str) -> str:
    return sentence.format(t=thing, p=place, s=_name(chance), n=chance.randrange(3, 30))


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
