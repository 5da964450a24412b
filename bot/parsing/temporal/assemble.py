"""From characters to temporal expressions: tokens joined stage by stage until each expression is one."""

from __future__ import annotations

from bot.parsing.temporal.lexicon import load
from bot.parsing.temporal.numbers import join_numbers
from bot.parsing.temporal.patterns import Node, longest
from bot.parsing.temporal.ranges import share_parts
from bot.parsing.temporal.readers import NO_TIME, READERS
from bot.parsing.temporal.tokens import GAP, Token, tokenize
from bot.parsing.temporal.triggers import promising


def read_tokens(text: str) -> list[Token]:
    """The text's tokens with every temporal expression joined into one token that carries its meaning."""
    lexicon = load()
    tokens: list[Token] = []
    for start, end in promising(text, lexicon.triggers):
        tokens.append(Token(start, start, GAP, {}, False))
        tokens += tokenize(text, lexicon.words, lexicon.capitals, start, end)
    phrases, lengths, dates, compounds = lexicon.stages
    tokens = join_numbers(_apply(phrases, tokens))
    tokens = _apply(dates, _apply(lengths, tokens))
    return _apply(compounds, share_parts(tokens))


def _apply(stage: Node, tokens: list[Token]) -> list[Token]:
    starts = stage.next
    classes = starts.keys()
    joined: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or (token.low not in starts and (not token.keys or classes.isdisjoint(token.keys))):
            continue
        match = longest(stage, tokens, at)
        if match and match.rule.lead:
            # What starts behind the context and reaches further is the better reading.
            inner = longest(stage, tokens, at + match.rule.lead)
            if inner and (inner.end, inner.last) > (match.end, match.last):
                match = None
        value = READERS[match.rule.reader](match) if match else None
        if match is None or value is None:
            continue
        first, last = match.first + match.rule.lead, match.end
        if value is NO_TIME:
            joined += tokens[done:last]
            done = last
            continue
        begin = tokens[first]
        low = begin.low if last - first == 1 else ""
        joined += tokens[done:first]
        joined.append(Token(begin.start, tokens[last - 1].end, low, {match.rule.result: value}, begin.glued))
        done = last
    joined += tokens[done:]
    return joined
