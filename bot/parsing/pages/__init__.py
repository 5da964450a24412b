"""From a page's bytes to its body, headline and metadata, with everything left out kept and labelled."""

from bot.parsing.pages.read import PageReading, read_page

__all__ = ["PageReading", "read_page"]
