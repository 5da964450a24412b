"""Quotations as somebody writes them in a chat."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """Words a message puts in quotation marks, at ``start``..``end`` of it, and the name it gives as their speaker."""

    text: str
    start: int
    end: int
    speaker: str | None = None
