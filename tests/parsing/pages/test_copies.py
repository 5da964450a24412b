"""A page that holds its whole text twice gives it once, and keeps what is only told again."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.copies import without_copy
from bot.parsing.pages.lines import split_lines

MENU = ["Vellin Gazette", "Home", "News", "Sport", "Weather", "Subscribe"]
HEAD = ["Ferry runs aground near Port Vellin", "By Tova Renn", "May 3, 2021"]
TOLD = [
    "The ferry Aurelia ran aground near Port Vellin on Monday with 212 passengers on board, the harbour master said.",
    "The ship had left Lund at noon. It will be towed on Tuesday if the weather allows it, he said.",
    "“We had everybody out in an hour,” said Tomas Reyes, the harbour master. “Nobody panicked, and children sang.”",
    "The shipping company will pay every passenger 300 euros, it announced on Wednesday in a short letter.",
]
FOOT = ["More from Vellin Gazette", "Council votes on budget", "© 2021 Vellin Gazette. All rights reserved."]


def flattened(*blocks: list[str]) -> bytes:
    return "\n\n".join(line for block in blocks for line in block).encode()


def markup(*copies: list[str]) -> bytes:
    paragraphs = ("".join(f"<p>{line}</p>" for line in copy) for copy in copies)
    told = "".join(f"<div><h1>{HEAD[0]}</h1>{copy}</div>" for copy in paragraphs)
    menu, foot = ("".join(f"<p>{line}</p>" for line in block) for block in (MENU, FOOT))
    page = f"<nav>{menu}</nav>{told}<footer>{foot}</footer>"
    return f"<html><head><title>{HEAD[0]}</title></head><body>{page}</body></html>".encode()


@pytest.mark.parametrize(
    "page",
    [
        flattened(MENU, HEAD, TOLD, HEAD, TOLD, FOOT),
        flattened(MENU, HEAD, TOLD, TOLD, FOOT),
        flattened(MENU, HEAD, TOLD, ["Share this article"], HEAD, TOLD, FOOT),
        markup([*HEAD[1:], *TOLD], [*HEAD[1:], *TOLD]),
    ],
    ids=["flattened", "without a head", "with a line between", "html"],
)
def test_the_second_copy_is_furniture(page: bytes) -> None:
    article = parse_page(page, "page.html" if page.startswith(b"<") else "page.txt")
    assert article.text == "\n\n".join(TOLD)
    assert article.title == HEAD[0]
    left = [(one.text, one.kind) for one in article.boilerplate]
    assert all((line, "other") in left for line in TOLD)


@pytest.mark.parametrize(
    "told",
    [
        [*TOLD, TOLD[0]],
        [TOLD[0], TOLD[1], TOLD[2], TOLD[1], TOLD[3], TOLD[1]],
        [TOLD[2], TOLD[3], *TOLD],
        [*TOLD, *reversed(TOLD)],
    ],
    ids=["a line taken up", "a refrain", "the end told first", "another order"],
)
def test_what_is_told_again_in_part_stays(told: list[str]) -> None:
    lines = split_lines("\n\n".join(told))
    assert without_copy(lines, [True] * len(lines)) == [True] * len(lines)
