"""Forward and backward sums over a chain of labels."""

from __future__ import annotations

from collections.abc import Sequence

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
            before = list(zip(names, sums, strict=True))
            sums = []
            for y, share in zip(labels, own, strict=True):
                column = back[y]
                sums.append(share * sum([a * column[x] for x, a in before]))
            total = sum(sums) or 1.0
            sums = [s / total for s in sums]
        names = labels
        result.append([a * b for a, b in zip(sums, beyond, strict=True)])
    return result


def _backward(lattice: Sequence[Candidates], steps: Steps) -> list[list[float]]:
    """Sum over the paths that lead on from each label of each line."""
    ahead: list[list[float]] = []
    after: list[tuple[int, float]] = []
    for labels, own in reversed(lattice):
        if len(labels) == 1:
            ahead.append(_SURE)
            after = [(labels[0], 1.0)]
            continue
        if not after:
            sums = [1.0] * len(labels)
        elif len(after) == 1:
            y = after[0][0]
            sums = [steps[x][y] for x in labels]
        else:
            sums = []
            for x in labels:
                row = steps[x]
                sums.append(sum([row[y] * mass for y, mass in after]))
            total = sum(sums) or 1.0
            sums = [s / total for s in sums]
        ahead.append(sums)
        after = [(y, share * b) for y, share, b in zip(labels, own, sums, strict=True)]
    ahead.reverse()
    return ahead
