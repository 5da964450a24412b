"""The processes that read pages for a large load."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT

_LOAD = """
import os, signal
from bot.cli.corpus import worker_pool
with worker_pool(1_000) as pool:
    print(pool.submit(os.getpid).result() != os.getpid(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so on Windows")
def test_workers_do_not_outlive_a_load_that_is_killed() -> None:
    # A worker left behind would keep the standard output open, and this waiting for its end.
    load = subprocess.run([sys.executable, "-c", _LOAD], cwd=ROOT, capture_output=True, timeout=30, check=False)
    assert load.returncode == -signal.SIGKILL
    assert load.stdout == b"True\n"
