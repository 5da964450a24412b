from __future__ import annotations

import io
import zipfile
from functools import partial

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.fetching import fetch_page
from tests.discord.newsroom import FERRY, Newsroom, labels, text, told_privately


async def add(newsroom: Newsroom, name: str, content: bytes) -> str:
    result = await newsroom.editor.slash(newsroom.channel, "sources add", page=(name, content))
    return text(result.response)


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
    other = (
        "Swan holds up the tram for an hour",
        "By Ines Calloway",
        "September 12, 2025",
        "A swan that had settled on the rails near the brewery held up all trams in Amberley for an hour on Friday.",
    )
    below = "".join(f"<p>{line}</p>" for line in ("Tags: harbour", *other)).encode()
    await add(newsroom, "ferry.html", FERRY.replace(b"</body>", below + b"</body>"))
    said = text((await newsroom.reporter.slash(newsroom.channel, "sources show", article="ferry to sail")).response)
    assert "Left out as not of this article: 1 paragraph, the first" in said and f"> {other[-1]}" in said


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


UNDATED = b"""<html lang=en><head><title>Harbour talks are near</title></head><body><article>
<h1>Harbour talks are near</h1>
<p>Marta Lindqvist said on Wednesday that Pavel Horvat would come to the old harbour of Greyport.</p>
<p>The council of Greyport closed the old harbour to all ships last Friday, and fishermen left it that night.</p>
<p>"The talks will be short and they will be honest," Marta Lindqvist told reporters on Wednesday.</p>
</article></body></html>"""


async def dated_timeline(newsroom: Newsroom) -> str:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", topic="harbour of Greyport")
    return text(result.response) if result.response else ""


async def test_a_day_set_by_hand_dates_all_that_the_page_tells(newsroom: Newsroom) -> None:
    assert "no publication date found" in await add(newsroom, "talks.html", UNDATED)
    assert "2024" not in await dated_timeline(newsroom)
    options = {"article": "harbour talks are near", "day": "2024-05-09"}
    said = told_privately(await newsroom.editor.slash(newsroom.channel, "sources date", **options))
    assert "**Dated** Harbour talks are near: 9 May 2024 (set by hand)" in said
    assert "Counted again from that day" in said
    assert "3 May 2024" in await dated_timeline(newsroom)
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="harbour talks are near")
    assert "**Published** 9 May 2024 (set by hand)" in text(shown.response)
    await newsroom.editor.slash(newsroom.channel, "sources date", **(options | {"day": "16 May 2024"}))
    timeline = await dated_timeline(newsroom)
    assert "10 May 2024" in timeline and "3 May 2024" not in timeline


RELATED = b"""<html lang=en><head><title>Harbour talks open under rain</title></head><body><article>
<h1>Harbour talks open under rain</h1>
<p>Marta Lindqvist and Pavel Horvat sat down in the old harbour on Tuesday, and the rain did not stop them at all.</p>
<p>The meeting had been announced in a statement last week, and thousands of people had waited for it since.</p>
</article></body></html>"""
LOOKING_AHEAD = b"""<html lang=en><head><title>Ministers look to harbour talks</title></head><body><article>
<h1>Ministers look to harbour talks</h1>
<p>Marta Lindqvist will meet Pavel Horvat on May 14 in the old harbour, her office announced Thursday to all papers.</p>
<p>Pavel Horvat told reporters on Wednesday that he would bring the treaty. The talks come later this month.</p>
</article></body></html>"""


async def test_a_day_set_by_hand_dates_related_pages_too(newsroom: Newsroom) -> None:
    await add(newsroom, "ahead.html", LOOKING_AHEAD)
    await add(newsroom, "related.html", RELATED)
    options = {"article": "harbour talks open under rain", "day": "2024-05-14"}
    said = told_privately(await newsroom.editor.slash(newsroom.channel, "sources date", **options))
    assert "1 related page without a printed date dated anew" in said
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="ministers look to harbour talks")
    assert "**Published** about 9 May 2024 (inferred), possibly 9–10 May 2024" in text(shown.response)
    await newsroom.editor.slash(newsroom.channel, "sources date", **(options | {"day": "2019-05-14"}))
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="ministers look to harbour talks")
    assert "2024" not in text(shown.response) and "May 2019" in text(shown.response)


@pytest.mark.parametrize(
    ("article", "day", "why"),
    [
        ("ferry to sail at night", "2024-02-31", "is not a date or time that exists"),
        ("ferry to sail at night", "May 2024", "is not a date or time that exists"),
        ("ferry to sail at night", "2999-01-01", "1 Jan 2999 is still to come"),
        ("no such headline anywhere", "2024-05-09", "The corpus has no article"),
        ("Putin and Kim end first summit without a signed agreement", "2024-05-09", "belongs to the shared library"),
    ],
)
async def test_what_cannot_be_dated_is_told_why(newsroom: Newsroom, article: str, day: str, why: str) -> None:
    await add(newsroom, "ferry.html", FERRY)
    assert why in told_privately(
        await newsroom.editor.slash(newsroom.channel, "sources date", article=article, day=day)
    )


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


async def test_a_day_set_by_hand_outlives_a_new_version_of_the_page(newsroom: Newsroom) -> None:
    await add(newsroom, "talks.html", UNDATED)
    options = {"article": "harbour talks are near", "day": "2024-05-09"}
    await newsroom.editor.slash(newsroom.channel, "sources date", **options)
    changed = UNDATED.replace(b"that night", b"in the night")
    report = await add(newsroom, "talks.html", changed)
    assert "**Updated** Harbour talks are near" in report
    assert "the day set by hand is kept: 9 May 2024" in report
    assert "no publication date found" not in report
    assert "3 May 2024" in await dated_timeline(newsroom)
    printed = changed.replace(b"<h1>", b"<p>May 20, 2024, 10:15</p><h1>")
    assert "9 May 2024 (the page now says 20 May 2024)" in await add(newsroom, "talks.html", printed)
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="harbour talks are near")
    assert "**Published** 9 May 2024 (set by hand)" in text(shown.response)


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
