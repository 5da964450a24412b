"""Words that nobody is known to have said, on every way through the bot."""

from __future__ import annotations

import csv
import io

import pytest

from bot.page_files import PageFile
from tests.discord.newsroom import Newsroom, text

QUAY = b"""<html lang=en><head><title>Quay closes for the night</title>
<meta property="og:site_name" content="Greyport Gazette">
<meta property="article:published_time" content="2024-06-03T08:00:00Z"></head>
<body><article><h1>Quay closes for the night</h1>
<p>The quay at Greyport was closed at dusk on Monday while divers looked at its oldest wall.</p>
<p>"Nobody walks on a wall that hums like a kettle." The words were painted on the gate by morning.</p>
<p>"The wall will stand for another winter," said Ina Holm, who runs the harbour.</p>
</article></body></html>"""
HUMS = "Nobody walks on a wall that hums like a kettle"


@pytest.fixture
async def quay(newsroom: Newsroom) -> Newsroom:
    report = await newsroom.services.add_pages(str(newsroom.guild.id), [PageFile("quay.html", QUAY)])
    article = await newsroom.services.corpus(str(newsroom.guild.id)).article(report.pages[0].article_id or 0)
    assert article is not None
    (unclear,) = [q for q in article.quotations if HUMS in q.text]
    assert unclear.speaker is None
    return newsroom


async def test_they_are_found_shown_and_exported_as_unclear(quay: Newsroom) -> None:
    for options in ({"about": "kettle"}, {"wording": "a wall that hums like a ketle"}):
        answer = (await quay.reporter.slash(quay.channel, "quote", **options)).response
        assert "speaker unclear" in text(answer) and HUMS in text(answer)
        offer = await quay.reporter.click(answer, label="Export")
        menu = offer.response or offer.followups[0]
        await quay.reporter.select(menu, ["csv"])
        content = (await menu.attachments[0].read()).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(content, newline="")))
        assert [(row["speaker"], row["speaker_certainty"]) for row in rows if HUMS in row["quotation"]] == [
            ("", "unclear")
        ]


async def test_they_are_counted_apart(quay: Newsroom) -> None:
    pytest.importorskip("matplotlib", reason="charts need the extra of that name")
    answer = (await quay.reporter.slash(quay.channel, "quote", outlet="greyport", chart="light")).response
    assert "speaker unclear 1" in (answer.attachments[0].description or "")


@pytest.mark.parametrize(
    ("speaker", "verdict"), [(None, "Word for word"), ("Ina Holm", "the page leaves the speaker open")]
)
async def test_they_are_verified_but_not_as_anybodys(quay: Newsroom, speaker: str | None, verdict: str) -> None:
    options = {"text": HUMS, **({"speaker": speaker} if speaker else {})}
    said = text((await quay.reporter.slash(quay.channel, "verify", **options)).response)
    assert verdict in said and "speaker unclear" in said


async def test_nothing_else_stumbles_over_them(quay: Newsroom) -> None:
    names = [c["value"] for c in await quay.reporter.autocomplete(quay.channel, "quote", "speaker", "")]
    assert "Ina Holm" in names and all(names)
    assert HUMS not in text((await quay.reporter.slash(quay.channel, "quote", speaker="Ina Holm")).response)
    for command, options in (
        ("digest preview", {}),
        ("summary", {"topic": "quay"}),
        ("ask", {"question": "What was painted on the gate?"}),
        ("sources show", {"article": "quay closes"}),
    ):
        assert text((await quay.editor.slash(quay.channel, command, **options)).response)
