"""The fields that programs write over a text in Markdown, between two lines of dashes.

The rule is applied first of all, for the fields would be taken for paragraphs.
"""

from __future__ import annotations

import re

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed

_FENCE = re.compile(r"-{3,}|\+{3,}")
_FIELD = re.compile(r"(?:(?P<name>[a-z][a-z_ -]{1,20}) ?[:=]|- )", re.IGNORECASE)
"""A field, or one of its values («tags:» / «- Город»)."""
_MOST = 30
"""Fields of such a head."""
_KINDS = {"title": "headline", "author": "byline", "authors": "byline", "date": "byline", "published": "byline"}
"""Names of fields that tell something of the article; others are furniture."""


def front_matter(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the fields over a text for what they say: «---» / «title: Мост открыли» / «url: …» / «---»."""
    del context
    if not pieces or not _FENCE.fullmatch(pieces[0].text):
        return pieces
    end = next((k for k, p in enumerate(pieces[1 : _MOST + 2], 1) if _FENCE.fullmatch(p.text)), 0)
    fields = [_FIELD.match(piece.text) for piece in pieces[1:end]]
    if not fields or not all(fields):
        return pieces
    kinds = ["embed", *(_KINDS.get((m["name"] or "").lower(), "embed") for m in fields if m), "embed"]
    told = [changed(piece, kind, "front_matter") for piece, kind in zip(pieces, kinds, strict=False)]
    return [*told, *pieces[end + 1 :]]
