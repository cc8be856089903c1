"""The terminal view: the only importer of rich in this room."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rupress.export.layers import Layer
from rupress.export.pages import words_of
from rupress.records import EntityType, Kind, Page, QuoteKind
from rupress.show.cards import about
from rupress.show.choice import OTHERS, PICTURES, Choice, choose
from rupress.show.frame import moment
from rupress.show.marks import ARTICLE, Row, runs, shown

COLOURS = {
    Kind.TICKER: "blue",
    Kind.SECTION: "magenta",
    Kind.HEADLINE: "bold red",
    Kind.DECK: "red",
    Kind.BYLINE: "magenta",
    Kind.CAPTION: "cyan",
    Kind.CREDIT: "cyan",
    Kind.BODY: "green",
    Kind.SUBHEAD: "bold green",
    Kind.RELATED: "blue",
    Kind.TAGS: "magenta",
    Kind.AD: "yellow",
}
"""Colour of a kind; what is not here is furniture and stays dim."""

MARKS = {
    "per": "underline blue",
    "org": "underline magenta",
    "loc": "underline green",
    "date": "underline yellow",
    "quote": "reverse",
    "retold": "bold",
    "cue": "italic",
}

LABEL = 8
"""Columns of the kind's name."""

BAR = " │ "

LONG = 20
"""Lines shown of one segment that is not the article's: what is no text is one, of thousands."""


def render(page: Page, choice: Choice, *, width: int, colour: bool, whole: bool) -> str:
    """Render the view as a string; see `rupress.show.text` for the arguments."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        force_jupyter=False,  # else a notebook would get it as an output of its own, not as a string
        _environ={},
    )
    console.print(view(page, choice, whole=whole))
    return out.getvalue() if colour else re.sub(" +$", "", out.getvalue(), flags=re.MULTILINE)


def view(page: Page, choice: Choice | None = None, *, whole: bool = False) -> RenderableType:
    """Give the page as something rich can print: head, lines by kind, records."""
    chosen = choice or choose()
    return Group(_head(page), Rule(style="dim"), _Lines(page, chosen, whole), *_records(page, chosen))


def _head(page: Page) -> RenderableType:
    facts = (
        ("published", moment(page.published)),
        ("updated", moment(page.updated)),
        ("by", ", ".join(author.name for author in page.authors)),
        ("source", page.origin),
        ("section", page.section),
        ("address", page.url),
    )
    text = Text(shown(page.headline or "No article on this page"), style="bold" if page.headline else "italic dim")
    if page.deck:
        text.append("\n" + shown(page.deck), style="not bold")
    text.append("\n")
    for name, value in facts:
        if value:
            text.append(f"{name} ", style="not bold dim").append(f"{shown(value)}   ", style="not bold")
    return text


@frozen
class _Lines:
    """The lines of the page, each run of one kind under its name, a bar in the kind's colour beside it."""

    page: Page
    choice: Choice
    whole: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = max(options.max_width - LABEL - len(BAR), 10)
        labelled = Layer.KINDS in self.choice.layers
        for kind, shown_rows, folded in runs(self.page, self.choice.layers, self.choice.kinds):
            style = COLOURS.get(kind, "dim") if labelled else ""
            label = kind.value if labelled else ""
            for row in [*shown_rows, *folded] if self.whole else shown_rows:
                lines = _words(row, style).wrap(console, width)
                some = lines[:LONG] if kind not in ARTICLE and not self.whole and len(lines) > LONG + 1 else lines
                for line in some:
                    yield Text.assemble((label.rjust(LABEL), style), (BAR, style), line)
                    label = ""
                if len(some) < len(lines):
                    yield _more(len(lines) - len(some), style)
            if folded and not self.whole:
                yield _more(len(folded), style)


def _more(count: int, style: str) -> Text:
    return Text.assemble(" " * LABEL, (BAR, style), (f"… {count} more lines", "dim italic"))


def _words(row: Row, style: str) -> Text:
    text = Text(style="" if row.segment.kind in {Kind.BODY, Kind.CAPTION} else style)
    for piece in row.pieces:
        text.append(piece.text, style=" ".join(MARKS[mark.style] for mark in piece.marks) or None)
    return text


def _records(page: Page, choice: Choice) -> Iterator[RenderableType]:
    for layer, kinds, title, rows_of in RECORDS:
        if not choice.has(layer, kinds):
            continue
        lines = [[Text(shown(cell)) for cell in line] for line in rows_of(page)]
        if lines:
            table = Table.grid(padding=(0, 2))
            last = len(lines[0]) - 1
            for number in range(last + 1):
                table.add_column(ratio=1 if number == last else None)
            for line in lines:
                table.add_row(*line)
            yield Rule(title, style="dim", align="left")
            yield Padding(table, (0, 0, 0, 1))


def _quotes(page: Page) -> Iterable[tuple[str, ...]]:
    for quote in page.quotes:
        words = words_of(quote)
        yield (
            quote.speaker.name if quote.speaker else "—",
            quote.kind.value,
            words if quote.kind is QuoteKind.INDIRECT else f"«{words}»",
        )


def _names(kind: EntityType) -> Callable[[Page], Iterable[tuple[str, ...]]]:
    def lines(page: Page) -> Iterator[tuple[str, ...]]:
        for entity in page.entities:
            if entity.type is kind:
                yield entity.name, f"×{len(entity.mentions)}", " · ".join(about(entity))

    return lines


def _dates(page: Page) -> Iterable[tuple[str, ...]]:
    for date in page.dates:
        yield date.value or "?", date.text


def _ticker(page: Page) -> Iterable[tuple[str, ...]]:
    for item in page.ticker:
        yield item.clock or "", " ".join(item.badges), item.title


def _captions(page: Page) -> Iterable[tuple[str, ...]]:
    for caption in page.captions:
        yield (" ".join(text for text in (caption.text, caption.credit and caption.credit.text) if text),)


def _notes(page: Page) -> Iterable[tuple[str, ...]]:
    for note in page.notes:
        yield note.code, note.message


RECORDS: tuple[tuple[Layer, frozenset[Kind], str, Callable[[Page], Iterable[tuple[str, ...]]]], ...] = (
    (Layer.QUOTES, frozenset(), "quotes", _quotes),
    (Layer.NAMES, frozenset(), "people", _names(EntityType.PER)),
    (Layer.NAMES, frozenset(), "organisations", _names(EntityType.ORG)),
    (Layer.NAMES, frozenset(), "places", _names(EntityType.LOC)),
    (Layer.DATES, frozenset(), "dates", _dates),
    (Layer.KINDS, PICTURES, "pictures", _captions),
    (Layer.KINDS, OTHERS, "other stories", _ticker),
    (Layer.KINDS, frozenset(), "notes", _notes),
)
