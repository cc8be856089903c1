"""Forward and backward sums over a chain of labels."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter, mul

from rupress.tokenizer.sums import Candidates

Steps = Sequence[Sequence[float]]
"""By label and label of the next line: how much the step between them weighs, as a factor."""

_SURE = [1.0]
"""All paths lead through the only label of a line."""


def masses(lattice: Sequence[Candidates], steps: Steps) -> list[list[float]]:
    """Give for each line and candidate the sum over all paths through it; the sums of one line share a scale."""
    back = list(zip(*steps, strict=True))
    ahead = _backward(lattice, steps)
    result: list[list[float]] = []
    names: list[int] = []
    sums: list[float] = []
    for (labels, own), beyond in zip(lattice, ahead, strict=True):
        if len(labels) == 1:
            names, sums = labels, _SURE
            result.append(_SURE)
            continue
        if not names:
            sums = own
        elif len(names) == 1:
            row = steps[names[0]]
            sums = [share * row[y] for y, share in zip(labels, own, strict=True)]
        else:
            pick, before = itemgetter(*names), sums
            sums = [share * sum(map(mul, pick(back[y]), before)) for y, share in zip(labels, own, strict=True)]
            total = sum(sums) or 1.0
            sums = [s / total for s in sums]
        names = labels
        result.append(list(map(mul, sums, beyond)))
    return result


def _backward(lattice: Sequence[Candidates], steps: Steps) -> list[list[float]]:
    """Sum over the paths that lead on from each label of each line."""
    ahead: list[list[float]] = []
    names: list[int] = []  # labels of the line after it, with their own share of what lies ahead of them
    after: list[float] = []
    for labels, own in reversed(lattice):
        if len(labels) == 1:
            ahead.append(_SURE)
            names, after = labels, _SURE
            continue
        if not names:
            sums = [1.0] * len(labels)
        elif len(names) == 1:
            y = names[0]
            sums = [steps[x][y] for x in labels]
        else:
            pick = itemgetter(*names)
            sums = [sum(map(mul, pick(steps[x]), after)) for x in labels]
            total = sum(sums) or 1.0
            sums = [s / total for s in sums]
        ahead.append(sums)
        names, after = labels, list(map(mul, own, sums))
    ahead.reverse()
    return ahead
