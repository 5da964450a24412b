"""Credits of pictures: lines that are nothing else, and captions that end with one, as no sentence does."""

from __future__ import annotations

import re
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.author_names import is_agency, is_given_name
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import word_list

_TAIL = 110
# Pages without line breaks are one line, of which no part says what the whole is.
_LONGEST = 900
_NAME = r"[A-Z0-9À-ÖØ-Þ][\w.’'&+-]*"
_COPYRIGHT_END = re.compile(r"\S\s{0,6}(?:©|\([Cc]\))\s?[A-Z][\w.&'’/ -]{1,40}$")
_COPYRIGHT_INSIDE = re.compile(r"[.!?”\"\w]\s{0,3}©\s?[A-Z]|^©\s?[A-Z][\w.’'-]+\s[A-Z][\w.’'-]+\s\w+\s\w")
# Behind the last sentence: name and agency.
_SLASH_END = re.compile(r"[.!?)”\"]\s{0,2}[A-Z][\w.’'&-]*(?:[ ,]{1,2}[A-Z][\w.’'&-]*){0,4} ?/ ?[A-Z][\w’'& -]{1,40}$")
_BRACKET_END = re.compile(r"[.!?…]\s{0,2}[(\[]([^()\[\]]{3,80})[)\]]$")
_BRACKET_ALONE = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]]")
# "...in the rain.Jon Holm": flattening glues the credit to the caption's last sentence.
_GLUED_END = re.compile(rf"[a-z)][.!?]{_NAME}(?:[ ,|&]{{1,3}}{_NAME}){{0,5}}$")
# "...in the rain. Jon Holm": behind a word that is no abbreviation.
_NAMED_END = re.compile(rf"(?:[a-z]{{4}}|\d\d)[.!?]\)?[”\"]?\s({_NAME}(?:[ /,|&]{{1,3}}{_NAME}){{0,4}})$")
_GLUED_CREDIT = re.compile(r"[.!?)”\"a-z](?:Credit(?:\.{3}|…|: ?)|CREDIT:)\s?[A-Z][\w.,’'&/ -]{1,60}$")
_LEAST_GLUED = 8  # words
_INITIALS = 3  # letters of an agency that ends a report as well
_COUNTED = re.compile(r"\[\d{1,2}/\d{1,2}\]\s?[A-Z]")
_FOR = re.compile(rf"({_NAME})(?: {_NAME}){{1,2}} for (?:[A-Z]{{3,6}}|The (?:[A-Z][a-z]+ ?){{1,4}})")
_LENGTH = re.compile(r"\d{1,2}(?::\d\d){1,2}")
_MOST = 9  # words in brackets
_SMALL = frozenset({"and", "of", "for", "via", "the", "in", "at", "from", "to", "&"})
_LONGEST_CREDIT = 14  # words
_LOWER = 0.2  # of a credit's words
_CLOSES = ".!?:'’\"”"  # what a sentence or a quotation ends with
_INITIALISM = re.compile("[A-Z]{3,7}")
_FILE = re.compile(r"\S{1,200}\.(?:png|jpe?g|gif|webp|svg)", re.I)
# So agencies begin what stands below a picture of another day.
_ARCHIVED = ("FILE - ", "FILE – ", "FILE — ", "FILE -- ")
_LINKS = frozenset({"by", "of", "via", "for", "and", "in", "from", "de"})
_STROKE = re.compile(r"[(\[]?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?[/|] ?[A-Z][\w'’& .|/-]{1,40}[)\]]?")


def is_credit(line: Line) -> bool:
    """Whether a line only says whence a picture comes: initials, or names, one of a source or behind a stroke."""
    words, sources = line.folded, word_list("sources")
    if _INITIALISM.fullmatch(line.text) and words[0] not in load("pages_dates")["weekdays"]["words"]:
        return True
    if not 0 < len(words) <= _LONGEST_CREDIT or "#" in words[1:2] or any(cue.kind == "related" for cue in line.cues):
        return False
    lower = [low for word, low in zip(line.words, words, strict=True) if word[0].islower() and low not in _LINKS]
    if len(lower) > _LOWER * len(words) and not sources.issuperset(lower):
        return False
    return not sources.isdisjoint(words) or _STROKE.fullmatch(line.text) is not None


