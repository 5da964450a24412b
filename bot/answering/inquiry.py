"""A question in its thread: what it asks once the turns before it are taken into account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.terms import terms
from bot.model.conversation import Conversation, Turn
from bot.model.question import AnswerKind, Question
from bot.model.words import fold, words

_REMEMBERED = 6


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is looked for: stems of the question itself, of the turns it leans on, and the names in focus.

    ``lent`` are stems of the question before it, which a fragment means; ``borrowed`` their words, to search for.

    ``about`` are the names it is about as they were written, ``names``, ``focus`` and ``thread`` (of all earlier
    turns) the stems of names, ``belief`` the places earlier answers stood at with their
    probabilities, ``older`` those of turns before the last; ``turn`` counts from 0.
    """

    question: Question
    own: tuple[str, ...]
    lent: tuple[str, ...]
    before: tuple[str, ...]
    borrowed: tuple[str, ...]
    earlier: frozenset[str]
    names: tuple[str, ...]
    focus: tuple[str, ...]
    answer: frozenset[str]
    thread: tuple[str, ...]
    about: tuple[str, ...]
    wants: AnswerKind
    leans: bool
    turn: int
    belief: dict[tuple[int, int], float]
    older: dict[tuple[int, int], float]

    @property
    def wording(self) -> tuple[str, ...]:
        """The words to search the corpus for, as they were written: FTS stems them by its own rules."""
        phrases = (*self.question.words, *(self.borrowed if self.leans else ()))
        return tuple(dict.fromkeys(w.removesuffix("'s") for phrase in phrases for w in words(phrase)))


def understand(question: Question, conversation: Conversation) -> Inquiry:
    """Read a question in its thread: a fragment borrows the question before it, a pronoun the names in focus."""
    turns = conversation.turns[-_REMEMBERED:]
    last = turns[-1] if turns else None
    asked = last.asked if last else None
    leans = bool(turns) and (question.fragment or bool(question.refers) or not question.words)
    own = _stems(question.words)
    lent: tuple[str, ...] = ()
    wants = question.wants
    if asked and (question.fragment or not question.words):
        replaced = {s for name in asked.names for s in terms(name)} if question.names else set()
        lent = tuple(s for s in _stems(asked.words) if s not in replaced and s not in own)
        if question.kind == "topic" or question.text.casefold().lstrip().startswith(("what about", "how about")):
            wants = asked.wants
    earlier_names = _focus(turns, question)
    focus = _joined(earlier_names)
    return Inquiry(
        question=question,
        own=own,
        lent=lent,
        before=_stems(asked.words) if asked else (),
        borrowed=(*earlier_names[:3], *(asked.words if asked and lent else ())),
        earlier=frozenset(s for t in turns if t.asked for s in _stems(t.asked.words)),
        names=_joined(question.names),
        focus=focus if leans else (),
        answer=frozenset(terms(last.answer)) if last and last.answer else frozenset(),
        thread=focus,
        about=(*question.names, *(earlier_names if leans or not question.names else ())),
        wants=wants,
        leans=leans,
        turn=len(conversation.turns),
        belief={(a, s): p for a, s, p in last.belief} if last else {},
        older=_older(turns),
    )


def _stems(written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for word in written for part in terms(word)))


def _joined(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(terms(name)) for name in names)


def _focus(turns: tuple[Turn, ...], question: Question) -> tuple[str, ...]:
    """The names earlier turns were about, latest first, without those the question names itself."""
    named = {fold(name) for name in question.names}
    found = {fold(name): name for turn in turns for name in reversed(turn.focus)}
    return tuple(name for folded, name in reversed(found.items()) if folded not in named)


def _older(turns: tuple[Turn, ...]) -> dict[tuple[int, int], float]:
    older: dict[tuple[int, int], float] = {}
    for turn in turns[:-1]:
        for article, start, probability in turn.belief:
            key = (article, start)
            older[key] = max(older.get(key, 0.0), probability)
    return older
