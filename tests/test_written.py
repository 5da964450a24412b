"""What a message says to the bot."""

from __future__ import annotations

import discord
import pytest

from bot.written import without_mention

BOT = discord.User(
    state=None,  # type: ignore[arg-type]
    data={"id": 7, "username": "dateline", "discriminator": "0", "avatar": None, "global_name": "Dateline"},
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<@7> who?", "who?"),
        ("who <@!7>", "who"),
        ("<@8> who?", "<@8> who?"),
        ("<@7>", ""),
        ("@Dateline who?", "who?"),
        ("@datelines who?", "@datelines who?"),
    ],
)
def test_a_mention_is_not_part_of_the_question(text: str, rest: str) -> None:
    assert without_mention(text, BOT) == rest
