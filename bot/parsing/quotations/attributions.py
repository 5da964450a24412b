"""Reporting words with their source and content, line by line."""

from __future__ import annotations

from itertools import pairwise

from bot.parsing.lexicon import words
from bot.parsing.quotations.acts import Attribution, act_features, alike
from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.content import side_features
from bot.parsing.quotations.extents import (
    behind_name,
    behind_quote,
    best_end,
    cue_group,
    left_limit,
    right_begin,
    tells_doing,
    trimmed,
)
from bot.parsing.quotations.features import (
    View,
    asked,
    beside_quote,
    cue_features,
    subject_of,
)
from bot.parsing.quotations.layers import carried, hearer, quoted_by
from bot.parsing.quotations.outline import Line, goes_on
from bot.parsing.quotations.scores import Scores, best_of_three, total
from bot.parsing.quotations.sources import source_of
from bot.parsing.quotations.verbs import lemmas, speech

SIDES = ("R", "L", "LR")
# Real sentences report a handful of times.
_MOST_CUES = 40
# The log-odds of a reporting word below which hardly any is right.
_UNHEARD = -2.0
# The same where nobody is quoted: about a tenth of the words below it passed for reports, most of them wrongly.
UNSAID = -0.8
# Below these log-odds a word that is nobody's, where nobody is quoted, reports nothing.
_NOBODYS = 0.0
_CLAIM = 5.0
_OPENS = 2.0
# So many words behind a verb may what it shows be told.
_SHOWN = 4
# So few items after a verb behind a quotation are where or when it was said.
_TAIL = 9


def reports(line: Line, model: Scores) -> bool:
    """Whether there is anything in the line to ask about: a quotation, or a word that may report."""
    return bool(line.quotes) or not model.alone.isdisjoint(line.words)


def heard(view: View, model: Scores) -> list[int]:
    """The items that may be reporting words, weighed once and then known to the view."""
    if view.heard is None:
        view.heard = asked(view, model.words if view.line.quotes else model.alone)
        for index in view.heard:
            cue_score(view, index, model)
    return view.heard


def likely_cues(view: View, model: Scores) -> list[tuple[float, int]]:
    """The log-odds and places of the items likely enough to report something, likeliest first."""
    scored = [(cue_score(view, i, model) + _claim(view, i), i) for i in heard(view, model)]
    return [pair for pair in sorted(scored, reverse=True)[:_MOST_CUES] if pair[0] >= _UNHEARD]


def weighed(views: list[View], model: Scores) -> list[list[Attribution]]:
    """Of each view the acts of its likely reporting words that have content, weighed as a whole.

    The weights of one decision for all lines before those of the next: a processor's cache does not hold them all.
    """
    for view in views:
        heard(view, model)
    asked = [
        (number, view, index, score)
        for number, view in enumerate(views)
        for score, index in likely_cues(view, model)
        if score >= (_UNHEARD if view.line.quotes else UNSAID)
    ]
    for _, view, index, _ in asked:
        source_of(view, index, model)
    for _, view, index, score in asked:
        if not _nobodys(view, index, model, score):
            _side_of(view, index, model)
    acts = [(number, view, attribution(view, index, model, score)) for number, view, index, score in asked]
    found: list[list[Attribution]] = [[] for _ in views]
    for number, view, act in acts:
        if act.content:
            act.whole = total(model.act, act_features(view, act))
            found[number].append(act)
    return found


def attributions(view: View, acts: list[Attribution]) -> list[Attribution]:
    """The acts of reporting in one outer sentence, in order; with quotations in it, also those that only may be."""
    likely = [act for act in acts if act.told_of or (act.likely and view.line.quotes)]
    # "reported an official as saying" is one act
    apart = [act for act in likely if not any(o is not act and o.cue[0] <= act.head < o.cue[1] for o in likely)]
    found: list[Attribution] = []
    for act in sorted(apart, key=lambda act: (-act.whole, act.head)):
        # a word in what is said reports nothing, and two words of one report are one act
        if not any(_covers(other, act.head) or alike(other.content, act.content) for other in found):
            found.append(act)
    told = sorted(found, key=lambda act: act.cue)
    for before, act in pairwise(told):
        if act.source is not None and act.source.first >= before.cue[1] and _trails(view, before, act):
            act.source, act.margin = before.source, min(act.margin, before.margin)
    return told


def _trails(view: View, before: Attribution, act: Attribution) -> bool:
    """Whether a participle behind what was said tells what its speaker said besides.

    `Quill denied that he had paid, calling it "a lie"`: who is told of in between is not the one who calls it so.
    """
    trailing = view.word(act.head).endswith("ing") and view.word(act.head) in lemmas()
    if not trailing or view.classes[act.head + 1] != "," or act.source is None or act.source.kind != "pronoun":
        return False
    start = view.line.items[act.source.first].start
    speaker = before.source is not None and before.source.kind != "relative"
    return speaker and any(a <= start < b for a, b in before.content)


def cue_score(view: View, index: int, model: Scores) -> float:
    """The log-odds of the item at ``index`` being a word that reports."""
    known = view.scored.get(index)
    if known is None:
        known = view.scored[index] = total(model.cue, cue_features(view, index)) + _idiom(view, index)
    return known


def _idiom(view: View, index: int) -> float:
    """What `as Quill put it` says of a verb that else says nothing."""
    if view.word(index) in ("seen", "obtained") and view.word(min(index + 1, view.length - 1)) == "by":
        return -_CLAIM  # "a letter seen by the Herald says"
    if (
        view.word(index) in ("wrote", "writes")
        and view.word(max(index - 1, 0)) == "who"
        and view.classes[index + 3] == "D"
    ):
        return -_CLAIM  # "who wrote the music of it"
    if _tells_how(view, index):
        return -_CLAIM
    idiom = view.word(index) in words("function_words", "as_told") and view.low[index + 3] == "it"
    idiom = idiom and _source_of_as(view, index)
    return _CLAIM if idiom else 0.0


