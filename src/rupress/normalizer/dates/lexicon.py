"""The dictionary of the date engine: word forms and fixed phrases with their kinds, built once from the tables of `ru`.

A kind is one character, so that the kinds of a text's tokens are a string and a rule is a regular expression over it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from string import ascii_letters, digits
from typing import Any

from attrs import frozen

from rupress.errors import DataError
from rupress.ru.tables import read_toml

Value = int | str | tuple[int, ...] | tuple[str, ...]
"""What a token carries: a number, a code, the fields of a numeric date or clock, or count and unit of an adjective."""

BASIC = (
    # punctuation and what is no word of dates
    "other", "line", "dot", "comma", "colon", "dash", "slash", "open", "close", "quote", "plus", "sign", "prime",
    # numbers by what they may be: a day, 32–99, 100–999, a year, anything else, a decimal fraction
    "zero", "num", "num2", "num3", "num4", "big", "decimal",
    # ordinals by the same measure, in digits («15-му») or words («пятнадцатому»); decades; plural ordinals
    "ord", "ord2", "ordyear", "ordbig", "decade", "ordplural", "roman",
    # numeric dates and times: 03.04.2019, 14.10, 9:30
    "numeric", "pair", "clock",
    # cardinal words; compound adjectives; ages
    "card", "length_adjective", "length_tail", "holiday", "zone",
)  # fmt: skip
ATOMS = (
    "DAY", "WEEKDAY", "DEICTIC", "MONTH", "YEAR", "CLOCK", "PART", "DECADE", "CENTURY", "SEASON", "QUARTER", "UNIT",
    "SHIFT", "LENGTH", "SET", "VAGUE", "HOLIDAY", "PERIOD", "RANGE", "STAMP", "TRAP",
)  # fmt: skip
"""Kinds of what the rules find; later rules build on them as on words."""

_SIGNS = ascii_letters + digits + "".join(chr(c) for c in range(0xC0, 0x180) if c not in (0xD7, 0xF7))
GAP = r"(?:\.?[ \n]?|-| - )"
"""What may stand between the words of a fixed phrase."""


@frozen(eq=False)
class Lexicon:
    """All words and phrases, with their kinds."""

    words: dict[str, tuple[str, Value]]
    """Form: its kind (one character) and value."""
    phrases: dict[str, list[tuple[str, str, Value]]]
    """First word of a phrase: what follows it, kind and value of all phrases that begin with it, the longest first."""
    kinds: dict[str, str]
    """Name of a kind: its character."""


@cache
def lexicon() -> Lexicon:
    """Build the dictionary.

    Raises:
        DataError: a table is damaged.
    """
    words = read_toml("dates_words.toml")
    phrases = read_toml("dates_phrases.toml")
    sections = _sections(words) | _sections(read_toml("dates_calendar.toml")) | _numbers()
    names = dict.fromkeys((*BASIC, *sections, *phrases, *ATOMS))
    if len(names) > len(_SIGNS):
        raise DataError(f"the date tables have {len(names)} kinds, more than the {len(_SIGNS)} signs for them")
    kinds = dict(zip(names, _SIGNS, strict=False))
    forms: dict[str, tuple[str, Value]] = {}
    for name, entries in sections.items():
        for form, value in entries.items():
            forms.setdefault(form, (kinds[name], value))
    for form, value in _adjectives().items():
        forms[form] = (kinds["length_adjective"], value)
    for form, unit in _tails().items():
        forms.setdefault(form, (kinds["length_tail"], unit))
    return Lexicon(forms, _phrases(kinds, phrases), kinds)


@cache
def paradigms() -> dict[str, tuple[str, ...]]:
    """Give the endings that `stem+ending` in a table stands for."""
    return {name: tuple(endings.split()) for name, endings in read_toml("dates_words.toml")["paradigm"].items()}


def expand(forms: str) -> list[str]:
    """Write out the forms of a table's cell: `прошл+ый` becomes «прошлый», «прошлого» and so on."""
    out: list[str] = []
    for form in forms.split():
        stem, plus, ending = form.partition("+")
        out += [stem + tail for tail in paradigms()[ending]] if plus else [form]
    return out


@cache
def forms(name: str) -> frozenset[str]:
    """Give a list of inflected forms by its name in `dates_forms.toml`."""
    return frozenset(read_toml("dates_forms.toml")["forms"][name].split())


@cache
def shapes(name: str) -> tuple[str, ...]:
    """Give a list of beginnings or endings by its name in `dates_forms.toml`."""
    return tuple(read_toml("dates_forms.toml")["shapes"][name].split())


