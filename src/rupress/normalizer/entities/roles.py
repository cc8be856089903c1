"""Who bears a role: «глава МИД РФ», «министр иностранных дел России», «глава ведомства»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rupress.records import Entity, Person
from rupress.ru import morph

_WORD = re.compile(r"[\w-]+")


def bearer(phrase: str, entities: Sequence[Entity]) -> Person | None:
    """Say which person of an article bears a role.

    Args:
        phrase: the role in any case, without a name: «главе МИД РФ», «министр», «глава ведомства».
        entities: the article's entities, as `name_entities` returns them; people that stand earlier win ties.

    Returns:
        The one person whose roles in this article fit best: the same role, or one that says more («министр» fits
        «министр иностранных дел РФ»). None if nobody fits, or if several people fit equally well.
    """
    wanted = _lemmas(phrase)
    if not wanted:
        return None
    best: list[tuple[float, Person]] = []
    for entity in entities:
        if isinstance(entity, Person):
            score = max((_fit(wanted, _lemmas(role)) for role in entity.roles), default=0.0)
            if score > 0:
                best.append((score, entity))
    best.sort(key=lambda pair: -pair[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def _lemmas(phrase: str) -> tuple[str, ...]:
    return tuple(morph.readings(word)[0].lemma for word in _WORD.findall(phrase))


def _fit(wanted: tuple[str, ...], role: tuple[str, ...]) -> float:
    """Give the share of the longer phrase's words that both have, 0 unless the shorter lies wholly in the longer."""
    small, large = sorted((set(wanted), set(role)), key=len)
    return len(small) / len(large) if small and small <= large else 0.0
