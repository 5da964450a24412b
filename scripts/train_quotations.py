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
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.parsing.quotations.attributions import SIDES
from bot.parsing.quotations.scores import Scores, read_scores
from bot.parsing.quotations.utterances import utterances
from scripts.choices import Choice, fit, joined, tables
from scripts.quotation_samples import Annotated, cases, cue_words, overlap, ranges, read, reporting_words
from scripts.quotation_steps import acts, examples, heard_alone, stretches

# How strongly the weights of each score are drawn to nought.
_RIDGES = {"cue": 6.0, "source": 2.0, "side": 2.0, "end": 4.0, "act": 32.0, "holder": 5.0, "quote": 5.0}
# How often a feature must be met to be weighed: there are most of those of the reporting words.
_LEAST_MET = {"cue": 6}
# Into so many parts the articles are cut, to see each with weights that the others gave.
_PARTS = 2


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
    fitted |= later
    return fitted | {"alone": heard_alone(articles, read_scores(json.dumps(fitted)))}


def fit_cues(made: list[dict[str, list[Choice]]], words: frozenset[str]) -> dict[str, Any]:
    """The weights of cue, source, side and end, from the choices of each article."""
    fitted: dict[str, Any] = {"words": sorted(words), "alone": sorted(words)}
    for name in ("cue", "source", "side", "end"):
        choices = [choice for article in made for choice in article[name]]
        weights = fit(choices, ridge=_RIDGES[name], least=_LEAST_MET.get(name, 4))
        fitted[name] = joined(tables(weights), SIDES) if name == "side" else tables(weights)[""]
        print(name, "choices", len(choices), "weights", len(weights))
    return fitted


def _fit_later(name: str, choices: list[Choice], later: dict[str, Any]) -> None:
    weights = fit(choices, ridge=_RIDGES[name], least=_LEAST_MET.get(name, 4))
    later[name] = tables(weights)[""]
    print(name, "choices", len(choices), "weights", len(weights))


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
