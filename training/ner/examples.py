"""From documents to arrays: pieces, forms and the tags of each head."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

import numpy as np
from attrs import define, frozen
from numpy.typing import NDArray
from training.ner.corpora import LEARNT, Document, Spans

from rupress.ner.decode import TAGS, TYPES
from rupress.ner.features import encode, grams_of


@frozen(eq=False)
class Example:
    """One text as the network reads it."""

    forms: NDArray[np.int32]
    """Global number of each piece's form."""
    contexts: NDArray[np.int32]
    stems: NDArray[np.int32]
    tags: NDArray[np.int8]
    """readings x pieces: the tag under each reading."""
    heads: tuple[int, ...]
    """Which head each reading teaches."""
    gold: tuple[bool, ...]
    """Of each reading, whether people made it."""


@define(eq=False)
class Forms:
    """All folded forms of the corpora."""

    numbers: dict[str, int]
    """A number for each; 0 stands for those never seen."""
    counts: Counter[str]

    @classmethod
    def empty(cls) -> Forms:
        """Return no forms but the one that stands for those never seen."""
        return cls({"": 0}, Counter())

    def add(self, text: str, *, count: bool = True) -> None:
        """Give numbers to the forms of a text, and count them unless the text is kept for measuring."""
        features = encode(text, {})
        numbers = self.numbers
        for form in features.unknown:
            numbers.setdefault(form, len(numbers))
        if not count:
            return
        seen = np.bincount(features.forms, minlength=len(features.unknown)).tolist()
        self.counts.update(dict(zip(features.unknown, seen, strict=True)))


def example(document: Document, forms: Forms) -> Example:
    """Encode a document."""
    features = encode(document.text, {})
    number = np.array([forms.numbers.get(form, 0) for form in features.unknown], np.int32)
    readings = [(head, spans) for head in LEARNT for spans in document.labels.get(head, ())]
    tags = np.stack([tags_of(spans, features.starts, features.stops) for _, spans in readings])
    return Example(
        number[features.forms],
        features.contexts.astype(np.int32),
        features.stems.astype(np.int32),
        tags,
        tuple(LEARNT.index(head) for head, _ in readings),
        tuple(head in document.gold for head, _ in readings),
    )


def tags_of(spans: Spans, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> NDArray[np.int8]:
    """Write spans as tags; a span that cuts a piece takes the whole piece."""
    tags = np.zeros(len(starts), np.int8)
    for start, stop, type_ in spans:
        first = int(np.searchsorted(stops, start, "right"))
        last = int(np.searchsorted(starts, stop, "left")) - 1
        while first <= last and starts[last] >= stop:
            last -= 1
        if first > last or tags[first : last + 1].any():
            continue
        base = 1 + 4 * TYPES.index(type_)
        if first == last:
            tags[first] = base + 3
        else:
            tags[first] = base
            tags[first + 1 : last] = base + 1
            tags[last] = base + 2
    assert tags.max(initial=0) < len(TAGS)
    return tags


def gram_table(forms: Iterable[str], buckets: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Hash the character sequences of all forms: one flat array, and where each form's part begins."""
    flat: list[int] = []
    offsets = [0]
    for form in forms:
        flat += grams_of(form or "?", buckets)
        offsets.append(len(flat))
    return np.array(flat, np.int64), np.array(offsets, np.int64)


def shuffled(n: int, rng: random.Random) -> list[int]:
    """Return 0 … n - 1 in random order."""
    order = list(range(n))
    rng.shuffle(order)
    return order
