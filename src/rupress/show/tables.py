"""Tables: rows for data frames that show themselves; and who said what, as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, overload

from attrs import field, frozen

from rupress.export.pages import a_page, words_of
from rupress.records import Page, Quote, QuoteKind
from rupress.records.shown import short
from rupress.show.frame import e, fragment, moment
from rupress.show.marks import quote_hint, shown
from rupress.show.view import View

WIDEST = 60
"""Columns of a terminal that one column of a table takes at most."""

Row = dict[str, Any]


@frozen(repr=False)
class Table(View, Sequence[Row]):
    """What shows itself and has rows, each a dict with the same names: `pandas.DataFrame(table)` takes it as it is."""

    rows: tuple[Row, ...]
    """The rows."""
    columns: tuple[str, ...]
    """Names of the columns."""
    brief: tuple[str, ...] = field(kw_only=True)
    """Those that are printed where there is no HTML."""
    name: str = field(default="rupress", kw_only=True)
    """Title of the document that `save` writes."""

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        cells = [self.brief, *(tuple(_cell(row[name]) for name in self.brief) for row in self.rows)]
        widths = [max(len(line[number]) for line in cells) for number in range(len(self.brief))]
        padded = ("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in cells)
        return "\n".join(padded)

    def title(self) -> str:
        """Name the document."""
        return self.name


SAID = (
    "speaker",
    "words",
    "kind",
    "cue",
    "via",
    "form",
    "entity",
    "flags",
    "confidence",
    "headline",
    "published",
    "url",
)
"""Columns of who said what."""


@frozen(repr=False)
class WhoSaidWhat(Table):
    """The quotes of pages, one a row."""

    quotes: tuple[tuple[Page, tuple[Quote, ...]], ...] = field(kw_only=True)
    """The pages that have any, and those."""

    def _repr_html_(self) -> str:
        parts = ['<table class="rp-table rp-said">']
        for page, quotes in self.quotes:
            if len(self.quotes) > 1:
                when = moment(page.published) or ""
                name = e(page.headline or page.url or "page without a headline")
                parts.append(f'<tr><th colspan="3" lang="ru">{name} <small>{e(when)}</small></th></tr>')
            for speaker, group in groupby(quotes, key=lambda quote: quote.speaker.name if quote.speaker else None):
                parts += _said(speaker, list(group))
        if not self.quotes:
            parts.append('<tr><td class="rp-none">Nobody said anything.</td></tr>')
        return fragment("".join([*parts, "</table>"]), "tables")


def who_said_what(pages: Page | Iterable[Page]) -> WhoSaidWhat:
    """Tell who said what in a page, or in several: one row a quote.

    Args:
        pages: a page, or a list or iterator of pages.

    Returns:
        A table with the columns `SAID`: the speaker's name in the nominative or None, the words (on one
        line), how they are reported and by what words, the outlets that carry them, how the speaker is named, the id
        of the entity, flags, confidence; and of the page its headline, time and address.

    Raises:
        UsageError: something is no page.
    """
    several = pages_of(pages)
    rows = tuple(_row(page, quote) for page in several for quote in page.quotes)
    name = (several[0].headline or "rupress") if len(several) == 1 else f"Who said what in {len(several)} pages"
    brief = ("speaker", "words", "kind", "cue", *(("headline",) if len(several) > 1 else ()))
    quotes = tuple((page, page.quotes) for page in several if page.quotes)
    return WhoSaidWhat(rows, SAID, brief=brief, name=name, quotes=quotes)


def pages_of(pages: Page | Iterable[Page]) -> tuple[Page, ...]:
    """Give one page or several as several.

    Raises:
        UsageError: something is no page.
    """
    several = (pages,) if isinstance(pages, Page) or not isinstance(pages, Iterable) else tuple(pages)
    return tuple(a_page(page, "put into tables") for page in several)


def _row(page: Page, quote: Quote) -> Row:
    speaker = quote.speaker
    return {
        "speaker": speaker.name if speaker else None,
        "words": words_of(quote),
        "kind": quote.kind.value,
        "cue": quote.cue.lemma if quote.cue else None,
        "via": ", ".join(outlet.name for outlet in quote.media) or None,
        "form": speaker.form.value if speaker else None,
        "entity": speaker.entity if speaker else None,
        "flags": ", ".join(quote.flags) or None,
        "confidence": quote.confidence,
        "headline": page.headline,
        "published": page.published,
        "url": page.url or page.facts.canonical,
    }


def _said(speaker: str | None, quotes: list[Quote]) -> Iterator[str]:
    """Give the rows of quotes that follow one another and have one speaker, his name beside the first."""
    who = f"<b>{e(speaker)}</b>" if speaker else '<span class="rp-none">nobody named</span>'
    for number, quote in enumerate(quotes):
        how = [quote.kind.value, quote.cue.lemma if quote.cue else ""]
        how += [f"via {', '.join(outlet.name for outlet in quote.media)}" if quote.media else "", *quote.flags]
        retold = ' class="rp-retold"' if quote.kind is QuoteKind.INDIRECT else ""
        first = f'<td rowspan="{len(quotes)}" lang="ru">{who}</td>' if number == 0 else ""
        yield (
            f'<tr title="{e(quote_hint(quote))}">{first}<td{retold}><q lang="ru">{e(words_of(quote))}</q></td>'
            f'<td lang="ru"><small>{e(" · ".join(filter(None, how)))}</small></td></tr>'
        )


def _cell(value: object) -> str:
    """Give a value as one short line."""
    return shown(short("" if value is None else str(value), WIDEST))
