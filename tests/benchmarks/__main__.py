"""``make bench``: every benchmark of this folder, one after the other; names choose some, options go to those chosen.

python -m tests.benchmarks [corpus quotes timeline ...] [--sizes 1000000 ...]

The sizes of every day take a few minutes together. The large ones: ``quotes --sizes 10000 100000 1000000`` (ten
minutes, most of them the scans) and ``timeline --sizes 1000 10000 100000`` (six, most of them making the articles).
"""

from __future__ import annotations

import subprocess
import sys
from itertools import takewhile
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> None:
    """Run the benchmarks named, or all; each in a process of its own, so that none warms another's caches."""
    known = {path.stem.removeprefix("bench_"): path for path in sorted(FOLDER.glob("bench_*.py"))}
    named = list(takewhile(lambda word: not word.startswith("-"), sys.argv[1:]))
    options = sys.argv[1 + len(named) :]
    if unknown := [name for name in named if name not in known]:
        sys.exit(f"No benchmark called {', '.join(unknown)}; there are {', '.join(known)}.")
    for name in named or known:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, known[name], *options], check=True)


if __name__ == "__main__":
    main()
