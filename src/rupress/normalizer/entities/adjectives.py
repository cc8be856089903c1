"""Adjectives that the tagger took for places before the body that they belong to: «Озёрский | областной суд»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rupress.normalizer.entities.institutions import institution_end
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import Reading, read_name
from rupress.ru import morph

_SPACES = frozenset((" ", "\xa0"))
_WORD = re.compile(r"[\w-]+")
_OWNER = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?|\d{1,3}-[а-яё]{1,3}")
_NAMES = frozenset(("Name", "Patr", "Orgn"))


def with_adjectives(
    text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading] = read_name
) -> tuple[Found, ...]:
    """Join an adjective to the body behind it, or leave it out where that has a name of its own.

    «Озёрской | областной думы» is one name; «Данский | МИД» and «Озёрская | ГАИ» are what the tables know, of a place.
    «Озёрский | Кремль» is a place, though the tables know a body of that name.

    Args:
        text: the text.
        found: the names found, sorted.
        read: reads a name, as `read_name` does.
    """
    kept: list[Found] = []
    for name in found:
        start, stop, kind, confidence = name
        if kept and kind == "ORG" and _is_owner(text, kept[-1], start, stop):
            owner = text[kept[-1][0] : kept[-1][1]]
            head = _WORD.match(text, start, stop)
            known = known_organization(text[start:stop]) or known_organization(read(text, start, stop).out)
            known_so = known is not None and head is not None and not _is_common(head.group())
            numbered = owner[0].isdigit() and text[start].isupper()
            if head is None or head.group().isascii() or known_so or (owner[0].isdigit() and not numbered):
                kept.pop()
            elif head.group().isupper() or numbered or _agree(owner, head.group()):
                start = kept.pop()[0]
                place = known is not None or known_place(read(text, start, stop).out) is not None
                kind = "LOC" if place else "ORG"
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _is_owner(text: str, before: Found, start: int, stop: int) -> bool:
    """Say whether the name before is an adjective alone, and no name in quotation marks."""
    begin, end, kind, _ = before
    if kind == "PER" or text[end:start] not in _SPACES or _OWNER.fullmatch(text, begin, end) is None:
        return False
    readings = morph.readings(text[begin:end].rpartition("-")[2])
    if text[begin].isdigit():
        return True  # «21-й | Озёрской бригады»
    if morph.readings(text[start:stop].rpartition(" ")[2])[0].pos in morph.ADJECTIVES:
        return False  # «Озёрской | народной», of which the noun was found apart
    if institution_end(text, begin, end):
        return False  # «Озёрского | краевого театра», which is found so
    return readings[0].pos in morph.ADJECTIVES and all(r.marks.isdisjoint(_NAMES) for r in readings)


def _is_common(word: str) -> bool:
    """Say whether a body has a common noun for its name: «Кремль», no «МИД» and no «Дума»."""
    best = morph.readings(word)[0]
    return word.istitle() and best.known and best.pos == "NOUN" and best.gender == "masc" and "Orgn" not in best.marks


def _agree(owner: str, word: str) -> bool:
    """Say whether an adjective and the word behind it stand in one case."""
    return any(
        a.case == b.case and a.number == b.number and (a.number == "plur" or a.gender == b.gender)
        for a in morph.readings(owner)
        for b in morph.readings(word)
        if a.pos in morph.ADJECTIVES and (b.pos == "NOUN" or b.pos in morph.ADJECTIVES)
    )
