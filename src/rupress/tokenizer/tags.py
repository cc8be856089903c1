"""Keywords of the article."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.pieces import Piece

_SPLIT = re.compile(r"\s*(?:,|;|\||•|·|\s[—-]\s|\s*#)\s*")

_SEAM = re.compile(r"(?<=[а-яё])(?=[А-ЯЁA-Z])")
"""Where links without a space between were glued: «ПроисшествияВолгаИлья Громов»."""


@cache
def _label() -> re.Pattern[str]:
    words = sorted(read_toml("bylines.toml")["tags"]["labels"], key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")(?![а-яa-z])\s*:?\s*", re.IGNORECASE)


def read_tags(pieces: list[Piece], text: str) -> tuple[str, ...]:
    """List the keywords, each once, as written."""
    tags: dict[str, None] = {}
    for piece in pieces:
        if piece.label != "tags":
            continue
        span = piece.span
        words = text[span.start : span.stop]
        cut = split_label(piece.text)
        if cut:
            words = text[piece.row.place(piece.start + cut, piece.stop).start : span.stop]
        for tag in _SPLIT.split(words.lstrip("# ")):
            for part in _SEAM.split(tag):
                bare = part.strip(" .:#")
                if bare:
                    tags.setdefault(bare)
    return tuple(tags)


def split_label(folded: str) -> int:
    """Give the length of the label that opens a line of keywords («Теги: »), 0 if it has none."""
    label = _label().match(folded)
    return label.end() if label else 0
