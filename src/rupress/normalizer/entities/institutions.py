"""Institutions that a place's adjective names: «Горанскую центральную больницу» is no place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rupress.normalizer.entities.repair import Found
from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = re.compile(r"[ \xa0]([а-яё-]+)")
_MOST_WORDS = 5
_SURE = 0.8
_STEM = 5
"""Letters by which a word is known in all its cases."""


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
    forms, last = _agreements(first), ""
    for _ in range(_MOST_WORDS if forms else 0):
        match = _WORD.match(text, end)
        if match is None:
            return 0
        word, end = match.group(1), match.end()
        nouns = [r for r in morph.readings(word) if _agrees(r, forms)]
        table = read_toml("names.toml")
        if any(r.lemma in table["institutions"] or f"{last} {r.lemma}" in table["institutions_of_two"] for r in nouns):
            return end
        last = morph.readings(word)[0].lemma
        forms &= _agreements(word)
    return 0


def _agreements(word: str) -> set[tuple[str, str]]:
    """Give case and gender of an adjective in the singular."""
    readings = morph.readings(word)
    return {(r.case, r.gender) for r in readings if r.pos in morph.ADJECTIVES and r.number == "sing"}


def _agrees(noun: morph.Reading, forms: set[tuple[str, str]]) -> bool:
    return noun.number == "sing" and (noun.case, noun.gender) in forms


def railways(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Find institutions of two words that the tagger passed over: «Горанская железная дорога».

    Args:
        text: the text.
        found: the names found, sorted.
    """
    added: list[Found] = []
    for match in _of_two().finditer(text):
        end = institution_end(text, *match.span(1))
        if end and not any(a < end and b > match.start(1) for a, b, _, _ in found):
            added.append((match.start(1), end, "ORG", _SURE))
    return tuple(sorted([*found, *added])) if added else tuple(found)


@cache
def _of_two() -> re.Pattern[str]:
    """Give the pattern of an adjective with a capital before the first word of such an institution."""
    stems = "|".join(pair[:_STEM] for pair in read_toml("names.toml")["institutions_of_two"])
    return re.compile(rf"(?<![\w-])([А-ЯЁ][а-яё]{{2,20}}(?:-[А-ЯЁа-яё][а-яё]{{2,20}})?)[ \xa0](?:{stems})")
