"""Which act of reporting each quoted stretch belongs to, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.parsing.quotations.attributions import (
    Attribution,
    attribution,
    attributions,
    introduction,
    signature,
    transcript,
    view_of,
)
from bot.parsing.quotations.features import beside_quote, cue_features
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.quoting import quote_features
from bot.parsing.quotations.scores import Scores, total
from bot.parsing.quotations.verbs import lemmas, speech

# A word near a quotation that nobody else claims is taken as its cue down to these log-odds.
_RESCUE = -3.0
_RESCUE_REACH = 14
# What a verb of speech is worth over other words when two claim one stretch.
_SPEECH_BONUS = 2.0
# Above these log-odds such a word is preferred to stretching the content of a likelier one.
_LIKELY = -1.0
_LIKELY_APART = 0.0


@dataclass(slots=True)
class Utterance:
    """One act of reporting with its quoted stretches.

    ``loose`` stretches stand in other sentences, each with how sure it is (0..1) that they belong here. A stretch that
    nothing on the page gives to anybody is left out: most such are slogans, titles and pull quotes.
    """

    act: Attribution
    quotes: list[Quoted] = field(default_factory=list)
    loose: list[tuple[Quoted, float]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its cue stands."""
        return self.act.line.items[self.act.cue[0]].start


def utterances(text: str, lines: list[Line], model: Scores) -> list[Utterance]:
    """The utterances of the article in reading order."""
    refused: set[int] = set()
    acts = [_acts(text, line, model, refused) for line in lines]
    found = [_shared_out(line, row, refused) for line, row in zip(lines, acts, strict=True)]
    latest: Utterance | None = None
    latest_line = -1
    for number, line in enumerate(lines):
        held = {id(q) for u in found[number] for q in u.quotes}
        for quoted in line.quotes.values():
            goes_on = _stands_alone(line) and number > 0 and latest_line == number - 1
            goes_on = goes_on and lines[number - 1].paragraph == line.paragraph
            if id(quoted) in held or (id(quoted) in refused and not goes_on):
                continue
            alone = _stands_alone(line) or (0 in line.quotes and not found[number])
            home, sure = _home(lines, found, number, latest, latest_line, model) if alone else (None, 0.0)
            if home is None:
                continue
            home.loose.append((quoted, sure))
            latest, latest_line = home, number
        spoken = [u for u in found[number] if u.quotes or u.loose]
        if spoken:
            latest, latest_line = (
                max(spoken, key=lambda u: u.quotes[-1].end if u.quotes else u.loose[-1][0].end),
                number,
            )
    return [u for row in found for u in row]


def _least(act: Attribution) -> float:
    """How likely a cue must be to be preferred to stretching another's content: less beside the quotation."""
    return _LIKELY if beside_quote(view_of(act.line), act.head) else _LIKELY_APART


def _shared_out(line: Line, acts: list[Attribution], refused: set[int]) -> list[Utterance]:
    """The acts of a line with the stretches each holds; what two hold goes to the one that says it.

    `Quill praised "the crew", according to the agency`: the words are Quill's, the agency carries them.
    """
    made = {id(act): Utterance(act) for act in acts}
    for quoted in line.quotes.values():
        if id(quoted) in refused:
            continue
        holders = [act for act in acts if quoted in _held(line, act)]
        if not holders:
            continue
        says = max(holders, key=_saying)
        made[id(says)].quotes.append(quoted)
        carrier = next((act for act in holders if act is not says and _is_carrier(act)), None)
        if carrier is not None and says.medium is None:
            says.medium = carrier.source
    return list(made.values())


def _is_carrier(act: Attribution) -> bool:
    return act.line.items[act.head].lower == "according"


def _saying(act: Attribution) -> tuple[bool, float]:
    word = act.line.items[act.head].lower
    return not _is_carrier(act), act.score + (_SPEECH_BONUS if word in speech() else 0.0)


def _held(line: Line, act: Attribution) -> list[Quoted]:
    return [q for q in line.quotes.values() if any(a <= q.start and q.end <= b for a, b in act.content)]


