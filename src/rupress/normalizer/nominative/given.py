"""Given names that a reading left in their case beside a surname: «Гоширу | Муринову», «Соню | Гориенко»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from attrs import evolve

from rupress.normalizer.nominative.phrase import Reading
from rupress.normalizer.nominative.plausible import base_of, is_given
from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.letters import letters, plain, without_yo
from rupress.ru.tables import read_toml, read_tsv

_OBLIQUE = frozenset(("gent", "datv", "accs", "ablt", "loct"))
_LIKE = ("gent", "accs")
_GIVEN_TO = ("datv",)
_LEAST = 4
"""Letters of a given name in the dative that no table knows; «Бату» does not decline."""


@cache
def foreign_men() -> frozenset[str]:
    """Give the given names of men that the dictionary lacks or has for women's alone."""
    told = read_toml("person_names.toml")["genders"]
    men = {row["name"] for row in read_tsv("given_foreign.tsv") if row["gender"] == "m"}
    return frozenset(without_yo(name) for name in {*men, *(name for name in told if told[name] == "masc")})


@cache
def _fixed() -> frozenset[str]:
    """Give the given names in a vowel that do not decline, and those in -а that look like other names' genitives."""
    women = letters("ends_of_women")
    told = {row["name"] for row in read_tsv("given_foreign.tsv") if row["name"][-1] not in women}
    told |= foreign_men() | set(read_toml("person_names.toml")["fixed_given"])
    return frozenset(without_yo(name) for name in told if name[-1] in letters("open"))


@cache
def _genitive_end() -> str:
    return str(read_toml("person_names.toml")["endings_of_men"]["gent"])


@cache
def _foreign_women() -> frozenset[str]:
    return frozenset(without_yo(row["name"]) for row in read_tsv("given_foreign.tsv") if row["gender"] == "f")


def _is_hers(low: str, reading: Reading) -> bool:
    """Say whether the name of a woman of the table was read as that of a man: «Дагира | Горова» is no Дагир Горов."""
    his = low[:-1]
    if reading.gender != "masc" or low[-1] not in letters("ends_of_women") or low not in _foreign_women():
        return False
    return his not in foreign_men() and not is_given(his)


def names_foreigner(phrase: str) -> bool:
    """Say whether a phrase of two names begins with a foreigner's of the table: «Борну | Горича»."""
    first, _, rest = phrase.partition(" ")
    low = plain(first)
    return first.istitle() and rest.isalpha() and rest.istitle() and (low in _fixed() or _of_table(low) is not None)


def given_mended(phrase: str, reading: Reading) -> Reading:
    """Decline the given name of a person that a reading left as it is or misread, if no nominative looks so.

    Args:
        phrase: what looks like a person's full name.
        reading: the best way to read it.
    """
    first, _, rest = phrase.partition(" ")
    out, _, surname = reading.out.partition(" ")
    low, kept = plain(first), out == first
    if not rest or " " in rest or (reading.number == "plur" and (kept or low not in _fixed())):
        return reading  # but «Кими | Горкконена» are none called «Кие»
    if _is_hers(low, reading) and plain(surname) != plain(rest):
        return evolve(reading, out=phrase, case="nomn", gender="femn", named=())
    base = _of_table(low)
    if base is None and low in _fixed() and (surname == rest or reading.gender == "masc"):
        base = low
    if base is not None:
        moved = surname == rest and (base != low or (not kept and (reading.case in _LIKE or reading.number == "plur")))
        given_to = base[-1] not in letters("open") and not low.endswith(_genitive_end())
        surname = base_of(rest, _GIVEN_TO if given_to else _LIKE) if moved else surname
    elif surname == rest:
        base = _of_dictionary(low, rest, kept=kept)
    elif kept and not morph.known(first):
        base = _of_ending(low, plain(rest), reading)
    return reading if base is None else evolve(reading, out=f"{spelled(base, first)} {surname}")


def _of_table(low: str) -> str | None:
    """Give the foreigner's given name of the table of which a word is a form: «Марошу», «Борну»."""
    men = foreign_men()
    if low in men or any("Name" in r.marks and r.known for r in morph.readings(low)):
        return None
    table = read_toml("person_names.toml")
    ends, end_in_a = table["endings_of_given"], table["genitive_in_a"][1]
    found = {low.removesuffix(end) for end in ends["hard"] if low.endswith(end)}
    found |= {low.removesuffix(end) + end_in_a for end in ends["open"] if low.endswith(end)}
    known = {name for name in found & men if len(name) >= _LEAST}  # «Эдем» is of no «Эд»
    return known.pop() if len(known) == 1 else None


def _of_dictionary(low: str, surname: str, *, kept: bool) -> str | None:
    """Give the nominative of a given name of the dictionary that stands in none: «Соню | Гориенко».

    Beside a surname in a consonant that does not decline it is a woman's: «Александру | Гужень».
    """
    own = [r for r in morph.readings(low) if r.known and "Name" in r.marks and r.number == "sing"]
    if not own or any(r.case not in _OBLIQUE for r in own):
        return None
    table = read_toml("person_names.toml")
    if surname.endswith(tuple(table["fixed_surnames"])):
        return _only(morph.nominative_of(r) for r in own) if kept else None
    closed = surname[-1] in letters("consonants") | letters("soft_sign")
    if not closed or surname.endswith(tuple(table["oblique_ends"])):
        return None
    return _only(morph.nominative_of(r) for r in own if r.gender == "femn")


def _of_ending(low: str, surname: str, reading: Reading) -> str | None:
    """Give the nominative of an unknown given name: «Гоширу | Муринову», «Мохисте | Горовой»."""
    table = read_toml("person_names.toml")
    if len(low) <= _LEAST or low[-2] not in letters("consonants"):
        return None
    for gender in ("masc", "femn"):
        end, base, behind = table["given_in_dative"][gender]
        ends = tuple(f"{stem}{behind}" for stem in table["families"]["stems"])
        if (reading.case, reading.gender) == ("datv", gender) and low.endswith(end) and surname.endswith(ends):
            return low.removesuffix(end) + str(base)
    return None


def _only(bases: Iterable[str]) -> str | None:
    found = {*bases}
    return found.pop() if len(found) == 1 else None
