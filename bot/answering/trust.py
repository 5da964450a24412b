"""Whether a short answer is of the kind that was asked for, so that it may stand above its sentence by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.answering.inquiry import Inquiry
from bot.answering.introducing import introduction
from bot.answering.kin import synonyms
from bot.answering.lists import listed, one_of
from bot.answering.marked import Marked
from bot.answering.measures import ages, counts, measured, spells
from bot.answering.passages import MARKS, sketch
from bot.answering.speakers import match_name
from bot.answering.staying import is_time
from bot.answering.terms import terms
from bot.model.article import Article
from bot.model.stems import stem
from bot.model.telling import only_compares
from bot.model.words import fold, folded_words
from bot.storage.rows import KnownPerson

_NAMED = 85.0
"""From here on the words are a known name, or a part of one (`match_name`)."""
_TOLD, _KIN = 0.75, 0.7
"""The share of what is asked that its sentence must tell, and what a synonym counts for."""
_ANOTHER = re.compile(rf"\b{one_of('of another time')}\b", re.I)
_EXPECTS = re.compile(rf"\b{one_of('expects')}\b", re.I)
_AT = re.compile(rf"\b{one_of('before_place')} (?:{one_of('article')} )?$", re.I)
_APPOSITION = re.compile(r"^,\s[^,;:.!?“”\"()—]{3,120},(?=\s)")
_CALLED = re.compile(r"\bcall(?:s|ed)?\b[^.;:“\"]{1,60}[“\"]([^”\"]+)")
_BEFORE = 14
"""Code points before a place in which the preposition stands that makes it one."""


def fits(inquiry: Inquiry, short: str, sentence: str, known: Sequence[KnownPerson]) -> bool:
    """Whether the slice is a person, a quantity or a place, as asked; no slice answers why, how or what alone.

    ``known`` are the people of the corpus who share a word with it.
    """
    if _has("question", sentence):
        return False
    match inquiry.wants:
        case "person":
            named = person_named(inquiry, short, known) is not None
            told = named and not _only_reports(inquiry, short, sentence) and _holds_office(inquiry, short, sentence)
            return told and not _calls_it_names(inquiry, sentence)
        case "number":
            figure = _has("number", short) or _has("money", short) or bool(listed("number") & set(fold(short).split()))
            whole = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", sentence)  # the "5" of "5G" counts nothing
            told = figure and whole is not None and measured(inquiry, short) != 0
            if inquiry.question.measure in listed("extent") and spells(short):
                return False
            if inquiry.question.measure == "much":
                priced = _asks_price(inquiry) and _is_share(short, sentence)
                told = told and (_asks_price(inquiry) or _is_of_something(short, sentence))
                return told and not priced and not _counts_things(short, sentence)
            if inquiry.question.measure != "many":
                return told
            others = set(_asked(inquiry))
            told = told and not _is_share(short, sentence) and counts(inquiry, sentence, short)
            told = told and not any(short in age or age in short for age in ages(sentence))
            return told and (not others or beside(sentence, short, others))
        case "place":
            at = sentence.find(short)
            stands = _AT.search(sentence[max(0, at - _BEFORE) : at]) or _AT.match(f"{short.split(maxsplit=1)[0]} ")
            # Where it was stolen from is not where it was found.
            left = (
                stands is not None and fold(stands[0]).startswith("from") and "from" not in fold(inquiry.question.text)
            )
            return not is_time(short) and stands is not None and not left
    return False


def person_named(inquiry: Inquiry, short: str, known: Sequence[KnownPerson]) -> str | None:
    """The name of the person the slice names in full or by the family name.

    Not one the question names or means already: "Who is his agent?" does not mean him, "Who else?" nobody before.
    """
    question = inquiry.question
    means = inquiry.about if question.another else inquiry.about[:1]
    meant = means if question.another or (listed("personal") | listed("possessive")) & set(question.refers) else ()
    asked = {part for name in (*question.names, *meant) for part in fold(name).split()}
    if asked & set(fold(short).split()):
        return None
    return next((person.name for person in known if person.kind == "person" and _names(short, person)), None)


def _names(short: str, person: KnownPerson) -> bool:
    told, family = fold(short), fold(person.name).split()[-1]
    return match_name(short, person) >= _NAMED and (told in person.forms or family in told.split())


def tells(inquiry: Inquiry, sentence: str) -> bool:
    """Whether the sentence holds most of what is asked beside names and what is counted, itself or as synonyms."""
    known, asked = sketch(sentence).known, _asked(inquiry)
    told = [1.0 if s in known else _KIN * bool(synonyms(s) & known) for s in asked]
    return not asked or sum(told) >= _TOLD * len(asked)


def beside(sentence: str, number: str, asked: Set[str]) -> bool:
    """Whether one of the asked stems, or a synonym, stands in the number's own clause."""
    clauses = [clause for clause in re.split(r"[,;:](?!\d)", sentence) if number in clause]
    near = {s for clause in clauses for s in terms(clause)}
    return any(synonyms(s) & near for s in asked)


def _asked(inquiry: Inquiry) -> list[str]:
    """The stems of what is asked, without names and what is counted."""
    counted = stem(fold(inquiry.question.head or "")) if inquiry.question.measure == "many" else ""
    named = {s for name in inquiry.names for s in name.split()}
    return [s for s in inquiry.own if s != counted and s not in named and len(s) > 1]


