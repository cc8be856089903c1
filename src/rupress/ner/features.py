"""What the network is told about each piece: its form, its shape and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from rupress.ner.pieces import BREAKS, PIECE
from rupress.ru.letters import letters

Ints = NDArray[np.int64]

SHAPES = (
    "break",  # end of a line
    "number",  # 2019
    "quote",  # « » " “ ”
    "mark",  # any other character
    "lower",  # мэр
    "initial",  # А
    "upper",  # МИД
    "title",  # Казань, Пресс-секретарь
    "titles",  # Нью-Йорк, О'Нил
    "mixed",  # ВКонтакте, Ростов-на-Дону
    "odd",  # иФон
    "latin lower",
    "latin initial",
    "latin upper",
    "latin title",
    "latin titles",
    "latin mixed",
    "latin odd",
)
"""What a piece can look like; the order is part of the model."""

_BREAK, _NUMBER, _QUOTE, _MARK, _LOWER, _INITIAL, _UPPER, _TITLE, _TITLES, _MIXED, _ODD = range(11)
_LATIN = 7
_CAPITALISED = frozenset(
    i for i, shape in enumerate(SHAPES) if shape.split()[-1] in {"upper", "title", "titles", "mixed", "odd"}
)
_SPACE = -1
_LAST_LATIN = "\u024f"

FLAGS = 3
CONTEXTS = len(SHAPES) << FLAGS
"""How many contexts there are: a shape and three flags (first in its line, line in capitals, seen in small letters)."""

LONGEST = 24
"""Characters of a word that count: what is longer is no name."""

_QUOTES = frozenset("«»\"“”„‟‹›'’‘")
_FOLD = str.maketrans({"ё": "е", "\u0301": None, "\xad": None, "’": "'", "‐": "-", "‑": "-"})
_STEM = 3


@frozen(eq=False)
class Features:
    """One stretch of text as the network reads it; every array but `rows` has one number a piece."""

    starts: Ints
    """Where each piece begins in the stretch."""
    stops: Ints
    """Where it ends."""
    forms: Ints
    """Which folded form it has: an index into `rows`."""
    contexts: Ints
    """Its shape and flags, below `CONTEXTS`."""
    stems: Ints
    """A number shared by the capitalised words of one stem (Казань, Казани); -1 for other pieces."""
    rows: Ints
    """For each form its row in the vocabulary; -1 - i for the i-th of `unknown`."""
    unknown: tuple[str, ...]
    """Folded forms that the vocabulary lacks, in order of appearance."""

    @property
    def breaks(self) -> NDArray[np.bool_]:
        """Which pieces are line breaks."""
        return np.asarray(self.contexts >> FLAGS == _BREAK)


def encode(text: str, vocabulary: Mapping[str, int]) -> Features:
    """Describe every piece of a stretch of text, blanks left out, with a line break put before and after it."""
    pieces = ["\n", *PIECE.findall(text), "\n"]
    stops = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces))) - 1
    starts = np.concatenate(([-1], stops[:-1]))
    kinds = dict.fromkeys(pieces)
    index = dict(zip(kinds, range(len(kinds)), strict=True))
    ids = np.fromiter(map(index.__getitem__, pieces), np.int64, len(pieces))

    looks = [_look_again(kind) if len(kind) <= LONGEST else _look(kind) for kind in kinds]
    shapes = np.array([look[0] for look in looks], np.int64)
    table = _Forms(vocabulary)
    forms = np.array([0 if shape == _SPACE else table.number(form) for shape, form, _ in looks])
    stems = _stems([stem for _, _, stem in looks])

    kept = shapes[ids] != _SPACE
    ids, starts, stops = ids[kept], starts[kept], stops[kept]
    shape, form = shapes[ids], forms[ids]
    contexts = (shape << FLAGS) | _flags(shape, form, len(table.rows))
    rows = np.array(table.rows, np.int64)
    return Features(starts, stops, form, contexts, stems[ids], rows, tuple(table.unknown))


def shape_of(piece: str) -> int:
    """Return the index in `SHAPES` of what a piece looks like, -1 for blanks."""
    first = piece[0]
    if not first.isalpha():
        if first in BREAKS:
            return _BREAK
        if first.isspace():
            return _SPACE
        return _NUMBER if first.isdigit() else _QUOTE if first in _QUOTES else _MARK
    latin = _LATIN if first <= _LAST_LATIN else 0
    if piece.islower():
        return _LOWER + latin
    if len(piece) == 1:
        return _INITIAL + latin
    if piece.isupper():
        return _UPPER + latin
    if not first.isupper():
        return _ODD + latin
    if piece[1:].islower():
        return _TITLE + latin
    return (_TITLES if piece.istitle() else _MIXED) + latin


def fold_form(piece: str) -> str:
    """Return the form under which a piece is looked up: small letters, ё as е, digits as their number."""
    if piece[0].isdigit():
        return "0" * min(len(piece), 5)
    if piece[0] in BREAKS:
        return "\n"
    return piece.lower().translate(_FOLD)


def stem_of(form: str) -> str:
    """Cut the ending of a folded form, so that a name has one key in all its cases: казани, казанью → казан."""
    word = form[:LONGEST]
    ending = _ending()
    stem = word.rstrip(ending)
    if len(stem) > _STEM and stem[-1] in letters("ends_of_cases") and stem[-2] in ending:  # Гран-ым, Горск-ого
        stem = stem[:-2].rstrip(ending)  # Серг-е-ем
    return stem if len(stem) >= _STEM else word[:_STEM]


@cache
def _ending() -> str:
    """Give the letters that endings are made of."""
    return "".join(sorted(letters("open")))


def grams_of(form: str, buckets: int) -> list[int]:
    """Return the hashed character sequences of a form: all of three, and longer ones at its beginning and end."""
    marked = f"<{form[:LONGEST]}>"
    grams = [marked[i : i + 3] for i in range(len(marked) - 2)] or [marked]
    if len(marked) > 5:
        grams += (marked[:4], marked[:5], marked[-4:], marked[-5:])
    if len(marked) > 6:
        grams += (marked[:6], marked[-6:])
    return [crc32(gram.encode("utf-8", "surrogatepass")) % buckets for gram in grams]


class _Forms:
    """The folded forms of one stretch, numbered in order of appearance."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.numbers: dict[str, int] = {}
        self.rows: list[int] = []
        self.unknown: list[str] = []

    def number(self, form: str) -> int:
        number = self.numbers.get(form)
        if number is None:
            row = self.vocabulary.get(form)
            if row is None:
                self.unknown.append(form)
                row = -len(self.unknown)
            number = self.numbers[form] = len(self.rows)
            self.rows.append(row)
        return number


