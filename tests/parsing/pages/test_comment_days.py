"""Pages without a day of their own whose comments have days: news is commented on within the week."""

from datetime import date

import pytest

from bot.parsing import parse_articles

PAGE = """\
Home

Harbour tram line opens after nine years of work

By Mara Lindqvist

The first tram of the new harbour line left the depot at dawn with forty people on board and a brass band.

The line joins the old quay with the northern suburbs, and the city says nine thousand people will ride it.

“We had all but given up on it,” said Ann Berg, who has sold tickets at the old quay for thirty years.

The council has still to decide whether the line is to be extended to the airport on the other side of the river.

Comments (2)

{first}

I have seen three councils promise this line, and the fourth found the money.

{second}

The fares are too high.

Privacy policy
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("oldsalt on March 5, 2021 at 9:12 am said:", "quaysider on March 6, 2021 at 8:03 am said:"),
        ("oldsalt says:\n\nMarch 5, 2021 at 9:12 am", "quaysider says:\n\nMarch 6, 2021 at 8:03 am"),
        ("Old Salt 5 March 2021", "Quay Sider 6 March 2021"),
        ("oldsalt\n\n5 March 2021, 9:12 am", "quaysider\n\n6 March 2021, 8:03 am"),
        ("Posted by oldsalt on 05 March 2021", "Posted by quaysider on 06 March 2021"),
    ],
)
def test_the_first_comment_bounds_the_day(first, second):
    (article,) = parse_articles(PAGE.format(first=first, second=second).encode(), "tram.txt")
    assert article.published is None
    assert article.publication is not None
    assert (article.publication.basis, article.publication.day) == ("inferred", None)
    assert (article.publication.earliest, article.publication.latest) == (date(2021, 2, 27), date(2021, 3, 5))
    assert "councils" not in article.text and "fares" not in article.text
