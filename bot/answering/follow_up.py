"""Questions and follow-up questions, answered with sentences of the corpus."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

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
from bot.answering.in_charge import has_nobody_in_charge, tells_in_charge, who_is_in_charge
from bot.answering.in_short import days_in, in_short
from bot.answering.inquiry import Inquiry, understand
from bot.answering.introducing import (
    introduced,
    introduces_nobody,
    introduces_several,
    introducing_first,
)
from bot.answering.lists import listed
from bot.answering.marked import marked
from bot.answering.measures import gives_amount, measured
from bot.answering.namesakes import Bearers, bearers, meant_first, names_two, of_another
from bot.answering.offices import has_left, holders_first
from bot.answering.other_times import OtherTime, told_of_other_time, turned_to
from bot.answering.passages import Ranked, put_behind
from bot.answering.pool import Pool
from bot.answering.reasons import gives_reason, reasons_first
from bot.answering.reversals import reversal, with_reversal
from bot.answering.sides import for_one_side, of_the_other_side, own_side_first, tells_what_was_done
from bot.answering.somebody import names_nobody
from bot.answering.statements import join_statements
from bot.answering.staying import (
    aged,
    asks_for_currency,
    beside,
    in_currency,
    is_bare,
    only_turns,
    tells_several_ages,
    turned,
)
from bot.answering.succession import comes_first, who_took_over
from bot.answering.terms import telling_parts
from bot.answering.tolls import counts_nobody, of_the_thread_first
from bot.answering.trust import only_expects, parts_those_named
from bot.answering.voices import Attribution, asks_who_spoke, heard, unheard, who_said, who_spoke
from bot.model.answer import QuestionAnswer, Statement
from bot.model.conversation import Conversation, Turn
from bot.model.question import Question
from bot.model.words import fold, words
from bot.storage.corpus import Corpus

_SHOWN = 3
_BELIEVED = 10
_LEAST_BELIEF = 0.01
_LIKELY = 0.3
"""A sentence less likely than this is no sure answer; copies of it on other pages share its probability."""


async def answer_question(
    corpus: Corpus, question: Question, conversation: Conversation, without: Collection[int] = ()
) -> tuple[QuestionAnswer, Conversation]:
    """The sentences that answer the question in its thread, ``without`` some articles, and the thread afterwards."""
    inquiry = understand(question, conversation)
    last = conversation.turns[-1] if conversation.turns else None
    speaker = await who_spoke(corpus, inquiry, last.cited) if last else None
    if speaker := speaker or await who_said(corpus, question):
        return await _attributed(corpus, inquiry, speaker, conversation)
    if last and (found := await told_of_other_time(corpus, inquiry, last)):
        return _of_other_time(inquiry, found, last, conversation)
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
    in_charge = await who_is_in_charge(corpus, inquiry, pool, best[0])
    taken = taken or in_charge
    unsure = is_unsure(inquiry, pool, best[0]) or leaves_out(inquiry, statements)
    unsure = unsure or misses_the_point(inquiry, pool, statements) or names_nobody(inquiry, statements)
    unsure = silent or (taken is None and (unsure or has_nobody_in_charge(inquiry, best[0])))
    unsure = unsure or counts_nobody(inquiry, statements) or introduces_nobody(statements, introduced(inquiry))
    article = await corpus.article(place.article.id)
    apart = parts_those_named(inquiry, marked(article, place.start, place.end))
    apart = apart or of_the_other_side(inquiry, place.text) or dates_something_else(inquiry, pool, last, best[0])
    unsure = unsure or (bool(for_one_side(inquiry)) and not tells_what_was_done(inquiry, place.text))
    unsure = unsure or apart or of_another(place.text, named)
    unsure = unsure or (question.kind == "why" and not bare and not gives_reason(place.text))
    short, sure, day, person = taken or await in_short(corpus, inquiry, place, article, voices)
    conflict = differing(inquiry, pool, stays, short) if short and not only_turns(question) else None
    of_others = apart or only_turns(question) or (in_charge is None and lacks_a_name(inquiry, statements[:1]))
    conflict = conflict or put_right_below(stays)
    conflict = conflict or (None if of_others else await disputed_event(corpus, inquiry, place, pool.held))
    if conflict:
        told_by = sorted((s.statement.citations[0] for s in conflict.sides), key=lambda c: c != place)
        statements = join_statements((*told_by, *(p.citation for p in best[: 4 * _SHOWN])), _SHOWN)
    sure = sure and not of_others and not unsure and not conflict and (bool(bare) or stays[0][1] >= _LIKELY)
    two = article is not None and names_two(inquiry, short, article)
    two = two or introduces_several(ranked, introduced(inquiry)) or tells_several_ages(inquiry, best[:_SHOWN])
    sure = sure and not unsettled(inquiry, pool, stays) and not two and not has_left(inquiry, ranked, place, short)
    if not unsure:
        statements, left = parted(inquiry, pool, statements, conflict)
        if last:  # what was not told is not what the next question goes on about
            ranked = [pair for pair in ranked if pair[0].key[0] not in left]
            best = [passage for passage in best if passage.key[0] not in left]
    undone = await reversal(corpus, inquiry, pool, best[0], person if sure else None, unsure, without)
    statements, undoing = with_reversal(statements, undone, _SHOWN)
    sure = sure and not undone
    told = (question.text, _subject(inquiry), statements, short)
    answer = QuestionAnswer(*told, False, sure=sure, day=day, unsure=unsure, conflict=conflict, reversal=undoing)
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
    if comes_first(inquiry, pool, ranked) or tells_in_charge(inquiry, pool, ranked):
        return ranked
    ranked = introducing_first(meant_first(uncorrected_first(ranked), named), introduced(inquiry))
    ranked = holders_first(inquiry, covering_first(inquiry, ranked))
    if len(named) > 1 and inquiry.wants != "number":
        ranked = all_named_first(inquiry, ranked)
    ranked = of_the_thread_first(inquiry, ranked)
    if inquiry.wants in ("number", "person"):
        ranked = put_behind(ranked, _SHOWN, lambda passage: only_expects(inquiry, passage.citation.text))
    if inquiry.question.measure in ("long", "far", "much"):
        ranked = put_behind(ranked, _SHOWN, lambda passage: not measured(inquiry, passage.citation.text))
    if inquiry.question.measure == "much":
        ranked = put_behind(ranked, _SHOWN, lambda passage: not gives_amount(passage.citation.text))
    ranked = reasons_first(inquiry, pool, _named_first(inquiry, pool, ranked))
    if inquiry.question.measure == "old":
        ranked = aged(inquiry, pool, ranked)
    return own_side_first(inquiry, turned(inquiry, pool, ranked) if only_turns(inquiry.question) else ranked)


def _named_first(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> Ranked:
    """The same order, but for the likeliest few: of pages that name nobody of the question they come last."""
    names = set(telling_parts(inquiry.names))
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


async def _attributed(
    corpus: Corpus, inquiry: Inquiry, spoken: Attribution, conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The answer to "who said that?", or "when?": the quotation's own sentences, and in short its speaker or day."""
    citation = spoken.citation
    short, day = None if fold(spoken.speaker) in listed("pronoun") else spoken.speaker, None
    if inquiry.wants == "time":
        # Not any day in the sentence: somebody may speak of one.
        article = await corpus.article(citation.article.id)
        days = [time for time in days_in(article, citation, citation.text) if time.value == spoken.said_on]
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


def _of_other_time(
    inquiry: Inquiry, found: OtherTime, last: Turn, conversation: Conversation
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
