"""A thread that asks on about what it has just read: "Where?", "And her brother?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed, one_of, phrases
from bot.answering.measures import ages, ages_of
from bot.answering.passages import Passage, Ranked
from bot.answering.pool import Pool
from bot.answering.reasons import gives_reason
from bot.answering.terms import telling, telling_parts
from bot.model.conversation import Turn
from bot.model.question import Question
from bot.model.words import fold

_BESIDE = 3
"""Sentences before and after one just read that a bare question may mean as well."""
_AROUND_NAMES = 6
"""Sentences before and after one just read in which those it counted are named."""
_FULL_NAME = r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+\b"
_COUPLE = r"\b[A-Z][\w'’-]+ and [A-Z][\w'’-]+ [A-Z][\w'’-]+\b"
_NAMES = re.compile(rf"{_FULL_NAME}.{{0,300}} and (?:[a-z]+ ){{0,4}}{_FULL_NAME}|{_COUPLE}")
_AGE = re.compile(r"\d+")
_QUOTE = re.compile(r"[\"“”]")
_AROUND = 2
"""Sentences before "He was 91." that may tell who he is."""
_LIKELY = 0.2
"""What was about as likely as the answer itself may be meant too, wherever it stands."""
SHARED = 3
"""Words of content two sentences share that tell of the same."""
_PLACE = re.compile(
    rf"\b(?:{one_of('before_name')} (?:the )?((?:[a-z]+ )?[A-Z]\w+)"
    rf"|{one_of('settlement')} of ([A-Z]\w+)"
    rf"|{one_of('before_spot')} {one_of('determiner')} ((?:[a-z]+ )?[a-z]+))"
)
_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_TIMES = listed("time") | listed("month") | listed("stretch")
_NOT_WHEN = "".join(rf"(?<!{span} )" for span in sorted(listed("spans_of_time")))
_AFTER = re.compile(rf"{_NOT_WHEN}\b(?:after|since) (?!then|\d)", re.I)
"""In what happened itself this tells why; in other sentences more often only when."""


def is_bare(inquiry: Inquiry, last: Turn | None) -> bool:
    """Whether it is no more than "Where?", "Why was that?" or "How old is she?", asked of an answer that cited
    something."""
    question = inquiry.question
    told = question.kind in ("where", "why") or question.measure == "old" or asks_who_they_are(question)
    return bool(last and last.cited) and told and not question.words


def asks_who_they_are(question: Question) -> bool:
    """Whether it is "Who were they?": of some who were counted or told of together, each is asked for by name."""
    return question.kind == "who" and not question.words and not listed("several").isdisjoint(question.refers)


def beside(inquiry: Inquiry, pool: Pool, ranked: Ranked, last: Turn) -> Ranked:
    """The passages that may answer a bare question: of what was just read, and of what stands beside it, what names a
    place, or a reason, as it wants; then the rest of that article. Nothing where nothing does."""
    read = next((p for p in pool.passages if p.key == last.cited[0]), None)
    if read is None:
        return []
    least = _LIKELY * max(inquiry.belief.values(), default=1.0)
    names = inquiry.question.kind == "who"
    reach = _AROUND_NAMES if names else _BESIDE
    told, rest = [], []
    for pair in ranked:
        passage = pair[0]
        here = passage.key[0] == read.key[0]
        near = here and abs(passage.index - read.index) <= reach
        meant = inquiry.belief.get(passage.key, 0.0) >= least
        copied = passage.key in last.cited and len(content(passage) & content(read)) >= SHARED
        if (near or ((meant or copied) and not names)) and _answers(inquiry, passage, passage is read):
            told.append(pair)
        elif here:
            rest.append(pair)
    if not told:
        return []
    # The answer itself comes before what stands beside it.
    first = min(told, key=lambda pair: (pair[0] is not read, -pair[1]))
    return [first, *sorted((pair for pair in (*told, *rest) if pair is not first), key=lambda pair: -pair[1])]


def asks_for_currency(question: Question) -> bool:
    """Whether it is no more than "And in euros?"."""
    return bool(question.words) and all(fold(word) in listed("currency") for word in question.words)


def in_currency(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The passages that give a sum in the currency, of the pages just read alone: other pages give other sums, and
    nothing is reckoned here."""
    asked = set(map(fold, inquiry.question.words))
    signs = [sign for sign, name in _SIGNS.items() if name in asked]
    read = {article for article, _ in inquiry.belief}
    return [
        pair
        for pair in ranked
        if pair[0].key[0] in read
        and (any(sign in pair[0].citation.text for sign in signs) or asked & set(fold(pair[0].citation.text).split()))
    ]


