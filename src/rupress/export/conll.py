"""Pages as columns: a token a line, its place in names, dates and quotes as IOB2 tags.

Offsets count code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from rupress.export.layers import CUE, OUTLET, SAID, SPEAKER, Layer, annotate, disjoint, layers_of, plain
from rupress.export.pages import a_page
from rupress.records import Page, Segment
from rupress.span import Span

APART = {CUE, SPEAKER, OUTLET}
"""Labels that stand beside quotes, often inside another: they have a column of their own."""


@frozen
class Token:
    """A word, a number or a mark."""

    span: Span
    """Where it stands."""
    text: str
    """Its characters."""


def to_conll(page: Page, layers: Iterable[str] = SAID, *, bare: bool = False) -> str:
    """Write a page in CoNLL-U Plus: a token a line, a line of the page a sentence, tags in IOB2.

    Tokens are words with what is written inside them (`Нью-Йорк`, `О'Нил`), whole numbers, and single marks; white
    space parts them and is none. The columns are `ID`, `FORM`, one a layer (`RUPRESS:NAMES`, …; quotes have a second,
    `RUPRESS:VOICES`, for cues, speakers and outlets), and `MISC` with `TokenRange`, in code points of `page.text`, and
    `SpaceAfter=No`. A token belongs to what it overlaps; of two regions of one column that overlap, the longer is
    tagged. Each part of a quote begins anew. Comments give each sentence's kind and text.

    Args:
        page: the page.
        layers: `names`, `dates`, `quotes`, `kinds`; the first three if not given. Kinds have no column: they are in the
            comments in any case.
        bare: whether to leave out comments, numbers and places: then a line is a token and its tags, parted by tabs, as
            CoNLL-2003 and its many readers have it.

    Raises:
        UsageError: there is no such layer.
    """
    text = plain(a_page(page).text)
    wanted = [layer for layer in layers_of(layers) if layer is not Layer.KINDS]
    columns = dict(_columns(page, wanted))
    tags = [_Tags(spans) for spans in columns.values()]
    out: list[str] = []
    if not bare:
        names = " ".join(("ID", "FORM", *(f"RUPRESS:{name}" for name in columns), "MISC"))
        out.append(
            f"# global.columns = {names}\n# newdoc id = {_one_line(page.url or page.facts.canonical or 'page')}\n"
        )
    for number, (segment, tokens) in enumerate(_sentences(page, text), 1):
        if not bare:
            words = _one_line(text[tokens[0].span.start : tokens[-1].span.stop])
            out.append(f"# sent_id = {number}\n# kind = {segment.kind.value}\n# text = {words}\n")
        for place, token in enumerate(tokens, 1):
            cells = [column.of(token.span) for column in tags]
            if bare:
                out.append("\t".join((token.text, *cells)) + "\n")
            else:
                out.append("\t".join((str(place), token.text, *cells, _misc(token, text))) + "\n")
        out.append("\n")
    return "".join(out)


def _sentences(page: Page, text: str) -> Iterator[tuple[Segment, list[Token]]]:
    """Give the tokens of each line with the segment that it belongs to; a segment begins a line of its own."""
    from rupress.ner.pieces import PIECE  # its room loads numpy, which plain exports do without

    for segment in page.segments:
        sentence: list[Token] = []
        for match in PIECE.finditer(text, segment.span.start, segment.span.stop):
            if not match.group().isspace():
                sentence.append(Token(Span(*match.span()), match.group()))
            elif "\n" in match.group() and sentence:
                yield segment, sentence
                sentence = []
        if sentence:
            yield segment, sentence


def _columns(page: Page, layers: Iterable[Layer]) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Give the labelled spans of each column, none of which overlap."""
    regions = annotate(page, layers).regions if layers else ()
    for layer in layers:
        labelled = [(span, region.label) for region in regions if region.layer is layer for span in region.spans]
        yield layer.value.upper(), disjoint(item for item in labelled if item[1] not in APART)
        if layer is Layer.QUOTES:
            yield "VOICES", disjoint(item for item in labelled if item[1] in APART)


class _Tags:
    """The tags of one column, asked for token by token in order."""

    def __init__(self, spans: list[tuple[Span, str]]) -> None:
        self.spans = spans
        self.next = 0
        self.begun = -1

    def of(self, token: Span) -> str:
        """Give a token's tag."""
        while self.next < len(self.spans) and self.spans[self.next][0].stop <= token.start:
            self.next += 1
        if self.next == len(self.spans) or self.spans[self.next][0].start >= token.stop:
            return "O"
        inside = self.begun == self.next
        self.begun = self.next
        return f"{'I' if inside else 'B'}-{self.spans[self.next][1]}"


def _misc(token: Token, text: str) -> str:
    glued = token.span.stop < len(text) and not text[token.span.stop].isspace()
    return ("SpaceAfter=No|" if glued else "") + f"TokenRange={token.span.start}:{token.span.stop}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
