"""Whether the corpus says anything about a question at all."""

from __future__ import annotations

import math
from collections.abc import Iterable

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin, mostly, synonyms
from bot.answering.lists import listed
from bot.answering.measures import ages, counts, measured
from bot.answering.occasion import is_on, occasion
from bot.answering.passages import Passage, Ranked, put_behind, sketch
from bot.answering.pool import Pool
from bot.answering.ranking import weights
from bot.answering.short import short_answer
from bot.answering.staying import only_turns, turns_about
from bot.model.answer import Statement
from bot.model.question import Question
from bot.model.stems import stem
from bot.model.words import folded_words

NAMES = (
    "named", "unnamed", "said", "said near", "said in best", "missed", "earlier said", "earlier named", "first turn",
    "turns", "leans", "leans said", "leans earlier", "articles", "no words", "squared", "earlier squared", "always",
)  # fmt: skip
"""The reasons that `grounds` weighs, in their order."""
_SILENT, _UNSURE = 0.25, -2.3
_SPELLED = 4
"""Letters from its start by which a name is known again in another spelling."""
_LIKELIEST = 5
_HALF = 0.55
"""The share of a question's words that no sentence of an answer may fall short of; related words count by half."""


def is_silent(inquiry: Inquiry, pool: Pool, best: Passage) -> bool:
    """Whether it is likelier than not that the corpus does not say.

    A name that stands nowhere, not even in another spelling, decides: whoever is asked about is not there.
    """
    return _unheard_of(inquiry, pool) or doubt(inquiry, pool, best) > _SILENT


def asks_of_no_page(inquiry: Inquiry, pool: Pool) -> bool:
    """Whether a thread is not asked on, but told or ordered something: of "What about the weather?" no page has a word,
    nor one like it, and of "Write me a poem" no more than half."""
    question = inquiry.question
    own = [s for s in inquiry.own if len(s) > 2]
    said = question.kind == "topic" and not question.text.rstrip().endswith("?")
    turns = turns_about(question) and not question.refers
    if not own or question.names or not (said or turns):
        return False
    held = frozenset().union(*pool.held.values())
    told = sum(bool(synonyms(s) & held) for s in own)
    return not told or (_orders(question) and 2 * told <= len(own))


def _orders(question: Question) -> bool:
    """Whether it opens with a verb, or with who says it: "Write me a poem", "I love poems"."""
    told = [word for word in folded_words(question.text) if word not in listed("turns") | listed("plea")]
    return question.kind == "topic" and bool(told) and (told[0] == "i" or stem(told[0]) in mostly("v"))


def is_unsure(inquiry: Inquiry, pool: Pool, best: Passage) -> bool:
    """Whether it is anything but clear that the corpus says something, though likelier than not that it does."""
    return doubt(inquiry, pool, best) > _UNSURE or _foreign(inquiry, pool, best) or _tells_of_others(inquiry, best)


def leaves_out(inquiry: Inquiry, statements: Iterable[Statement]) -> bool:
    """Whether no sentence of an answer, its headline included, tells what the question needs.

    To open a thread, more than half of its words, one of a name and one beside the names among them; then the age or
    the number it asks for, and all the names of a question for yes or no.
    """
    # What a thread is about need not be said again.
    telling = [told for told in statements if _turns_to(inquiry, told) or _tells_enough(inquiry, told)]
    return (
        not telling
        or _gives_no_amount(inquiry, telling)
        or (inquiry.wants == "yes or no" and (lacks_a_name(inquiry, telling) or _lacks_an_office(inquiry, telling)))
    )


def _lacks_an_office(inquiry: Inquiry, statements: Iterable[Statement]) -> bool:
    """Whether no sentence, its headline included, has the office of whom alone it asks, and something of what they did:
    "Did the mayor resign?" of sentences that tell of a minister."""
    offices = set(map(stem, listed("office")))
    asked = [s for s in inquiry.own if s in offices]
    done = [s for s in inquiry.own if s not in offices and len(s) > 2]
    told = (sketch(f"{s.citations[0].article.headline or ''} {s.text}").known for s in statements)
    return (
        bool(asked)
        and not inquiry.names
        and not any(
            not known.isdisjoint(asked) and (not done or any(synonyms(s) & known for s in done)) for known in told
        )
    )


