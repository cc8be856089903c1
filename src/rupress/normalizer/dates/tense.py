"""Whether the words around a date tell of the past or of the future: by the shape of the nearest verb of its clause."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import frozen

from rupress.ru.tables import read_toml

REACH = 240
"""Characters around a mention in which its verb is looked for: sentences are seldom longer."""
SENTENCE = re.compile(r"[!?…\n]|\.(?=\s+[А-ЯA-Z«\"—-]|\s*$)")
CLAUSE = re.compile(r"[,;:()]| — ")
WORD = re.compile(r"[а-я]{2,}")
PASSIVE_FUTURE = re.compile(r"\bбуд(?:ет|ут) (?:[а-я]+ ){0,2}?[а-я]+н[аоы]?\b")


@frozen
class Tense:
    """What the verbs say."""

    tense: str | None = None
    """`past`, `present`, `future` or None."""
    strong: bool = False
    """Whether the verb stands in the clause of the date itself."""


@cache
def _tables() -> tuple[dict[str, str | None], tuple[tuple[str, re.Pattern[str]], ...]]:
    table = read_toml("dates_tense.toml")
    words: dict[str, str | None] = {}
    for tense in ("none", "present", "future", "past"):
        words |= dict.fromkeys(table["words"][tense].split(), None if tense == "none" else tense)
    shapes = table["shapes"]
    order = (
        ("future", "planned"),
        ("past", "past"),
        ("past", "passive"),
        ("present", "imperfective"),
        ("future", "future"),
        ("present", "present"),
    )
    return words, tuple((tense, re.compile(shapes[name])) for tense, name in order)


@lru_cache(maxsize=8192)
def word_tense(word: str) -> str | None:
    """Tell the tense of a word, None if it is no verb.

    Args:
        word: folded, in lower case.
    """
    words, shapes = _tables()
    if word in words:
        return words[word]
    if len(word) < 4:
        return None
    return next((tense for tense, shape in shapes if shape.fullmatch(word)), None)


def tense_around(text: str, raw: str, start: int, stop: int) -> Tense:
    """Tell the tense of the words around `text[start:stop]`: first in its clause, then in its sentence.

    Args:
        text: the folded text in lower case.
        raw: the folded text with capitals.
        start: where the mention begins.
        stop: where it ends.
    """
    left, right = _bounds(SENTENCE, raw, max(0, start - REACH), start, stop, min(len(raw), stop + REACH))
    inner_left, inner_right = _bounds(CLAUSE, raw, left, start, stop, right)
    own = _nearest(text, inner_left, start, stop, inner_right)
    if own is not None:
        return Tense(own, strong=True)
    # «В среду, 5 мая, суд вынес»: the clause of the date goes on behind the commas around it
    return Tense(_nearest(text, left, start, stop, right))


def _bounds(mark: re.Pattern[str], raw: str, left: int, start: int, stop: int, right: int) -> tuple[int, int]:
    """Narrow `left` and `right` to the marks nearest to the mention."""
    for match in mark.finditer(raw, left, start):
        left = match.end()
    after = mark.search(raw, stop, right)
    return left, after.start() if after else right


def _nearest(text: str, left: int, start: int, stop: int, right: int) -> str | None:
    """Give the tense of the nearest verb: words behind the date count as one nearer, for there Russian puts its verb."""
    best: tuple[int, str] | None = None
    if PASSIVE_FUTURE.search(text, left, right):
        return "future"  # «будет отправлен в отставку»
    before = WORD.findall(text, left, start)
    for distance, word in enumerate(reversed(before), 2):
        tense = word_tense(word)
        if tense is not None:
            best = (distance, tense)
            break
    for distance, word in enumerate(WORD.findall(text, stop, right), 1):
        if best is not None and distance >= best[0]:
            break
        tense = word_tense(word)
        if tense is not None:
            best = (distance, tense)
            break
    return best[1] if best else None
