from __future__ import annotations

from bot.page_files import PageFile
from bot.rendering.cards.verify import NO_WORDS
from tests.discord.newsroom import Newsroom, labels, text, told_privately

SPEECHES = "\n\n".join(
    f'"Harbour plan number {n} deserves a hearing before the vote," said Alda Merin, who chairs the harbour board.'
    for n in range(1, 14)
)


async def test_quotations_come_with_speaker_cue_outlet_and_date(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Kwon Jong Gun")
    said = text(result.response)
    assert "### Kwon Jong Gun" in said and "*said* · Meridian Asia · about 18 Apr 2019 (inferred)" in said
    assert "> “Only Pompeo, U.S. Secretary of the State" in said
    assert labels(result.response) == ["Sources", "Follow up", "Export"]


async def test_a_speaker_is_known_by_the_last_name(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Lankov")
    assert "### Andrei Lankov" in text(result.response)


async def test_an_unknown_speaker_is_told_privately_with_the_nearest_names(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Kwan Jon Gun")
    said = told_privately(result) if result.response is None else text(result.response)
    assert "Kwon Jong Gun" in said


async def test_filters_combine_and_the_answer_says_which(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(
        newsroom.channel,
        "quote",
        speaker="the professor",
        about="control",
        wording="russia needs some sort of controll over the situation",
        outlet="harbour review",
        since="2019",
        until="April 2019",
    )
    said = text(result.response)
    assert "### the professor on control" in said and "**Andrei Lankov**, Professor · *told*" in said
    assert "worded like “russia needs some sort of controll over the situation”" in said
    assert "from The Harbour Review · said, or else published, from 1 Jan 2019 to 30 Apr 2019" in said


async def test_nothing_found_says_what_was_searched(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Lankov", outlet="Meridian", since="2019")
    said = told_privately(result)
    assert "no quotation by Andrei Lankov, from Meridian Asia, said, or else published, from 1 Jan 2019." in said
    assert "without the outlet 2." in said


async def test_an_unknown_outlet_is_told_privately_with_those_there_are(newsroom: Newsroom) -> None:
    said = told_privately(await newsroom.reporter.slash(newsroom.channel, "quote", outlet="Daily Planet"))
    assert "no outlet called “Daily Planet”" in said and "The Harbour Review" in said
    choices = await newsroom.reporter.autocomplete(newsroom.channel, "quote", "outlet", "harb")
    assert [choice["value"] for choice in choices] == ["The Harbour Review"]


async def test_who_speaks_how_often_is_drawn_beside_the_quotations(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "quote", outlet="harbour", chart="dark")
    (picture,) = result.response.attachments
    assert picture.filename == "speakers.png" and (await picture.read()).startswith(b"\x89PNG")
    assert (picture.description or "").startswith("Who speaks, ")
    assert "; Andrei Lankov 2, most: " in (picture.description or "")
    assert "Quotations 1–5 of " in text(result.response)


async def test_speakers_are_suggested_and_only_suggested(newsroom: Newsroom) -> None:
    choices = await newsroom.reporter.autocomplete(newsroom.channel, "quote", "speaker", "lank")
    assert choices[0] == {"name": "Andrei Lankov", "value": "Andrei Lankov"}
    everybody = await newsroom.reporter.autocomplete(newsroom.channel, "quote", "speaker", "")
    assert 1 < len(everybody) <= 25
    assert await newsroom.reporter.autocomplete(newsroom.channel, "quote", "speaker", "`@everyone\u200b") is not None


async def test_roles_are_suggested_below_the_names(newsroom: Newsroom) -> None:
    choices = await newsroom.reporter.autocomplete(newsroom.channel, "quote", "speaker", "the spokes")
    assert len(choices) == 1 and "spokes" in choices[0]["value"]
    result = await newsroom.reporter.slash(newsroom.channel, "quote", speaker=choices[0]["value"])
    assert "**Dmitry Pesko" in text(result.response)


async def test_a_long_result_is_paged(newsroom: Newsroom) -> None:
    page = f"Harbour board hears every plan\n\nHARBOURTON, June 3, 2024 - The board met on Monday.\n\n{SPEECHES}\n"
    await newsroom.services.add_pages(str(newsroom.guild.id), [PageFile("harbour.txt", page.encode())])
    first = (await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Alda Merin")).response
    assert labels(first)[-2:] == ["◀\ufe0e", "▶\ufe0e"]
    assert "Quotations 1–5 of" in text(first)
    onward = next(c for c in _buttons(first) if c["label"].startswith("▶"))
    await newsroom.restart()
    await newsroom.reporter.click(first, custom_id=onward["custom_id"])
    assert "Quotations 6–10 of" in text(first)
    back = next(c for c in _buttons(first) if c["label"].startswith("◀"))
    await newsroom.editor.click(first, custom_id=back["custom_id"])
    assert "Quotations 1–5 of" in text(first)


async def test_words_of_the_corpus_are_verified(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(
        newsroom.channel, "verify", text="finish the working level negotiation between the DPRK and the U.S."
    )
    assert "✅ Word for word" in text(result.response) and "Kwon Jong Gun" in text(result.response)


async def test_changed_words_are_shown_as_changed(newsroom: Newsroom) -> None:
    altered = "finish the working level negotiation between the DPRK and Japan by the end of the month"
    result = await newsroom.reporter.slash(newsroom.channel, "verify", text=altered)
    said = text(result.response)
    assert "🟠 Altered" in said and "**Japan**" in said and "~~" in said


async def test_words_put_together_from_two_people_are_called_so(newsroom: Newsroom) -> None:
    joined = "North Korea wants to talk to Trump. It is impossible, you need both sides to be willing"
    said = text((await newsroom.reporter.slash(newsroom.channel, "verify", text=joined)).response)
    assert "🟠 Put together from 2 quotations" in said and "~~" not in said
    assert "Woo" in said and "Pesko" in said


async def test_words_nobody_said_are_not_found(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "verify", text="bananas are the future of naval warfare")
    assert "⚪ Not in the corpus" in text(result.response)


async def test_a_message_is_checked_quotation_by_quotation(newsroom: Newsroom) -> None:
    message = await newsroom.reporter.send(
        newsroom.channel,
        "He said “finish the working level negotiation between the DPRK and the U.S.” and"
        " “we shall plant ten thousand lemon trees” @everyone",
    )
    result = await newsroom.editor.context_menu(newsroom.channel, "Check quotes", message)
    said = told_privately(result)
    assert "✅ **Word for word**" in said and "⚪ **Not in the corpus**" in said
    assert "1 of 2 word for word" in said


async def test_a_quotation_put_together_is_checked_against_each_of_its_parts(newsroom: Newsroom) -> None:
    joined = "“North Korea wants to talk to Trump. It is impossible, you need both sides to be willing”, he said."
    message = await newsroom.reporter.send(newsroom.channel, joined)
    said = told_privately(await newsroom.editor.context_menu(newsroom.channel, "Check quotes", message))
    assert "🟠 **Put together from 2 quotations**" in said and "Woo" in said and "Pesko" in said


async def test_a_forwarded_message_is_checked_like_the_one_it_forwards(newsroom: Newsroom) -> None:
    said = await newsroom.reporter.send(newsroom.channel, "Lankov said: “after two years they will forget about it”")
    forwarded = await newsroom.editor.forward(said, newsroom.channel)
    checked = [await newsroom.reporter.context_menu(newsroom.channel, "Check quotes", m) for m in (said, forwarded)]
    first, second = (told_privately(result) for result in checked)
    assert first == second and "1 of 1 word for word" in second


async def test_a_text_too_long_for_a_message_is_checked_in_its_file(newsroom: Newsroom) -> None:
    speech = "They met again. " * 200 + "Lankov said: “after two years they will forget about it”"
    files = [("message.txt", speech), ("huge.txt", "“One more of many words.” " * 3_000), ("quotes.bin", speech)]
    attachments = [(name, content.encode()) for name, content in files]
    sent = await newsroom.reporter.send(newsroom.channel, attachments=attachments)
    result = await newsroom.reporter.context_menu(newsroom.channel, "Check quotes", sent)
    assert "1 of 1 word for word" in told_privately(result)


async def test_a_message_without_quotations_is_answered_plainly(newsroom: Newsroom) -> None:
    message = await newsroom.reporter.send(newsroom.channel, "Good morning “all”")
    result = await newsroom.reporter.context_menu(newsroom.channel, "Check quotes", message)
    assert "no quotation of three words or more" in told_privately(result)


async def test_an_answer_of_the_bot_can_be_checked(newsroom: Newsroom) -> None:
    answer = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Kwon Jong Gun")
    result = await newsroom.reporter.context_menu(newsroom.channel, "Check quotes", answer.response)
    assert "✅" in told_privately(result)


def _buttons(message: object) -> list[dict[str, str]]:
    return message.components[-1]["components"]  # type: ignore[attr-defined]


async def test_a_verification_of_nothing_asks_for_words(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "verify", text=" … ")
    assert text(result.response) == NO_WORDS
