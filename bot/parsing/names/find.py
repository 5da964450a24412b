"""The people of one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.model.quotation import Mention, Person
from bot.model.text import Paragraph, Sentence
from bot.parsing.names import join
from bot.parsing.names import words as w
from bot.parsing.names.mentions import Cluster, Named
from bot.parsing.names.namesakes import Namesakes, is_kin, is_paired
from bot.parsing.names.roles import evidence_around, role_after, role_before, role_place
from bot.parsing.names.runs import Candidate, candidates
from bot.parsing.tokens import Token, paragraph_tokens

_MOST_NAMESAKES = 50
"""So many people are compared with a name like theirs; no article tells of more of one family."""
_LONGEST_HEADLINE = 60
"""Tokens; a longer paragraph is no headline."""


def find_people(text: str, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...]) -> tuple[Person, ...]:
    """The people named in the text, each with every mention joined to the fullest name."""
    told = (paragraph_tokens(text, paragraph.start, paragraph.end) for paragraph in paragraphs)
    read = [(tokens, list(candidates(tokens))) for tokens in told]
    full = {word for _, possible in read for one in possible if len(one.words) > 1 for word in join.core(one.words)}
    found: list[Named] = []
    for tokens, possible in read:
        # A plain word is nobody's name unless somebody has it as a part of a longer one.
        named = [one for one in possible if not one.weak or join.plain(one.words[0]) in full]
        headline = any(len(one.words) > 1 for one in named) and _headline(tokens)
        found.extend(_named(text, tokens, one, headline) for one in named)
    chooser = Namesakes(text, paragraphs, sentences)
    return tuple(_person(text, cluster) for cluster in _clusters(found, chooser))


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph is written like a headline, where capitals prove nothing."""
    if len(tokens) > _LONGEST_HEADLINE:
        return False
    long_words = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return 3 < len(long_words) < 25 and sum(t.capital for t in long_words) > 0.7 * len(long_words)


def _named(text: str, tokens: Sequence[Token], candidate: Candidate, headline: bool) -> Named:
    first, last = candidate.first, candidate.last
    sure = candidate.sure or (len(candidate.words) > 1 and not headline and evidence_around(tokens, first, last))
    sure = sure and not (headline and len(candidate.words) > 2 and not join.family_comes_first(candidate.words))
    ranges = (role_before(tokens, first), role_after(tokens, last))
    sure = sure or (len(candidate.words) == 1 and _described(tokens, first, ranges[1]))
    place = role_place(tokens, last)
    told = (r for r in ranges if r and tokens[r[1] - 1].lower not in w.relations())
    roles = tuple(text[tokens[r[0]].start : tokens[r[1] - 1].end] for r in told)
    if roles and place:
        # "Professor Ann Quill at Harbour University" is "Professor … at Harbour University": two slices, shown as two
        roles = (f"{roles[0]} … {text[tokens[place[0]].start : tokens[place[1] - 1].end]}", *roles[1:])
    while len(candidate.words) == 1 and first and tokens[first - 1].lower in w.PARTICLES - w.never_names():
        first -= 1  # "van der Berg"
    return Named(
        candidate.words,
        tokens[first].start,
        tokens[last - 1].end,
        candidate.title,
        sure,
        candidate.weak,
        roles,
        len(candidate.words) > 1 and is_kin(tokens, first, last),
        len(candidate.words) > 1 and is_paired(tokens, first),
    )


def _described(tokens: Sequence[Token], first: int, role: tuple[int, int] | None) -> bool:
    """Whether a lone name that opens a sentence is a person's: "Quill, the retiring captain, lifted … he told"."""
    opens = first == 0 or tokens[first - 1].text in (".", "?", "!")
    if not opens or role is None or tokens[role[0]].lower not in ("the", "a", "an"):
        return False
    closed = role[1] < len(tokens) and tokens[role[1]].text == ","
    return closed and any(token.text in ("he", "she") for token in tokens[role[1] :])


