"""Questions and follow-up questions, answered with sentences of the corpus."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.answering.choosing import rank, within
from bot.answering.covering import covering_first
from bot.answering.days import asks_for_days, dates_something_else, on_days
from bot.answering.differing import differing, put_right_below, uncorrected_first, unsettled
from bot.answering.doubt import (
    all_named_first,
    asks_of_no_page,
    is_silent,
    is_unsure,
    lacks_a_name,
    leaves_out,
    misses_the_point,
)
from bot.answering.event_disputes import disputed_event
from bot.answering.fillers import parted
from bot.answering.gathering import gather
from bot.answering.inquiry import Inquiry, understand
from bot.answering.introducing import (
    introduced,
    introduces_nobody,
    introduces_several,
    introducing_first,
    introduction,
)
from bot.answering.lists import listed
from bot.answering.marked import marked
from bot.answering.measures import ages_of, amount, counts_in_weeks, measured
from bot.answering.namesakes import Bearers, bearers, meant_first, names_two, of_another
from bot.answering.occasion import has_noun, occasion
from bot.answering.offices import has_left, holders_first
from bot.answering.other_times import Elsewhen, elsewhen, turned_to
from bot.answering.passages import Ranked, put_behind
from bot.answering.pool import Pool
from bot.answering.reasons import gives_reason, reasons_first
from bot.answering.short import short_answer
from bot.answering.sides import for_one_side, of_the_other_side, own_side_first, tells_what_was_done
from bot.answering.somebody import names_nobody
from bot.answering.statements import join_statements
from bot.answering.staying import aged, asks_for_currency, beside, in_currency, is_bare, only_turns, turned
from bot.answering.succession import comes_first, who_took_over
from bot.answering.tolls import counts_nobody, of_the_thread_first, toll_in
from bot.answering.trust import dates_another, fits, is_yet_to_come, parts_those_named, person_named, tells
from bot.answering.voices import Attribution, asks_who_spoke, heard, unheard, who_said, who_spoke
from bot.model.answer import Citation, QuestionAnswer, Statement
from bot.model.article import Article
from bot.model.conversation import Conversation, Turn
from bot.model.question import Question
from bot.model.time import Timex3, date_range
from bot.model.words import fold, words
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit

_SHOWN = 3
_BELIEVED = 10
_LEAST_BELIEF = 0.01
_LIKELY = 0.3
"""A sentence less likely than this is no sure answer; copies of it on other pages share its probability."""


class _Said(NamedTuple):
    """A stretch of somebody's words, and whether they are literal."""

    text: str
    literal: bool


