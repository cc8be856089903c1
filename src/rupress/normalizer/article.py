"""The article as the engines of this room read it: its blocks one after another, and the way back to the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeVar, cast

import attrs
from attrs import frozen

from rupress.fold import bared
from rupress.normalizer.citations import citations
from rupress.normalizer.lines import even
from rupress.read.text import PAGE_WITHIN, gaps_at, lines_of, marks_of
from rupress.records import Kind, Layout, Media, Quote
from rupress.span import Span, View, inside, join, without

SEPARATOR = "\n\n"
T = TypeVar("T")


@frozen
class Block:
    """One block of an article's text: headline, deck, caption, subhead or paragraph."""

    kind: Kind
    """What it is."""
    span: Span
    """Where it stands in the article's text (not in the page's)."""
    cited: int = 0
    """Number of the block quotation that it is part of; 0 if it is in none. Negative if it says who is cited there."""
    gap: int = 0
    """Line breaks between it and the block before, where nothing else stands there; else 0."""


@frozen(eq=False)
class Article:
    """What the engines read: the text of headline, deck, paragraphs and captions in page order, nothing else.

    Engines return records whose spans count the characters of `text`; `relocate` brings them back to the page's.
    """

    text: str
    """The blocks, separated by one blank line."""
    blocks: tuple[Block, ...]
    """The blocks in order."""
    view: View
    """The way back to the page."""


def of_layout(layout: Layout) -> Article:
    """Read the article that a layout has found; an empty one if it has found none."""
    text = layout.source.text
    subheads = {s.span.start for s in layout.segments if s.kind is Kind.SUBHEAD}
    blocks = [(span, Kind.SUBHEAD if span.start in subheads else Kind.BODY) for span in layout.paragraphs]
    blocks += [(span, kind) for span, kind in ((layout.headline, Kind.HEADLINE), (layout.deck, Kind.DECK)) if span]
    said = {text[span.start : span.stop].strip() for span, _ in blocks}
    blocks += [(c.span, Kind.CAPTION) for c in layout.captions if c.text and c.text.strip() not in said]
    blocks.sort(key=lambda block: (block[0].start, block[0].stop))
    blocks = _apart(blocks)
    view = join(text, [span for span, _ in blocks], SEPARATOR)
    lengths = [span.stop - span.start for span, _ in blocks]
    starts = accumulate([0, *(n + len(SEPARATOR) for n in lengths)])
    cited = citations(layout.source, [span.start for span, _ in blocks])
    gaps = [0, *(_breaks(text[a.stop : b.start]) for (a, _), (b, _) in pairwise(blocks))]
    placed = tuple(
        Block(kind, Span(start, start + n), number, gap)
        for (_, kind), n, start, number, gap in zip(blocks, lengths, starts, cited, gaps, strict=False)
    )
    article = Article(view.text, placed, view)
    if marks := gaps_at(text, marks_of(layout.source)):
        article = _without_marks(article, [span for span, _ in blocks], marks)
    return article if layout.source.media is Media.HTML else _evened(article)


def _without_marks(article: Article, spans: Iterable[Span], marks: Sequence[Span]) -> Article:
    """Give the article without the numbers and heads of pages of print that its paragraphs go over.

    Args:
        article: the article.
        spans: where its blocks stand in the page.
        marks: the numbers and heads, likewise.
    """
    placed = zip(article.blocks, spans, strict=True)
    found = [(block.span.start, gap) for block, span in placed for gap in inside(marks, span.start, span.stop)]
    gaps = [Span(start + gap.start, start + gap.stop) for start, gap in found]
    return _seen_by(without(article.text, gaps, article.view), article) if gaps else article


def _evened(article: Article) -> Article:
    """Give the article with one line a block, as no engine looks for a name or a phrase over two."""
    return _seen_by(even(article.text, article.view, [block.span for block in article.blocks]), article)


def of_text(text: str) -> Article:
    """Read any text as an article: every non-empty line is a paragraph, those of a hard-wrapped one together are."""
    blocks: list[Block] = []
    marks: list[Span] = []
    within = False
    for line in lines_of(text):
        if line.hint:
            marks.append(line.span)
            within = within or line.hint == PAGE_WITHIN
            continue
        if within and blocks:
            blocks[-1] = attrs.evolve(blocks[-1], span=Span(blocks[-1].span.start, line.span.stop))
            within = False
            continue
        words = text[line.span.start : line.span.stop]
        at = line.span.start + len(words) - len(words.lstrip())
        gap = _breaks(text[blocks[-1].span.stop : at]) if blocks else 0
        blocks.append(Block(Kind.BODY, Span(at, at + len(words.strip())), gap=gap))
    article = Article(text, tuple(blocks), View(text))
    if marks:
        article = _without_marks(article, [block.span for block in blocks], gaps_at(text, marks))
    wrapped = any("\n" in text[block.span.start : block.span.stop] for block in blocks)
    return _evened(article) if wrapped else article


def bare(article: Article) -> Article:
    """Give the article without what nobody sees, for a soft hyphen or a stress mark in a name hides it from all tables.

    Latin letters in Cyrillic words are their twins there. Its view leads back to the same text as before.
    """
    return _seen_by(bared(article.text, article.view), article)


def _seen_by(view: View | None, article: Article) -> Article:
    """Give the article as a view of its text shows it."""
    if view is None:
        return article
    blocks = tuple(
        attrs.evolve(block, span=Span(view.at(block.span.start), view.at(block.span.stop))) for block in article.blocks
    )
    return Article(view.text, blocks, view)


def _breaks(between: str) -> int:
    """Count the line breaks between two blocks; 0 if anything else stands there."""
    return 0 if between.strip() else between.count("\n")


def relocate(record: T, article: Article, page: str) -> T:
    """Give a record of the article the offsets and the words of the page: every span in it, at any depth."""
    if isinstance(record, Span):
        return cast("T", article.view.span(record.start, record.stop))
    if isinstance(record, tuple):
        return cast("T", tuple(relocate(item, article, page) for item in record))
    if not attrs.has(type(record)):
        return record
    changed: dict[str, Any] = {}
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(record))):
        value = getattr(record, field.name)
        if isinstance(value, (Span, tuple)) or attrs.has(type(value)):
            changed[field.name] = relocate(value, article, page)
    if isinstance(record, Quote):
        changed["text"] = _reworded(record, article.text, page, changed["parts"])
    elif hasattr(record, "text") and isinstance(changed.get("span"), Span):
        span = changed["span"]
        changed["text"] = page[span.start : span.stop]
    return cast("T", attrs.evolve(cast("Any", record), **changed))


def _reworded(quote: Quote, article: str, page: str, parts: tuple[Span, ...]) -> str:
    """Give the text of a quote in the page's own letters; the marks between its parts stay as they are."""
    said: list[str] = []
    place = 0
    for old, new in zip(quote.parts, parts, strict=True):
        words = article[old.start : old.stop]
        start = quote.text.index(words, place)
        said += (quote.text[place:start], page[new.start : new.stop])
        place = start + len(words)
    return "".join(said)


def _apart(blocks: list[tuple[Span, Kind]]) -> list[tuple[Span, Kind]]:
    """Leave out a block that overlaps the one before it, so that no word is read twice."""
    kept: list[tuple[Span, Kind]] = []
    for span, kind in blocks:
        if not kept or span.start >= kept[-1][0].stop:
            kept.append((span, kind))
    return kept
