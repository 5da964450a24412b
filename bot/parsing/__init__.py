"""One page in, one annotated article out. Pure: no I/O, no clock, no database."""

from bot.parsing.article import annotate, parse_page

__all__ = ["annotate", "parse_page"]
