"""What is kept for a server, before and after it is erased."""

from __future__ import annotations

from bot.model.holdings import Holdings
from bot.rendering.card import Card, compose

NOTHING_KEPT = "I keep nothing of this server: no pages, no feeds, no digest, no answers."
STAYS = (
    "The shared library is not this server's, and stays. So do the messages in your channels, which I cannot recall."
)


def held_words(held: Holdings) -> list[str]:
    """One phrase for each kind of thing that is kept."""
    counts = (
        (held.articles, "article", "with all earlier versions, quotations and dates"),
        (held.feeds, "followed feed", "which will bring nothing more"),
        (int(held.digest), "daily digest", "with its settings and history"),
        (held.answers, "kept answer", "whose buttons will no longer work"),
        (held.conversations, "conversation", "in threads and below answers"),
    )
    return [f"{count:,} {noun}{'' if count == 1 else 's'}, {what}" for count, noun, what in counts if count]


def erase_card(held: Holdings, *, changed: bool = False) -> Card:
    """What would be erased; ``changed`` says that it is no longer what was shown before."""
    lead = "There is more or less than a moment ago. " if changed else ""
    lines = [f"- {words}" for words in held_words(held)]
    items = [[f"{lead}This deletes for good:", *lines], [STAYS], ["To keep everything, dismiss this message."]]
    return compose("### Erase everything of this server?", items, tone="bad", subject="Erase")


def erased_card(held: Holdings) -> Card:
    """What was erased."""
    return compose(
        "### Erased",
        [["Gone for good:", *(f"- {words}" for words in held_words(held))]],
        tone="quiet",
        subject="Erased",
    )