def is_picture(text: str) -> bool:
    """Whether a line can only be a caption or a credit: it ends with who took the picture or how long the film is, or
    is the name of a picture's file.

    An agency alone in brackets ends the reports of wires as well and says nothing.
    """
    tail, last = text[-_TAIL:], text[-1]
    if text.startswith(_ARCHIVED):
        return True
    if _FILE.fullmatch(text) or (" for " in text and (told := _FOR.fullmatch(text)) and is_given_name(told[1])):
        return True
    if ("©" in text or "(c)" in tail.casefold()) and _is_copyright(text, tail):
        return True
    if last in ")]" and (found := _BRACKET_END.search(tail) or _BRACKET_ALONE.fullmatch(text)):
        return _is_source(found[1])
    if text[0] == "[" and _COUNTED.match(text):
        return True
    if last not in _CLOSES and text.count(" ") >= _LEAST_GLUED:
        if _GLUED_END.search(tail) and not _is_sentence_part(tail):
            return True
        if (found := _NAMED_END.search(tail)) and _are_names(found[1]):
            return True
    if ("/" in tail and _SLASH_END.search(tail)) or ("redit" in tail.casefold() and _GLUED_CREDIT.search(tail)):
        return True
    return _sentence_end().search(tail) is not None


def _is_copyright(text: str, tail: str) -> bool:
    return _COPYRIGHT_END.search(tail) is not None or (
        len(text) <= _LONGEST and _COPYRIGHT_INSIDE.search(text) is not None
    )


def _is_source(told: str) -> bool:
    """Whether what stands in brackets is a picture's source: named as such, names and nothing else, or a length."""
    words = told.split()
    if _LENGTH.fullmatch(told):
        return True
    if len(words) > _MOST:
        return False
    if _named().match(told):
        return True
    names = all(word[0].isupper() or word in _SMALL for word in words) and not any(map(str.isdigit, told))
    return names and ("/" in told or (len(words) > 1 and not is_agency(told)))


def _are_names(told: str) -> bool:
    """Whether capitalised words behind the last sentence are names: no words of running text, numbers or initials."""
    initials = told.isupper() and len(told) <= _INITIALS
    return not initials and not any(map(str.isdigit, told)) and word_list("stop").isdisjoint(told.casefold().split())


def _is_sentence_part(tail: str) -> bool:
    """Whether what is glued to the last sentence begins another."""
    words = re.split(r"[.!?](?=[A-Z0-9])", tail)[-1].casefold().split()
    return not word_list("stop").isdisjoint(words)


def _sources() -> str:
    return "|".join(map(re.escape, load("pages_words")["pictures"]["words"]))


@cache
def _named() -> re.Pattern[str]:
    """The beginning of a credit in brackets: "Photo: ...", "Courtesy of ...", "Supplied by ..."."""
    given = "|".join(map(re.escape, load("pages_words")["given"]["words"]))
    return re.compile(rf"(?:{_sources()})s?(?: credit)?(?::|/| by\b| via\b| courtesy\b)|(?:{given})\b", re.I)


@cache
def _sentence_end() -> re.Pattern[str]:
    """A credit as the last sentence: "... in the rain. Photos via Jon Holm."."""
    lead = "|".join(word.capitalize() for word in load("pages_words")["pictures"]["words"])
    credit = rf"(?:{lead})s?(?: credit| courtesy)?(?::| by | via | courtesy )|Courtesy(?::| of )"
    return re.compile(rf"[.!?…”\"]\s{{0,2}}(?:{credit})[^.!?]{{2,60}}\.?$")
