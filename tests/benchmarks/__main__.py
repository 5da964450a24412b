"""``make bench``: every benchmark of this folder, one after the other; names choose some of them.

python -m tests.benchmarks [temporal quotes corpus ...]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> None:
    """Run the benchmarks named, or all; each in a process of its own, so that none warms another's caches."""
    known = {path.stem.removeprefix("bench_"): path for path in sorted(FOLDER.glob("bench_*.py"))}
    wanted = sys.argv[1:] or list(known)
    if unknown := [name for name in wanted if name not in known]:
        sys.exit(f"No benchmark called {', '.join(unknown)}; there are {', '.join(known)}.")
    for name in wanted:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, known[name]], check=True)


if __name__ == "__main__":
    main()
