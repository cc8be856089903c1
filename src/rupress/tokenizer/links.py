"""How much of a line stands in links: nearly all of a menu or a list, next to nothing of a text."""

from __future__ import annotations

from rupress.records import Line

SHARES = (0.05, 0.5, 0.95)
"""Shares of a line's characters in links, as steps for features."""
_HALF = 0.5
_WHOLE = 0.9
"""Share from which all of a line is a link, but for a mark, a time or a count beside it."""


def is_linked(line: Line) -> bool:
    """Tell whether more than half of a line stands in links."""
    return line.links > _HALF


def is_unlinked(line: Line) -> bool:
    """Tell whether less than half of a line stands in links."""
    return line.links < _HALF


def is_one_link(line: Line) -> bool:
    """Tell whether a line is a link, and nothing else."""
    return line.links > _WHOLE
