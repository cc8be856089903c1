"""The lines of a page, each with its folded text and its shape."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from attrs import define

from rupress.fold import SPACES, UNSEEN, flat, fold
from rupress.read.text import PAGE, PAGE_WITHIN, breaks, gaps_at, marks_of
from rupress.records import Line, Media, Source, Stamp
from rupress.ru.tables import read_toml
from rupress.span import Span, View, inside, without
from rupress.tokenizer.buttons import class_of_buttons, glued_buttons
from rupress.tokenizer.dated_titles import dated_text, dated_title
from rupress.tokenizer.keys import STEM, key_of
from rupress.tokenizer.persons import is_name_line
from rupress.tokenizer.roles import is_role
from rupress.tokenizer.shapes import Shape, shape_of
from rupress.tokenizer.stamps import Found, day_in_cells, find_stamps
from rupress.tokenizer.stamps import forget as forget_stamps
from rupress.tokenizer.vocabulary import vocabulary

_EDGES = "\n \x1c\x1d\x1e\x1f\x85\u2028\u2029" + SPACES + UNSEEN
"""What is left out at both ends of a line: white space of all kinds, and what is not seen."""
_OPEN = re.compile(r"[а-яёa-z,»\"]$|[–—-]$")
"""How a line ends whose sentence does not."""
_SHORT = 160
"""Shorter lines are remembered: menus, headings and titles come again on every page of a site."""
_LONG, _LINK = 40, 60
"""Least length of the beginning of a broken sentence, and most of a link's words in the middle of it."""


@define(eq=False)
class Row:
    """One non-empty line with its shape; not frozen, for that would double the time of making one."""

    span: Span
    """The line in the source, white space at its ends left out."""
    line: Line
    """What the reader knows of it."""
    folded: str
    """Its text, folded."""
    view: View | None
    """The way from `folded` back to the line's own characters, counted from `span.start`; None if they stand one for
    one."""
    shape: Shape
    """What it looks like."""
    key: str
    """Letters and digits alone, lower case: equal for repeated lines; empty for long ones."""
    gap: int
    """Empty lines before it, at most 3."""
    stems: frozenset[str]
    """First letters of its longer words: equal for most forms of one Russian word."""
    buttons: str = ""
    """What it is if it was glued to another row as buttons are: `share` or `comment`."""

    def place(self, start: int, stop: int) -> Span:
        """Give the source span of `folded[start:stop]`."""
        if start == 0 and stop - start == self.span.stop - self.span.start:
            return self.span  # a whole line of which nothing was left out, as most pieces are
        if self.view is None:
            return Span(self.span.start + start, self.span.start + max(start, stop))
        own = self.view.span(start, stop)
        return Span(self.span.start + own.start, self.span.start + own.stop)

    def folded_at(self, offset: int) -> int:
        """Give the place in `folded` of an offset of the source."""
        if self.view is None:
            return offset - self.span.start
        return bisect_left(range(len(self.folded)), offset, key=lambda k: self.place(k, k + 1).start)

    def stamp(self, found: Found, text: str) -> Stamp:
        """Give a stamp found in `folded` the offsets and words of the source text."""
        span = self.place(found.start, found.stop)
        return Stamp(span, text[span.start : span.stop], **found.fields)


FEW = 15
"""Lines that a page has at most if it has no head and no foot: what somebody pasted, what another tool left."""
Known = tuple[Shape, str, frozenset[str], tuple[int, int]]
"""Shape, key and stems of a row, and where what buttons are glued to begins and stops in it."""


def _know(folded: str) -> Known:
    shape = shape_of(folded)
    key = key_of(folded) if len(folded) < 300 else ""
    # words of several characters begin with a letter, or with a digit or mark that stands before all letters
    stems = frozenset([w[:STEM] for w in shape.words if len(w) > 3 and w >= "a"])
    return shape, key, stems, _without_buttons(folded, shape)


