"""What trafilatura takes for the body of an HTML page, and what of it the line model lets stand."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.parsing.crowded import is_crowded
from bot.parsing.pages.body import Verdict
from bot.parsing.pages.decode import clean, spelled_out
from bot.parsing.pages.lines import Line, described
from bot.parsing.pages.markup_lines import keep_only

# Trafilatura is right more often than the line model; only what the model is sure of leaves its text.
_FURNITURE = 0.05
# Of what stands between headline and body, it keeps what is as likely as this.
_LEDE, _TOLD = 0.35, 6  # and words
_FEW = 3  # lines
# Of the questions it passes over between two lines, so many are taken, each as likely as this.
_PASSED, _CERTAIN = 2, 0.7
CLOSING = '.!?”"'
"""What a sentence ends in."""
# Elements without text for any reader, and those that trafilatura leaves out however it looks at a page.
_SILENT = (
    "style", "template", "meta", "link", "source", "input", "track", "param", "img", "path", "symbol", "use", "g"
)  # fmt: skip
# Trafilatura looks again where that would find half as much again.
_LITTLE = 1 / 1.5
_ASIDE = ("footer", "aside")


def parse_tree(page: str) -> Any:
    """The page's tree without what holds no text for any reader, so that nobody copies and searches it again."""
    from lxml import etree

    content = page.encode("utf-8")
    try:
        tree = None if is_crowded(content) else etree.fromstring(content, _parser())
    except (etree.LxmlError, ValueError):
        return None
    if tree is None:
        return None
    for script in list(tree.iter("script")):
        # Trafilatura looks for articles told as data.
        if "ld+json" not in script.get("type", "").lower():
            script.tag = "style"
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    return tree


def _parser() -> Any:
    """A parser whose elements are those of `lxml.html`, their classes chosen without a call into Python for each."""
    from lxml import etree, html

    parser = etree.HTMLParser(encoding="utf-8", collect_ids=False)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(html.HtmlElement, html.HtmlComment))
    return parser


def cleaned(lines: list[Line]) -> list[Line]:
    """The lines without what entities can hide in them: a clean page may still spell out invisible characters."""
    for line in lines:
        if not line.text.isprintable() or "&" in line.text:
            line.text = spelled_out(clean(line.text))
    return [line for line in lines if line.text]


def extracted(tree: Any, lines: list[Line], verdict: Verdict) -> list[Line]:
    """The lines of the body as trafilatura finds it; most are among the page's ``lines`` and need no second reading."""
    from lxml import etree
    from trafilatura import extract

    etree.strip_elements(tree, *_ASIDE, with_tail=False)
    # What the line model is sure of leaves its text anyway, and takes it most of its time.
    keep_only(lines, [chance > _FURNITURE for chance in verdict.probability])
    text = extract(tree, options=_options(again=False)) or ""
    if len(text) < _LITTLE * sum(len(line.text) for line, inside in zip(lines, verdict.body, strict=True) if inside):
        text = extract(tree, options=_options(again=True)) or ""
    found: list[Line] = []
    for row in text.split("\n"):
        marker = "•" if row.startswith("- ") else ""
        if stripped := row.removeprefix("- ").strip():
            found.append(Line(stripped, 0, len(stripped), marker))
    read = {line.text: line for line in lines}
    clean_lines = cleaned(found)
    for line in clean_lines:
        if same := read.get(line.text):
            line.words, line.folded, line.cues, line.row = same.words, same.folded, same.cues, same.row
        else:
            described([line])
    if len(clean_lines) > _FEW:
        return clean_lines
    known = {key_of(line) for line in lines}
    return [one for line in clean_lines for one in ([line] if key_of(line) in known else _parted(line, lines))]


def _parted(line: Line, lines: list[Line]) -> list[Line]:
    """The page's lines that trafilatura joined to one, as it does where it finds little; else the one."""
    rest = key_of(line)
    found: list[Line] = []
    for other in lines:
        key = key_of(other)
        if key and rest.startswith(key):
            found.append(other)
            rest = rest[len(key) :]
    return found if not rest and len(found) > 1 else [line]


@cache
def _options(again: bool) -> Any:
    """How trafilatura looks at a page: whether ``again`` where it finds little, which takes it a sixth more."""
    from trafilatura.settings import Extractor

    options = Extractor(fast=True, comments=False, tables=False)
    if not again:
        options.focus = "once"  # only "balanced" measures the page and may be followed by "recall"
    return options


def agreed(found: list[Line], lines: list[Line], keys: list[str], verdict: Verdict) -> list[Line]:
    """Trafilatura's lines without those the line model is sure are furniture; the model's where it found none."""
    sure: dict[str, float] = {}
    # Between the headline and what is body beyond question stands the deck, which trafilatura often takes.
    top = len(lines) if verdict.headline is None else verdict.headline
    head = range(top, next((index for index, inside in enumerate(verdict.body) if inside), 0))
    for index, (key, probability) in enumerate(zip(keys, verdict.probability, strict=True)):
        line = lines[index]
        is_open = line.text[-1] not in CLOSING and (len(line.words) >= _TOLD or "#" in line.folded)
        likely = 0.0 if index in head and probability < _LEDE and is_open else probability
        sure[key] = max(likely, sure.get(key, 0.0))
    chosen = [line for line in found if sure.get(key_of(line), 1.0) > _FURNITURE]
    if sum(len(line.words) for line in chosen) >= 20:
        return _with_passed(chosen, lines, keys, verdict)
    return [line for line, inside in zip(lines, verdict.body, strict=True) if inside]


def _with_passed(chosen: list[Line], lines: list[Line], keys: list[str], verdict: Verdict) -> list[Line]:
    """Trafilatura's lines with the questions it passed over between two of them, where the line model has no doubt.

    Where no element holds the article, it takes paragraphs alone: an interview loses its questions.
    """
    at = {key: index for index, key in enumerate(keys)}
    told = {key_of(line) for line in chosen}
    found: list[Line] = []
    before = -1
    for line in chosen:
        index = at.get(key_of(line), -1)
        if 0 <= before < index <= before + 1 + _PASSED:
            passed = range(before + 1, index)
            asked = all(lines[i].text[-1] == "?" for i in passed)
            if asked and all(verdict.body[i] and verdict.probability[i] > _CERTAIN for i in passed):
                found.extend(lines[i] for i in passed if keys[i] not in told)
        found.append(line)
        before = index
    return found


def key_of(line: Line) -> str:
    """The letters and digits of a line, by which trafilatura's lines are found among ours."""
    return "".join(line.words).casefold()