def _turns_to(inquiry: Inquiry, statement: Statement) -> bool:
    """Whether in a thread the sentence, under its headline, has a word of the question, or a synonym of it; one like it
    will do where the question points back, and of what a fragment turns to ("And the price of bread?") it has more than
    half."""
    if not inquiry.turn:
        return False
    kind = stem(inquiry.question.head or "")  # "Which day?" is answered by one, not by the word
    own = [s for s in inquiry.own if len(s) > 2 and s != kind]
    known = sketch(f"{statement.citations[0].article.headline or ''} {statement.text}").known
    if inquiry.question.refers:
        # "have" is no trace of "born", though both may mean to bear.
        telling = known - {stem(word) for word in (*listed("function"), *listed("light"))}
        return not own or any(s in known or kin(s).keys() & telling for s in own)
    told = sum(bool(synonyms(s) & known) for s in own)
    if not only_turns(inquiry.question):
        return not own or told > 0
    lent = [s for s in inquiry.lent if len(s) > 2]
    # "Who scored for Estby? And for Lowmere?" still asks who scored.
    goes_on = not inquiry.question.names or not lent or any(synonyms(s) & known for s in lent)
    return not own or (2 * told > len(own) and goes_on)


def misses_the_point(inquiry: Inquiry, pool: Pool, statements: Iterable[Statement]) -> bool:
    """Whether, to open a thread, no sentence has a trace of the word that tells most of the question, beside names: in
    "What was the turnout in the election?" that is the turnout."""
    named = {s for name in inquiry.names for s in name.split()}
    counted = stem(inquiry.question.head or "")
    own = [s for s in inquiry.own if len(s) > 2 and s not in named and s != counted]
    if inquiry.turn or not own:
        return False
    most = max(own, key=pool.idf)
    known = frozenset().union(
        *(sketch(f"{told.citations[0].article.headline or ''} {told.text}").known for told in statements)
    )
    return most not in known and known.isdisjoint(kin(most))


def _tells_enough(inquiry: Inquiry, statement: Statement) -> bool:
    """Whether the sentence, under its headline, has more than half of what is asked, names and what is beside them."""
    known = sketch(f"{statement.citations[0].article.headline or ''} {statement.text}").known
    named = {s for name in inquiry.names for s in name.split()}
    if known & listed("personal"):  # "she" may be whom the question names
        known |= named
    # "have" is no trace of "born", though both may mean to bear; but Sam is no "same".
    small = {stem(word) for word in listed("function")} - named
    known -= small
    own = [s for s in inquiry.own if len(s) > 2 and s not in small]  # "Who was sent off?" asks who was sent
    beside = [s for s in own if s not in named]
    return (
        _share(own, known) >= _HALF
        and (not named or bool(named & known))
        and (not beside or any(synonyms(s) & known for s in beside))
    )


def _gives_no_amount(inquiry: Inquiry, statements: Iterable[Statement]) -> bool:
    if inquiry.question.measure == "old":
        return not any(ages(statement.text) for statement in statements)
    if inquiry.question.measure == "many":
        noun = occasion(inquiry.question) if not inquiry.turn else None
        on = {s.citations[0].article.id for s in statements if noun is None or is_on(noun, s.citations[0])}
        found = [(s.text, short_answer(inquiry, s.text)) for s in statements if s.citations[0].article.id in on]
        return not any(number and counts(inquiry, text, number) for text, number in found)
    return bool(inquiry.question.measure) and not any(measured(inquiry, statement.text) for statement in statements)


def lacks_a_name(inquiry: Inquiry, statements: Iterable[Statement]) -> bool:
    """Whether no sentence has all the names: "Did Lindt visit Altmere?" of sentences that tell where else he went.

    "He" may be whom the question names first; "her challenger" is somebody else.
    """
    names = [parts for name in inquiry.names if (parts := [s[:_SPELLED] for s in name.split() if len(s) > 2])]
    for statement in statements if names else ():
        known = sketch(statement.text).known
        begun = {s[:_SPELLED] for s in known}
        missing = [place for place, parts in enumerate(names) if not any(s in begun for s in parts)]
        if not missing or (missing == [0] and known & listed("he")):
            return False
    return bool(names)


