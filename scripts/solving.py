"""Weights solved so closely, and rounded so soon, that every processor writes the same.

Processors add up the same numbers in another order. Solved to the last bits, what they find differs in nothing that is
stored; and whatever is learned after it sees the stored numbers.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize

_STEPS = 5
"""Newton's steps; after three nothing changes but the last bit."""


def standardised(rows: np.ndarray) -> tuple[tuple[float, ...], tuple[float, ...], np.ndarray]:
    """Mean and scale of each column as they are stored, and the rows brought to them."""
    mean, scale = _rounded(rows.mean(0)), _rounded(rows.std(0) + 1e-3)
    told = np.ptp(rows, axis=0) > 0  # of a column that is always the same nothing is learned
    return mean, scale, np.clip((rows - mean) / scale, -5, 5) * told


def lowest(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]], bend: Callable[[np.ndarray], np.ndarray], columns: int
) -> tuple[float, ...]:
    """The weights of the least loss as they are stored, from its value and slope and from its second derivatives."""
    near = minimize(loss, np.zeros(columns), jac=True, method="L-BFGS-B", options={"maxiter": 1000, "maxfun": 2000})
    weights: np.ndarray = near.x
    for _ in range(_STEPS):
        weights = weights - np.linalg.solve(bend(weights), loss(weights)[1])
    return _rounded(weights)


def _rounded(numbers: np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(number), 4) for number in numbers)
