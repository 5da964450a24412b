"""Names as far as capitals tell."""

from __future__ import annotations

from itertools import pairwise


def names_inside(text: str) -> set[str]:
    """The capitalised words of a line that do not begin a sentence, as far as commas and full stops tell."""
    found = set()
    for before, word in pairwise(text.split()):
        if not word[0].islower() and before[-1] not in '.!?:”"':
            bare = word.strip(".,;:!?'\"“”‘’()").removesuffix("’s").removesuffix("'s")
            if len(bare) > 2 and bare[0].isupper():
                found.add(bare)
    return found