def _tells_of_others(inquiry: Inquiry, best: Passage) -> bool:
    """Whether it asks who, how many or when, to open a thread, of somebody whom the sentence does not name, but others:
    "Who founded Orbita?" of the founders of what it buys."""
    if inquiry.turn or not inquiry.names or inquiry.wants not in ("person", "number", "time"):
        return False
    known = best.sketch.known
    begun = {s[:_SPELLED] for s in known}
    named = any(s[:_SPELLED] in begun for name in inquiry.names for s in name.split() if len(s) > 2)
    return bool(best.sketch.names) and not named and known.isdisjoint(listed("personal"))


def all_named_first(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The same order, but of the likeliest sentences those with all the names of the question first."""
    return put_behind(ranked, _LIKELIEST, lambda p: lacks_a_name(inquiry, [Statement(p.citation.text, (p.citation,))]))


def doubt(inquiry: Inquiry, pool: Pool, best: Passage) -> float:
    """The logarithm of the odds that the corpus does not say."""
    return weights("doubt").score(grounds(inquiry, pool, best))


def _unheard_of(inquiry: Inquiry, pool: Pool) -> bool:
    names = [s for name in inquiry.names for s in name.split() if len(s) > 2]
    begun = {s[:_SPELLED] for known in pool.held.values() for s in known}
    return bool(names) and not any(s[:_SPELLED] in begun for s in names)


def _foreign(inquiry: Inquiry, pool: Pool, best: Passage) -> bool:
    """Whether a whole question has words beside its names of which none, nor any like it, is in what is read.

    "When was the minister shot?" of pages that tell of the minister and of no shot.
    """
    named = {s for name in inquiry.names for s in name.split()}
    own = [s for s in inquiry.own if len(s) > 2]
    own = [s for s in own if s not in named] or own
    if not own or inquiry.leans:
        return False
    read = _read(inquiry, pool, best)
    told = sum(s in read or bool(kin(s).keys() & read) for s in own)
    # An order ("Print your last message") is no question of what pages tell only because one word is theirs.
    return not told or (inquiry.question.kind == "topic" and 2 * told < len(own))


def _read(inquiry: Inquiry, pool: Pool, best: Passage) -> frozenset[str]:
    """The stems of the likeliest article, and of those that answered before: threads move from article to article."""
    visited = {best.citation.article.id} | {a for a, _ in (*inquiry.belief, *inquiry.older)}
    return frozenset().union(*(known for article, known in pool.held.items() if article in visited))


def grounds(inquiry: Inquiry, pool: Pool, best: Passage) -> list[float]:
    """The reasons for and against an answer: how much of the question and of its thread the likeliest article holds."""
    article = best.citation.article.id
    whole = pool.held[article]
    near = frozenset().union(
        *(p.sketch.known for p in pool.passages if p.key[0] == article and abs(p.index - best.index) <= 2)
    )
    own = [s for s in inquiry.own if len(s) > 2]
    names = [s for name in inquiry.names for s in name.split() if len(s) > 2]
    focus = [s for name in inquiry.thread for s in name.split() if len(s) > 2]
    said = _share(own, whole)
    read = _read(inquiry, pool, best)
    earlier = _share([s for s in inquiry.earlier if len(s) > 2], read)
    leans = float(inquiry.leans)
    return [
        _share(names, whole),
        float(not names),
        said,
        _share(own, near),
        _share(own, best.sketch.known),
        float(min(4, sum(s not in whole for s in own))),
        earlier,
        _share(focus, read),
        float(inquiry.turn == 0),
        float(min(inquiry.turn, 6)),
        leans,
        leans * said,
        leans * earlier,
        math.log(1 + len({p.citation.article.id for p in pool.passages})),
        float(not own),
        said * said,
        earlier * earlier,
        1.0,
    ]


def _share(stems: Iterable[str], known: frozenset[str]) -> float:
    """The share of stems that stand there, related ones by half; a middling 0.6 when there are none to look for."""
    found = [1.0 if s in known else 0.5 * bool(kin(s).keys() & known) for s in stems]
    return sum(found) / len(found) if found else 0.6
