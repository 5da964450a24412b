"""Files people attach, as pages."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import PurePosixPath

from bot.errors import UnreadablePage
from bot.page_files import MAX_PAGE_BYTES, PAGE_SUFFIXES, PageFile, pages_in

MAX_UPLOAD_BYTES = 50_000_000
MAX_PAGES = 1000
"""Files of one archive; more are a job for ``dateline load``."""

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


def _unpack(name: str, content: bytes) -> list[Page]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [m for m in archive.infolist() if _is_page(PurePosixPath(m.filename))]
            # Sizes are what the archive declares; reading stops there, so a lie cannot fill the memory.
            if not members or len(members) > MAX_PAGES or sum(m.file_size for m in members) > MAX_UPLOAD_BYTES:
                return [UnreadablePage(name, "too large" if members else "no article")]
            return [page for member in members for page in _member(archive, member)]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError):
        return [UnreadablePage(name, "cannot be opened")]


def _is_page(path: PurePosixPath) -> bool:
    """Whether a file of an archive is one somebody put there: macOS adds a shadow "._page.html" to each."""
    return path.suffix.lower() in PAGE_SUFFIXES and not path.name.startswith("._")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> list[Page]:
    if member.file_size > MAX_PAGE_BYTES:
        return [UnreadablePage(member.filename, "too large")]
    with archive.open(member) as file:
        return pages_in(PageFile(member.filename, file.read(MAX_PAGE_BYTES), True))
