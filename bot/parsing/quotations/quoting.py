"""Whether quotation marks hold somebody's words, or a title, a nickname, a word held at arm's length."""

from __future__ import annotations

from bot.parsing.lexicon import words
from bot.parsing.quotations.attributions import Attribution
from bot.parsing.quotations.outline import Line


def quote_features(text: str, line: Line, place: int, act: Attribution | None, held: bool) -> list[str]:
    """Features of the quoted stretch at item ``place``; ``act`` is the likeliest to hold it, ``held`` if it does."""
    quoted = line.quotes[place]
    inner = text[quoted.start : quoted.end].split()
    count = len(inner)
    size = count if count < 4 else 4 if count < 6 else 6 if count < 9 else 9
    low = [t.lower for t in line.items]
    before = low[place - 1] if place else "<"
    before2 = low[place - 2] if place > 1 else "<"
    after = low[place + 1] if place + 1 < len(low) else ">"
    class_before = line.classes[place - 1] if place else "<"
    class_after = line.classes[place + 1] if place + 1 < len(low) else ">"
    last = text[quoted.end - 1]
    mark = last if last in ",.?!" else "-"
    if mark == "." and count < 3 and place + 1 >= len(low):
        mark = "end"
    capital = inner[0][:1].isupper() if inner else False
    long_words = [w for w in inner if len(w) > 3]
    title = bool(long_words) and all(w[:1].isupper() for w in long_words) and count > 1
    spoken = any(w.lower().strip(".,!?") in words("function_words", "spoken") for w in inner)
    level = "none" if act is None else str(max(-4, min(4, round(act.score))))
    cue = "-" if act is None else act.line.items[act.head].lower
    alone = all(i in line.quotes or not t.text[0].isalnum() for i, t in enumerate(line.items))
    shape = f"{size}|{mark}|{int(capital)}|{int(title)}"
    return [
        "b",
        f"n={size}",
        f"n={size}|m={mark}|c={int(capital)}",
        f"shape={shape}",
        f"title={int(title)}|<{before}",
        f"title={int(title)}|lv={level}",
        f"spoken={int(spoken)}|n={size}",
        f"lv={level}",
        f"lv={level}|n={size}",
        f"held={int(held)}|lv={level}",
        f"held={int(held)}|n={size}|c={int(capital)}",
        f"cue={cue}",
        f"cue={cue}|title={int(title)}",
        f"lv={level}|alone={int(alone)}",
        f"<{before}",
        f"<<{before2} {before}",
        f"<c={class_before}|>c={class_after}",
        f"<c={class_before}|n={size}",
        f">{after}",
        f">{after}|m={mark}",
        f"alone={int(alone)}|n={size}|c={int(capital)}",
        f"single={int(quoted.single and mark == '-')}|n={size}|lv={level}",
        f"closed={int(quoted.closed)}",
        f"others={min(len(line.quotes) - 1, 2)}",
    ]
