"""Every error as one plain sentence, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.errors import (
    AsShortAsItGets,
    BackToFront,
    BadDate,
    BadInput,
    CannotOpen,
    CannotPost,
    CannotStart,
    DatelineError,
    DayToCome,
    Doubted,
    ExportTooLarge,
    NoCharts,
    NoFeed,
    NoOther,
    NoQuotations,
    NoSuchArticle,
    NoSuchFormat,
    NoSuchOutlet,
    NoSuchSpeaker,
    NoSuchWorkspace,
    NothingAsked,
    NothingFound,
    NothingRead,
    NothingReadable,
    NothingThen,
    NothingToAdd,
    NotInCorpus,
    NoTopic,
    NotRead,
    QuestionTooLong,
    SeveralArticles,
    StorageUnavailable,
    Thanked,
    TooManyFeeds,
    UnknownTimezone,
    UnreadablePage,
)
from bot.model.words import fold
from bot.rendering.dates import day_words, value_words
from bot.rendering.searched import searched_words, without_words
from bot.rendering.text import clip

_CANNOT_START = {
    "token": "Discord does not accept this token. Copy a fresh one from the developer portal into DISCORD_TOKEN.",
    "intent": "The bot may not read messages yet: switch on its Message Content Intent in the developer portal.",
    "permission": "Discord refused the bot a permission it needs. Invite it again with the link it prints at start.",
    "network": "Discord cannot be reached just now. Check the connection and start again.",
    "refused": "Discord refuses the bot: {detail}.",
    "large": "The bot is in too many servers for one connection. Discord wants it split into shards; this one is not.",
    "twice": "Another Dateline serves {detail} already. Stop it first, or give this one a DATABASE of its own.",
    "port": "Port {detail} is taken. Choose another with --port.",
    "playground": "The playground needs its extra: pip install 'dateline[playground]'.",
}
_OTHERS = "It has, among others,"
_UNREADABLE = {
    "empty": "it is empty",
    "binary": "it is not text",
    "too large": "it is larger than a news page can be",
    "missing": "there is no such file",
    "cannot be opened": "it cannot be opened",
    "no article": "there is no article on it",
    "no address": "that is no address of a page on the web",
    "private": "that address lies in a private network",
    "no answer": "nothing answers at that address",
    "refused": "the site does not give it out",
    "trouble": "the site is in trouble just now",
}


def sentence(error: DatelineError) -> str:
    """What a person needs to know about the error, in one or two sentences without markup."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    return "That did not work."


def apology(reference: str) -> str:
    """What the asker is told of an error nobody foresaw."""
    return f"Something went wrong here. The operator finds it in the log under {reference}."


def reason_words(reason: str | None) -> str:
    """Why a page was left out, to follow "because"."""
    return _UNREADABLE.get(reason or "", clip(reason or "it could not be read", 120))


_ALIKE, _SHORT = 60, 6
"""Likeness of words (0 to 100) from which something is near to what was asked for, and not only what there is; of fewer
letters than so many one at most may be wrong, for half of them are shared soon ("Omar", "Mark")."""


def _nearest(error: Any, lead: str, end: str = ".") -> str:
    names = [name for name in error.nearest[:5] if name.strip()]
    asked = [word for word in fold(error.asked).split() if len(word) > 3] or fold(error.asked).split()
    near = any(_near(word, part) for name in names for part in fold(name).split() for word in asked)
    listed = ", ".join(f"“{clip(name, 80)}”" for name in names)
    if len(names) == 1:
        lead = lead.replace("names are", "name is").replace("nearest are", "nearest is")
    return f" {lead if near else _OTHERS} {listed}{end}" if names else ""


def _near(word: str, part: str) -> bool:
    if min(len(word), len(part)) < _SHORT:
        return OSA.distance(word, part) <= min(len(word), len(part)) // 3
    return fuzz.ratio(word, part) >= _ALIKE


def _unreadable(error: UnreadablePage) -> str:
    return f"“{clip(error.path, 120)}” could not be read: {reason_words(error.reason)}."


def _no_speaker(error: NoSuchSpeaker) -> str:
    return f"Nobody called “{clip(error.asked, 80)}” is quoted in the corpus." + _nearest(
        error, "The nearest names are"
    )


def _no_outlet(error: NoSuchOutlet) -> str:
    return f"The corpus has no outlet called “{clip(error.asked, 80)}”." + _nearest(error, "The nearest are")


def _no_quotations(error: NoQuotations) -> str:
    if not error.searched:
        return _nothing(error)
    told = f"The corpus has no quotation {', '.join(searched_words(error.searched, clip))}."
    return " ".join(filter(None, (told, without_words(error.without)))) + _nearest(error, "The nearest it has:")


def _no_article(error: NoSuchArticle) -> str:
    return f"The corpus has no article “{clip(error.asked, 80)}”." + _nearest(error, "The nearest are")


def _several_articles(error: SeveralArticles) -> str:
    called = ", ".join(f"#{number} “{clip(headline, 80)}”" for number, headline in error.called)
    return f"More than one article is called “{clip(error.asked, 80)}”: {called}. Its number chooses one."


def _no_timezone(error: UnknownTimezone) -> str:
    names = ", ".join(f"“{name}”" for name in error.nearest)
    near = f"Did you mean {names}?" if names else "Name a large city or a country, like Berlin, New York or India."
    return f"There is no time zone “{clip(error.asked, 60)}”. {near}"


