"""Spans, and views of a text that know their way back: all arithmetic on offsets lives here.

Offsets count Unicode code points of one fixed source text, start inclusive, stop exclusive. A `View` is a second text
made from the source (folded, or joined from pieces of it) together with a map back, so that a rule may match on the
convenient text while every record keeps the offsets of the real one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from rupress.errors import expect


@frozen(order=True)
class Span:
    """A stretch of the source text, in code points."""

    start: int
    """Offset of the first character."""
    stop: int
    """Offset just past the last character; equal to `start` for an empty span."""

    def of(self, text: str) -> str:
        """Give the words of the span.

        Args:
            text: the text whose characters it counts: `page.text` for the records of a page.

        Raises:
            UsageError: it is no text, a page for one.
        """
        expect(text, str, "text", "the text that the span counts in, such as page.text")
        return text[self.start : self.stop]


_MARKED = "йЙёЁеЕ"
"""Letters that some texts spell as two characters; folded, ё is е."""


class View:
    """A text derived from a source text, with the way back to the source's offsets.

    The map is piecewise: from `at[k]` (an offset in `text`) on, characters stand one to one for the source's from
    `src[k]` on, until `at[k + 1]`. A view that folds characters one for one has a single piece.
    """

    __slots__ = ("_at", "_src", "base", "text")

    def __init__(
        self, text: str, at: Sequence[int] = (0,), src: Sequence[int] = (0,), base: View | None = None
    ) -> None:
        self.text = text
        self._at = at
        self._src = src
        self.base = base

    def with_text(self, text: str) -> View:
        """Give the view whose characters are those of another text, which is as long as this one."""
        return View(text, self._at, self._src, self.base)

    def offset(self, index: int) -> int:
        """Give the source offset of the character at `index` of `text`."""
        piece = bisect_right(self._at, index) - 1 if len(self._at) > 1 else 0
        offset = self._src[piece] + index - self._at[piece]
        return self.base.offset(offset) if self.base is not None else offset

    def at(self, offset: int) -> int:
        """Give the place in `text` of a character of the text right below; of one that was left out, of the next."""
        piece = max(0, bisect_right(self._src, offset) - 1)
        place = self._at[piece] + offset - self._src[piece]
        return min(place, self._at[piece + 1]) if piece + 1 < len(self._at) else min(place, len(self.text))

    def span(self, start: int, stop: int) -> Span:
        """Give the source span of `text[start:stop]`; what the view left out inside it is covered, too."""
        if start < stop and len(self._at) == 1 and self.base is None:
            shift = self._src[0] - self._at[0]
            return Span(start + shift, stop + shift)
        if stop <= start:
            here = self.offset(start)
            return Span(here, here)
        return Span(self.offset(start), self.end(stop))

    def end(self, stop: int) -> int:
        """Give the source offset just past the character before `stop`, the mark over a letter of its own included."""
        piece = bisect_right(self._at, stop - 1) - 1
        end = self._src[piece] + stop - self._at[piece]
        following = piece + 1
        # the breve of a final й that is two characters was left out as one of it
        if following < len(self._at) and self._at[following] == stop and self._src[following] == end + 1:
            end += self.text[stop - 1] in _MARKED
        return self.base.end(end) if self.base is not None else end


def join(text: str, spans: Iterable[Span], separator: str = "\n\n") -> View:
    """Build the view that reads the given spans of `text` one after another, as an article without what stands between.

    The separator's characters belong to no source character: their offsets fall just past the piece before them.
    """
    parts: list[str] = []
    at: list[int] = []
    src: list[int] = []
    length = 0
    for span in spans:
        if parts:
            parts.append(separator)
            length += len(separator)
        at.append(length)
        src.append(span.start)
        parts.append(text[span.start : span.stop])
        length += span.stop - span.start
    return View("".join(parts), at or (0,), src or (0,))


def inside(spans: Sequence[Span], start: int, stop: int) -> list[Span]:
    """List those of some spans, given in order, that stand in a stretch, counted from where it begins."""
    first = bisect_left(spans, start, key=lambda span: span.start)
    last = bisect_left(spans, stop, key=lambda span: span.start)
    return [Span(span.start - start, span.stop - start) for span in spans[first:last]]


def without(text: str, gaps: Iterable[Span], base: View | None = None) -> View:
    """Build the view that reads a text without some stretches of it, given in order.

    Args:
        text: any text.
        gaps: what is left out.
        base: the view that the text is of, if it is one's.
    """
    return edited(text, ((gap.start, gap.stop, "") for gap in gaps), base)


def edited(text: str, edits: Iterable[tuple[int, int, str]], base: View | None = None) -> View:
    """Build the view that reads a text with some stretches of it put otherwise.

    Args:
        text: any text.
        edits: in order, where a stretch begins, where it ends, and what is read instead: no more characters than it
            has, each of which stands for one of the first of them.
        base: the view that the text is of, if it is one's.
    """
    parts: list[str] = []
    at, src = [0], [0]
    length = last = 0
    for start, stop, instead in edits:
        parts += (text[last:start], instead)
        length += start - last + len(instead)
        at.append(length)
        src.append(stop)
        last = stop
    parts.append(text[last:])
    return View("".join(parts), at, src, base)


def utf16(text: str) -> Callable[[int], int]:
    """Give the function that turns an offset of `text` in code points into one in UTF-16 units, as browsers count.

    Characters outside the Basic Multilingual Plane, such as most emoji, are two units each.
    """
    wide = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
    return lambda offset: offset + bisect_left(wide, offset)
