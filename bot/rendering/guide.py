"""What the bot says of itself."""

from __future__ import annotations

from bot.rendering.card import Card, compose

THREAD_GREETING = (
    "Ask your next question here, no mention needed. I answer with sentences from the corpus, or say that it has none."
)
NO_CONTENT = (
    "I could not read that: Discord hides the text of replies from me here. Mention me in the reply,"
    " or let the operator switch on the Message Content Intent."
)
NO_QUESTION = (
    "Ask me something about the news I have read: mention me with a question, or use `/help`."
    " To let me read what a message holds, choose **Apps › Add pages** on it."
)

BEGIN = (
    "**I have not read any pages yet.** `/feeds follow` adds what an outlet publishes, `/sources add` a page, a saved"
    " feed or a zip of them, **Apps › Add pages** what a message holds: its files, a pasted page, links. All three need"
    " *Manage Server*."
)

_COMMANDS = (
    ("/summary", "what it is about, in the articles' own sentences"),
    ("/quote", "who said what, word for word"),
    ("/timeline", "what happened when, with planned and disputed dates marked"),
    ("/ask", "a question; continue in the thread that *Follow up* opens, or by replying"),
    ("/verify", "whether a quotation is real, and what was changed in it"),
    ("/digest", "what is new, once a day, in a channel of your choice"),
    ("/feeds", "outlets to follow, so that their articles come by themselves"),
    ("/sources", "what I have read; add pages of your own"),
    ("/erase", "delete all I keep for this server (needs *Manage Server*)"),
)


def help_card(articles: int) -> Card:
    """The commands in a line each, and what the answers are made of."""
    lines = "\n".join(f"`{name}` {words}" for name, words in _COMMANDS)
    honesty = (
        "Every sentence I show stands on a page I have read, and its number leads there."
        " *Sources* opens the exact place, *Export* gives you all of it as a file."
        " When the corpus does not say, I say that."
    )
    menu = "On any message: **Apps › Check quotes**, **Apps › Add pages**"
    items = [[lines, menu], [honesty]]
    if not articles:
        items.append([BEGIN])
    note = f"{articles:,} article{'' if articles == 1 else 's'} in reach"
    return compose("### Dateline", items, note=note, subject="Help")


def greeting_card(articles: int) -> Card:
    """What to try first in the playground."""
    tries = "\n".join(
        (
            "`/timeline` to see what happened when, and where pages disagree",
            "`/quote` with a `speaker`, to read people in their own words",
            "`/summary` for the whole in five sentences",
            "then **reply** to an answer with a question, or press *Follow up*",
        )
    )
    loaded = f"{articles} article{' is' if articles == 1 else 's are'} loaded. Try"
    return compose("### Welcome to the desk", [[loaded, tries]], subject="Welcome")
