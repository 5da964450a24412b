"""What happened on a day is answered by its events, and a timeline by what is headed with its topic."""

from __future__ import annotations

from datetime import date

from bot.model.request import TimelineRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

TALKS = article(
    "talks.txt",
    "The mayors of Altmere and Vellin met on Friday. They were joined on Friday by the harbour master.",
    day=date(2021, 3, 6),
    outlet="Summit News",
    title="Mayors end summit without a word",
    events=[("on Friday", "2021-03-05", "happened"), ("on Friday by", "2021-03-05", "happened")],
)
VISIT = article(
    "visit.txt",
    "The mayor of Altmere travels to the summit with 200 ducks on Thursday.",
    day=date(2021, 3, 4),
    outlet="Summit News",
    title="Mayor takes ducks along",
    events=[("on Thursday", "2021-03-04", "planned")],
)
DUCKS = article(
    "ducks.txt",
    "A pond froze over on Friday.",
    day=date(2021, 3, 6),
    outlet="Summit News",
    title="Ducks walk on water",
    events=[("on Friday", "2021-03-05", "happened")],
)


async def test_a_day_is_told_by_more_than_one_sentence(services: Services) -> None:
    await store(services, TALKS)
    answer, _ = await services.ask(LIBRARY, "What happened on 5 March 2021?")
    assert len(answer.statements) == 2


async def test_what_is_headed_with_the_topic_is_on_it_and_what_the_outlet_is_called_is_not(services: Services) -> None:
    await store(services, TALKS, VISIT, DUCKS)
    answer = await services.timeline(LIBRARY, TimelineRequest("summit", None))
    told = " ".join(said.text for entry in answer.entries for said in entry.statements)
    assert "mayors of Altmere and Vellin met" in told and "200 ducks" in told and "pond" not in told
