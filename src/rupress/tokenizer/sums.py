"""Sums of weights over groups of features: the arithmetic of the line model, a page at a time.

A group of features that was met before is known again by its key, with its sums: the same menus, headings and
neighbourhoods come again on every page of a site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from rupress.matrices import Floats
from rupress.tokenizer import additions
from rupress.tokenizer.groups import Column, Key, Names, spell
from rupress.tokenizer.network import MARGIN, Network, without_rows

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
        self.network = without_rows(network)  # they are among the weights now
        self._table = _Table(self)

    def score(self, columns: Sequence[Column]) -> Scores:
        """Look up the groups of all lines of a page."""
        if self._table.size > _REMEMBERED:
            self.forget()
        return Scores(self._table, columns)

    def forget(self) -> None:
        """Forget the groups met so far; pages being scored keep theirs."""
        self._table = _Table(self)


class _Table:
    """The groups met so far."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.network = weights.network
        self._lock = Lock()
        self._rows: dict[Names, dict[Key, int]] = {}
        """Row of each group in both arrays, from 1; a row once given never changes. Row 0 is no features at all."""
        self.size = 1
        """How many rows there are."""
        self.sums: Floats = np.zeros((1, weights.weights.shape[1]), np.float32)
        """What a group adds to the score of each label, and to what the network sees of its line."""
        self.best: Floats = np.zeros((1, weights.speaks.shape[1]), np.float32)
        """The most that one of its features says for each label."""
        self.reasons: dict[tuple[int, int], str] = {}
        """By row and label: the feature that says it."""

    def look_up(self, columns: Sequence[Column]) -> NDArray[np.intp]:
        """Give columns x lines, the row of each group; those not met before get one."""
        known = [self._rows.setdefault(names, {(): 0}) for names, _ in columns]
        rows = [list(map(met.get, keys)) for met, (_, keys) in zip(known, columns, strict=True)]
        if unknown := [k for k, found in enumerate(rows) if None in found]:
            keys = {k: list(columns[k][1]) for k in unknown}
            fresh = {k: [key for key, row in zip(keys[k], rows[k], strict=True) if row is None] for k in unknown}
            with self._lock:
                self._add([(columns[k][0], known[k], fresh[k]) for k in unknown])
            for k in unknown:
                rows[k] = list(map(known[k].__getitem__, keys[k]))
        return np.fromiter(chain.from_iterable(rows), np.intp).reshape(len(rows), -1)

    def _add(self, columns: Sequence[tuple[Names, dict[Key, int], list[Key]]]) -> None:
        """Add up the weights of groups not met before: by column what names them, those met, and the keys."""
        fresh = [[key for key in dict.fromkeys(keys) if key not in met] for _, met, keys in columns]
        named = [names(*key) for (names, _, _), keys in zip(columns, fresh, strict=True) for key in keys]
        if not named:
            return  # another thread was faster
        number = self._weights.features.get
        features = np.fromiter(map(number, chain.from_iterable(named), repeat(0)), np.intp)
        sizes = np.fromiter(map(len, named), np.intp, len(named))
        first, stop = self.size, self.size + len(named)
        if stop > len(self.sums):
            self.sums = _longer(self.sums, first, stop)
            self.best = _longer(self.best, first, stop)
        self.sums[first:stop] = additions.sums(self._weights.weights, features, sizes)
        self.best[first:stop] = additions.maxima(self._weights.speaks, features, sizes)
        self.size = stop
        rows = iter(range(first, stop))
        for (_, met, _), keys in zip(columns, fresh, strict=True):
            met.update(zip(keys, rows, strict=False))

    def reason(self, row: int, label: int, names: Names, key: Key) -> str:
        """Name the feature of a group that speaks most for a label, and remember it."""
        number, speaks = self._weights.features.get, self._weights.speaks
        reason = max(spell(names, key), key=lambda name: speaks[number(name, 0), label])
        self.reasons[row, label] = reason
        return reason


def _longer(array: Floats, used: int, more: int) -> Floats:
    """Make room for more rows, and for as many again, so that most pages copy nothing."""
    return np.concatenate((array[:used], np.zeros((more, array.shape[1]), np.float32)))


class Scores:
    """The scores of the lines of one page."""

    def __init__(self, table: _Table, columns: Sequence[Column]) -> None:
        self._table = table
        self._columns = columns
        self._rows = table.look_up(columns)
        """Columns x lines: rows of the table."""

    def hopeful(self, within: float) -> Iterator[Candidates]:
        """List the labels of each line whose score is less than `within` under the best one of the line."""
        lines = self._rows.shape[1]
        for first in range(0, lines, _BLOCK):
            scores = self._block(first, min(first + _BLOCK, lines))
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
        added = self._added(before, stop + MARGIN)
        labels = self._table.best.shape[1]
        scores: Floats = added[:, :labels] + self._table.network.score(added[:, labels:])
        return scores[first - before : stop - before]

    def _added(self, first: int, stop: int) -> Floats:
        """Add up the groups of each line, column by column: all at once they would fill the processor's caches."""
        sums = self._table.sums
        head, *others = self._rows[:, first:stop]
        added: Floats = sums.take(head, axis=0)
        more: Floats = np.empty_like(added)
        for rows in others:
            # the numbers are all within bounds; «clip» lets NumPy write into `more` without a copy of its own
            added += sums.take(rows, axis=0, out=more, mode="clip")
        return added

    def reasons(self, labels: Sequence[int]) -> list[str | None]:
        """Name for each line the feature that speaks most for its label; None where none speaks for it."""
        said = self._table.best[self._rows, np.array(labels, np.intp)]
        where = said.argmax(axis=0)
        every = np.arange(len(labels))
        rows, most = self._rows[where, every].tolist(), said[where, every].tolist()
        known = map(self._table.reasons.get, zip(rows, labels, strict=True))
        return [
            (reason or self._reason(i, column, row, label)) if weight > 0 else None
            for i, (column, row, label, weight, reason) in enumerate(
                zip(where.tolist(), rows, labels, most, known, strict=True)
            )
        ]

    def _reason(self, line: int, column: int, row: int, label: int) -> str:
        """Find out the reason of a line for which it is not known yet."""
        names, keys = self._columns[column]
        return self._table.reason(row, label, names, keys[line])
