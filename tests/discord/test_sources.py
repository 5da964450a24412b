from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.fetching import fetch_page
from tests.discord.newsroom import FERRY, Newsroom, add, labels, text, told_privately
from tests.parsing.pages.test_one_or_many import DAM, TRAM, made


async def test_the_list_shows_outlet_headline_and_date(newsroom: Newsroom) -> None:
    listed = text((await newsroom.reporter.slash(newsroom.channel, "sources list")).response)
    assert "- Meridian Asia · Pyongyang wants Pompeo out of nuclear talks with Washington · about 18 Apr 2019" in listed
    assert "3 articles" in listed


async def test_an_outlet_is_known_by_part_of_its_name_and_an_unknown_one_is_told(newsroom: Newsroom) -> None:
    shown = text((await newsroom.reporter.slash(newsroom.channel, "sources list", outlet="harbour")).response)
    assert "The Harbour Review" in shown and "1 article" in shown
    said = told_privately(await newsroom.reporter.slash(newsroom.channel, "sources list", outlet="Daily Planet"))
    assert "no outlet called “Daily Planet”" in said and "Meridian Asia" in said


async def test_a_long_list_is_paged(newsroom: Newsroom) -> None:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        for number in range(30):
            archive.writestr(f"{number}.html", FERRY.replace(b"sail at night", b"sail at night %d" % number))
        archive.writestr("notes.pdf", b"%PDF")
    assert "**Added** Ferry to sail at night 0" in await add(newsroom, "pages.zip", bundle.getvalue())
    listed = (await newsroom.reporter.slash(newsroom.channel, "sources list", outlet="Greyport Gazette")).response
    assert "Articles 1–12 of 30" in text(listed)
    assert labels(listed) == ["Export", "◀\ufe0e", "▶\ufe0e"]
    await newsroom.reporter.click(listed, label="▶\ufe0e")
    assert "Articles 13–24 of 30" in text(listed)


async def test_showing_an_article_says_why_it_is_dated_so(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(
        newsroom.channel, "sources show", article="pyongyang wants pompeo out of talks"
    )
    said = text(result.response)
    assert "**Published** about 18 Apr 2019 (inferred)" in said
    assert "The date rests on" in said and "quotation" in said


async def test_showing_an_article_says_what_else_its_page_began_to_tell(newsroom: Newsroom) -> None:
    other = ["Swan holds up tram for half an hour", "By Ines Calloway", "September 12, 2025", *TRAM[3:4]]
    await add(newsroom, "dam.html", made([*DAM, "Tags: water, dams", *other], "html"))
    said = text((await newsroom.reporter.slash(newsroom.channel, "sources show", article=DAM[0])).response)
    assert "Left out as not part of this article: 1 paragraph, the first" in said and f"> {other[-1]}" in said


async def test_adding_reports_what_was_read(newsroom: Newsroom) -> None:
    report = await add(newsroom, "ferry.html", FERRY)
    assert "**Added** Ferry to sail at night" in report and " dated event" in report
    assert "**Already there**" in await add(newsroom, "ferry.html", FERRY)
    assert "**Same page as one already there**" in await add(newsroom, "copy.html", FERRY)
    assert "**Updated**" in await add(newsroom, "ferry.html", FERRY.replace(b"Monday", b"Sunday"))
    quoted = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Ina Holm")
    assert "The river does not sleep" in text(quoted.response)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "it is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "it is not text"),
        (
            "menu.txt",
            b"Home\nWorld\nSport\nLog in\nSubscribe now\nShare this on Facebook\n",
            "there is no article on it",
        ),
        ("broken.zip", b"PK\x03\x04 nothing", "it cannot be opened"),
        ("huge.txt", b"news " * 2_100_000, "it is larger than a news page can be"),
    ],
)
async def test_what_is_no_page_is_refused_with_its_reason(
    newsroom: Newsroom, name: str, content: bytes, why: str
) -> None:
    report = await add(newsroom, name, content)
    assert f"**Left out** {name.split('.', maxsplit=1)[0]}" in report and why in report
    assert len(await newsroom.services.articles(str(newsroom.guild.id))) == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.html", FERRY.replace(b"</p>", b"<div><b>").replace(b"</article></body></html>", b"")),
        ("invalid.html", FERRY.replace(b"Fishermen", b"Fisher\xff\xfemen")),
        (
            "french.txt",
            (
                "Le bac naviguera la nuit\n\n" + "Le conseil a décidé lundi que le bac pourra naviguer la nuit. " * 8
            ).encode(),
        ),
    ],
)
async def test_a_page_in_bad_shape_is_still_read(newsroom: Newsroom, name: str, content: bytes) -> None:
    assert "**Added**" in await add(newsroom, name, content)


