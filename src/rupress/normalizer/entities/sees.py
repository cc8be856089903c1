"""Adjectives by which bishops are called, which name no place: «митрополит | Озёрский и Горанский Климент»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rupress.normalizer.entities.repair import Found
from rupress.ru import morph
from rupress.ru.tables import read_toml

_REACH = 60
_BEFORE = re.compile(r"([а-яё-]+)[ \xa0](?:([А-ЯЁ][а-яё-]+)(?:[ \xa0]и|,)[ \xa0])?$", re.IGNORECASE)
"""What stands before one of two adjectives: «митрополит Озёрский и | Горанский»."""


def without_sees(text: str, found: Iterable[Found]) -> tuple[Found, ...]:
    """Leave the see out of the names of bishops, and take who bears it for a person.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    kept: list[Found] = []
    for name in found:
        start, stop, _, confidence = name
        first, _, rest = text[start:stop].partition(" ")
        if not (_is_adjective(first) and _follows_bishop(text, start)):
            kept.append(name)
        elif rest[:1].isupper():
            kept.append((stop - len(rest), stop, "PER", confidence))
    return tuple(kept)


def _follows_bishop(text: str, start: int) -> bool:
    """Say whether a word stands behind what a bishop is, or behind another of the same see."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or (before.group(2) and not _is_adjective(before.group(2))):
        return False
    return any(r.lemma in read_toml("names.toml")["bishops"] for r in morph.readings(before.group(1)))


def _is_adjective(word: str) -> bool:
    """Say whether a word may be a masculine adjective of a place: «Озёрским», no «Дамаскином», no «Озёрской»."""
    ends = tuple(read_toml("names.toml")["sees_end"])
    return word.istitle() and any(
        r.pos in morph.ADJECTIVES and r.gender == "masc" and morph.nominative_of(r).endswith(ends)
        for r in morph.readings(word)
    )
