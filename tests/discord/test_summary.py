from __future__ import annotations

import re

from tests.discord.newsroom import Newsroom, labels, text, told_privately


async def test_a_summary_cites_every_sentence_and_lists_its_sources(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "summary", length="short")
    lines = text(result.response).splitlines()
    sentences = [line for line in lines if not line.startswith(("-#", "###"))]
    assert acknowledgements(newsroom) == [5] and not result.ephemeral
    assert len(sentences) == 3
    assert all(line.endswith("]") for line in sentences)
    listed = [line for line in lines if line.startswith("-# [")]
    assert listed and all(re.fullmatch(r"-# \[\d\] [\w ]+ · .+ · .*Apr 2019.*", line) for line in listed)
    assert labels(result.response) == ["Sources", "Follow up", "Export"]


async def test_one_article_can_be_summarised_by_its_headline(newsroom: Newsroom) -> None:
    choices = await newsroom.reporter.autocomplete(newsroom.channel, "summary", "article", "summit")
    assert "25 Apr 2019" in choices[0]["name"]
    for asked in (choices[0]["value"], "putin and kim end first summit"):
        result = await newsroom.reporter.slash(newsroom.channel, "summary", article=asked)
        assert "### Putin and Kim end first summit" in text(result.response)
        assert "[2]" not in text(result.response)


async def test_a_private_summary_is_for_the_asker_alone(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "summary", private=True)
    assert result.ephemeral and "[1]" in text(result.response)
    assert labels(result.response) == ["Sources", "Export"]
    assert newsroom.posts() == []


async def test_nothing_found_is_told_privately(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "summary", topic="volcano gardening")
    assert "nothing about “volcano gardening”" in told_privately(result)
    assert newsroom.posts() == []


async def test_an_unknown_article_names_the_nearest(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "summary", article="Pompeo in Pyongyang")
    assert "no article “Pompeo in Pyongyang”" in told_privately(result)
    assert "The nearest is" in told_privately(result)


async def test_days_are_read_as_people_write_them(newsroom: Newsroom) -> None:
    for since, until in (("25 April 2019", "April 2019"), ("2019-04-25", "30 Apr 2019")):
        said = text((await newsroom.reporter.slash(newsroom.channel, "summary", since=since, until=until)).response)
        assert "Quayside Chronicle" in said and "Meridian Asia" not in said


async def test_a_day_that_does_not_exist_is_refused(newsroom: Newsroom) -> None:
    for since, until in (("31 February 2019", None), ("2019-02-30", None), ("2019-04-25", "2019-04-01")):
        options = {key: value for key, value in (("since", since), ("until", until)) if value}
        result = await newsroom.reporter.slash(newsroom.channel, "summary", **options)
        why = "25 Apr 2019, comes after the last, 1 Apr 2019." if until else "as a date or a time"
        assert why in told_privately(result)


def acknowledgements(newsroom: Newsroom) -> list[int]:
    """How interactions were acknowledged: 5 is "thinking", at once."""
    return [r.json["type"] for r in newsroom.env.http_requests if r.json and r.path.endswith("/callback")]
