"""Files people attach, as pages."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.errors import NothingToAdd, UnreadablePage
from bot.page_files import MAX_PAGE_BYTES, PageFile, is_page, pages_in

MAX_UPLOAD_BYTES = 50_000_000
MAX_PAGES = 1000
"""Files of one archive; more are a job for ``dateline load``."""

_UNPACKED_BIT_BY_BIT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing a file whose reading can stop: of the others, a kilobyte becomes gigabytes before it does."""
_ADDRESSES = 10
"""Addresses in one message that are asked."""
_PASTED = 40
"""Words from which a message is a page somebody pasted, and not a remark on what it links to."""
_ADDRESS = re.compile(r"https?://[^\s<>]+")

if TYPE_CHECKING:
    import discord

Page = PageFile | UnreadablePage


async def read_upload(name: str, size: int, read: Callable[[], Awaitable[bytes]]) -> list[Page]:
    """The page, or the pages of a feed or zip archive; what cannot be taken comes back as `UnreadablePage`."""
    archive = name.lower().endswith(".zip")
    if size > (MAX_UPLOAD_BYTES if archive else MAX_PAGE_BYTES):
        return [UnreadablePage(name, "too large")]
    content = await read()
    if archive:
        return await asyncio.to_thread(_unpack, name, content)
    return await asyncio.to_thread(pages_in, PageFile(name, content, True))


async def message_pages(
    messages: list[discord.Message | discord.MessageSnapshot], name: str, at: Callable[[str], Awaitable[list[Page]]]
) -> list[Page]:
    """The pages a message holds, and those it forwards: its files, the page pasted as its text, or what it links to.

    ``name`` is what a pasted page is called, ``at`` fetches an address. Raises `NothingToAdd` where there is nothing.
    """
    files = [file for said in messages for file in said.attachments if _is_upload(PurePosixPath(file.filename))]
    pages = [page for file in files for page in await read_upload(file.filename, file.size, file.read)]
    text = "\n\n".join(filter(None, (said.content for said in messages)))
    if len(_ADDRESS.sub(" ", text).split()) >= _PASTED:
        return [*pages, PageFile(name, text.encode("utf-8", "replace"), True)]
    for address in list(dict.fromkeys(_ADDRESS.findall(text)))[:_ADDRESSES]:
        pages += await at(address.rstrip(".,;:!?)"))
    if not pages:
        raise NothingToAdd
    return pages


def _is_upload(path: PurePosixPath) -> bool:
    return is_page(path) or path.suffix.lower() == ".zip"


def _unpack(name: str, content: bytes) -> list[Page]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [m for m in archive.infolist() if is_page(PurePosixPath(m.filename))]
            # Sizes are what the archive declares; reading stops there, so a lie cannot fill the memory.
            if not members or len(members) > MAX_PAGES or sum(m.file_size for m in members) > MAX_UPLOAD_BYTES:
                return [UnreadablePage(name, "too large" if members else "no article")]
            return [page for member in members for page in _member(archive, member)]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return [UnreadablePage(name, "cannot be opened")]


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> list[Page]:
    if member.file_size > MAX_PAGE_BYTES:
        return [UnreadablePage(member.filename, "too large")]
    if member.compress_type in _UNPACKED_BIT_BY_BIT:
        # Damaged, cut off, or locked by a password.
        with suppress(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError), archive.open(member) as file:
            return pages_in(PageFile(member.filename, file.read(MAX_PAGE_BYTES), True))
    return [UnreadablePage(member.filename, "cannot be opened")]
