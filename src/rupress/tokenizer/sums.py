"""Sums of weights over groups of features: the arithmetic of the line model, a page at a time.

A group of features that was met before is known again by its arguments, with its sums: the same menus, headings and
neighbourhoods come again on every page of a site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Any

import numpy as np

from rupress.matrices import Floats
from rupress.tokenizer.groups import Group, spell
from rupress.tokenizer.network import MARGIN, Network

_REMEMBERED = 20_000
"""How many groups' sums are kept."""
_BLOCK = 1_024
"""How many lines are added up at once: a page of a million lines needs no more memory for it than one of a thousand."""

Candidates = tuple[list[int], list[float]]
"""Labels of one line that are not hopeless, and for each the exponent of its own score (the best one has 1)."""


class Weights:
    """The weights of the features, and what was added up of them so far."""

    def __init__(self, features: dict[str, int], weights: Floats, speaks: Floats, network: Network) -> None:
        """Take the weights.

        Args:
            features: numbers of the features, from 1; row 0 of both arrays is all zeros.
            weights: for each feature what it adds to the score of each label.
            speaks: the same where it may be named as the reason for the label, else 0.
            network: what the lines around add; its rows are those of the features, from 0.
        """
        self.features = features
        self.weights = np.concatenate((weights, np.pad(network.rows, ((1, 0), (0, 0)))), axis=1)
        self.speaks = speaks
        self.network = network
        self._table = _Table(self)

    def score(self, lines: Sequence[Sequence[Group]]) -> Scores:
        """Look up the groups of each line of a page."""
        if len(self._table.rows) > _REMEMBERED:
            self.forget()
        return Scores(self._table, lines)

    def forget(self) -> None:
        """Forget the groups met so far; pages being scored keep theirs."""
        self._table = _Table(self)


class _Table:
    """The groups met so far."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.network = weights.network
        self._lock = Lock()
        self.rows: dict[Group, int] = {}
        """Row of each group in both arrays, from 1; a row once given never changes."""
        self.sums: Floats = np.zeros((1, weights.weights.shape[1]), np.float32)
        """What a group adds to the score of each label, and to what the network sees of its line."""
        self.best: Floats = np.zeros((1, weights.speaks.shape[1]), np.float32)
        """The most that one of its features says for each label."""
        self.reasons: dict[tuple[int, int], str] = {}
        """By row and label: the feature that says it."""

    def add(self, groups: Iterable[Group]) -> None:
        """Add up the weights of groups not met before."""
        with self._lock:
            fresh = [group for group in dict.fromkeys(groups) if group not in self.rows]
            if not fresh:
                return
            number = self._weights.features.get
            features: list[int] = []
            starts: list[int] = []
            for group in fresh:
                starts.append(len(features))
                features.append(0)
                features += [number(name, 0) for name in spell(group)]
            added = np.add.reduceat(self._weights.weights[features], starts)
            best = np.maximum.reduceat(self._weights.speaks[features], starts)
            first = len(self.rows) + 1
            stop = first + len(fresh)
            if stop > len(self.sums):
                self.sums = _longer(self.sums, first, stop)
                self.best = _longer(self.best, first, stop)
            self.sums[first:stop] = added
            self.best[first:stop] = best
            self.rows.update(zip(fresh, range(first, stop), strict=True))

    def reason(self, row: int, label: int, group: Group) -> str:
        """Name the feature of a group that speaks most for a label."""
        known = self.reasons.get((row, label))
        if known is None:
            number, speaks = self._weights.features.get, self._weights.speaks
            known = max(spell(group), key=lambda name: speaks[number(name, 0), label])
            self.reasons[row, label] = known
        return known


def _longer(array: Floats, used: int, more: int) -> Floats:
    """Make room for more rows, and for as many again, so that most pages copy nothing."""
    return np.concatenate((array[:used], np.zeros((more, array.shape[1]), np.float32)))


class Scores:
    """The scores of the lines of one page."""

    def __init__(self, table: _Table, lines: Sequence[Sequence[Group]]) -> None:
        self._table = table
        self._lines = lines
        known = table.rows.get
        rows: list[Any] = [known(group) for line in lines for group in line]
        if None in rows:
            groups = [group for line in lines for group in line]
            table.add(group for group, row in zip(groups, rows, strict=True) if row is None)
            rows = [table.rows[group] for group in groups]
        sizes = np.array([len(line) for line in lines])
        filled = np.arange(sizes.max(initial=1)) < sizes[:, None]
        self._rows = np.zeros(filled.shape, np.intp)
        """Rows of the table, line by line, filled up with row 0."""
        self._rows[filled] = rows

    def hopeful(self, within: float) -> Iterator[Candidates]:
        """List the labels of each line whose score is less than `within` under the best one of the line."""
        for first in range(0, len(self._rows), _BLOCK):
            scores = self._block(first, min(first + _BLOCK, len(self._rows)))
            scores -= scores.max(axis=1, keepdims=True)
            kept = scores > -within
            labels = kept.nonzero()[1].tolist()
            shares = np.exp(scores[kept]).tolist()
            start = 0
            for stop in kept.sum(axis=1).cumsum().tolist():
                yield labels[start:stop], shares[start:stop]
                start = stop

    def _block(self, first: int, stop: int) -> Floats:
        """Score some of the lines; the network sees what stands around them, too."""
        before = max(0, first - MARGIN)
        added = self._table.sums[self._rows[before : stop + MARGIN]].sum(axis=1)
        labels = self._table.best.shape[1]
        scores: Floats = added[:, :labels] + self._table.network.score(added[:, labels:])
        return scores[first - before : stop - before]

    def reasons(self, labels: Sequence[int]) -> list[str | None]:
        """Name for each line the feature that speaks most for its label; None where none speaks for it."""
        table, lines = self._table, self._lines
        chosen = np.array(labels, np.intp)[:, None]
        said = table.best[self._rows, chosen]
        where = said.argmax(axis=1)
        every = np.arange(len(said))
        rows, most = self._rows[every, where].tolist(), said[every, where].tolist()
        return [
            table.reason(row, label, line[k]) if weight > 0 else None
            for k, row, label, weight, line in zip(where.tolist(), rows, labels, most, lines, strict=True)
        ]
