"""The composition root: everything the bot can do, for one workspace at a time, with its parts put together once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot import asking
from bot.answering import suggest
from bot.answering.digest.build import build_digest
from bot.answering.neighbours import passage_of
from bot.answering.outlets import find_outlets
from bot.answering.quote import find_quotes
from bot.answering.readable import cited_articles, without_articles
from bot.answering.signed import signed
from bot.answering.speaking import count_speech
from bot.answering.summary import summarise
from bot.answering.timeline.build import build_timeline
from bot.answering.typed import read_topic
from bot.answering.verify import says_what_surrounds, verified_parts, verify
from bot.clock import Clock, stamp, system_clock
from bot.errors import NoSuchArticle, NothingRead, UnreadablePage
from bot.fetching import Fetch, fetch_page, web_address
from bot.finding import find_article
from bot.following import Following
from bot.garbage import look_rarely
from bot.loading import Loader, Page
from bot.locks import Turns
from bot.model.answer import (
    ArticleRef,
    Check,
    Citation,
    Digest,
    Passage,
    QuestionAnswer,
    QuoteAnswer,
    SummaryAnswer,
    Timeline,
    Verification,
)
from bot.model.article import Article
from bot.model.conversation import Conversation
from bot.model.holdings import Holdings
from bot.model.report import LoadReport
from bot.model.request import Period, QuoteRequest, SummaryRequest, TimelineRequest, VerifyRequest
from bot.model.speech import SpeechCounts
from bot.page_files import PageFile, Progress, pages_in
from bot.parsing.claims import find_claims, told_by_somebody, without_markup
from bot.reading import read_period, read_publication_day
from bot.redating import Dater
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.digests import Digests
from bot.storage.examining import examined
from bot.storage.feeds import Feeds
from bot.storage.memory import Memory
from bot.storage.store import Store
from bot.storage.workspaces import Workspaces

MAX_CLAIMS = 10
"""Quotations of one message that are checked: more do not fit one answer."""


@dataclass(slots=True)
class Services:
    """The running bot's parts. Open with `open_services`, close with `close`."""

    database: Database
    turns: Turns
    clock: Clock
    executor: Executor | None = None
    fetch: Fetch = fetch_page

    async def close(self) -> None:
        """End the worker processes and close the database."""
        if self.executor:
            self.executor.shutdown(wait=True, cancel_futures=True)
        await self.database.close()
        self.turns.close()

    def examined(self) -> AbstractAsyncContextManager[None]:
        """See `bot.storage.examining.examined`."""
        return examined(self.database)

    def corpus(self, workspace: str) -> Corpus:
        """What the workspace may read."""
        return Corpus(self.database, workspace)

    def memory(self, workspace: str) -> Memory:
        """The workspace's stored answers and conversations."""
        return Memory(self.database, workspace)

    def following(self, workspace: str) -> Following:
        """The workspace's feeds."""
        return Following(self.database, workspace, self.fetch, self.executor, self.turns)

    @property
    def feeds(self) -> Feeds:
        """The feeds that all workspaces follow."""
        return Feeds(self.database)

    @property
    def digests(self) -> Digests:
        """Digest plans and runs of all workspaces."""
        return Digests(self.database)

    async def summary(self, workspace: str, request: SummaryRequest) -> SummaryAnswer:
        """See `bot.answering.summary.summarise`."""
        corpus = self.corpus(workspace)
        topic = await read_topic(corpus, request.topic)
        answer = await summarise(corpus, replace(request, topic=topic.text or None))
        return replace(answer, topic=request.topic, read=topic.read)

    async def quote(self, workspace: str, request: QuoteRequest) -> QuoteAnswer:
        """See `bot.answering.quote.find_quotes`."""
        corpus = self.corpus(workspace)
        about = await read_topic(corpus, request.about)
        answer = await find_quotes(corpus, replace(request, about=about.text or None))
        return replace(answer, read=(*about.read, *answer.read))

    async def speech(self, workspace: str, request: QuoteRequest) -> SpeechCounts:
        """See `bot.answering.speaking.count_speech`."""
        corpus = self.corpus(workspace)
        about = await read_topic(corpus, request.about)
        return await count_speech(corpus, replace(request, about=about.text or None))

    async def verify(self, workspace: str, request: VerifyRequest) -> Verification:
        """See `bot.answering.verify.verify`; a sentence that says whose its quotations are is taken at its word."""
        corpus, text = self.corpus(workspace), without_markup(request.text)
        found = await verify(corpus, replace(request, text=text))
        told = told_by_somebody(text) if found.verdict != "verbatim" else ()
        if not (told or request.speaker or found.verdict == "verbatim") and (named := await signed(corpus, text)):
            found = await verify(corpus, named)
        if not told or says_what_surrounds(found, text, [(claim.start, claim.end) for claim in told]):
            return replace(found, claim=request.text)
        asked = [VerifyRequest(claim.text, request.speaker or claim.speaker) for claim in told[:MAX_CLAIMS]]
        return verified_parts(request, [await verify(corpus, one) for one in asked])

    async def timeline(self, workspace: str, request: TimelineRequest) -> Timeline:
        """See `bot.answering.timeline.build.build_timeline`."""
        corpus = self.corpus(workspace)
        topic = await read_topic(corpus, request.topic)
        answer = await build_timeline(corpus, replace(request, topic=topic.text or None))
        return replace(answer, topic=request.topic, read=(*topic.read, *answer.read))

    async def ask(
        self, workspace: str, text: str, conversation: Conversation | None = None
    ) -> tuple[QuestionAnswer, Conversation]:
        """See `bot.asking.ask`."""
        return await asking.ask(self.corpus(workspace), text, conversation or Conversation(), self.clock().date())

    async def digest(self, workspace: str, seen_article: int, day: date | None = None) -> tuple[Digest, int]:
        """See `bot.answering.digest.build.build_digest`; without a day it is today in UTC."""
        return await build_digest(self.corpus(workspace), day or self.clock().date(), seen_article)

    async def add_pages(self, workspace: str, pages: Sequence[Page], progress: Progress | None = None) -> LoadReport:
        """Parse and store pages for the workspace; never raises for a bad page."""
        async with self.turns.adding(workspace):
            return await Loader(self.database, workspace, self.executor).load(pages, self.clock(), progress)

    async def pages_at(self, address: str) -> list[PageFile | UnreadablePage]:
        """The page at a web address, or those of the feed there; what cannot be had comes back as `UnreadablePage`."""
        try:
            file = await self.fetch(web_address(address))
        except UnreadablePage as error:
            return [error]
        return await asyncio.to_thread(pages_in, file)

    async def versions(self, workspace: str, article_id: int) -> list[int]:
        """The rows of all versions of a page of the workspace's own; none when it has no such page."""
        return await Store(self.database, workspace).versions(article_id)

    async def remove_page(self, workspace: str, article_id: int) -> bool:
        """Delete a page of the workspace's own; ``False`` when it has no such page."""
        return await Store(self.database, workspace).remove(article_id)

    async def holdings(self, workspace: str) -> Holdings:
        """See `bot.storage.workspaces.Workspaces.holdings`."""
        return await Workspaces(self.database).holdings(workspace)

    async def workspaces(self) -> list[Holdings]:
        """What every workspace has."""
        return await Workspaces(self.database).all()

    async def erase(self, workspace: str, waits: Callable[[], None] = lambda: None) -> None:
        """Delete everything the workspace has. What is being added is waited for, of which ``waits`` tells."""
        async with self.turns.erasing(workspace, waits):
            await Workspaces(self.database).erase(workspace)

    async def date_page(self, workspace: str, article_id: int, day: str) -> tuple[Article, int] | None:
        """Set the day a page of the workspace's own was published; see `Dater.set_day`.

        Raises `BadDate` and `DayToCome`; ``None`` when the workspace has no such page.
        """
        published = read_publication_day(day, self.clock().date())
        return await Dater(self.database, workspace).set_day(article_id, published)

    async def check(self, workspace: str, message: str) -> Check:
        """The quotations of a message (each once, at most ten), verified with the speaker the message names."""
        asked = dict.fromkeys(VerifyRequest(claim.text, claim.speaker) for claim in find_claims(message))
        return Check(tuple([await self.verify(workspace, request) for request in list(asked)[:MAX_CLAIMS]]))

    async def passages(self, workspace: str, citations: Sequence[Citation]) -> list[Passage]:
        """Each cited sentence with its neighbours, as the workspace may read it now."""
        corpus = self.corpus(workspace)
        articles = {c.article.id: await corpus.article(c.article.id) for c in citations}
        return [passage_of(c, articles[c.article.id]) for c in citations]

    async def readable(self, workspace: str, answer: QuestionAnswer | Digest) -> QuestionAnswer | Digest:
        """A kept answer without the pages the workspace can no longer read; raises `NothingFound` when none is left."""
        corpus = self.corpus(workspace)
        return without_articles(answer, {i for i in cited_articles(answer) if await corpus.article_ref(i) is None})

    async def articles(self, workspace: str, outlet: str | None = None) -> list[ArticleRef]:
        """The articles the workspace sees, newest first; raises `NoSuchOutlet` with the nearest names."""
        corpus = self.corpus(workspace)
        return await corpus.articles(outlets=await find_outlets(corpus, outlet))

    async def must_have_read(self, workspace: str, asked: str) -> None:
        """Raise `NothingRead` where the workspace sees no article at all: then it is no wonder that nothing answers."""
        if not await self.count_articles(workspace):
            raise NothingRead(asked)

    async def count_articles(self, workspace: str) -> int:
        """How many articles the workspace sees."""
        return await self.corpus(workspace).count_articles()

    async def articles_page(
        self, workspace: str, outlet: str | None, offset: int, size: int
    ) -> tuple[list[ArticleRef], int]:
        """``size`` of the same articles from ``offset`` on, and how many there are."""
        corpus = self.corpus(workspace)
        outlets = await find_outlets(corpus, outlet)
        page = await corpus.articles(outlets=outlets, limit=size, offset=offset)
        return page, await corpus.count_articles(outlets)

    async def find_article(self, workspace: str, asked: str) -> ArticleRef:
        """See `bot.finding.find_article`."""
        return await find_article(self.corpus(workspace), asked)

    async def article(self, workspace: str, ref: ArticleRef) -> Article:
        """The whole article; raises `NoSuchArticle` when it has just gone."""
        article = await self.corpus(workspace).article(ref.id)
        if article is None:
            raise NoSuchArticle(ref.headline or ref.path)
        return article

    async def suggest_speakers(self, workspace: str, typed: str) -> list[str]:
        """See `bot.answering.suggest.suggest_speakers`."""
        return await suggest.suggest_speakers(self.corpus(workspace), typed)

    async def suggest_people(self, workspace: str, typed: str) -> list[str]:
        """See `bot.answering.suggest.suggest_people`."""
        return await suggest.suggest_people(self.corpus(workspace), typed)

    async def suggest_topics(self, workspace: str, typed: str) -> list[str]:
        """See `bot.answering.suggest.suggest_topics`."""
        return await suggest.suggest_topics(self.corpus(workspace), typed)

    async def suggest_outlets(self, workspace: str, typed: str) -> list[str]:
        """See `bot.answering.suggest.suggest_outlets`."""
        return await suggest.suggest_outlets(self.corpus(workspace), typed)

    async def suggest_articles(self, workspace: str, typed: str) -> list[ArticleRef]:
        """See `bot.answering.suggest.suggest_articles`."""
        return await suggest.suggest_articles(self.corpus(workspace), typed)

    def read_period(self, since: str | None, until: str | None) -> Period:
        """Both ends as people write them ("April 2019", "last week"); raises `BadDate`."""
        return read_period(since, until, self.clock().date())

    def now(self) -> str:
        """The present instant as it is stored."""
        return stamp(self.clock())


async def open_services(
    database: Path,
    *,
    clock: Clock = system_clock,
    executor: Executor | None = None,
    fetch: Fetch = fetch_page,
    durable: bool = True,
) -> Services:
    """Open the database and put the parts together; raises `CannotOpen`."""
    look_rarely()
    return Services(await Database.open(database, durable=durable), Turns(database), clock, executor, fetch)
