"""How much each feature speaks for a reading: the weights that `training/names` learns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from rupress.ru.tables import each_row


class _Weights(dict[str, float]):
    """Weights by feature; those never learned weigh nothing."""

    def __missing__(self, feature: str) -> float:
        return 0.0


@cache
def _weight() -> Callable[[str], float]:
    table = _Weights((row["feature"], float(row["weight"])) for row in each_row("nominative_weights.tsv"))
    return table.__getitem__


def weighed(features: Iterable[str]) -> float:
    """Add up what features weigh; those never learned weigh nothing."""
    return sum(map(_weight(), features))
