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

    readings: tuple[Reading, ...]
    """One alone if all give the same nominative, so that the surroundings need not be asked."""
    scores: tuple[float, ...]
    """What the phrase by itself says for each."""
    agreements: tuple[Reading, ...]
    """One reading for each case, number and gender among them: the neighbours see no more of a reading."""
    places: tuple[int, ...]
    """For each reading the place of its like among `agreements`."""


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
    rated = tuple(reading for reading, _ in best.values())
    if all(reading.out == rated[0].out for reading in rated):
        return _Rated(rated[:1], (), (), ())
    agreements: dict[tuple[str, str, str], Reading] = {}
    for reading in rated:
        agreements.setdefault((reading.case, reading.number, reading.gender), reading)
    index = {agreement: place for place, agreement in enumerate(agreements)}
    places = tuple([index[reading.case, reading.number, reading.gender] for reading in rated])
    return _Rated(rated, tuple([score for _, score in best.values()]), tuple(agreements.values()), places)


def _said(phrase: str, rated: _Rated, doc: Document) -> tuple[float, ...]:
    """Give what the rest of the document says for each reading; a phrase that comes again is not weighed again."""
    said = doc.said.get(phrase)
    if said is None:
        weights = _weights()
        found: dict[tuple[tuple[str, str, str, str], ...], float] = {}
        for reading in rated.readings:
            if reading.named not in found:
                found[reading.named] = sum([weights.get(name, 0.0) for name in attested(reading, doc)])
        said = tuple([found[reading.named] for reading in rated.readings])
        if len(doc.said) < _MOST_SAID:
            doc.said[phrase] = said
    return said


def best_reading(phrase: str, context: Context, doc: Document) -> Reading:
    """Give the likeliest reading of a phrase in its context; of equals the first."""
    rated = _rated(phrase)
    best, most = rated.readings[0], float("-inf")
    if len(rated.readings) == 1:
        return best
    weights = _weights()
    around = [sum([weights.get(name, 0.0) for name in features(reading, context)]) for reading in rated.agreements]
    said = _said(phrase, rated, doc)
    for reading, score, place, elsewhere in zip(rated.readings, rated.scores, rated.places, said, strict=True):
        total = score + around[place] + elsewhere
        if total > most:
            best, most = reading, total
    return best
