"""A page may say what it likes: it pings nobody and disguises nothing."""

from __future__ import annotations

import json
import re

from tests.discord.newsroom import Newsroom, text, told_privately

TRAP = """<html lang=en><head><title>@everyone [Ferry](https://evil.example) ||sails||</title>
<meta property="og:site_name" content="@here **Gazette**">
<meta property="article:published_time" content="2024-06-03T08:00:00Z"></head><body><article>
<h1>@everyone [Ferry](https://evil.example) ||sails||</h1>
<p>The council told @everyone and &lt;@&MANAGER&gt; on Monday that the Greyport ferry will **sail** at
[night](https://evil.example).</p>
<p>"Wake up @everyone, the fer\u200bry sails \u202etonight and &lt;@REPORTER&gt; comes along," said Ina Holm,
who runs the harbour.</p>
<p>Fishermen had asked for the change since March 2023, when the bridge was closed for repairs that were never made.</p>
</article></body></html>"""


async def test_a_page_pings_nobody_and_disguises_nothing(newsroom: Newsroom) -> None:
    trap = TRAP.replace("REPORTER", str(newsroom.reporter.id)).replace("MANAGER", str(newsroom.guild.default_role.id))
    await newsroom.editor.slash(newsroom.channel, "sources add", page=("trap.html", trap.encode()))
    for command, options in (
        ("summary", {"topic": "ferry"}),
        ("quote", {"speaker": "Ina Holm"}),
        ("timeline", {"topic": "ferry"}),
        ("ask", {"question": "What did Ina Holm say about the ferry?"}),
        ("sources list", {}),
        ("sources show", {"article": "everyone ferry sails"}),
        ("verify", {"text": "Wake up @everyone, the ferry sails"}),
    ):
        answer = (await newsroom.reporter.slash(newsroom.channel, command, **options)).response
        assert answer is not None, command
        said, message = text(answer), answer.message
        assert "@" in said, command
        assert said.count("@") == said.count("\\@"), command
        assert not re.search(r"(?<!\\)\]\(", said), command
        assert "\u200b" not in said and "\u202e" not in said
        assert not message.mention_everyone and not message.mentions and not message.role_mentions


async def test_every_message_forbids_every_mention(newsroom: Newsroom) -> None:
    await newsroom.reporter.slash(newsroom.channel, "summary")
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} who is Kim?")
    bodies = [
        r.json
        for r in newsroom.env.http_requests
        if r.method in ("POST", "PATCH") and "components" in json.dumps(r.json)
    ]
    assert bodies
    for body in bodies:
        assert (body.get("data") or body).get("allowed_mentions", {}).get("parse") == []


async def test_the_words_asked_for_are_data_too(newsroom: Newsroom) -> None:
    for asked in ("@everyone **bold** [x](https://evil.example)", "O'Neil C++ a:b", '"', "***", "NEAR(", "\u200b"):
        for command, option in (("quote", "speaker"), ("quote", "about"), ("summary", "topic"), ("timeline", "person")):
            result = await newsroom.reporter.slash(newsroom.channel, command, **{option: asked})
            for message in [*([result.response] if result.response else []), *result.followups]:
                assert not message.message.mention_everyone
                assert "**bold**" not in text(message)
                assert not re.search(r"(?<!\\)(@everyone|\]\()", text(message))


async def test_an_error_shows_titles_and_typed_words_as_they_are(newsroom: Newsroom) -> None:
    title = "[One](https://a.example) ||hidden|| &lt;@77&gt; [two](https://b.example)"
    page = TRAP.replace("@everyone [Ferry](https://evil.example) ||sails||", title)
    await newsroom.editor.slash(newsroom.channel, "sources add", page=("trap.html", page.encode()))
    result = await newsroom.reporter.slash(newsroom.channel, "sources show", article="[x](https://c.example) two ||y||")
    said = told_privately(result)
    assert "\\[two\\](https\\://b.example)" in said and "\\|\\|hidden" in said
    assert not re.search(r"(?<!\\)([\[\]|<@]|://)", said)
