"""The playground in a real browser: a slash command from the picker, and a follow-up question by reply."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START = (
    "import sys; from pathlib import Path; from bot import playground; from bot.settings import Settings;"
    " playground.run(Settings(database=Path(sys.argv[1]), _env_file=None), port=0, open_browser=False)"
)


@pytest.fixture
def chromium() -> str:
    """An installed Chromium; the test is skipped without one."""
    pytest.importorskip("playwright", reason="needs the extra 'browser'")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("needs Chromium on the path")
    return found


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """The address of a running playground, stopped by the signal Ctrl-C sends."""
    process = subprocess.Popen(
        [sys.executable, "-c", START, str(tmp_path / "dateline.db")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/#\S+", line)
        if address is None:
            process.terminate()
            pytest.fail(process.communicate(timeout=60)[1])
        yield address[0]
    finally:
        process.send_signal(signal.SIGINT)
        errors = process.communicate(timeout=60)[1]
    assert process.returncode == 0 and "Traceback" not in errors, errors


def test_a_timeline_and_a_question_by_reply(chromium: str, playground: str) -> None:
    from playwright.sync_api import expect, sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(30_000)
        expect.set_options(timeout=30_000)
        page.goto(playground)
        messages = page.locator("#channel-message-list")
        expect(messages).to_contain_text("Welcome to the desk")
        composer = page.locator("#channel-composer-input")
        composer.press_sequentially("/timeline")
        page.locator(".command-entry", has_text="/timeline").first.click()
        page.locator("#send-message").click()
        expect(messages).to_contain_text("24–25 Apr 2019")
        expect(messages).to_contain_text("Pyongyang wants Pompeo out of nuclear talks with Washington")
        answer = page.locator("#channel-message-list [data-message-id]").last
        answer.get_by_role("button", name="Export").click()
        expect(messages).to_contain_text("Choose its format")
        offer = page.locator("#channel-message-list [data-message-id]").last
        offer.get_by_role("combobox").click()
        offer.get_by_role("option", name=re.compile("iCalendar")).click()
        page.keyboard.press("Escape")
        expect(messages).to_contain_text("timeline.ics")
        answer = messages.locator("[data-message-id]", has_text="24–25 Apr 2019").last
        answer.hover()
        answer.get_by_role("button", name=re.compile("reply", re.I)).click()
        composer.fill("What did Lankov say?")
        page.locator("#send-message").click()
        expect(messages).to_contain_text("What did Lankov say?")
        expect(page.locator("#channel-message-list")).to_contain_text(re.compile(r"What did Lankov say\?.+\[1\]", re.S))
        browser.close()
