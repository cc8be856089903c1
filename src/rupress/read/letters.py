"""How Russian a text looks, by which letter follows which: the judge between encodings and of mojibake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from rupress.ru.tables import read_tsv

# What may stand beside a word in any text. Signs that misread bytes often give («°», «®», «µ», «¬») are not among them.
EDGES = "\xa0«»„“”‘’…–—―№§©•·\u2002\u2003\u2009\u200a\u200b\u202f\ufeff"
# Letters of the other languages that share pages with Russian: Ukrainian, Belarusian, Kazakh, Tatar.
NEIGHBOURS = "іїєґўІЇЄҐЎәғқңөұүһӘҒҚҢӨҰҮҺҗ́ӣӯ"
EDGE, ASCII, NEIGHBOUR, ALIEN = "_", "a", "i", "#"

_ALIEN_WEIGHT = -5.0
"""A sign or letter that belongs to no text of the region (`Ѕ`, `°` or `╨` inside a word)."""
_FLIPPED_WEIGHT = -6.0
"""A capital after a small letter («рТЙЧЕФ»)."""
_MIXED_WEIGHT = -3.0
"""A Latin letter next to a Cyrillic one."""
_CAPITALS_WEIGHT = -0.5
"""A capital after a capital: headlines have them, but less often than not."""


class _Classes(dict[int, str]):
    """Character classes for `str.translate`: Russian letters stay, all other characters become one of four marks."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if code < 128:
            kind = ASCII if char.isalpha() else EDGE
        elif char in EDGES:
            kind = EDGE
        elif char in NEIGHBOURS:
            kind = NEIGHBOUR
        else:
            kind = ALIEN
        self[code] = kind
        return kind


@cache
def _classes() -> _Classes:
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    classes = _Classes({ord(c): c for c in letters + letters.upper()})
    classes |= {ord("ё"): "е", ord("Ё"): "Е"}
    return classes


@cache
def _weights() -> Mapping[tuple[str, str], float]:
    """Weight of each pair of classes; pairs that say nothing are absent."""
    weights: dict[tuple[str, str], float] = {}
    rows = {
        row.pop("letter"): {two: float(cell) for two, cell in row.items()}
        for row in map(dict, read_tsv("letter_pairs.tsv"))
    }
    letters = [letter for letter in rows if letter != EDGE]
    for one in letters:
        weights[EDGE, one] = weights[EDGE, one.upper()] = rows[EDGE][one]
        weights[one, EDGE] = weights[one.upper(), EDGE] = rows[one][EDGE]
        for two in letters:
            weights[one, two] = weights[one.upper(), two] = rows[one][two]
            weights[one.upper(), two.upper()] = rows[one][two] + _CAPITALS_WEIGHT
            weights[one, two.upper()] = _FLIPPED_WEIGHT
        for case in (one, one.upper()):
            weights[case, ASCII] = weights[ASCII, case] = _MIXED_WEIGHT
            weights[case, ALIEN] = weights[ALIEN, case] = _ALIEN_WEIGHT
    weights[ALIEN, ALIEN] = weights[ALIEN, EDGE] = weights[EDGE, ALIEN] = _ALIEN_WEIGHT
    weights[ALIEN, ASCII] = weights[ASCII, ALIEN] = weights[ALIEN, NEIGHBOUR] = weights[NEIGHBOUR, ALIEN] = (
        _ALIEN_WEIGHT
    )
    return weights


def plausibility(text: str) -> float:
    """Say how much the text's letters beyond ASCII follow one another as in Russian words.

    Returns:
        Mean weight of a letter, about log2 of how much more often than by chance its neighbours stand beside it: near 2
        for Russian, about 0 for other Cyrillic languages, below -2 for text read in a wrong encoding; 0 for ASCII.
    """
    classes = f" {text} ".translate(_classes())
    weights = _weights()
    total = letters = 0.0
    for pair, times in Counter(pairwise(classes)).items():
        if pair[0] not in (EDGE, ASCII):
            letters += times
        if pair in weights:
            total += weights[pair] * times
    return total / letters if letters else 0.0
