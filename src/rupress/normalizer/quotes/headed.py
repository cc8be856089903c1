"""Who heads something that a text calls in two ways: «глава РФС» is the «президент Речного футбольного союза»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rupress.normalizer.gazetteer import country_of_adjective, known_place
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.phrases import organises
from rupress.records import Person
from rupress.ru.letters import without_yo
from rupress.ru.morph import readings

_WORD = re.compile(r"([«„\"]?)(\w[\w-]*)")
_ACRONYM = re.compile(r"[А-ЯЁ]{3,6}")
_FORM = re.compile(r"[А-ЯЁ]{2,6}")
"""The legal form of a firm is in capitals: «ООО», «МУП»."""
_SKIPPED = 2
"""An acronym leaves out so many words at most: «Служба Реки по вопросам гидрологии» is the «СРГ»."""
_SMALL = 2
"""Prepositions and «и» have so many letters and no place in an acronym."""
_STEM, _ENDING = 4, 2
"""How much of a name stays in its cases at least, and what changes: «Луглеса»."""

_Thing = tuple[tuple[str, str], ...]


def head_of(persons: Iterable[Person], role: str) -> Person | None:
    """Find the one person who heads the same thing under another noun or whose thing is called otherwise.

    The thing is told by its name («глава «Луглеса»» is the «гендиректор компании «Луглес»»), by the same words, or by
    an acronym of them.
    """
    wanted = _thing(role)
    if not wanted:
        return None
    fitting = [
        person for person in persons if any(_same(wanted, _thing(other)) for other in (*person.roles, *person.offices))
    ]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=1 << 12)
def _thing(role: str) -> _Thing:
    """Give the words behind the noun of a head, each with its dictionary form; nothing if the role is no head's."""
    heads = table("speakers", "chiefs") - table("speakers", "deputies")
    words = [(mark, word, readings(word)[0]) for mark, word in _WORD.findall(role)]
    head = next((k for k, (_, _, reading) in enumerate(words) if reading.pos == "NOUN"), None)
    if head is None or without_yo(words[head][2].lemma) not in heads:
        return ()
    rest = words[head + 1 :]
    named = next((k for k, (mark, _, _) in enumerate(rest) if mark), 0)
    before = rest[named - 1] if named else None
    # «компании | «Луглес»», «ООО | «Луглес»»
    kind = before is not None and (organises(without_yo(before[2].lemma)) or _FORM.fullmatch(before[1]) is not None)
    if kind and any(reading.case in {"", "nomn"} for reading in readings(rest[named][1])):
        rest = rest[named:]  # «фракции | «Рассвет»», but the «комитет «Рассвета»» is another thing
    return tuple((word, without_yo(reading.lemma)) for _, word, reading in rest)


def _same(one: _Thing, other: _Thing) -> bool:
    """Say whether words name the same thing, but for the country."""
    if not one or not other:
        return False
    if _stands_for(one, other) or _stands_for(other, one):
        return True
    mine, others = _without_land(one), _without_land(other)
    return bool(mine) and len(mine) == len(others) and all(map(_alike, mine, others)) and _lands(one, other)


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two words are one in its cases; of a name that the dictionary does not know the stem tells."""
    if one[1] == other[1]:
        return True
    short, long = sorted((without_yo(one[0].lower()), without_yo(other[0].lower())), key=len)
    return len(short) > _STEM and len(long) - len(short) <= _ENDING and long.startswith(short[: -_ENDING + 1])


def _stands_for(acronym: _Thing, words: _Thing) -> bool:
    """Say whether one is an acronym of the other: «РФС», «Речного футбольного союза»."""
    short = _without_land(acronym)
    if len(short) != 1 or len(words) < _SKIPPED or not _ACRONYM.fullmatch(short[0][0]):
        return False
    initials = [without_yo(word[0].lower()) for word, _ in words if len(word) > _SMALL]
    letters = without_yo(short[0][0].lower())
    if not initials or initials[0] != letters[0]:
        return False
    at = skipped = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
        elif at < len(letters):
            skipped += 1
    return at == len(letters) and skipped <= _SKIPPED


def _without_land(thing: _Thing) -> _Thing:
    return tuple(pair for pair in thing if not _land(pair))


def without_land(role: str) -> tuple[str, ...]:
    """Give the words of a role in their dictionary forms, but for the country: „первая леди Луговии“."""
    pairs = tuple((word, without_yo(readings(word)[0].lemma)) for _, word in _WORD.findall(role))
    return tuple(lemma for _, lemma in _without_land(pairs))


def _lands(one: _Thing, other: _Thing) -> bool:
    """Say whether two things are of one country, as far as they tell."""
    mine, others = {_land(pair) for pair in one} - {""}, {_land(pair) for pair in other} - {""}
    return not mine or not others or bool(mine & others)


def _land(pair: tuple[str, str]) -> str:
    """Give the country that a word names, empty if it names none."""
    word, lemma = pair
    place = known_place(lemma) or known_place(word)
    return country_of_adjective(lemma) or (place.country if place and place.kind == "country" else None) or ""
