"""Straight marks that the export of a table has doubled: "Тренер ""Зари"" рад" is a cell that says Тренер "Зари" рад.

A cell exported twice has four marks for one. The marks around the cell itself are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rupress.span import Span

_RUN = re.compile('"{2,}')
_UNITS = (4, 2)
"""So many marks may stand for one, the larger number first."""
_OPENING = re.compile('"+')


def unit(text: str, blocks: Iterable[Span]) -> int:
    """Say how many straight marks stand for one in an article: 1, but 2 or 4 in the cell of a table.

    Two in a row may close two quotations (ООО "Фирма "Север""); only where two open one, too, they are doubled.
    """
    if '""' not in text:
        return 1
    for block in blocks:
        found = _RUN.finditer(text, block.start, block.stop)
        runs = [m for m in found if block.start < m.start() and m.end() < block.stop]
        for size in _UNITS:
            whole = [m for m in runs if not len(m.group()) % size]
            opening = any(not text[m.start() - 1].isalnum() and text[m.end()].isalnum() for m in whole)
            if opening and any(not text[m.end()].isalnum() for m in whole):
                return size
    return 1


def unwrapped(text: str, block: Span, size: int) -> Span:
    """Leave out the marks around a cell: those at its edges that are too few to stand for one inside."""
    if size == 1:
        return block
    start, stop = block.start, block.stop
    opening = _OPENING.match(text, start, stop)
    if opening is not None:
        start += len(opening.group()) % size
    end = start + len(text[start:stop].rstrip())
    marks = end - start - len(text[start:end].rstrip('"'))
    return Span(start, end - marks % size) if marks else Span(start, stop)
