"""Dateline: a Discord bot that reads news pages and answers with their own sentences."""

__version__ = "0.1.0"
