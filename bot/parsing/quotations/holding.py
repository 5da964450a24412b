"""Which of the reporting words of a line a quoted stretch belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.parsing.quotations.acts import Attribution
from bot.parsing.quotations.attributions import attribution, cue_score
from bot.parsing.quotations.features import Group, View, near_path
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.scores import Scores, total
from bot.parsing.quotations.verbs import lemmas, speech

# A word that likely reports nothing may still be the one a quotation near it belongs to, down to these log-odds: the
# second when nothing likelier takes the quotation in.
_UNLIKELY = -1.0
_UNLIKELIEST = -3.0
_REACH = 14
_MOST = 6
_BESIDE = 5
# Classes between a verb of speech and the marks that it opens: `said, "`, `called it "`, `said it was "`.
_OPENING = frozenset(["", ",", ":", "P", "PB"])
_VERB_LIKE = frozenset({"v", "d", "g", ":"})
_MAY_REPORT = frozenset({"s", "x"})


@dataclass(slots=True)
class Claim:
    """An act of reporting that a quoted stretch may belong to; ``held`` if its content takes in the stretch unasked."""

    act: Attribution
    held: bool


def holds(act: Attribution, quoted: Quoted) -> bool:
    """Whether the stretch lies in the content of the act."""
    return any(a <= quoted.start and quoted.end <= b for a, b in act.content)


def claims(view: View, place: int, acts: list[Attribution], model: Scores, *, widely: bool = False) -> list[Claim]:
    """The acts of the line, and the unlikelier ones near the stretch at item ``place``, likeliest first.

    ``widely`` asks for very unlikely ones too, whatever the others are.
    """
    line = view.line
    quoted = line.quotes[place]
    known = {act.head: act for act in acts}
    heads = [(act.score, head) for head, act in known.items()]
    least = _UNLIKELY if not widely and any(holds(act, quoted) for act in acts) else _UNLIKELIEST
    for index in range(max(0, place - _REACH), min(view.length, place + _REACH)):
        if index in known or not _may_report(view, index, model):
            continue
        if any(act.cue[0] <= index < act.cue[1] for act in acts):
            continue  # "saying" in "quoted an official as saying"
        score = cue_score(view, index, model)
        if score > least:
            heads.append((score, index))
    found: list[Claim] = []
    for score, head in sorted(heads, reverse=True)[:_MOST]:
        act = known.get(head)
        if act is not None:
            found.append(Claim(act, holds(act, quoted)))
            continue
        act = attribution(view, head, model, score)
        unasked = holds(act, quoted)
        if not unasked:
            act = attribution(view, head, model, score, "R" if place > head else "L")
        if act.source is not None and holds(act, quoted):
            found.append(Claim(act, unasked))
    return found


def _may_report(view: View, index: int, model: Scores) -> bool:
    """Whether the item looks like a verb, or is a word known to report."""
    letter = view.line.classes[index]
    return letter in _VERB_LIKE or (letter in _MAY_REPORT and view.word(index) in model.words)


def best_claim(view: View, place: int, options: list[Claim], model: Scores) -> Claim | None:
    """The act the stretch belongs to, ``None`` when no word of the line can have reported it."""
    if len(options) < 2:
        return options[0] if options else None
    opening = [claim for claim in options if _opens(view, place, claim.act)]
    if opening:
        return max(opening, key=lambda claim: claim.act.head)
    scored = [total(model.holder, claim_features(view, place, options, i)) for i in range(len(options))]
    best = options[scored.index(max(scored))]
    if view.word(best.act.head) not in lemmas():
        # `He opened a "new kind of harbour", the agency said`: opening says nothing, whoever likes the phrase
        best = next((claim for claim in options if _says(view, claim) and claim.act.score > best.act.score), best)
    if place < best.act.head and view.word(best.act.head).endswith("ing"):
        # `"Sit," Quill orders, pointing at a chair`: the participle tells what the speaker did
        best = next(
            (c for c in options if c.act.source == best.act.source and place < c.act.head < best.act.head), best
        )
    if best.act.source is None:
        # `Citing "a hard winter," Quill urged`: whoever is named in the sentence cites
        best = next((claim for claim in options if claim.act.source is not None and claim.held), best)
    if carries(best.act):
        # `Quill praised "the crew", according to the agency`: the words are Quill's, the agency carries them
        others = (claim for claim in options if claim.held and not carries(claim.act))
        return next((c for c in others if c.act.score > 0 or _tells(view, place, c.act)), best)
    return best


def _says(view: View, claim: Claim) -> bool:
    """Whether the content of a verb of speech takes in the stretch."""
    return claim.held and view.word(claim.act.head) in speech()


def _tells(view: View, place: int, act: Attribution) -> bool:
    """Whether a verb of speech follows right behind the marks with its source: `"...," Quill said, according to`."""
    near = place < act.head < place + _BESIDE and act.source is not None
    return near and act.score > _UNLIKELY and view.word(act.head) in speech()


def _opens(view: View, place: int, act: Attribution) -> bool:
    """Whether the act is a verb of speech right before the marks, with its source before it: `Quill boasted, "..."`."""
    if act.source is None or act.source.first > act.head or act.score < _UNLIKELY:
        return False
    begin = act.cue[1] + (act.cue[1] < place and view.word(act.cue[1]) == "of")  # `warned of "..."`
    return view.letters[begin:place] in _OPENING and act.head < place and view.word(act.head) in speech()


def carries(act: Attribution) -> bool:
    """Whether the act tells who passed words on, whoever said them."""
    return act.line.items[act.head].lower == "according"


def claim_features(view: View, place: int, options: list[Claim], number: int) -> list[Group]:
    """Features of one of the acts as the one that the stretch at item ``place`` belongs to."""
    claim = options[number]
    act = claim.act
    first, last = act.cue
    ahead = act.head < place
    path = view.letters[last:place] if ahead else view.letters[place + 1 : first]
    source = act.source
    if source is None:
        order, kind = ("CQ" if ahead else "QC"), "none"
    else:
        parts = sorted([(place, "Q"), (act.head, "C"), (source.first, "S")])
        order, kind = "".join(letter for _, letter in parts), source.kind
    gap = len(path)
    near = str(gap if gap < 4 else 4 if gap < 8 else 5 if gap < 16 else 6)
    low, high = sorted((act.head, place))
    between = str(min(2, sum(low < other.act.head < high for other in options)))
    quotes = str(min(2, path.count("Q")))
    score = str(max(-3, min(6, round(act.score))))
    sure = str(max(0, min(4, round(act.margin))))
    asked = "1" if claim.held else "0"
    rank = str(min(number, 3))
    spoken = "1" if view.word(act.head) in speech() else "0"
    short = near_path(path)
    behind = str(min(6, round(max(option.act.score for option in options) - act.score)))
    return [
        (
            "",
            (
                score,
                sure,
                asked,
                order + short,
                order + near,
                rank + between,
                score + between,
                score + asked,
                order + between + quotes,
                order + spoken + near,
                kind + order,
                sure + asked + rank,
                behind,
                behind + asked,
                behind + order + near,
            ),
        ),
        (order, (score, sure, near, short, between, asked, rank, quotes, spoken, kind, behind)),
        (f"w={view.word(act.head)}", ("b", order, near, asked)),
    ]


def stretched(act: Attribution, quoted: Quoted) -> Attribution:
    """The act with its content stretched over the quotation."""
    if holds(act, quoted):
        return act
    content = list(act.content)
    start, end = quoted.outer_start, quoted.outer_end
    if content and content[-1][1] <= start and content[-1][0] > act.line.items[act.cue[0]].start:
        start = content.pop()[0]
    content.append((start, end))
    return replace(act, content=content)
