"""Whom a name of one word means where two people of the page have it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import pairwise

from bot.model.text import Paragraph, Sentence
from bot.parsing.lexicon import keys, words
from bot.parsing.names import join
from bot.parsing.names import words as w
from bot.parsing.names.gender import Gender
from bot.parsing.names.mentions import Cluster, Named
from bot.parsing.tokens import Token

_DOMINATES = 3
"""So many times as often as every other somebody must be named to be meant wherever the name stands alone."""
_MOST, _LATEST = 8, 20
"""So many people of a name, and so many of their latest mentions, are compared."""
_REACH = 300
"""Characters behind a name in which a pronoun is looked for."""
_KIN_REACH = 6
"""Tokens between whose relative it is and the name: "his wife and manager, Clara Lindt"."""
_BREAKS = frozenset({".", ";", ":", "?", "!", '"', "“", "”", "(", ")"})
_OWNERS = words("function_words", "kin_owner")
_QUOTED = re.compile(r"[“\"][^“”\"]*+(?:[”\"]|\Z)|(?<!\w)[‘'][^‘’'\n]{3,400}[,.?!][’'](?!\w)")
_PRONOUN = re.compile(r"\b(?:(he|himself|his)|(she|herself|her(?=\s[a-z])))\b", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:(he|his)|(she|her))\b", re.IGNORECASE)


class Namesakes:
    """Chooses among people of one name by what stands around it, and says so when nothing tells."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._sentences = [sentence.start for sentence in sentences]
        self._own_words = (-1, "")

    def meant(self, homes: Sequence[Cluster], named: Named) -> Cluster | None:
        """The one whose name it is, ``None`` when it may be several people's.

        A title or role decides, then who has been introduced by then, a pronoun near by, who is no mere relative, who
        alone was named shortly before, and who is named far more often.
        """
        if len(homes) == 1:
            alone = homes[0].full and all(other.paired for other in homes[0].full) and not named.gender
            return None if alone and join.plain(named.words[0]) == join.family(homes[0].words) else homes[0]
        homes = nlargest(_MOST, homes, key=lambda h: len(h.named))
        if named.gender:
            fitting = _of_gender(homes, named.gender)
            left = [home for home in fitting if home.gender] or fitting
        else:
            left = [home for home in homes if home.full and home.starts[0] < named.start] or homes
        if len(left) > 1:
            left = _called(left, named)
        if len(left) > 1:
            left = _of_gender(left, self._pronoun(named))
        if len(left) > 1:
            left = _leading(left)
        return left[0] if len(left) == 1 else self._near(left, named) or _best_known(left)

    def _pronoun(self, named: Named) -> Gender | None:
        """What "he" or "she" behind the name, or opening the sentence before, says of it; never one inside marks."""
        index = bisect_right(self._starts, named.start) - 1
        begin, plain = self._starts[index], self._plain(index)
        sentence = bisect_right(self._sentences, named.start)
        end = self._sentences[sentence] if sentence < len(self._sentences) else begin + len(plain)
        found = _PRONOUN.search(plain, named.end - begin, min(end, named.end + _REACH) - begin)
        if found is None and end - begin < len(plain):
            found = _OPENING.match(plain, end - begin)
        if found is None and sentence > 1 and self._sentences[sentence - 2] >= begin:
            found = _OPENING.match(plain, self._sentences[sentence - 2] - begin)
        return None if found is None else "m" if found[1] else "f"

    def _plain(self, index: int) -> str:
        """A paragraph with the words in quotation marks blotted out; the latest is kept."""
        if self._own_words[0] != index:
            paragraph = self._paragraphs[index]
            told = self._text[paragraph.start : paragraph.end]
            self._own_words = index, _QUOTED.sub(lambda m: "_" * len(m[0]), told)
        return self._own_words[1]

    def _near(self, homes: Sequence[Cluster], named: Named) -> Cluster | None:
        """The only one named in the same paragraph before, or else in the one before; together in a sentence is not.

        Whom the page calls by the given name there it hardly calls by the family name.
        """
        index = bisect_right(self._starts, named.start) - 1
        for paragraph in range(index, max(-1, index - 2), -1):
            begin, end = self._starts[paragraph], min(named.start, self._paragraphs[paragraph].end)
            left = [home for home in homes if not self._by_given(home, named, paragraph, end)]
            if len(left) == 1 < len(homes):
                return left[0]
            there = [self._sentences_of(home, begin, end) for home in left]
            counts = Counter(sentence for own in there for sentence in own)
            alone = [home for home, own in zip(left, there, strict=True) if any(counts[s] == 1 for s in own)]
            if len(alone) == 1:
                return alone[0]
            if any(there):
                return None
        return None

    def _by_given(self, home: Cluster, named: Named, paragraph: int, end: int) -> bool:
        """Whether a paragraph's own words, up to a place, call somebody by another single name than this one."""
        if join.family_comes_first(home.words):
            return False  # "Kim" and "Jong-Un" are Kim Jong-Un alike
        begin, plain = self._starts[paragraph], ""
        for other in reversed(home.named[-_LATEST:]):
            if begin <= other.start < end and len(other.words) == 1 and other.words != named.words:
                plain = plain or self._plain(paragraph)
                if join.plain(other.words[0]) != join.plain(named.words[0]) and plain[other.start - begin] != "_":
                    return True
        return False

    def _sentences_of(self, home: Cluster, begin: int, end: int) -> set[int]:
        """The latest sentences between two places that name somebody."""
        last = bisect_left(home.starts, end)
        first = max(bisect_left(home.starts, begin), last - _LATEST)
        return {bisect_right(self._sentences, start) for start in home.starts[first:last]}


