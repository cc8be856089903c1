"""The line model: a chain over the lines of a page, with weights from `ru/layout_weights.tsv` and a small network.

The score of a line's label is the sum of the weights of its features, and what the network (network.py) makes of the
features of the lines around it; the score of a page's labels adds a weight for each pair of neighbouring labels.
Decoding is by posterior: forward and backward sums over the labels that are not hopeless for their line, so every
label comes with its probability. docs/layout.md tells how the weights are made.
"""

from __future__ import annotations

from functools import cache
from itertools import count
from math import exp
from typing import NamedTuple

import numpy as np
from attrs import frozen

from rupress.errors import DataError
from rupress.ru.tables import each_cells, read_bytes
from rupress.tokenizer.chain import masses
from rupress.tokenizer.groups import Column, named
from rupress.tokenizer.network import read_network
from rupress.tokenizer.sums import Weights

WEIGHTS, NETWORK = "layout_weights.tsv", "layout_network.npz"
_HOPELESS = 4.0
"""Labels whose own score lies so far under the best one of their line are left out of the sums."""


class Guess(NamedTuple):
    """What the model says of one line."""

    label: str
    probability: float
    reason: str
    """The feature that speaks most for the label."""


_SILENT = (
    "words=",
    "len=",
    "gap=",
    "brief=",
    "numbered=",
    "texty=",
    "titled=",
    "page=",
    "links=",
    "sentences=",
    "known=",
    "period=0",
    "not:",
    "as:",
    "far:",
    "stretch",
    "item",
    "beside",
    "retold",
)
"""Features that tell a reader little, though they weigh: they are not named as reasons."""


@frozen(eq=False)
class Model:
    """Weights, ready for use."""

    labels: tuple[str, ...]
    """Names of the labels; the order of all lists below."""
    weights: Weights
    """The weights of the features."""
    follows: tuple[tuple[float, ...], ...]
    """follows[a][b]: exponent of the weight of label b on the line after one of label a."""

    def guess(self, shapes: list[tuple[str, ...]], context: list[Column]) -> list[Guess]:
        """Label the lines of one page.

        Args:
            shapes: the features of each line by itself, in page order.
            context: the groups of features of the lines' places.
        """
        scores = self.weights.score([(named, shapes), *context])
        lattice = list(scores.hopeful(_HOPELESS))
        chosen: list[int] = []
        shares: list[float] = []
        for (labels, _), sums in zip(lattice, masses(lattice, self.follows), strict=True):
            top, total = max(sums), sum(sums)
            chosen.append(labels[sums.index(top)])
            shares.append(top / total if total else 1.0)
        names = self.labels
        reasons = scores.reasons(chosen)
        return [
            Guess(names[y], share, reason or "neighbours")
            for y, share, reason in zip(chosen, shares, reasons, strict=True)
        ]

    def forget(self) -> None:
        """Forget what was added up for the pages met so far."""
        self.weights.forget()


@cache
def model() -> Model:
    """Read the weights that the package ships, once."""
    _, *rows = each_cells(WEIGHTS)
    return _model(rows, read_bytes(NETWORK))


def read_model(table: str, network: bytes) -> Model:
    """Read weights from the text of a table, and the network that goes with them; see `model`."""
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return _model(lines[1:], network)


def _model(rows: list[list[str]], network: bytes) -> Model:
    """Build the model from the rows of its table, feature and weights, and the file of its network.

    Raises:
        DataError: the table has a weight for a label that it does not list, or the network is of other features.
    """
    labels = tuple(feature[len("label ") :] for feature, _ in rows if feature.startswith("label "))
    index = {name: i for i, name in enumerate(labels)}
    pairs: dict[str, list[tuple[int, float]]] = {}
    read: dict[str, tuple[int, float]] = {}  # «body=0.12» stands in many rows
    follows = {name: [0.0] * len(labels) for name in labels}
    for feature, told in rows:
        said: list[tuple[int, float]] = []
        for pair in told.split():
            known = read.get(pair)
            if known is None:
                name, _, number = pair.rpartition("=")
                if name not in index:
                    raise DataError(f"table {WEIGHTS}: {feature!r} has a weight for the unknown label {name!r}")
                known = read[pair] = index[name], float(number)
            said.append(known)
        if feature.startswith("label "):
            for y, weight in said:
                follows[feature[len("label ") :]][y] = weight
        else:
            pairs[feature] = said
    weights = np.zeros((len(pairs) + 1, len(labels)), np.float32)
    cells = [(k, y, weight) for k, said in enumerate(pairs.values(), 1) for y, weight in said]
    if cells:
        features, ys, values = zip(*cells, strict=True)
        weights[list(features), list(ys)] = values
    added = read_network(network, list(pairs), len(labels))
    weights[1:] += added.own
    silent = [True, *(feature.startswith(_SILENT) for feature in pairs)]
    speaks = np.where(np.array(silent)[:, None], np.float32(0), np.maximum(weights, 0))
    steps = tuple(tuple(exp(w) for w in follows[name]) for name in labels)
    return Model(labels, Weights(dict(zip(pairs, count(1), strict=False)), weights, speaks, added), steps)
