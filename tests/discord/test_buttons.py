from __future__ import annotations

import discord

from bot.page_files import PageFile
from bot.rendering.guide import THREAD_GREETING
from cogs.buttons import GONE, NO_THREADS
from tests.discord.newsroom import FERRY, Newsroom, labels, text, told_privately


async def test_sources_show_each_sentence_between_its_neighbours(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Kwon Jong Gun")).response
    shown = told_privately(await newsroom.editor.click(answer, label="Sources"))
    assert "**[1] Meridian Asia" in shown
    lines = shown.splitlines()
    cited = next(i for i, line in enumerate(lines) if "nonsense" in line)
    assert lines[cited].startswith("> **") and lines[cited].endswith("**")
    assert all(lines[i].startswith("> ") and not lines[i].startswith("> **") for i in (cited - 1, cited + 1))


async def test_sources_lead_to_the_pages_themselves(newsroom: Newsroom) -> None:
    where = "<https://quayside-chronicle.example/2019/04/25/putin-and-kim-end-first-summit>"
    answer = (await newsroom.reporter.slash(newsroom.channel, "summary", article="putin and kim end")).response
    assert where in told_privately(await newsroom.reporter.click(answer, label="Sources"))
    shown = (await newsroom.reporter.slash(newsroom.channel, "sources show", article="putin and kim end")).response
    assert where in text(shown)


async def test_buttons_work_after_a_restart(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "summary")).response
    await newsroom.restart()
    assert "**[1] " in told_privately(await newsroom.reporter.click(answer, label="Sources"))
    await newsroom.reporter.click(answer, label="Follow up")
    (thread,) = newsroom.channel.threads
    assert thread.history()[0].content == THREAD_GREETING


async def test_an_article_removed_while_its_button_is_on_screen_is_said_to_be_gone(newsroom: Newsroom) -> None:
    workspace = str(newsroom.guild.id)
    report = await newsroom.services.add_pages(workspace, [PageFile("ferry.html", FERRY)])
    answer = (await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Ina Holm")).response
    assert "The river does not sleep" in told_privately(await newsroom.reporter.click(answer, label="Sources"))
    await newsroom.services.remove_page(workspace, report.pages[0].article_id)
    shown = told_privately(await newsroom.reporter.click(answer, label="Sources"))
    assert "no longer in the corpus" in shown and "river does not sleep" not in shown


async def test_paging_a_result_that_is_gone_is_told_privately(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "timeline")).response
    before = text(answer)
    for ref in await newsroom.services.articles(str(newsroom.guild.id)):
        await newsroom.services.remove_page("library", ref.id)
    onward = next(c for c in answer.components[-1]["components"] if c["label"].startswith("▶"))
    result = await newsroom.reporter.click(answer, custom_id=onward["custom_id"])
    assert "The corpus has nothing" in text(result.followups[0]) and result.followups[0].ephemeral
    assert text(answer) == before


async def test_an_answer_long_forgotten_is_explained(newsroom: Newsroom) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "summary")).response
    async with newsroom.services.database.write() as db:
        await db.execute("DELETE FROM answer")
    for label in ("Sources", "Follow up"):
        assert told_privately(await newsroom.reporter.click(answer, label=label)) == GONE


async def test_without_the_permission_for_threads_it_says_which_it_needs(newsroom: Newsroom) -> None:
    deny = discord.PermissionOverwrite(create_public_threads=False)
    channel = newsroom.guild.create_text_channel("quiet", overwrites={newsroom.env.bot.user: deny})
    answer = (await newsroom.reporter.slash(channel, "summary")).response
    assert told_privately(await newsroom.reporter.click(answer, label="Follow up")) == NO_THREADS
    assert channel.threads == []


async def test_another_workspace_cannot_open_the_sources(newsroom: Newsroom) -> None:
    report = await newsroom.services.add_pages(str(newsroom.guild.id), [PageFile("ferry.html", FERRY)])
    assert report.pages[0].article_id
    answer = (await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Ina Holm")).response
    custom_id = answer.components[-1]["components"][0]["custom_id"]
    other = newsroom.env.create_guild("Rivals")
    channel = other.create_text_channel("desk")
    spy = other.add_member(newsroom.env.create_user("spy"))
    bait = (await spy.slash(channel, "summary")).response
    bait._message.components[-1]["components"][0]["custom_id"] = custom_id
    assert told_privately(await spy.click(bait, custom_id=custom_id)) == GONE


async def test_private_answers_have_no_thread_button(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "timeline", private=True)
    assert "Follow up" not in labels(result.response)
