"""A claimed wording beside a real one: where it stands, what differs, and what a cut leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from bot.answering.lists import listed
from bot.answering.weights import negates, weight
from bot.answering.wording import Token, find_run, pieces
from bot.model.answer import DiffPart

_TURNED = 0.8
"""What the same words in another order count for."""
HOLE = "\0"
_OPENING = "([{“„‘«$€£¥"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article with their places, which of them are a speaker's own, and the text they are slices of.

    ``text`` begins at ``offset`` of the article's; what is none of the passage's words there is filled with `HOLE`.
    """

    tokens: tuple[Token, ...]
    spoken: tuple[bool, ...]
    text: str
    offset: int = 0

    def slices(self, first: int, last: int) -> list[str]:
        """The text from word ``first`` to before word ``last`` with the brackets and marks that open on the first and
        the punctuation on the last, in pieces at holes."""
        start = self.tokens[first].start - self.offset
        while start and self.text[start - 1] in _OPENING:
            start -= 1
        end = self.tokens[last - 1].end - self.offset
        while end < len(self.text) and not (self.text[end].isspace() or self.text[end].isalnum()):
            end += 1
        whole = self.text[start:end]
        return [piece for piece in whole.split(HOLE) if piece]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands word for word: half-open ranges of word indices, one for each piece between ellipses."""

    ranges: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Index of the first word."""
        return self.ranges[0][0]

    @property
    def last(self) -> int:
        """Index after the last word."""
        return self.ranges[-1][1]


def locate(claim: Sequence[Token], passage: Passage) -> Place | None:
    """Where the claim stands word for word, its pieces in order."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for piece in pieces(claim):
        found = find_run(piece, passage.tokens, at)
        # An ellipsis of the page's own leaves out what the page leaves out, and no word more.
        own_gap = bool(ranges) and at < len(passage.tokens) and passage.tokens[at].gap
        if found is None or (own_gap and found[0] != at):
            return None
        ranges.append(found)
        at = found[1]
    return Place(tuple(ranges)) if ranges else None


def misleads(claim: Sequence[Token], passage: Passage, place: Place) -> bool:
    """Whether words that stand there word for word still say something else, for what was cut away or asked.

    A negation or condition left out of the same sentence, a number without its magnitude, a statement made a question.
    """
    tokens = passage.tokens
    at = [i for first, last in place.ranges for i in range(first, last)]
    words = [token for piece in pieces(claim) for token in piece]
    if len(at) == len(words) and any(_asks(c.stop, tokens[i].stop) for c, i in zip(words, at, strict=True)):
        return True
    omitted = [range(a[1], b[0]) for a, b in zip(place.ranges, place.ranges[1:], strict=False)]
    if any(negates(tokens[i].key) for gap in omitted for i in _touching(gap, tokens)):
        return True
    return _cut_before(passage, place.first) or _cut_after(passage, place.last)


def _asks(claimed: str, real: str) -> bool:
    if claimed == "?":
        return real != "?"
    return real == "?" and claimed in (".", "!")


def _touching(gap: range, tokens: Sequence[Token]) -> list[int]:
    """The left-out words that share a sentence with a word that is kept."""
    stops = [i for i in gap if tokens[i].stop in (".", "!", "?")]
    if not stops:
        return list(gap)
    return [i for i in gap if i <= stops[0] or i > stops[-1]]


def _cut_before(passage: Passage, first: int) -> bool:
    tokens = passage.tokens
    same_clause = True
    for i in range(first - 1, -1, -1):
        if not passage.spoken[i] or tokens[i].stop in (".", "!", "?"):
            return False
        same_clause = same_clause and not _clause_ends(passage, i)
        if tokens[i].key in listed("premise") or (same_clause and negates(tokens[i].key)):
            return True
        if i == first - 1 and tokens[i].key == "-":
            return True
    return False


def _cut_after(passage: Passage, last: int) -> bool:
    tokens = passage.tokens
    if last >= len(tokens) or not passage.spoken[last] or tokens[last - 1].stop in (".", "!", "?"):
        return False
    if tokens[last - 1].key[0].isdigit() and tokens[last].key in listed("magnitude"):
        return True
    following = [token.key for token in tokens[last : last + 3]]
    return following[0] in listed("condition") or (
        following[0] in ("but", "only", "and", "even") and any(key in listed("condition") for key in following[1:])
    )


def _clause_ends(passage: Passage, index: int) -> bool:
    """Whether punctuation stands between a word and the next."""
    between = passage.text[
        passage.tokens[index].end - passage.offset : passage.tokens[index + 1].start - passage.offset
    ]
    return any(char in ",;:—–(" for char in between)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The nearest stretch ``first``..``last`` of a passage, its ``score`` 0 to 1, and the claim's words it has."""

    score: float
    first: int
    last: int
    covered: frozenset[int]


