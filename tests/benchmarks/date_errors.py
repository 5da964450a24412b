"""Two kinds of error that matter more than the average, counted apart: a wrong year and a weekday of the wrong week.

    python -m tests.benchmarks.date_errors GOLD.jsonl...

Each file has one JSON object a document: ``{"text": ..., "dct": "2013-03-22", "times": [{"start", "end", "value"}]}``,
``dct`` the day of publication. Shares are of the gold expressions that name calendar days or longer periods and were
found; both should stay within 2 %.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bot.model.time import DateRange, date_range
from bot.parsing.temporal import find_times

_WRONG = ("wrong year", "wrong week", "other")
_YEAR_APART = 60  # days: what lies closer across a New Year is no wrong year


def judge(value: str, said: str, gold: DateRange, found: DateRange) -> str:
    """``wrong year``, ``wrong week`` (a day missed by whole weeks), ``other`` or ``right``."""
    if (gold.start, gold.end) == (found.start, found.end):
        return "right"
    apart = abs((gold.start - found.start).days)
    if value[4:] == said[4:] or (gold.start.year != found.start.year and apart > _YEAR_APART):
        return "wrong year"
    days = gold.start == gold.end and found.start == found.end
    return "wrong week" if days and apart % 7 == 0 else "other"


def count(document: dict[str, Any]) -> Counter[str]:
    """The verdicts over the expressions of one document."""
    verdicts: Counter[str] = Counter()
    found = find_times(document["text"], date.fromisoformat(document["dct"]))
    for gold in document["times"]:
        said = next((time for time in found if time.start < gold["end"] and gold["start"] < time.end), None)
        if said is not None:
            wanted, got = date_range(gold["value"]), date_range(said.value)
            if wanted is not None and got is not None:
                verdicts[judge(gold["value"], said.value, wanted, got)] += 1
    return verdicts


def main() -> None:
    """Print the counts and shares of each file."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        verdicts: Counter[str] = Counter()
        for line in Path(name).read_text("utf-8").splitlines():
            verdicts += count(json.loads(line))
        total = max(1, verdicts.total())
        shares = (f"{verdict} {verdicts[verdict]} ({100 * verdicts[verdict] / total:.1f} %)" for verdict in _WRONG)
        print(f"{name}: {verdicts.total()} dates, {', '.join(shares)}")


if __name__ == "__main__":
    main()
