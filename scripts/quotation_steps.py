"""What the quotation reader has to decide in annotated articles, as choices with the right option."""

from __future__ import annotations

from collections import Counter

from bot.parsing.quotations import attributions as a
from bot.parsing.quotations import content, extents
from bot.parsing.quotations import features as f
from bot.parsing.quotations.acts import Attribution, act_features, alike
from bot.parsing.quotations.holding import Claim, claim_features, claims
from bot.parsing.quotations.layers import hearer
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.quoting import quote_features
from bot.parsing.quotations.scores import Scores
from bot.parsing.quotations.sources import source_options
from scripts.choices import Choice, flat
from scripts.quotation_samples import Annotated, Case, Parts, overlap, ranges

# A word met so often and heard in a smaller share of these places is not worth asking about.
_MET = 5
_LEAST_HEARD = 0.1


def examples(data: list[tuple[Line, list[Case]]], words: frozenset[str]) -> dict[str, list[Choice]]:
    """The choices each of the four scores has to make, with the right one."""
    made: dict[str, list[Choice]] = {"cue": [], "source": [], "side": [], "end": []}
    for line, marked in data:
        view = f.View(line, widely=True)
        asked = f.asked(view, words)
        heads = {case.item for case in marked}
        made["cue"].extend(([flat(f.cue_features(view, i)), []], int(i not in heads)) for i in asked)
        for case in marked:
            if case.item in asked:
                _parts(view, case, made)
    return made


def _parts(view: f.View, case: Case, made: dict[str, list[Choice]]) -> None:
    line, index = view.line, case.item
    options = list(source_options(view, index))
    held = [c for c, _ in options if c and overlap(line, c.first, c.last, case.source)]
    source = None
    if held or not case.source:
        # the head of a source is the first of its phrases that is nobody's owner
        source = min(held, key=lambda c: (c.owner, c.first), default=None)
        place = next(number for number, (c, _) in enumerate(options) if c == source)
        made["source"].append(([flat(features) for _, features in options], place))
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
    options_end = extents.boundaries(line, begin)
    goal = max(p[1] for p in right)
    ends = [line.items[b - 1].end for b in options_end]
    best = min(range(len(ends)), key=lambda i: abs(ends[i] - goal))
    made["end"].append(([flat(one) for one in content.end_features(view, index, begin, options_end)], best))


def acts(articles: list[Annotated], model: Scores) -> list[Choice]:
    """Every likely act of reporting, and whether source and content are those of an annotated one."""
    made: list[Choice] = []
    for _, lines, gold in articles:
        marked = [(ranges(x["source"]), ranges(x["content"])) for x in gold if x["content"]]
        for line in lines:
            view = f.View(line, widely=True)
            near = [parts for parts in marked if any(s < line.end and line.start < e for s, e in parts[1])]
            for score, index in a.likely_cues(view, model):
                act = a.attribution(view, index, model, score)
                if act.content:
                    right = any(is_act(act, *parts) for parts in near)
                    made.append(([flat(act_features(view, act)), []], int(not right)))
    return made


def heard_alone(articles: list[Annotated], model: Scores) -> list[str]:
    """The words that are heard, where nobody is quoted, often enough to be asked about there."""
    asked: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for _, lines, _ in articles:
        for line in lines:
            view = f.View(line, widely=True)
            for index in [] if line.quotes else f.asked(view, model.words):
                asked[view.word(index)] += 1
                heard[view.word(index)] += a.cue_score(view, index, model) >= a.UNSAID
    vain = {word for word, met in asked.items() if met >= _MET and heard[word] < _LEAST_HEARD * met}
    return sorted(word for word in model.words - vain if word[0].isalpha())


def is_act(act: Attribution, source: Parts, content: Parts) -> bool:
    """Whether an act has the annotated source and at least half of the annotated content."""
    if not alike(act.content, content):
        return False
    if act.source is None:
        return not source
    return overlap(act.line, act.source.first, act.source.last, source)


def stretches(articles: list[Annotated], model: Scores) -> tuple[list[Choice], list[Choice]]:
    """For every quoted stretch, whose words of its line it is, and whether it is part of an attribution at all."""
    holders: list[Choice] = []
    made: list[Choice] = []
    for text, lines, gold in articles:
        said = [(part, (ranges(x["source"]), ranges(x["cue"]))) for x in gold for part in ranges(x["content"])]
        for line in lines:
            view = f.View(line, widely=True)
            acts = a.attributions(view, *a.weighed([view], model)) if line.quotes else []
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
