"""The name tagger: people, places and organisations as flat spans, by numpy alone. How it was made: docs/model.md."""

from __future__ import annotations

from rupress.errors import UsageError
from rupress.ner.decode import decode, nested
from rupress.ner.features import encode
from rupress.ner.model import HEADS, INNER, Model, shipped
from rupress.ner.network import score
from rupress.ner.pieces import windows

__all__ = ["HEADS", "tag"]


def tag(text: str, *, head: str = "factrueval", model: Model | None = None) -> tuple[tuple[int, int, str, float], ...]:
    """Find the names in a text.

    Args:
        text: any text; a line is never left inside a name.
        head: whose convention of what a name is: "factrueval" (flat names: «МИД» ORG, «РФ» LOC; the library's own),
            "nerel" (nested: «МИД РФ» ORG, in it «РФ» LOC) or "slavic" (as in SlavicNER).
        model: another model than the shipped one, as `rupress.ner.model.load` reads it.

    Returns:
        (start, stop, type, confidence) of each name, in order; type is PER, LOC or ORG, confidence is between 0 and 1.
        Names never overlap, but under "nerel" a name may hold others, which follow it.

    Raises:
        UsageError: there is no such convention.
        DataError: the shipped model is damaged.

    Example:
        >>> [(start, stop, type_) for start, stop, type_, _ in tag("Мэр Казани встретился с Иваном Лосевым.")]
        [(4, 10, 'LOC'), (24, 38, 'PER')]
    """
    if head not in HEADS:
        raise UsageError(f"head={head!r} is no convention of the tagger; pass one of {', '.join(map(repr, HEADS))}")
    found: list[tuple[int, int, str, float]] = []
    for start, stop in windows(text):
        if model is None:
            model = shipped()
        found += _names(text[start:stop], start, model, head)
    return tuple(found)


def _names(stretch: str, shift: int, model: Model, head: str) -> list[tuple[int, int, str, float]]:
    """Find the names in a stretch that begins at `shift` in the text."""
    features = encode(stretch, model.vocabulary)
    heads = (head, INNER) if head == "nerel" else (head,)
    names, *inner = (decode(scores, features.breaks) for scores in score(features, model, heads))
    if inner:
        names = nested(names, inner[0])
    starts, stops = features.starts, features.stops
    places = ((int(starts[first]), int(stops[last]), type_, sure) for first, last, type_, sure in names)
    # a mark alone in its line («\ufeff») names nothing
    return [(a + shift, b + shift, type_, sure) for a, b, type_, sure in places if any(map(str.isalnum, stretch[a:b]))]
