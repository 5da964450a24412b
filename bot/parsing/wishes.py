"""What is said to the bot that asks nothing of the pages: a courtesy, or a wish for more or less of the last answer."""

from __future__ import annotations

from typing import Literal

from bot.model.words import words
from bot.parsing.lexicon import load
from bot.parsing.lexicon import words as listed
from bot.parsing.question import INTERROGATIVES

Wish = Literal["shorter", "more"]
_TOPIC = "wishes"
_WISHES: tuple[Wish, ...] = ("shorter", "more")
_COURTESIES = ("thanks", "praise", "greeting")


def read_wish(text: str) -> Wish | None:
    """Whether the last answer is wanted shorter ("Can you make that a bit shorter?"), or what follows ("Go on")."""
    said = [word for word in _said(text) if word not in listed(_TOPIC, "filler", *_COURTESIES)]
    for kind in _WISHES:
        if " ".join(said) in load(_TOPIC)[kind]:
            return kind
    return None


def asks_nothing(text: str) -> bool:
    """Whether it asks for nothing pages tell: a courtesy ("Thanks!"), or what can be asked ("Hi, what can you do?")."""
    said = _said(text)
    told = [word for word in said if word not in listed(_TOPIC, *_COURTESIES)]
    if " ".join(told) in load(_TOPIC)["about_asking"]:
        return True
    small = listed("question_words", "function") - INTERROGATIVES
    asked = told[:1] and told[0] in listed("question_words", "asks")  # "Was it good?"
    return len(told) < len(said) and not asked and all(word in small for word in told)


def doubts(text: str) -> bool:
    """Whether it asks no more than if the last answer is true ("Are you sure about that?")."""
    return " ".join(word for word in _said(text) if word not in listed(_TOPIC, *_COURTESIES)) in load(_TOPIC)["doubts"]


def gives_thanks(text: str) -> bool:
    """Whether it has a word of thanks."""
    return any(word in listed(_TOPIC, "thanks") for word in _said(text))


def gives_praise(text: str) -> bool:
    """Whether it has a word that takes an answer as it is ("Got it", "Great!")."""
    return any(word in listed(_TOPIC, "praise") for word in _said(text))


def _said(text: str) -> list[str]:
    return [word.replace("’", "'").casefold() for word in words(text)]
