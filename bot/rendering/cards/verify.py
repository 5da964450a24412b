"""Whether a quotation is in the corpus, and word by word where it departs from it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.answer import Check, DiffPart, Verdict, Verification, VerifyMatch
from bot.model.words import fold
from bot.rendering.card import Card, Flex, Part, Tone, compose
from bot.rendering.cards.lines import attribution, quotation
from bot.rendering.citing import Numbering
from bot.rendering.text import clean, markdown, width

VERDICTS: dict[Verdict, tuple[str, Tone]] = {
    "verbatim": ("Word for word", "good"),
    "altered": ("Altered", "warning"),
    "other speaker": ("Somebody else said it", "bad"),
    "paraphrase": ("Paraphrased, not quoted", "warning"),
    "not found": ("Not in the corpus", "quiet"),
}
_UNCLEAR: tuple[str, Tone] = ("Word for word, but the page leaves the speaker open", "warning")
_SIGNS: dict[Tone, str] = {"good": "✅", "warning": "🟠", "bad": "🔴", "quiet": "⚪", "plain": ""}
NO_WORDS = "Give me the words of a quotation, and I look for them in what I have read."
_MARKS = '“”„«»"\u2018 '
"""Marks typed around a claim, which is shown in marks of ours; an apostrophe may belong to its last word."""
_MATCHES = 3
_DIFF, _DIFFS = 900, 2_400
"""Units of one version with its marks, and of all in one card."""


def verdict_words(answer: Verification) -> tuple[str, Tone]:
    """The verdict in words, and its tone.

    Words that nobody is named for are not said to be somebody else's; a claim made of several quotations is called so.
    """
    speakers = [match.quote.speaker or _indefinite(match.quote.mention) for match in answer.matches]
    if answer.verdict == "other speaker" and speakers and not any(speakers):
        return _UNCLEAR
    if _is_joined(answer):
        return f"Put together from {len(answer.matches)} quotations", "warning"
    return VERDICTS[answer.verdict]


def _indefinite(mention: str | None) -> str | None:
    """What a page calls somebody it does not name, unless that may be anybody it names elsewhere: "the mayor"."""
    return None if mention and fold(mention).startswith("the ") else mention


def _is_joined(answer: Verification) -> bool:
    """Whether the claim is put together from several quotations."""
    return answer.verdict == "altered" and len(answer.matches) > 1 and all(match.partial for match in answer.matches)


def verify_card(answer: Verification) -> Card:
    """The verdict, the words asked about, and the nearest the corpus has; what differs is marked in both."""
    if not fold(answer.claim):
        return compose("", [[NO_WORDS]], tone="quiet")
    numbering = Numbering()
    words, tone = verdict_words(answer)
    speaker = f" · **{markdown(answer.claimed_speaker, 60)}**" if answer.claimed_speaker else ""
    claim: Part = f"“{diff_markdown(answer.marked, _DIFF)}”{speaker}"
    if not answer.marked:
        claim = Flex(answer.claim.strip(_MARKS), lambda text: f"“{text}”{speaker}")
    items: list[list[Part]] = [[claim]]
    matches = [m for m in answer.matches[:_MATCHES] if numbering.fits(m.quote.statement.citations)]
    for index, match in enumerate(matches):
        parts = _match(match, numbering)
        if not index:
            parts.insert(0, f"-# {_lead(answer, match)}")
        items.append(parts)
    changed = any(part.op != "same" for match in matches for part in match.diff)
    note = "~~struck~~ only in the corpus · **bold** only in the claim" if changed else None
    title = f"### {_SIGNS[tone]} {words}"
    return compose(title, items, numbering=numbering, note=note, tone=tone, subject=clean(answer.claim))


def _lead(answer: Verification, match: VerifyMatch) -> str:
    if answer.verdict == "not found":
        return "Nearest in the corpus"
    return "In the corpus, as part of what was said" if match.partial else "In the corpus"


def check_card(check: Check) -> Card:
    """One verdict for each quotation of a message, each with the nearest the corpus has."""
    answers = check.verifications
    if not answers:
        return compose("", [["There is no quotation of three words or more in that message."]], tone="quiet")
    numbering = Numbering()
    limit = min(_DIFF, _DIFFS // (2 * len(answers)))
    items: list[list[Part]] = []
    for answer in answers:
        words, tone = verdict_words(answer)
        parts: list[Part] = [f"{_SIGNS[tone]} **{words}**"]
        if answer.marked and answer.verdict != "not found":
            parts.append(f"“{diff_markdown(answer.marked, limit)}”")
        else:
            parts.append(Flex(answer.claim.strip(_MARKS), lambda text: f"“{text}”"))
        shown = answer.matches if _is_joined(answer) else answer.matches[:1]
        for match in shown if answer.verdict != "not found" else ():
            if numbering.fits(match.quote.statement.citations):
                parts += _match(match, numbering, limit // len(shown))
        items.append(parts)
    found = sum(answer.verdict == "verbatim" for answer in answers)
    note = f"{found} of {len(answers)} word for word in the corpus"
    return compose("### Quotations of the message", items, numbering=numbering, note=note, subject="Check quotes")


def _match(match: VerifyMatch, numbering: Numbering, limit: int = _DIFFS // (_MATCHES + 1)) -> list[Part]:
    if not any(part.op != "same" for part in match.diff):
        return quotation(match.quote, numbering)
    numbers = numbering.mark(match.quote.statement.citations)
    ours = [part for part in match.diff if part.op != "claim"]
    return [attribution(match.quote), f"> {diff_markdown(ours, limit)} {numbers}"]


def diff_markdown(parts: Sequence[DiffPart], limit: int) -> str:
    """A version with what only it has marked: ~~only the corpus~~, **only the claim**; escaped, in ``limit`` units."""
    pieces: list[str] = []
    left = limit
    for part in parts:
        mark = {"same": "", "corpus": "~~", "claim": "**"}[part.op]
        room = left - 2 * len(mark) - 1
        words = markdown(part.text, room) if room > 1 else "…"
        if not words:
            continue
        piece = f"{mark}{words}{mark}" if words != "…" else words
        pieces.append(piece)
        left -= width(piece) + 1
        if words.endswith("…"):
            break
    return " ".join(pieces)
