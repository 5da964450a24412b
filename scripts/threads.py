"""Annotated conversations over pages, read as the bot reads them."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bot.answering.passages import Passage, passages_of
from bot.answering.pool import Pool
from bot.model.answer import ArticleRef, Citation
from bot.model.article import Article
from bot.parsing import parse_page
from bot.storage.rows import SentenceHit

FOLDS = 3


@dataclass
class Asked:
    """One turn: the question, which passages of its page carry the evidence, and the answers people gave."""

    text: str
    right: np.ndarray
    answers: list[str]
    static: list[list[float]] = field(default_factory=list)


@dataclass
class Thread:
    """One conversation over one page."""

    name: str
    page: str
    article: Article
    pool: Pool
    turns: list[Asked]

    @property
    def fold(self) -> int:
        """The fold that does not learn from this page."""
        return int(hashlib.sha256(self.page.encode()).hexdigest()[:8], 16) % FOLDS


def read_threads(folder: Path) -> list[Thread]:
    """The conversations of a folder, with their pages read as the bot reads them."""
    pools: dict[str, tuple[str, Article, Pool]] = {}
    for number, file in enumerate(sorted((folder / "corpus").iterdir())):
        article = parse_page(file.read_bytes(), file.name)
        ref = ArticleRef(number, file.name, article.title, None, None)
        hits = [
            SentenceHit(0, Citation(ref, s.start, s.end, article.text[s.start : s.end]), s.paragraph, 0.0)
            for s in article.sentences
        ]
        pools[file.name] = (file.read_text("utf-8"), article, Pool(passages_of(hits, {})))
    turns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        turn = json.loads(line)
        if turn["home"]:
            turns[turn["conversation"]].append(turn)
    threads = []
    for name, asked in turns.items():
        raw, article, pool = pools[asked[0]["home"]]
        listed = [Asked(t["question"], evidence(raw, pool.passages, t), t["answers"]) for t in asked]
        threads.append(Thread(f"{folder.parent.name}/{name}", asked[0]["home"], article, pool, listed))
    return threads


def evidence(raw: str, passages: Sequence[Passage], turn: dict[str, Any]) -> np.ndarray:
    """Which passages overlap a stretch of evidence by half of either; pages are compared without their white space."""
    before = np.cumsum([0] + [not c.isspace() for c in raw])
    bare = "".join(raw.split())
    right, position = np.zeros(len(passages), bool), 0
    for index, passage in enumerate(passages):
        text = "".join(passage.citation.text.split())
        start = bare.find(text, position)
        if start < 0:
            continue
        position = end = start + len(text)
        for stretch in turn["evidence"] if turn["answerable"] else ():
            first, last = before[stretch["start"]], before[min(stretch["end"], len(raw))]
            common = min(end, last) - max(start, first)
            right[index] |= common > 0 and (2 * common >= last - first or 2 * common >= end - start)
    return right
