"""A question becomes a `Question` once, at the door."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from bot.model.question import AnswerKind, Question, QuestionKind
from bot.model.time import DateRange, date_range
from bot.model.words import words
from bot.parsing.lexicon import words as listed
from bot.parsing.temporal import find_times

_TOPIC = "question_words"
_KINDS: dict[str, QuestionKind] = {
    "who": "who",
    "whom": "who",
    "whose": "who",
    "when": "when",
    "where": "where",
    "why": "why",
    "how": "how",
    "what": "what",
    "which": "what",
}
INTERROGATIVES = frozenset(_KINDS)
_WANTED: dict[QuestionKind, AnswerKind] = {
    "who": "person",
    "when": "time",
    "where": "place",
    "why": "reason",
    "how": "manner",
    "how many": "number",
    "yes or no": "yes or no",
}
_HEADS: tuple[AnswerKind, ...] = ("place", "time", "person", "number", "reason")
_LONG = 30
_ENOUGH = 3
"""Words from which on a question has a preamble, and the words of content that must follow it."""
# An interrogative further back than this ("In which of the two cities …") belongs to a subordinate clause.
_LOOK_FOR_INTERROGATIVE = 6


def read_question(text: str, today: date) -> Question:
    """What a question asks for; any text is a question. Relative days are reckoned from ``today``."""
    asked = [_uncontracted(word.replace("’", "'")) for word in words(text)]
    lower = _lowered(asked)
    told = _preamble(lower)
    asked, lower = asked[told:], lower[told:]
    begin = 0
    while begin < len(lower) - 1 and lower[begin] in listed(_TOPIC, "lead"):
        begin += 1
    corrects = lower[begin : begin + 1] == ["i"] and any(
        w in listed(_TOPIC, "correction") for w in lower[begin + 1 : begin + 2]
    )
    if corrects:
        asked, lower, begin = asked[begin + 2 :], lower[begin + 2 :], 0
    kind, at = _kind(lower, begin)
    leading = lower[begin : begin + 2] in (["what", "about"], ["how", "about"])
    head = _head(lower, at) if kind in ("what", "how many") and not leading else None
    content = tuple(w for w, low in zip(asked, lower, strict=True) if _bare(low) not in listed(_TOPIC, "function"))
    return Question(
        text,
        kind,
        content,
        _names(asked, lower),
        _days(text, today),
        _wants(kind, head),
        head,
        tuple(dict.fromkeys(w for w in lower if w in listed(_TOPIC, "refers"))),
        _fragment(lower, begin, len(content), corrects),
        kind != "topic" and any(w in listed(_TOPIC, "speech") for w in lower),
        lower[at] if kind == "how many" else None,
        _is_of_the_future(kind, lower, at),
        any(w in listed(_TOPIC, "another") for w in lower),
        corrects,
    )


def _uncontracted(word: str) -> str:
    """The interrogative of "what'd" or "how's"; any other word as it is."""
    head, _, verb = word.partition("'")
    return head if verb in ("d", "s", "ll", "re", "ve") and head.casefold() in _KINDS else word


def _lowered(asked: list[str]) -> list[str]:
    """The words in small letters, but for abbreviations that look like small words ("the WHO", "US troops"): in a
    question that is not all in capitals, and where "WHO" is not what it asks."""
    lower = [word.casefold() for word in asked]
    if all(map(str.isupper, asked)):
        return lower
    for index, (word, low) in enumerate(zip(asked, lower, strict=True)):
        if not word.isupper() or low not in listed(_TOPIC, "abbreviated"):
            continue
        before = lower[:index]
        if low not in _KINDS or any(
            w in _KINDS or w in listed(_TOPIC, "asks") or w in ("the", "about") for w in before
        ):
            lower[index] = word
    return lower


def _is_of_the_future(kind: QuestionKind, lower: list[str], at: int) -> bool:
    """Whether it asks for what is to come: "Will they", "When do they meet?"."""
    scheduled = kind == "when" and any(word in ("do", "does") for word in lower[at + 1 : at + 2])
    return scheduled or "will" in lower or ("going", "to") in pairwise(lower)


def _preamble(lower: list[str]) -> int:
    """How many words of a long question stand before what it asks."""
    if len(lower) < _LONG:
        return 0
    content = 0
    for index in range(len(lower) - 1, 0, -1):
        if content >= _ENOUGH and lower[index] in listed(_TOPIC, "plea"):
            return index + 1
        content += _bare(lower[index]) not in listed(_TOPIC, "function")
    return 0


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _kind(lower: list[str], begin: int) -> tuple[QuestionKind, int]:
    """The kind of question, and where the word stands that tells."""
    if begin < len(lower) and lower[begin] in listed(_TOPIC, "asks"):
        return "yes or no", begin
    for index in range(begin, min(len(lower), begin + _LOOK_FOR_INTERROGATIVE)):
        if kind := _KINDS.get(lower[index]):
            if kind == "how" and index + 1 < len(lower) and lower[index + 1] in listed(_TOPIC, "quantity"):
                return "how many", index + 1
            return kind, index
    for index in range(len(lower) - 1, begin - 1, -1):
        if kind := _KINDS.get(lower[index]):
            return kind, index
    return "topic", begin


def _head(lower: list[str], at: int) -> str | None:
    """The noun asked for: the first content word after the interrogative, with nothing but articles between."""
    for word in lower[at + 1 : at + 5]:
        if word in listed(_TOPIC, "asks") or word in ("of", "to"):
            return None
        if _bare(word) not in listed(_TOPIC, "function"):
            return word
    return None


def _wants(kind: QuestionKind, head: str | None) -> AnswerKind:
    if kind == "what" and head:
        singular = head.removesuffix("s")
        for wanted in _HEADS:
            if head in listed(_TOPIC, wanted) or singular in listed(_TOPIC, wanted):
                return wanted
    return _WANTED.get(kind, "thing")


def _names(asked: list[str], lower: list[str]) -> tuple[str, ...]:
    """Runs of capitalised words; a first word counts when it is no function word."""
    found: list[list[str]] = []
    open_run = False
    for word, low in zip(asked, lower, strict=True):
        named = word[0].isupper() and _bare(low) not in listed(_TOPIC, "function") and low not in _KINDS
        if named and open_run:
            found[-1].append(word.removesuffix("'s"))
        elif named:
            found.append([word.removesuffix("'s")])
        open_run = named and not word.endswith("'s")
    return tuple(dict.fromkeys(" ".join(run) for run in found))


def _fragment(lower: list[str], begin: int, content: int, corrects: bool) -> bool:
    """Whether the question leans on the one before: no verb of its own, or hardly a word."""
    rest = lower[begin:]
    if rest[:2] in (["what", "about"], ["how", "about"]):
        return True
    if len(rest) <= 3 and content <= 1:
        return True
    return (begin > 0 or corrects) and not any(w in _KINDS or w in listed(_TOPIC, "asks") for w in rest)


def _days(text: str, today: date) -> tuple[DateRange, ...]:
    times = find_times(text, today)
    ranges = (date_range(t.value) for t in times if t.type in ("DATE", "TIME"))
    return tuple(dict.fromkeys(r for r in ranges if r))
