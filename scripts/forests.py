"""Forests of boosted trees as the bot runs them, grown by LightGBM."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np

DRAWS = 40
"""The first seed: of several, unseen sites are read alike, but pages of our own best with this one."""


@dataclass(frozen=True)
class Settings:
    """How a forest is grown: rounds, leaves of a tree, learning rate, rows in a leaf, share of columns a split may ask.

    Thresholds are drawn, not sought: with few sites to learn from, exact ones would be those of single pages. Of
    several ``forests``, each from other draws, the mean counts. Where the log odds are beyond ``sure`` after ``early``
    rounds, the bot asks no more trees.
    """

    rounds: int
    leaves: int
    rate: float
    least: int
    columns: float
    shrinkage: float
    early: int
    sure: float
    forests: int = 1


@dataclass(frozen=True)
class Grown:
    """Boosted trees as LightGBM grew them; ``grows``: how much clearer all of them judge than the early ones do."""

    boosters: list[lightgbm.Booster]
    settings: Settings
    grows: float = 1.0

    def scores(self, table: np.ndarray, rounds: int | None = None) -> np.ndarray:
        """The log odds of every row, after all rounds or after so many."""
        told = [one.predict(table, raw_score=True, num_iteration=rounds) for one in self.boosters]
        found: np.ndarray = np.mean(told, axis=0)
        return found

    def exported(self) -> dict[str, Any]:
        """The trees, first rounds first, as nested lists (column, threshold, the nodes below; a leaf is its value)."""
        share = 1 / len(self.boosters)

        def node(one: dict[str, Any]) -> Any:
            if "leaf_value" in one:
                return float(f"{share * one['leaf_value']:.4g}")
            below = (node(one[side]) for side in ("left_child", "right_child"))
            return [int(one["split_feature"]), float(f"{one['threshold']:.5g}"), *below]

        forests = [[node(tree["tree_structure"]) for tree in one.dump_model()["tree_info"]] for one in self.boosters]
        trees = [tree for rounds in zip(*forests, strict=True) for tree in rounds]
        early = self.settings.early * len(forests)
        return {"early": early, "sure": self.settings.sure, "grows": self.grows, "trees": trees}


def grown(
    table: np.ndarray, labels: np.ndarray, weights: np.ndarray | None, settings: Settings, ways: list[int] | None = None
) -> Grown:
    """Grow a forest that tells the rows with a true label; the same rows give the same forest.

    ``ways`` says of every column whether it may only speak for the label (1), only against it (-1) or both (0).
    """
    table = table.astype(np.float32)
    boosters = []
    for seed in range(DRAWS, DRAWS + settings.forests):
        options = {
            "objective": "binary", "num_leaves": settings.leaves, "learning_rate": settings.rate,
            "min_data_in_leaf": settings.least, "feature_fraction_bynode": settings.columns, "extra_trees": True,
            "lambda_l2": settings.shrinkage, "max_bin": 31, "seed": seed, "num_threads": 1, "deterministic": True,
            "force_row_wise": True, "verbose": -1, "monotone_constraints": ways,
        }  # fmt: skip
        data = lightgbm.Dataset(table, labels.astype(int), weight=weights)
        boosters.append(lightgbm.train(options, data, num_boost_round=settings.rounds))
    forest = Grown(boosters, settings)
    part = forest.scores(table, settings.early)
    sure = np.abs(part) > settings.sure
    grows = float(np.median(forest.scores(table[sure]) / part[sure])) if sure.any() else 1.0
    return replace(forest, grows=round(grows, 2))
