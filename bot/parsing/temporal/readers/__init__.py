"""Readers: from a matched pattern to its meaning.

The rules of the lexicon name them. A reader that returns ``None`` says the match is no time after all.
"""

from bot.parsing.temporal.readers import clock, dates, lengths, relative
from bot.parsing.temporal.readers.registry import NO_TIME, READERS

__all__ = ["NO_TIME", "READERS", "clock", "dates", "lengths", "relative"]
