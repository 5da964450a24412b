from __future__ import annotations

import pytest

from tests.discord.newsroom import FERRY, Newsroom, add, text, told_privately

UNDATED = b"""<html lang=en><head><title>Harbour talks are near</title></head><body><article>
<h1>Harbour talks are near</h1>
<p>Marta Lindqvist said on Wednesday that Pavel Horvat would come to the old harbour of Greyport.</p>
<p>The council of Greyport closed the old harbour to all ships last Friday, and fishermen left it that night.</p>
<p>"The talks will be short and they will be honest," Marta Lindqvist told reporters on Wednesday.</p>
</article></body></html>"""


async def dated_timeline(newsroom: Newsroom) -> str:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", topic="harbour of Greyport")
    return text(result.response) if result.response else ""


async def test_a_day_set_by_hand_dates_all_that_the_page_tells(newsroom: Newsroom) -> None:
    assert "no publication date found" in await add(newsroom, "talks.html", UNDATED)
    assert "2024" not in await dated_timeline(newsroom)
    options = {"article": "harbour talks are near", "day": "2024-05-09"}
    said = told_privately(await newsroom.editor.slash(newsroom.channel, "sources date", **options))
    assert "**Dated** Harbour talks are near: 9 May 2024 (set by hand)" in said
    assert "Counted again from that day" in said
    assert "3 May 2024" in await dated_timeline(newsroom)
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="harbour talks are near")
    assert "**Published** 9 May 2024 (set by hand)" in text(shown.response)
    await newsroom.editor.slash(newsroom.channel, "sources date", **(options | {"day": "16 May 2024"}))
    timeline = await dated_timeline(newsroom)
    assert "10 May 2024" in timeline and "3 May 2024" not in timeline


RELATED = b"""<html lang=en><head><title>Harbour talks open under rain</title></head><body><article>
<h1>Harbour talks open under rain</h1>
<p>Marta Lindqvist and Pavel Horvat sat down in the old harbour on Tuesday, and the rain did not stop them at all.</p>
<p>The meeting had been announced in a statement last week, and thousands of people had waited for it since.</p>
</article></body></html>"""


LOOKING_AHEAD = b"""<html lang=en><head><title>Ministers look to harbour talks</title></head><body><article>
<h1>Ministers look to harbour talks</h1>
<p>Marta Lindqvist will meet Pavel Horvat on May 14 in the old harbour, her office announced Thursday to all papers.</p>
<p>Pavel Horvat told reporters on Wednesday that he would bring the treaty. The talks come later this month.</p>
</article></body></html>"""


LOOKING_BACK = LOOKING_AHEAD.replace(b"Ministers look", b"Papers await").replace(b"to all papers", b"once more")


async def test_days_that_rest_on_each_other_are_all_dated_anew(newsroom: Newsroom) -> None:
    pages = {"ahead.html": LOOKING_AHEAD, "papers.html": LOOKING_BACK, "related.html": RELATED}
    for name, page in pages.items():
        await add(newsroom, name, page)
    options = {"article": "harbour talks open under rain", "day": "2024-05-14"}
    for year in ("2024", "2019", "2013"):
        await newsroom.editor.slash(newsroom.channel, "sources date", **(options | {"day": f"{year}-05-14"}))
        for title in ("ministers look to harbour talks", "papers await to harbour talks"):
            shown = text((await newsroom.reporter.slash(newsroom.channel, "sources show", article=title)).response)
            assert f"May {year}" in shown


async def test_a_day_set_by_hand_dates_related_pages_too(newsroom: Newsroom) -> None:
    await add(newsroom, "ahead.html", LOOKING_AHEAD)
    await add(newsroom, "related.html", RELATED)
    options = {"article": "harbour talks open under rain", "day": "2024-05-14"}
    said = told_privately(await newsroom.editor.slash(newsroom.channel, "sources date", **options))
    assert "1 related page without a printed date dated anew" in said
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="ministers look to harbour talks")
    assert "**Published** about 9 May 2024 (inferred), possibly 9–10 May 2024" in text(shown.response)
    await newsroom.editor.slash(newsroom.channel, "sources date", **(options | {"day": "2019-05-14"}))
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="ministers look to harbour talks")
    assert "2024" not in text(shown.response) and "May 2019" in text(shown.response)


@pytest.mark.parametrize(
    ("article", "day", "why"),
    [
        ("ferry to sail at night", "2024-02-31", "as a date or a time"),
        ("ferry to sail at night", "May 2024", "as a date or a time"),
        ("ferry to sail at night", "2999-01-01", "1 Jan 2999 is still to come"),
        ("no such headline anywhere", "2024-05-09", "The corpus has no article"),
        ("Putin and Kim end first summit without a signed agreement", "2024-05-09", "belongs to the shared library"),
    ],
)
async def test_what_cannot_be_dated_is_told_why(newsroom: Newsroom, article: str, day: str, why: str) -> None:
    await add(newsroom, "ferry.html", FERRY)
    assert why in told_privately(
        await newsroom.editor.slash(newsroom.channel, "sources date", article=article, day=day)
    )


async def test_a_day_set_by_hand_outlives_a_new_version_of_the_page(newsroom: Newsroom) -> None:
    await add(newsroom, "talks.html", UNDATED)
    options = {"article": "harbour talks are near", "day": "2024-05-09"}
    await newsroom.editor.slash(newsroom.channel, "sources date", **options)
    changed = UNDATED.replace(b"that night", b"in the night")
    report = await add(newsroom, "talks.html", changed)
    assert "**Updated** Harbour talks are near" in report
    assert "the day set by hand is kept: 9 May 2024" in report
    assert "no publication date found" not in report
    assert "3 May 2024" in await dated_timeline(newsroom)
    printed = changed.replace(b"<h1>", b"<p>May 20, 2024, 10:15</p><h1>")
    assert "9 May 2024 (the page now says 20 May 2024)" in await add(newsroom, "talks.html", printed)
    shown = await newsroom.reporter.slash(newsroom.channel, "sources show", article="harbour talks are near")
    assert "**Published** 9 May 2024 (set by hand)" in text(shown.response)


async def test_the_report_says_what_dates_a_page_that_shows_no_day(newsroom: Newsroom) -> None:
    await add(newsroom, "related.html", RELATED.replace(b"<h1>", b"<p>May 14, 2024, 10:15</p><h1>"))
    report = await add(newsroom, "ahead.html", LOOKING_AHEAD)
    assert "published about 9 May 2024 (inferred from related pages)" in report
    assert "no publication date found" not in report
    own = UNDATED.replace(b"</article>", b"<h2>1 comment</h2><p>Odd Lie May 12, 2024</p><p>A bad day.</p></article>")
    assert "(inferred from its own words)" in await add(newsroom, "commented.html", own)
