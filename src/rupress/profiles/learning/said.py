"""What a learnt profile says of one selector or line, and what speaks for it."""

from __future__ import annotations

from attrs import frozen


@frozen
class Said:
    """An entry of a learnt profile."""

    kind: str
    """What its lines are."""
    what: str
    """The selector, or the line."""
    agreed: int
    """Pages on which rupress read that itself."""
    pages: int
    """Pages that it was seen on."""
    mended: int
    """Lines that it changes on all of them together."""

    def why(self) -> str:
        """Say it in a few words: `18 of 20 pages, mends 3 lines`."""
        more = f", mends {self.mended} line{'s' * (self.mended != 1)}" if self.mended else ""
        return f"{self.agreed} of {self.pages} pages{more}"