PASTED = """Tolls of Greyport to rise in May

3 June 2024

The council voted on Monday to raise the toll of the bridge from two euros to three, the first rise since 2011.

“Nobody likes a toll, and nobody likes a hole in the road,” said Ina Holm, who runs the harbour.

Drivers who cross every day will pay no more than before, the council said in a statement."""


async def test_a_message_gives_its_files_as_pages(empty_newsroom: Newsroom) -> None:
    room = empty_newsroom
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("night.html", FERRY.replace(b"sail at night", b"sail at noon"))
    files = [
        ("ferry.html", FERRY),
        ("pages.zip", bundle.getvalue()),
        ("cat.png", b"\x89PNG"),
        ("message.txt", PASTED.encode()),
    ]
    sent = await room.reporter.send(room.channel, "for the bot", attachments=files)
    report = text((await room.editor.context_menu(room.channel, "Add pages", sent)).response)
    assert report.count("**Added**") == 3 and "Ferry to sail at noon" in report and "Tolls of Greyport" in report
    quoted = text((await room.reporter.slash(room.channel, "quote", speaker="Ina Holm")).response)
    assert "a hole in the road" in quoted and "The river does not sleep" in quoted


async def test_a_pasted_page_is_a_page_once(empty_newsroom: Newsroom) -> None:
    room = empty_newsroom
    sent = await room.reporter.send(room.channel, f"{PASTED}\n\nhttps://gazette.example/tolls")
    for message in (sent, await room.editor.forward(sent, room.channel)):
        report = text((await room.editor.context_menu(room.channel, "Add pages", message)).response)
    assert "**Same page as one already there**" in report
    (ref,) = await room.services.articles(str(room.guild.id))
    assert ref.headline == "Tolls of Greyport to rise in May"


