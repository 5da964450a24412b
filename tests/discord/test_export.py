from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from bot.kept import Kept, read_kept
from bot.model.conversation import Conversation
from bot.model.request import QuoteRequest
from bot.page_files import PageFile
from cogs.buttons import GONE
from tests.discord.newsroom import FERRY, Newsroom, labels, text, told_privately, walk


async def exported(newsroom: Newsroom, answer: Any, kind: str) -> tuple[Any, bytes]:
    """The private message that offered the formats and took the chosen one, and the file it ended up with."""
    offer = await newsroom.editor.click(answer, label="Export")
    assert "Choose its format" in told_privately(offer)
    menu = offer.response or offer.followups[0]
    await newsroom.editor.select(menu, [kind])
    (attached,) = menu.attachments
    return menu, await attached.read()


def formats(menu: Any) -> list[str]:
    return [option["value"] for c in walk(menu.components) if c["type"] == 3 for option in c["options"]]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_a_whole_result_is_exported_not_the_page_shown(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "quote")).response
    menu, content = await exported(newsroom, answer, "csv")
    assert menu.ephemeral and menu.attachments[0].filename == "quotations.csv"
    total = (await newsroom.services.quote(str(newsroom.guild.id), QuoteRequest())).total
    assert f"of {total}" in text(answer)
    assert {row["item"] for row in rows(content)} == {str(n) for n in range(1, total + 1)}
    assert f"{total} items" in text(menu)
    assert formats(menu) == ["csv", "md", "json"]


async def test_the_list_of_sources_is_exported_whole(newsroom: Newsroom) -> None:
    shown = (await newsroom.reporter.slash(newsroom.channel, "sources list", outlet="harbour review")).response
    assert labels(shown) == ["Export"]
    _, content = await exported(newsroom, shown, "csv")
    (row,) = rows(content)
    assert row["headline"].startswith("Jong-Un Heads for Russia") and row["published"] == "2019-04-24/2019-04-25"
    whole = (await newsroom.reporter.slash(newsroom.channel, "sources list")).response
    _, content = await exported(newsroom, whole, "md")
    assert content.decode().startswith("# Articles\n\n## Sources\n\n1. ") and b"\n3. " in content


async def test_another_format_can_be_chosen_after_the_first(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "timeline", topic="summit")).response
    menu, content = await exported(newsroom, answer, "ics")
    assert formats(menu) == ["csv", "md", "json", "ics"]
    assert content.startswith(b"BEGIN:VCALENDAR") and b"STATUS:TENTATIVE" in content
    await newsroom.editor.select(menu, ["md"])
    (attached,) = menu.attachments
    assert attached.filename == "timeline-summit.md" and (await attached.read()).startswith(b"# Timeline: summit")


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("summary", {}),
        ("timeline", {}),
        ("quote", {"speaker": "lankov"}),
        ("ask", {"question": "What did Lankov say about Russia?"}),
        ("verify", {"text": "finish the working level negotiation between the DPRK and Japan"}),
        ("digest preview", {}),
    ],
)
async def test_every_answer_is_exported_after_a_restart(
    newsroom: Newsroom, command: str, options: dict[str, str]
) -> None:
    answer = (
        (await newsroom.editor.slash(newsroom.channel, command, private=True, **options)).response
        if (command != "digest preview")
        else (await newsroom.editor.slash(newsroom.channel, command)).response
    )
    await newsroom.restart()
    _, content = await exported(newsroom, answer, "json")
    items = json.loads(content)["items"]
    assert items
    texts = [cited["sentence"] for item in items for cited in item["citations"]]
    assert texts and all(cited["page"] and "/" not in cited["page"] for item in items for cited in item["citations"])


async def test_an_answer_to_a_mention_is_exported_as_it_was_said(newsroom: Newsroom) -> None:
    await newsroom.editor.send(newsroom.channel, f"{newsroom.env.bot.user.mention} Who met in Vladivostok?")
    answer = newsroom.posts()[-1]
    _, content = await exported(newsroom, answer, "json")
    first = json.loads(content)["items"][0]
    assert first["question"] == "Who met in Vladivostok?"
    assert first["citations"][0]["sentence"][:40] in text(answer)


async def test_a_removed_page_is_not_exported(newsroom: Newsroom) -> None:
    workspace = str(newsroom.guild.id)
    report = await newsroom.services.add_pages(workspace, [PageFile("ferry.html", FERRY)])
    answers = [
        (await newsroom.editor.slash(newsroom.channel, "ask", question="Who runs the Greyport harbour?")).response,
        (await newsroom.editor.slash(newsroom.channel, "digest preview")).response,
        (await newsroom.editor.slash(newsroom.channel, "quote", speaker="Ina Holm")).response,
    ]
    await newsroom.services.remove_page(workspace, report.pages[0].article_id)
    for answer in answers:
        offer = await newsroom.editor.click(answer, label="Export")
        menu = offer.response or offer.followups[0]
        result = await newsroom.editor.select(menu, ["json"])
        content = b"".join([await attached.read() for attached in menu.attachments])
        assert b"river" not in content and b"Greyport Gazette" not in content
        assert content or "Nobody called" in text(result.followups[0]) or "nothing" in text(result.followups[0])


async def test_an_answer_long_forgotten_is_explained(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "summary")).response
    offer = await newsroom.reporter.click(answer, label="Export")
    menu = offer.response or offer.followups[0]
    async with newsroom.services.database.write() as db:
        await db.execute("DELETE FROM answer")
    result = await newsroom.reporter.select(menu, ["csv"])
    assert text(result.followups[0]) == GONE and result.followups[0].ephemeral


async def test_the_check_of_a_message_is_exported(newsroom: Newsroom) -> None:
    message = await newsroom.reporter.send(
        newsroom.channel,
        "He said “finish the working level negotiation between the DPRK and the U.S.” and “we shall plant lemon trees”",
    )
    shown = (await newsroom.editor.context_menu(newsroom.channel, "Check quotes", message)).response
    assert labels(shown) == ["Sources", "Export"]
    await newsroom.restart()
    _, content = await exported(newsroom, shown, "csv")
    assert [row["verdict"] for row in rows(content)] == ["verbatim", "not found"]


def test_an_answer_kept_before_there_were_exports_can_be_read() -> None:
    payload = Kept(QuoteRequest("lankov"), "Lankov", (), Conversation()).payload()
    del payload["answer"]
    assert read_kept("quote", payload) == Kept(QuoteRequest("lankov"), "Lankov", (), Conversation())
