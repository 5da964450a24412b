"""Whether quotation marks hold somebody's words, or a title, a nickname, a word held at arm's length."""

from __future__ import annotations

from bot.parsing.lexicon import keys, words
from bot.parsing.quotations.acts import Attribution
from bot.parsing.quotations.classes import class_of
from bot.parsing.quotations.features import Group, View
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.verbs import lemmas

_LONGEST_NAME = 6
"""Words: what is longer and called so is somebody's verdict."""
_SHORT = 3
_FARTHEST_CALL = 5
"""Items between "Locals call" and the marks: "the old hill"."""
_NEGATED = 8
"""Items before the noun among which a negation is looked for: "has never once used the word"."""
_SHORTEST_IN_TITLE = 3


def quote_features(text: str, view: View, place: int, act: Attribution | None, held: bool) -> list[Group]:
    """Features of the quoted stretch at item ``place``; ``act`` is the likeliest to hold it, ``held`` if it does."""
    line = view.line
    quoted = line.quotes[place]
    inner = text[quoted.start : quoted.end].split()
    count = len(inner)
    size = str(count if count < 4 else 4 if count < 6 else 6 if count < 9 else 9)
    at = place + 2
    before2, before, after = view.low[place], view.low[place + 1], view.low[at + 1]
    class_before, class_after = view.classes[at - 1], view.classes[at + 1]
    last = text[quoted.end - 1]
    mark = last if last in ",.?!" else "-"
    if mark == "." and count < 3 and place + 1 >= view.length:
        mark = "end"
    capital = str(int(inner[0][:1].isupper()))
    long_words = [w for w in inner if len(w) > 3]
    title = str(int(bool(long_words) and all(w[:1].isupper() for w in long_words) and count > 1))
    works = words("function_words", "work")
    spoken = str(int(any(w.lower().strip(".,!?") in words("function_words", "spoken") for w in inner)))
    shape = _shape(inner)
    named = str(int(any(word in works for word in view.low[max(2, place - 2) : place + 2])))
    behind = "1" if view.letters[max(0, place - 2) : place].endswith(("v,", "v", "v:", "P,")) else "0"
    level = "none" if act is None else str(max(-4, min(4, round(act.score))))
    cue = "-" if act is None else view.word(act.head)
    alone = str(int(line.only_quotes))
    holding = str(int(held))
    single = str(int(quoted.single and mark == "-"))
    return [
        (
            "",
            (
                "b",
                size,
                size + mark + capital,
                size + mark + capital + title,
                f"{title}{before}",
                title + level,
                spoken + size,
                level,
                size + level,
                holding + level,
                holding + size + capital,
                cue,
                title + cue,
                alone + level,
                before,
                f"{before2} {before}",
                f"{class_before} {class_after}",
                size + class_before,
                after,
                mark + after,
                alone + size + capital,
                single + size + level,
                str(int(quoted.closed)),
                str(min(len(line.quotes) - 1, 2)),
                shape + size,
                shape + level,
                shape + mark,
                f"{shape}{class_before}{class_after}",
                shape + named,
                named + size + level,
                behind + level,
                f"{cue}|{class_before}",
                f"{cue}|{size}",
                f"{before}|{mark}",
                f"{before}|{after}",
                f"{before}|{capital}",
            ),
        )
    ]


def _shape(inner: list[str]) -> str:
    """How many of the words in the marks have capitals, whether one is a verb, whether a colon stands among them."""
    plain = [word.strip(".,!?:;'’") for word in inner]
    letters = [class_of(word) for word in plain if word]
    capitals = letters.count("N") * 4 // max(1, len(letters))
    verb = int(any(letter in ("v", "B", "H", "M", "d") for letter in letters))
    colon = int(any(word.endswith(":") for word in inner[:-1]))
    return f"{capitals}{verb}{colon}"


