"""Choosing among the readings of a phrase, by weights learned in `training/names`."""

from __future__ import annotations

from functools import cache, lru_cache

from rupress.normalizer.nominative.context import Context, Document, attested, features
from rupress.normalizer.nominative.phrase import Reading, readings_of
from rupress.ru.tables import read_tsv


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_tsv("nominative_weights.tsv")}


@lru_cache(maxsize=1 << 14)
def _rated(phrase: str) -> tuple[tuple[Reading, float], ...]:
    """Give the readings of a phrase with what the phrase by itself says for them.

    Of readings that the surroundings cannot tell apart only the best is kept.
    """
    weights = _weights()
    best: dict[tuple[object, ...], tuple[Reading, float]] = {}
    for reading in readings_of(phrase):
        score = sum([weights.get(name, 0.0) for name in reading.features])
        key = (reading.out, reading.case, reading.number, reading.gender, reading.named)
        if key not in best or score > best[key][1]:
            best[key] = (reading, score)
    return tuple(best.values())


def best_reading(phrase: str, context: Context, doc: Document) -> Reading:
    """Give the likeliest reading of a phrase in its context; of equals the first."""
    rated = _rated(phrase)
    if len(rated) == 1 or all(reading.out == rated[0][0].out for reading, _ in rated):
        return rated[0][0]
    weights = _weights()
    around: dict[tuple[str, str, str], float] = {}
    elsewhere: dict[tuple[tuple[str, str, str, str], ...], float] = {}
    best, most = rated[0][0], float("-inf")
    for reading, score in rated:
        agreement = (reading.case, reading.number, reading.gender)
        if agreement not in around:
            around[agreement] = sum([weights.get(name, 0.0) for name in features(reading, context)])
        if reading.named not in elsewhere:
            elsewhere[reading.named] = sum([weights.get(name, 0.0) for name in attested(reading, doc)])
        total = score + around[agreement] + elsewhere[reading.named]
        if total > most:
            best, most = reading, total
    return best