def _clusters(found: list[Named], chooser: Namesakes) -> list[Cluster]:
    clusters: list[Cluster] = []
    numbers: dict[int, int] = {}
    by_key: dict[str, set[int]] = {}
    sure_names = {join.core(n.words) for n in found if n.sure and n.full}
    several = [n for n in found if n.full]
    alone_too = {join.plain(n.words[0]) for n in found if not n.full}
    # "Xi Jinping" proves nothing by itself, but "Xi" or "Jinping" beside it does
    sure_names |= {
        join.core(n.words)
        for n in several
        if join.family_comes_first(n.words) and not alone_too.isdisjoint(join.core(n.words))
    }
    # names that prove nothing come last: they only count as another spelling of one that does
    for named in sorted(several, key=lambda n: join.core(n.words) not in sure_names):
        nearby = sorted({number for key in join.name_keys(named.words) for number in by_key.get(key, ())})
        home = next((clusters[n] for n in nearby if join.same_full_name(clusters[n].words, named.words)), None)
        if join.core(named.words) not in sure_names and not (home and _again(home.words, named.words)):
            continue
        if home is None:
            home = Cluster(named.words)
            clusters.append(home)
            numbers[id(home)] = len(clusters) - 1
        home.take(named)
        for key in join.name_keys(home.words):
            namesakes = by_key.setdefault(key, set())
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.add(numbers[id(home)])
    by_family: dict[str, list[Cluster]] = {}
    by_given: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        by_family.setdefault(join.family(cluster.words), []).append(cluster)
        by_given.setdefault(join.given(cluster.words), []).append(cluster)
        if len(cluster.words) > 2 and join.core(cluster.words)[-1] != join.family(cluster.words):
            by_family.setdefault(join.core(cluster.words)[-1], []).append(cluster)
    slips: dict[str, set[str]] = {}
    for name in by_family:
        for key in join.slip_keys(name):
            slips.setdefault(key, set()).add(name)
    alone: dict[str, Cluster] = {}
    sure_singles = {join.plain(n.words[0]) for n in found if n.sure and not n.full}
    for named in found:
        if named.full:
            continue
        word = join.plain(named.words[0])
        homes = by_family.get(word, [])
        if not named.weak:
            homes = homes or by_given.get(word) or _near(word, by_family, slips)
        if suffix := join.suffix(named.words):
            homes = [home for home in homes if join.suffix(home.words) == suffix]  # "Adler Jr."
        if homes:
            meant = chooser.meant(homes, named)
            if meant is not None:
                meant.take(named)
        elif word in sure_singles and not named.weak:
            if word not in alone:
                alone[word] = Cluster(named.words)
                clusters.append(alone[word])
            alone[word].take(named)
    for cluster in clusters:
        cluster.named.sort(key=lambda n: n.start)
    return sorted(clusters, key=lambda c: c.named[0].start)


def _again(known: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name that proves nothing is a known one misspelt, or its family name with a capital particle."""
    return join.misspelt(known, name) or join.plain(name[0]) in w.PARTICLES - w.first_names()


def _near(word: str, by_family: dict[str, list[Cluster]], slips: dict[str, set[str]]) -> list[Cluster]:
    """The one family name that a slip of spelling leads to."""
    close = {name for key in join.slip_keys(word) for name in slips.get(key, ())}
    near = [name for name in close if join.one_slip(word, name)]
    return by_family[near[0]] if len(near) == 1 else []


def _person(text: str, cluster: Cluster) -> Person:
    spellings = Counter(join.core(n.words) for n in cluster.named)
    fullest = max(
        cluster.named,
        key=lambda n: (len(join.core(n.words)), spellings[join.core(n.words)], len(n.words), -n.start),
    )
    roles = dict.fromkeys(role for named in cluster.named for role in named.roles)
    mentions = tuple(Mention(text[n.start : n.end], n.start, n.end) for n in cluster.named)
    return Person(text[fullest.start : fullest.end], mentions, tuple(roles))
