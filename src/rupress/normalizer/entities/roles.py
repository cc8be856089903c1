"""Who bears a role: «глава МИД РФ», «министр иностранных дел России», «глава ведомства»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from attrs import evolve, frozen

from rupress.normalizer.entities.clipped import contracted
from rupress.normalizer.entities.role_nouns import role_nouns
from rupress.normalizer.gazetteer import country_of_adjective, known_place
from rupress.records import Entity, Person
from rupress.ru import morph
from rupress.ru.letters import without_yo
from rupress.ru.tables import read_toml, read_tsv

_WORD = re.compile(r"[\w-]+")
_QUOTES = '«„"'
_SAME, _OFFICE, _PART, _WIDER = 4.0, 3.0, 2.0, 1.0
"""How well a role fits a phrase: the same words, the same office, one within the other, by a wider word."""


@frozen
class _Role:
    """A role as `bearer` compares it."""

    lemmas: tuple[str, ...]
    """Its words without the country."""
    head: str
    """The noun it turns on."""
    countries: frozenset[str]
    """ISO codes of the countries it names."""
    office: str | None
    """Key of the office in `ru/offices.tsv`."""
    quoted: bool
    """Whether it is of something in quotation marks, a company or club: «глава «Рассвета»»."""


def bearer(phrase: str, entities: Sequence[Entity]) -> Person | None:
    """Say which person of an article bears a role.

    Args:
        phrase: the role in any case, without a name: «главе МИД РФ», «министр», «глава ведомства».
        entities: the article's entities, as `name_entities` returns them.

    Returns:
        The one person whose roles in this article fit best: the same role («главы МИД РФ»), the same office by another
        name («министр иностранных дел России»), one that says more («министр» for «министр обороны»), or one that a
        wider word may stand for («чиновник», «глава ведомства»); the offices that a caller's table gives count as
        roles. None if nobody fits, or several people fit equally.
    """
    wanted = _read(phrase)
    if not wanted.lemmas:
        return None
    fitting: list[tuple[float, Person]] = []
    for entity in entities:
        if isinstance(entity, Person):
            score = max((_fit(wanted, _read(role)) for role in (*entity.roles, *entity.offices)), default=0.0)
            if score > 0:
                fitting.append((score, entity))
    fitting.sort(key=lambda pair: -pair[0])
    if not fitting or (len(fitting) > 1 and fitting[0][0] == fitting[1][0]):
        return None
    return fitting[0][1]


@lru_cache(maxsize=1 << 12)
def _read(phrase: str) -> _Role:
    lemmas, countries = _stripped(phrase)
    head = next((lemma for lemma in lemmas if lemma in role_nouns()), lemmas[0] if lemmas else "")
    return _Role(lemmas, head, countries, _offices().get(lemmas), any(mark in phrase for mark in _QUOTES))


def _stripped(phrase: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give the words of a phrase in their dictionary forms without the country, and the country's code."""
    lemmas: list[str] = []
    countries: set[str] = set()
    for word in _WORD.findall(phrase):
        lemma = _lemma(word)
        place = known_place(lemma) or known_place(word)
        code = country_of_adjective(lemma) or (place.country if place and place.kind == "country" else None)
        if code:
            countries.add(code)
        else:
            lemmas.append(lemma)
    return tuple(lemmas), frozenset(countries)


@lru_cache(maxsize=1 << 12)
def _lemma(word: str) -> str:
    """Give the dictionary form, of role nouns first: «главы» is a head, no chapter."""
    lemmas = [without_yo(reading.lemma) for reading in morph.readings(word)]
    known = next((lemma for lemma in lemmas if lemma in role_nouns()), lemmas[0])
    return str(read_toml("names.toml")["short_bodies"].get(known, known))


@lru_cache(maxsize=1 << 12)
def masculine(noun: str) -> str:
    """Give what a noun for a woman is in the masculine, by its ending: «фигуристка» is «фигурист»; else the noun."""
    for pair in read_toml("names.toml")["feminine_endings"]:
        ending, other = pair.split()
        if noun.endswith(ending):
            return noun[: -len(ending)] + str(other)
    return noun


@cache
def _offices() -> dict[tuple[str, ...], str]:
    rows = read_tsv("offices.tsv")
    return {_stripped(phrase)[0]: row["office"] for row in rows for phrase in row["phrases"].split("|")}


@cache
def _within_offices() -> dict[str, frozenset[tuple[str, ...]]]:
    """Give the head nouns of the names that an office has: «министр» of «министр иностранных дел»."""
    found: dict[str, frozenset[tuple[str, ...]]] = {}
    for lemmas, office in _offices().items():
        if lemmas and lemmas[0] in role_nouns():
            found[office] = found.get(office, frozenset()) | {lemmas[:1]}
    return found


@cache
def _wider() -> dict[tuple[str, ...], frozenset[str]]:
    heads: dict[tuple[str, ...], frozenset[str]] = {}
    for row in read_tsv("roles_generic.tsv"):
        lemmas = _stripped(row["phrase"])[0]
        heads[lemmas] = heads.get(lemmas, frozenset()) | frozenset(row["heads"].split("|"))
    return heads


def _fit(wanted: _Role, role: _Role) -> float:
    """Say how well a role fits the wanted one; 0 if it does not, or if they are of different countries."""
    if wanted.countries and role.countries and not wanted.countries & role.countries:
        return 0.0
    wanted, role = _clipped(wanted, role), _clipped(role, wanted)
    if wanted.lemmas == role.lemmas:
        return _SAME
    if wanted.office is not None and wanted.office == role.office:
        return _OFFICE
    small, large = set(wanted.lemmas), set(role.lemmas)
    if wanted.head == role.head and small and (small <= large or large <= small):
        # of several ministers a bare «министр» fits each alike
        return _PART + (min(len(small), len(large)) / max(len(small), len(large)) if len(small) > 1 else 0.0)
    if len(wanted.lemmas) == 1 and masculine(wanted.head) in role.head.split("-"):
        return _PART  # «кардиолог» for «врач-кардиолог», «учительница» for «учитель»
    if role.quoted and wanted.office and wanted.office not in read_toml("names.toml")["offices_of_companies"]:
        return 0.0  # «глава государства» is no «глава «Рассвета»»
    if role.office is not None and wanted.lemmas in _within_offices().get(role.office, ()):
        return _PART  # «министр» for «глава МИД»
    heads = _wider().get(wanted.lemmas)
    return _WIDER if heads and (role.head in heads or role.head.rsplit("-", 1)[-1] in heads) else 0.0


def _clipped(role: _Role, other: _Role) -> _Role:
    """Write words of a role as another role clips them: «главный редактор «Вестника»» beside «главред «Вестника»»."""
    lemmas, gone = contracted(role.lemmas, other.lemmas)
    if not gone:
        return role
    head = next(word for word in lemmas if word not in role.lemmas) if role.head in gone else role.head
    return evolve(role, lemmas=lemmas, head=head, office=role.office or _offices().get(lemmas))