def is_kin(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name at tokens ``first``..``last`` is told as somebody's relative: "his wife, X", "X, her brother".

    Not where both do something: "Ann Lindt and her husband, Boris Lindt, came".
    """
    start = max(0, first - _KIN_REACH)
    before = tokens[start:first]
    stop = max((i + 1 for i, token in enumerate(before) if token.text in _BREAKS), default=0)
    kin = keys("titles", "kin")
    if any(a.lower in kin and b.lower == "of" for a, b in pairwise(before[stop:])):
        return True  # "Clara Lindt, daughter of the engineer Boris Lindt"
    owner = _owner(before[stop:])
    if owner is not None and (start + stop + owner == 0 or tokens[start + stop + owner - 1].lower != "and"):
        return True
    after = tokens[last : last + _KIN_REACH]
    return len(after) > 2 and after[0].text == "," and _owner(after[1:4]) == 0


def is_paired(tokens: Sequence[Token], first: int) -> bool:
    """Whether another given name is joined to the name at ``first``: "Boris and Clara Lindt"."""
    if first < 2 or tokens[first - 1].lower not in ("and", "&") or tokens[first - 2].lower not in w.first_names():
        return False
    return tokens[first - 2].capital and (first < 3 or not tokens[first - 3].capital)


def _called(homes: Sequence[Cluster], named: Named) -> list[Cluster]:
    """Those whom the page calls what it calls somebody there: "Mayor Lindt", "Sen. Lindt", "Lindt, a farmer"."""
    wanted = _offices((*named.roles, named.title or ""))
    fitting = [
        home
        for home in homes
        if any(o.startswith(word) for o in _offices(r for n in home.full for r in n.roles) for word in wanted)
    ]
    return fitting or list(homes)


def _offices(roles: Iterable[str]) -> set[str]:
    words = {word.strip(".,").casefold() for role in roles for word in role.split()}
    return words & (w.roles() | w.titles()) - keys("titles", "honorific")


def _owner(tokens: Sequence[Token]) -> int | None:
    """Where the word stands that says whose a relative is."""
    kin = keys("titles", "kin")
    for index, token in enumerate(tokens):
        if token.lower in _OWNERS and any(t.lower in kin for t in tokens[index + 1 : index + 4]):
            return index
    return None


def _of_gender(homes: Sequence[Cluster], wanted: Gender | None) -> list[Cluster]:
    """Those who are not known to be of the other gender; all when that would be nobody."""
    return [home for home in homes if wanted is None or home.gender in (wanted, None)] or list(homes)


def _leading(homes: Sequence[Cluster]) -> list[Cluster]:
    """Without those who are presented as somebody's relative and not named in full more often than the others."""
    most = [max(len(other.full) for other in homes if other is not home) for home in homes]
    passing = [
        bool(home.full) and min(home.full, key=lambda n: n.start).kin and len(home.full) <= others
        for home, others in zip(homes, most, strict=True)
    ]
    return [home for home, relative in zip(homes, passing, strict=True) if not relative] or list(homes)


def _best_known(homes: Sequence[Cluster]) -> Cluster | None:
    """Who is named far more often than everybody else of the name."""
    first, second = nlargest(2, homes, key=lambda h: len(h.named))
    return first if len(first.named) >= _DOMINATES * len(second.named) else None
