"""The line model: a linear chain over the lines of a page, with weights from `ru/layout_weights.tsv`.

The score of a line's label is the sum of the weights of its features; the score of a page's labels adds a weight for
each pair of neighbouring labels. Decoding is by posterior: forward and backward sums over the labels that are not
hopeless for their line, so every label comes with its probability. docs/layout.md tells how the weights are made.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain
from math import exp
from typing import NamedTuple

from attrs import frozen

from rupress.errors import DataError
from rupress.ru.tables import read_tsv

WEIGHTS = "layout_weights.tsv"
_HOPELESS = 4.5
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
)
"""Features that tell a reader little, though they weigh: they are not named as reasons."""
_REMEMBERED = 20_000
"""How many shapes' sums are kept."""
Candidates = list[tuple[int, float]]
"""Labels of one line that are not hopeless, each with the exponent of its own score (the best one has 1)."""


@frozen
class Model:
    """Weights, ready for use."""

    labels: tuple[str, ...]
    """Names of the labels; the order of all lists below."""
    weights: dict[str, tuple[tuple[int, float], ...]]
    """Feature -> the labels it speaks for or against, with its weights."""
    follows: tuple[tuple[float, ...], ...]
    """follows[a][b]: exponent of the weight of label b on the line after one of label a."""

    speaks: tuple[dict[str, float], ...]
    """The features that speak for each label."""
    scored: dict[tuple[str, ...], tuple[float, ...]]
    """Sums of weights of the shapes met so far: menus and headings come again on every page of a site."""

    def guess(self, shapes: list[tuple[str, ...]], context: list[list[str]]) -> list[Guess]:
        """Label the lines of one page.

        Args:
            shapes: the features of each line by itself, in page order.
            context: the features of each line's place.
        """
        lattice = [self._candidates(own, around) for own, around in zip(shapes, context, strict=True)]
        ahead = self._backward(lattice)
        guesses: list[Guess] = []
        alpha: list[float] = []
        before: Candidates = []
        for line, beyond, own, around in zip(lattice, ahead, shapes, context, strict=True):
            alpha = self._forward(before, alpha, line)
            before = line
            best = 0
            top = total = 0.0
            for k, (a, b) in enumerate(zip(alpha, beyond, strict=True)):
                mass = a * b
                total += mass
                if mass > top:
                    top, best = mass, k
            label = line[best][0]
            reason = self._reason(own, around, label)
            guesses.append(Guess(self.labels[label], top / total if total else 1.0, reason))
        return guesses

    def _candidates(self, shape: tuple[str, ...], context: list[str]) -> Candidates:
        known = self.scored.get(shape)
        if known is None:
            known = tuple(self._sum([0.0] * len(self.labels), shape))
            if len(self.scored) < _REMEMBERED:
                self.scored[shape] = known
        scores = self._sum(list(known), context)
        top = max(scores)
        least = top - _HOPELESS
        return [(y, exp(score - top)) for y, score in enumerate(scores) if score > least]

    def _sum(self, scores: list[float], features: Iterable[str]) -> list[float]:
        weights = self.weights
        for feature in features:
            if feature in weights:
                for y, weight in weights[feature]:
                    scores[y] += weight
        return scores

    def _forward(self, before: Candidates, alpha: list[float], line: Candidates) -> list[float]:
        """Sum over the paths that lead to each label of a line; the sums of a line add up to 1."""
        if len(line) == 1:
            return [1.0]
        if not before:
            sums = [own for _, own in line]
        elif len(before) == 1:
            row = self.follows[before[0][0]]
            sums = [own * row[y] for y, own in line]
        else:
            sums = [0.0] * len(line)
            for (x, _), a in zip(before, alpha, strict=True):
                row = self.follows[x]
                for k, (y, own) in enumerate(line):
                    sums[k] += a * own * row[y]
        total = sum(sums) or 1.0
        return [s / total for s in sums]

    def _backward(self, lattice: list[Candidates]) -> list[list[float]]:
        """Sum over the paths that lead on from each label of each line."""
        ahead: list[list[float]] = [[] for _ in lattice]
        after: Candidates = []
        for i in range(len(lattice) - 1, -1, -1):
            line = lattice[i]
            if len(line) == 1 or not after:
                sums = [1.0] * len(line)
            else:
                sums = [0.0] * len(line)
                for k, (x, _) in enumerate(line):
                    row = self.follows[x]
                    for y, mass in after:
                        sums[k] += row[y] * mass
                total = sum(sums) or 1.0
                sums = [s / total for s in sums]
            ahead[i] = sums
            after = [(y, own * b) for (y, own), b in zip(line, sums, strict=True)]
        return ahead

    def _reason(self, shape: tuple[str, ...], context: list[str], label: int) -> str:
        """Name the feature that weighs most for a label."""
        best, reason = 0.0, "neighbours"
        speaks = self.speaks[label]
        for feature in chain(shape, context):
            weight = speaks.get(feature, 0.0)
            if weight > best:
                best, reason = weight, feature
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
    weights: dict[str, tuple[tuple[int, float], ...]] = {}
    follows = {name: [0.0] * len(labels) for name in labels}
    for row in rows:
        feature = row["feature"]
        pairs: list[tuple[int, float]] = []
        for pair in row["weights"].split():
            name, _, number = pair.rpartition("=")
            if name not in index:
                raise DataError(f"table {WEIGHTS}: {feature!r} has a weight for the unknown label {name!r}")
            pairs.append((index[name], float(number)))
        if feature.startswith("label "):
            for y, weight in pairs:
                follows[feature[len("label ") :]][y] = weight
        else:
            weights[feature] = tuple(pairs)
    speaks: list[dict[str, float]] = [{} for _ in labels]
    for feature, pairs_ in weights.items():
        for y, weight in pairs_:
            if weight > 0 and not feature.startswith(_SILENT):
                speaks[y][feature] = weight
    steps = tuple(tuple(exp(w) for w in follows[name]) for name in labels)
    return Model(labels, weights, steps, tuple(speaks), {})
