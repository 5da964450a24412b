"""Pages and feeds from the web: only from public addresses, and no more of them than a page can be."""

from __future__ import annotations

import socket
from collections.abc import Callable
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Protocol

from bot import __version__
from bot.errors import UnreadablePage
from bot.page_files import MAX_PAGE_BYTES, PageFile

if TYPE_CHECKING:
    import aiohttp

_WHOLE, _CONNECTING = 30, 10
"""Seconds that a page and its connection may take."""
_REDIRECTS = 5
_CHUNK = 65_536
_HEADERS = {"User-Agent": f"Dateline/{__version__}", "Accept": "text/html, application/xhtml+xml, application/xml, */*"}
_NAT64 = ip_network("64:ff9b::/96")
_UNICAST = ip_network("2000::/3")
"""All that is handed out of IPv6: what else leads somewhere leads into a network of one's own."""

IPAddress = IPv4Address | IPv6Address
Permitted = Callable[[IPAddress], bool]


class Fetch(Protocol):
    """A way to have what stands at a web address."""

    async def __call__(self, address: str, seen: str | None = None) -> PageFile:
        """See `fetch_page`."""
        ...


class Unchanged(Exception):
    """What stands at an address is as it was seen last."""


def web_address(typed: str) -> str:
    """An address as people type it, with its scheme."""
    typed = typed.strip()
    return typed if "://" in typed else f"https://{typed}"


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet, and where it carries an IPv4 address, that one as well."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
        carried = [address.sixtofour, *(address.teredo or ())]
        if address not in _UNICAST or not all(is_public(inner) for inner in carried if inner):
            return False
    return address.is_global and not address.is_multicast


async def fetch_page(address: str, seen: str | None = None, permitted: Permitted = is_public) -> PageFile:
    """What stands at a web address, redirects followed, under the address as asked.

    Every connection is checked where it is made, so that neither a name nor a redirect leads to a private network.
    Raises `UnreadablePage` with the reason ``no address``, ``private``, ``no answer``, ``refused``, ``trouble`` (the
    site's own, which may pass) or ``too large``, and `Unchanged` where the mark of the page ``seen`` last still holds.
    """
    import aiohttp

    private = False

    def connect(info: aiohttp.AddrInfoType) -> socket.socket:
        nonlocal private
        family, kind, protocol, _, place = info
        if not permitted(ip_address(str(place[0]).partition("%")[0])):
            private = True
            raise OSError("not a public address")
        return socket.socket(family, kind, protocol)

    content = bytearray()
    try:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(socket_factory=connect),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=_WHOLE, connect=_CONNECTING),
                headers=_HEADERS | _unless(seen),
            ) as session,
            session.get(address, max_redirects=_REDIRECTS, raise_for_status=True) as response,
        ):
            if response.status == HTTPStatus.NOT_MODIFIED:
                raise Unchanged
            async for chunk in response.content.iter_chunked(_CHUNK):
                content += chunk
                if len(content) > MAX_PAGE_BYTES:
                    raise UnreadablePage(address, "too large")
    except (ValueError, aiohttp.NonHttpUrlClientError):  # some names are not even tried to be looked up
        raise UnreadablePage(address, "no address") from None
    except aiohttp.ClientResponseError as error:
        passing = error.status >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status == HTTPStatus.TOO_MANY_REQUESTS
        raise UnreadablePage(address, "trouble" if passing else "refused") from None
    except (aiohttp.ClientError, TimeoutError):
        raise UnreadablePage(address, "private" if private else "no answer") from None
    mark = response.headers.get("ETag") or response.headers.get("Last-Modified")
    # Bytes that are no text come as half characters, which can be neither stored nor sent back.
    return PageFile(address, bytes(content), mark=mark if mark and mark.isascii() else None)


def _unless(seen: str | None) -> dict[str, str]:
    """The header that asks for a page only if it is no longer the one with this mark (RFC 9110, section 13.1)."""
    if not seen:
        return {}
    return {"If-None-Match" if seen.endswith('"') else "If-Modified-Since": seen}
