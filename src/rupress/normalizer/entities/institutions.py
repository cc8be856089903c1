"""Institutions that a place's adjective names: «Горанскую центральную больницу» is no place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rupress.normalizer.entities.words import agreements
from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = re.compile(r"[ \xa0]([а-яё-]+)")
_MOST_WORDS = 5
_NUMBERED = re.compile(r"(?<![\w-])([А-Яа-яё-]{3,30})[ \xa0]?№[ \xa0]?\d{1,4}(?![\w«])(?![ \xa0][«\"])")
_BEFORE = re.compile(r"(?<![\w-])([А-ЯЁа-яё-]{4,30})[ \xa0]$")
_REACH = 32


def institution_end(text: str, start: int, stop: int) -> int:
    """Give where an institution ends whose name a place's adjective begins; 0 if there is none.

    Only one of its town is a name: «в рязанских больницах» tells of any.

    Args:
        text: the text.
        start: where the adjective begins.
        stop: where it ends.
    """
    first, end = text[start:stop], stop
    if " " in first or not first[:1].isupper() or _WORD.match(text, stop) is None:
        return 0
    forms, last = agreements(first), ""
    for _ in range(_MOST_WORDS if forms else 0):
        match = _WORD.match(text, end)
        if match is None:
            return 0
        word, end = match.group(1), match.end()
        nouns = [r for r in morph.readings(word) if r.number == "sing" and (r.case, r.number, r.gender) in forms]
        table = read_toml("names.toml")
        if any(r.lemma in table["institutions"] or f"{last} {r.lemma}" in table["institutions_of_two"] for r in nouns):
            return end
        last = morph.readings(word)[0].lemma
        forms &= agreements(word)
    return 0


def numbered(text: str) -> Iterator[tuple[int, int]]:
    """Find institutions that have a number, with the adjectives that say of what kind they are: «детский сад № 5»."""
    for match in _NUMBERED.finditer(text):
        if any(r.lemma in _numbered_nouns() and r.number == "sing" for r in morph.readings(match.group(1))):
            yield with_kind(text, match.start()), match.end()


def with_kind(text: str, start: int) -> int:
    """Give where an institution begins with its number: «городской | поликлиники № 5», but «новой | школы № 5»."""
    noun = _WORD.match(f" {text[start : start + _REACH]}")
    cases = {(r.case, r.number, r.gender) for r in morph.readings(noun.group(1)) if r.pos == "NOUN"} if noun else set()
    for _ in range(_MOST_ADJECTIVES):
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        if before is None or not _says_kind(before.group(1)) or not agreements(before.group(1)) & cases:
            break
        start = before.start(1)
    return start


_MOST_ADJECTIVES = 3


def _says_kind(word: str) -> bool:
    table = read_toml("names.toml")
    lemmas = {r.lemma for r in morph.readings(word) if r.pos in morph.ADJECTIVES}
    return any(
        lemma in table["kinds_of_institutions"] or lemma.endswith(tuple(table["endings_of_place_adjectives"]))
        for lemma in lemmas
    )


@cache
def _numbered_nouns() -> frozenset[str]:
    table = read_toml("names.toml")
    return frozenset((*table["institutions"], *table["numbered_institutions"]))
