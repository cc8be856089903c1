"""Institutions that a place's adjective names: «Горанскую центральную больницу» is no place."""

from __future__ import annotations

import re

from rupress.normalizer.entities.words import agreements
from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = re.compile(r"[ \xa0]([а-яё-]+)")
_MOST_WORDS = 5


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
