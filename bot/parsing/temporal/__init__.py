"""Temporal expressions, the events they date, and the day a page was published."""

from bot.parsing.temporal.events import find_events
from bot.parsing.temporal.publication import infer_publication
from bot.parsing.temporal.times import find_times

__all__ = ["find_events", "find_times", "infer_publication"]
