"""Which sentences are meant: what is learned of wordings, and what a thread and the question's kind add to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answering.features import rows
from bot.answering.in_charge import charge, worth_in_charge
from bot.answering.inquiry import Inquiry
from bot.answering.introducing import introduced, introduction
from bot.answering.kin import mostly
from bot.answering.lists import listed, one_of
from bot.answering.passages import Passage
from bot.answering.pool import Pool
from bot.answering.ranking import score_passages, softmax
from bot.answering.succession import succession, worth_of
from bot.answering.terms import telling, telling_parts
from bot.model.stems import stem
from bot.model.words import folded_words
from bot.storage.rows import QuotationHit

_LOOKED_AT = 90
_TELLS_AHEAD = 2.0
"""What it is worth, in the ranking's own measure, that a sentence tells of things to come when those are asked for: too
rare in conversations about finished stories to be learned from them."""
_FOCUS, _LEANING = 1.0, 5.0
"""What it is worth that the thread is on the article, for a question that stands alone and for one that does not."""
_FOUND, _FEW = 2.0, 3
"""What it is worth to be the best hit of the search among more than three articles."""
_NAMED = 3.0
"""What it is worth that the article holds the names in the question, among more than three articles."""
_INTRODUCES, _MENTIONS = 20.0, 16.0
"""What it is worth to say who somebody is, by an office or relation, or by what they did, where that is asked."""
_NEXT, _BESIDE = 6.0, 3
"""What it is worth to be somebody's words within three sentences of the last answer, where nothing but their words is
asked for."""
_TAKEN_BACK = 8.0
"""What it costs to have been the answer to a question that is taken back."""
_WISHED = 12.0
"""What it costs to tell only that something was to be done, where it is asked whether it was."""
_TO_COME = re.compile(rf"\b{one_of('to_come')} [a-z]", re.I)


def rank(
    inquiry: Inquiry, pool: Pool, voices: Sequence[QuotationHit] = (), worth: float = 0.0
) -> list[tuple[Passage, float]]:
    """The passages with the probability that each is meant, likeliest first; ``worth`` is what each voice adds."""
    chosen = _shortlist(inquiry, pool)
    passages = [pool.passages[i] for i in chosen]
    scores = score_passages(rows(inquiry, pool, chosen))
    focus = _LEANING if inquiry.leans else _FOCUS
    articles: dict[int, float] = {}
    for (article, _), probability in inquiry.belief.items():
        articles[article] = articles.get(article, 0.0) + probability
    many = len({passage.key[0] for passage in pool.passages}) > _FEW
    if many and articles:
        articles |= _akin(inquiry, pool, articles)
    found = _FOUND / (max((p.bm25 for p in pool.passages), default=0.0) or 1.0) if many else 0.0
    named = _named(inquiry, pool) if many else {}
    meant = introduced(inquiry)
    beside_belief = _beside_belief(inquiry, pool) if voices else {}
    wished = _only_wished(inquiry, passages)
    succeeding, in_charge = succession(inquiry), charge(inquiry)
    for place, passage in enumerate(passages):
        if succeeding:
            scores[place] += worth_of(pool, chosen[place], succeeding)
        if in_charge:
            scores[place] += worth_in_charge(pool, chosen[place], in_charge)
        scores[place] += focus * articles.get(passage.key[0], 0.0) + found * passage.bm25
        scores[place] += _NAMED * named.get(passage.key[0], 0.0)
        if meant and (told := introduction(passage.citation.text, meant)):
            scores[place] += _MENTIONS if told.startswith(("who ", "which ", "whose ")) else _INTRODUCES
        if inquiry.question.corrects:
            scores[place] -= _TAKEN_BACK * inquiry.belief.get(passage.key, 0.0)
        if any(within(passage, hit) for hit in voices):
            scores[place] += worth + (0.0 if inquiry.own else _NEXT * beside_belief.get(passage.key, 0.0))
        if inquiry.question.future and _TO_COME.search(passage.citation.text):
            scores[place] += _TELLS_AHEAD
        if passage.key in wished:
            scores[place] -= _WISHED
    likely = softmax(scores)
    return sorted(zip(passages, likely, strict=True), key=lambda pair: -pair[1])


def _only_wished(inquiry: Inquiry, passages: Sequence[Passage]) -> set[tuple[int, int]]:
    """Where a question asks if something was done and some sentence tells of it, those that only tell that it was to
    be: "called on her to resign"."""
    opening = inquiry.question.text.split(maxsplit=1)[:1]
    verbs = {s for s in inquiry.own if s in mostly("v")} if inquiry.wants == "yes or no" else set()
    if not verbs or opening[0].casefold() not in listed("done"):
        return set()
    wished, told = set(), False
    for passage in passages:
        words = folded_words(passage.citation.text) if verbs & passage.sketch.known else []
        before = {first for first, second in pairwise(["", *words]) if stem(second) in verbs}
        if before == {"to"}:
            wished.add(passage.key)
        told |= bool(before - {"to"})
    return wished if told else set()


def _akin(inquiry: Inquiry, pool: Pool, believed: dict[int, float]) -> dict[int, float]:
    """Articles that hold a name of the thread, by how many more of the question's own words they hold than the one
    that answered before: a thread on one story goes on in all that tell of it."""
    own = telling(inquiry.own)
    last = max(believed, key=lambda article: believed[article])
    # "He" is nobody whom a place has in common with another story.
    least = 2 if listed("personal") & set(inquiry.question.refers) else 1
    names = [parts for name in inquiry.thread[:3] if len(parts := set(name.split())) >= least]
    held = pool.held if own else {}
    told = {article: sum(s in known for s in own) / len(own) for article, known in held.items()}
    return {
        article: believed[last] * (told[article] - told[last])
        for article, known in held.items()
        if article not in believed and told[article] > told.get(last, 1.0) and any(name <= known for name in names)
    }


def _named(inquiry: Inquiry, pool: Pool) -> dict[int, float]:
    """By article, the share of the words of the question's names that it holds, or of whom "he" or "she" means."""
    person = inquiry.focus[:1] if listed("personal") & set(inquiry.question.refers) else ()
    asked = set(telling_parts(inquiry.names or person))
    return {article: len(asked & known) / len(asked) for article, known in pool.held.items()} if asked else {}


