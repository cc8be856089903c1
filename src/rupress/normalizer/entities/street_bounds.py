"""How far the name of a street or a park reaches: «| улицы Горана», «| ул. 40 лет Победы», «1-ю | Луговскую улицу»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from rupress.normalizer.entities.places import gives_its_name
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.street_names import is_street
from rupress.normalizer.entities.words import word_before
from rupress.normalizer.gazetteer import known_place
from rupress.normalizer.nominative import nominative
from rupress.ru import morph
from rupress.ru.tables import read_toml

_ORDINAL = re.compile(r"(?<![\w.,-])\d{1,2}-[а-яё]{1,3}[ \xa0]$")
_DAY = re.compile(r"(?<![\w.,-])\d{1,2}[ \xa0]$")
_REACH = 10
_SURE = 0.8


def with_streets(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Give each street the noun before its name or the number in it, and find those that are called after a number.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    kept: list[Found] = []
    for start, stop, kind, confidence in found:
        begin = start
        if kind == "LOC" and (noun := word_before(text, start)) and _is_street_noun(noun):
            begin -= (len(noun) + 1) * _is_called(text[start:stop])
        if kind == "LOC" and text[start:stop].lower() in read_toml("names.toml")["months_of_streets"]:
            day = _DAY.search(text, max(0, start - _REACH), start)
            begin = day.start() if day is not None else start  # «на улицах Репина, 8 | Марта»
        if kind == "LOC" and is_street(text[begin:stop]):
            ordinal = _ORDINAL.search(text, max(0, begin - _REACH), begin)
            begin = ordinal.start() if ordinal is not None else begin
        kept.append((start if kept and kept[-1][1] > begin else begin, stop, kind, confidence))
    for match in _numbered().finditer(text):
        start, stop = match.span()
        first = bisect_left(kept, start + 1, key=lambda name: name[1])
        last = first
        while last < len(kept) and kept[last][0] < stop:
            last += 1
        if all(start <= a and b <= stop for a, b, _, _ in kept[first:last]):
            kept[first:last] = [(start, stop, "LOC", _SURE)]
    return tuple(kept)


def _is_street_noun(word: str) -> bool:
    """Say whether a word is the noun of one street: «улицы», no «улиц» and no «ул»."""
    if not word.islower():
        return False
    streets = read_toml("names.toml")["streets_written_out"]
    return any(r.lemma in streets and r.number == "sing" for r in morph.readings(word)[:1])


def _is_called(name: str) -> bool:
    """Say whether a street is called so, and does not lie there: «улицы | Горана», but «набережной | Енисея»."""
    if name.isupper() or name.isascii() or is_street(name):
        return False
    if morph.readings(name)[0].pos in morph.ADJECTIVES:
        return True
    return known_place(name) is None and known_place(nominative(name)) is None and gives_its_name(name)


@cache
def _numbered() -> re.Pattern[str]:
    """Give the pattern of what is called after a number: «улице 40-летия Победы», «ул. 8 Марта», «парка 300-летия»."""
    table = read_toml("names.toml")
    nouns = "|".join(form for noun in (*table["streets_written_out"], *table["parks"]) for form in _forms(noun))
    short = "|".join(table["streets_with_numbers"])
    called = "|".join(map(re.escape, table["called_after"]))
    space, name = "[ \xa0]", "[А-ЯЁ][а-яё-]+"
    street = rf"(?:{nouns}|(?:{short})\.?)"
    years, counted = table["years_of_streets"]
    number = rf"\d{{2,3}}-?{years}(?:{space}{name}){{0,2}}|\d{{2,3}}{space}{counted}(?:{space}{name}){{1,2}}"
    number = rf"{number}|\d{{1,2}}{space}(?:{_months()})"
    return re.compile(rf"(?<![\w-]){street}{space}(?:(?:{called}){space})?(?:{number})(?!\w)")


def _forms(noun: str) -> set[str]:
    """Give a noun in all cases of the singular."""
    reading = next(r for r in morph.readings(noun) if r.lemma == noun and r.case == "nomn")
    return {noun, *(form for case in morph.CASES if (form := morph.inflected(reading, case, "sing")))}


@cache
def _months() -> str:
    return "|".join(month.capitalize() for month in read_toml("names.toml")["months_of_streets"])
