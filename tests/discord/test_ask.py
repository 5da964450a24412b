from __future__ import annotations

import pytest

from bot.client import DatelineClient
from bot.model.answer import QuestionAnswer
from bot.page_files import PageFile
from bot.rendering.cards.question import MAY_NOT, SILENT
from bot.rendering.guide import NO_CONTENT, NO_QUESTION
from tests.discord.newsroom import FERRY, Newsroom, labels, text, told_privately

QUESTION = "Who runs the negotiations for North Korea, according to Kwon Jong Gun?"


async def ask(newsroom: Newsroom, question: str = QUESTION) -> object:
    result = await newsroom.reporter.slash(newsroom.channel, "ask", question=question)
    assert result.response is not None, told_privately(result)
    return result.response


async def test_an_answer_repeats_the_question_and_cites(newsroom: Newsroom) -> None:
    answer = await ask(newsroom)
    assert text(answer).startswith(f"-# {QUESTION}") and "[1]" in text(answer)
    assert labels(answer) == ["Sources", "Follow up", "Export"]


async def test_a_short_answer_stands_above_its_sentence_only_where_it_is_of_the_kind_asked_for(
    newsroom: Newsroom,
) -> None:
    when = text(await ask(newsroom, "When did Putin and Kim meet in Vladivostok?"))
    assert "**Thursday (25 Apr 2019)**" in when
    why = text(await ask(newsroom, "Why does Kim prefer Vladivostok?"))
    assert "**" not in why and "[1]" in why


async def test_sentences_that_may_not_answer_are_shown_with_that_warning(newsroom: Newsroom) -> None:
    said = text(await ask(newsroom, "Who will win the talks?"))
    assert MAY_NOT in said and "**" not in said


async def test_what_happened_on_a_day_is_answered_by_its_events(newsroom: Newsroom) -> None:
    for question in ("What happened on April 25, 2019?", "What happened on 25 April?"):
        assert "met for the first time on Thursday" in text(await ask(newsroom, question))
    result = await newsroom.reporter.slash(newsroom.channel, "ask", question="What happened yesterday?")
    assert SILENT in told_privately(result)


async def test_when_that_was_said_is_asked_of_the_quotation_replied_to(newsroom: Newsroom) -> None:
    shown = await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Lankov", wording="they will forget")
    reply = await newsroom.reporter.send(newsroom.channel, "When did he say that?", reply_to=shown.response)
    said = text(newsroom.posts()[-1])
    assert reply and "after two years they will forget about it" in said and "24–25 Apr 2019" in said


@pytest.mark.parametrize("said", ["Hello!", "ok", "Hi! What can you do?", "what's new?", "Who are you"])
async def test_talk_is_no_question(newsroom: Newsroom, said: str) -> None:
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} {said}")
    assert "Ask me something" in newsroom.channel.last_message.content


async def test_an_answer_replied_to_can_be_had_shorter_or_go_on_and_thanks_are_taken(newsroom: Newsroom) -> None:
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} {QUESTION}")
    first = newsroom.posts()[-1]
    await newsroom.reporter.send(newsroom.channel, "make it shorter", reply_to=first)
    shorter = newsroom.posts()[-1]
    assert text(shorter) != text(first) and text(shorter).splitlines()[0] == text(first).splitlines()[0]
    await newsroom.reporter.send(newsroom.channel, "go on", reply_to=shorter)
    more = newsroom.posts()[-1]
    assert "[1]" in text(more) and text(first).splitlines()[0] not in text(more)
    await newsroom.reporter.send(newsroom.channel, "Are you sure?", reply_to=more)
    assert newsroom.channel.last_message.content.startswith("I only repeat what pages say: the button “Sources”")
    await newsroom.reporter.send(newsroom.channel, "Thanks a lot!", reply_to=more)
    assert newsroom.channel.last_message.content.startswith("You are welcome")


async def test_what_the_corpus_does_not_say_is_told_privately(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "ask", question="Who painted the ceiling of the chapel?")
    assert SILENT in told_privately(result)
    assert newsroom.posts() == []


async def test_a_question_of_four_thousand_characters_is_refused_plainly(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "ask", question="why " * 1000)
    assert "4,000 characters; 500 are enough" in told_privately(result)


async def test_follow_up_opens_a_thread_where_questions_need_no_mention(newsroom: Newsroom) -> None:
    answer = await ask(newsroom)
    pressed = await newsroom.reporter.click(answer, label="Follow up")
    (thread,) = newsroom.channel.threads
    assert told_privately(pressed) == f"Continue in <#{thread.id}>"
    assert thread.name and len(thread.name) <= 100
    for question in ("When did he say that?", "And what did Lankov say about Pompeo?"):
        await newsroom.reporter.send(thread, question)
    greeting, _, first, _, second = thread.history()
    assert "no mention needed" in greeting.content
    assert text(first) and text(second)
    assert labels(second) in (["Sources", "Export"], [])
    conversation = await newsroom.services.memory(str(newsroom.guild.id)).conversation(str(thread.id))
    assert conversation is not None and [turn.question for turn in conversation.turns][-2:] == [
        "When did he say that?",
        "And what did Lankov say about Pompeo?",
    ]