def _holds_office(inquiry: Inquiry, short: str, sentence: str) -> bool:
    """Whether the sentence gives whoever the slice names the office that is asked for, if one is: a minister and two
    others may stand in it."""
    asked = {s for s in inquiry.own if s in map(stem, listed("office"))}
    told = introduction(sentence, short) or ""
    below = listed("lesser").intersection(folded_words(told)).difference(folded_words(inquiry.question.text))
    return not asked or (not below and not asked.isdisjoint(terms(told)))


def _only_reports(inquiry: Inquiry, short: str, sentence: str) -> bool:
    """Whether whoever the slice names is there to say what the sentence tells, where nobody asks who says so.

    "said Tomas Reyes, the harbour master" tells who the harbour master is.
    """
    office = introduction(sentence, short)
    if office and set(inquiry.own) & set(terms(office)):
        return False
    at = sentence.find(short)
    behind = _APPOSITION.sub("", sentence[at + len(short) :])  # "Reyes, the harbour master, told reporters that"
    follows = [word for word in behind.lstrip(" ,").split() if fold(word) not in listed("auxiliary")]
    beside = (sentence[:at].split()[-1:], follows[:1])
    return not inquiry.question.speech and any(_has("speech", " ".join(word)) for word in beside)


def _calls_it_names(inquiry: Inquiry, sentence: str) -> bool:
    """Whether "called" gives a name in marks that is not asked about: who called the strike “reckless” called none."""
    name = _CALLED.search(sentence)
    return name is not None and "call" in inquiry.own and set(inquiry.own).isdisjoint(terms(name[1]))


def _counts_things(short: str, sentence: str) -> bool:
    """Whether the slice is a number of something: "22,000" of "22,000 investors" is no sum."""
    figure = re.search(r"\d[\d,.]*\d|\d", short)
    if figure is None or _has("money", short):
        return False
    at = sentence.find(short) + figure.end()
    behind = sentence[at:].split()[:1]
    plural = bool(behind) and behind[0].islower() and behind[0].rstrip(",.;:").endswith("s")
    return plural and fold(behind[0]) not in listed("unit") | listed("auxiliary")


def _is_of_something(number: str, sentence: str) -> bool:
    """Whether a number is one of something: "12,400" of "12,400 kilograms", not "19" of "has risen to 19 in June"."""
    if _has("money", number) or "%" in number or any(word.isalpha() for word in number.split()):
        return True
    behind = sentence[sentence.find(number) + len(number) :]
    return behind[:1] in (" ", "-") and behind[1:2].islower() and fold(behind).split()[0] not in listed("function")


def _asks_price(inquiry: Inquiry) -> bool:
    asked = set(fold(inquiry.question.text).split())
    return not asked.isdisjoint(listed("price")) and asked.isdisjoint(listed("change"))


def _is_share(short: str, sentence: str) -> bool:
    behind = fold(sentence[sentence.find(short) + len(short) :]).split()[:1]
    return "%" in short or bool(listed("percent") & {*fold(short).split(), *behind})


def parts_those_named(inquiry: Inquiry, marks: Marked) -> bool:
    """Whether the sentence puts somebody else between two people the question names, who then do nothing together.

    "When did Falk meet Voss?" of "Falk meets Lindt on Monday after Voss refused": the day is that of another meeting.
    """
    asked = [frozenset(name.split()) for name in inquiry.names]
    held = [[k for k, names in enumerate(marks.names) if names & name] for name in asked]
    spots = [places for places in held if places]
    if len(spots) < 2:
        return False
    order = sorted(range(len(marks.people)), key=marks.people.__getitem__)
    rank = {k: at for at, k in enumerate(order)}
    others = {rank[k] for k, names in enumerate(marks.names) if not any(names & name for name in asked)}
    return all(
        any(min(rank[a], rank[b]) < other < max(rank[a], rank[b]) for other in others)
        for a in spots[0]
        for b in spots[1]
    )


def is_yet_to_come(inquiry: Inquiry, article: Article | None, start: int, end: int) -> bool:
    """Whether the time from ``start`` to ``end`` is that of a plan, while the question asks what has been."""
    events = article.events if article else ()
    planned = any(e.status == "planned" and e.time_start < end and start < e.time_end for e in events)
    return (
        planned
        and not inquiry.question.future
        and not listed("has been").isdisjoint(fold(inquiry.question.text).split())
    )


def only_expects(inquiry: Inquiry, sentence: str) -> bool:
    """Whether it is asked what has been, and the sentence tells what was looked for: "an exit poll gave them 58"."""
    question = inquiry.question
    return not question.future and not _EXPECTS.search(question.text) and _EXPECTS.search(sentence) is not None


def dates_another(inquiry: Inquiry, sentence: str, time: str) -> bool:
    """Whether the time is that of what went before or came after, told in a clause without a word that is asked for.

    "When was the weapon tested?" of "a test that followed the talks held in May" and "a test after the talks of May".
    """
    at = sentence.find(time)
    before = sentence[:at]
    if only_compares(sentence, 0, at):
        return True
    clause = [*_ANOTHER.finditer(before)][-1:]
    if not clause:
        return False
    within = terms(before[clause[0].end() :])
    asked = set(_asked(inquiry))
    return bool(within) and asked.isdisjoint(within) and not asked.isdisjoint(terms(before[: clause[0].start()]))


def _has(mark: str, text: str) -> bool:
    return sketch(text).marks[MARKS.index(mark)]
