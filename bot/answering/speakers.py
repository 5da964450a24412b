"""Who is meant by a typed name: any variant, a typo, initials, and never somebody else of a similar name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from bot.answering.lists import listed
from bot.errors import NoSuchSpeaker
from bot.linking.names import suffixes
from bot.linking.people import is_short_for, same_person
from bot.linking.romanised import spellings_of
from bot.model.answer import Readings
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson

# How surely a typed name means a known one. Between two levels lies a difference of kind, within one only of degree.
_EQUAL, _SPELLED, _PART, _INITIALS, _ROMANISED, _TYPO = 100.0, 95.0, 85.0, 75.0, 72.0, 40.0
_DOMINATES = 10
_NEAREST = 5
_KNOWN = 1_000
"""People who are looked at one by one where no word of theirs was typed: the best known."""


async def find_speakers(corpus: Corpus, asked: str) -> list[KnownPerson]:
    """The quoted people a typed name means; raises `NoSuchSpeaker` with the nearest names."""
    return await _find(corpus, asked, lambda person: person.quotations > 0, corpus.speakers)


async def find_people(corpus: Corpus, asked: str) -> list[KnownPerson]:
    """The people a typed name means, quoted or not; raises `NoSuchSpeaker` with the nearest names."""
    return await _find(corpus, asked, lambda person: person.articles > 0, corpus.people)


async def _find(
    corpus: Corpus,
    asked: str,
    wanted: Callable[[KnownPerson], bool],
    most_known: Callable[[int], Awaitable[list[KnownPerson]]],
) -> list[KnownPerson]:
    """By shared words first; a slip of the pen or initials are looked for only where these do not tell."""
    known = [person for person in await corpus.known_people([asked]) if wanted(person)]
    if max((match_name(asked, person) for person in known), default=0.0) >= _PART:
        return resolve_speakers(asked, known)
    typed = _core(asked).split()
    near = near_names(typed, await corpus.name_words())
    more = [*known, *await corpus.known_people(near), *await corpus.people_of_initials("".join(typed))]
    if any(len(word) == 1 for word in typed) or not more:
        more += await corpus.people_starting(" ".join(typed), _KNOWN)
    close = {person.id: person for person in more if wanted(person)}
    try:
        return resolve_speakers(asked, list(close.values()))
    except NoSuchSpeaker:
        others = {person.id: person for person in await most_known(_KNOWN)}
        return resolve_speakers(asked, list((others | close).values()))


def read_as(asked: str, people: Sequence[KnownPerson]) -> Readings:
    """A typed name with whom it was taken for, where no form of the name that pages print has all its words."""
    typed = set(_core(asked).split())
    forms = [set(form.split()) for person in people for form in (*person.forms, fold(person.name))]
    if not people or any(typed <= form or form <= typed for form in forms):
        return ()
    return ((asked.strip(), ", ".join(dict.fromkeys(person.name for person in people[:3]))),)


def near_names(typed: Sequence[str], known: Sequence[str]) -> list[str]:
    """The known words that are within a slip or two of a typed one, or another spelling of it."""
    return [*_near_words(typed, known), *(word for one in typed for word in spellings_of(one, known))]


def _near_words(typed: Iterable[str], known: Sequence[str]) -> list[str]:
    """The known words that are within a slip or two of a typed one."""
    found: dict[str, None] = {}
    for word in typed:
        cutoff = _slips(len(word))
        near = process.extract(word, known, scorer=DamerauLevenshtein.distance, score_cutoff=cutoff, limit=_KNOWN)
        found.update(dict.fromkeys(name for name, _, _ in near))
    return list(found)


def resolve_speakers(asked: str, known: Sequence[KnownPerson]) -> list[KnownPerson]:
    """The people a typed name means, most quoted first; raises `NoSuchSpeaker` with the nearest names.

    Several when a family name is shared, unless one of them speaks ten times as often as all others together.
    """
    scored = [(match_name(asked, person), person) for person in known]
    best = max((score for score, _ in scored), default=0.0)
    if best < _TYPO:
        raise NoSuchSpeaker(asked, nearest_names(asked, known))
    if best >= _SPELLED:
        full = " " in _core(asked)
        least = _SPELLED if full else _PART
    else:
        least = next(level for level in (_PART, _INITIALS, best - 2) if best >= level)
    people = [person for score, person in scored if score >= least]
    people.sort(key=lambda person: -person.quotations)
    rest = sum(person.quotations for person in people[1:])
    if best < _SPELLED and people[0].quotations >= _DOMINATES * max(rest, 1):
        return people[:1]
    return people


def is_title(asked: str) -> bool:
    """Whether what is typed names an office and nobody in it ("the minister")."""
    words = fold(asked).split()
    return bool(words) and all(word in listed("honorific") for word in words)


def match_name(asked: str, person: KnownPerson) -> float:
    """How surely the typed name means this person, 0 to 100."""
    typed = _core(asked)
    return max((_match_form(typed, form) for form in (*person.forms, fold(person.name))), default=0.0) if typed else 0.0


def nearest_names(asked: str, known: Sequence[KnownPerson]) -> tuple[str, ...]:
    """Names of known people that look most like the typed one, or who speak most when none does."""
    typed = _core(asked)
    scored = [(max(_likeness(typed, form) for form in (*p.forms, fold(p.name))), p.quotations, p.name) for p in known]
    close = sorted((s for s in scored if s[0] >= 60), reverse=True) or sorted(scored, key=lambda s: -s[1])
    return tuple(name for _, _, name in close[:_NEAREST])


def _likeness(typed: str, form: str) -> float:
    """How like a word of the form each typed word is on the average, 0 to 100: part of a word is no likeness."""
    words = typed.split()
    return sum(max(fuzz.ratio(word, other) for other in form.split() or [""]) for word in words) / (len(words) or 1)


def suggest_names(typed: str, known: Sequence[KnownPerson], most: int) -> list[str]:
    """Names with a word that starts as typed, then those that resemble it; within each, and when nothing is, in their
    order."""
    wanted = fold(typed)
    if not wanted:
        return [person.name for person in known][:most]
    ranked: list[tuple[float, int, str]] = []
    for place, person in enumerate(known):
        forms = (*person.forms, fold(person.name))
        if any(f" {wanted}" in f" {form}" for form in forms):
            rank = 0.0
        elif any(_romanised(wanted.split(), form.split()) for form in forms):
            rank = 1.0
        elif (score := max(fuzz.partial_ratio(wanted, form) for form in forms)) >= 75 and len(wanted) > 2:
            rank = 2 + (100 - score) / 100
        else:
            continue
        ranked.append((rank, place, person.name))
    return [name for _, _, name in sorted(ranked)[:most]]


def _core(asked: str) -> str:
    words = fold(asked).split()
    while len(words) > 1 and words[0] in listed("office"):  # "Mayor Falk"
        words = words[1:]
    kept = [word for word in words if word not in listed("honorific")]
    return " ".join(kept or words)


def _match_form(typed: str, form: str) -> float:
    if typed == form:
        return _EQUAL
    if same_person(typed, form):
        return _SPELLED
    words, theirs = typed.split(), form.split()
    if is_short_for(typed, form):
        return _PART + 4
    if {*words[-1:]} & suffixes() != {*theirs[-1:]} & suffixes():
        return 0.0
    if len(theirs) > 1 and _within(theirs, words):
        # "President Vladimir Putin of Russia"
        return _SPELLED - 1
    if _within(words, theirs) and any(len(word) > 2 for word in words):
        return _PART
    if _initials(words, theirs):
        return _INITIALS
    return max(_typo(words, theirs), _ROMANISED if _romanised(words, theirs) else 0.0)


def _romanised(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each typed word is one of the form, or a spelling of one, in order ("Jewgenij Schukow")."""
    left = iter(theirs)
    return all(any(word == other or spellings_of(word, [other]) for other in left) for word in words)


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _initials(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """ "m pompeo", "v v putin", or letters run together ("kcna", "mbs")."""
    if len(words) == 1 and len(theirs) > 1:
        return 2 < len(words[0]) <= 6 and words[0] == "".join(word[0] for word in theirs)
    if len(words) == len(theirs) and any(len(word) == 1 for word in words):
        return all(t.startswith(w) if len(w) == 1 else t == w for w, t in zip(words, theirs, strict=True))
    return False


def _slips(length: int) -> int:
    """Letters that may be wrong in a typed word; short words ("Un", "Il", "Kim") must be right."""
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 9 else 3


def _typo(words: Sequence[str], theirs: Sequence[str]) -> float:
    """Each typed word against a word of the form, in order; 0 when any has more slips than its length allows."""
    if len(words) > len(theirs):
        return 0.0
    wrong = letters = 0
    at = 0
    for word in words:
        allowed = _slips(len(word))
        found = next(
            (
                (i, d)
                for i in range(at, len(theirs))
                if (d := DamerauLevenshtein.distance(word, theirs[i], score_cutoff=allowed)) <= allowed
                and min(len(word), len(theirs[i])) > d + 1
            ),
            None,
        ) or (next(((i, 0) for i in range(at, len(theirs)) if theirs[i] == word), None))
        if found is None:
            return 0.0
        at, wrong, letters = found[0] + 1, wrong + found[1], letters + len(word)
    unnamed = sum(len(word) for word in theirs) - letters
    return _TYPO + 30 * (1 - wrong / max(letters, 1)) - min(unnamed, 20) / 10
