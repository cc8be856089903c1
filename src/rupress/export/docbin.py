"""Pages as documents of spaCy. The only importer of spaCy.

spaCy counts tokens, and each token's `idx` counts code points of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from rupress.errors import MissingExtraError, expect
from rupress.export.layers import SAID, Layer, about, annotate, layers_of, plain
from rupress.records import Page
from rupress.span import Span as Place

try:
    import spacy
    from spacy.tokens import Doc, DocBin, Span
    from spacy.util import filter_spans
except ModuleNotFoundError as error:
    raise MissingExtraError("documents of spaCy need spaCy: pip install 'rupress[spacy]'") from error

if TYPE_CHECKING:
    from spacy.language import Language

NAMED = (Layer.NAMES, Layer.DATES)
"""Layers that are entities in the sense of spaCy."""


def to_doc(page: Page, layers: Iterable[str] = SAID) -> Doc:
    """Make a document of spaCy, tokenized by its blank Russian pipeline.

    `doc.text` is `page.text` with awkward characters replaced one for one (see `rupress.export.layers.plain`), so that
    `token.idx` counts its code points. Where a region begins or ends inside a token, the whole token belongs to it.

    Args:
        page: the page.
        layers: `names`, `dates`, `quotes`, `kinds`; the first three if not given.

    Returns:
        A document whose `spans` have a group a layer: each span has its label, as `id_` the number of its region (`T3`;
        parts of a quote share one), as `kb_id_` what it means. `ents` are names and dates, of those that overlap the
        longest. `user_data` has the relations, `("T5", "speaker", "T7")`, and what is known of the page.

    Raises:
        UsageError: there is no such layer.
    """
    found = annotate(page, layers)
    doc = _pipeline().tokenizer(plain(page.text))
    groups: dict[Layer, list[Span]] = defaultdict(list)
    for region in found.regions:
        for place in region.spans:
            groups[region.layer].append(_span(doc, place, region.label, f"T{region.id}", region.note))
    for layer, spans in groups.items():
        doc.spans[layer.value] = spans
    doc.ents = filter_spans([span for layer in NAMED for span in groups[layer]])
    doc.user_data["relations"] = tuple((f"T{link.source}", link.name, f"T{link.target}") for link in found.relations)
    doc.user_data.update(about(page))
    return doc


def to_docbin(pages: Iterable[Page], layers: Iterable[str] = SAID) -> DocBin:
    """Put pages into a `DocBin`, to be written with `to_disk("pages.spacy")` and trained on.

    Args:
        pages: the pages; each becomes a document as `to_doc` makes it.
        layers: `names`, `dates`, `quotes`, `kinds`; the first three if not given.

    Raises:
        UsageError: something is no page, or there is no such layer.
    """
    expect(pages, Iterable, "pages", "a list or iterator of pages")
    asked = layers_of(layers)
    return DocBin(docs=[to_doc(page, asked) for page in pages], store_user_data=True)


@cache
def _pipeline() -> Language:
    return spacy.blank("ru")


def _span(doc: Doc, place: Place, label: str, number: str, note: str) -> Span:
    """Give the tokens that a region overlaps."""
    span = doc.char_span(place.start, place.stop, label, kb_id=plain(note), alignment_mode="expand", span_id=number)
    assert span is not None  # noqa: S101 - a region holds a character, and every character is in a token
    return span
