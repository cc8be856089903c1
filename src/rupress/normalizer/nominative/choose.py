"""Choosing among the readings of a phrase, by weights learned in `training/names`."""

from __future__ import annotations

from functools import cache, lru_cache

from attrs import frozen

from rupress.normalizer.nominative.context import Context, Document, attested, features
from rupress.normalizer.nominative.phrase import Reading, readings_of
from rupress.ru.tables import read_tsv

_MOST_SAID = 1 << 12
"""How many phrases a document keeps the weights of."""


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_tsv("nominative_weights.tsv")}


@frozen(eq=False)
class _Rated:
    """The readings of a phrase with what can be said before its surroundings are known."""

    readings: tuple[tuple[Reading, float], ...]
    """Each with what the phrase by itself says for it."""
    settled: bool
    """Whether all give the same nominative, so that the surroundings need not be asked."""
    agreements: dict[tuple[str, str, str], Reading]
    """Cases, numbers and genders among them, each with one reading: the neighbours see no more of it."""


@lru_cache(maxsize=1 << 14)
def _rated(phrase: str) -> _Rated:
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
    rated = tuple(best.values())
    settled = all(reading.out == rated[0][0].out for reading, _ in rated)
    return _Rated(rated, settled, {_agreement(reading): reading for reading, _ in rated})


def _agreement(reading: Reading) -> tuple[str, str, str]:
    return reading.case, reading.number, reading.gender


def _said(phrase: str, rated: _Rated, doc: Document) -> tuple[float, ...]:
    """Give what the rest of the document says for each reading; a phrase that comes again is not weighed again."""
    said = doc.said.get(phrase)
    if said is None:
        weights = _weights()
        found: dict[tuple[tuple[str, str, str, str], ...], float] = {}
        for reading, _ in rated.readings:
            if reading.named not in found:
                found[reading.named] = sum([weights.get(name, 0.0) for name in attested(reading, doc)])
        said = tuple([found[reading.named] for reading, _ in rated.readings])
        if len(doc.said) < _MOST_SAID:
            doc.said[phrase] = said
    return said


def best_reading(phrase: str, context: Context, doc: Document) -> Reading:
    """Give the likeliest reading of a phrase in its context; of equals the first."""
    rated = _rated(phrase)
    best, most = rated.readings[0][0], float("-inf")
    if rated.settled:
        return best
    weights = _weights()
    around = {
        agreement: sum([weights.get(name, 0.0) for name in features(reading, context)])
        for agreement, reading in rated.agreements.items()
    }
    for (reading, score), elsewhere in zip(rated.readings, _said(phrase, rated, doc), strict=True):
        total = score + around[_agreement(reading)] + elsewhere
        if total > most:
            best, most = reading, total
    return best
