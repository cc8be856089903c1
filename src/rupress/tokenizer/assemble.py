"""Assembly: from labelled pieces to the parts of the article."""

from __future__ import annotations

import re

from rupress.read.text import marks_of
from rupress.records import Layout, Media, Note, Source
from rupress.ru.tables import read_toml
from rupress.span import Span
from rupress.tokenizer.bylines import read_bylines, rubric_of
from rupress.tokenizer.captions import read_captions
from rupress.tokenizer.datelines import day_of, read_dateline
from rupress.tokenizer.hints import RULE
from rupress.tokenizer.keys import key_of, letters_of
from rupress.tokenizer.language import language_note
from rupress.tokenizer.notices import find_ads, find_notices
from rupress.tokenizer.pieces import Piece, tile
from rupress.tokenizer.rows import FEW
from rupress.tokenizer.stamps import find_stamps
from rupress.tokenizer.tags import read_tags
from rupress.tokenizer.tickers import ticker_items
from rupress.tokenizer.vocabulary import vocabulary

_OPEN_END = re.compile(r"[^.!?…:;\")]$")
_CONTINUES = re.compile(r"[а-яa-z,;:)»—]")
_TRAIL = re.compile(r"\s*(?://|[/|>›→])\s*|\s\"\s")  # » is folded to \"


def _instead(source: Source) -> str:
    if source.text.strip():
        few = source.media is Media.TEXT and len(source.text.split("\n", FEW)) <= FEW
        return "a list, a front page or a stub" + ("; of an article alone, pass media='article'" if few else "")
    if source.media is Media.HTML:  # <div id="app"></div>
        return "none of its text is visible; if scripts would add it, pass the HTML after rendering"
    return "it is empty"


def assemble(source: Source, pieces: list[Piece]) -> Layout:
    """Build the layout of a page from its pieces."""
    text = source.text
    headline = _headline(pieces, source)
    deck = _deck(pieces, headline)
    byline = read_bylines(pieces, headline, text)
    paragraphs = _paragraphs(pieces)
    dateline = read_dateline(text, paragraphs)
    captions = read_captions(pieces, text)
    notes = source.notes
    if headline is None and not paragraphs:
        notes = (*notes, Note("no_article", f"the page has no article: {_instead(source)}"))
        captions = ()
    foreign = language_note(text, paragraphs)
    if foreign is not None:
        notes = (*notes, foreign)
    return Layout(
        source=source,
        segments=tile(text, pieces, marks_of(source)),
        headline=_lines(pieces, headline) if headline else None,
        deck=deck.span if deck else None,
        section=_section(pieces),
        published=byline.published or day_of(dateline, pieces, text),
        updated=byline.updated,
        authors=byline.authors,
        origin=byline.origin,
        dateline=dateline,
        paragraphs=paragraphs,
        captions=captions,
        tags=read_tags(pieces, text),
        ticker=ticker_items(pieces, text, source.ticker),
        ads=find_ads(pieces, text),
        notices=find_notices(text),
        notes=notes,
    )


def _headline(pieces: list[Piece], source: Source) -> Piece | None:
    """Choose the best occurrence: as the metadata have it, a title in the markup, one that is repeated, the surest."""
    found = _named([p for p in pieces if p.label == "headline"])
    if not found:
        return None
    times: dict[str, int] = {}
    for p in found:
        times[p.row.key] = times.get(p.row.key, 0) + 1
    body = next((p.span.start for p in pieces if p.label in ("body", "deck")), len(source.text))
    stated = letters_of(source.facts.headline)
    before = [p for p in found if p.span.start < body] or found

    def worth(k: int) -> tuple[bool, bool, bool, bool, float, int]:
        piece = before[k]
        return (
            piece.row.key == stated,
            piece.row.line.tag == "h1",
            times[piece.row.key] > 1,
            piece.rule != "label:headline",  # «Title: Мост открыли — Вестник» is the window's
            round(piece.confidence, 1),
            -k,
        )

    return before[max(range(len(before)), key=worth)]


def _lines(pieces: list[Piece], headline: Piece) -> Span:
    """Give the place of a headline with the lines of its heading that it goes on in."""
    first = last = pieces.index(headline)
    while pieces[first].rule == "headline_goes_on":
        first -= 1
    while last + 1 < len(pieces) and pieces[last + 1].rule == "headline_goes_on":
        last += 1
    return Span(pieces[first].span.start, pieces[last].span.stop)


