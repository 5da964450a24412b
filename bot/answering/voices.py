"""Where the person a question asks about is heard, and who spoke the sentence a thread has just read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.inquiry import Inquiry
from bot.model.answer import Citation
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit

_HEARD = 60


@dataclass(frozen=True, slots=True)
class Attribution:
    """The sentences of a quotation and its speaker as the page names them there."""

    citation: Citation
    speaker: str


async def heard(corpus: Corpus, inquiry: Inquiry) -> list[QuotationHit]:
    """Quotations of the people a question for somebody's words names or means; nearest in wording first."""
    question = inquiry.question
    if not question.speech or question.kind not in ("what", "how", "why", "yes or no"):
        return []
    names = question.names or inquiry.about[:1]
    wanted = [set(fold(name).split()) for name in names]
    known = await corpus.known_people(names)
    speakers = [p.id for p in known if any(words <= set(form.split()) for form in p.forms for words in wanted)]
    if not speakers:
        return []
    own = {part for words in wanted for part in words}
    about = [word for word in question.words if fold(word) not in own]
    hits = await corpus.quotations(words=about, person_ids=speakers, limit=_HEARD) if about else []
    return hits or await corpus.quotations(person_ids=speakers, limit=_HEARD)


async def who_spoke(corpus: Corpus, inquiry: Inquiry, cited: tuple[tuple[int, int], ...]) -> Attribution | None:
    """Who says what stands at the first cited place, when that is all the question asks; ``None`` when unclear."""
    question = inquiry.question
    bare = not question.names and all(word in ("said", "say", "says") or not word for word in map(fold, question.words))
    if not (cited and question.kind == "who" and question.speech and question.refers and bare):
        return None
    article, start = cited[0]
    for hit in await corpus.quotations_of([article]):
        speaker = hit.quotation.speaker
        if speaker and hit.citation.start <= start < hit.citation.end:
            return Attribution(hit.citation, speaker.mention)
    return None
