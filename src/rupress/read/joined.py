r"""Text whose lines are joined into one by something else than the end of a line.

`get_text("|")` of a parser puts a bar between the strings of a page, a cell of a table or a string of JSON spells the
ends of lines («\n»), and where they became white space, runs of it are left. Such a text has many more of these than
ends of lines.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rupress.span import Span

_SPELT = re.compile(r"(?:[ \t]{0,9}\\[rnt](?![a-z]))+")
_BARS = re.compile(r"(?:[ \t\xa0]{0,9}\|)+")
_RUNS = re.compile(r"(?<=[^\s])[ \t\xa0]{3,}(?=[^\s])")
_LEAST = 6
"""Separators that tell such a text."""
_SPELT_LEAST = 3
"""Spelt ends of lines that tell it."""
_TIMES = 1.5
"""How many there are for each line at least: a menu of bars in a text of lines has fewer."""
_FEW, _WHOLE = 2, 600
"""Lines at most, and characters at least, of a page that has lost all that parted its lines."""
_TITLE, _TITLE_MOST, _SPACES, _COPIES = 20, 200, 2, 20
"""Characters of a title at least and at most, spaces in it at least, and how often a page has it at most."""
_END = r"(?<=[а-яёa-z0-9»\")%][.!?…]) (?=[«\"—–А-ЯЁA-Z])|(?<=[.!?…][»\")]) (?=[«\"—–А-ЯЁA-Z])"
_DATE = r"(?<!\S)\d{1,2}(?:\.\d\d\.| [а-я]{3,8} )(?:19|20)\d\d(?:,? (?:в )?\d{1,2}:\d\d)?(?!\S)"


def cut(text: str, spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Cut the lines of a text where something else joins them.

    Args:
        text: the text.
        spans: its lines without their breaks.

    Returns:
        The same lines, or those found in them; and the separators that are seen, for they belong to no line.
    """
    lines = sum(span.stop > span.start for span in spans)
    least = max(_LEAST, _TIMES * lines)
    if text.count("\\n") >= max(_SPELT_LEAST, lines):
        return _parts(text, spans, _SPELT)
    bars = _outside_of_rows(text, spans, _BARS) if text.count("|") >= least else 0
    runs = _outside_of_rows(text, spans, _RUNS) if text.count("   ") >= max(least, bars) else 0
    if runs >= max(least, bars):
        return _parts(text, spans, _RUNS)[0], []
    if bars >= least:
        return _parts(text, spans, _BARS)
    if lines <= _FEW and len(text) >= _WHOLE and (title := _title(text)):
        return _sentences(text, spans, title), []
    return spans, []


def _outside_of_rows(text: str, spans: list[Span], separator: re.Pattern[str]) -> int:
    """Count the separators in lines that are no rows of a table, as many cells in each («Ледокол | 28 | 61»)."""
    counts: list[tuple[int, int]] = []
    for span in spans:
        if span.stop > span.start:
            found = [match.span() for match in separator.finditer(text, span.start, span.stop)]
            inner = sum(span.start < a and b < span.stop for a, b in found)
            counts.append((inner, len(found)))
    before = [0, *(inner for inner, _ in counts[:-1])]
    after = [*(inner for inner, _ in counts[1:]), 0]
    return sum(
        every for (inner, every), a, b in zip(counts, before, after, strict=True) if not inner or inner not in (a, b)
    )


def _title(text: str) -> str:
    """Find the title of a page all in one line: what it begins with, as its window does, and has again; "" if none."""
    start = len(text) - len(text.lstrip())
    again = text.find(text[start : start + _TITLE], start + _TITLE)
    most = _TITLE
    while (
        again >= 0
        and most <= _TITLE_MOST
        and start + most < again
        and text[start + most] == text[again + most : again + most + 1]
    ):
        most += 1
    title = text[start : start + most]
    if again < 0 or most > _TITLE_MOST:
        return ""
    if text[start + most].isalnum() and not title[-1].isspace():
        title = title.rpartition(" ")[0]
    title = title.rstrip(" -—–|:·.")
    often = text.count(title) > _COPIES
    return (
        title
        if not often and title.count(" ") >= _SPACES and all(_ends(text, at + len(title)) for at in (start, again))
        else ""
    )


def _ends(text: str, at: int) -> bool:
    """Tell whether a title may end there: a capital, a digit or a separator is next («Мост открыли | Волна»)."""
    after = text[at : at + _AFTER].lstrip()
    return not after[:1].islower() and after[:1] not in _GOES_ON


_AFTER = 5
"""Characters behind a title in which something else begins."""
_GOES_ON = frozenset('.,;«"')
"""What a sentence has there that begins like another («Глава Озёрска, …», «Директор «Волны» …») or is there twice."""


def _sentences(text: str, spans: list[Span], title: str) -> list[Span]:
    """Cut a page all in one line around its title, wherever it stands, and at the ends of its sentences."""
    cuts = re.compile(rf"(?<!\S)(?={re.escape(title)})|(?<={re.escape(title)})(?!\S)|{_END}|{_DATE}")
    parts: list[Span] = []
    for span in spans:
        places = sorted({at for m in cuts.finditer(text, span.start, span.stop) for at in (m.start(), m.end())})
        parts += [Span(a, b) for a, b in pairwise([span.start, *places, span.stop]) if text[a:b].strip()]
    return parts


def _parts(text: str, spans: list[Span], separator: re.Pattern[str]) -> tuple[list[Span], list[Span]]:
    """Give what stands between the separators, and these."""
    parts: list[Span] = []
    found: list[Span] = []
    for span in spans:
        last = span.start
        for match in separator.finditer(text, span.start, span.stop):
            parts.append(Span(last, match.start()))
            found.append(Span(*match.span()))
            last = match.end()
        parts.append(Span(last, span.stop))
    return parts, found
