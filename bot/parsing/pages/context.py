"""All that the second judgement of a line is told, beside what the first was."""

from __future__ import annotations

from bot.parsing.pages import agreement, pictures, regions, repeats
from bot.parsing.pages.surroundings import Page

NAMES = (*pictures.NAMES, *agreement.NAMES, *regions.NAMES, *repeats.NAMES)


def context_rows(page: Page, wanted: list[int], scores: list[float]) -> list[list[float]]:
    """For each wanted line the pictures beside it, the judgement of the lines around, where the article lies and what
    is told twice, in the order of `NAMES`; ``scores`` are all lines' log odds after the first judgement.
    """
    told = zip(
        pictures.picture_rows(page, wanted),
        agreement.agreement_rows(page, wanted, scores),
        regions.region_rows(page, wanted, scores),
        repeats.repeat_rows(page, wanted, scores),
        strict=True,
    )
    return [[*beside, *judged, *placed, *repeated] for beside, judged, placed, repeated in told]
