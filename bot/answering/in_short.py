"""What of a sentence answers by itself: a slice of it, and the day or the person that means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.inquiry import Inquiry
from bot.answering.introducing import introduced, introduction
from bot.answering.lists import listed
from bot.answering.marked import marked
from bot.answering.measures import ages_of, amount, counts_in_weeks
from bot.answering.occasion import has_noun, occasion
from bot.answering.short import short_answer
from bot.answering.staying import only_turns
from bot.answering.tolls import toll_in
from bot.answering.trust import dates_another, fits, is_yet_to_come, person_named, tells
from bot.model.answer import Citation
from bot.model.article import Article
from bot.model.time import Timex3, date_range
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit


class _Said(NamedTuple):
    """A stretch of somebody's words, and whether they are literal."""

    text: str
    literal: bool


async def in_short(
    corpus: Corpus, inquiry: Inquiry, place: Citation, article: Article | None, voices: Sequence[QuotationHit]
) -> tuple[str | None, bool, str | None, str | None]:
    """The slice of the sentence that answers by itself, whether it is of the kind asked for, which day it means, and
    which person it names."""
    meant = introduced(inquiry)
    if meant and (told := introduction(place.text, meant)):
        return told, fold(told).split()[0] not in listed("pronoun"), None, None  # "its chief" needs the sentence before
    of_whom = {s for name in inquiry.names or inquiry.focus[:1] for s in name.split()}
    if inquiry.question.measure == "old" and len(told_ages := ages_of(place.text, of_whom)) == 1:
        return told_ages[0], True, None, None
    if inquiry.wants != "yes or no" and (said := _spoken(place, voices)):
        return said.text, said.literal, None, None
    if only_turns(inquiry.question) and inquiry.question.names:
        return None, False, None, None
    short = short_answer(inquiry, place.text, marked(article, place.start, place.end))
    if (toll := toll_in(inquiry, place)) and amount(toll) != amount(short or ""):
        short = toll
    if short is None:
        return None, False, None, None
    known = await corpus.known_people([short]) if inquiry.wants == "person" else []
    if inquiry.wants == "time":
        days = days_in(article, place, short)
        # "April 24 and 25": the one without the other would be half the answer.
        sure = bool(days) and tells(inquiry, place.text)
        sure = sure and not dates_another(inquiry, place.text, days[0].text)
        sure = sure and not is_yet_to_come(inquiry, article, days[0].start, days[-1].end)
        if len(days) != 1:
            return short, sure, None, None
        return days[0].text, sure, None if counts_in_weeks(days[0].text) else days[0].value, None
    # Whom a page was written by is not whom it is about.
    known = [person for person in known if fold(person.name) != fold(place.article.outlet or "")]
    # Nobody is somebody else, and no other number an age.
    plain = not (meant and inquiry.question.names) and inquiry.question.measure != "old"
    noun = occasion(inquiry.question) if inquiry.question.measure == "many" else None
    told_of = noun is None or has_noun(noun, f"{place.article.headline or ''} {article.text if article else ''}")
    sure = plain and told_of and fits(inquiry, short, place.text, known) and tells(inquiry, place.text)
    return short, sure, None, person_named(inquiry, short, known)


def _spoken(place: Citation, voices: Sequence[QuotationHit]) -> _Said | None:
    """What stands in the sentence of the words of whom the question asks about, direct speech first."""
    for hit in sorted(voices, key=lambda hit: hit.quotation.kind == "indirect"):
        said = hit.quotation
        if hit.citation.article.id == place.article.id and said.start < place.end and place.start < said.end:
            text = place.text[max(0, said.start - place.start) : said.end - place.start]
            return _Said(text, said.kind != "indirect")
    return None


def days_in(article: Article | None, place: Citation, short: str) -> list[Timex3]:
    """The expressions of time in the slice that name days ("Monday"), with what they mean at the page's date."""
    start = place.start + max(0, place.text.find(short))
    within = [t for t in article.times if start <= t.start and t.end <= start + len(short)] if article else []
    return [time for time in within if date_range(time.value)]
