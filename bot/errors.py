"""What can go wrong, as types that carry facts.

DatelineError
├── BadInput                 the asker or operator gave something unusable
│   ├── UnreadablePage       a page that cannot become an article (reported, never fatal to a load)
│   ├── NothingReadable      no page of a load could be read
│   ├── UnknownTimezone
│   ├── BadDate
│   ├── BackToFront
│   ├── DayToCome
│   ├── QuestionTooLong
│   ├── NothingAsked
│   │   ├── Thanked
│   │   └── Doubted
│   ├── AsShortAsItGets
│   ├── NoOther
│   ├── NoTopic
│   ├── NothingToAdd
│   ├── SeveralArticles
│   ├── NoFeed
│   ├── TooManyFeeds
│   ├── NoSuchFormat
│   └── ExportTooLarge
├── NotInCorpus              nothing matches; carries the nearest things there are
│   ├── NothingRead
│   ├── NoSuchSpeaker
│   ├── NoSuchOutlet
│   ├── NoSuchArticle
│   ├── NoSuchWorkspace
│   └── NothingFound
│       ├── NotRead
│       ├── NothingThen
│       └── NoQuotations
├── StorageUnavailable       the database cannot be used just now (locked, full, damaged)
│   └── CannotOpen           its file cannot be opened (not ours, newer, no place to write)
├── NoCharts                 pictures need an extra that is not installed
├── CannotPost               a channel is gone, or the bot may not write there
└── CannotStart              the bot cannot run: token, intent, permission, address in use
"""

from __future__ import annotations

from datetime import date


class DatelineError(Exception):
    """Root of every error the house raises on purpose."""


class BadInput(DatelineError):
    """Something given cannot be used."""


class UnreadablePage(BadInput):
    """A page that cannot become an article; ``reason`` is one of the words of the load report."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason


class NothingReadable(BadInput):
    """Not one page of a load could be read."""

    def __init__(self, rejected: tuple[UnreadablePage, ...] = ()) -> None:
        super().__init__(rejected)
        self.rejected = rejected


class UnknownTimezone(BadInput):
    """A time zone name the tz database does not know, with the nearest names it does."""

    def __init__(self, asked: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(asked, nearest)
        self.asked, self.nearest = asked, nearest


class BadDate(BadInput):
    """A date or clock time that cannot be read or does not exist."""

    def __init__(self, asked: str) -> None:
        super().__init__(asked)
        self.asked = asked


class BackToFront(BadInput):
    """A period whose first day comes after its last."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last


class DayToCome(BadInput):
    """A day ahead, where one that has come is needed."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class QuestionTooLong(BadInput):
    """A question longer than ``limit`` characters."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length, limit)
        self.length, self.limit = length, limit


class NothingAsked(BadInput):
    """A courtesy, or a question what can be asked, where one that pages can answer is expected."""


class Thanked(NothingAsked):
    """Words of thanks or praise, which want no more than an answer in kind."""


class Doubted(NothingAsked):
    """It asks whether the last answer is true, which only its pages can tell."""


class AsShortAsItGets(BadInput):
    """An answer is wanted shorter that has nothing to leave out."""


class NoOther(BadInput):
    """Another one is asked for in a thread ("no, the other Falk"), and no page has one."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class NoTopic(BadInput):
    """A topic of words that every sentence has ("the"), by which nothing can be looked for."""

    def __init__(self, asked: str) -> None:
        super().__init__(asked)
        self.asked = asked


class NothingToAdd(BadInput):
    """Neither a file nor an address of a page was given."""


class NoFeed(BadInput):
    """What stands at an address is no feed and names none."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TooManyFeeds(BadInput):
    """A workspace follows as many feeds as it may."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class NoSuchFormat(BadInput):
    """A format an answer cannot be written in, with those it can."""

    def __init__(self, asked: str, offered: tuple[str, ...]) -> None:
        super().__init__(asked, offered)
        self.asked, self.offered = asked, offered


class ExportTooLarge(BadInput):
    """A file of ``size`` bytes where ``limit`` may be attached."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size, self.limit = size, limit


class NotInCorpus(DatelineError):
    """Nothing in the visible corpus matches ``asked``; ``nearest`` names the closest things it has."""

    def __init__(self, asked: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(asked, nearest)
        self.asked, self.nearest = asked, nearest


class NothingRead(NotInCorpus):
    """The visible corpus has no article at all."""


class NoSuchSpeaker(NotInCorpus):
    """Nobody of that name speaks in the visible corpus."""


class NoSuchOutlet(NotInCorpus):
    """No visible article is from an outlet of that name."""


class NoSuchArticle(NotInCorpus):
    """No visible article answers to that name."""


class NoSuchWorkspace(NotInCorpus):
    """Nothing is kept for a workspace of that name; ``nearest`` are those for which something is."""


class SeveralArticles(BadInput):
    """Several visible articles answer to that name: ``called`` are their numbers and headlines."""

    def __init__(self, asked: str, called: tuple[tuple[int, str], ...]) -> None:
        super().__init__(asked, called)
        self.asked, self.called = asked, called


class NothingFound(NotInCorpus):
    """No statement in the visible corpus matches."""


class NotRead(NothingFound):
    """The article asked for is in another ``language``, and kept without a sentence."""

    def __init__(self, asked: str, language: str) -> None:
        super().__init__(asked)
        self.language = language


class NothingThen(NothingFound):
    """Nothing in the period from ``first`` to ``last`` (either may be open); ``nearest`` are TIMEX3 values of days."""

    def __init__(self, asked: str, first: date | None, last: date | None, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(asked, nearest)
        self.first, self.last = first, last


class NoQuotations(NothingFound):
    """No quotation passes every filter.

    ``searched`` names the filters with what each was ("outlet", "Tidewater Post"; days as ISO dates), ``without`` how
    many quotations there would be if one of them were left out, and whether there would be more than those.
    """

    def __init__(
        self,
        asked: str,
        nearest: tuple[str, ...] = (),
        searched: tuple[tuple[str, str], ...] = (),
        without: tuple[tuple[str, int, bool], ...] = (),
    ) -> None:
        super().__init__(asked, nearest)
        self.searched, self.without = searched, without


class StorageUnavailable(DatelineError):
    """The database cannot be used; ``reason`` says why in a few words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CannotOpen(StorageUnavailable):
    """The database at ``path`` cannot be opened."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path


class NoCharts(DatelineError):
    """Pictures cannot be drawn: the extra ``charts`` is not installed."""


class CannotPost(DatelineError):
    """A channel is gone, or the bot may not write there; ``channel`` is its id."""

    def __init__(self, channel: int) -> None:
        super().__init__(channel)
        self.channel = channel


class CannotStart(DatelineError):
    """The bot cannot run; ``reason`` is a key of the sentences in ``bot/rendering/errors.py``."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail
