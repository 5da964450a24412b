"""Whether a sentence tells of the page it stands on: "This article was updated on May 4", "Correction: …"."""

from __future__ import annotations

import re
from functools import cache

from bot.model.knowledge import tables


def tells_of_itself(sentence: str) -> bool:
    """Whether a sentence says that its page was written, updated or corrected, or is live coverage."""
    return corrects(sentence) or _revised().search(sentence) is not None


def corrects(sentence: str) -> bool:
    """Whether a sentence begins to tell what its page, or an earlier one of its outlet, had wrong."""
    return _corrects().search(sentence) is not None


@cache
def _corrects() -> re.Pattern[str]:
    page, carrier = _one_of("own", "told"), _one_of("carrier")
    gave = _one_of("gave")
    return re.compile(
        r"\A(?:Corrections?|Clarification):"
        rf"|\A(?:An|The) (?:earlier|previous|original) version (?:also )?{gave}\b"
        rf"|\bversion of this {page}\b"
        rf"|\b(?:earlier|previous|original) (?:{page}|version) (?:in|on|of) this {carrier}\b",
        re.I,
    )


@cache
def _revised() -> re.Pattern[str]:
    done = r"(?: [a-z]+){0,3} (?:was|is|has been|is being) (?:[a-z]+ ){0,2}"
    page = f"{_one_of('own')}{done}{_one_of('revised', 'appeared')}"
    account = f"{_one_of('told')}{done}{_one_of('revised')}"
    return re.compile(rf"\bthis (?:{page}|{account})\b|\b{_one_of('live')}\b", re.I)


def _one_of(*names: str) -> str:
    return f"(?:{'|'.join(word for name in names for word in _words()[name])})"


def _words() -> dict[str, list[str]]:
    return tables(__file__, "self_reference")
