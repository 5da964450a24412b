"""What is typed and stands nowhere: names in other spellings, and topics without a word to look for."""

from __future__ import annotations

import pytest

from tests.discord.newsroom import Newsroom, add, text, told_privately

FERRY = b"""<html lang=en><head><title>Ferry line changes hands</title>
<meta property="og:site_name" content="Greyport Gazette">
<meta property="article:published_time" content="2024-06-03T08:00:00Z"></head>
<body><article><h1>Ferry line changes hands</h1>
<p>The Greyport ferry line was sold on Monday to Arkady Belyayev, who owns two shipyards in the north.</p>
<p>"A ferry is a promise that leaves on time," said Yevgeny Zhukov, a spokesman for Belyayev.</p>
<p>The Harbour Union did not respond to a request for comment. Belyayev will visit Greyport on 8 June.</p>
<p>Tickets rose after the line warned that fuel would be dearer in July.</p>
<p>An earlier version of this article said that the line had four shipyards.</p>
</article></body></html>"""


@pytest.fixture
async def ferry(empty_newsroom: Newsroom) -> Newsroom:
    await add(empty_newsroom, "ferry.html", FERRY)
    return empty_newsroom


@pytest.mark.parametrize(
    ("command", "options", "holds", "read"),
    [
        ("quote", {"speaker": "Jewgenij Schukow"}, "a promise that leaves", "“Jewgenij Schukow” as Yevgeny Zhukov"),
        ("quote", {"speaker": "Joukov", "about": "ferry"}, "a promise that leaves", "“Joukov” as Yevgeny Zhukov"),
        ("ask", {"question": "What did Schukow say?"}, "a promise that leaves", "“Schukow” as Yevgeny Zhukov"),
        ("ask", {"question": "When will Beljajew visit Greyport?"}, "on 8 June", "“Beljajew” as Arkady Belyayev"),
        ("summary", {"topic": "Beljajew"}, "two shipyards", "“Beljajew” as Arkady Belyayev"),
        ("timeline", {"topic": "Beljajew"}, "on 8 June", "“Beljajew” as Arkady Belyayev"),
        ("timeline", {"person": "Beljajew"}, "on 8 June", "“Beljajew” as Arkady Belyayev"),
    ],
)
async def test_a_name_in_another_spelling_is_read_for_all_to_see(
    ferry: Newsroom, command: str, options: dict[str, str], holds: str, read: str
) -> None:
    said = text((await ferry.reporter.slash(ferry.channel, command, **options)).response)
    assert holds in said and f"Read {read}" in said


async def test_a_name_as_pages_print_it_is_not_remarked_upon(ferry: Newsroom) -> None:
    for speaker in ("Zhukov", "yevgeny zhukov", "Mr. Zhukov", "Y. Zhukov"):
        said = text((await ferry.reporter.slash(ferry.channel, "quote", speaker=speaker)).response)
        assert "a promise that leaves" in said and ("Read" in said) == (speaker == "Y. Zhukov")


async def test_a_name_that_only_looks_alike_is_nobodys(ferry: Newsroom) -> None:
    result = await ferry.reporter.slash(ferry.channel, "ask", question="When will Belyakov visit Greyport?")
    said = told_privately(result) if result.response is None else text(result.response)
    assert "Read" not in said and ("does not say" in said or "may not answer" in said)


async def test_spellings_are_suggested(ferry: Newsroom) -> None:
    choices = await ferry.reporter.autocomplete(ferry.channel, "quote", "speaker", "Schukow")
    assert [choice["value"] for choice in choices] == ["Yevgeny Zhukov"]


@pytest.mark.parametrize(("command", "option"), [("summary", "topic"), ("timeline", "topic"), ("quote", "about")])
@pytest.mark.parametrize("words", ["the", "of the and", "What about this?"])
async def test_a_topic_of_empty_words_is_told_so(ferry: Newsroom, command: str, option: str, words: str) -> None:
    said = told_privately(await ferry.reporter.slash(ferry.channel, command, **{option: words}))
    assert f"nothing to look for in “{words}”" in said


async def test_an_abbreviation_is_a_topic_whatever_word_it_looks_like(ferry: Newsroom) -> None:
    said = told_privately(await ferry.reporter.slash(ferry.channel, "quote", about="WHO"))
    assert "no quotation about “WHO”" in said


async def test_an_answer_not_given_is_nobodys_words(ferry: Newsroom) -> None:
    said = told_privately(await ferry.reporter.slash(ferry.channel, "quote", speaker="Harbour Union"))
    assert "no quotation by Harbour Union" in said
    for about in ("request comment", "four shipyards"):
        said = told_privately(await ferry.reporter.slash(ferry.channel, "quote", about=about))
        assert "request for comment" not in said and "earlier version" not in said


async def test_whoever_speaks_in_a_clause_of_its_own_said_it(ferry: Newsroom) -> None:
    said = text((await ferry.reporter.slash(ferry.channel, "quote", about="fuel")).response)
    assert "**the line** · *warned*" in said


async def test_an_answer_to_what_somebody_said_is_doubted_when_no_word_of_theirs_is_known(ferry: Newsroom) -> None:
    said = text((await ferry.reporter.slash(ferry.channel, "ask", question="What did Belyayev say?")).response)
    assert "may not answer" in said
