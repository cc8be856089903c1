"""The HTML view: self-contained, no script, nothing fetched, everything escaped, light and dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rupress.records import Kind, Page
from rupress.show.cards import cards, e, moment
from rupress.show.marks import FURNITURE, Piece, Row, runs

DOUBTFUL = 0.6
"""Confidence below which a line is shown as doubtful."""


def html(page: Page, *, document: bool = True) -> str:
    """Show a page: its segments coloured by kind, its records beside them.

    Pointing at a line tells its kind, rule and confidence; pointing at a marked word tells what it means. The boxes of
    the legend hide and show kinds, without any script.

    Args:
        page: the page.
        document: whether to give a whole document, to be written to a file; otherwise a fragment, for notebooks.

    Returns:
        HTML that loads nothing; colours follow the reader's light or dark scheme.
    """
    body = "".join(
        (
            '<div class="rupress"><style>',
            _style(),
            "</style>",
            *_head(page),
            *_legend(page),
            '<div class="rp-columns"><div class="rp-page" lang="ru">',
            *(_run(*run) for run in runs(page)),
            '</div><div class="rp-cards">',
            *cards(page),
            "</div></div></div>",
        )
    )
    if not document:
        return body
    title = e(page.headline or page.url or "rupress")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
        f'content="light dark"><title>{title}</title><style>body{{margin:0}}</style></head><body>{body}</body></html>\n'
    )


@cache
def _style() -> str:
    return files("rupress.show").joinpath("page.css").read_text(encoding="utf-8")


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


def _legend(page: Page) -> Iterator[str]:
    """Give one box a kind, with the number of its segments; the style sheet hides what is not ticked."""
    counts = Counter(segment.kind for segment in page.segments if _says(page, segment.span.start, segment.span.stop))
    yield '<div class="rp-legend">'
    for kind in Kind:
        if counts[kind]:
            dim = " rp-dim" if kind in FURNITURE else ""
            yield (
                f'<label class="rp-{kind.value}{dim}"><input type="checkbox" class="rp-k-{kind.value}" checked>'
                f"<i></i>{kind.value}<b>{counts[kind]}</b></label>"
            )
    yield (
        '<span class="rp-key"><mark class="rp-m-per">person</mark> <mark class="rp-m-org">organisation</mark> '
        '<mark class="rp-m-loc">place</mark> <mark class="rp-m-date">date</mark> <mark class="rp-m-quote">quote</mark> '
        '<mark class="rp-m-retold">retold</mark> '
        '<mark class="rp-m-cue">cue</mark></span></div>'
    )


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
