"""Files people attach, as pages: one that is damaged, or made to fill the memory, costs no other."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.errors import UnreadablePage
from bot.page_files import PageFile
from bot.uploads import read_upload


def archive(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("_", "."), content)
    return packed.getvalue()


async def read(content: bytes, name: str = "a.zip") -> list[tuple[str, bytes | str]]:
    """Each page's name and bytes, or why it cannot be had."""

    async def have() -> bytes:
        return content

    found = await read_upload(name, len(content), have)
    return [(page.path, page.content if isinstance(page, PageFile) else page.reason) for page in found]


@pytest.mark.parametrize(
    ("name", "content", "pages"),
    [
        ("a.txt", b"text", [("a.txt", b"text")]),
        ("a.zip", archive(one_txt=b"1", two_html=b"2", three_pdf=b"3"), [("one.txt", b"1"), ("two.html", b"2")]),
        ("a.zip", archive(three_pdf=b"3"), [("a.zip", "no article")]),
        ("a.zip", b"PK nonsense", [("a.zip", "cannot be opened")]),
        ("a.zip", archive(**{f"{n}_txt": b"" for n in range(1001)}), [("a.zip", "too large")]),
        ("a.zip", archive(big_txt=b" " * 10_000_001), [("big.txt", "too large")]),
    ],
)
async def test_an_upload_is_a_page_or_an_archive_of_pages(name: str, content: bytes, pages: list[object]) -> None:
    assert await read(content, name) == pages


async def test_what_is_too_large_is_not_even_fetched() -> None:
    async def have() -> bytes:
        raise AssertionError("fetched")

    for name, size in (("page.html", 50_000_000), ("pages.zip", 50_000_001)):
        (page,) = await read_upload(name, size, have)
        assert isinstance(page, UnreadablePage) and page.reason == "too large"


async def test_one_damaged_page_costs_no_other() -> None:
    packed = bytearray(archive(one_txt=b"the harbour of Altmere " * 50, two_txt=b"the ferry"))
    inside = packed.index(b"one.txt") + len("one.txt")
    packed[inside : inside + 8] = b"\xff" * 8
    locked = bytearray(archive(one_txt=b"1"))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1  # the bit that says a password is needed
    assert await read(bytes(packed)) == [("one.txt", "cannot be opened"), ("two.txt", b"the ferry")]
    assert await read(bytes(locked)) == [("one.txt", "cannot be opened")]


async def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_BZIP2) as file:
        file.writestr("one.txt", b"1")
        file.writestr("two.txt", b"2", zipfile.ZIP_STORED)
    assert await read(packed.getvalue()) == [("one.txt", "cannot be opened"), ("two.txt", b"2")]
