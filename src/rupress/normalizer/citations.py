"""Block quotations of HTML: which lines each holds, and which of them says who is cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rupress.records import Line, Source

_QUOTE = "blockquote"
_SIGNED = re.compile(r">blockquote(?:>[^>]+)*>(?:cite|footer)(?:>|$)")
"""Where the markup says who is cited."""
_DASH = re.compile(r"\s*[—–-]+\s*\w")
_SIGNATURE = 120
"""Most characters of the words that say who is cited."""


def citations(source: Source, starts: Sequence[int]) -> list[int]:
    """Number the block quotations of a page.

    Args:
        source: the page.
        starts: where the blocks of its article begin.

    Returns:
        For each block the number of its block quotation, 0 if it is in none, negative if it says who is cited.
    """
    if not any(_QUOTE in line.landmarks for line in source.lines):
        return [0] * len(starts)
    numbers = list(_numbered(source))
    begins = [line.span.start for line in source.lines]
    return [numbers[max(0, bisect_right(begins, start) - 1)] for start in starts]


def _numbered(source: Source) -> Iterator[int]:
    """Give the number of each line; a quotation ends where its lines end, or with the line that signs it."""
    number, signed, inside = 0, True, False
    for line in source.lines:
        held = _QUOTE in line.landmarks
        opens = held and (signed or not inside)
        if opens:
            number, signed = number + 1, False
        signs = not (signed or opens) and (
            _signs(line, source.text) if held else "figcaption" in line.landmarks and inside
        )
        yield -number if signs else number if held else 0
        signed, inside = signed or signs, held


def _signs(line: Line, text: str) -> bool:
    """Tell whether a line of a quotation says who is cited: by its element, or by the dash before a name."""
    return line.span.stop - line.span.start <= _SIGNATURE and (
        _SIGNED.search(line.path) is not None or _DASH.match(text, line.span.start, line.span.stop) is not None
    )
