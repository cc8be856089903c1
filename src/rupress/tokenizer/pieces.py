"""What is being decided: pieces of lines with their kinds, from labelling to segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import define, evolve, field

from rupress.records import Kind, Segment
from rupress.ru.tables import read_tsv
from rupress.span import Span
from rupress.tokenizer.rows import Row

KINDS = {
    "nav": Kind.NAV, "ticker_head": Kind.TICKER, "ticker_time": Kind.TICKER, "ticker_badge": Kind.TICKER,
    "ticker_title": Kind.TICKER, "ticker_item": Kind.TICKER, "ticker_teaser": Kind.TICKER, "related": Kind.RELATED,
    "section": Kind.SECTION, "headline": Kind.HEADLINE, "deck": Kind.DECK, "byline": Kind.BYLINE,
    "caption": Kind.CAPTION, "credit": Kind.CREDIT, "body": Kind.BODY, "subhead": Kind.SUBHEAD, "tags": Kind.TAGS,
    "share": Kind.SHARE,
    "comment": Kind.COMMENT, "legal": Kind.LEGAL, "ad": Kind.AD, "embed": Kind.EMBED,
}  # fmt: skip
"""Labels of the line model -> kinds of segments."""


_USUAL, _DOUBT = 0.75, 4
"""How often a rule is right of which nothing is known, and how many pages' weight that has."""
_DIGITS = 4
"""Of a confidence: the last bits of a sum are another matter in each version of Python and of NumPy."""


@define(eq=False)
class Piece:
    """A line, or a part of one, with what it was found to be; never changed, but not frozen: many are made."""

    row: Row
    """The line."""
    start: int
    """First character of the piece in the row's folded text."""
    stop: int
    """Just past its last one."""
    label: str
    """What it is: a label of the line model."""
    rule: str
    """What decided."""
    confidence: float
    """How often such a decision is right."""
    text: str = field(init=False)
    """Its folded text."""

    def __attrs_post_init__(self) -> None:
        self.text = self.row.folded[self.start : self.stop]

    @property
    def kind(self) -> Kind:
        """What it is."""
        return KINDS[self.label]

    def seams(self) -> list[int]:
        """Say where elements of HTML touch without white space, in its folded text."""
        places = [self.row.folded_at(at) - self.start for at in self.row.line.seams]
        return [at for at in places if 0 < at < len(self.text)]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.row.place(self.start, self.stop)


def whole(row: Row, label: str, rule: str, confidence: float) -> Piece:
    """Make a whole line one piece."""
    return Piece(row, 0, len(row.folded), label, rule, confidence)


@cache
def certainty(rule: str) -> float:
    """Tell how often a rule after the line model is right, as counted on labelled pages; few leave a doubt."""
    counts = {row["rule"]: (int(row["right"]), int(row["seen"])) for row in read_tsv("layout_rules.tsv")}
    right, seen = counts.get(rule, (0, 0))
    return (right + _DOUBT * _USUAL) / (seen + _DOUBT)


def changed(piece: Piece, label: str, rule: str) -> Piece:
    """Relabel a line by a rule, which is as sure as it has been right."""
    return whole(piece.row, label, rule, certainty(rule))


def relabelled(pieces: list[Piece], labels: Mapping[int, str], rule: str) -> list[Piece]:
    """Relabel some lines of a page by a rule; all others stay as they are.

    Args:
        pieces: the lines of the page.
        labels: what some of them are, by their numbers.
        rule: name of the rule.
    """
    settled = list(pieces)
    for k, label in labels.items():
        settled[k] = changed(pieces[k], label, rule)
    return settled


def first_of(pieces: list[Piece], label: str, otherwise: int = -1) -> int:
    """Number the first piece with a label; what is given for none where there is none."""
    return next((k for k, piece in enumerate(pieces) if piece.label == label), otherwise)


def last_of(pieces: list[Piece], label: str, otherwise: int = -1) -> int:
    """Number the last piece with a label."""
    return next((k for k in range(len(pieces) - 1, -1, -1) if pieces[k].label == label), otherwise)


def in_list(label: str) -> bool:
    """Tell whether a label is one of a list of other stories."""
    return label.startswith("ticker")


def in_quotation(piece: Piece) -> bool:
    """Tell whether a line stands in a quotation of the markup (`<blockquote>`)."""
    return "blockquote" in piece.row.line.landmarks


def alike(one: Piece, two: Piece) -> bool:
    """Tell whether two lines of HTML have the same markup, as paragraphs of one text have; bare text has none.

    A `<font>` that is closed inside of a paragraph, not where it was opened, turns `font>p` into `p>font` for the last.
    """
    a, b = one.row.line, two.row.line
    if not a.path or a.classes != b.classes:
        return False
    return (a.path, a.block) == (b.path, b.block) or (
        a.path != b.path and a.tag == b.tag == "p" and a.path.replace(">font", "") == b.path.replace(">font", "")
    )


def paragraph_before(pieces: list[Piece], k: int) -> Piece | None:
    """Give the paragraph before a line, with no more than an insert between them."""
    return next((p for p in reversed(pieces[max(0, k - _INSERT) : k]) if p.label == "body"), None)


_INSERT = 5
"""Lines back from a paragraph to the one before it, an insert between them."""


def tile(text: str, pieces: list[Piece], marks: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """Lay the pieces out as segments that cover the text: white space goes with the piece before it.

    Args:
        text: the text of the page.
        pieces: its pieces, in order.
        marks: numbers and running heads of pages of print, which stand between the pieces or inside of some.
    """
    segments: list[Segment] = []
    start = 0
    ends = [piece.span.start if piece.start else piece.row.span.start for piece in pieces[1:]]
    ends.append(len(text))
    for piece, stop in zip(pieces, ends, strict=False):
        segments.append(Segment(Span(start, stop), KINDS[piece.label], piece.rule, round(piece.confidence, _DIGITS)))
        start = stop
    if not pieces and text:
        segments.append(Segment(Span(0, len(text)), Kind.NAV, "empty", 1.0))
    return tuple(_marked(text, segments, marks) if marks else segments)


def _marked(text: str, segments: list[Segment], marks: Sequence[Span]) -> Iterator[Segment]:
    """Cut the segments at the marks of pages."""
    at = 0
    for segment in segments:
        start, stop = segment.span.start, segment.span.stop
        while at < len(marks) and marks[at].start < stop:
            mark = marks[at]
            end = mark.stop + len(text[mark.stop : stop]) - len(text[mark.stop : stop].lstrip())
            if start < mark.start:
                yield evolve(segment, span=Span(start, mark.start))
            yield Segment(Span(max(start, mark.start), end), Kind.NAV, PAGE_MARK, 1.0)
            start = end
            at += 1
        if start < stop:
            yield evolve(segment, span=Span(start, stop))


PAGE_MARK = "page_mark"
"""The `rule` of numbers and running heads of pages."""
