"""Numbers in words: "twenty-five", "two hundred", "nineteen ninety-six", "two and a half"."""

from __future__ import annotations

from typing import Any

from bot.parsing.temporal.tokens import Keys, Token


def join_numbers(tokens: list[Token]) -> list[Token]:
    """The tokens with every number of one or more words replaced by a single number token."""
    joined: list[Token] = []
    done = 0
    for at in [at for at, token in enumerate(tokens) if token.keys]:
        if at < done:
            continue
        keys = tokens[at].keys
        read = _words if "CARDINAL" in keys else _digits if "NUM" in keys or "FRACTION" in keys else None
        if read is not None:
            joined += tokens[done:at]
            number, done = read(tokens, at)
            joined.append(number)
    joined += tokens[done:]
    return joined


def _merged(tokens: list[Token], first: int, last: int, keys: Keys) -> Token:
    return Token(tokens[first].start, tokens[last - 1].end, "", keys, tokens[first].glued)


def _digits(tokens: list[Token], at: int) -> tuple[Token, int]:
    token, value = tokens[at], tokens[at].keys.get("NUM")
    after = at + 1
    if value is None:
        return Token(token.start, token.end, token.low, {"NUM": token.keys["FRACTION"]}, token.glued), after
    if after < len(tokens) and "FRACTION" in tokens[after].keys:
        return _merged(tokens, at, after + 1, {"NUM": value + tokens[after].keys["FRACTION"]}), after + 1
    return _with_rest(tokens, at, after, value) or (token, after)


def _with_rest(tokens: list[Token], at: int, after: int, value: float) -> tuple[Token, int] | None:
    """A number that goes on behind its words: "two and a half", "two million"."""
    if half := _and_a_half(tokens, after):
        return _merged(tokens, at, half, {"NUM": value + 0.5}), half
    if after < len(tokens) and tokens[after].low in ("million", "billion", "trillion"):
        return _merged(tokens, at, after + 1, {"AMOUNT": value}), after + 1
    return None


def _and_a_half(tokens: list[Token], at: int) -> int:
    """The index after "and a half" or "-and-a-half" at ``at``, 0 when it is not there."""
    if at >= len(tokens) or tokens[at].low not in ("and", "-"):
        return 0
    for words in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half"), ("and", "half")):
        if tuple(token.low for token in tokens[at : at + len(words)]) == words:
            return at + len(words)
    return 0


def _words(tokens: list[Token], at: int) -> tuple[Token, int]:
    parts: list[int] = []
    after = at
    ordinal: int | None = None
    while after < len(tokens):
        step = after
        if parts and tokens[step].low in ("-", "and") and step + 1 < len(tokens):
            # "twenty-five", "two hundred and six"; but "two and six" are two numbers
            if tokens[step].low == "and" and parts[-1] not in (100, 1000):
                break
            step += 1
        token = tokens[step]
        if "CARDINAL" in token.keys and _fits(parts, token.keys["CARDINAL"], step > after):
            parts.append(token.keys["CARDINAL"])
            after = step + 1
        elif parts and "ORD" in token.keys and 20 <= parts[-1] <= 90 and token.keys["ORD"] < 10:
            ordinal = parts[-1] + token.keys["ORD"]
            after = step + 1
            break
        else:
            break
    if ordinal is not None and len(parts) == 1:
        keys: dict[str, Any] = {"ORD": ordinal}
        if ordinal <= 31:
            keys["DAYTH"] = ordinal
        return _merged(tokens, at, after, keys), after
    value, is_year = _value(parts)
    if longer := _with_rest(tokens, at, after, value):
        return longer
    keys = {"YEAR": value} if is_year else {"NUM": value}
    if not is_year and value <= 12:
        keys["HOUR_WORD"] = value
    if value == 2000 and len(parts) == 2:
        keys["YEAR_WORD"] = value
    merged = _merged(tokens, at, after, keys)
    if len(parts) == 1:
        merged.low = tokens[at].low
    return merged, after


def _fits(parts: list[int], number: int, hyphen: bool) -> bool:
    if not parts:
        return True
    last = parts[-1]
    if number in (100, 1000, 12):
        return number != 12 and last < 100
    if last in (100, 1000):
        return True
    if 20 <= last <= 90 and number < 10:
        return True
    # spoken years: "nineteen ninety-six"
    return not hyphen and len(parts) == 1 and last in (16, 17, 18, 19, 20) and number >= 10


def _value(parts: list[int]) -> tuple[int, bool]:
    if len(parts) >= 2 and parts[0] in (16, 17, 18, 19, 20) and 10 <= parts[1] <= 99:
        return parts[0] * 100 + sum(parts[1:]), True
    total, current = 0, 0
    for part in parts:
        if part == 100:
            current = max(current, 1) * 100
        elif part == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += part
    return total + current, False
