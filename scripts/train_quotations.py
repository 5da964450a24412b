"""Fit the weights of bot/parsing/quotations from annotated articles.

    python scripts/train_quotations.py GOLD.jsonl OUT.json [--folds K --fold N]

GOLD.jsonl: one article a line, {"text_file", "title_end", "attributions": [{"source", "cue", "content"}]}, every part a
list of {"start", "end"} offsets into the text file (one paragraph a line), which lies beside GOLD.jsonl. With --folds,
every Kth article from N on is left out, for cross-validation.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bot.model.text import Paragraph
from bot.parsing.quotations import attributions as a
from bot.parsing.quotations import features as f
from bot.parsing.quotations.chunks import chunks
from bot.parsing.quotations.classes import QUOTE
from bot.parsing.quotations.layers import hearer
from bot.parsing.quotations.marks import quoted_stretches
from bot.parsing.quotations.outline import Line, outline
from bot.parsing.quotations.quoting import quote_features
from bot.parsing.quotations.scores import Scores
from bot.parsing.quotations.utterances import holder_of, rescue
from bot.parsing.sentences import split_sentences

# An article: its text, its lines below the title, its attributions.
Annotated = tuple[str, list[Line], list[dict[str, Any]]]
Choice = tuple[list[list[str]], int]


class Case(NamedTuple):
    """One annotated attribution whose cue lies in a line: its item, and the text ranges of source and content."""

    item: int
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """One paragraph a line that is not blank."""
    found, at = [], 0
    for row in text.split("\n"):
        start, end = at + len(row) - len(row.lstrip()), at + len(row.rstrip())
        if end > start:
            found.append(Paragraph(start, end))
        at += len(row) + 1
    return tuple(found)


def ranges(parts: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The offsets of an annotated part."""
    return [(p["start"], p["end"]) for p in parts]


def read(path: Path) -> list[Annotated]:
    """The lines and attributions of every article."""
    found = []
    for row in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(row)
        text = (path.parent / gold["text_file"]).read_bytes().decode("utf-8")
        paragraphs = paragraphs_of(text)
        lines = outline(text, paragraphs, split_sentences(text, paragraphs), quoted_stretches(text, paragraphs))
        body = [x for x in gold["attributions"] if not x["in_title"]]
        found.append((text, [x for x in lines if x.start >= gold["title_end"]], body))
    return found


def cue_words(articles: list[Annotated]) -> dict[str, float]:
    """How often each word that is met inside cues is inside one."""
    seen: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for _, lines, gold in articles:
        marked = {o for x in gold for s, e in ranges(x["cue"]) for o in range(s, e)}
        for line in lines:
            for item in line.items:
                seen[item.lower] += 1
                inside[item.lower] += item.start in marked
    return {word: n / (seen[word] + 3) for word, n in inside.items() if n}


def head_of(line: Line, part: tuple[int, int], share: dict[str, float]) -> int | None:
    """The item of a cue that most says that it is one."""
    held = [i for i, t in enumerate(line.items) if part[0] <= t.start < part[1] and t.text != QUOTE]
    open_class = [i for i in held if line.classes[i] not in _FUNCTION] or held
    return max(open_class, key=lambda i: share.get(line.items[i].lower, 0.0), default=None)


_FUNCTION = frozenset(
    {"R", "M", "I", "D", "W", "P", "B", "H", "C", "to", "of", "by", "that", "as", "for", "and", "but", "or"}
)


def cases(articles: list[Annotated], share: dict[str, float]) -> list[tuple[Line, list[Case]]]:
    """Every line with the attributions whose cue lies in it."""
    found: list[tuple[Line, list[Case]]] = []
    for _, lines, gold in articles:
        cued: dict[int, list[Case]] = defaultdict(list)
        for x in gold:
            for part in ranges(x["cue"])[:1]:
                number = next((n for n, line in enumerate(lines) if line.start <= part[0] < line.end), None)
                head = head_of(lines[number], part, share) if number is not None else None
                if number is not None and head is not None:
                    cued[number].append(Case(head, ranges(x["source"]), ranges(x["content"])))
        found.extend((line, cued[n]) for n, line in enumerate(lines))
    return found


def overlap(line: Line, first: int, last: int, parts: list[tuple[int, int]]) -> bool:
    """Whether items ``first``..``last`` share a character with a part."""
    if last <= first:
        return False
    start, end = line.items[first].start, line.items[last - 1].end
    return any(s < end and start < e for s, e in parts)


def examples(data: list[tuple[Line, list[Case]]], words: frozenset[str]) -> dict[str, list[Choice]]:
    """The choices each of the four scores has to make, with the right one."""
    made: dict[str, list[Choice]] = {"cue": [], "source": [], "side": [], "end": []}
    for line, marked in data:
        view = f.View(line, chunks(line))
        asked = f.asked(view, words)
        heads = {case.item for case in marked}
        made["cue"].extend(([f.cue_features(view, i), []], int(i not in heads)) for i in asked)
        for case in marked:
            if case.item in asked:
                _parts(view, case, made)
    return made