def _without_buttons(folded: str, shape: Shape) -> tuple[int, int]:
    """Find what buttons are glued to; a count of comments behind a date is left there, as it hides nothing."""
    if not shape.glued and not _STUCK.search(folded):
        return 0, len(folded)
    start, stop = glued_buttons(folded)
    dated = shape.stamp is not None and not start and shape_of(folded[:stop]).type in _DATED
    return (0, len(folded)) if dated and class_of_buttons(folded[stop:]) == "comment" else (start, stop)


_STUCK = re.compile(r"[.!?…\")](?=[А-ЯA-Z])")
"""Where a sentence has no space behind it, as buttons leave it."""
_DATED = frozenset({"stamp", "clock"})
"""Types of lines that are but a date."""


_recall = lru_cache(maxsize=4_096)(_know)


def forget() -> None:
    """Forget the remembered lines."""
    _recall.cache_clear()
    forget_stamps()


def rows_of(source: Source) -> list[Row]:
    """Describe every line of a page that is not white space alone."""
    text = source.text
    maker = _Maker(source)
    rows: list[Row] = []
    last = 0
    for line, start, stop in _sentences(source):
        gap = 0 if start - last < 2 or not rows else max(0, min(breaks(text, last, start) - 1, 3))
        last = stop
        row = maker.row(line, start, stop, gap)
        begin, end = maker.seen[row.folded][3]
        if end - begin == len(row.folded):
            rows.append(row)
        else:
            rows += maker.without_buttons(row, begin, end)
    if source.media is not Media.HTML:
        rows = maker.with_whole_days(rows)
    if (cut := dated_title(rows, source.facts) or dated_text(rows)) is not None:
        k, at = cut
        rows[k : k + 1] = maker.halves(rows[k], at)
    return rows


_CELL = 2
"""Most characters of a day of the month."""
_DRAWN = "_"
"""What stands for each character of a line without any that is read: a rule."""


