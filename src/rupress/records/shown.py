"""The one thing that records do: show themselves in a notebook."""

from __future__ import annotations


class Shown:
    """A record that a notebook shows as HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the record: what it says, what it means, and by which rule it was found."""
        from rupress import show

        return show.record(self)