def aged(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> Ranked:
    """The passages that tell an age beside whom "How old is Falk?" names or means first, and beside what else it asks:
    of "He was 91." the sentences around it tell whose age, and "when he died"."""
    names = set(telling_parts(inquiry.names or inquiry.focus[:1]))
    others = set(telling(inquiry.own)) - names
    around: dict[tuple[int, int], frozenset[str]] = {(p.key[0], p.index): p.sketch.known for p in pool.passages}

    def tells(passage: Passage) -> bool:
        text, known = passage.citation.text, passage.sketch.known
        if not ages_of(text, names) or _tells_of_her(inquiry.question, known):
            return False
        near = known.union(*(around.get((passage.key[0], passage.index - back), ()) for back in range(1, _AROUND + 1)))
        whose = known if names & known or not known & listed("personal") else near
        return bool(names & whose) and others <= near

    return sorted(ranked, key=lambda pair: not tells(pair[0]))


def tells_several_ages(inquiry: Inquiry, likeliest: Iterable[Passage]) -> bool:
    """Whether "How old is the suspect?" may be asked of more than one: the passages give different ages, of nobody who
    was named."""
    if inquiry.question.measure != "old" or inquiry.names or inquiry.focus:
        return False
    told = {found[0] for p in likeliest for age in ages(p.citation.text) if (found := _AGE.search(age))}
    return len(told) > 1


def _tells_of_her(question: Question, known: frozenset[str]) -> bool:
    """Whether a sentence has "she" or "her" alone where the question has "he" or "his", or the other way round."""
    asked, his, hers = set(question.refers), listed("his"), listed("hers")
    return any(
        not asked.isdisjoint(own) and asked.isdisjoint(other) and known.isdisjoint(own) and not known.isdisjoint(other)
        for own, other in ((his, hers), (hers, his))
    )


def content(passage: Passage) -> frozenset[str]:
    """The stems of a passage that say something."""
    return passage.sketch.known - listed("function")


def _answers(inquiry: Inquiry, passage: Passage, read: bool) -> bool:
    text = passage.citation.text
    if inquiry.question.kind == "where":
        return _names_place(text)
    if inquiry.question.measure == "old":
        return bool(ages(text))
    if inquiry.question.kind == "who":
        return _QUOTE.search(text) is None and _NAMES.search(text) is not None
    return gives_reason(text) or (read and bool(_AFTER.search(text)))


def _names_place(text: str) -> bool:
    """Whether a preposition stands before something that is no time."""
    return any(not is_time(match[match.lastindex or 1]) for match in _PLACE.finditer(text))


def is_time(words: str) -> bool:
    """Whether words name a time, or count something, rather than a place: "first quarter", "November"."""
    return any(
        word in _TIMES or word.removesuffix("s") in _TIMES or word in listed("number") for word in fold(words).split()
    )


def only_turns(question: Question) -> bool:
    """Whether it says no more than whom or what to turn to: "And Putin?", "What about the prosecutor?"."""
    asked = question.fragment and question.words and not any(fold(word) in listed("time") for word in question.words)
    return (question.kind == "topic" or turns_about(question)) and bool(question.names or asked)


def turns_about(question: Question) -> bool:
    """Whether it opens as "What about the weather?" does."""
    return fold(question.text).startswith(tuple(f"{opening} " for opening in phrases("turns_to")))


def turned(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> Ranked:
    """The passages that hold whom or what such a question turns to, those of articles on the thread's names first; all
    passages when none does."""
    found = [pair for pair in ranked if _turns_to(inquiry, pair[0])]
    names = set(telling_parts(inquiry.focus))
    on_them = {p.citation.article.id for p in pool.passages if names & p.sketch.known}
    return sorted(found, key=lambda pair: pair[0].citation.article.id not in on_them) or ranked


def _turns_to(inquiry: Inquiry, passage: Passage) -> bool:
    question = inquiry.question
    if question.names:
        told = f" {fold(passage.citation.text)} "
        return any(f" {fold(name)} " in told for name in question.names)
    return all(s in passage.sketch.known for s in inquiry.own)