def naming_word(text: str, line: Line, place: int) -> int | None:
    """The item of the participle by which what is quoted is only a name: `is known as "the Narrows"`, `a book titled`.

    ``None`` where somebody says so: `Quill called the plan "a ruin"`, `dubbed "the wall" by the union`.
    """
    items, classes = line.items, line.classes
    index = place - 1
    if (
        index > 0
        and (classes[index] in ("B", ":", ","))
        and items[index - 1].lower in words("function_words", "naming_noun")
    ):
        return index - 1  # "the slogan is “Work and Rest”"
    quoted = line.quotes[place]
    if index > 0 and classes[index] == "," and items[index - 1].lower in words("function_words", "title_noun"):
        long_words = [word for word in text[quoted.start : quoted.end].split() if len(word) > _SHORT]
        if len(long_words) > 1 and all(word[0].isupper() for word in long_words):
            return index - 1  # "said in her book, “The Long Tide”"
    if (caller := _generic_caller(text, line, place)) is not None:
        return caller
    while index >= 0 and (classes[index] in ("D", "R", ",", ":") or items[index].lower == "as"):
        index -= 1
    if index < 1 or items[index].lower not in keys("reporting_verbs", "naming"):
        return None
    agent = place + 1 < len(items) and items[place + 1].lower == "by"
    work = items[index].lower in words("function_words", "work") and items[index].lower.endswith(("titled", "lined"))
    if agent or (not work and text.count(" ", quoted.start, quoted.end) >= _LONGEST_NAME):
        return None
    before = index - 1
    while before > 0 and classes[before] == "R":
        before -= 1
    if work or classes[before] == "B" or items[index + 1].lower == "as":
        return index
    # "the chief executive, Ann Quill, called" says something; "the strait, called" is called so
    told = classes[before] == "," and before > 0 and classes[before - 1] == "N" and index + 1 == place
    if told:
        return None
    return index if classes[before] == "," or (classes[before] in ("x", "s") and text[quoted.start].isupper()) else None


def _generic_caller(text: str, line: Line, place: int) -> int | None:
    """The item of the verb by which everybody calls a thing so: `Locals call the hill "Old Tom"`."""
    items = line.items
    quoted = line.quotes[place]
    name = text[quoted.start : quoted.end].split()
    if len(name) >= _LONGEST_NAME or not (name[0][0].isupper() or name[0] == "the"):
        return None
    for index in range(place - 1, max(0, place - _FARTHEST_CALL), -1):
        if items[index].lower in words("function_words", "calls_so"):
            return index if items[index - 1].lower in words("function_words", "namer") else None
        if line.classes[index] not in ("P", "D", "N", "x", "s"):
            return None
    return None


def has_byline(text: str, line: Line, place: int) -> bool:
    """Whether the author follows what is quoted, which makes it a title: `"The Tide," by Ann Quill`."""
    quoted = line.quotes[place]
    after = [item.lower for item in line.items[place + 1 : place + 4]]
    comma = after[:1] == [","]
    if not (text[quoted.start].isupper() and (comma or text[quoted.end - 1] == ",") and after[comma:][:1] == ["by"]):
        return False
    author = place + 2 + comma + (after[comma:][1:2] == ["the"])
    return author < len(line.items) and line.classes[author] == "N"


def at_arms_length(text: str, line: Line, place: int, holder: Attribution | None) -> bool:
    """`Quill's "interpretation"`, `the so-called "harbour tax"`, `calls itself "the Venice of the North"`.

    A title with its author behind it is nobody's words either: `"The Tide," by Ann Quill`.
    """
    quoted = line.quotes[place]
    if place > 0 and line.items[place - 1].lower in ("so-called", "itself", "themselves"):
        return True
    if has_byline(text, line, place) or _never_said(line, place):
        return True
    said = holder is not None and line.items[holder.head].lower in lemmas()
    if holder is not None and not said and _titled(text, quoted):
        return True
    short = len(text[quoted.start : quoted.end].split()) <= 2
    owned_by = place > 0 and line.classes[place - 1] == "'s"
    return short and owned_by and not said


def _titled(text: str, quoted: Quoted) -> bool:
    """Whether words are written as a title is: `opened with "Paper Lanterns"`."""
    inner = text[quoted.start : quoted.end].split()
    long_words = [word for word in inner if len(word) > _SHORTEST_IN_TITLE]
    return len(inner) > 1 and inner[-1][-1].isalnum() and bool(long_words) and all(w[0].isupper() for w in long_words)


def _never_said(line: Line, place: int) -> bool:
    """`Quill never used the phrase "a lost cause"`: words that are told not to have been said."""
    if not place or line.items[place - 1].lower not in words("function_words", "term_noun"):
        return False
    before = line.items[max(0, place - _NEGATED) : place - 1]
    return any(item.lower in ("not", "never", "n't") or item.lower.endswith("n't") for item in before)
