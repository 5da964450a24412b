"""Where the person a question asks about is heard, and who spoke the sentence a thread has just read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed
from bot.answering.nearby import nearby_quotations
from bot.answering.passages import MARKS, sketch
from bot.model.answer import Citation
from bot.model.question import Question
from bot.model.quotation import Speaker
from bot.model.words import fold, folded_words
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit

_HEARD = 60
_LIKEST = 5
_IN_MARKS = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")
_HINT, _TELLING, _ASKED = 2.0, 5.0, 50.0
"""What it is worth that the person asked about says the sentence, that it shares a word with what they are asked about,
and that nothing but their words is asked for: too rare in conversations about finished stories to be learned there."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The sentences of a quotation, what its speaker is called, and when it was said, if that is told."""

    citation: Citation
    speaker: str
    said_on: str | None


def unheard(inquiry: Inquiry, sentence: str) -> bool:
    """Whether somebody's words are asked for, by name, and a sentence has none of theirs: where no quotation of theirs
    is known, it must at least name them beside a word of speech."""
    question = inquiry.question
    named = {part for name in question.names for part in folded_words(name)}
    asked = (listed("saying") & {*folded_words(question.text)}) - named
    if not asked or question.kind not in ("what", "how", "why") or not inquiry.names or inquiry.wants == "person":
        return False
    seen = sketch(sentence)
    there = any(part in seen.known for name in inquiry.names for part in name.split())
    return not (there and any(seen.marks[MARKS.index(mark)] for mark in ("speech", "quoted")))


async def heard(corpus: Corpus, inquiry: Inquiry) -> tuple[list[QuotationHit], float]:
    """Quotations of whom a question for somebody's words names or means, nearest in wording first.

    Also what it is worth to a passage, in the ranking's own measure, to be among them.
    """
    question = inquiry.question
    if not question.speech or question.kind not in ("what", "how", "why", "yes or no") or inquiry.wants == "person":
        return [], 0.0
    names = _subjects(question) if question.names else inquiry.about[:1]
    # "What did he say about the Greens?": who is asked about is not who is asked for.
    meant = inquiry.about[len(question.names) :][:1] if question.names and question.refers else ()
    if meant and _opens_with_pronoun(question):
        names, meant = meant, names
    speakers = await _speakers(corpus, names)
    if not speakers and meant:
        names = meant
        speakers = await _speakers(corpus, names)
    if not speakers:
        return [], 0.0
    own = {part for name in names for part in fold(name).split()}
    about = [word for word in question.words if fold(word) not in own]
    hits = await corpus.quotations(words=about, person_ids=speakers, limit=_HEARD) if about else []
    beside = await corpus.quotations_among(about, person_ids=speakers, limit=_HEARD) if about else []
    if told := list({hit.id: hit for hit in (*hits, *beside)}.values()):
        return told, _TELLING
    every = await corpus.quotations(person_ids=speakers, limit=_HEARD)
    literal = [hit for hit in every if hit.kind != "indirect"]
    return (literal or every, _ASKED) if question.names and not about else (every, _HINT)


def _subjects(question: Question) -> tuple[str, ...]:
    """The names before "about", "of" or whatever else parts who speaks from what they speak of: "What did Lindt and
    Voss say about Quill?" asks for the words of two."""
    first, *others = question.names
    text = question.text
    subjects = [first]
    for name in others:
        between = text[text.find(subjects[-1]) + len(subjects[-1]) : text.find(name)]
        if fold(between) not in ("and", "or", ""):
            break
        subjects.append(name)
    return tuple(subjects)


def _opens_with_pronoun(question: Question) -> bool:
    """Whether "he" or "she" stands before every name, as whoever speaks does."""
    told = folded_words(question.text)
    pronoun = next((place for place, word in enumerate(told) if word in listed("personal")), len(told))
    named = {part for name in question.names for part in folded_words(name)}
    return all(word not in named for word in told[:pronoun]) and pronoun < len(told)


async def _speakers(corpus: Corpus, names: Sequence[str]) -> list[int]:
    """The quoted people of these names, or of a part of theirs."""
    # "Mayor Falk" is known as Falk.
    wanted = [parts - listed("office") or parts for name in names if (parts := set(fold(name).split()))]
    known = await corpus.known_people(names)
    return [
        person.id
        for person in known
        if person.quotations and any(words <= set(form.split()) for form in person.forms for words in wanted)
    ]


async def who_spoke(corpus: Corpus, inquiry: Inquiry, cited: tuple[tuple[int, int], ...]) -> Attribution | None:
    """Who says what stands at the first cited place, when all the question asks is who said it, or when it was said.

    ``None`` when unclear.
    """
    if not (cited and asks_who_spoke(inquiry.question)):
        return None
    article, start = cited[0]
    for hit in await corpus.quotations_of([article]):
        speaker = hit.quotation.speaker
        if speaker and hit.citation.start <= start < hit.citation.end:
            return Attribution(hit.citation, _called(speaker), hit.quotation.said_on)
    return None


async def who_said(corpus: Corpus, question: Question) -> Attribution | None:
    """Who says the words in marks for which alone a question asks (`Who said "nobody knows"?`), the likest quotation
    first; ``None`` when it asks for something else, or the page leaves the speaker open."""
    told = _IN_MARKS.search(question.text)
    words = f" {fold(told[1])} " if told and question.kind == "who" and question.speech else ""
    for hit in await nearby_quotations(corpus, words, _LIKEST) if words.strip() else ():
        speaker = hit.quotation.speaker
        if speaker and words in f" {fold(hit.quotation.text)} ":
            return Attribution(hit.citation, _called(speaker), hit.quotation.said_on)
    return None


def _called(speaker: Speaker) -> str:
    """As the page calls the speaker beside the words, but by name where that is "he" or "she"."""
    return speaker.name if speaker.name and fold(speaker.mention) in listed("pronoun") else speaker.mention


def asks_who_spoke(question: Question) -> bool:
    """Whether all it asks is who said it, or when it was said: "Who said so?", "When did she say that?"."""
    bare = not question.names and all(word in ("said", "say", "says") or not word for word in map(fold, question.words))
    pointed = bool(question.refers) or (
        question.kind == "who" and question.text.casefold().rstrip("?! .").endswith(" so")
    )
    return bare and pointed and question.kind in ("who", "when") and question.speech
