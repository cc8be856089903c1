"""Bodies of which a text tells the rank and nothing that tells them from others: «в районной администрации»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import word_before
from rupress.normalizer.gazetteer import country_of_adjective, known_organization
from rupress.normalizer.nominative import nominative
from rupress.ru import morph
from rupress.ru.tables import read_toml

_GENERAL = re.compile(r"[а-яё-]+[ \xa0][а-яё-]+")
_MOST = 6
"""So many words of a longer name are looked at."""


def without_general(text: str, found: Sequence[Found]) -> list[Found]:
    """Leave out bodies of which the text tells but the rank, where no longer name has the same words.

    «областная прокуратура» goes, but not beside «Рязанская областная прокуратура».
    """
    general = {name for name in found if name[2] == "ORG" and _is_general(text, name[0], name[1])}
    if not general:
        return list(found)
    told = {
        _lemmas(text[a:b])[i : i + 2] for a, b, kind, _ in {*found} - general if kind == "ORG" for i in range(_MOST)
    }
    return [name for name in found if name not in general or _lemmas(text[name[0] : name[1]]) in told]


def _lemmas(name: str) -> tuple[str, ...]:
    return tuple(morph.readings(word)[0].lemma for word in name.split()[: _MOST + 1])


def _is_general(text: str, start: int, stop: int) -> bool:
    """Say whether small words tell but of what rank a body is, not of which place: «в | районной администрации».

    «в | районной администрации | Рязани», «датская | военная полиция» and what the tables know are names.
    """
    name = text[start:stop]
    if _GENERAL.fullmatch(name) is None or _complement().match(text, stop) is not None:
        return False
    first, _, last = name.partition(" ")
    ranks = read_toml("names.toml")["ranks_of_bodies"]
    own = [r for r in morph.readings(first) if r.pos in morph.ADJECTIVES and r.lemma in ranks]
    nouns = [r for r in morph.readings(last) if r.pos == "NOUN"]
    if not any((a.case, a.number) == (n.case, n.number) for a in own for n in nouns):
        return False
    before = word_before(text, start)
    best = morph.readings(before)[0] if before else None
    if best is not None and best.pos in morph.ADJECTIVES:
        return before.islower() and country_of_adjective(best.lemma) is None
    return known_organization(nominative(name)) is None


@cache
def _complement() -> re.Pattern[str]:
    """What tells of which place or matter a body is: «| Рязани», «| по делам молодёжи»."""
    return re.compile(rf"[ \xa0](?:[A-ZА-ЯЁ«\"№]|(?:{'|'.join(read_toml('names.toml')['place_links'])})[ \xa0])")
