"""Whole answers as files to take away: tables, text, JSON and calendars, every row with its citation."""
