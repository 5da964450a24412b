"""Floors that only rise: quotations in sentences of our own whose words, speaker and kind are known."""

from __future__ import annotations

from itertools import product

from bot.model.quotation import Quotation
from tests.parsing.quotations.reading import quotations_in

SPEAKERS = {
    "Ann Quill": "Ann Quill",
    "Boris Lindt, a spokesman for the port,": "Boris Lindt",
    "Senator Clara Wren": "Clara Wren",
    "Mr. Osei": "Osei",
    "Kim Jong Un": "Kim Jong Un",
    "a senior official": None,
    "the ministry": None,
}
WORDS = ("The bridge will hold through the winter", "We have never seen the tide this late")
DIRECT = (
    '"{words}," {who} said.',
    '"{words}," said {who_short}.',
    "{Who} told reporters: “{words}.”",
    "{Who} said on Monday, “{words}.”",
    '"{words}," {who} added.',
    "“{words},” {who} wrote in a letter.",
    "''{words},'' {who} warned.",
    '"{words}," {who} told Bloomberg.',
    "«{words}», {who} said.",
    "‘{words},’ {who} said.",
    "``{words},'' {who} said.",
    "{Who} boasted, “{words}.”",
    "After the vote, {who} replied: “{words}.”",
    '"{words}," according to {who_short}.',
)
MIXED = (
    '{Who} said the council was "slow to see it" this time.',
    '{Who} called the plan "reckless and far too dear" on Friday.',
    '{Who} told reporters that the quay was "no place for children" any more.',
    'The quay was "no place for children," {who} said.',
    'The quay is "no place for children," as {who_short} put it.',
    '{Who} described the quay as "no place for children" in a letter.',
)
# Every paragraph of a quotation is its speaker's, whichever paragraph tells who that is.
PARAGRAPHS = (
    '"{words}," {who} said.\n\n"{words} again."',
    '"{words}.\n\n"{words} again," {who} said.',
    '{Who} wrote a letter:\n\n"{words}.\n\n"{words} again."',
    '"{words}," {who} said. "{words} again."',
    '"{words}," {who} said, "and {words}."',
)
REPORTED = "the harbour would reopen in the spring"
INDIRECT = (
    "{Who} said {clause}.",
    "{Who} said that {clause}.",
    "{Who} told reporters that {clause}.",
    "{Who} announced that {clause}.",
    "{Clause}, {who} said.",
    "{Clause}, according to {who_short}.",
    "{Who} believes that {clause}.",
    "{Who} warned that {clause}.",
)
# Shares of right answers; raise them when the reader gets better, never lower them.
DIRECT_FLOOR = 0.995
INDIRECT_FLOOR = 0.98
MIXED_FLOOR = 0.97
PARAGRAPHS_FLOOR = 0.98


def filled(who: str) -> dict[str, str]:
    return {"who": who, "Who": who[0].upper() + who[1:], "who_short": who.split(",", maxsplit=1)[0]}


def speaks(found: Quotation, name: str | None, who: str) -> bool:
    speaker = found.speaker
    if speaker is None:
        return False
    return speaker.name == name if name else speaker.name is None and speaker.mention.lower() == who


def test_direct() -> None:
    cases, right = 0, 0
    for template, (who, name), words in product(DIRECT, SPEAKERS.items(), WORDS):
        text = template.format(words=words, **filled(who))
        found = [q for q in quotations_in(text) if q.kind != "indirect"]
        cases += 1
        right += len(found) == 1 and found[0].text.rstrip(",.") == words and speaks(found[0], name, who)
    assert right / cases >= DIRECT_FLOOR, f"{right} of {cases}"


def test_indirect() -> None:
    cases, right = 0, 0
    for template, (who, name) in product(INDIRECT, SPEAKERS.items()):
        clause = REPORTED
        text = template.format(clause=clause, Clause=clause[0].upper() + clause[1:], **filled(who))
        cases += 1
        right += any(
            q.text.lower().removeprefix("that ") == clause and speaks(q, name, who)
            for q in quotations_in(text)
            if q.kind == "indirect"
        )
    assert right / cases >= INDIRECT_FLOOR, f"{right} of {cases}"


def test_mixed() -> None:
    cases, right = 0, 0
    for template, (who, name) in product(MIXED, SPEAKERS.items()):
        found = [q for q in quotations_in(template.format(**filled(who))) if q.kind != "indirect"]
        cases += 1
        right += len(found) == 1 and found[0].text.rstrip(",") in template and speaks(found[0], name, who)
    assert right / cases >= MIXED_FLOOR, f"{right} of {cases}"


def test_over_paragraphs() -> None:
    cases, right = 0, 0
    for template, (who, name), words in product(PARAGRAPHS, SPEAKERS.items(), WORDS):
        found = [q for q in quotations_in(template.format(words=words, **filled(who))) if q.kind != "indirect"]
        cases += 1
        right += len(found) == 2 and all(speaks(q, name, who) for q in found)
    assert right / cases >= PARAGRAPHS_FLOOR, f"{right} of {cases}"
