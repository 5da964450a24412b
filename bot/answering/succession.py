"""Who came after whom in an office, a team or a task: "Falk was replaced by Dorn", "Holt, her successor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed, one_of, phrases
from bot.answering.passages import Passage, Ranked, window
from bot.answering.pool import Pool
from bot.answering.terms import terms
from bot.answering.trust import person_named
from bot.model.words import fold
from bot.storage.corpus import Corpus

_NAMED, _MEANT, _OPEN, _HALF = 20.0, 16.0, 8.0, 0.3
"""What it is worth, in the ranking's own measure, to tell it of whom the question names, of "her" who may be her, or of
nobody in particular; and the share of that for a sentence that leaves out the other one's name."""
_OTHERWISE = 3.0
"""What it costs to tell who came for a time where it is asked who came for good, or the other way round."""
_BEFORE = 3
"""Sentences before a pronoun in which whom it means is looked for."""
# What a page gives as one sentence may be as long as the page.
_LINKS, _REACH = 10, 300  # of a sentence, and characters to either side
_NAME = r"[A-Z][\w’'-]*\.?(?:\s[A-Z][\w’'-]*)*"
_GENITIVE = r"(?:['’]s|(?<=s)['’])"
_OWNER = rf"(?P<owner>whose\b|{one_of('possessive')}\b|{_NAME}?{_GENITIVE}|(?:the|a|an)\s\w+{_GENITIVE})"
_BREAK = re.compile(r"[;:!?“”\"()—]|\.\s")
_ENDS = re.compile(rf"[,;:!?“”\"()—]|\.(?:\s|$)|\s(?!of\b)(?:{one_of('preposition')}|{one_of('conjunction')})\b", re.I)
_IS_DONE = re.compile(rf"\b{one_of('being')}(?:\s\w+ly)?\s\Z", re.I)
_BY = re.compile(r"^(?:\s[\w’'-]+){0,5}?\sby\b", re.I)
_WITH = re.compile(r"\s(?:with|by)\s", re.I)
_AS = re.compile(r"^(?:\s[\w’'.-]+){1,5}?\sas\b", re.I)
_OF = re.compile(r"^\s(?:of|to|for)(?=\s)", re.I)
_TOLD = re.compile(rf"^(?:,|\s{one_of('becomes')})?\s(?:{one_of('article')}\s)?(?P<name>[^,;:.!?]*?{_NAME})")
_IS = re.compile(rf"(?:,|\s{one_of('becomes')})(?:\s{one_of('article')})?\s*\Z")
_ASKS_PLACE = re.compile(rf"\b{one_of('holds')}\b.*?\b(?P<side>before|after)\s", re.I)


class Succession(NamedTuple):
    """Whether it is asked who came ``after`` somebody or before them, ``briefly`` or not, and the stems of whom."""

    after: bool
    briefly: bool
    of: tuple[str, ...]


class _Pair(NamedTuple):
    """Who came ``after`` whom, as a sentence calls them; nothing where it leaves one out."""

    after: str
    before: str
    briefly: bool = False


def succession(inquiry: Inquiry) -> Succession | None:
    """What a question asks of who came after whom; ``None`` when it asks for something else."""
    text = inquiry.question.text.replace("?", "").rstrip(" .!")
    if inquiry.wants != "person" or inquiry.question.corrects:
        return None
    if found := _ASKS_PLACE.search(text):
        return Succession(found["side"].lower() == "after", False, _meant(inquiry, text[found.end() :]))
    for pair in _pairs(text, asked=True):
        return Succession(bool(pair.before or not pair.after), pair.briefly, _meant(inquiry, pair.before or pair.after))
    return None


def _meant(inquiry: Inquiry, whom: str) -> tuple[str, ...]:
    """The stems of whom it asks of; of "her", or of nobody, those of whom the thread is about."""
    told = tuple(s for s in terms(whom) if s not in listed("article"))
    if told and told[0] not in listed("personal") | listed("possessive"):
        return told
    earlier = inquiry.about[len(inquiry.question.names) :]
    return terms(earlier[0]) if earlier else ()


async def who_took_over(
    corpus: Corpus, inquiry: Inquiry, pool: Pool, best: Passage
) -> tuple[str, bool, None, str | None] | None:
    """Who the passage tells came after or before whom the question asks of, as a short answer: the slice, whether it
    is somebody the corpus knows, no day, and their name. ``None`` where it tells nothing of the kind."""
    asked = succession(inquiry)
    who = _telling(pool, pool.passages.index(best), asked)[1] if asked and asked.of else None
    if who is None:
        return None
    person = person_named(inquiry, who, await corpus.known_people([who]))
    return (person if person and person in who else who), person is not None, None, person


