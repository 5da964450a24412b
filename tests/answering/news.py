"""News of one day, and how a digest of it is asked for."""

from __future__ import annotations

from datetime import date

from bot.answering.digest.build import build_digest
from bot.model.answer import Digest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article

DAY = date(2021, 3, 4)


FERRY = article(
    "ferry.txt",
    "The ferry Aurelia ran aground off Skarvik on Tuesday night with 212 passengers on board.",
    "“Everybody was taken ashore within two hours,” said Captain Runa Halvorsen of the coastguard.",
    "An inquiry will open on March 9.",
    said=[("Everybody was taken ashore within two hours,", "Runa Halvorsen")],
    day=date(2021, 3, 3),
    outlet="Fjord Gazette",
    title="Ferry Aurelia runs aground off Skarvik",
    events=[("March 9", "2021-03-09"), ("Tuesday night", "2021-03-02", "happened")],
)


FERRY_AGAIN = article(
    "ferry-again.txt",
    "All 212 passengers of the ferry Aurelia are safe after the ship ran aground near Skarvik, the coastguard said.",
    "Runa Halvorsen, the coastguard captain, said “everybody was taken ashore within two hours”.",
    said=[("everybody was taken ashore within two hours", "Runa Halvorsen", "mixed")],
    day=date(2021, 3, 3),
    outlet="Harbour Radio",
    title="Passengers of grounded ferry Aurelia safe",
)


BUDGET = article(
    "budget.txt",
    "Parliament passed the school budget by three votes after a debate of nine hours.",
    "Teachers had asked for smaller classes and got them.",
    day=date(2021, 3, 3),
    outlet="Fjord Gazette",
    title="School budget passes by three votes",
)


async def digest(services: Services, seen: int = 0, workspace: str = LIBRARY) -> tuple[Digest, int]:
    return await build_digest(services.corpus(workspace), DAY, seen)
