"""What a lookup of quotations asks for, understood: who, about what, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.attribution import head_of
from bot.answering.lists import listed, phrases
from bot.answering.outlets import find_outlets
from bot.answering.speakers import find_speakers, is_title, match_name
from bot.answering.terms import terms
from bot.answering.weights import content_words
from bot.errors import NoSuchSpeaker
from bot.model.request import Period, QuoteRequest
from bot.model.time import DateRange, date_range
from bot.model.words import fold, words
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson, QuotationHit

_SURE = 75.0
"""A typed name that is a spelling, a part or the initials of a known one (`match_name`) is that name, and no role."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What every result must be: by one of ``people``, or of somebody called ``voice``; ``None`` asks for nothing.

    ``unclear`` is the name of one word that was asked for: words of somebody called so, who may be any of several
    people of the page, pass beside those of the ``people``.
    """

    people: tuple[KnownPerson, ...] | None
    voice: tuple[str, ...] | None
    about: tuple[str, ...]
    outlets: tuple[str, ...] | None
    period: Period
    unclear: str | None = None

    @property
    def person_ids(self) -> list[int] | None:
        """Ids of the people."""
        return [person.id for person in self.people] if self.people is not None else None

    def admit(self, hit: QuotationHit) -> bool:
        """Whether a quotation that was found in another way passes."""
        outlet = hit.citation.article.outlet
        said = f" {fold(hit.citation.text)}"
        return (
            (self.people is None or self.may_be(hit) or any(hit.person_id == person.id for person in self.people))
            and (self.voice is None or _voiced(hit, self.voice))
            and (self.outlets is None or outlet in self.outlets)
            and all(f" {_beginning(fold(word))}" in said for word in self.about)
            and self.spoken_in_time(hit)
        )

    def may_be(self, hit: QuotationHit) -> bool:
        """Whether the page gives the words to somebody of the name of one word asked for, and not to whom."""
        speaker = hit.quotation.speaker
        unnamed = self.unclear is not None and speaker is not None and speaker.name is None
        return unnamed and speaker is not None and fold(speaker.mention) == self.unclear

    def spoken_in_time(self, hit: QuotationHit) -> bool:
        """Whether it may have been said within the period; where the page tells no day, whether it was published."""
        if self.period == Period():
            return True
        days = spoken_days(hit)
        since, until = self.period.since, self.period.until
        return days is not None and (since is None or days.end >= since) and (until is None or days.start <= until)


def spoken_days(hit: QuotationHit) -> DateRange | None:
    """The days on which it was said, else those on which it may have been published; ``None`` for undated pages."""
    said = date_range(hit.quotation.said_on) if hit.quotation.said_on else None
    published = hit.citation.article.publication
    return said or (DateRange(published.earliest, published.latest, "range") if published else None)


async def read_filters(corpus: Corpus, request: QuoteRequest) -> Filters:
    """Who and which outlets are meant; raises `NoSuchSpeaker` and `NoSuchOutlet` with the nearest names."""
    people, voice = await _speakers(corpus, request.speaker or "")
    outlets = await find_outlets(corpus, request.outlet)
    about = tuple(content_words(words(request.about or "")))
    asked = fold(request.speaker or "")
    # "who" is nobody called the WHO.
    short = any(map(str.isupper, terms(request.speaker or "")))
    unclear = asked if people is not None and asked and " " not in asked and not short else None
    return Filters(people, voice, about, outlets, request.period, unclear)


async def _speakers(corpus: Corpus, asked: str) -> tuple[tuple[KnownPerson, ...] | None, tuple[str, ...] | None]:
    """The people a typed name means, or else the words that tell of a role ("the spokesman", "professor")."""
    if not asked.strip():
        return None, None
    voice = tuple(word for word in content_words(words(asked)) if fold(word))
    people: Sequence[KnownPerson] = ()
    nobody = None
    try:
        people = await find_speakers(corpus, asked)
    except NoSuchSpeaker as error:
        nobody = error
    sure = bool(people) and match_name(asked, people[0]) >= _SURE and not is_title(asked)
    for called in [] if sure or not voice else [voice, *_same_office(voice), *_respelt(words(asked))]:
        if await corpus.quotations(voice=called, limit=1):
            return None, called
    if nobody:
        raise nobody
    return tuple(people), None


_ABBREVIATED = 4
"""Letters of an abbreviation that some pages write with dots."""


def _same_office(voice: Sequence[str]) -> list[tuple[str, ...]]:
    """The role with other words for one office: "spokesman" is what one page calls a "spokesperson" of the next."""
    return [
        tuple(other if word == fold(named) else named for named in voice)
        for named_alike in map(str.split, phrases("same_office"))
        for word in {*map(fold, voice)} & {*named_alike}
        for other in named_alike
        if other != word
    ]


def _respelt(voice: list[str]) -> list[tuple[str, ...]]:
    """The role with abbreviations as other pages write them: "U.N. envoy" for "UN envoy", and the other way round."""
    dotted = ["".join(f"{letter}." for letter in word) if _is_abbreviation(word) else word for word in voice]
    plain = [word.replace(".", "") for word in voice]
    return [tuple(content_words(called)) for called in (dotted, plain) if called != voice]


def _is_abbreviation(word: str) -> bool:
    return 1 < len(word) <= _ABBREVIATED and word.isalpha() and word.isupper()


def _voiced(hit: QuotationHit, voice: Sequence[str]) -> bool:
    speaker = hit.quotation.speaker
    if speaker is None:
        return False
    called = f" {fold(speaker.role or '')} {fold(speaker.mention) if speaker.name is None else ''}"
    return all(f" {_beginning(fold(word))}" in called for word in voice) and holds_office(hit, voice)


def holds_office(hit: QuotationHit, voice: Sequence[str]) -> bool:
    """Whether whoever is called so holds the office that is asked for: "a source close to the governor" does not."""
    speaker = hit.quotation.speaker
    offices = [fold(word) for word in voice if fold(word) in listed("office")]
    if speaker is None or not offices:
        return True
    called = (speaker.role or "", speaker.mention if speaker.name is None else "")
    heads = {word for told in called for word in head_of(told).split()}
    return any(_beginning(office) in map(_beginning, heads) for office in offices)


def _beginning(word: str) -> str:
    """What most forms of a word begin with."""
    return word[: max(4, len(word) - 2)]
