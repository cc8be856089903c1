"""Learnt weights of features, and their sums over groups of features that are known together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from rupress.ru.tables import each_row
from rupress.tokenizer.groups import Column, Key, Names, spell

TABLE = "layout_context.tsv"

_REMEMBERED = 10_000
"""How many sums of each group are kept."""


class Tally:
    """Weights of features, in hundredths, and their sums so far."""

    def __init__(self, weights: dict[str, int]) -> None:
        self.weights = weights
        self._known: dict[Names, dict[Key, int]] = {}

    def scores(self, columns: Sequence[Column]) -> list[int]:
        """Sum up the weights of each line."""
        return list(map(sum, zip(*map(self._column, columns), strict=True)))

    def _column(self, column: Column) -> list[int]:
        """Sum up the weights of one group for each line."""
        names, keys = column
        known = self._known.setdefault(names, {})
        sums = list(map(known.get, keys))
        if None not in sums:
            return sums  # type: ignore[return-value]
        if len(known) > _REMEMBERED:
            known = self._known[names] = {}
        weight = self.weights.get
        # each is asked for: `difference` may go through `known`, while another thread adds to it
        for key in [key for key in set(keys) if key not in known]:
            known[key] = sum(map(weight, spell(names, key), repeat(0)))
        return list(map(known.__getitem__, keys))

    def forget(self) -> None:
        """Forget the sums."""
        self._known = {}


class Tallies(NamedTuple):
    """What is learnt of the page as a whole."""

    zone: Tally
    """Of the run of body text: see `zones.py`."""
    anchor: Tally
    """Of the headline: see `anchors.py`."""
    presence: dict[str, int]
    """Of what speaks for an article, in hundredths: see `evidence.py`."""


@cache
def tallies() -> Tallies:
    """Read the weights that the package ships, once."""
    return _tallies(each_row(TABLE))


def read_tallies(table: str) -> Tallies:
    """Read weights from the text of a table; see `tallies`."""
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return _tallies(dict(zip(lines[0], line, strict=True)) for line in lines[1:])


def _tallies(rows: Iterable[dict[str, str]]) -> Tallies:
    parts: dict[str, dict[str, int]] = {"zone": {}, "anchor": {}, "presence": {}}
    for row in rows:
        parts[row["part"]][row["feature"]] = int(row["weight"])
    return Tallies(Tally(parts["zone"]), Tally(parts["anchor"]), parts["presence"])