def _nothing(error: NotInCorpus) -> str:
    if not (error.asked.strip() or error.nearest):
        return "The corpus has nothing to show for that. /sources list tells what I have read, /sources add adds to it."
    about = f" about “{clip(error.asked, 80)}”" if error.asked.strip() else ""
    return f"The corpus has nothing{about}." + _nearest(error, "The nearest it has:")


def _nothing_then(error: NothingThen) -> str:
    about = f" about “{clip(error.asked, 80)}”" if error.asked.strip() else ""
    since = f" from {day_words(error.first)}" if error.first else ""
    until = f" {'to' if since else 'up to'} {day_words(error.last)}" if error.last else ""
    days = list(dict.fromkeys(told for value in error.nearest[:5] if (told := value_words(value))))
    nearest = f" The nearest dates it has: {', '.join(days)}." if days else ""
    return f"The corpus has nothing{about}{since}{until}.{nearest}"


def _cannot_start(error: CannotStart) -> str:
    words = _CANNOT_START.get(error.reason, "The bot cannot start: {detail}.")
    return words.format(detail=clip(error.detail or error.reason, 200))


_SENTENCES: dict[type, Callable[[Any], str]] = {
    UnreadablePage: _unreadable,
    NothingReadable: lambda error: (
        "None of the pages could be read."
        if error.rejected
        else "There are no pages there: no .txt, .md or .html file."
    ),
    UnknownTimezone: _no_timezone,
    BadDate: lambda error: (
        f"I cannot read “{clip(error.asked, 60)}” as a date or a time. Write dates like 2019-04-18, times like 08:30."
    ),
    BackToFront: lambda error: (
        f"The first day, {day_words(error.first)}, comes after the last, {day_words(error.last)}."
    ),
    DayToCome: lambda error: f"{day_words(error.day)} is still to come, so no page can have appeared on it.",
    QuestionTooLong: lambda error: (
        f"That question has {error.length:,} characters; {error.limit} are enough. Please ask one thing at a time."
    ),
    NoFeed: lambda error: f"“{clip(error.address, 120)}” is no feed, and names none. Feeds are RSS or Atom.",
    TooManyFeeds: lambda error: f"A server may follow {error.limit} feeds. Stop one of them first: /feeds stop.",
    NothingRead: lambda error: (
        "I have not read any pages here yet. To begin: /feeds follow for an outlet, /sources add for a page, or"
        " Apps › Add pages for what a message holds."
    ),
    NothingToAdd: lambda error: (
        "There is no page in that. Give me a file (.txt, .html, .zip), a web address, or a message that holds one."
    ),
    NoTopic: lambda error: (
        f"There is nothing to look for in “{clip(error.asked, 60)}”: every page has such words. Name a person, a place"
        " or a subject."
    ),
    NothingAsked: lambda error: (
        "Ask me something about the news I have read, and I answer with its own sentences. /summary tells what it is"
        " about, /digest preview what is new, /help the rest."
    ),
    Thanked: lambda error: "You are welcome. Ask on whenever you like.",
    Doubted: lambda error: (
        "I only repeat what pages say: the button “Sources” below an answer shows each sentence where it"
        " stands, and on which page; /verify compares a quotation word by word."
    ),
    AsShortAsItGets: lambda error: "That is as short as it gets: I leave sentences out, but cut none.",
    NoOther: lambda error: (
        f"The corpus has no other “{clip(error.kind, 60)}”." if error.kind else "The corpus has no other one."
    ),
    NoSuchFormat: lambda error: (
        f"This cannot be written as “{clip(error.asked, 60)}”, but as {', '.join(error.offered)}."
    ),
    ExportTooLarge: lambda error: (
        f"That file would have {error.size / 1e6:.0f} MB, and {error.limit / 1e6:.0f} MB can be attached here."
        " Narrow it by a speaker, a topic or days."
    ),
    BadInput: lambda error: "That cannot be used.",
    NoSuchSpeaker: _no_speaker,
    NoSuchOutlet: _no_outlet,
    NoSuchArticle: _no_article,
    NoSuchWorkspace: lambda error: (
        f"Nothing is kept for “{clip(error.asked, 60)}”."
        + (f" Something is kept for {', '.join(error.nearest[:20])}." if error.nearest else "")
    ),
    SeveralArticles: _several_articles,
    NoQuotations: _no_quotations,
    NothingThen: _nothing_then,
    NotRead: lambda error: (
        f"“{clip(error.asked, 120)}” is kept, but not read: it is not English ({clip(error.language, 20)})."
    ),
    NothingFound: _nothing,
    NotInCorpus: _nothing,
    StorageUnavailable: lambda error: f"The database cannot be used just now: {clip(error.reason, 120)}.",
    CannotOpen: lambda error: f"The database {clip(error.path, 200)} cannot be opened: {clip(error.reason, 120)}.",
    NoCharts: lambda error: "Pictures need the extra that draws them: pip install 'dateline[charts]'.",
    CannotPost: lambda error: (
        f"I cannot post in <#{error.channel}>: it is gone, or I lack View Channel or Send Messages there."
        " /digest set chooses another channel."
    ),
    CannotStart: _cannot_start,
}