def _beside_belief(inquiry: Inquiry, pool: Pool) -> dict[tuple[int, int], float]:
    """By passage, the probability that the last answer stood within three sentences of it."""
    stood: dict[int, list[tuple[int, float]]] = {p.key[0]: [] for p in pool.passages if p.key in inquiry.belief}
    for passage in pool.passages:
        if probability := inquiry.belief.get(passage.key):
            stood[passage.key[0]].append((passage.index, probability))
    return {
        p.key: sum(probability for index, probability in stood[p.key[0]] if abs(index - p.index) <= _BESIDE)
        for p in pool.passages
        if p.key[0] in stood
    }


def within(passage: Passage, hit: QuotationHit) -> bool:
    """Whether the passage is among the sentences of the quotation."""
    article, start = passage.key
    return article == hit.citation.article.id and hit.citation.start <= start < hit.citation.end


def _shortlist(inquiry: Inquiry, pool: Pool) -> list[int]:
    """The passages worth a close look, when there are many: best by words, and those near earlier answers."""
    if len(pool.passages) <= _LOOKED_AT:
        return list(range(len(pool.passages)))
    scores = pool.bm25(dict.fromkeys(inquiry.before, 0.4) | dict.fromkeys((*inquiry.own, *inquiry.lent), 1.0))
    for i, passage in enumerate(pool.passages):
        if probability := inquiry.belief.get(passage.key):
            for near in range(max(0, i - 2), min(len(scores), i + 6)):
                scores[near] += 2 * probability
    return sorted(sorted(range(len(scores)), key=lambda i: -scores[i])[:_LOOKED_AT])
