"""The line model: a linear chain over the lines of a page, with weights from `ru/layout_weights.tsv`.

The score of a line's label is the sum of the weights of its features; the score of a page's labels adds a weight for each
pair of neighbouring labels. Decoding is by posterior: forward and backward sums over the labels that are not hopeless for
their line, so every label comes with its probability. How the weights are made is told in docs/layout.md.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import NamedTuple

from attrs import frozen

from rupress.errors import DataError
from rupress.ru.tables import read_tsv

WEIGHTS = "layout_weights.tsv"
_HOPELESS = 6.0
"""Labels whose own score lies so far under the best one of their line are left out of the sums."""


class Guess(NamedTuple):
    """What the model says of one line."""

    label: str
    probability: float
    reason: str
    """The feature that speaks most for the label, against the runner-up."""


@frozen
class Model:
    """Weights, ready for use."""

    labels: tuple[str, ...]
    """Names of the labels; the order of all lists below."""
    weights: dict[str, tuple[float, ...]]
    """Feature -> its weight for each label."""
    follows: tuple[tuple[float, ...], ...]
    """follows[a][b]: exponent of the weight of label b on the line after one of label a."""

    def guess(self, features: list[list[str]]) -> list[Guess]:
        """Label the lines of one page.

        Args:
            features: the features of each line, in page order.
        """
        lattice = [self._candidates(line) for line in features]
        ahead = self._backward(lattice)
        guesses: list[Guess] = []
        alpha: list[float] = []
        before: list[tuple[int, float]] = []
        for i, line in enumerate(lattice):
            alpha = self._step(before, alpha, line) if i else [own for _, own in line]
            posterior = [a * b for a, b in zip(alpha, ahead[i], strict=True)]
            total = sum(posterior) or 1.0
            best = max(range(len(line)), key=posterior.__getitem__)
            second = max((k for k in range(len(line)) if k != best), key=posterior.__getitem__, default=best)
            label = line[best][0]
            reason = self._reason(features[i], label, line[second][0])
            guesses.append(Guess(self.labels[label], posterior[best] / total, reason))
            before = line
        return guesses

    def _candidates(self, features: list[str]) -> list[tuple[int, float]]:
        """Give the labels that are not hopeless, each with the exponent of its own score (the best one has 1)."""
        known = [w for w in map(self.weights.get, features) if w is not None]
        scores = [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * len(self.labels)
        top = max(scores)
        return [(y, exp(score - top)) for y, score in enumerate(scores) if score > top - _HOPELESS]

    def _step(self, before: list[tuple[int, float]], alpha: list[float], line: list[tuple[int, float]]) -> list[float]:
        sums = [
            own * sum(a * self.follows[x][y] for (x, _), a in zip(before, alpha, strict=True)) for y, own in line
        ]
        total = sum(sums) or 1.0
        return [s / total for s in sums]

    def _backward(self, lattice: list[list[tuple[int, float]]]) -> list[list[float]]:
        ahead: list[list[float]] = [[] for _ in lattice]
        for i in range(len(lattice) - 1, -1, -1):
            if i + 1 == len(lattice):
                ahead[i] = [1.0] * len(lattice[i])
                continue
            after = [(y, own * b) for (y, own), b in zip(lattice[i + 1], ahead[i + 1], strict=True)]
            sums = [sum(self.follows[x][y] * weight for y, weight in after) for x, _ in lattice[i]]
            total = sum(sums) or 1.0
            ahead[i] = [s / total for s in sums]
        return ahead

    def _reason(self, features: list[str], label: int, other: int) -> str:
        """Name the feature that weighs most for a label and, if it had a rival, against that."""
        best, reason = 0.0, "neighbours"
        for feature in features:
            weights = self.weights.get(feature)
            if weights is not None:
                gain = weights[label] - (weights[other] if other != label else 0.0)
                if gain > best:
                    best, reason = gain, feature
        return reason


@cache
def model() -> Model:
    """Read the weights that the package ships, once."""
    return _model(read_tsv(WEIGHTS))


def read_model(table: str) -> Model:
    """Read weights from the text of a table; see `model`."""
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return _model(tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:]))


def _model(rows: tuple[dict[str, str], ...]) -> Model:
    """Build the model from the rows of its table.

    Raises:
        DataError: the table has a weight for a label that it does not list.
    """
    labels = tuple(row["feature"][len("label ") :] for row in rows if row["feature"].startswith("label "))
    index = {name: i for i, name in enumerate(labels)}
    weights: dict[str, tuple[float, ...]] = {}
    follows = {name: [0.0] * len(labels) for name in labels}
    for row in rows:
        feature = row["feature"]
        values = [0.0] * len(labels)
        for pair in row["weights"].split():
            name, _, number = pair.rpartition("=")
            if name not in index:
                raise DataError(f"table {WEIGHTS}: {feature!r} has a weight for the unknown label {name!r}")
            values[index[name]] = float(number)
        if feature.startswith("label "):
            follows[feature[len("label ") :]] = values
        else:
            weights[feature] = tuple(values)
    return Model(labels, weights, tuple(tuple(exp(w) for w in follows[name]) for name in labels))
