"""Which act of reporting each quoted stretch belongs to, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.parsing.lexicon import words
from bot.parsing.quotations.acts import Attribution
from bot.parsing.quotations.attributions import attributions, reports, weighed
from bot.parsing.quotations.features import View
from bot.parsing.quotations.holding import best_claim, carries, claims, holds, stretched
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.quoting import at_arms_length, has_byline, naming_word, quote_features
from bot.parsing.quotations.scores import Scores, total
from bot.parsing.quotations.signed import gesture, introduction, signature, transcript
from bot.parsing.quotations.verbs import speech as spoken

# Words of a stretch that is kept as somebody's although nothing says whose; shorter ones are slogans and titles.
_LEAST_UNCLAIMED = 6
_MOST_PARAGRAPHS = 8
# And the log-odds of its being speech that it needs.
_SURE_UNCLAIMED = 2.6
# Fewer words than this are often a title, a nickname, a word held at arm's length, and a wrong speaker costs more than
# a few words left out: so much log-odds of being speech they need beyond nought.
_FEW = 8
_DOUBT = 1.1


@dataclass(slots=True)
class Utterance:
    """One act of reporting with its quoted stretches.

    ``loose`` stretches stand in other sentences, each with how sure it is (0..1) that they belong here.
    """

    act: Attribution
    quotes: list[Quoted] = field(default_factory=list)
    loose: list[tuple[Quoted, float]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its cue stands."""
        return self.act.line.items[self.act.cue[0]].start

    @property
    def reports_clearly(self) -> bool:
        """Whether words in another sentence may be its words too: it quotes, or its verb is one of speech."""
        return bool(self.quotes) or self.act.likely or self.act.line.items[self.act.head].lower in spoken()


class Utterances(NamedTuple):
    """What is said in an article, in reading order, and the quoted stretches nothing on the page gives to anybody."""

    said: list[Utterance]
    unclaimed: list[Quoted]


class _Row(NamedTuple):
    """The acts of a line; by the item of a quoted stretch, the reporting word of the act that it belongs to."""

    acts: list[Attribution]
    heads: dict[int, int]


def utterances(text: str, lines: list[Line], model: Scores) -> Utterances:
    """The utterances of the article."""
    unclaimed: list[Quoted] = []
    speech: dict[int, float] = {}  # by identity of a stretch, the log-odds of its being somebody's words
    views = [View(line) if reports(line, model) else None for line in lines]
    acts = iter(weighed([view for view in views if view], model))
    found = [_shared_out(view.line, _row(text, view, next(acts), model, speech)) if view else [] for view in views]
    latest: Utterance | None = None
    latest_line = -1
    for number, line in enumerate(lines):
        held = {id(q) for u in found[number] for q in u.quotes}
        only_quotes = bool(line.quotes) and line.only_quotes
        for quoted in line.quotes.values():
            goes_on = only_quotes and number > 0 and latest_line == number - 1
            goes_on = goes_on and lines[number - 1].paragraph == line.paragraph
            if id(quoted) in held:
                continue
            goes_on = goes_on or (only_quotes and _must_be_said(lines, found, number))
            if speech.get(id(quoted), 0.0) < 0 and not goes_on:
                continue
            alone = only_quotes or (0 in line.quotes and not any(u.reports_clearly for u in found[number]))
            home, sure = _home(lines, found, number, latest, latest_line, model) if alone else (None, 0.0)
            if home is None:
                long = len(text[quoted.start : quoted.end].split()) >= _LEAST_UNCLAIMED
                if long and speech.get(id(quoted), 0.0) > _SURE_UNCLAIMED:
                    unclaimed.append(quoted)
                continue
            home.loose.append((quoted, sure))
            latest, latest_line = home, number
        spoken = [u for u in found[number] if u.quotes or u.loose]
        if spoken:
            latest, latest_line = (
                max(spoken, key=lambda u: u.quotes[-1].end if u.quotes else u.loose[-1][0].end),
                number,
            )
    return Utterances([u for row in found for u in row], unclaimed)


def _shared_out(line: Line, row: _Row) -> list[Utterance]:
    """The acts of a line with the stretches each holds.

    `Quill praised "the crew", according to the agency`: the words are Quill's, the agency carries them.
    """
    made = {act.head: Utterance(act) for act in row.acts}
    for place, quoted in line.quotes.items():
        head = row.heads.get(place)
        if head is None:
            continue
        says = made[head]
        says.quotes.append(quoted)
        others = (act for act in row.acts if act.head != head and holds(act, quoted) and carries(act))
        carrier = next(others, None)
        if carrier is not None and says.act.medium is None:
            says.act.medium = carrier.source
    return list(made.values())


