"""What of a page a view shows."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from rupress.errors import UsageError, expect
from rupress.export.layers import Layer, layers_of
from rupress.records import Kind
from rupress.show.marks import ARTICLE

PICTURES = frozenset({Kind.CAPTION, Kind.CREDIT})
"""Lines that captions are made from."""

OTHERS = frozenset({Kind.TICKER, Kind.RELATED})
"""Lines that other stories are made from."""


@frozen
class Choice:
    """Layers and lines to be shown."""

    layers: frozenset[Layer]
    """Layers whose marks and records are shown; with `kinds`, lines say of what kind they are."""
    kinds: frozenset[Kind]
    """Kinds of the lines that are shown."""

    def has(self, layer: Layer, kinds: frozenset[Kind]) -> bool:
        """Tell whether records of a layer are shown that were made from lines of these kinds, or from any if empty."""
        return layer in self.layers and (not kinds or not kinds.isdisjoint(self.kinds))


def choose(layers: Iterable[str] = (), kinds: Iterable[str] | None = None) -> Choice:
    """Read what a caller wants to see.

    Args:
        layers: `kinds`, `names`, `dates`, `quotes`; all of them if none is given.
        kinds: kinds of lines, as in `rupress.Kind`; if not given, all where kinds are a layer that is shown, else those
            of the article, since nothing is found elsewhere.

    Raises:
        UsageError: there is no such layer or kind.
    """
    expect(layers, Iterable, "layers", f"some of {', '.join(Layer)}")
    asked = (layers,) if isinstance(layers, str) else tuple(layers)
    chosen = frozenset(layers_of(asked or tuple(Layer)))
    if kinds is None:
        return Choice(chosen, frozenset(Kind) if Layer.KINDS in chosen else ARTICLE)
    expect(kinds, Iterable, "kinds", "kinds of lines, as in rupress.Kind, or None")
    lines = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    unknown = [kind for kind in lines if kind not in set(Kind)]
    if unknown:
        raise UsageError(f"kinds of lines are {', '.join(Kind)}, not {unknown[0]!r}")
    return Choice(chosen, frozenset(map(Kind, lines)))
