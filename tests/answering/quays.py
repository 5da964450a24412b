"""Pages on a harbour and on two leaders, and how their quotations are asked for."""

from __future__ import annotations

from datetime import date

from bot.model.answer import QuoteAnswer
from bot.model.request import QuoteRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article

HARBOUR = article(
    "harbour.txt",
    "“The harbour will stay open all winter,” said Mira Okafor, the port director, on Monday.",
    "“We lost two cranes,” Okafor said. “We will not lose a third.”",
    "The union said that the cranes were old, and Jonas Okafor, a crane driver, agreed: “They were rust on rails.”",
    said=[
        ("The harbour will stay open all winter,", "Mira Okafor"),
        ("We lost two cranes,", "Mira Okafor", "direct", 7),
        ("We will not lose a third.", "Mira Okafor", "direct", 7),
        ("that the cranes were old", None, "indirect"),
        ("They were rust on rails.", "Jonas Okafor"),
    ],
    day=date(2021, 3, 2),
    outlet="Tidewater Post",
)


COPY = article(
    "copy.txt",
    "Port director Mira Okafor was firm. “The harbour will stay open all winter,” she said.",
    "Okafor said the budget was settled.",
    said=[
        ("The harbour will stay open all winter,", "Mira Okafor"),
        ("the budget was settled", "Mira Okafor", "indirect"),
    ],
    day=date(2021, 3, 3),
    outlet="Inland Herald",
)


LEADERS = article(
    "leaders.txt",
    "“Dialogue remains open,” Kim Jong-Un said. His father Kim Jong-il once said: “Dialogue is a weapon.”",
    said=[("Dialogue remains open,", "Kim Jong-Un"), ("Dialogue is a weapon.", "Kim Jong-il")],
    day=date(2019, 4, 20),
)


async def ask(services: Services, **asked: object) -> QuoteAnswer:
    return await services.quote(LIBRARY, QuoteRequest(**asked))  # type: ignore[arg-type]


def texts(answer: QuoteAnswer) -> list[str]:
    return [result.statement.text for result in answer.results]