async def answer_question(
    corpus: Corpus, question: Question, conversation: Conversation, without: Collection[int] = ()
) -> tuple[QuestionAnswer, Conversation]:
    """The sentences that answer the question in its thread, ``without`` some articles, and the thread afterwards."""
    inquiry = understand(question, conversation)
    last = conversation.turns[-1] if conversation.turns else None
    speaker = await who_spoke(corpus, inquiry, last.cited) if last else None
    if speaker := speaker or await who_said(corpus, question):
        return await _attributed(corpus, inquiry, speaker, conversation)
    if last and (found := await elsewhen(corpus, inquiry, last)):
        return _elsewhen(inquiry, found, last, conversation)
    if asks_for_days(question):
        return _dated(inquiry, await on_days(corpus, question, _SHOWN), conversation)
    voices, worth = await heard(corpus, inquiry)
    pool = Pool([p for p in await gather(corpus, inquiry, voices) if p.key[0] not in without])
    named = await bearers(corpus, inquiry)
    if not question.names and any(
        of_another(p.citation.text, named) for p in pool.passages if inquiry.belief.get(p.key, 0.0) >= _LIKELY
    ):
        named = ()  # "And his wife? How old is she?"
    ranked = _reordered(inquiry, pool, named, rank(inquiry, pool, voices, worth))
    bare = last if last and is_bare(inquiry, last) else None
    stays = beside(inquiry, pool, ranked, bare) if bare else ranked
    if question.measure == "old":
        stays = stays or ranked
    if last and asks_for_currency(question):
        stays = in_currency(inquiry, ranked)
    best = [passage for passage, _ in stays or ranked]
    statements = join_statements((p.citation for p in best[: 4 * _SHOWN]), _SHOWN)
    # Asked who said what was just read, of whom nobody is named for it, the corpus does not say.
    unsaid = bool(last) and question.kind == "who" and asks_who_spoke(question)
    if unsaid or not stays or _asks_nothing(inquiry, pool, last) or is_silent(inquiry, pool, best[0]):
        # Where not a word is shared, nothing is near.
        near = statements if last or any(p.bm25 for p in pool.passages) else ()
        answer = QuestionAnswer(question.text, _subject(inquiry), (), None, True, near)
        kept = Turn(question.text, last.cited if last else (), last.focus if last else (), None, question)
        belief = last.belief if last else ()
        return answer, conversation.after(replace(kept, belief=belief))
    place = best[0].citation
    silent = not any(within(best[0], hit) for hit in voices) if voices else unheard(inquiry, place.text)
    taken = await who_took_over(corpus, inquiry, pool, best[0])
    unsure = is_unsure(inquiry, pool, best[0]) or leaves_out(inquiry, statements)
    unsure = unsure or misses_the_point(inquiry, pool, statements) or names_nobody(inquiry, statements)
    unsure = silent or (unsure and taken is None)
    unsure = unsure or counts_nobody(inquiry, statements) or introduces_nobody(statements, introduced(inquiry))
    article = await corpus.article(place.article.id)
    apart = parts_those_named(inquiry, marked(article, place.start, place.end))
    apart = apart or of_the_other_side(inquiry, place.text) or dates_something_else(inquiry, pool, last, best[0])
    unsure = unsure or (bool(for_one_side(inquiry)) and not tells_what_was_done(inquiry, place.text))
    unsure = unsure or apart or of_another(place.text, named)
    unsure = unsure or (question.kind == "why" and not bare and not gives_reason(place.text))
    short, sure, day, person = taken or await _short(corpus, inquiry, place, article, voices)
    conflict = differing(inquiry, pool, stays, short) if short and not only_turns(question) else None
    of_others = apart or only_turns(question) or lacks_a_name(inquiry, statements[:1])
    conflict = conflict or put_right_below(stays)
    conflict = conflict or (None if of_others else await disputed_event(corpus, inquiry, place, pool.held))
    if conflict:
        told_by = sorted((s.statement.citations[0] for s in conflict.sides), key=lambda c: c != place)
        statements = join_statements((*told_by, *(p.citation for p in best[: 4 * _SHOWN])), _SHOWN)
    sure = sure and not of_others and not unsure and not conflict and (bool(bare) or stays[0][1] >= _LIKELY)
    two = article is not None and names_two(inquiry, short, article)
    two = two or introduces_several(ranked, introduced(inquiry))
    sure = sure and not unsettled(inquiry, pool, stays) and not two and not has_left(inquiry, ranked, place, short)
    if not unsure:
        statements, left = parted(inquiry, pool, statements, conflict)
        if last:  # what was not told is not what the next question goes on about
            ranked = [pair for pair in ranked if pair[0].key[0] not in left]
            best = [passage for passage in best if passage.key[0] not in left]
    told = (question.text, _subject(inquiry), statements, short)
    answer = QuestionAnswer(*told, False, sure=sure, day=day, unsure=unsure, conflict=conflict)
    turn = Turn(
        question.text,
        bare.cited if bare else tuple(p.key for p in best[:_SHOWN]),  # "Where? Why?": both ask of the same
        (*([person] if person else []), *inquiry.about[:4]),
        short,
        question,
        tuple((*p.key, round(b, 4)) for p, b in ranked[:_BELIEVED] if b > _LEAST_BELIEF),
    )
    return answer, conversation.after(turn)


