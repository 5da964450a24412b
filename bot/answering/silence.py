"""What stands in the place of a quotation and is nobody's words: wishes, nicknames, and answers that were not given."""

from __future__ import annotations

from bot.answering.lists import listed
from bot.answering.standing import of_itself
from bot.answering.weights import negates
from bot.model.words import folded_words
from bot.storage.rows import QuotationHit

_WHOLE = 8
"""Words in marks that somebody must have said, whatever the verb beside them."""


def was_said(hit: QuotationHit) -> bool:
    """Whether it is words, or a report of words: what somebody hopes or plans is no quotation, nor that they "did not
    respond to a request for comment", nor what a page says of itself ("An earlier version of this article said").

    Few words in marks beside a verb that reports no speech are a nickname, a title or a word held at arm's length.
    """
    if hit.kind == "direct" and len(hit.wording.split()) >= _WHOLE:
        return True
    if of_itself(hit.citation.text):
        return False
    cue = hit.quotation.cue
    return cue is None or (cue.speech and not (hit.kind == "indirect" and _gives_no_answer(cue.text)))


def _gives_no_answer(cue: str) -> bool:
    told = folded_words(cue)
    return any(negates(word) for word in told) and not listed("answers").isdisjoint(told)