def _look(piece: str) -> tuple[int, str, str]:
    """Give shape, folded form and, of a capitalised word, the stem."""
    shape = shape_of(piece)
    form = fold_form(piece)
    return shape, form, stem_of(form) if shape in _CAPITALISED else ""


# News repeats its words; only short pieces are asked for, so that what is kept has a bound.
_look_again = lru_cache(maxsize=1 << 12)(_look)


def _stems(stems: Sequence[str]) -> Ints:
    """Number the stems; a word without one has -1."""
    numbers = {"": -1}
    return np.array([numbers.setdefault(stem, len(numbers) - 1) for stem in stems], np.int64)


def _flags(shape: Ints, form: Ints, forms: int) -> Ints:
    """Say of each piece: first in its line (1), line in capitals (2), its form also seen in small letters (4)."""
    breaks = shape == _BREAK
    first = np.concatenate(([False], breaks[:-1])) & ~breaks
    lines = np.cumsum(breaks)
    upper = (shape == _UPPER) | (shape == _UPPER + _LATIN)
    small = (shape == _LOWER) | (shape == _TITLE) | (shape == _TITLES)
    uppers, smalls = np.bincount(lines, upper), np.bincount(lines, small)
    capitals = (uppers >= 2) & (smalls * 4 <= uppers)
    seen = np.zeros(forms, bool)
    seen[form[shape == _LOWER]] = True
    also = seen[form] & (shape > _LOWER)
    flags = np.stack([first, capitals[lines] & ~breaks, also]).astype(np.int64)
    return np.asarray(flags[0] | flags[1] << 1 | flags[2] << 2)
