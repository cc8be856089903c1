"""Token F1 in the manner of ../shared/score/entities.py, for any head of a model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from training.ner.corpora import Spans

from rupress.ner import tag
from rupress.ner.decode import TYPES
from rupress.ner.model import Model

WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+|\d+|[^\sA-Za-zА-Яа-яЁё\d]")
Row = tuple[str, Spans]


class Score:
    """Words right, found and wanted of each type; they add up over texts and folds."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, rows: Iterable[Row], model: Model, head: str) -> Score:
        """Count the words of some texts."""
        for text, spans in rows:
            words = [m.span() for m in WORD.finditer(text)]
            found = tag(text, head=head, model=model)
            for type_ in TYPES:
                gold = _inside(words, [(a, b) for a, b, t in spans if t == type_])
                guess = _inside(words, [(a, b) for a, b, t, _ in found if t == type_])
                self.counts[type_, "gold"] += len(gold)
                self.counts[type_, "guess"] += len(guess)
                self.counts[type_, "both"] += len(gold & guess)
        return self

    def f1(self, type_: str) -> float:
        """Return the harmonic mean of precision and recall."""
        both = 2 * self.counts[type_, "both"]
        return both / max(1, self.counts[type_, "gold"] + self.counts[type_, "guess"])

    def __str__(self) -> str:
        values = [self.f1(type_) for type_ in TYPES]
        return " ".join(f"{t} {v:.4f}" for t, v in zip(TYPES, values, strict=True)) + f" mean {sum(values) / 3:.4f}"


def _inside(words: list[tuple[int, int]], spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the words that lie inside a span."""
    return {word for word in words for a, b in spans if a <= word[0] and word[1] <= b} if spans else set()
