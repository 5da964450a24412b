"""The numbers that the learned models weigh stand in the order their names are listed in."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from bot.answering import doubt, features
from bot.answering.inquiry import Inquiry, understand
from bot.answering.passages import passages_of
from bot.answering.pool import Pool
from bot.model.answer import ArticleRef, Citation
from bot.model.conversation import Conversation
from bot.parsing.question import read_question
from bot.storage.rows import SentenceHit

TEXT = "The mayor met 40 dockers on Monday. They did not agree, she said."


def asked(question: str) -> tuple[Inquiry, Pool]:
    ref = ArticleRef(1, "dock.txt", "Dockers", None, None)
    ends = [0, TEXT.index(" They"), len(TEXT)]
    hits = [SentenceHit(0, Citation(ref, start, end, TEXT[start:end].strip()), 0, 0.0) for start, end in pairwise(ends)]
    return understand(read_question(question, date(2021, 5, 4)), Conversation()), Pool(passages_of(hits, {}))


def test_a_passage_has_a_number_for_each_name() -> None:
    inquiry, pool = asked("How many dockers did the mayor meet?")
    met, agreed = (dict(zip(features.NAMES, row, strict=True)) for row in features.rows(inquiry, pool, [0, 1]))
    assert met["wants number"] == met["number"] == met["time"] == 1
    assert (met["negated"], met["points back"], met["speech"]) == (0, 0, 0)
    assert (agreed["negated"], agreed["points back"], agreed["speech"]) == (1, 1, 1)
    assert met["matched"] > agreed["matched"]


def test_a_ground_for_doubt_has_a_number_for_each_name() -> None:
    inquiry, pool = asked("Did the dockers see the bishop?")
    grounds = dict(zip(doubt.NAMES, doubt.grounds(inquiry, pool, pool.passages[0]), strict=True))
    assert (grounds["always"], grounds["unnamed"], grounds["first turn"], grounds["missed"]) == (1, 1, 1, 2)
    assert 0 < grounds["said"] < 1