def comes_first(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> bool:
    """Whether the likeliest passage tells who came after whom, as it is asked."""
    asked = succession(inquiry)
    if asked is None or not ranked:
        return False
    return _telling(pool, pool.passages.index(ranked[0][0]), asked)[1] is not None


def worth_of(pool: Pool, at: int, asked: Succession) -> float:
    """What it is worth to a passage, in the ranking's own measure, to tell who came after whom, as it is asked."""
    return _telling(pool, at, asked)[0]


def _telling(pool: Pool, at: int, asked: Succession) -> tuple[float, str | None]:
    """How well the passage tells what is asked, and the slice that names who it is."""
    text = pool.passages[at].citation.text
    nothing = (0.0, None)
    if not _link().search(text):
        return nothing
    before = (window(pool.passages, at, -back) for back in range(1, _BEFORE + 1))
    near = not asked.of or any(passage and asked.of[-1] in passage.sketch.known for passage in before)
    return max(_matching(text, asked, near), default=nothing, key=lambda found: found[0])


def _matching(text: str, asked: Succession, near: bool) -> Iterator[tuple[float, str | None]]:
    for pair in _pairs(text):
        whom, who = (pair.before, pair.after) if asked.after else (pair.after, pair.before)
        value = _likeness(whom, asked.of, near or asked.of[-1] in terms(text[: text.find(whom)]))
        value -= _OTHERWISE * (asked.briefly != pair.briefly)
        named = re.search(_NAME, who) and not _likeness(who, asked.of, False)
        if value > 0 and named:
            yield value, who
        elif value > 0:
            yield value * _HALF, None


def _likeness(whom: str, of: tuple[str, ...], near: bool) -> float:
    """How surely a sentence means by these words whom the question asks of."""
    if not of:
        return _OPEN
    parts = terms(whom)
    if not parts:
        return _OPEN if near else 0.0
    if parts[0] in listed("personal") | listed("possessive"):
        return _MEANT if near else 0.0
    given = set(of[:-1]) & set(parts) or len(of) == 1 or len(re.findall(r"[A-Z]", whom)) < 2
    return _NAMED if of[-1] in parts and given else 0.0


def _pairs(text: str, asked: bool = False) -> Iterator[_Pair]:
    """Who came after whom by each verb and noun that tells it; in a question one of the two is "who"."""
    for link in islice(_link().finditer(text), _LINKS):
        left, right = text[max(0, link.start() - _REACH) : link.start()], text[link.end() : link.end() + _REACH]
        if link.lastgroup in ("successor", "predecessor"):
            owner, told_of = _by_noun(left, right, asked)
            yield _Pair(told_of, owner) if link.lastgroup == "successor" else _Pair(owner, told_of)
            continue
        verb, briefly = link[0].lower(), link.lastgroup == "stands_in"
        if verb.startswith("follow") and not _AS.match(right):
            continue
        done = verb in listed("replaced") and (_IS_DONE.search(left) or _BY.match(right))
        subject = _asked_subject(left) if asked else _subject(left)
        if done:
            by = _BY.match(right)
            yield _Pair(_object(right[by.end() :]) if by else "", subject)
        elif (cut := _WITH.search(right)) and not _ENDS.search(right[: cut.start()]):
            yield _Pair(_object(right[cut.end() - 1 :]), _object(right[: cut.start()]))
        else:
            yield _Pair(subject, _object(right), briefly)


def _by_noun(left: str, right: str, asked: bool) -> tuple[str, str]:
    """Whose successor it is, and who that is: "Holt, Falk's successor," – "the successor of Falk is Holt"."""
    owner = re.search(rf"\b{_OWNER}(?:\s[\w-]+){{0,2}}?\s\Z", left)
    behind = _OF.match(right)
    whose = re.sub(rf"{_GENITIVE}\Z", "", owner["owner"]) if owner else _object(right[behind.end() :]) if behind else ""
    if owner and fold(whose) == "whose":  # "Moberg, whose predecessor left, …"
        whose = _subject(left[: owner.start()])
    if asked:
        return whose, ""
    rest = right[behind.end() + len(whose) + 1 :] if behind and not owner else right
    if named := _TOLD.match(rest):
        return whose, named["name"]
    before = left[: owner.start()] if owner else re.sub(r"\b(?:the|a|an)\s\Z", "", left)
    told_of = _IS.sub("", before) if _IS.search(before.rstrip() + " ") or before.endswith("as ") else ""
    return whose, _subject(told_of)


def _object(right: str) -> str:
    """What a verb is followed by, up to where the next part of the sentence begins."""
    end = _ENDS.search(right, 1)
    return right[: end.start() if end else len(right)].strip()


def _asked_subject(left: str) -> str:
    """Who a question asks about before its verb: Falk in "Who did Ines Falk", nobody in "Who was chosen to"."""
    found = re.search(rf"(?:{_NAME}|\b{one_of('personal')}|\b(?:the|a|an)(?:\s[\w-]+){{1,3}})\s(?:\w+ly\s)?\Z", left)
    asking = re.match(rf"(?:\W*\w+)?\W*{one_of('interrogative')}\b", left, re.I)
    return "" if found is None or (asking and found.start() < asking.end()) else found[0].strip()


def _subject(left: str) -> str:
    """Who does what a sentence goes on with: the last name before it, not one between two commas, nor a place."""
    pieces = _BREAK.split(left)[-1].split(",")
    between = pieces[-2:-1] if len(pieces) > 2 and not _people(pieces[-1]) else []
    kept = [*pieces[:-2], pieces[-1]] if between else pieces
    return next((names[-1] for piece in (*reversed(kept), *between) if (names := _people(piece))), "")


def _people(piece: str) -> list[str]:
    """The names and pronouns of a stretch, without those that only tell where."""
    small = listed("function") | listed("time") | listed("month") | listed("preposition") | listed("while")
    found = []
    for match in re.finditer(rf"{_NAME}|\b{one_of('he_or_she')}\b", piece):
        if re.search(rf"\b{one_of('of_place')}\s(?:the\s)?\Z", piece[: match.start()]):
            continue
        told = match[0].split()
        while told and fold(told[0]) in small - listed("he_or_she"):
            told = told[1:]
        found += [" ".join(told)] if told else []
    return found


@cache
def _link() -> re.Pattern[str]:
    """The verbs and nouns that tell of a succession."""
    kinds = ("succeeds", "stands_in", "successor", "predecessor")
    told = (f"(?P<{kind}>{'|'.join(sorted(map(re.escape, phrases(kind)), key=len, reverse=True))})" for kind in kinds)
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.I)
