"""How many people something befell, as pages count it: "four people died" here, a toll that "rose to seven" there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from bot.answering.corrections import notes, taken_back
from bot.answering.inquiry import Inquiry
from bot.answering.lists import one_of, phrases
from bot.answering.measures import amount
from bot.answering.occasion import is_on, occasion
from bot.answering.passages import Passage, Ranked
from bot.answering.pool import Pool
from bot.linking.counts import befell, measure
from bot.model.answer import Citation, Statement
from bot.model.words import fold

_LIKELY = 0.3
"""What is so likely beside the likeliest sentence was read as well."""
_LEDE = 2
"""Sentences at the head of a page that tell what it is on."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_TOLL = "killed"
"""What a toll counts where it does not say."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A count as it is written, the least and the most it allows, and where it stands."""

    told: str
    least: float
    most: float
    citation: Citation

    def agrees(self, other: Toll) -> bool:
        """Whether one number can be meant by both."""
        return self.least <= other.most and other.least <= self.most


def tolls(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> tuple[list[Toll], bool]:
    """What pages count of those whom it befell that the question asks for, in the order of the passages; nothing where
    it asks for something else. Also whether they are of one occasion: the one it names, or of which its thread read."""
    thing = _asked(inquiry)
    if thing is None:
        return [], False
    noun = occasion(inquiry.question)
    named = {s for name in inquiry.names for s in name.split()}
    read = frozenset[int]() if noun or named else _just_read(inquiry)
    read |= {article for article, held in pool.held.items() if read and _is_on_the_thread(inquiry, held)}
    found, wrong = [], taken_back(ranked) | notes(ranked)
    ledes = {article for article in pool.held if noun and _opens_on(noun, article, pool)}
    for passage, _ in ranked:
        article = passage.key[0]
        if passage.key in wrong or not named <= pool.held[article] or (read and article not in read):
            continue
        if _is_of_another_year(inquiry, passage):
            continue
        if (toll := _told(thing, passage.citation)) and (noun is None or _tells_of(noun, passage, ledes)):
            found.append(toll)
    return found, bool(noun or named or read)


def _tells_of(noun: str, passage: Passage, ledes: Collection[int]) -> bool:
    """Whether a passage is on the occasion: "A fifth person has died" of a page that opens with it."""
    return passage.key[0] in ledes or is_on(noun, passage.citation)


def _opens_on(noun: str, article: int, pool: Pool) -> bool:
    heads = (p.citation for p in pool.passages if p.key[0] == article and p.index < _LEDE)
    return any(is_on(noun, citation) for citation in heads)


def toll_in(inquiry: Inquiry, citation: Citation) -> str | None:
    """The number of those whom it befell, where a question asks for one and the sentence counts them."""
    thing = _asked(inquiry)
    toll = _told(thing, citation) if thing else None
    return toll.told if toll else None


def of_the_thread_first(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The same order, but for the counts of the pages that a thread has just read, where it asks on: "How many?"; and
    those that a page took back come last."""
    thing = _asked(inquiry)
    if thing is None:
        return ranked
    wrong = taken_back(ranked)
    ranked = sorted(ranked, key=lambda pair: pair[0].key in wrong)
    read = _just_read(inquiry)
    if not read or inquiry.names or occasion(inquiry.question):
        return ranked
    return sorted(ranked, key=lambda p: p[0].key[0] not in read or _told(thing, p[0].citation) is None)


def counts_nobody(inquiry: Inquiry, statements: Iterable[Statement]) -> bool:
    """Whether it is asked how many something befell and no sentence counts them: "two boats" are nobody who died."""
    return _asked(inquiry) is not None and not any(toll_in(inquiry, told.citations[0]) for told in statements)


def _is_on_the_thread(inquiry: Inquiry, held: frozenset[str]) -> bool:
    """Whether a page holds whom or what the thread was about last, by a name of several words: one may be any noun."""
    return any(" " in name and set(name.split()) <= held for name in inquiry.thread[:1])


def _just_read(inquiry: Inquiry) -> frozenset[int]:
    """The articles that the last answer most likely stands in."""
    least = _LIKELY * max(inquiry.belief.values(), default=0.0)
    return frozenset(article for (article, _), belief in inquiry.belief.items() if belief >= least)


def _asked(inquiry: Inquiry) -> str | None:
    if inquiry.wants != "number" or inquiry.question.measure not in (None, "many"):
        return None
    forms = befell()
    return next((forms[word] for word in fold(inquiry.question.text).split() if word in forms), None)


def _told(thing: str, citation: Citation) -> Toll | None:
    text = citation.text
    if thing in (measured := measure(text)):
        told, (least, most) = measured[thing]
        number = _number().search(told)
        return Toll(number[0] if number else told, least, most, citation)
    match = _described(thing).search(text) or (_risen().search(text) if thing == _TOLL else None)
    match = match or _of_one(thing).search(text) or _of_them(thing).search(text)
    counted = amount(match["number"]) if match else None
    if match is None or counted is None:
        return _last_of(thing, citation)
    return Toll(match["number"], counted, counted, citation)


def _is_of_another_year(inquiry: Inquiry, passage: Passage) -> bool:
    """Whether the sentence names years, but neither that of its page nor one of the question: "In 1976 a dam burst"."""
    publication = passage.citation.article.publication
    years = set(_YEAR.findall(passage.citation.text))
    asked = set(_YEAR.findall(inquiry.question.text))
    near = {str(day.year) for day in (publication.earliest, publication.latest)} if publication else years
    return bool(years) and years.isdisjoint(near | asked)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:at (?:least|most)|(?:more|fewer|less) than|up to) )?(?:\d[\d,]*|{one_of('number')})\b", re.I
    )


def _befell(thing: str) -> str:
    """The words that tell of one thing: "died", "dead" and "killed" of deaths."""
    return f"(?:{'|'.join(form for form, means in befell().items() if means == thing)})"


@cache
def _described(thing: str) -> re.Pattern[str]:
    """Those whom it befell in more than one word: "two border guards died"."""
    return re.compile(rf"\b(?P<number>\d[\d,]*|{one_of('number')}) (?:[a-z-]{{3,}} ){{1,3}}{_befell(thing)}\b", re.I)


@cache
def _of_one(thing: str) -> re.Pattern[str]:
    """The last of them: "one is still missing"."""
    one = "(?P<number>one)(?: (?:person|man|woman|child))?"
    is_still = "(?:is|was|remains|remained|has been)(?: still)?"
    return re.compile(rf"(?<!\bno )(?<!\bnot )\b{one} {is_still} {_befell(thing)}\b", re.I)


@cache
def _of_them(thing: str) -> re.Pattern[str]:
    """Those of others: "19 people, four of whom have died"."""
    return re.compile(
        rf"\b(?P<number>\d[\d,]*|{one_of('number')}) of (?:whom|them)(?: \w+){{0,2}} {_befell(thing)}\b", re.I
    )


def _last_of(thing: str, citation: Citation) -> Toll | None:
    """Which one it befell last: "a fifth person, a woman in Marland, had died"."""
    found = _one_more(thing).search(citation.text)
    if found is None:
        return None
    counted = float(phrases("ordinals").index(found["number"].casefold()) + 2)
    return Toll(found["number"], counted, counted, citation)


@cache
def _one_more(thing: str) -> re.Pattern[str]:
    who = rf"(?:a|the) (?P<number>{one_of('ordinals')}) {one_of('human')}"
    return re.compile(rf"\b{who}\b[^.;:]{{0,80}}? {_befell(thing)}\b", re.I)


@cache
def _risen() -> re.Pattern[str]:
    """What a toll has come to: "the death toll has risen to seven"."""
    return re.compile(
        rf"\btoll\b[^.;:]{{0,60}}?\b(?:to|at|now|is|was|reached|hit) (?P<number>\d[\d,]*|{one_of('number')})\b"
    )
