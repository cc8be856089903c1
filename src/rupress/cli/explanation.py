"""What `rupress explain` writes: each line of a page with its kind, rule and confidence."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from attrs import frozen
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rupress.records import Kind, Layout
from rupress.show.marks import shown
from rupress.show.terminal import COLOURS
from rupress.span import Span

HEADER = ("start", "stop", "kind", "confidence", "rule", "text")


@frozen
class Reason:
    """Why a line is what it is."""

    span: Span
    """Where the line, or the part of it that is of one kind, stands."""
    kind: Kind
    """What it is."""
    confidence: float
    """How sure that is, 0 to 1."""
    rule: str
    """What decided."""
    words: str
    """The line."""


def reasons(layout: Layout) -> Iterator[Reason]:
    """Give the lines that say something, in order."""
    text = layout.source.text
    for segment in layout.segments:
        start = segment.span.start
        for line in text[segment.span.start : segment.span.stop].split("\n"):
            if line.strip():
                span = Span(start, start + len(line))
                yield Reason(span, segment.kind, segment.confidence, segment.rule, shown(line.strip()))
            start += len(line) + 1


def write(layout: Layout) -> None:
    """Write them: a coloured table on a terminal, tab-separated values elsewhere."""
    if sys.stdout.isatty():
        Console().print(_table(layout))
        return
    rows = [HEADER, *(_cells(why) for why in reasons(layout))]
    sys.stdout.buffer.write("".join("\t".join(cells) + "\n" for cells in rows).encode("utf-8"))


def _cells(why: Reason) -> tuple[str, ...]:
    words = " ".join(why.words.split())
    return str(why.span.start), str(why.span.stop), why.kind.value, f"{why.confidence:.3f}", why.rule, words


def _table(layout: Layout) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("kind", justify="right")
    table.add_column("sure", justify="right")
    table.add_column("rule", style="dim", max_width=32)
    table.add_column("line", ratio=1)
    for why in reasons(layout):
        style = COLOURS.get(why.kind, "dim")
        table.add_row(Text(why.kind.value, style), f"{why.confidence:.2f}", Text(why.rule), Text(why.words, style))
    return table
