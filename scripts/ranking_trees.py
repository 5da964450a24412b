"""Boosted trees that rank, as the bot runs them, grown by LightGBM."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np

PASSAGES = {
    "objective": "lambdarank",
    "num_leaves": 12,
    "learning_rate": 0.08,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 10,
    "lambdarank_truncation_level": 8,
    "num_threads": 2,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
SPANS = {
    **PASSAGES,
    "label_gain": list(range(9)),
    "min_data_in_leaf": 60,
    "lambdarank_truncation_level": 20,
}


def grow(pairs: list[tuple[np.ndarray, np.ndarray]], how: dict[str, Any], bags: int, rounds: int) -> list[list[float]]:
    """Sets of boosted trees (LambdaMART, Burges 2010) that rank each group by its grades, averaged into one."""
    roots, feature, at, left, right, leaf = parts = [[] for _ in range(6)]  # type: ignore[var-annotated]

    def add(node: dict[str, Any]) -> int:
        if "split_feature" not in node:
            leaf.append(float(f"{node['leaf_value'] / bags:.4g}"))
            return -len(leaf)
        here = len(feature)
        feature.append(node["split_feature"])
        at.append(float(f"{node['threshold']:.6g}"))
        left.append(0)
        right.append(0)
        left[here], right[here] = add(node["left_child"]), add(node["right_child"])
        return here

    rows, grades = np.vstack([r for r, _ in pairs]), np.concatenate([g for _, g in pairs])
    for seed in range(1, bags + 1):
        data = lightgbm.Dataset(rows, grades, group=[len(g) for _, g in pairs])
        model = lightgbm.train({**how, "seed": seed}, data, rounds)
        roots += [add(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    return parts
