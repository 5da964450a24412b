"""The paragraphs of a page on a ferry that may sail at night, and what may stand around them."""

from __future__ import annotations

TOLD = [
    "The council decided on Monday that the ferry may sail at night until the bridge is open again in the autumn.",
    "Fishermen had asked for the change since the bridge was closed in March, and some had threatened to block it.",
    '"The river does not sleep, and the ferry should not either," said Ann Berg, who runs the port, after the vote.',
    "The extra crossings will cost about two million crowns, which the council will take from its reserve for roads.",
    "The first boat will leave the eastern quay shortly after midnight on the first of May, if the weather allows it.",
]
MENU = ["Skip to content", "Home", "News", "Sport", "Log in", "Subscribe"]
BOX = ["Recommended for you", "Most popular", "Sign up for our newsletter", "Enter your email address"]
PARAGRAPHS = "".join(f"<p>{told}</p>" for told in TOLD)


def flattened(*lines: str) -> str:
    return "\n".join(lines)