def _parts(view: f.View, case: Case, made: dict[str, list[Choice]]) -> None:
    line, index = view.line, case.item
    near = a.near_chunks(view, index)
    held = [c for c in near if overlap(line, c.first, c.last, case.source)]
    source = None
    if held or not case.source:
        # the head of a source is the first of its phrases that is nobody's owner
        source = min(held, key=lambda c: (c.owner, c.first), default=None)
        options = [None, *near]
        made["source"].append(([f.source_features(view, index, c) for c in options], options.index(source)))
    cue = a.cue_group(line, index)
    left = [p for p in case.content if p[0] < line.items[index].start and p[1] > line.start]
    right = [p for p in case.content if line.items[index].end <= p[0] < line.end]
    if not left and not right:
        return
    side = "LR" if left and right else "L" if left else "R"
    seen = f.side_features(view, index, source)
    made["side"].append(([[f"{s}|{x}" for x in seen] for s in a.SIDES], a.SIDES.index(side)))
    told = hearer(view, index, cue)
    begin = a.right_begin(line, cue, source, told, after_left=bool(left)) if right else None
    if begin is None:
        return
    options_end = list(a.boundaries(line, begin))
    goal = max(p[1] for p in right)
    ends = [line.items[b - 1].end for b in options_end]
    best = min(range(len(ends)), key=lambda i: abs(ends[i] - goal))
    made["end"].append(([f.end_features(view, index, begin, b) for b in options_end], best))


def fit(choices: list[Choice], *, rounds: int, rate: float, ridge: float, least: int) -> dict[str, float]:
    """Conditional logit by AdaGrad: the right option of each choice should score highest."""
    count: Counter[str] = Counter(x for options, _ in choices for o in options for x in set(o))
    kept = {x: i for i, x in enumerate(sorted(x for x, n in count.items() if n >= least))}
    coded = [([[kept[x] for x in o if x in kept] for o in options], right) for options, right in choices]
    weights, squares = [0.0] * len(kept), [1e-6] * len(kept)
    order = random.Random(0)
    for _ in range(rounds):
        order.shuffle(coded)
        for options, right in coded:
            sums = [sum([weights[x] for x in o]) for o in options]
            top = max(sums)
            exps = [math.exp(s - top) for s in sums]
            whole = sum(exps)
            for number, option in enumerate(options):
                slope = exps[number] / whole - (number == right)
                if abs(slope) < 1e-3:
                    continue
                for x in option:
                    g = slope + ridge * weights[x]
                    squares[x] += g * g
                    weights[x] -= rate * g / math.sqrt(squares[x])
    return {x: round(weights[i], 2) for x, i in kept.items() if abs(weights[i]) >= 0.08}


def quotes(articles: list[Annotated], model: Scores) -> list[Choice]:
    """For every quoted stretch, whether it is part of an attribution."""
    made: list[Choice] = []
    for text, lines, gold in articles:
        said = [p for x in gold for p in ranges(x["content"])]
        for line in lines:
            acts = a.attributions(line, model) if line.quotes else []
            for place, quoted in line.quotes.items():
                held = any(s <= quoted.start and quoted.end <= e + 2 for s, e in said)
                holder = holder_of(acts, quoted)
                act = holder or rescue(line, place, model)
                seen = quote_features(text, line, place, act, holder is not None)
                made.append(([seen, []], int(not held)))
    return made


def train(articles: list[Annotated]) -> dict[str, Any]:
    """The content of the weights file; what is a quotation is learned from cue scores of unseen articles."""
    fitted = train_cues(articles)
    made: list[Choice] = []
    for part in (0, 1):
        half = train_cues(articles[part::2])
        model = Scores(frozenset(half["words"]), half["cue"], half["source"], half["side"], half["end"], {})
        made += quotes(articles[1 - part :: 2], model)
    fitted["quote"] = fit(made, rounds=5, rate=0.15, ridge=1e-3, least=4)
    print("quote choices", len(made), "weights", len(fitted["quote"]))
    return fitted


def train_cues(articles: list[Annotated]) -> dict[str, Any]:
    """The weights of cue, source, side and end."""
    share = cue_words(articles)
    data = cases(articles, share)
    heads = Counter(line.items[c.item].lower for line, marked in data for c in marked)
    words = frozenset(w for w, n in heads.items() if n >= 2 and share.get(w, 0) > 0.06)
    made = examples(data, words)
    fitted: dict[str, Any] = {"words": sorted(words)}
    for name, choices in made.items():
        fitted[name] = fit(choices, rounds=5, rate=0.15, ridge=2e-4, least=6)
        print(name, "choices", len(choices), "weights", len(fitted[name]))
    return fitted


def main(argv: Iterable[str] | None = None) -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--fold", type=int, default=0)
    options = parser.parse_args(None if argv is None else list(argv))
    articles = read(options.gold)
    if options.folds:
        articles = [x for n, x in enumerate(articles) if n % options.folds != options.fold]
    options.out.write_text(json.dumps(train(articles), separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
