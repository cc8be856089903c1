"""Bodies that have no name but their place's: «правительство Дании», «датское правительство»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from attrs import frozen

from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import word_before
from rupress.normalizer.gazetteer import country_of_adjective
from rupress.ru import morph
from rupress.ru.tables import read_toml, read_tsv

_WORD = re.compile(r"[\w-]+")
_BEFORE = re.compile(r"([\w-]{3,40})[ \xa0]$")
_REACH = 42
_SURE = 0.8


@frozen
class Body:
    """A noun that a place makes a name."""

    noun: str
    """Its dictionary form."""
    nominative: str
    """Its nominative in the number that it is used in."""
    number: str
    """That number, `sing` or `plur`."""
    gender: str
    """Its gender: `masc`, `femn` or `neut`."""
    kind: str
    """Kind of the organisation."""


@cache
def _bodies() -> dict[str, Body]:
    """Give every form of the nouns, in small letters."""
    index: dict[str, Body] = {}
    for row in read_tsv("bodies.tsv"):
        reading = next(r for r in morph.readings(row["noun"]) if r.pos in {"NOUN", *morph.ADJECTIVES} and r.known)
        forms = [morph.inflected(reading, case, row["number"]) or row["noun"] for case in morph.CASES]
        body = Body(row["noun"], forms[0], row["number"], reading.gender, row["kind"])
        index |= dict.fromkeys(forms, body)
    return index


@cache
def _stems() -> tuple[str, ...]:
    """Give what the forms of each noun have in common behind the first letter, which may be a capital."""
    forms: dict[str, list[str]] = {}
    for form, body in _bodies().items():
        forms.setdefault(body.noun, []).append(form[1:])
    return tuple(_beginning(found) for found in forms.values())


def _beginning(words: Sequence[str]) -> str:
    """Give the letters that words begin with in common."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in alike)


def body_of(noun: str) -> Body:
    """Give the body that a noun of the table means, in whatever case."""
    return _bodies()[noun.lower()]


def bodies(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Find the nouns that a place behind them or an adjective of a country before them makes a name.

    Args:
        text: the text.
        found: the names in it, sorted; what lies in a longer one, or a place, is passed over.
    """
    places = {start for start, _, kind, _ in found if kind == "LOC"}
    taken = iter([*found, (len(text) + 1, len(text) + 1, "", 0.0)])
    here = next(taken)
    added: list[Found] = []
    for start, stop in sorted(_nouns(text)):
        while here[1] <= start:
            here = next(taken)
        begin = _with_adjective(text, start)
        if word_before(text, begin).lower() in read_toml("names.toml")["no_bodies_behind"]:
            continue  # «под руководством Дании»
        if here[0] < stop and (here[2] != "ORG" or here[0] < begin or here[1] > stop):
            continue  # «Российская Федерация», «Федерация хоккея»
        if begin < start or to_place(text, stop) in places:
            added.append((begin, stop, "ORG", _SURE))
    return tuple(added)


def to_place(text: str, stop: int) -> int:
    """Give where the name of a body's place may begin: «администрация | Рязани», «администрация города | Рязани».

    Args:
        text: the text.
        stop: where the body ends.
    """
    match = _gap().match(text, stop)
    return match.end() if match is not None else -1


@cache
def _gap() -> re.Pattern[str]:
    towns = "|".join(map(re.escape, read_toml("names.toml")["towns_in_genitive"]))
    return re.compile(rf"[ \xa0](?:(?:{towns})[ \xa0])?")


def _nouns(text: str) -> Iterator[tuple[int, int]]:
    """Find the nouns of the table, each by its stem: a search for one string is many times faster than for a word."""
    for stem in _stems():
        at = text.find(stem)
        while at > 0:
            word = _WORD.match(text, at - 1)
            if word is not None and word.group().lower() in _bodies() and (at < 2 or not _WORD.match(text[at - 2])):
                yield word.span()
            at = text.find(stem, at + 1)


def _with_adjective(text: str, start: int) -> int:
    """Give where «датское правительство» begins; the noun's own start if no adjective of a country stands before it."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or adjective_country(before.group(1)) is None:
        return start
    return before.start(1)


def nominative_of(text: str) -> str:
    """Put «датскими спецслужбами» into the nominative, in the noun's own number: «датские спецслужбы»."""
    *adjectives, noun = text.lower().split()
    body = body_of(noun)
    return " ".join([*(_agreeing(adjective, body) for adjective in adjectives), body.nominative])


def _agreeing(adjective: str, body: Body) -> str:
    reading = next(r for r in morph.readings(adjective) if r.pos in morph.ADJECTIVES)
    return morph.inflected(reading, "nomn", body.number, body.gender) or adjective


def adjective_country(word: str) -> str | None:
    """Give the ISO code of the country that an adjective in any form belongs to."""
    best = morph.readings(word)[0]
    return country_of_adjective(best.lemma) if best.pos in morph.ADJECTIVES else None
