"""Quotations with their speakers and cues."""

from bot.parsing.quotations.find import find_quotations

__all__ = ["find_quotations"]
