"""One page in, annotated articles out. Pure: no I/O, no clock, no database."""

from bot.parsing.article import annotate, parse_articles, parse_page

__all__ = ["annotate", "parse_articles", "parse_page"]
