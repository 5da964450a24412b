"""Patterns over token classes, kept in one trie a stage and matched longest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from bot.parsing.temporal.tokens import Token


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read a pattern: the reader's name, its constants and the class its result carries onward.

    The first ``lead`` and last ``trail`` tokens of a match are context and no part of the expression.
    """

    name: str
    reader: str
    result: str
    constants: dict[str, Any]
    lead: int = 0
    trail: int = 0


class Node:
    """A place in the trie: where each class or word leads, and the rule that may end here."""

    __slots__ = ("next", "rule")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.rule: Rule | None = None


_Trail = tuple[Any, ...]  # the names read so far, the last one outermost: ((((), "the"), "ORD"), "quarter")


@dataclass(slots=True)
class Match:
    """Tokens ``first`` to ``last`` (exclusive) read as the given classes."""

    rule: Rule
    first: int
    last: int
    path: tuple[str, ...]
    tokens: Sequence[Token] = field(repr=False)

    @property
    def end(self) -> int:
        """The index after the expression's last token."""
        return self.last - self.rule.trail

    def get(self, *names: str) -> Any:
        """The value of the first token read as one of ``names``, or ``None``."""
        for at, name in enumerate(self.path):
            if name in names:
                return self.tokens[at].keys[name]
        return None


def expand(pattern: str) -> Iterator[tuple[str, ...]]:
    """The plain sequences a pattern stands for: ``x?`` may be absent, ``a|b`` is either (``<a|b``: either before)."""
    choices: list[tuple[str, ...]] = []
    for written in pattern.split():
        optional = len(written) > 1 and written.endswith("?")
        element = written[:-1] if optional else written
        mark = element[0] if element[0] in "<>" else ""
        options = tuple(mark + option for option in element.removeprefix(mark).split("|"))
        choices.append((*options, "") if optional else options)
    for combination in product(*choices):
        if plain := tuple(element for element in combination if element):
            yield plain


def add(root: Node, pattern: str, rule: Rule) -> list[tuple[str, ...]]:
    """Put every reading of ``pattern`` into the trie and return them; a rule stated earlier keeps its place.

    Elements written ``<x`` must stand before the expression, elements written ``>x`` after it.
    """
    added: list[tuple[str, ...]] = []
    for marked in expand(pattern):
        lead = sum(element.startswith("<") for element in marked)
        trail = sum(element.startswith(">") for element in marked)
        plain = tuple(element.strip("<>") for element in marked)
        added.append(plain)
        node = root
        for element in plain:
            node = node.next.setdefault(element, Node())
        if node.rule is None:
            node.rule = replace(rule, lead=lead, trail=trail) if lead or trail else rule
    return added


def longest(root: Node, tokens: Sequence[Token], first: int) -> Match | None:
    """The longest match that starts at ``first``; among equals the one with more context behind it."""
    best: Rule | None = None
    best_end = best_at = 0
    best_trail: _Trail = ()
    count = len(tokens)
    stack: list[tuple[Node, int, _Trail]] = [(root, first, ())]
    while stack:
        node, at, trail = stack.pop()
        rule = node.rule
        if rule is not None:
            end = at - rule.trail
            if best is None or end > best_end or (end == best_end and at > best_at):
                best, best_end, best_at, best_trail = rule, end, at, trail
        following = node.next
        if at >= count or not following:
            continue
        token = tokens[at]
        for key in token.keys:
            if key in following:
                stack.append((following[key], at + 1, (trail, key)))
        # Last in, first out: a pattern that names the very word is preferred to one that names its class.
        low = token.low
        if low in following:
            stack.append((following[low], at + 1, (trail, low)))
    if best is None:
        return None
    path: list[str] = []
    while best_trail:
        best_trail, name = best_trail
        path.append(name)
    return Match(best, first, best_at, tuple(path[::-1]), tokens[first:best_at])