def _row(text: str, view: View, likely: list[Attribution], model: Scores, speech: dict[int, float]) -> _Row:
    """The acts of a line, and which of them each of its quoted stretches belongs to."""
    line = view.line
    signed = (signature(line) or transcript(line)) if line.quotes else None
    acts = {act.head: act for act in ([signed] if signed else attributions(view, likely))}
    heads: dict[int, int] = {}
    names: set[int] = set()
    for place, quoted in line.quotes.items():
        if signed is not None and holds(signed, quoted) and not has_byline(text, line, place):
            heads[place] = signed.head
            continue
        naming = naming_word(text, line, place)
        if naming is not None:
            names.add(naming)
            speech[id(quoted)] = -1.0
            continue
        claim = best_claim(view, place, claims(view, place, list(acts.values()), model), model)
        act, held = (claim.act, claim.held) if claim else (None, False)
        said = total(model.quote, quote_features(text, view, place, act, held))
        said -= _DOUBT if len(text[quoted.start : quoted.end].split()) < _FEW else 0.0
        if at_arms_length(text, line, place, act if held else None):
            said = -1.0
        elif act is not None and _written(line, place, act):
            said = max(said, 0.0)
        speech[id(quoted)] = said
        if said >= 0 and act is not None:
            acts[act.head] = stretched(act, quoted)
            heads[place] = act.head
    holding = set(heads.values())
    told = [acts[head] for head in holding]
    for head, act in acts.items():
        if head not in holding and head not in names and act.told_of and not _only_marks(line, act):
            told.append(act)
    return _Row(sorted(told, key=lambda act: act.cue), heads)


def _written(line: Line, place: int, act: Attribution) -> bool:
    """`A sign read "Back soon"`: what stands on a thing that has words on it."""
    source = act.source
    if source is None or act.cue[1] != place or source.last > act.head:
        return False
    return line.items[source.last - 1].lower in words("function_words", "written_on")


def _only_marks(line: Line, act: Attribution) -> bool:
    """Whether all that an act tells stands in marks."""
    inside = [(quoted.outer_start, quoted.outer_end) for quoted in line.quotes.values()]
    return bool(inside) and all(any(s <= start and end <= e for s, e in inside) for start, end in act.content)


def _must_be_said(lines: list[Line], found: list[list[Utterance]], number: int) -> bool:
    """Whether a line of nothing but quoted words is left open for the next paragraph, or stands behind a gesture."""
    before = lines[number - 1] if number else None
    moved = before is not None and before.paragraph == lines[number].paragraph and gesture(before) is not None
    return moved or _goes_on_to(lines, found, number) is not None


def _goes_on_to(lines: list[Line], found: list[list[Utterance]], number: int) -> Utterance | None:
    """The utterance at the end of a quotation of several paragraphs, of which only the last is closed."""
    for ahead in range(number, min(number + _MOST_PARAGRAPHS, len(lines) - 1)):
        line, after = lines[ahead], lines[ahead + 1]
        last = line.quotes.get(len(line.items) - 1)
        if last is None or last.closed or after.paragraph != line.paragraph + 1 or 0 not in after.quotes:
            return None
        if spoken := [u for u in found[ahead + 1] if after.quotes[0] in u.quotes]:
            return spoken[0]
    return None


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
    told = [u for u in found[number - 1] if u.reports_clearly] if before is not None else []
    if before is not None and before.items[-1].text == ":" and line.paragraph - before.paragraph <= 1:
        if told:
            return told[-1], 0.85
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
    if before is not None and before.paragraph == line.paragraph and (act := gesture(before)) is not None:
        opened = Utterance(act)
        found[number - 1].append(opened)
        return opened, 0.75
    if latest is not None and latest_line >= 0:
        gap = line.paragraph - lines[latest_line].paragraph
        if gap == 0:
            return latest, 0.9
    if before is not None and before.paragraph == line.paragraph and told:
        return told[-1], 0.75
    if after is not None and after.paragraph == line.paragraph and any(u.quotes for u in found[number + 1]):
        return next(u for u in found[number + 1] if u.quotes), 0.75
    going_on = _goes_on_to(lines, found, number)
    if going_on is not None:
        return going_on, 0.8
    if latest is not None and line.paragraph - lines[latest_line].paragraph == 1:
        return latest, 0.7
    if before is not None and line.paragraph - before.paragraph == 1:
        named = [u for u in told if u.act.source is not None]
        if named:
            return named[-1], 0.5
    return None, 0.0