async def test_a_thread_remembers_over_a_restart(newsroom: Newsroom) -> None:
    await newsroom.reporter.click(await ask(newsroom), label="Follow up")
    (thread,) = newsroom.channel.threads
    await newsroom.reporter.send(thread, "When did he say that?")
    await newsroom.restart()
    await newsroom.reporter.send(thread, "Who else spoke about it?")
    assert thread.last_message.author.id == newsroom.env.bot.user.id
    conversation = await newsroom.services.memory(str(newsroom.guild.id)).conversation(str(thread.id))
    assert conversation is not None and len(conversation.turns) == 3


async def test_a_private_question_leaves_no_trace_in_the_thread(newsroom: Newsroom) -> None:
    await newsroom.reporter.click(await ask(newsroom), label="Follow up")
    (thread,) = newsroom.channel.threads
    memory = newsroom.services.memory(str(newsroom.guild.id))
    before = await memory.conversation(str(thread.id))
    result = await newsroom.editor.slash(thread, "ask", question="What did Lankov say about Pompeo?", private=True)
    assert told_privately(result) and await memory.conversation(str(thread.id)) == before
    await newsroom.editor.slash(thread, "ask", question="What did Lankov say about Pompeo?")
    after = await memory.conversation(str(thread.id))
    assert before and after and len(after.turns) == len(before.turns) + 1


async def test_a_second_follow_up_points_to_the_thread_there_is(newsroom: Newsroom) -> None:
    answer = await ask(newsroom)
    await newsroom.reporter.click(answer, label="Follow up")
    pressed = await newsroom.editor.click(answer, label="Follow up")
    (thread,) = newsroom.channel.threads
    assert f"<#{thread.id}>" in told_privately(pressed)


async def test_colleagues_may_talk_to_each_other_in_the_thread(newsroom: Newsroom) -> None:
    await newsroom.reporter.click(await ask(newsroom), label="Follow up")
    (thread,) = newsroom.channel.threads
    asked = await newsroom.reporter.send(thread, f"{newsroom.editor.mention} do you agree?")
    await newsroom.editor.send(thread, "I do.", reply_to=asked)
    assert thread.last_message.content == "I do."


async def test_a_reply_to_an_answer_is_a_question(newsroom: Newsroom) -> None:
    answer = await ask(newsroom)
    asked = await newsroom.editor.send(newsroom.channel, "What did Lankov say?", reply_to=answer)
    first = newsroom.channel.last_message
    assert first.reference.message_id == asked.id and text(first)
    await newsroom.reporter.send(newsroom.channel, "And when?", reply_to=first)
    assert newsroom.channel.last_message.author.id == newsroom.env.bot.user.id
    conversation = await newsroom.services.memory(str(newsroom.guild.id)).conversation(
        str(newsroom.channel.last_message.id)
    )
    assert conversation is not None and len(conversation.turns) == 3


async def test_outside_it_answers_only_when_spoken_to(newsroom: Newsroom) -> None:
    said = await newsroom.reporter.send(newsroom.channel, "Who is Kim Jong Un?")
    await newsroom.editor.send(newsroom.channel, "You know that.", reply_to=said)
    assert newsroom.posts() == []
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} What did Lankov say?")
    assert len(newsroom.posts()) == 1


async def test_a_mention_without_a_question_is_helped_along(newsroom: Newsroom) -> None:
    await newsroom.reporter.send(newsroom.channel, newsroom.env.bot.user.mention)
    assert newsroom.channel.last_message.content == NO_QUESTION


async def test_an_endless_message_is_answered_in_a_sentence(newsroom: Newsroom) -> None:
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} {'why ' * 400}")
    assert "500 are enough" in newsroom.channel.last_message.content


async def test_in_a_direct_message_only_the_library_is_seen(newsroom: Newsroom) -> None:
    await newsroom.services.add_pages(str(newsroom.guild.id), [PageFile("ferry.html", FERRY)])
    inside = await newsroom.reporter.slash(newsroom.channel, "sources list")
    outside = await newsroom.reporter.user.slash("sources list")
    assert "Ferry" in text(inside.response) and "Ferry" not in text(outside.response)
    await newsroom.reporter.send_dm("What did Lankov say about Russia?")
    assert text(newsroom.reporter.user.dm_channel.last_message)


async def test_a_reply_whose_text_discord_hides_is_explained(newsroom: Newsroom) -> None:
    answer = await ask(newsroom)
    without = DatelineClient(newsroom.services)
    without._connection._intents.message_content = False
    newsroom.clients.append(without)
    await newsroom.env.restart_bot(without)
    await newsroom.reporter.send(newsroom.channel, "What did Lankov say?", reply_to=answer)
    assert newsroom.channel.last_message.content == NO_CONTENT
    await newsroom.reporter.send(newsroom.channel, f"{without.user.mention} What did Lankov say?", reply_to=answer)
    assert text(newsroom.channel.last_message) != NO_CONTENT


async def test_an_unforeseen_error_is_logged_and_apologised_for(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> QuestionAnswer:
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr(type(newsroom.services), "ask", broken)
    result = await newsroom.reporter.slash(newsroom.channel, "ask", question=QUESTION)
    said = told_privately(result)
    assert "Something went wrong here" in said and "nobody thought" not in said
    assert said.split()[-1].rstrip(".") in caplog.text and "ZeroDivisionError" in caplog.text
    assert newsroom.env.errors
