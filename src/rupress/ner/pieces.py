"""Cutting text into the pieces that the tagger reads: words, numbers, marks and line breaks, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters that end a line: no name reaches over one of them."""

# A word keeps what is written inside it: hyphens (Нью-Йорк), apostrophes (О'Нил), stress marks and soft hyphens.
# The alternatives begin with different characters and nothing follows the repetitions, so no piece is read twice.
PIECE = re.compile(rf"[^\W\d_]+(?:[-‐‑'’\u0301\xad][^\W\d_]+)*|\d+|[{BREAKS}]+|[^\S{BREAKS}]+|.", re.DOTALL)
"""One piece; pieces follow one another without gap and rebuild the text."""

WINDOW = 16_384
"""Most characters the network reads at once. It bounds memory; almost every article is shorter."""

_LINE_END = re.compile(rf"[{BREAKS}]")
_BLANK = re.compile(r"\s")


def windows(text: str, size: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Divide a text into stretches that the network reads at once.

    A stretch ends after a line break if there is one in its second half, else after a blank, else anywhere: only a name
    that stands in a line of more than `size` characters can be cut.

    Args:
        text: any text.
        size: most characters in a stretch.

    Yields:
        (start, stop) of each stretch, in order, without gap or overlap.
    """
    start = 0
    while start < len(text):
        stop = min(start + size, len(text))
        if stop < len(text):
            line_end = _last(_LINE_END, text, start + size // 2, stop)
            stop = line_end or _last(_BLANK, text, stop - size // 8, stop) or stop
        yield start, stop
        start = stop


def _last(mark: re.Pattern[str], text: str, start: int, stop: int) -> int | None:
    """Return the position after the last character in text[start:stop] that matches, None if there is none."""
    end = None
    for found in mark.finditer(text, start, stop):
        end = found.end()
    return end
