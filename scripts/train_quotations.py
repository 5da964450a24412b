"""Fit the weights of bot/parsing/quotations from annotated articles.

    python scripts/train_quotations.py GOLD.jsonl OUT.json [--folds K --fold N [--curve]]

GOLD.jsonl: one article a line, {"text_file", "title_end", "attributions": [{"source", "cue", "content"}]}, every part a
list of {"start", "end"} offsets into the text file (one paragraph a line), which lies beside GOLD.jsonl. With --folds,
every Kth article from N on is left out, for cross-validation; --curve then prints of the articles left out how many
quotations get a source at each certainty and how many of those are right. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, compress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.model.text import Paragraph
from bot.parsing.quotations import attributions as a
from bot.parsing.quotations import content, extents
from bot.parsing.quotations import features as f
from bot.parsing.quotations.acts import Attribution, act_features, alike
from bot.parsing.quotations.chunks import chunks
from bot.parsing.quotations.classes import QUOTE
from bot.parsing.quotations.holding import Claim, claim_features, claims
from bot.parsing.quotations.layers import hearer
from bot.parsing.quotations.marks import quoted_stretches
from bot.parsing.quotations.outline import Line, outline
from bot.parsing.quotations.quoting import quote_features
from bot.parsing.quotations.scores import Scores, read_scores
from bot.parsing.quotations.utterances import utterances
from bot.parsing.quotations.verbs import lemmas
from bot.parsing.sentences import split_sentences

# An article: its text, its lines below the title, its attributions.
Annotated = tuple[str, list[Line], list[dict[str, Any]]]
# A feature: the table its weight goes to, its anchor there, its place in the group and its value. Millions are met of
# few different ones, so that they go by their numbers.
Feature = tuple[str, str, int, str]
_numbers: dict[Feature, int] = {}
Choice = tuple[list[list[int]], int]
Weights = dict[Feature, float]
# As they are written: for each anchor a row for each place, if anything was learned there; for a choice, lists.
Table = dict[str, list[dict[str, float] | None]]
Choices = dict[str, list[dict[str, list[float]] | None]]
Parts = list[tuple[int, int]]


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

# How strongly the weights of each score are drawn to nought, and the smallest worth keeping.
_RIDGES = {"cue": 6.0, "source": 2.0, "side": 2.0, "end": 4.0, "act": 32.0, "holder": 5.0, "quote": 5.0}
_SMALLEST = 0.06
# How often a feature must be met to be weighed: there are most of those of the reporting words.
_LEAST_MET = {"cue": 6}
# Into so many parts the articles are cut, to see each with weights that the others gave.
_PARTS = 2
_MOST_STEPS = 300

# A word that reports more seldom is not worth asking about: "to", "for", "is".
_LEAST_SHARE = 0.05
_RARE = 15


def cases(lines: list[Line], gold: list[dict[str, Any]], share: dict[str, float]) -> list[tuple[Line, list[Case]]]:
    """Every line of an article with the attributions whose cue lies in it."""
    cued: dict[int, list[Case]] = defaultdict(list)
    for x in gold:
        for part in ranges(x["cue"])[:1]:
            number = next((n for n, line in enumerate(lines) if line.start <= part[0] < line.end), None)
            head = head_of(lines[number], part, share) if number is not None else None
            if number is not None and head is not None:
                cued[number].append(Case(head, ranges(x["source"]), ranges(x["content"])))
    return [(line, cued[n]) for n, line in enumerate(lines)]


def flat(groups: Iterable[f.Group], table: str = "") -> list[int]:
    """The numbers of the single features of the groups of one option."""
    found = ((table, anchor, place, value) for anchor, values in groups for place, value in enumerate(values))
    return [_numbers.setdefault(feature, len(_numbers)) for feature in found]


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
        made["cue"].extend(([flat(f.cue_features(view, i)), []], int(i not in heads)) for i in asked)
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
        made["source"].append(([flat(f.source_features(view, index, c)) for c in options], options.index(source)))
    cue = extents.cue_group(line, index)
    left = [p for p in case.content if p[0] < line.items[index].start and p[1] > line.start]
    right = [p for p in case.content if line.items[index].end <= p[0] < line.end]
    if not left and not right:
        return
    side = "LR" if left and right else "L" if left else "R"
    seen = content.side_features(view, index, source)
    made["side"].append(([flat(seen, s) for s in a.SIDES], a.SIDES.index(side)))
    told = hearer(view, index, cue)
    begin = extents.right_begin(line, cue, source, told, after_left=bool(left)) if right else None
    if begin is None:
        return
    options_end = list(extents.boundaries(line, begin))
    goal = max(p[1] for p in right)
    ends = [line.items[b - 1].end for b in options_end]
    best = min(range(len(ends)), key=lambda i: abs(ends[i] - goal))
    made["end"].append(([flat(content.end_features(view, index, begin, b)) for b in options_end], best))


def fit(choices: list[Choice], *, ridge: float, least: int) -> Weights:
    """Conditional logit with a ridge, by L-BFGS: the right option of each choice should score highest."""
    options = [option for some, _ in choices for option in some]
    met = np.fromiter(chain.from_iterable(options), dtype=np.int64)
    kept = np.bincount(met, minlength=len(_numbers)) >= least
    columns = (np.cumsum(kept) - 1)[met[kept[met]]]
    pointers = np.concatenate([[0], np.cumsum([len(option) for option in options])])
    pointers = np.concatenate([[0], np.cumsum(kept[met])])[pointers]
    sizes = np.array([len(some) for some, _ in choices])
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    rights = firsts + [right for _, right in choices]
    rows = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(options), kept.sum()))
    turned = rows.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ weights
        tops = np.maximum.reduceat(sums, firsts)
        exps = np.exp(sums - np.repeat(tops, sizes))
        wholes = np.add.reduceat(exps, firsts)
        value = (np.log(wholes) + tops).sum() - sums[rights].sum() + ridge / 2 * weights @ weights
        slopes = exps / np.repeat(wholes, sizes)
        slopes[rights] -= 1
        return float(value), turned @ slopes + ridge * weights

    found = minimize(loss, np.zeros(kept.sum()), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS}).x
    weighed = zip(compress(_numbers, kept), found, strict=True)
    return {feature: round(float(weight), 2) for feature, weight in sorted(weighed) if abs(weight) >= _SMALLEST}


def tables(weights: Weights) -> dict[str, Table]:
    """The weights in the order they are looked up: table, anchor, place, value."""
    found: dict[str, Table] = {}
    for (table, anchor, place, value), weight in weights.items():
        rows = found.setdefault(table, {}).setdefault(anchor, [])
        rows.extend([None] * (place + 1 - len(rows)))
        row = rows[place] or {}
        row[value] = weight
        rows[place] = row
    return found


def joined(options: dict[str, Table]) -> Choices:
    """The tables of the sides as one, with a weight for each side."""
    found: Choices = {}
    for number, side in enumerate(a.SIDES):
        for anchor, rows in options.get(side, {}).items():
            both = found.setdefault(anchor, [])
            both.extend([None] * (len(rows) - len(both)))
            for place, row in enumerate(rows):
                values = both[place] or {}
                for value, weight in (row or {}).items():
                    values.setdefault(value, [0.0] * len(a.SIDES))[number] = weight
                both[place] = values or None
    return found


def stretches(articles: list[Annotated], model: Scores) -> tuple[list[Choice], list[Choice]]:
    """For every quoted stretch, whose words of its line it is, and whether it is part of an attribution at all."""
    holders: list[Choice] = []
    made: list[Choice] = []
    for text, lines, gold in articles:
        said = [(part, (ranges(x["source"]), ranges(x["cue"]))) for x in gold for part in ranges(x["content"])]
        for line in lines:
            view = a.view_of(line)
            acts = a.attributions(view, model) if line.quotes else []
            for place, quoted in line.quotes.items():
                marked = [parts for (s, e), parts in said if s <= quoted.start and quoted.end <= e + 2]
                options = claims(view, place, acts, model, widely=True)
                right = right_claims(line, options, marked)
                if 0 < len(right) < len(options):
                    seen = [flat(claim_features(view, place, options, i)) for i in range(len(options))]
                    # of several acts of the one who said it, the likeliest; the others are no mistakes
                    holders.append(([seen[right[0]], *(s for i, s in enumerate(seen) if i not in right)], 0))
                best = options[right[0]] if right else options[0] if options else None
                act, unasked = (best.act, best.held) if best else (None, False)
                made.append(([flat(quote_features(text, view, place, act, unasked)), []], int(not marked)))
    return holders, made


def right_claims(line: Line, options: list[Claim], marked: list[tuple[Parts, Parts]]) -> list[int]:
    """The options whose source is the one annotated, first those with its cue as well."""
    found = []
    for number, option in enumerate(options):
        source, (first, last) = option.act.source, option.act.cue
        said_by = [
            overlap(line, first, last, cues)
            for sources, cues in marked
            if source is not None and overlap(line, source.first, source.last, sources)
        ]
        if said_by:
            found.append((not any(said_by), number))
    return [number for _, number in sorted(found)]


def acts(articles: list[Annotated], model: Scores) -> list[Choice]:
    """Every likely act of reporting, and whether source and content are those of an annotated one."""
    made: list[Choice] = []
    for _, lines, gold in articles:
        marked = [(ranges(x["source"]), ranges(x["content"])) for x in gold if x["content"]]
        for line in lines:
            view = a.view_of(line)
            near = [parts for parts in marked if any(s < line.end and line.start < e for s, e in parts[1])]
            for score, index in a.likely_cues(view, model):
                act = a.attribution(view, index, model, score)
                if act.content:
                    right = any(is_act(act, *parts) for parts in near)
                    made.append(([flat(act_features(view, act)), []], int(not right)))
    return made


def is_act(act: Attribution, source: Parts, content: Parts) -> bool:
    """Whether an act has the annotated source and at least half of the annotated content."""
    if not alike(act.content, content):
        return False
    if act.source is None:
        return not source
    return overlap(act.line, act.source.first, act.source.last, source)


def train(articles: list[Annotated]) -> dict[str, Any]:
    """The content of the weights file; acts, holders and quotations are learned from scores of unseen articles."""
    share = cue_words(articles)
    data = [cases(lines, gold, share) for _, lines, gold in articles]
    words = reporting_words([one for found in data for one in found], share)
    made = [examples(found, words) for found in data]
    fitted = fit_cues(made, words)
    later: dict[str, Any] = {"act": {}, "holder": {}, "quote": {}}
    unseen = []
    for part in range(_PARTS):
        learned = fit_cues([one for number, one in enumerate(made) if number % _PARTS != part], words)
        unseen.append((learned, articles[part::_PARTS]))
    choices = [one for learned, rest in unseen for one in acts(rest, read_scores(json.dumps({**learned, **later})))]
    _fit_later("act", choices, later)
    found = [stretches(rest, read_scores(json.dumps({**learned, **later}))) for learned, rest in unseen]
    _fit_later("holder", [one for holders, _ in found for one in holders], later)
    _fit_later("quote", [one for _, marks in found for one in marks], later)
    return fitted | later


def _fit_later(name: str, choices: list[Choice], later: dict[str, Any]) -> None:
    weights = fit(choices, ridge=_RIDGES[name], least=_LEAST_MET.get(name, 4))
    later[name] = tables(weights)[""]
    print(name, "choices", len(choices), "weights", len(weights))


def reporting_words(data: list[tuple[Line, list[Case]]], share: dict[str, float]) -> frozenset[str]:
    """The words worth asking about."""
    heads = Counter(line.items[c.item].lower for line, marked in data for c in marked)
    seen = Counter(item.lower for line, _ in data for item in line.items)
    lower = Counter(item.text for line, _ in data for item in line.items)
    words = frozenset(
        w
        for w, n in heads.items()
        if n >= 2 and share[w] > 0.06 and n > _LEAST_SHARE * seen[w] and 2 * lower[w] >= seen[w]
    )
    # a form of a verb that is known to report, but too rare here to tell
    return words | {form for form in lemmas() if seen[form] < _RARE}


def fit_cues(made: list[dict[str, list[Choice]]], words: frozenset[str]) -> dict[str, Any]:
    """The weights of cue, source, side and end, from the choices of each article."""
    fitted: dict[str, Any] = {"words": sorted(words)}
    for name in ("cue", "source", "side", "end"):
        choices = [choice for article in made for choice in article[name]]
        weights = fit(choices, ridge=_RIDGES[name], least=_LEAST_MET.get(name, 4))
        fitted[name] = joined(tables(weights)) if name == "side" else tables(weights)[""]
        print(name, "choices", len(choices), "weights", len(weights))
    return fitted


def print_curve(articles: list[Annotated], model: Scores) -> None:
    """Coverage and precision of the source of quoted words, at least so sure."""
    decided: list[tuple[float, bool]] = []
    total = 0
    for text, lines, gold in articles:
        said = [(part, ranges(x["source"])) for x in gold for part in ranges(x["content"])]
        marks = {
            quoted.start: [parts for (s, e), parts in said if s <= quoted.start and quoted.end <= e + 2]
            for line in lines
            for quoted in line.quotes.values()
        }
        total += sum(map(bool, marks.values()))
        for found in utterances(text, lines, model).said:
            source = found.act.source
            for quoted in (*found.quotes, *(loose for loose, _ in found.loose)):
                marked = marks[quoted.start]
                if marked and source is not None:
                    line = found.act.line
                    right = any(overlap(line, source.first, source.last, parts) for parts in marked)
                    decided.append((found.act.sure, right))
    for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        rights = [right for sure, right in decided if sure >= least]
        print(
            f"sure >= {least:.2f}: {len(rights) / total:6.1%} of {total} named, {sum(rights) / len(rights):6.1%} right"
        )


def main(argv: Iterable[str] | None = None) -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--curve", action="store_true")
    options = parser.parse_args(None if argv is None else list(argv))
    articles = read(options.gold)
    left_out = [x for n, x in enumerate(articles) if options.folds and n % options.folds == options.fold]
    if options.folds:
        articles = [x for n, x in enumerate(articles) if n % options.folds != options.fold]
    options.out.write_text(json.dumps(train(articles), separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    if options.curve:
        print_curve(left_out, read_scores(options.out.read_text("utf-8")))


if __name__ == "__main__":
    main()
