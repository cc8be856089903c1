"""Text that was broken into lines of one width before it came: `<pre>`, mail, a terminal's print, `<br>` at each line.

Whoever breaks a text fills each line: the next word would not have fitted. Lines of other kinds, a list of titles, a
poem, pieces of sentences that a tag-strip left, do not have that, so it is asked of the page before any line is joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rupress.fold import SPACES, fold
from rupress.records import Line, Media, Source
from rupress.tokenizer.stamps import find_stamps
from rupress.tokenizer.vocabulary import vocabulary

_LEAST, _MOST = 40, 110
"""Characters of a full line."""
_SURE, _SHARE = 2, 0.8
"""So many breaks amid sentences, and such a share of them at full lines, show that a page was broken."""
_WIDTHS = 4
"""How many of the greatest widths are tried, for other lines may be longer."""
_LOOSE = 14
"""Characters by which a line may fall short that breaks off amid a sentence: a long word, an indent."""
_OVER = 2
"""Characters by which a line may be longer than all those that break off amid a sentence, or fall short."""
_INDENT = 2
"""More spaces than the line before has that begin a paragraph."""
_OPEN = re.compile(r"[а-яёa-z,»\"]$|[–—-]$")
_GOES_ON = re.compile(r"[а-яёa-z]|[–—-] [а-яё]")
_LOWER = re.compile(r"\n[ \t\xa0]*(?:[а-яёa-z]|[–—-] )")
_STOPPED = re.compile(r"[.!?…][»\")]?$")
_BULLET = re.compile(r"(?:[*+•·o–—-]|\d{1,2}[.)])\s")
_WORD = re.compile(r"\S+")
_BLANK = "\n " + SPACES


class _Line:
    """A line that is not blank."""

    __slots__ = ("apart", "bare", "first", "indent", "size")

    def __init__(self, raw: str, apart: bool, indent: int) -> None:
        self.bare = raw.strip(_BLANK)
        self.indent = indent or len(raw[: len(raw) - len(raw.lstrip(_BLANK))].expandtabs())
        self.size = self.indent + len(self.bare)
        word = _WORD.match(self.bare)
        self.first = len(word[0]) if word else 0
        self.apart = apart
        """Whether an empty line or another element parts it from the line before."""


def wrapped(source: Source) -> frozenset[int]:
    """Number the lines of a source that go on with the paragraph of the line before, if its text was broken so."""
    if len(_LOWER.findall(source.text)) < _SURE:  # as on most pages
        return frozenset()
    lines = _lines(source)
    pairs = [(k, a, b) for k, (a, b) in enumerate(pairwise(lines), 1) if not b.apart and len(a.bare) <= _MOST]
    width = _width([(a, b) for _, a, b in pairs if _is_amid(a, b) and a.size >= _LEAST])
    if not width:
        return frozenset()
    found: set[int] = set()
    for run in _runs(pairs):
        amid = {k for k, a, b in run if _is_amid(a, b) and _is_full(a, b, width - _LOOSE)}
        ends = {k for k, a, b in run if k not in amid and _is_filled(a, b, width)}
        if len(amid) < len(ends) / 2:  # a list of titles of that length has no sentence that goes on
            ends = {k for k in ends if _STOPPED.search(lines[k].bare)}
        found |= amid | ends
    return frozenset(found)


_Pair = tuple[int, _Line, _Line]
"""Number of a line, the line before it, and the line itself."""


def _runs(pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    """Give the pairs of lines that follow one another together."""
    run: list[_Pair] = []
    for pair in pairs:
        if run and pair[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _lines(source: Source) -> list[_Line]:
    text, plain = source.text, source.media is not Media.HTML
    found: list[_Line] = []
    last = None
    for line in source.lines:
        if plain:
            apart = last is None or text.count("\n", last.span.stop, line.span.start) != 1
        else:
            apart = last is None or line.apart or _block(line) != _block(last)
        found.append(_Line(text[line.span.start : line.span.stop], apart, line.indent))
        last = line
    return found


def _block(line: Line) -> tuple[str, tuple[int, ...]]:
    """Name the block that holds a line: its way from the root, and the elements around it."""
    return line.path[: line.path.rfind(line.tag) + len(line.tag)], line.around


def is_field(bare: str) -> bool:
    """Tell whether a line that begins in lower case is a field of its own: «сегодня в 05:46», «комментарии (3)»."""
    opening = fold(bare[:60]).text.lower()
    stamps = find_stamps(opening)
    return bool(stamps and stamps[0].start <= 2) or vocabulary().of_opening(opening) not in ("", "said")


def _is_amid(before: _Line, after: _Line) -> bool:
    """Tell whether a sentence goes on from line to line."""
    return bool(_OPEN.search(before.bare) and _GOES_ON.match(after.bare)) and not is_field(after.bare)


def _width(breaks: list[tuple[_Line, _Line]]) -> int:
    """Find the width to which lines were filled; 0 if they were not."""
    few = len(breaks) <= _SURE
    if len(breaks) < _SURE or (few and not all(_STOPPED.search(b.bare) for _, b in breaks)):
        return 0  # «В Киеве выпал снег» / «видео»
    for width in sorted({len(a.bare) for a, _ in breaks}, reverse=True)[:_WIDTHS]:
        full = sum(len(a.bare) <= width and _is_full(a, b, width - _OVER) for a, b in breaks)
        if full >= max(_SURE, _SHARE * len(breaks)):
            return width
    return 0


def _is_full(before: _Line, after: _Line, width: int) -> bool:
    """Tell whether the next word would not have fitted."""
    return before.size + 1 + after.first > width


def _is_filled(before: _Line, after: _Line, width: int) -> bool:
    """Tell whether a line at whose end a sentence may end, too, was broken because it was full."""
    if len(before.bare) > width + _OVER or _BULLET.match(after.bare):
        return False
    return after.indent < before.indent + _INDENT and _is_full(before, after, width)
