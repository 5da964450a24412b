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
    '{Who} tried to play down the report, saying it was "of no great matter" to the port.',
    '{Who} left the hall early and later called the vote "a shame for all of us" in a letter.',
)
# Marks that hold a title, a nickname, a word at arm's length: nobody's words.
NOBODYS = (
    'The ship, nicknamed "Old Salt," left the harbour on Monday.',
    'The so-called "harbour tax" was dropped last year.',
    'The band played "Yellow Harbour" twice on Friday night.',
    'He once starred in the series "Tides of the North" as a sailor.',
    'Boris Lindt praised "The Tide and the Harbour," by Ann Quill.',
    'Her novel "A Winter on the Quay" sold well in the north.',
    'The street is called "the Narrows" and runs to the quay.',
    'Ann Quill, author of "The Long Winter of the Port," lives here.',
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
DIRECT_FLOOR = 1.0
INDIRECT_FLOOR = 1.0
MIXED_FLOOR = 1.0
PARAGRAPHS_FLOOR = 1.0
NOBODYS_FLOOR = 0.87


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


def test_nobodys_words() -> None:
    right = sum(all(q.kind == "indirect" for q in quotations_in(text)) for text in NOBODYS)
    assert right / len(NOBODYS) >= NOBODYS_FLOOR, f"{right} of {len(NOBODYS)}"
