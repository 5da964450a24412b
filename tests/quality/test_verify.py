"""Floors of verification on text of our own: claims made from known quotations, true and altered."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.model.request import QuoteRequest, VerifyRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.quality.alterations import Case, Known, cases

RIGHT = 0.99
TYPED_RIGHT = 0.99
SAID = {
    "Ida Brandt": [
        "We will not close the hospital in Norrvik, and I have said so to every nurse who asked me.",
        "The roof cost 340,000 crowns and it leaked in the first winter. That was never acceptable.",
        "If the county pays half, we can open the new ward before Easter.",
    ],
    "Tomas Weil": [
        "Nobody in this company knew that the valve had failed until Tuesday morning.",
        "I have worked with Brandt for twelve years. She does not bluff.",
        "Our engineers from Halden tested 18 pumps, and three of them were cracked.",
    ],
    "Rosa Amaral": [
        "The harbour is ours, the fish are ours, and the law should say so.",
        "My father sailed from Lagos with two brothers and came back alone. I think of that when they talk of quotas.",
        "They promised us a market hall by June; we have a car park.",
    ],
    "Jun Ishida": [
        "We measured a rise of 4.2 degrees at the mouth of the river, which is more than we had feared.",
        "You cannot cool a river with a press release.",
        "The model was wrong by a factor of three. It was wrong in the safe direction, but it was wrong.",
    ],
}
NEVER = [
    "We are going to build a second bridge across the sound and charge no toll for it.",
    "Every child in the valley has walked to that school since the war ended.",
    "The minister called me at midnight and asked for the keys to the archive.",
    "Our team will sleep on the ice for forty nights to listen to the whales.",
    "It is a good painting, but the signature was added a century later.",
]


async def check(services: Services, known: list[Known]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: list[tuple[Case, str]] = []
    for case in cases(known, NEVER):
        verdict = (await services.verify(LIBRARY, VerifyRequest(case.text, case.speaker))).verdict
        assert verdict != "verbatim" or case.verdict == "verbatim", case
        seen = "not found" if verdict == "paraphrase" else verdict
        total[case.kind] += 1
        right[case.kind] += seen == case.verdict
        if seen != case.verdict:
            wrong.append((case, verdict))
    assert len(total) >= 12
    assert right.total() >= RIGHT * total.total(), wrong


async def test_quotations_of_our_own(services: Services) -> None:
    pages = [
        article(
            f"{name}.txt",
            *(f"“{words}” {name} said." for words in said),
            said=[(words, name) for words in said],
            day=date(2021, 5, 1),
        )
        for name, said in SAID.items()
    ]
    await store(services, *pages)
    await check(services, [Known(words, name, f"{name}.txt") for name, said in SAID.items() for words in said])


async def test_claims_as_people_type_them(seeded: Services) -> None:
    lines = Path(__file__).with_name("made_claims.txt").read_text(encoding="utf-8").splitlines()
    claims = [line.split(" | ") for line in lines if not line.startswith("#")]
    wrong = []
    for right, text, *speaker in claims:
        verdict = (await seeded.verify(LIBRARY, VerifyRequest(text, speaker[0] if speaker else None))).verdict
        assert verdict != "verbatim" or "verbatim" in right, text
        if verdict not in right.split("/"):
            wrong.append((text, verdict))
    assert len(claims) >= 170 and len(wrong) <= (1 - TYPED_RIGHT) * len(claims), wrong


async def test_quotations_of_the_shipped_corpus(seeded: Services) -> None:
    answer = await seeded.quote(LIBRARY, QuoteRequest(limit=1000))
    known = [
        Known(one.statement.text, one.speaker, one.statement.citations[0].article.path)
        for one in answer.results
        if one.kind == "direct"
    ]
    if len(known) < 5:
        pytest.fail("the shipped corpus has lost its quotations")
    await check(seeded, known)