def compare(claim: Sequence[Token], passage: Passage) -> Comparison:
    """How near the passage comes to the claim: words in the same order, or nearly all of them in another."""
    keys = [token.key for token in claim]
    words = [token.key for token in passage.tokens]
    low, high = _window(keys, words, len(keys) + len(keys) // 2 + 4)
    same = [
        (low + op.src_start + i, op.dest_start + i)
        for op in Indel.opcodes(words[low:high], keys)
        if op.tag == "equal"
        for i in range(op.src_end - op.src_start)
    ]
    if not same:
        return Comparison(0.0, low, high, frozenset())
    first, last = same[0][0], same[-1][0] + 1
    ordered = _harmonic(_sum(keys[j] for _, j in same), _sum(keys), _sum(words[first:last]))
    start, end = _window(keys, words, len(keys))
    shared = Counter(keys) & Counter(words[start:end])
    loose = _TURNED * _harmonic(_sum(shared.elements()), _sum(keys), _sum(words[start:end]))
    if loose > ordered:
        first, last = start, end
    else:
        first, last = _widened(passage, first, last, same[0][1], len(keys) - 1 - same[-1][1])
    return Comparison(max(ordered, loose), first, last, frozenset(j for _, j in same))


def _widened(passage: Passage, first: int, last: int, before: int, after: int) -> tuple[int, int]:
    """The stretch with as many more words of its sentence as the claim has others there: those they replace."""
    tokens = passage.tokens
    while before and first and tokens[first - 1].stop not in (".", "!", "?"):
        first, before = first - 1, before - 1
    while after and last < len(tokens) and tokens[last - 1].stop not in (".", "!", "?"):
        last, after = last + 1, after - 1
    return first, last


def _window(keys: Sequence[str], words: Sequence[str], size: int) -> tuple[int, int]:
    """The stretch of ``size`` words of a long passage that shares most with the claim."""
    if len(words) <= size:
        return 0, len(words)
    wanted = Counter(keys)
    have: Counter[str] = Counter()
    best, best_at, total = -1.0, 0, 0.0
    for i, word in enumerate(words):
        if have[word] < wanted[word]:
            total += weight(word)
        have[word] += 1
        if i >= size:
            gone = words[i - size]
            have[gone] -= 1
            if have[gone] < wanted[gone]:
                total -= weight(gone)
        if total > best + 1e-9:
            best, best_at = total, i
    return max(0, best_at - size + 1), best_at + 1


def _sum(keys: Iterable[str]) -> float:
    return sum(weight(key) for key in keys)


def _harmonic(shared: float, claimed: float, real: float) -> float:
    return 2 * shared / (claimed + real) if claimed + real and real else 0.0


def shared_words(claim: Sequence[Token], passage: Passage, first: int, last: int) -> tuple[int, ...]:
    """Places of the claim's words that the stretch has too, in the same order."""
    ours = [token.key for token in passage.tokens[first:last]]
    ops = Indel.opcodes(ours, [token.key for token in claim])
    return tuple(place for op in ops if op.tag == "equal" for place in range(op.dest_start, op.dest_end))


def marked_claim(claim: Sequence[Token], text: str, shared: Collection[int]) -> tuple[DiffPart, ...]:
    """The claim in its own words, in runs of those that are shared ("same") and those that are not ("claim")."""
    claimed = Passage(tuple(claim), (True,) * len(claim), text)
    parts: list[DiffPart] = []
    for same, run in groupby(range(len(claim)), key=lambda place: place in shared):
        places = list(run)
        parts += [DiffPart("same" if same else "claim", t) for t in claimed.slices(places[0], places[-1] + 1)]
    return tuple(parts)


def difference(
    claim: Sequence[Token], claim_text: str, passage: Passage, first: int, last: int
) -> tuple[DiffPart, ...]:
    """The stretch and the claim word by word: what both have, what only the corpus has, what only the claim has."""
    ours = passage.tokens[first:last]
    claimed = Passage(tuple(claim), (True,) * len(claim), claim_text)
    parts: list[DiffPart] = []
    only: list[DiffPart] = []
    for op in Indel.opcodes([t.key for t in ours], [t.key for t in claim]):
        real = passage.slices(first + op.src_start, first + op.src_end) if op.src_end > op.src_start else []
        if op.tag == "equal":
            parts += [*only, *(DiffPart("same", text) for text in real)]
            only = []
            continue
        parts += [DiffPart("corpus", text) for text in real]
        if op.dest_end > op.dest_start:
            only += [DiffPart("claim", text) for text in claimed.slices(op.dest_start, op.dest_end)]
    return (*parts, *only)
