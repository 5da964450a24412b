"""An HTML tree as lines, and the tree without the blocks that hold none of the wanted ones."""

import pytest
from lxml import html

from bot.parsing.pages.markup_lines import keep_only, markup_lines

MENU = "<nav><ul><li><a>Harbour</a></li><li><a>Ferries</a></li></ul></nav>"
STORY = "<div><p>The ferry sails <b>again</b> at night.</p><p>Ann Berg said so.</p></div>"


@pytest.mark.parametrize(
    ("page", "wanted", "left"),
    [
        (MENU + STORY, ("The ferry sails again at night.", "Ann Berg said so."), STORY),
        (MENU + STORY, ("Ann Berg said so.",), "<div><p>Ann Berg said so.</p></div>"),
        (MENU + STORY, (), MENU + STORY),
        # What stands behind a block belongs to its parent.
        (
            "<div><ul><li>Share</li></ul>It rained.</div>",
            ("It rained.",),
            "<div><ul><li>Share</li></ul>It rained.</div>",
        ),
        # Words in the middle of a paragraph are no block of their own.
        ("<p>It rained<br><i>Share</i></p>", ("It rained",), "<p>It rained<br><i>Share</i></p>"),
    ],
)
def test_blocks_without_a_wanted_line_are_taken_out(page, wanted, left):
    tree = html.document_fromstring(f"<body>{page}</body>")
    lines = markup_lines(tree)
    keep_only(lines, [line.text in wanted for line in lines])
    assert html.tostring(tree.body, encoding="unicode") == f"<body>{left}</body>"
