"""The HTML view: self-contained, no script, nothing fetched, everything escaped, light and dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rupress.export.layers import Layer
from rupress.export.pages import a_page
from rupress.records import Kind, Page
from rupress.show import frame
from rupress.show.cards import cards
from rupress.show.choice import Choice, choose
from rupress.show.frame import e, fragment, moment
from rupress.show.marks import FURNITURE, Piece, Row, runs

DOUBTFUL = 0.6
"""Confidence below which a line is shown as doubtful."""


KEYS: Mapping[Layer, tuple[tuple[str, str], ...]] = {
    Layer.NAMES: (("per", "person"), ("org", "organisation"), ("loc", "place")),
    Layer.DATES: (("date", "date"),),
    Layer.QUOTES: (("quote", "quote"), ("retold", "retold"), ("cue", "cue")),
}
"""The style of each mark and what it stands for."""


def html(page: Page, *, document: bool = True, layers: Iterable[str] = (), kinds: Iterable[str] | None = None) -> str:
    """Show a page: its segments coloured by kind, its records beside them.

    Pointing at a line tells its kind, rule and confidence; pointing at a marked word tells what it means. The boxes of
    the legend hide and show kinds of lines and layers of marks, without any script.

    Args:
        page: the page.
        document: whether to give a whole document, to be written to a file; otherwise a fragment, for notebooks.
        layers: what to show of it: `kinds`, `names`, `dates`, `quotes`; all of them if none is given.
        kinds: kinds of the lines to show; all if not given, or those of the article if kinds are no layer to show.

    Returns:
        HTML that loads nothing; colours follow the reader's light or dark scheme.

    Raises:
        UsageError: it is no page, or there is no such layer or kind.
    """
    a_page(page, "shown")
    choice = choose(layers, kinds)
    records = "".join(cards(page, choice))
    body = "".join(
        (
            *_head(page),
            *_legend(page, choice),
            '<div class="rp-columns"><div class="rp-page" lang="ru">',
            *(_run(*run) for run in runs(page, choice.layers, choice.kinds)),
            f'</div><div class="rp-cards">{records}</div></div>',
        )
    )
    plain = "" if Layer.KINDS in choice.layers else " rp-plain"
    inside = fragment(body, "page", style=plain)
    return frame.document(inside, page.headline or page.url or "rupress") if document else inside


def _head(page: Page) -> Iterator[str]:
    """Give what a reader sees first: rubric, headline, deck, time, authors."""
    yield '<div class="rp-head">'
    eyebrow = [text for text in (page.facts.site, page.section) if text]
    if eyebrow:
        yield f'<div class="rp-eyebrow">{" · ".join(map(e, eyebrow))}</div>'
    if page.headline:
        yield f'<div class="rp-title" lang="ru">{e(page.headline)}</div>'
    else:
        yield '<div class="rp-title rp-none">No article on this page</div>'
    if page.deck:
        yield f'<div class="rp-lead" lang="ru">{e(page.deck)}</div>'
    facts = [
        ("Published", moment(page.published)),
        ("Updated", moment(page.updated)),
        ("By", ", ".join(author.name for author in page.authors)),
        ("Source", page.origin),
        ("Dateline", page.dateline.text if page.dateline else None),
        ("Fetched", moment(page.fetched_at)),
        ("Address", page.url),
    ]
    yield '<div class="rp-facts">'
    for name, value in facts:
        if value:
            yield f"<span><b>{name}</b> {e(value)}</span>"
    yield "</div></div>"


def _legend(page: Page, choice: Choice) -> Iterator[str]:
    """Give a box for each kind, with the number of its segments, and for each layer of marks that the page has.

    The style sheet hides what is not ticked.
    """
    yield '<div class="rp-legend">'
    if Layer.KINDS in choice.layers:
        counts = Counter(
            segment.kind for segment in page.segments if _says(page, segment.span.start, segment.span.stop)
        )
        for kind in Kind:
            if counts[kind] and kind in choice.kinds:
                dim = " rp-dim" if kind in FURNITURE else ""
                yield (
                    f'<label class="rp-{kind.value}{dim}"><input type="checkbox" class="rp-k-{kind.value}" checked>'
                    f"<i></i>{kind.value}<b>{counts[kind]}</b></label>"
                )
    yield '<span class="rp-key">'
    for layer, keys in KEYS.items():
        if layer in choice.layers:
            marks = " ".join(f'<mark class="rp-m-{style}">{word}</mark>' for style, word in keys)
            yield f'<label><input type="checkbox" class="rp-l-{layer.value}" checked>{marks}</label>'
    yield "</span></div>"


def _says(page: Page, start: int, stop: int) -> bool:
    return not page.text[start:stop].isspace() and start < stop


def _run(kind: Kind, shown: list[Row], folded: list[Row]) -> str:
    """Give the lines of one kind under its name; a long list is folded after its first lines."""
    dim = " rp-dim" if kind in FURNITURE else ""
    lines = "".join(map(_row, shown))
    if folded:
        lines += f"<details><summary>{len(folded)} more lines</summary>{''.join(map(_row, folded))}</details>"
    return f'<div class="rp-run rp-{kind.value}{dim}"><b>{kind.value}</b><div>{lines}</div></div>'


def _row(row: Row) -> str:
    """Give one segment as a line of the page."""
    segment = row.segment
    hint = e(f"{segment.kind.value} · rule {segment.rule} · confidence {segment.confidence:.2f}")
    doubtful = " rp-doubtful" if segment.confidence < DOUBTFUL else ""
    return f'<div class="rp-row{doubtful}" title="{hint}">{"".join(map(_piece, row.pieces))}</div>'


def _piece(piece: Piece) -> str:
    """Give a run of characters, wrapped in its marks, the widest outside."""
    words = e(piece.text)
    for mark in reversed(piece.marks):
        words = f'<mark class="rp-m-{mark.style}" title="{e(mark.hint)}">{words}</mark>'
    return words