def _acts(text: str, line: Line, model: Scores, refused: set[int]) -> list[Attribution]:
    """The acts of a line; a quoted stretch none of them holds is offered the unlikelier words around it."""
    signed = signature(line) or transcript(line)
    acts = [signed] if signed else attributions(line, model)
    for place, quoted in line.quotes.items():
        holder = holder_of(acts, quoted)
        rescued = None if holder else rescue(line, place, model)
        speech = total(model.quote, quote_features(text, line, place, holder or rescued, holder is not None))
        speech = -1.0 if _at_arms_length(text, line, place, holder) else speech
        if speech < 0 and (signed is None or holder is not signed):
            refused.add(id(quoted))
        elif holder is not None:
            continue
        elif rescued is not None and rescued.score > _least(rescued) and all(rescued.cue != act.cue for act in acts):
            acts.append(rescued)
        elif acts:
            _extend(line, acts, quoted)
        elif rescued is not None and place > 0:
            acts.append(rescued)
    return sorted(acts, key=lambda act: act.cue)


def _extend(line: Line, acts: list[Attribution], quoted: Quoted) -> None:
    """Give a quotation nobody holds to the nearest act of its line, preferring one that stands before it."""

    def distance(act: Attribution) -> tuple[bool, int]:
        at = line.items[act.cue[0]].start
        return at > quoted.start, abs(at - quoted.start)

    act = min(acts, key=distance)
    start, end = quoted.outer_start, quoted.outer_end
    if act.content and act.content[-1][1] <= start and act.content[-1][0] > line.items[act.cue[0]].start:
        start = act.content.pop()[0]
    act.content.append((start, end))


def _at_arms_length(text: str, line: Line, place: int, holder: Attribution | None) -> bool:
    """`Quill's "interpretation"`: a word or two of somebody's with no verb that says them."""
    quoted = line.quotes[place]
    short = len(text[quoted.start : quoted.end].split()) <= 2
    owned_by = place > 0 and line.classes[place - 1] == "'s"
    return short and owned_by and (holder is None or line.items[holder.head].lower not in lemmas())


def holder_of(acts: list[Attribution], quoted: Quoted) -> Attribution | None:
    """The likeliest act whose content the stretch begins in."""
    holders = [act for act in acts if any(a <= quoted.start < b for a, b in act.content)]
    return max(holders, key=lambda act: act.score, default=None)


def rescue(line: Line, place: int, model: Scores) -> Attribution | None:
    """The likeliest of the words near a quoted stretch that would make it somebody's."""
    if len(line.items) < 3:
        return None
    view = view_of(line)
    best: Attribution | None = None
    for index in range(max(0, place - _RESCUE_REACH), min(len(line.items), place + _RESCUE_REACH)):
        if line.classes[index] not in ("v", "d", "s", "x", "g", ":"):
            continue
        score = total(model.cue, cue_features(view, index))
        if score < _RESCUE or (best is not None and score <= best.score):
            continue
        made = attribution(view, index, model, score)
        if line.quotes[place] not in _held(line, made):
            made = attribution(view, index, model, score, "R" if place > index else "L")
        if made.source is not None and line.quotes[place] in _held(line, made):
            best = made
    return best


def _stands_alone(line: Line) -> bool:
    """Whether the line is nothing but quoted words."""
    return all(i in line.quotes or not item.text[0].isalnum() for i, item in enumerate(line.items))


def _home(
    lines: list[Line],
    found: list[list[Utterance]],
    number: int,
    latest: Utterance | None,
    latest_line: int,
    model: Scores,
) -> tuple[Utterance | None, float]:
    """Whose words a line of nothing but quoted words continues or begins, and how sure that is."""
    line = lines[number]
    before = lines[number - 1] if number else None
    if before is not None and before.items[-1].text == ":" and line.paragraph - before.paragraph <= 1:
        if found[number - 1]:
            return found[number - 1][-1], 0.85
        made = introduction(before, model)
        if made is not None:
            opened = Utterance(made)
            found[number - 1].append(opened)
            return opened, 0.8
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is not None and after.paragraph == line.paragraph + 1:
        signed = signature(after, apart=True)
        if signed is not None:
            opened = Utterance(signed)
            found[number + 1].append(opened)
            return opened, 0.85
    if latest is not None and latest_line >= 0:
        gap = line.paragraph - lines[latest_line].paragraph
        if gap == 0:
            return latest, 0.9
    if before is not None and before.paragraph == line.paragraph and found[number - 1]:
        return found[number - 1][-1], 0.75
    if after is not None and after.paragraph == line.paragraph and any(u.quotes for u in found[number + 1]):
        return next(u for u in found[number + 1] if u.quotes), 0.75
    if latest is not None and line.paragraph - lines[latest_line].paragraph == 1:
        return latest, 0.7
    if before is not None and line.paragraph - before.paragraph == 1:
        told = [u for u in found[number - 1] if u.act.source is not None]
        if told:
            return told[-1], 0.5
    return None, 0.0
