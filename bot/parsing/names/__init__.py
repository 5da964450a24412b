"""People of one article: full names, shorter mentions of them, and the roles the page gives."""

from bot.parsing.names.find import find_people
from bot.parsing.names.gender import gender_of

__all__ = ["find_people", "gender_of"]