def _code(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdigit() else key


def _sections(table: dict[str, Any]) -> dict[str, dict[str, Value]]:
    return {
        kind: {form: _code(key) for key, cell in entries.items() for form in expand(cell)}
        for kind, entries in table.items()
        if kind != "paradigm"
    }


def _numbers() -> dict[str, dict[str, Value]]:
    """Number words. The plural of a tens ordinal is a decade, other plurals are apart: «первых числах»."""
    table = read_toml("dates_numbers.toml")
    numbers = _sections({name: table[name] for name in ("decade", "cardinal", "ordinal")})
    ends = shapes("plural_of_ordinals")
    plural = {form: value for form, value in numbers["ordinal"].items() if form.endswith(ends)}
    singular = {form: value for form, value in numbers["ordinal"].items() if form not in plural}
    return {"decade": numbers["decade"], "card": numbers["cardinal"], "ordinal": singular, "ordplural": plural}


def _adjectives() -> dict[str, Value]:
    """Compound adjectives of length: «трёхдневный» is ("3", "day")."""
    table = read_toml("dates_numbers.toml")
    tails = _tails()
    heads = {head: count for count, cell in table["prefix"].items() for head in cell.split()}
    return {head + tail: (count, unit) for (head, count), (tail, unit) in product(heads.items(), tails.items())}


def _tails() -> dict[str, str]:
    """Second parts of those adjectives: «дневный» of «трёхдневный» and «10-дневный»."""
    table = read_toml("dates_numbers.toml")["adjective"]
    return {form: unit for unit, cell in table.items() for form in expand(cell)}


def _phrases(kinds: dict[str, str], table: dict[str, Any]) -> dict[str, list[tuple[str, str, Value]]]:
    """Index the fixed phrases by their first words, the longest phrase first."""
    entries: list[tuple[str, str, Value]] = [
        (phrase, kinds[kind], _code(key))
        for kind, cells in table.items()
        for key, cell in cells.items()
        for phrase in cell
    ]
    for holiday in read_toml("dates_holidays.toml")["holiday"]:
        entries += [(phrase, kinds["holiday"], holiday["name"]) for phrase in holiday["words"]]
    for zone, cell in read_toml("dates_zones.toml").items():
        entries += [(phrase, kinds["zone"], zone) for phrase in cell]
    entries.sort(key=lambda entry: -len(entry[0]))
    by_first: dict[str, list[tuple[str, str, Value]]] = {}
    for phrase, kind, value in entries:
        first, _, rest = phrase.partition(" ")
        for word in first.split("/"):
            by_first.setdefault(word, []).append((rest, kind, value))
    return by_first


def phrases_from(first: str, text: str, stop: int) -> Branches | None:
    """Give a pattern of what may follow the first word of phrases, and kind and value of each of its groups.

    Args:
        first: the word.
        text: the text.
        stop: where the word ends. Only phrases whose second word begins as the next one there are in the pattern: «в»
            begins fifty, and most often none of them is there.

    Returns:
        The pattern, made when such a place is met, for no text holds the beginnings of all; None if no phrase fits.
    """
    following = _NEXT.match(text, stop)
    head = following[1] if following is not None else ""
    heads = _heads(first)
    if head not in heads and "" not in heads:
        return None
    return _branches(first, head if head in heads else "")


@cache
def seconds(first: str) -> frozenset[str]:
    """Give two letters each with which the second words of phrases begin, or all of them; `""` if one has no second."""
    words = (word for rest, _, _ in lexicon().phrases[first] for word in rest.partition(" ")[0].split("/"))
    return frozenset(word[:2] for word in words)


Branches = tuple[re.Pattern[str], tuple[tuple[str, Value], ...]]
"""A pattern, and kind and value of each of its groups."""

_NEXT = re.compile(GAP + r"([^\W_])")
"""The first letter of the next word, from the end of a word on."""


@cache
def _heads(first: str) -> frozenset[str]:
    return frozenset(head for rest, _, _ in lexicon().phrases[first] for head in _second(rest))


def _second(rest: str) -> list[str]:
    """List the letters with which the second word of a phrase begins, the empty one if it has no other word."""
    return [word[:1] for word in rest.partition(" ")[0].split("/")]


@cache
def _branches(first: str, head: str) -> Branches:
    rows = [row for row in lexicon().phrases[first] if {head, ""}.intersection(_second(row[0]))]
    branches = []
    for rest, _, _ in rows:
        words = [f"(?:{word.replace('/', '|')})" for word in rest.split()]
        branches.append("(" + "".join(GAP + word for word in words) + ")(?![а-яa-z0-9])")
    return re.compile("|".join(branches)), tuple((kind, value) for _, kind, value in rows)
