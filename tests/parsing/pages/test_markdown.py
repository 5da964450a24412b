"""A page that was turned into Markdown is read like any other; its marks are none of the text."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.markdown import is_markdown, plain_rows

TITLE = "Council lets the ferry sail at night until the bridge is open again"
TOLD = [
    "The council decided on Monday that the ferry may sail at night until the bridge is open again in the autumn.",
    "Fishermen had asked for the change since the bridge was closed in March, and some had threatened to block it.",
    '"The river does not sleep, and the ferry should not either," said Ann Berg, who runs the port, after the vote.',
    "The extra crossings will cost about two million crowns, which the council will take from its reserve for roads.",
]
LINKED = """\
  * [Home](/)
  * [News](https://harbour.example/news_(all))

[ ![The Harbour Post](/logo_small.png) ](/ "Start")

# Council lets the ferry sail at night until the bridge is open again

By [Jon Holm](/people/jon-holm)

May 3, 2024

![The ferry at dusk](https://harbour.example/ferry.jpg)

The council [decided on Monday](/council) that the ferry may sail at night until the bridge is open again in the autumn.

Fishermen had asked for the change since **the bridge was closed** in March, and *some* had threatened to block it.

"The river does not sleep, and the ferry should not either," said [Ann Berg](/ann), who runs the port, after the vote.

The extra crossings will cost about two million crowns, which the council will take from its reserve for roads.

* * *

## Related

  * [Why the bridge is closed](/bridge)

[

### The lights that went out

](/lights)
"""
WRAPPED = """\
  * [Home](/)
  * [News](https://harbour.example/a-very-long-folder-name/and-another-
one/news)

[ ![The Harbour Post](https://harbour.example/pictures/logo-of-the-
harbour-post.png) ](/)

# Council lets the ferry sail at night until the bridge is
open again

By [Jon Holm](/people/jon-holm)

May 3, 2024

The council [decided on Monday](https://harbour.example/council/2024/
ferry-to-sail-at-night) that the ferry may sail at night until the bridge
is open again in the autumn.

Fishermen had asked for the change since the bridge was closed in March,
and some had threatened to block it.

"The river does not sleep, and the ferry should not either," said [Ann
Berg](/ann), who runs the port, after the vote.

The extra crossings will cost about two million crowns, which the council
will take from its reserve for roads.

* * *

## Related

  * [Why the bridge is closed](/bridge)
"""


@pytest.mark.parametrize("page", [LINKED, WRAPPED], ids=["linked", "wrapped"])
def test_a_page_with_links_is_read_without_its_marks(page: str) -> None:
    article = parse_page(page.encode(), "page.md")
    assert article.title == TITLE
    assert article.authors == ("Jon Holm",)
    assert str(article.published) == "2024-05-03"
    assert article.text == "\n\n".join(TOLD)
    rows = page.split("\n")
    lines = [paragraph.line for paragraph in article.paragraphs]
    assert [rows[line - 1][:12] if line else "" for line in lines] == [told[:12] for told in TOLD]


LONG = [
    "  * Harbour master warns of fog on the river for the third night in a row, and asks all small boats to stay in",
    "  * [Share](https://share.example/submit?address=harbour.example/ferry&title=Council%20lets%20the%20ferry%20sail%20\n"
    "at%20night%20until%20the%20bridge%20is%20open%20again%20in%20the%20autumn%20after%20a%20long%20debate)",
]


@pytest.mark.parametrize("more", LONG, ids=["item", "target"])
def test_rows_too_long_to_be_broken_do_not_hide_that_the_others_are(more: str) -> None:
    page = WRAPPED.replace("* * *", f"{more}\n" * 3)
    assert parse_page(page.encode(), "page.md").text == "\n\n".join(TOLD)


def test_emphasis_may_go_on_in_the_next_row() -> None:
    told = (
        "Fishermen had asked for the change since the bridge was closed in March,\nand some had threatened to block it."
    )
    page = WRAPPED.replace(told, f"_{told}_")
    assert page != WRAPPED
    assert parse_page(page.encode(), "page.md").text == "\n\n".join(TOLD)


def test_what_stands_above_a_page_between_dashes_tells_of_it() -> None:
    settings = f'---\ntitle: "{TITLE}"\nauthor: Jon Holm\ndate: 2024-05-03\n---\n\n'
    article = parse_page((settings + LINKED[LINKED.index("# Council") :]).encode(), "page.md")
    assert (article.title, article.authors) == (TITLE, ("Jon Holm",))
    assert str(article.published) == "2024-05-03"
    assert all(told in article.text for told in TOLD)


def test_an_image_alone_on_its_row_is_kept_as_a_caption() -> None:
    left = {line.text: line.kind for line in parse_page(LINKED.encode(), "page.md").boilerplate}
    assert left["![The ferry at dusk](https://harbour.example/ferry.jpg)"] == "caption"


@pytest.mark.parametrize("page", [LINKED, WRAPPED], ids=["linked", "wrapped"])
def test_every_row_keeps_its_number(page: str) -> None:
    assert len(plain_rows(page)) == len(page.split("\n"))


@pytest.mark.parametrize(
    ("row", "plain"),
    [
        ("## Related ##", "Related"),
        ("  - [Why](/why)", "  * Why"),
        ("3. third", "3. third"),
        ("> said the *mayor*", "said the mayor"),
        ("a file_name_here and 2 * 3 * 4", "a file_name_here and 2 * 3 * 4"),
        (r"1\. May \[sic\]", "1. May [sic]"),
        ("| a | [b](/b) |", "a | b"),
        ("|---|:-:|", ""),
        ("- - -", ""),
        ("[1]: https://harbour.example", ""),
        ("see <https://harbour.example> and `code`", "see https://harbour.example and code"),
        ("[the [old] quay](/quay)", "the [old] quay"),
        ("He said [it] (twice)", "He said [it] (twice)"),
        ("*   *   * ", ""),
    ],
)
def test_marks_of_a_row(row: str, plain: str) -> None:
    assert plain_rows(row) == [plain]


def test_text_with_brackets_is_no_markdown() -> None:
    assert not is_markdown('"We [the council] agreed," she said (on Monday).\n' * 9)
    assert is_markdown(LINKED)