async def test_links_of_a_message_are_fetched(empty_newsroom: Newsroom) -> None:
    room = empty_newsroom
    room.services.fetch = partial(fetch_page, permitted=lambda address: str(address) == "127.0.0.1")

    async def page(request: web.Request) -> web.Response:
        return web.Response(body=FERRY, content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/ferry", page)])
    async with TestServer(app, host="127.0.0.1") as server:
        sent = await room.reporter.send(room.channel, f"please read {server.make_url('/ferry')}, it is short.")
        report = text((await room.editor.context_menu(room.channel, "Add pages", sent)).response)
        hidden = await room.reporter.send(room.channel, f"<http://127.0.0.2:{server.port}/ferry>")
        refused = text((await room.editor.context_menu(room.channel, "Add pages", hidden)).response)
    assert "**Added** Ferry to sail at night" in report
    assert "private network" in refused


async def test_a_message_without_pages_is_told_so_and_adding_is_the_editors(empty_newsroom: Newsroom) -> None:
    room = empty_newsroom
    sent = await room.reporter.send(room.channel, "good morning")
    assert "no page in that" in told_privately(await room.editor.context_menu(room.channel, "Add pages", sent))
    result = await room.reporter.context_menu(room.channel, "Add pages", sent)
    assert told_privately(result) == "You need the Manage Server permission in this server for that."
    assert len(room.env.errors) == 1


async def test_adding_and_removing_need_manage_server(newsroom: Newsroom) -> None:
    for command, options in (
        ("sources add", {"page": ("ferry.html", FERRY)}),
        ("sources remove", {"article": "Ferry"}),
        ("sources date", {"article": "Ferry", "day": "2024-05-09"}),
        ("feeds follow", {"address": "gazette.example/feed"}),
        ("feeds stop", {"address": "gazette.example/feed"}),
    ):
        result = await newsroom.reporter.slash(newsroom.channel, command, **options)
        assert told_privately(result) == "You need the Manage Server permission in this server for that."
    assert len(newsroom.env.errors) == 5
    assert len(await newsroom.services.articles(str(newsroom.guild.id))) == 3


async def test_removing_takes_an_article_out_of_every_answer(newsroom: Newsroom) -> None:
    await add(newsroom, "ferry.html", FERRY)
    removed = await newsroom.editor.slash(newsroom.channel, "sources remove", article="ferry to sail at night")
    assert "**Removed** Greyport Gazette · Ferry to sail at night" in text(removed.response)
    result = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Ina Holm")
    assert "Nobody called “Ina Holm”" in told_privately(result)


async def test_removing_takes_an_articles_sentences_out_of_kept_answers_at_once(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    await add(newsroom, "ferry.html", FERRY)
    for command, asked in (
        ("quote", {"speaker": "Ina Holm"}),
        ("ask", {"question": "Who voted to let the ferry sail?"}),
        ("ask", {"question": "What did Lankov say about Pompeo?"}),
    ):
        shown = (await newsroom.reporter.slash(newsroom.channel, command, **asked)).response
        await newsroom.reporter.click(shown, label="Follow up")
    await newsroom.reporter.send(newsroom.channel.threads[0], "When was the bridge closed?")
    kept = _kept(tmp_path)
    assert "river does not sleep" in kept and "voted on Monday" in kept and "March 2023" in kept
    await newsroom.editor.slash(newsroom.channel, "sources remove", article="ferry to sail at night")
    left = _kept(tmp_path)
    assert "river does not sleep" not in left and "voted on Monday" not in left and "March 2023" not in left
    assert "Lankov" in left and "Export" in labels(shown)
    assert "**[1] " in told_privately(await newsroom.reporter.click(shown, label="Sources"))


def _kept(folder: Path) -> str:
    """All answers and conversations that are stored."""
    with closing(sqlite3.connect(folder / "dateline.db")) as db:
        rows = db.execute("SELECT payload FROM answer UNION ALL SELECT state FROM conversation").fetchall()
    return "\n".join(row[0] for row in rows)


async def test_the_shared_library_is_not_a_servers_to_remove_from(newsroom: Newsroom) -> None:
    article = "Putin and Kim end first summit without a signed agreement"
    result = await newsroom.editor.slash(newsroom.channel, "sources remove", article=article)
    assert "belongs to the shared library" in told_privately(result)
    assert len(await newsroom.services.articles(str(newsroom.guild.id))) == 3


async def test_pages_of_one_server_are_not_seen_in_another(newsroom: Newsroom) -> None:
    await add(newsroom, "ferry.html", FERRY)
    rivals = newsroom.env.create_guild("Rivals")
    channel = rivals.create_text_channel("desk")
    spy = rivals.add_member(newsroom.env.create_user("spy"))
    result = await spy.slash(channel, "quote", speaker="Ina Holm")
    assert "Nobody called “Ina Holm”" in told_privately(result)
    assert await spy.autocomplete(channel, "quote", "speaker", "Ina Holm") == []
    assert "ferry" not in text((await spy.slash(channel, "sources list")).response).casefold()


FEED = b"""<rss version="2.0"><channel><title>Greyport Gazette</title>
<item><title>Quay to be widened</title><link>https://gazette.example/quay</link>
<pubDate>Tue, 04 Jun 2024 09:00:00 GMT</pubDate>
<description>The council voted on Monday to widen the old quay of Greyport by four metres.</description></item>
</channel></rss>"""


async def test_every_entry_of_a_saved_feed_is_a_page(newsroom: Newsroom) -> None:
    assert "**Added** Quay to be widened" in await add(newsroom, "news.xml", FEED)
    assert "**Already there** quay" in await add(newsroom, "an-hour-later.xml", FEED)
    dated = await newsroom.reporter.slash(newsroom.channel, "timeline", topic="quay")
    assert "3 Jun" in text(dated.response) and "widen the old quay" in text(dated.response)


async def test_a_page_and_a_feed_are_added_by_their_addresses(newsroom: Newsroom) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body={"/ferry": FERRY, "/feed": FEED}[request.path])

    app = web.Application()
    app.add_routes([web.get("/ferry", answer), web.get("/feed", answer)])
    newsroom.services.fetch = partial(fetch_page, permitted=lambda address: str(address) == "127.0.0.1")
    async with TestServer(app, host="127.0.0.1") as server:
        for path, headline in (("/ferry", "Ferry to sail at night"), ("/feed", "Quay to be widened")):
            address = str(server.make_url(path))
            result = await newsroom.editor.slash(newsroom.channel, "sources add", address=address)
            assert f"**Added** {headline}" in text(result.response)
        missing = await newsroom.editor.slash(newsroom.channel, "sources add", address=str(server.make_url("/gone")))
        assert "the site does not give it out" in text(missing.response)


async def test_an_address_in_a_private_network_is_not_asked(newsroom: Newsroom) -> None:
    result = await newsroom.editor.slash(newsroom.channel, "sources add", address="http://127.0.0.1:8080/ferry")
    assert "that address lies in a private network" in text(result.response)


async def test_adding_nothing_is_told_privately(newsroom: Newsroom) -> None:
    said = told_privately(await newsroom.editor.slash(newsroom.channel, "sources add"))
    assert "There is no page in that" in said