def _reordered(inquiry: Inquiry, pool: Pool, named: Sequence[Bearers], ranked: Ranked) -> Ranked:
    """The ranking by what is seldom asked, or goes wrong seldom: too rare to be learned with the rest."""
    if comes_first(inquiry, pool, ranked):
        return ranked
    ranked = introducing_first(meant_first(uncorrected_first(ranked), named), introduced(inquiry))
    ranked = holders_first(inquiry, covering_first(inquiry, ranked))
    if len(named) > 1 and inquiry.wants != "number":
        ranked = all_named_first(inquiry, ranked)
    ranked = of_the_thread_first(inquiry, ranked)
    if inquiry.question.measure in ("long", "far", "much"):
        ranked = put_behind(ranked, _SHOWN, lambda passage: not measured(inquiry, passage.citation.text))
    ranked = reasons_first(inquiry, pool, _named_first(inquiry, pool, ranked))
    if inquiry.question.measure == "old":
        ranked = aged(inquiry, pool, ranked)
    return own_side_first(inquiry, turned(inquiry, pool, ranked) if only_turns(inquiry.question) else ranked)


def _named_first(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> Ranked:
    """The same order, but for the likeliest few: of pages that name nobody of the question they come last."""
    names = {s for name in inquiry.names for s in name.split() if len(s) > 2}
    if not names:
        return ranked
    return put_behind(ranked, _SHOWN, lambda passage: names.isdisjoint(pool.held[passage.key[0]]))


def _asks_nothing(inquiry: Inquiry, pool: Pool, last: Turn | None) -> bool:
    """Whether there is no word in it, or neither a question word nor a word the corpus has."""
    if not words(inquiry.question.text):
        return True
    if last:
        return asks_of_no_page(inquiry, pool)
    return inquiry.question.kind == "topic" and not any(p.bm25 for p in pool.passages)


async def _short(
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
        days = _days(article, place, short)
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


def _days(article: Article | None, place: Citation, short: str) -> list[Timex3]:
    """The expressions of time in the slice that name days ("Monday"), with what they mean at the page's date."""
    start = place.start + max(0, place.text.find(short))
    within = [t for t in article.times if start <= t.start and t.end <= start + len(short)] if article else []
    return [time for time in within if date_range(time.value)]


async def _attributed(
    corpus: Corpus, inquiry: Inquiry, spoken: Attribution, conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The answer to "who said that?", or "when?": the quotation's own sentences, and in short its speaker or day."""
    citation = spoken.citation
    short, day = None if fold(spoken.speaker) in listed("pronoun") else spoken.speaker, None
    if inquiry.wants == "time":
        # Not any day in the sentence: somebody may speak of one.
        article = await corpus.article(citation.article.id)
        days = [time for time in _days(article, citation, citation.text) if time.value == spoken.said_on]
        short, day = (days[0].text, days[0].value) if days else (None, None)
    statement = Statement(citation.text, (citation,))
    answer = QuestionAnswer(
        inquiry.question.text, spoken.speaker, (statement,), short, False, sure=bool(short), day=day
    )
    key = (citation.article.id, citation.start)
    turn = Turn(inquiry.question.text, (key,), (spoken.speaker,), short, inquiry.question, ((*key, 1.0),))
    return answer, conversation.after(turn)


def _dated(
    inquiry: Inquiry, told: tuple[Statement, ...], conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The answer to "what happened on that day?": its events, or that there are none."""
    text = inquiry.question.text
    cited = tuple((s.citations[0].article.id, s.citations[0].start) for s in told)
    believed = tuple((*key, round(1 / len(cited), 4)) for key in cited)
    turn = Turn(text, cited, inquiry.about[:4], None, inquiry.question, believed)
    answer = QuestionAnswer(text, _subject(inquiry), told, None, abstained=not told)
    return answer, conversation.after(turn)


def _elsewhen(
    inquiry: Inquiry, found: Elsewhen, last: Turn, conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The answer to "And the year before?": what the thread's articles tell of that time, or that they tell nothing."""
    text = inquiry.question.text
    told = join_statements(found.citations, _SHOWN)
    answer = QuestionAnswer(text, _subject(inquiry), told, found.short, not told, sure=bool(found.short))
    best = found.citations[:1]
    turn = Turn(
        text,
        tuple((c.article.id, c.start) for c in best) or last.cited,
        last.focus,
        found.short,
        turned_to(inquiry.question, last, found.period),
        tuple((c.article.id, c.start, 1.0) for c in best) or last.belief,
    )
    return answer, conversation.after(turn)


def _subject(inquiry: Inquiry) -> str | None:
    return ", ".join(inquiry.about[:2]) or None
