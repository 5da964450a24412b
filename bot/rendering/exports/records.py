"""An answer as records: what each item says, field by field, and the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model.answer import (
    Answer,
    ArticleRef,
    Check,
    Citation,
    Conflict,
    DiffPart,
    Digest,
    Library,
    QuestionAnswer,
    QuoteAnswer,
    QuoteResult,
    Statement,
    Story,
    SummaryAnswer,
    Timeline,
    TimelineEntry,
    Verification,
    VerifyMatch,
)
from bot.rendering.dates import range_words, version_words
from bot.rendering.searched import looked_at_words

Value = str | bool | tuple[str, ...] | None
"""What a field holds; ``None`` where the page does not tell."""
_OPEN = 0.3
"""Up to this, a mention without a name leaves open who is meant."""
_UNSURE = 0.4
"""Below this, who is meant or whether the words are theirs is told as probable only. A source that is no person starts
at half of the confidence a named person has."""


@dataclass(frozen=True, slots=True)
class Source:
    """A cited sentence; ``note`` says which side it takes where pages disagree ("place: Moscow"), that the day is not
    the sentence's own but its page's, or that it may undo an answer."""

    citation: Citation
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One item: its fields in order, and its sources, none for an item that rests on no page."""

    fields: dict[str, Value]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole answer as records. ``kind`` names it ("timeline"), ``subject`` says what it is about, ``searched`` what
    was asked for, where that was more."""

    kind: str
    subject: str
    records: tuple[Record, ...]
    searched: tuple[tuple[str, str], ...] = ()


def document(answer: Answer) -> Document:
    """The records of an answer, in its order."""
    match answer:
        case SummaryAnswer():
            return Document("summary", answer.topic or "", _told(answer.statements, answer.conflicts))
        case QuoteAnswer():
            subject = " on ".join(filter(None, (answer.speaker, answer.about)))
            records = tuple(_quotation(result) for result in answer.results)
            return Document("quotations", subject, records, answer.searched)
        case Timeline():
            subject = " · ".join(dict.fromkeys(filter(None, (answer.person, answer.topic))))
            looked_at = looked_at_words(answer)
            searched = (("pages", looked_at),) if looked_at else ()
            return Document("timeline", subject, tuple(event_record(entry) for entry in answer.entries), searched)
        case Verification():
            return Document("verification", answer.claim, _verification(answer))
        case Check():
            checked = (record for verification in answer.verifications for record in _verification(verification))
            return Document("check", "", tuple(checked))
        case QuestionAnswer():
            return Document("answer", answer.question, _answer(answer))
        case Digest():
            return Document("digest", answer.day.isoformat(), _digest(answer))
        case Library():
            return Document("articles", answer.outlet or "", tuple(map(_article, answer.articles)))


def _sources(statements: Iterable[Statement], note: str | None = None) -> tuple[Source, ...]:
    return tuple(Source(citation, note) for told in statements for citation in told.citations)


def _told(statements: Iterable[Statement], conflicts: Sequence[Conflict]) -> tuple[Record, ...]:
    """A record a statement, with the sentences that disagree with it."""
    records = []
    for told in statements:
        against = [conflict for conflict in conflicts if conflict.sides[0].statement == told]
        fields: dict[str, Value] = {"conflict": disagreement(against)} if against else {}
        records.append(Record(fields, _noted({citation: [] for citation in told.citations}, against)))
    return tuple(records)


def _noted(notes: dict[Citation, list[str]], conflicts: Iterable[Conflict]) -> tuple[Source, ...]:
    """The cited sentences with their notes, and those of the conflicts with the side they take."""
    for conflict in conflicts:
        for side in conflict.sides:
            for citation in side.statement.citations:
                notes.setdefault(citation, []).append(f"{conflict.about}: {version_words(side)}")
    return tuple(Source(citation, "; ".join(noted) or None) for citation, noted in notes.items())


def _quotation(result: QuoteResult) -> Record:
    parts = result.parts or (result.statement.text,)
    fields: dict[str, Value] = {
        "quotation": " … ".join(parts),
        "parts": parts,
        "kind": result.kind,
        "speaker": result.speaker,
        "speaker_certainty": certainty(result),
        "mention": result.mention,
        "role": result.role,
        "cue": result.cue,
        "said_on": result.said_on,
    }
    return Record(fields, _sources([result.statement]))


def certainty(result: QuoteResult) -> str:
    """Whether the speaker is "clear", "probable" or "unclear", as where two people have the name the page gives."""
    if not result.speaker and (not result.mention or result.confidence <= _OPEN):
        return "unclear"
    return "clear" if result.confidence >= _UNSURE else "probable"


def unclear_words(result: QuoteResult) -> str:
    """What stands in the place of a speaker whom the page does not tell, with what it calls them."""
    return f"speaker unclear: the page says “{result.mention}”" if result.mention else "speaker unclear"


def event_record(entry: TimelineEntry) -> Record:
    """A date of a timeline."""
    notes: dict[Citation, list[str]] = {}
    for index, told in enumerate(entry.statements):
        for citation in told.citations:
            notes.setdefault(citation, ["reported that day"] if index in entry.undated else [])
    fields: dict[str, Value] = {
        "when": range_words(entry.date, entry.value, entry.mod),
        "date": entry.date.start.isoformat(),
        "end": entry.date.end.isoformat(),
        "precision": entry.date.precision,
        "timex": entry.value,
        "status": entry.status,
        "claimed_by": entry.claimed_by if entry.status in ("claimed", "denied") else None,
        "conflict": disagreement(entry.conflicts) or None,
    }
    return Record(fields, _noted(notes, entry.conflicts))


def disagreement(conflicts: Iterable[Conflict]) -> str:
    """What pages disagree about, with every version: "place: Moscow / Vladivostok"."""
    return "; ".join(
        f"{conflict.about}: {' / '.join(version_words(side) for side in conflict.sides)}" for conflict in conflicts
    )


def _verification(answer: Verification) -> tuple[Record, ...]:
    asked: dict[str, Value] = {
        "claim": answer.claim,
        "claimed_speaker": answer.claimed_speaker,
        "verdict": answer.verdict,
    }
    return tuple(_match(asked, match) for match in answer.matches) or (Record(asked, ()),)


def _match(asked: dict[str, Value], match: VerifyMatch) -> Record:
    found = _quotation(match.quote)
    changed = any(part.op != "same" for part in match.diff)
    compared: dict[str, Value] = {"difference": difference(match.diff) if changed else None, "partial": match.partial}
    return Record({**asked, **compared, **found.fields}, found.sources)


def difference(parts: Sequence[DiffPart]) -> str:
    """Both versions in one line: ``[-only the corpus-]`` and ``{+only the claim+}``."""
    signs = {"same": "{}", "corpus": "[-{}-]", "claim": "{{+{}+}}"}
    return " ".join(signs[part.op].format(part.text.strip()) for part in parts if part.text.strip())


def _answer(answer: QuestionAnswer) -> tuple[Record, ...]:
    statements = answer.nearest if answer.abstained else answer.statements
    return tuple(
        Record(
            {
                "question": answer.question,
                "short_answer": answer.short if not index and answer.sure else None,
                "only_nearest": answer.abstained,
            },
            _sources([told], note="may undo what stands above" if told.text == answer.reversal else None),
        )
        for index, told in enumerate(statements)
    )


def _digest(answer: Digest) -> tuple[Record, ...]:
    stories = [*_stories("new", answer.stories), *_stories("updated", answer.updates)]
    said = [_in_section("said", _quotation(result)) for result in answer.quotes]
    return (*stories, *said, *(_in_section("dates", event_record(entry)) for entry in answer.events))


def _article(ref: ArticleRef) -> Record:
    """An article under the number commands know it by; it is cited as a whole, so no sentence of it is."""
    return Record({"article": f"#{ref.id}"}, (Source(Citation(ref, 0, 0, "")),))


def _stories(section: str, stories: Iterable[Story]) -> list[Record]:
    return [
        Record({"section": section, "story": story.headline, **told.fields}, told.sources)
        for story in stories
        for told in _told(story.statements, story.conflicts)
    ]


def _in_section(section: str, record: Record) -> Record:
    return Record({"section": section, **record.fields}, record.sources)
