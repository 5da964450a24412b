from datetime import date

import pytest

from bot.parsing import parse_page

CASES = [
    ("“We are ready to talk to everyone,” Anna Weber said on Monday.", "2019-04-15"),
    ("On Tuesday, Anna Weber told reporters: “We are ready to talk to everyone.”", "2019-04-16"),
    ("“We will meet them here on Wednesday,” Anna Weber said.", None),
    ("“We are ready to talk to everyone,” Anna Weber said. The hall was full on Monday.", None),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_day_of_the_reporting_clause(text: str, day: str | None) -> None:
    page = f"Ministers speak after long talks\n\n{text}\n\nThe ministers had met behind closed doors for hours before."
    article = parse_page(page.encode(), "page.txt", published=date(2019, 4, 18))
    direct = [q for q in article.quotations if q.kind == "direct"]
    assert [q.said_on for q in direct] == [day]
