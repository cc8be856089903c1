"""The same words in headline, deck and body: one utterance with several occurrences."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from rupress.records import Quote, QuoteKind
from rupress.span import Span

_WORD = re.compile(r"\w+")
_KEY = 3
"""Quotes are compared if one begins with three words that stand in the other."""
_MOST = 20
"""Words that more quotes than that share are a formula, no repeated utterance."""


def linked(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Tell every quote where else its words stand: inside a longer quote, or as a quote of their own."""
    said = [_WORD.findall(q.text.lower().replace("ё", "е")) if q.kind is not QuoteKind.INDIRECT else [] for q in quotes]
    keys = [tuple(words[:_KEY]) for words in said]
    holders: dict[tuple[str, ...], list[int]] = {key: [] for key in keys if len(key) == _KEY}
    for k, words in enumerate(said):
        for key in holders.keys() & set(zip(words, words[1:], words[2:], strict=False)):
            holders[key].append(k)
    places: list[list[Span]] = [[] for _ in quotes]
    for k, words in enumerate(said):
        others = holders.get(keys[k], [])
        if len(others) > _MOST:
            continue
        text = f" {' '.join(words)} "
        for other in others:
            if other != k and text in f" {' '.join(said[other])} ":
                places[k].append(quotes[other].span)
                places[other].append(quotes[k].span)
    return tuple(
        attrs.evolve(q, occurrences=tuple(sorted(set(spans)))) if spans else q
        for q, spans in zip(quotes, places, strict=True)
    )
