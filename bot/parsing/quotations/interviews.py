"""What is said in interviews whose turns have no labels: questions in paragraphs of their own, answered in the next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.quotation import Person, Quotation, Speaker
from bot.model.text import Paragraph
from bot.parsing.talk import ends_talk, has_word, is_aside

_LEAST_QUESTIONS = 4
_LONGEST_QUESTION = 400
# Of the questions so many address somebody, and of the answers so many speak of who answers.
_ADDRESSED, _OWN = 0.6, 0.6
# How sure whoever is presented before the first question is to be who answers.
_ANSWERS = 0.6
_MARKS = "\"“‘«'"


def find_answers(
    text: str, paragraphs: Sequence[Paragraph], people: Sequence[Person]
) -> tuple[list[Quotation], frozenset[int]]:
    """A direct quotation for every paragraph of an answer, those to one question in a group, and the paragraphs read.

    Only where whoever answers is presented alone before the first question, and questions and answers read like talk.
    """
    told = [text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    asked = [index for index, words in enumerate(told) if _asks(words)]
    if len(asked) < _LEAST_QUESTIONS:
        return [], frozenset()
    presented = [p for p in people if p.mentions and p.mentions[0].start < paragraphs[asked[0]].start and " " in p.name]
    answers = [_answer(told, at, end) for at, end in zip(asked, [*asked[1:], len(told)], strict=True)]
    if len(presented) != 1 or not all(answers) or any(told[index][:1] in _MARKS for one in answers for index in one):
        return [], frozenset()
    addressed = sum(has_word(told[index], "addressing") for index in asked)
    own = sum(any(has_word(told[index], "own") for index in answer) for answer in answers)
    if addressed < _ADDRESSED * len(asked) or own < _OWN * len(asked):
        return [], frozenset()
    first = presented[0].mentions[0]
    speaker = Speaker(presented[0].name, first.text, first.start, first.end, None, _ANSWERS)
    found = [
        Quotation(told[index], paragraphs[index].start, paragraphs[index].end, "direct", speaker, group=group)
        for group, answer in enumerate(answers, start=1)
        for index in answer
    ]
    return found, frozenset([*asked, *(index for answer in answers for index in answer)])


def _asks(words: str) -> bool:
    """Whether a paragraph is one question: `And what did your family say?`"""
    return words.endswith("?") and len(words) <= _LONGEST_QUESTION and words[:1] not in _MARKS


def _answer(told: Sequence[str], question: int, end: int) -> list[int]:
    """The paragraphs that answer a question; behind the last question only those that speak of who answers."""
    found: list[int] = []
    for index in range(question + 1, end):
        if is_aside(told[index]):
            continue
        if ends_talk(told[index]) or (end == len(told) and found and not has_word(told[index], "own")):
            break
        found.append(index)
    return found
