"""The same words in headline, deck and body: one utterance with several occurrences."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from rupress.records import Quote, QuoteKind
from rupress.span import Span

_WORD = re.compile(r"\w+")
_SHORTEST = 3


def linked(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Tell every quote where else its words stand: inside a longer quote, or as a quote of their own."""
    said = [f" {' '.join(_WORD.findall(q.text.lower().replace('ё', 'е')))} " for q in quotes]
    places: list[list[Span]] = [[] for _ in quotes]
    short = [k for k, q in enumerate(quotes) if q.kind is not QuoteKind.INDIRECT and said[k].count(" ") > _SHORTEST]
    for k in short:
        for other, words in enumerate(said):
            if other != k and quotes[other].kind is not QuoteKind.INDIRECT and said[k] in words:
                places[k].append(quotes[other].span)
                places[other].append(quotes[k].span)
    return tuple(
        attrs.evolve(q, occurrences=tuple(sorted(set(spans)))) if spans else q
        for q, spans in zip(quotes, places, strict=True)
    )
