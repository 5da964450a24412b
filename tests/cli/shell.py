"""The command line as a script calls it."""

import io
import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bot.cli.app import main

ROOT = Path(__file__).parents[2]


SEEDS = ROOT / "seeds"


def process(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A process of its own, on a machine whose encoding is not UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=False,
    )


def dateline(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The same without the start of a process, which takes longer than most answers."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, chdir(ROOT), redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            main()
    return subprocess.CompletedProcess(sys.argv, int(ended.value.code or 0), out.getvalue(), err.getvalue())


def answer(*arguments: str | Path, stdin: str = "") -> Any:
    done = dateline(*arguments, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
