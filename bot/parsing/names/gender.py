"""The gender a name and its title suggest, for "he" and "she" only."""

from __future__ import annotations

from typing import Literal

from bot.parsing.lexicon import keys, words
from bot.parsing.names.join import family_comes_first

Gender = Literal["m", "f"]
COURTESIES: dict[str, Gender] = {
    **dict.fromkeys(keys("titles", "courtesy_male"), "m"),
    **dict.fromkeys(keys("titles", "courtesy_female"), "f"),
}
PRONOUNS: dict[str, Gender] = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_ROLES: dict[str, Gender] = {
    **COURTESIES,
    **dict.fromkeys(keys("titles", "male"), "m"),
    **dict.fromkeys(keys("titles", "female"), "f"),
}


def gender_of(name: str, roles: tuple[str, ...] = ()) -> Gender | None:
    """``"m"`` or ``"f"`` when a title or the given name says so, ``None`` when nothing does."""
    for role in roles:
        for word in role.split():
            found = _ROLES.get(word.strip(".,").casefold())
            if found:
                return found
    parts = name.casefold().split()
    if len(parts) < 2 or family_comes_first(tuple(name.split())):
        return None  # the "Kim" of Kim Jong Un is nobody's given name
    for part in parts[:-1]:
        if part in words("first_names", "male"):
            return "m"
        if part in words("first_names", "female"):
            return "f"
    return None