def _named(found: list[Piece]) -> list[Piece]:
    """Leave those that a profile names, if it names any."""
    return [p for p in found if p.rule == RULE] or found


def _deck(pieces: list[Piece], headline: Piece | None) -> Piece | None:
    """Choose the deck under the headline, else the one over it, else a second headline that says something else."""
    found = _named([p for p in pieces if p.label == "deck"])
    if headline is None:
        return found[0] if found else None
    below = [p for p in found if p.span.start > headline.span.start]
    others = [p for p in pieces if p.label == "headline" and p.row.line.tag in _RANKED and _is_other(p, headline)]
    return next(iter([*below, *found, *(p for p in others if p.span.start > headline.span.start)]), None)


_RANKED = frozenset({"h2", "h3"})
"""Headings in which a second headline stands."""


def _is_other(one: Piece, headline: Piece) -> bool:
    """Tell whether a headline is neither a copy or a part of another nor its second line."""
    copy = one.row.key in headline.row.key or headline.row.key in one.row.key
    return not copy and one.rule != "headline_goes_on"


def _section(pieces: list[Piece]) -> Span | None:
    """Give the last rubric of the breadcrumb, the headline at its end left out; else the one beside the date."""
    titles = {p.row.key for p in pieces if p.label == "headline"}
    for piece in pieces:
        if piece.label != "section":
            continue
        folded = piece.text
        cuts = [m.span() for m in _TRAIL.finditer(folded)]
        edges = [0, *(e for cut in cuts for e in cut), len(folded)]
        parts = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if folded[a:b].strip()]
        while len(parts) > 1 and key_of(folded[slice(*parts[-1])]) in titles:
            parts.pop()
        while len(parts) > 1 and find_stamps(folded[slice(*parts[-1])]):
            parts.pop()
        if parts:
            a, b = _last_of_path(folded, *parts[-1], titles)
            return piece.row.place(piece.start + a, piece.start + b)
    for piece in pieces:
        rubric = rubric_of(piece) if piece.label == "byline" else None
        if rubric:
            return piece.row.place(piece.start + rubric[0], piece.start + rubric[1])
    return None


def _last_of_path(folded: str, start: int, stop: int, titles: set[str]) -> tuple[int, int]:
    """Give the last rubric of a path whose marks a style sheet draws, or are none of the usual ones.

    «Главная Новости Мосты», «Главная :: Новости :: Мосты», the headline at its end left out. Without any marks only a
    known rubric is cut from others: «Главная Нижний Новгород» is one place.
    """
    first, _, rest = folded[start:stop].partition(" ")
    if not rest or rest[0].islower() or first.lower() not in read_toml("surroundings.toml")["path"]["begins"]:
        return start, stop
    start += len(first) + 1
    marked = _OTHER_MARKS.match(rest)
    begins = _CAPITAL if marked is None else re.compile(rf"{re.escape(marked.group())}\s")
    starts = [start + (m.start() if marked is None else m.end()) for m in begins.finditer(rest)]
    for at in starts:
        if key_of(folded[at:stop]) in titles:
            stop = start + len(folded[start:at].rstrip(" :—-"))
            starts = [k for k in starts if k < stop]
            break
    if not starts:
        return start, stop
    known = (at for at in reversed(starts) if "rubric" in vocabulary().of_line(folded[at:stop].lower()))
    return (starts[-1] if marked is not None else next(known, start)), stop


_OTHER_MARKS = re.compile(r"(?:::|[—-])(?=\s)")
_CAPITAL = re.compile(r"(?<!\S)(?=[А-Я])")


def _paragraphs(pieces: list[Piece]) -> tuple[Span, ...]:
    """Give the body's paragraphs; lines that a link or a line break cut out of one sentence are one paragraph again."""
    spans: list[Span] = []
    previous: Piece | None = None
    for piece in pieces:
        if piece.label not in ("body", "subhead"):
            previous = None
            continue
        if previous is not None and _goes_on(previous, piece):
            spans[-1] = Span(spans[-1].start, piece.span.stop)
        else:
            spans.append(piece.span)
        previous = piece
    return tuple(spans)


def _goes_on(before: Piece, after: Piece) -> bool:
    """Tell whether a line goes on with the sentence of the one before («сообщает» / «Интерфакс».»)."""
    if after.row is before.row:
        return True
    if "subhead" in (before.label, after.label) or not _OPEN_END.search(before.text):
        return False
    return bool(_CONTINUES.match(after.text)) and not re.match(r"[—-]\s", after.text)
