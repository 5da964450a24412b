"""Pages and a feed to load, and how they are taken from disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.errors import UnreadablePage
from bot.model.report import LoadReport
from bot.page_files import PageFile, page_paths, read_file

Write = Callable[[str, str | bytes], Path]


def story(place: str, day: str = "April 25, 2019") -> str:
    """A page of our own with furniture around it."""
    return f"""Home | News | Log in

Harbour of {place} closes for repairs

By Harbour desk

Published {day}

The harbour of {place} closed on Thursday because its eastern wall had begun to sink, the port office said.

Ships will be sent to the next port along the coast until the wall stands firm again, which may take three weeks.

“Nobody has to fear for the fish market,” the port office said in a statement that was read out to the fishermen.

Subscribe to our newsletter
"""


def files(*paths: Path) -> list[PageFile | UnreadablePage]:
    found: list[PageFile | UnreadablePage] = []
    for path in page_paths(paths):
        try:
            found.append(read_file(path))
        except UnreadablePage as error:
            found.append(error)
    return found


FEED = """<rss version="2.0"><channel><title>Greyport Gazette</title>
<item><title>Quay to be widened</title><link>https://gazette.example/quay</link>
<pubDate>Tue, 04 Jun 2024 09:00:00 GMT</pubDate>
<description>The council voted on Monday to widen the old quay of Greyport by four metres.</description></item>
<item><title>Ferry fares rise</title><link>https://gazette.example/fares</link>
<pubDate>Tue, 04 Jun 2024 10:00:00 GMT</pubDate>
<description>Fares on the Greyport ferry will rise in July, the harbour office said.</description></item>
</channel></rss>"""


def outcomes(report: LoadReport) -> dict[str, tuple[str, str | None]]:
    return {Path(page.path).name: (page.outcome, page.reason) for page in report.pages}
