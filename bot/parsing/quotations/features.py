"""What the learned scores look at: a line with its words and classes, and in it the words that may report.

Features come in groups: ``(anchor, values)``, where a weight belongs to a value at its place under its anchor. Names
and numbers count as such, whatever they are, so that nothing is learned about those of one year's news.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from bot.parsing.names import words as names
from bot.parsing.quotations.chunks import Chunk, chunks
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.verbs import lemmas, speech, strong

Group = tuple[str, tuple[str, ...]]
NUMBERS = tuple(map(str, range(10)))
_NAMED = frozenset("N#")
_VERBS, _FINITE = str.maketrans("dMBH", "vvvv"), str.maketrans("MBH", "vvv")


# What a noun phrase is like, whatever word may report what it says: values of features.
Phrase = tuple[str, str, str, str, str, str, str, str, str, str, tuple[str, str, str]]


class View:
    """One line prepared for looking at: words and classes with margins, and its noun phrases.

    ``widely`` asks also for what hardly ever is right, as learning does.
    """

    def __init__(self, line: Line, *, widely: bool = False) -> None:
        self.line = line
        self.widely = widely
        self.length = len(line.items)
        self.chunks = chunks(line)
        self.firsts = [chunk.first for chunk in self.chunks]
        self.scored: dict[int, float] = {}  # log-odds of the items asked about so far
        self.heard: list[int] | None = None  # the items asked about first
        self.sources: dict[int, tuple[Chunk | None, float]] = {}  # their likeliest sources, and how much likelier
        self.sides: dict[int, tuple[str, float]] = {}  # the sides of what they report, and how likely these are
        self._phrases: dict[int, Phrase] = {}
        lexical = [letter if letter in _NAMED else word for word, letter in zip(line.words, line.classes, strict=True)]
        self.low = ["<s>", "<s>", *lexical, "</s>", "</s>", "</s>"]
        self.classes = ["<", "<", *line.classes, ">", ">", ">", ">"]
        self.letters = "".join([letter[0] for letter in line.classes])
        self.verbs = self.letters.translate(_VERBS)  # with "v" for all that look like verbs
        self.finite = self.letters.translate(_FINITE)  # with "v" for all that look like finite verbs
        spoken = strong()
        self.strong_at: list[int] = []
        if not spoken.isdisjoint(line.words):
            self.strong_at = [index for index, word in enumerate(line.words) if word in spoken]

    def phrase(self, place: int) -> Phrase:
        """The noun phrase of that number, looked at once."""
        found = self._phrases.get(place)
        if found is None:
            found = self._phrases[place] = self._looked_at(place)
        return found

    def _looked_at(self, place: int) -> Phrase:
        chunk = self.chunks[place]
        before, after = self.classes[chunk.first + 1], self.classes[chunk.last + 2]
        nature, does, owner = self.nature_of(chunk), self.does(chunk), "1" if chunk.owner else "0"
        return (
            chunk.kind + owner,
            "0" if place else "1",
            f"{before}|{chunk.kind}",
            f"{before}|{after}",
            after,
            self.low[chunk.last + 1],
            NUMBERS[min(chunk.last - chunk.first, 4)],
            nature,
            does,
            nature + does,
            (chunk.kind, owner, self.low[chunk.first + 1]),
        )

    def nature_of(self, chunk: Chunk) -> str:
        """What kind of thing the phrase names, as a letter or, of a pronoun, the word."""
        return _nature(tuple(self.line.words[chunk.first : chunk.last]), chunk.kind)

    def does(self, chunk: Chunk) -> str:
        """The class of the word that follows the phrase, auxiliaries and adverbs left out."""
        index = chunk.last + 2
        while self.classes[index] in ("R", "M", "B", "H", "not"):
            index += 1
        return self.classes[index]

    def word(self, index: int) -> str:
        """The item at ``index`` in lower case, a name or not."""
        return self.line.words[index]


class Reporting(NamedTuple):
    """A reporting word: the anchors of the word, its verb and its form, with the side of a source and without one."""

    word: str
    lemma: str
    form: str
    spoken: str
    beside: dict[str, tuple[str, str]]
    alone: tuple[str, str, str]


@cache
def reporting(word: str, letter: str) -> Reporting:
    """The anchors of a reporting word of the given class."""
    form = _form(word, letter)
    sides = {side: (f"{side}|{word}", f"{side}|{form}") for side in "LRi"}
    lemma = lemmas().get(word, word)
    alone = f"none|w={word}", f"none|l={lemma}", f"none|{form}"
    return Reporting(f"w={word}", f"l={lemma}", form, str(int(word in speech())), sides, alone)


def _form(word: str, letter: str) -> str:
    """A coarse guess at the form of a word: its ending and whether it is a known reporting verb."""
    if word in lemmas():
        if word.endswith("ing"):
            return "vg"
        if word == lemmas()[word]:
            return "v0"
        return "vs" if word.endswith("s") else "vd"
    for ending in ("tion", "ment", "ing", "ed", "er", "ism", "al", "s"):
        if word.endswith(ending):
            return ending
    return letter


def asked(view: View, known: frozenset[str]) -> list[int]:
    """The items that may be reporting words: the known ones, and any verb-like word beside a quotation."""
    found = [index for index, word in enumerate(view.line.words) if word in known]
    if not view.line.quotes:
        return found
    heard = set(found)
    for index, letter in enumerate(view.line.classes):
        if letter in ("v", "d", "s", "x", "g") and index not in heard and beside_quote(view, index):
            found.append(index)
    return sorted(found)


def beside_quote(view: View, index: int) -> bool:
    """Whether only a comma, a colon or its subject stands between the word and a quotation."""
    classes = view.classes
    at = index + 2
    if classes[at + 1] == "Q" or (classes[at + 1] in (",", ":") and classes[at + 2] == "Q"):
        return True
    # "Quill scolded him: ..."
    for ahead in range(at + 2, min(at + 5, view.length + 3)):
        if classes[ahead] == ":" and classes[ahead + 1] == "Q":
            return True
    subject, _ = subject_of(view, index)
    start = subject.first + 2 if subject else at
    return classes[start - 1] == "Q" or (classes[start - 1] in (",", "—", "–") and classes[start - 2] == "Q")


def subject_of(view: View, index: int) -> tuple[Chunk | None, str]:
    """The noun phrase that ends just before the verb group at ``index``, and the classes in between."""
    position = index - 1
    classes = view.line.classes
    while position >= 0 and classes[position] in ("R", "M", "B", "H", "not", "to"):
        position -= 1
    place = bisect_right(view.firsts, position) - 1
    chunk = view.chunks[place] if place >= 0 else None
    found = chunk if chunk is not None and chunk.last - 1 == position else None
    return found, view.letters[position + 1 : index]


def sides(view: View, first: int, last: int) -> str:
    """Whether quoted stretches stand before item ``first`` and from ``last`` on, as two digits."""
    left = right = "0"
    for place in view.line.quotes:
        if place < first:
            left = "1"
        elif place >= last:
            right = "1"
    return left + right


def cue_features(view: View, index: int) -> list[Group]:
    """Features of the item at ``index`` as a word that reports something."""
    low, classes = view.low, view.classes
    at = index + 2
    word = reporting(view.word(index), classes[at])
    before2, before, after, after2, third = classes[at - 2], classes[at - 1], *classes[at + 1 : at + 4]
    subject, between = subject_of(view, index)
    kind = subject.kind if subject else "none"
    head = low[subject.last + 1] if subject else "-"
    strong_left = bisect_left(view.strong_at, index)
    strong_right = len(view.strong_at) - bisect_right(view.strong_at, index)
    quoted = sides(view, index, index + 1)
    own = "1" if index and view.line.items[index].text[0].isupper() else "0"
    rest = view.length - index
    ahead, behind = before2 + before, after + after2
    beside = "1" if before == "Q" or after == "Q" else "0"
    return [
        (
            "",
            (
                "b",
                low[at - 1],
                low[at + 1],
                f"{low[at + 1]} {low[at + 2]}",
                f"{low[at - 2]} {low[at - 1]}",
                head,
                f"{kind}|{between}",
                NUMBERS[min(strong_left, 2)] + NUMBERS[min(strong_right, 2)],
                quoted,
                own,
            ),
        ),
        (
            word.word,
            (
                "b",
                before,
                after,
                kind,
                low[at + 1],
                low[at - 1],
                NUMBERS[min(strong_left, 1)] + NUMBERS[min(strong_right, 1)],
                quoted,
                NUMBERS[min(rest, 4)],
            ),
        ),
        (word.lemma, ("b", word.form + kind, between, behind, head)),
        (
            word.form,
            (
                before,
                after,
                kind + after,
                ahead,
                behind,
                word.spoken + beside,
                NUMBERS[min(rest, 6)],
                NUMBERS[min(index, 3)],
                third + after,
            ),
        ),
    ]


@lru_cache(4096)
def _nature(words: tuple[str, ...], kind: str) -> str:
    """Person, role, body or other, from the words of a noun phrase: p, r, o or their absence."""
    if kind in ("pronoun", "relative"):
        return words[0]
    last = words[-1]
    if last in names.roles() or last.removesuffix("s") in names.roles():
        return "r"
    if kind == "name":
        if any(word in names.titles() or word in names.first_names() for word in words):
            return "p"
        if last in names.bodies() or last in names.places():
            return "o"
        return "n"
    return "x"


def near_path(path: str) -> str:
    """The letters of the classes between two items, the middle of many left out."""
    return path if len(path) <= 4 else f"{path[:2]}~{path[-2:]}"
