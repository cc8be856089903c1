"""Keywords of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rupress.ru.tables import read_toml
from rupress.tokenizer.pieces import Piece

_SPLIT = re.compile(r"\s{0,9}(?:[,;|•·#]|\s[—-]\s)\s{0,9}|\s{2,9}")
_SEAM = re.compile(r"(?<=[а-яё])(?=[А-ЯЁA-Z])")
"""Where links without a space between were glued: «ПроисшествияВолгаИлья Громов»."""


_INVERTED = re.compile(r"[А-ЯЁ][а-яё-]+, [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+")


@cache
def _patronymics() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["names"]["patronymics"])


@cache
def _label() -> re.Pattern[str]:
    words = sorted(read_toml("bylines.toml")["tags"]["labels"], key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")(?![а-яa-z])\s*:?\s*", re.IGNORECASE)


def read_tags(pieces: list[Piece], text: str) -> tuple[str, ...]:
    """List the keywords, each once, as written."""
    tags: dict[str, None] = {}
    for piece in pieces:
        if piece.label != "tags" or piece.text.endswith(":"):  # «Хабы:» over more of them
            continue
        for words in _linked(piece, text):
            for tag in [words] if _is_inverted(words.strip()) else _SPLIT.split(words.lstrip("# ")):
                for part in _SEAM.split(tag):
                    bare = part.strip(" .:#")
                    if bare:
                        tags.setdefault(bare)
    return tuple(tags)


def _is_inverted(words: str) -> bool:
    """Tell one person, surname first, from two keywords: «Сутягин, Павел Ильич»."""
    return _INVERTED.fullmatch(words) is not None and words.endswith(_patronymics())


def _linked(piece: Piece, text: str) -> Iterator[str]:
    """Give the words of a line behind its label, cut where one link of the markup follows another."""
    cut = split_label(piece.text)
    start = piece.row.place(piece.start + cut, piece.stop).start if cut else piece.span.start
    places = [start, *(at for at in piece.row.line.seams if start < at < piece.span.stop), piece.span.stop]
    return (text[one:two] for one, two in pairwise(places))


def split_label(folded: str) -> int:
    """Give the length of the label that opens a line of keywords («Теги: »), 0 if it has none."""
    label = _label().match(folded)
    return label.end() if label else 0
