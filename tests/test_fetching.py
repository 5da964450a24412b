"""Pages from the web, from a real server on this machine: followed, limited, and never into a private network."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from ipaddress import ip_address

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import UnreadablePage
from bot.fetching import IPAddress, Unchanged, fetch_page, is_public
from bot.page_files import MAX_PAGE_BYTES

PAGE = b"<!doctype html><title>Harbour closes</title><p>The harbour of Altmere closed on Thursday.</p>"


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    async def page(request: web.Request) -> web.Response:
        return web.Response(body=PAGE, content_type="text/html")

    async def moved(request: web.Request) -> web.Response:
        raise web.HTTPFound(request.query["to"])

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(2 + MAX_PAGE_BYTES // 1_000_000):
            await response.write(b"x" * 1_000_000)
        return response

    async def packed(request: web.Request) -> web.Response:
        body = gzip.compress(b"x" * (MAX_PAGE_BYTES + 10))
        return web.Response(body=body, headers={"Content-Encoding": "gzip"})

    async def hangs_up(request: web.Request) -> web.Response:
        assert request.transport
        request.transport.close()
        return web.Response()

    async def round_and_round(request: web.Request) -> web.Response:
        raise web.HTTPFound("/round")

    async def status(request: web.Request) -> web.Response:
        return web.Response(status=int(request.query["is"]))

    async def dated(request: web.Request) -> web.Response:
        day = "Thu, 25 Apr 2019 06:00:00 GMT"
        held = request.headers.get("If-Modified-Since") == day
        return web.Response(status=304 if held else 200, headers={"Last-Modified": day})

    async def marked(request: web.Request) -> web.Response:
        held = request.headers.get("If-None-Match") == 'W/"7"'
        return web.Response(status=304 if held else 200, headers={"ETag": 'W/"7"'})

    async def mismarked(request: web.Request) -> web.Response:
        return web.Response(headers={"ETag": '"é"'})

    app = web.Application()
    app.add_routes([web.get("/dated", dated), web.get("/marked", marked), web.get("/mismarked", mismarked)])
    app.add_routes([web.get("/page", page), web.get("/moved", moved), web.get("/endless", endless)])
    app.add_routes([web.get("/packed", packed), web.get("/hangs-up", hangs_up), web.get("/round", round_and_round)])
    app.add_routes([web.get("/status", status)])
    async with TestServer(app, host="127.0.0.1") as running:
        yield running


def this_machine(address: IPAddress) -> bool:
    return str(address) == "127.0.0.1"


async def reason(address: str, permitted: object = this_machine) -> str:
    with pytest.raises(UnreadablePage) as raised:
        await fetch_page(address, permitted=permitted)  # type: ignore[arg-type]
    assert raised.value.path == address
    return raised.value.reason


async def test_a_page_comes_under_the_address_as_asked(server: TestServer) -> None:
    asked = str(server.make_url("/moved").with_query(to="/page"))
    page = await fetch_page(asked, permitted=this_machine)
    assert (page.path, page.content) == (asked, PAGE)


@pytest.mark.parametrize("path", ["/dated", "/marked"])
async def test_what_is_as_it_was_is_not_sent_again(server: TestServer, path: str) -> None:
    address = str(server.make_url(path))
    mark = (await fetch_page(address, permitted=this_machine)).mark
    assert mark
    with pytest.raises(Unchanged):
        await fetch_page(address, mark, this_machine)
    assert (await fetch_page(address, '"of another state"', this_machine)).mark == mark


async def test_a_mark_that_is_no_text_is_none(server: TestServer) -> None:
    assert (await fetch_page(str(server.make_url("/mismarked")), permitted=this_machine)).mark is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
async def test_nothing_leads_to_this_machine(server: TestServer, host: str) -> None:
    assert await reason(f"http://{host}:{server.port}/page", is_public) == "private"


async def test_a_redirect_is_checked_like_the_address(server: TestServer) -> None:
    elsewhere = f"http://127.0.0.2:{server.port}/page"
    assert await reason(str(server.make_url("/moved").with_query(to=elsewhere))) == "private"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/nowhere", "refused"),
        ("/endless", "too large"),
        ("/packed", "too large"),
        ("/hangs-up", "no answer"),
        ("/round", "refused"),
        ("/status?is=402", "refused"),
        ("/status?is=429", "trouble"),
        ("/status?is=503", "trouble"),
        ("/moved?to=file:///etc/passwd", "no address"),
    ],
)
async def test_what_cannot_be_taken_says_why(server: TestServer, path: str, expected: str) -> None:
    assert await reason(f"http://127.0.0.1:{server.port}{path}") == expected


@pytest.mark.parametrize(
    "address",
    ["", "harbour", "http://2130706433/", "file:///etc/passwd", "ftp://example.org/a", "http://", "http://[::1"],
)
async def test_only_web_addresses_are_asked(address: str) -> None:
    assert await reason(address) == "no address"


@pytest.mark.parametrize("host", ["a" * 70, "a..b", "\ud800", "a:b"])
async def test_names_that_none_can_have_are_no_addresses(host: str) -> None:
    assert await reason(f"https://{host}/") == "no address"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("172.16.9.9", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.251", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff0e::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b:1::a00:1", False),
        ("fec0::1", False),
        ("::a00:1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public
