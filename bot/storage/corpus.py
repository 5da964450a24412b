"""What one workspace may read, in one object."""

from __future__ import annotations

from bot.storage.articles import Articles
from bot.storage.events import Events
from bot.storage.people import People
from bot.storage.quotations import Quotations
from bot.storage.sentences import Sentences
from bot.storage.tellings import Tellings
from bot.storage.view import LIBRARY

__all__ = ["LIBRARY", "Corpus"]


class Corpus(Articles, Sentences, Quotations, People, Events, Tellings):
    """Reading access to the articles a workspace sees: its own and the shared library's."""
