"""What a person's name tells of the gender: the given name, the patronymic, the declension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rupress.normalizer.nominative import Reading
from rupress.records import Gender
from rupress.ru import morph
from rupress.ru.letters import letters, plain, without_yo
from rupress.ru.tables import read_toml, read_tsv

_GENDERS = {"masc": Gender.MASCULINE, "femn": Gender.FEMININE}
_NAME_SORTS = frozenset("GSPx")
_MOSTLY = 0.6
"""The share of readings by which a given name is mostly that of one gender."""


def is_like_patronymic(word: str) -> bool:
    """Say whether a word is more likely a surname when it stands alone: «Горанович»."""
    return word.lower().endswith(tuple(read_toml("person_names.toml")["like_patronymics"]))


def is_inverted(words: Sequence[str]) -> bool:
    """Say whether the first of two words is the surname, the second the given name.

    «Ким» and «Ян» may be either; before «Анна» they are surnames, before another of their kind they are not. Before a
    given name that does not decline only a surname of ours is one: «Седов Рене», but «Лоуренс Рене».
    """
    first, second = words[0].lower(), words[1].lower()
    table, marks = read_toml("person_names.toml"), marks_of(second)
    surnames = table["surname_first"]
    if "Name" not in marks:
        return False
    if first in surnames:
        return second not in surnames
    if not first.endswith(tuple(table["ends_of_surnames"])) and "Fixd" in marks:
        return False
    return "Name" not in marks_of(first) and morph.known(first)


def marks_of(word: str) -> frozenset[str]:
    """Give what a word in the nominative may be: a given name, a surname, a patronymic."""
    marks: set[str] = set()
    for reading in morph.readings(word):
        if reading.known and reading.case == "nomn" and reading.number == "sing":
            marks |= reading.marks
    return frozenset(marks)


def of_word(word: str) -> Gender | None:
    """Tell the gender of a given name or patronymic in the nominative, None if it is neither or both have it."""
    told = read_toml("person_names.toml")["genders"].get(word.lower())
    if told is not None:
        return _GENDERS[told]
    genders = {
        r.gender
        for r in morph.readings(word)
        if r.known and r.marks & {"Name", "Patr"} and r.case == "nomn" and r.number == "sing"
    }
    return _GENDERS.get(genders.pop()) if len(genders) == 1 else None


def told_by_form(parts: Sequence[str], reading: Reading | None) -> Gender | None:
    """Tell the gender by given name or patronymic, or by a declension that only men's surnames have."""
    if reading is not None and _declines_as_man(reading):
        return Gender.MASCULINE
    if len(parts) == 1 and is_like_patronymic(parts[0]):
        return None
    words = reversed(parts) if len(parts) == 2 and is_inverted(parts) else parts  # «Ким Анна»
    told = next((found for word in words if (found := of_word(word)) is not None), None)
    return _of_foreigner(parts) if told is None else told


def _of_foreigner(parts: Sequence[str]) -> Gender | None:
    """Tell the gender of a given name that the dictionary lacks, by the table or by its first half: «Жан-Горан»."""
    told = _foreigners().get(plain(parts[0])) if len(parts) > 1 else None  # «Роуз» alone is a surname, too
    first, dash, rest = parts[0].partition("-")
    if told is not None or len(parts) < 2 or not dash or not rest[:1].isupper():
        return told
    return None if plain(first) in read_toml("person_names.toml")["particles"] else of_word(first)


@cache
def _foreigners() -> Mapping[str, Gender]:
    genders = {gender.value[0]: gender for gender in Gender}
    return {plain(row["name"]): genders[row["gender"]] for row in read_tsv("given_foreign.tsv")}


def as_read(reading: Reading | None) -> Gender | None:
    """Give the gender that a name was read in."""
    if reading is None or reading.sort[0] not in _NAME_SORTS or reading.number == "plur":
        return None
    return _GENDERS.get(reading.gender)


def _declines_as_man(reading: Reading) -> bool:
    """Say whether a surname in a consonant was declined, as those of women are not: «Эммануэлем Шеверном»."""
    if not reading.named or " " not in reading.out:
        return False
    word, out, gender, _ = reading.named[-1]
    changed = plain(word) != without_yo(out)
    return changed and gender == "masc" and out[-1] not in letters("open")


def likely(given: str | None) -> Gender | None:
    """Tell the gender that a given name mostly has, known or by its end: «Сузанна»."""
    shares: dict[str, float] = {}
    for reading in morph.readings(given or "-"):
        if "Name" in reading.marks and reading.case == "nomn" and reading.number == "sing":
            shares[reading.gender] = shares.get(reading.gender, 0.0) + reading.score
    best = max(shares, key=lambda gender: shares[gender], default="")
    return _GENDERS.get(best) if shares.get(best, 0.0) >= _MOSTLY else None
