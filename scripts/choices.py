"""Choices between options of which one is right, and the feature weights that make the right one score highest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, compress

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import LinearOperator, cg

# A group of features as the bot has them: an anchor, and the values at the places under it.
Group = tuple[str, tuple[str, ...]]
# A feature: the table its weight goes to, its anchor there, its place in the group and its value. Millions are met of
# few different ones, so that they go by their numbers.
Feature = tuple[str, str, int, str]
_numbers: dict[Feature, int] = {}
# The features of each option, and which of the options is right.
Choice = tuple[list[list[int]], int]
Weights = dict[Feature, float]
# As they are written: for each anchor a row for each place, if anything was learned there; for several tables, lists.
Table = dict[str, list[dict[str, float] | None]]
Tables = dict[str, list[dict[str, list[float]] | None]]
# The smallest weight worth keeping.
_SMALLEST = 0.06
_MOST_STEPS = 300
# The steepest slope of a solution, and how much of it one step of Newton's may leave.
_FLAT, _CLOSER = 1e-9, 1e-4


def flat(groups: Iterable[Group], table: str = "") -> list[int]:
    """The numbers of the single features of the groups of one option."""
    found = ((table, anchor, place, value) for anchor, values in groups for place, value in enumerate(values))
    return [_numbers.setdefault(feature, len(_numbers)) for feature in found]


def fit(choices: list[Choice], *, ridge: float, least: int) -> Weights:
    """Conditional logit with a ridge: the right option of each choice should score highest.

    Solved by L-BFGS, and then by Newton's method far closer than is kept: processors sum in other orders, and what is
    written must not tell them apart.
    """
    options = [option for some, _ in choices for option in some]
    met = np.fromiter(chain.from_iterable(options), dtype=np.int64)
    kept = np.bincount(met, minlength=len(_numbers)) >= least
    columns = (np.cumsum(kept) - 1)[met[kept[met]]]
    pointers = np.concatenate([[0], np.cumsum([len(option) for option in options])])
    pointers = np.concatenate([[0], np.cumsum(kept[met])])[pointers]
    sizes = np.array([len(some) for some, _ in choices])
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    rights = firsts + [right for _, right in choices]
    rows = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(options), kept.sum()))
    turned = rows.T.tocsr()

    def chances(weights: np.ndarray) -> tuple[np.ndarray, float]:
        sums = rows @ weights
        tops = np.maximum.reduceat(sums, firsts)
        exps = np.exp(sums - np.repeat(tops, sizes))
        wholes = np.add.reduceat(exps, firsts)
        return exps / np.repeat(wholes, sizes), float((np.log(wholes) + tops).sum() - sums[rights].sum())

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        slopes, value = chances(weights)
        slopes[rights] -= 1
        return value + float(ridge / 2 * weights @ weights), turned @ slopes + ridge * weights

    def bend(weights: np.ndarray) -> LinearOperator:
        share, _ = chances(weights)

        def along(step: np.ndarray) -> np.ndarray:
            moved = share * (rows @ step)
            moved -= share * np.repeat(np.add.reduceat(moved, firsts), sizes)
            bent: np.ndarray = turned @ moved + ridge * step
            return bent

        return LinearOperator((len(weights), len(weights)), matvec=along, dtype=float)

    found = minimize(loss, np.zeros(kept.sum()), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS}).x
    while np.abs(slopes := loss(found)[1]).max(initial=0.0) > _FLAT:
        found = found - cg(bend(found), slopes, rtol=_CLOSER)[0]
    weighed = zip(compress(_numbers, kept), found, strict=True)
    return {feature: round(float(weight), 2) for feature, weight in sorted(weighed) if abs(weight) >= _SMALLEST}


def tables(weights: Weights) -> dict[str, Table]:
    """The weights in the order they are looked up: table, anchor, place, value."""
    found: dict[str, Table] = {}
    for (table, anchor, place, value), weight in weights.items():
        rows = found.setdefault(table, {}).setdefault(anchor, [])
        rows.extend([None] * (place + 1 - len(rows)))
        row = rows[place] or {}
        row[value] = weight
        rows[place] = row
    return found


def joined(options: dict[str, Table], names: tuple[str, ...]) -> Tables:
    """The tables of the names as one, with a weight for each."""
    found: Tables = {}
    for number, name in enumerate(names):
        for anchor, rows in options.get(name, {}).items():
            both = found.setdefault(anchor, [])
            both.extend([None] * (len(rows) - len(both)))
            for place, row in enumerate(rows):
                values = both[place] or {}
                for value, weight in (row or {}).items():
                    values.setdefault(value, [0.0] * len(names))[number] = weight
                both[place] = values or None
    return found
