"""The network of the line model: what the lines around a line add to the scores of its labels.

Each feature adds a few numbers to its line; three convolutions carry them to lines up to seven away, and one matrix
makes scores of them. What it has learnt of a feature and its own line is added to the weights (model.py).

In the file of the line model are `own` and `rows`, small integers for each feature, times `own_scale` and `scale`, one
number a feature; `bias`; `w0` to `w2` and `b0` to `b2`, the convolutions (neighbour before, line itself, neighbour
after) x inputs x outputs; `out` and `out_bias`, inputs x labels.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from rupress.matrices import Floats, convolve, product

REACH = (1, 2, 4)
"""How far away the neighbours are that each convolution sees."""
MARGIN = sum(REACH)
"""How far away a line may be that has a say."""


@frozen(eq=False)
class Network:
    """The numbers of the network."""

    own: Floats
    """Features x labels: what each feature adds to the scores of its own line."""
    rows: Floats
    """Features x width: what each feature adds to its line."""
    bias: Floats
    """What every line has."""
    layers: tuple[tuple[Floats, Floats], ...]
    """Weights and biases of the convolutions."""
    out: tuple[Floats, Floats]
    """Weights and biases of the labels."""

    def score(self, sums: Floats) -> Floats:
        """Give lines x labels, what is added to the score of each label.

        Args:
            sums: lines x width, the sums of the rows of each line's features.
        """
        h = np.maximum(sums + self.bias, 0.0)
        for (weights, biases), reach in zip(self.layers, REACH, strict=True):
            h += convolve(h, weights, biases, reach)
        weights, biases = self.out
        scores: Floats = product(h, weights) + biases
        return scores

    def fits(self, features: int, labels: int) -> bool:
        """Tell whether the arrays are of so many features and labels, and of one width."""
        width = len(self.bias)
        return (
            self.own.shape == (features, labels)
            and self.rows.shape == (features, width)
            and all(w.shape == (3, width, width) and b.shape == (width,) for w, b in self.layers)
            and self.out[0].shape == (width, labels)
            and self.out[1].shape == (labels,)
        )


def without_rows(network: Network) -> Network:
    """Give a network without what its features add, for who has added that up: several megabytes."""
    return evolve(network, own=np.zeros((0, 0), np.float32), rows=np.zeros((0, 0), np.float32))


def network_of(arrays: Mapping[str, NDArray[np.generic]]) -> Network:
    """Put the arrays of a file in place.

    Raises:
        KeyError, ValueError, TypeError, IndexError: one is missing, or not as it should be.
    """
    named = ("own", "own_scale", "rows", "scale", "bias", "out", "out_bias")
    layers = [f"{sort}{k}" for k in range(len(REACH)) for sort in "wb"]
    floats = {name: np.ascontiguousarray(arrays[name], np.float32) for name in (*named, *layers)}
    return Network(
        floats["own"] * floats["own_scale"][:, None],
        floats["rows"] * floats["scale"][:, None],
        floats["bias"],
        tuple((floats[f"w{k}"], floats[f"b{k}"]) for k in range(len(REACH))),
        (floats["out"], floats["out_bias"]),
    )
