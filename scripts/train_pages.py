"""Train the line model of the page reader: ``python scripts/train_pages.py PAGES_FOLDER... [--check]``.

A PAGES_FOLDER holds ``gold.jsonl``, one object a page: ``id``, ``site``, ``body`` (its article's text), ``title``,
``en`` (is it English), ``silver`` (true where the body is only another program's finding; else absent), ``segments``
(what must never be taken for body, each with a ``kind`` of `page_samples.LEAKS` and its ``text``; else absent); and
``text/<way>/<id>.txt`` for one or more ways of flattening the pages. Writes ``bot/parsing/pages/line_model.json`` and
prints how well held-out sites are read, in five folds by site; with ``--check`` it only prints, in less time.
Needs scikit-learn, LightGBM and numpy, which the bot itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.parsing.pages import body, glance
from bot.parsing.pages.trees import model_of
from scripts.page_samples import Sample, samples
from scripts.page_steps import STEPS

MODEL = Path(__file__).resolve().parent.parent / "bot" / "parsing" / "pages" / "line_model.json"
FOLDS = 5


def folds(pages: list[Sample]) -> list[tuple[list[Sample], list[Sample]]]:
    """The pages parted so that no site is on both sides."""
    splitter = GroupKFold(FOLDS, shuffle=True, random_state=1)
    parted = splitter.split(pages, groups=[page.site for page in pages])
    return [([pages[i] for i in train], [pages[i] for i in test]) for train, test in parted]


def learn(pages: list[Sample], whole: bool) -> tuple[list[Any], list[tuple[list[Any], list[Sample]]]]:
    """The models of every step learned on all pages (none unless ``whole``), and for each fold those that never saw it.

    What a later model is told of a page comes from an earlier one that had not seen the page's site.
    """
    parts = folds(pages)
    held_out: list[tuple[list[Any], list[Sample]]] = [([], unseen) for _, unseen in parts]
    everything = []
    for fit, tell in STEPS:
        if whole:
            everything.append(fit(pages))
        for (seen, unseen), (models, _) in zip(parts, held_out, strict=True):
            models.append(fit(seen))
            for page in unseen:
                tell(page, models[-1])
    return everything, held_out


def written(models: list[Any]) -> dict[str, Any]:
    """The models of all steps in plain values."""
    (weights, bias), *forests = models
    names = ("glance", "headline", "body", "context", "places")
    told = {name: forest.exported() for name, forest in zip(names, forests, strict=True)}
    return {"version": 4, "wording_bias": round(bias, 4), "wording": weights, **told}


def use(model: dict[str, Any]) -> None:
    """Let the page reader judge by this model instead of the one that ships."""
    ready = model_of(model)
    for reader in (glance, body):
        vars(reader)["load_model"] = lambda: ready
    glance.forget()


def check(held_out: list[tuple[list[Any], list[Sample]]]) -> None:
    """Print how well held-out sites are read, for each way of flattening: shares of pages but for F1.

    F1 of body words, the mean over pages; ``lost``: a tenth of the body's words or more is missing; ``leaked``: a
    line of six words or more is taken for body that is not; ``exact``: every line is right; ``title``: of the pages
    that show their title, those where it is found.
    """
    found: dict[str, list[list[float]]] = defaultdict(list)
    titles: dict[str, list[bool]] = defaultdict(list)
    for models, unseen in held_out:
        use(written(models))
        for page in (page for page in unseen if page.trust == 1):
            verdict = body.judge(page.lines)
            guess, sizes = np.array(verdict.body), page.sizes
            both, guessed, true = (sizes[lines].sum() for lines in (guess & page.body, guess, page.body))
            leaked = bool((guess & ~page.body & (sizes >= 6)).any())
            exact = bool((guess == page.body).all())
            found[page.way].append([2 * both / max(1, guessed + true), both < 0.9 * true, leaked, exact])
            if page.title is not None and page.title.any():
                titles[page.way].append(verdict.headline is not None and bool(page.title[verdict.headline]))
    for way, rows_found in found.items():
        f1, lost, leaked, exact = np.mean(rows_found, axis=0)
        print(
            f"{way}: {len(rows_found)} pages: F1 {f1:.3f} lost {lost:.3f} leaked {leaked:.3f} exact {exact:.3f} "
            f"title {np.mean(titles[way]):.3f}"
        )


def main() -> None:
    """Train on folders of pages, check how well held-out sites are read, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="PAGES_FOLDER")
    parser.add_argument("--check", action="store_true", help="do not write a model")
    arguments = parser.parse_args()
    pages = [page for folder in arguments.folders for page in samples(folder)]
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    whole, held_out = learn(pages, whole=not arguments.check)
    check(held_out)
    if arguments.check:
        return
    model = written(whole)
    MODEL.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size // 1024} kB, {len(model['wording'])} wordings")


if __name__ == "__main__":
    main()