class _Maker:
    """Makes the rows of one page, and of parts of its lines."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._whole = fold(source.text)
        self._same = len(self._whole.text) == len(source.text)
        self._plain = source.media is not Media.HTML  # white space of HTML is even
        self._marks = gaps_at(source.text, marks_of(source))
        self.seen: dict[str, Known] = {}
        """What is known of the lines of the page, by their folded text."""

    def row(self, line: Line, start: int, stop: int, gap: int) -> Row:
        """Make a row of a stretch of a line."""
        text = self._text
        view = None if self._same else fold(text[start:stop])
        gaps = inside(self._marks, start, stop) if self._marks else ()
        base = without(text[start:stop], gaps) if gaps else None
        words = text[start:stop] if base is None else base.text
        if self._plain and (even := flat(words, base) or base) is not None:
            view = fold(even.text, base=even)
        folded = (self._whole.text[start:stop] if view is None else view.text).replace("\n", " ")
        if not folded or folded.isspace():
            view, folded = None, _DRAWN * (stop - start)  # «[![](/a.jpg)](/b.jpg)», a zero-width space
        known = self.seen.get(folded)
        if known is None:
            known = self.seen[folded] = _recall(folded) if len(folded) < _SHORT else _know(folded)
        span = line.span if stop - start == line.span.stop - line.span.start else Span(start, stop)
        return Row(span, line, folded, view, known[0], known[1], gap, known[2])

    def without_buttons(self, row: Row, begin: int, end: int) -> Iterator[Row]:
        """Make rows of the buttons glued to both ends of a row, and of what is between them."""
        for a, b in ((0, begin), (begin, end), (end, len(row.folded))):
            if row.folded[a:b].strip():
                place = row.place(a, b)
                bare = self._text[place.start : place.stop]
                start = place.start + len(bare) - len(bare.lstrip(_EDGES))
                part = self.row(row.line, start, place.start + len(bare.rstrip(_EDGES)), 0 if a else row.gap)
                part.buttons = "" if a == begin else class_of_buttons(part.folded)
                yield part

    def with_whole_days(self, rows: list[Row]) -> list[Row]:
        """Join the lines of a day that stands in cells («14» / «апр» / «2022»)."""
        k = 0
        while k + 1 < len(rows):
            if len(rows[k].folded) <= _CELL:
                year = rows[k + 2].folded if k + 2 < len(rows) else ""
                n = day_in_cells(rows[k].folded, rows[k + 1].folded, year)
                if n:
                    start, stop = rows[k].span.start, rows[k + n - 1].span.stop
                    rows[k : k + n] = [self.row(rows[k].line, start, stop, rows[k].gap)]
            k += 1
        return rows

    def halves(self, row: Row, at: int) -> tuple[Row, Row]:
        """Make two rows of a date and the title behind it («21.03.2003 Паром встал до весны»)."""
        date, title = row.place(0, at), row.place(at, len(row.folded))
        stop = date.start + len(self._text[date.start : date.stop].rstrip(_EDGES))
        return self.row(row.line, date.start, stop, row.gap), self.row(row.line, title.start, title.stop, 0)


@cache
def _middle() -> re.Pattern[str]:
    """Match how the middle of a sentence begins."""
    short = "|".join(map(re.escape, read_toml("lines.toml")["sentence"]["goes_on"]))
    return re.compile(rf"[а-яё][^\n]{{11}}|[,;.)](?: |$)|(?:{short})\s")


def _is_field(bare: str) -> bool:
    """Tell whether a line that begins in lower case is a field of its own: «сегодня в 05:46», «комментарии (3)»."""
    opening = fold(bare[:60]).text.lower()
    stamps = find_stamps(opening)
    return bool(stamps and stamps[0].start <= 2) or vocabulary().of_opening(opening) not in ("", "said")


def _is_role_of(bare: str, text: str, before: _Stretch) -> bool:
    """Tell whether a line says what the one is whose name is the line before: «Иван Ветров» / «обозреватель»."""
    _, start, stop = before
    return stop - start < _LINK and is_role(fold(bare[:_SHORT]).text) and is_name_line(fold(text[start:stop]).text)


_Stretch = tuple[Line, int, int]
"""A line, where it begins and where it stops, white space at its ends left out; or several that are one sentence."""


def _sentences(source: Source) -> list[_Stretch]:
    """List the lines that are not white space alone; those that a tag-strip cut out of one sentence are one again.

    «…сообщает» / «Интерфакс» / «со ссылкой на…» is one sentence with a link in it. Marks of pages of print are left
    out, and a line goes on over one that stands inside of its sentence.
    """
    text = source.text
    found: list[_Stretch] = []
    broken = source.media is not Media.HTML  # blocks of HTML are whole
    within = False  # a mark of a page stands inside of the last sentence
    for line in source.lines:
        if line.hint in (PAGE, PAGE_WITHIN):
            within = within or line.hint == PAGE_WITHIN
            continue
        raw = text[line.span.start : line.span.stop]
        bare = raw.strip(_EDGES)
        if not bare:
            continue
        start = line.span.start + len(raw) - len(raw.lstrip(_EDGES))
        stop = start + len(bare)
        if within and found:
            back, within = 1, False
        else:
            back = _goes_back(text, found, line, bare, start) if found and broken else 0
        if back:
            first, begin, _ = found[-back]
            found[-back:] = [(first, begin, stop)]
        else:
            found.append((line, start, stop))
    return found


def _goes_back(text: str, found: list[_Stretch], line: Line, bare: str, start: int) -> int:
    """Count the lines before one that are the beginning of its sentence; 0 if it begins one itself.

    It goes on with the line before if it begins as the middle of a sentence does, and that one is long and has no end;
    or with the two before if the second one is as short as a link.
    """
    if line.hint != found[-1][0].hint or not _middle().match(bare):
        return 0
    if _is_field(bare) or _is_role_of(bare, text, found[-1]):
        return 0
    for back in (1, 2):
        if len(found) < back or breaks(text, found[-back][2], start) > back:
            return 0
        _, begin, end = found[-back]
        if end - begin >= _LONG and _OPEN.search(text, max(begin, end - 2), end):
            return back
        if end - begin > _LINK:
            return 0
    return 0
