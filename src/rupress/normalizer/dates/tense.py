"""Whether the words around a date tell of the past or of the future: by the shape of the nearest verb of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    wide = _between(SENTENCE, raw, (max(0, start - REACH), start), (stop, min(len(raw), stop + REACH)))
    narrow = _between(CLAUSE, raw, *wide)
    own = _nearest(text, *narrow)
    if own is not None:
        return Tense(own, strong=True)
    # «В среду, 5 мая, суд вынес»: the clause of the date goes on behind the commas around it
    return Tense(_nearest(text, *wide))


Stretch = tuple[int, int]


def _between(mark: re.Pattern[str], raw: str, before: Stretch, after: Stretch) -> tuple[Stretch, Stretch]:
    """Cut the stretches before and after a mention at the marks nearest to it."""
    left = before[0]
    for match in mark.finditer(raw, *before):
        left = match.end()
    right = mark.search(raw, *after)
    return (left, before[1]), (after[0], right.start() if right else after[1])


def _nearest(text: str, before: Stretch, after: Stretch) -> str | None:
    """Give the tense of the nearest verb: behind the date Russian puts its verb, so words there count as nearer."""
    if text.find("буд", before[0], after[1]) >= 0 and PASSIVE_FUTURE.search(text, before[0], after[1]):
        return "future"  # «будет отправлен в отставку»
    behind = _first(WORD.findall(text, *after), 1)
    ahead = _first(reversed(WORD.findall(text, *before)), 2)
    found = [item for item in (behind, ahead) if item is not None]
    return min(found)[1] if found else None


def _first(words: Iterable[str], distance: int) -> tuple[int, str] | None:
    """Give the first verb's distance and tense."""
    for far, word in enumerate(words, distance):
        tense = word_tense(word)
        if tense is not None:
            return far, tense
    return None
