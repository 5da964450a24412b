"""From characters to temporal expressions: tokens joined stage by stage until each expression is one."""

from __future__ import annotations

from bot.parsing.temporal.entry_clocks import entry_clocks
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
    if clocks := entry_clocks(text):
        for token in tokens:
            if token.start in clocks and "MILITARY" in token.keys:
                token.keys = {"CLOCK": token.keys["MILITARY"]}
    phrases, lengths, dates, compounds = lexicon.stages
    tokens = join_numbers(_apply(phrases, tokens))
    tokens = _apply(dates, _apply(lengths, tokens))
    return _apply(compounds, share_parts(tokens))


def _apply(stage: Node, tokens: list[Token]) -> list[Token]:
    starts = stage.next
    classes = starts.keys()
    live = [at for at, token in enumerate(tokens) if token.keys or token.low in starts]
    joined: list[Token] = []
    done = 0
    last = len(tokens) - 1
    for at in live:
        if at < done:
            continue
        token = tokens[at]
        if not token.keys:
            # A plain word is worth a look only when what follows goes on with a pattern.
            node = starts[token.low]
            if node.rule is None:
                if at == last:
                    continue
                after = tokens[at + 1]
                if after.low not in node.next and (not after.keys or node.next.keys().isdisjoint(after.keys)):
                    continue
        elif token.low not in starts and classes.isdisjoint(token.keys):
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
        first, end = match.first + match.rule.lead, match.end
        if value is NO_TIME:
            joined += tokens[done:end]
            done = end
            continue
        begin = tokens[first]
        low = begin.low if end - first == 1 else ""
        joined += tokens[done:first]
        joined.append(Token(begin.start, tokens[end - 1].end, low, {match.rule.result: value}, begin.glued))
        done = end
    joined += tokens[done:]
    return joined