def _tells_how(view: View, index: int) -> bool:
    """Whether a verb tells how somebody looked or moved: "showed no emotion", "smiled at the cameras"."""
    word, behind = view.word(index), view.line.words[index + 1 : index + 1 + _SHOWN]
    if word in words("function_words", "bodily"):
        return not view.line.quotes and not words("function_words", "toward").isdisjoint(behind[:1])
    if word not in words("function_words", "displaying"):
        return False
    # "showed that fear had won" is a report.
    return "that" not in behind and not words("function_words", "demeanour").isdisjoint(behind)


def _claim(view: View, index: int) -> float:
    """What lets "was quoted as saying", `said, "..."` and "went on" be heard before other words of their line."""
    if goes_on(view.line.items, index) and beside_quote(view, index):
        return _CLAIM
    if view.word(index) == "saying" and view.line.words[max(0, index - 2) : index] == ["quoted", "as"]:
        return _CLAIM
    after, after2 = view.classes[index + 3], view.classes[index + 4]
    opens = after == "Q" or (after in (",", ":") and after2 == "Q")
    return _OPENS if opens and view.word(index) in speech() else 0.0


def _source_of_as(view: View, index: int) -> bool:
    """Whether the subject of the word stands behind "as": `as Quill put it`."""
    subject, _ = subject_of(view, index)
    return subject is not None and subject.first > 0 and view.word(subject.first - 1) == "as"


def _covers(act: Attribution, index: int) -> bool:
    start = act.line.items[index].start
    return any(a <= start < b for a, b in act.content)


def attribution(view: View, index: int, model: Scores, score: float, side: str | None = None) -> Attribution:
    """The reporting word at ``index`` with its likeliest source and content, on the given side if one is given."""
    source, margin = source_of(view, index, model)
    cue = cue_group(view.line, index)
    if _nobodys(view, index, model, score):
        return Attribution(view.line, cue, None, [], score, index)
    side, placed = (side, 1.0) if side else _side_of(view, index, model)
    told = hearer(view, index, cue)
    by = quoted_by(view, cue)
    medium: Chunk | None = None
    if by is not None:
        medium, source = by
    chain = carried(view, index)
    if chain is not None:
        cue = cue[0], chain[1]
        if by is None:
            medium, source = source, chain[0]
        side = "L" if trimmed(view.line, 0, left_limit(index, cue, medium)) else "R"
    said_by, passed_on = owned(view, index, source), owned(view, index, medium)
    content: list[tuple[int, int]] = []
    if side in ("L", "LR"):
        limit = min(left_limit(index, cue, passed_on), left_limit(index, cue, said_by)) - int(_idiom(view, index) > 0)
        content += trimmed(view.line, 0, behind_name(view.line, limit))
    if side in ("R", "LR"):
        begin = right_begin(view.line, cue, source, told, after_left=bool(content))
        if begin is not None and not (content and tells_doing(view.line, begin)):
            # `"The numbers," she said, "are wrong," and left.`: a quotation around its cue ends with its marks
            around = bool(content) and view.line.classes[begin] == "Q"
            end, chance = (begin + 1, 1.0) if around else best_end(view, index, begin, model)
            placed *= chance
            content += trimmed(view.line, begin, end)
    return Attribution(view.line, cue, said_by, content, score, index, told, passed_on, margin, placed)


def _nobodys(view: View, index: int, model: Scores, score: float) -> bool:
    """Whether the word is nobody's and nobody is quoted, so that it hardly reports anything."""
    if view.line.quotes or view.widely or score >= _NOBODYS:
        return False
    return source_of(view, index, model)[0] is None


def _side_of(view: View, index: int, model: Scores) -> tuple[str, float]:
    """The side of the reporting word that its content lies on, and how likely (0..1); then known to the view."""
    known = view.sides.get(index)
    if known is not None:
        return known
    side, placed = "L", 1.0
    if not _idiom(view, index):
        source, _ = source_of(view, index, model)
        chosen, placed = best_of_three(model.side, side_features(view, index, source))
        side = SIDES[chosen]
        limit = left_limit(index, cue_group(view.line, index), source)
        if _goes_on_saying(view, index):
            side = "R"
        elif side == "R" and view.length - index < _TAIL and behind_quote(view.line, limit):
            side = "L"  # `"...," she briefed reporters at the port.`
    view.sides[index] = side, placed
    return side, placed


def owned(view: View, index: int, chunk: Chunk | None) -> Chunk | None:
    """The phrase of the word at ``index`` with its owner: "office" as "the president's office"."""
    if chunk is not None and chunk.first < index < chunk.last:
        chunk = Chunk(chunk.first, index, chunk.kind)  # a headline's verb has a capital too
    while chunk is not None and chunk.first > 0 and view.line.classes[chunk.first - 1] == "'s":
        owner = next((c for c in view.chunks if c.last == chunk.first - 1), None)
        if owner is None:
            break
        chunk = Chunk(owner.first, chunk.last, chunk.kind, chunk.owner)
    return chunk


def _goes_on_saying(view: View, index: int) -> bool:
    """Whether a participle tells what somebody said besides: `..., the agency said, adding: "..."`."""
    if not view.word(index).endswith("ing") or view.word(index) not in speech() or view.classes[index + 1] != ",":
        return False
    return view.classes[index + 3] in (":", "that") or view.classes[index + 3 : index + 5] == [",", "Q"]
