"""Claims made from known quotations, true and altered, each with the verdict it must get."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.words import fold

_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*\b")
_NEGATION = re.compile(r"(?:\bnot\b|\bnever\b|\bno\b|n[’']t\b) ?", re.I)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|do|does|did|has|have|had)\b(?! not|n[’']t)"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SENTENCE = re.compile(r"\S.*?[a-z]{3}[.!?]+(?=\s[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Known:
    """A quotation of the corpus, with its speaker and the article it stands in."""

    text: str
    speaker: str | None
    article: str


@dataclass(frozen=True, slots=True)
class Case:
    """A claim of one ``kind`` and its right verdict."""

    kind: str
    text: str
    speaker: str | None
    verdict: str


def cases(known: Sequence[Known], unknown: Sequence[str], seed: int = 1) -> Iterator[Case]:
    """Every claim that can be made of quotations of six words or more; ``unknown`` are of no page of the corpus."""
    chance = random.Random(seed)
    long = [k for k in known if len(k.text.split()) >= 6]
    everything = " \n ".join(f" {fold(k.text)} " for k in known)
    # People by full name: what a spokesman says, a claim may well give to whom he speaks for.
    speakers = sorted({k.speaker for k in known if k.speaker and " " in k.speaker})
    for quotation in long:
        yield from _true(quotation)
        for kind, text in _altered(quotation, long, chance):
            # An alteration that happens to be said elsewhere is none.
            if fold(text) != fold(quotation.text) and f" {fold(text)} " not in everything:
                yield Case(kind, text, None, "altered")
        if truncated := _truncated(quotation.text, chance):
            yield Case("truncated", truncated, None, "altered")
        if quotation.speaker and (others := [s for s in speakers if _another(s, quotation.speaker)]):
            yield Case("wrong speaker", quotation.text, chance.choice(others), "other speaker")
    for text in unknown:
        if len(text.split()) >= 6 and f" {fold(text)} " not in everything:
            yield Case("never said", text, None, "not found")


def _truncated(text: str, chance: random.Random) -> str | None:
    """What a "not" governs, without it: the words from there to the end of the sentence."""
    if not (negations := list(_NEGATION.finditer(text))):
        return None
    behind = re.split(r"(?<=[.!?])\s", text[chance.choice(negations).end() :])[0].strip()
    return behind if len(behind.split()) >= 5 and not _NEGATION.search(behind) else None


def _another(name: str, other: str) -> bool:
    return not {*fold(name).split()} & {*fold(other).split()}


def _true(quotation: Known) -> Iterator[Case]:
    text = quotation.text
    yield Case("whole", text, None, "verbatim")
    yield Case("with its speaker", text, quotation.speaker, "verbatim")
    yield Case("other glyphs", f'"{text.replace("’", chr(39)).replace("—", "--").rstrip(",.")}"', None, "verbatim")
    yield Case("other case", text.upper(), None, "verbatim")
    sentences = [s.strip() for s in _SENTENCE.findall(text)]
    if len(sentences) > 1 and all(len(s.split()) >= 4 for s in sentences) and not _NEGATION.search(text):
        yield Case("a whole sentence", sentences[0], None, "verbatim")
    if len(sentences) > 2 and not _NEGATION.search(text):
        yield Case("sentences left out", f"{sentences[0]} … {sentences[-1]}", None, "verbatim")


def _altered(quotation: Known, known: Sequence[Known], chance: random.Random) -> Iterator[tuple[str, str]]:
    text = quotation.text
    words = text.split()
    if negations := list(_NEGATION.finditer(text)):
        yield "negation dropped", _cut(text, chance.choice(negations))
    if auxiliaries := list(_AUXILIARY.finditer(text)):
        at = chance.choice(auxiliaries)
        yield "negation added", f"{text[: at.end()]} not{text[at.end() :]}"
    if numbers := list(_NUMBER.finditer(text)):
        yield "number swapped", _put(text, chance.choice(numbers), str(chance.randrange(2, 99)) + "7")
    names = list(_NAME.finditer(text))
    others = [m[0] for k in known for m in _NAME.finditer(k.text) if all(m[0] != n[0] for n in names)]
    if names and others:
        yield "name swapped", _put(text, chance.choice(names), chance.choice(others))
    at_word = chance.randrange(1, len(words) - 1)
    # Beside an ellipsis nothing is altered: it says that words are left out.
    if not any(mark in word for word in words[at_word - 1 : at_word + 2] for mark in ("…", "...")):
        yield "word dropped", " ".join(words[:at_word] + words[at_word + 1 :])
    foreign = chance.choice(known).text.split()
    swapped = [*words]
    swapped[at_word] = chance.choice(foreign).strip(",.")
    yield "word swapped", " ".join(swapped)
    half = len(words) // 2
    yield "reordered", " ".join(words[half:] + words[:half])
    other = chance.choice([k for k in known if k.article != quotation.article] or [quotation])
    yield "merged", f"{text.rstrip(',')} {other.text}"
    yield "half of each", " ".join(words[:half] + other.text.split()[len(other.text.split()) // 2 :])


def _cut(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]
