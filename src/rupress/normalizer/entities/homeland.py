"""The country that an article speaks of, to which bodies belong that it names without one: «Верховный суд», «ЦИК»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from rupress.normalizer.entities.bodies import adjective_country
from rupress.normalizer.gazetteer import KnownOrganization, key_of, known_organization, known_place
from rupress.records import EntityType, Mention
from rupress.ru.tables import read_toml

HOME = "RU"
"""The country of outlets in Russian, unless the article says otherwise."""
_LEAST = 2
_OUTWEIGHS = 4
"""How many times a country must be named for each time that Russia is."""


def is_anywhere(known: KnownOrganization, written: str) -> bool:
    """Say whether every country has a body of this name: «ЦИК», «Генпрокуратура», but no «Кремль» and no «ФСБ».

    Their official names hold the country's. A foreign ministry and an army without a country are mostly Russia's,
    whatever country they speak of.

    Args:
        known: the body.
        written: how the text names it.
    """
    table = read_toml("names.toml")
    if written in table["russian_alone"] or any(mark in written for mark in _named()):
        return False
    if known.acronym in table["speaking_abroad"]:
        return False
    if key_of(written) in table["anywhere"]:
        return True
    return f" {table['of_russia'][-1]}" in known.full


def is_bare(known: KnownOrganization, written: str) -> bool:
    """Say whether a body is one of those that are mostly Russia's, named without its country: «МИД», «Минобороны»."""
    table = read_toml("names.toml")
    return known.acronym in table["speaking_abroad"] and not any(mark in written for mark in _named())


def homeland(text: str, mentions: Sequence[Mention], told: Iterable[str]) -> str:
    """Give the country that an article speaks of: another than Russia, if it names that almost alone, else Russia.

    Args:
        text: the article.
        mentions: the names in it.
        told: countries that it tells of bodies.
    """
    counts = Counter(told) + _spoken_of(text, mentions) + _bodies(mentions)
    russian = counts.pop(HOME, 0)
    (first, most), *others = [*counts.most_common(2), ("", 0)]
    second = others[0][1] if others else 0
    return first if most >= _LEAST and most > 2 * second and most > _OUTWEIGHS * russian else HOME


def only_land(text: str, mentions: Sequence[Mention], told: Iterable[str]) -> str | None:
    """Give the country that an article speaks of if it names Russia nowhere, and bodies that are that country's own.

    The wars of others have reports of «Минобороны» alone, but not of their ministries.
    """
    bodies = Counter(told) + _bodies(mentions)
    land = homeland(text, mentions, told)
    russian = HOME in bodies or HOME in _spoken_of(text, mentions)
    return land if land != HOME and not russian and bodies[land] else None


def _spoken_of(text: str, mentions: Sequence[Mention]) -> Counter[str]:
    """Count the countries of the places named, and the adjectives of countries."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        place = known_place(mention.normal) if mention.type is EntityType.LOC else None
        if place is not None and place.country:
            counts[place.country] += 1
    for match in _adjective().finditer(text):
        country = adjective_country(match.group())
        if country is not None:
            counts[country] += 1
    return counts


def _bodies(mentions: Sequence[Mention]) -> Counter[str]:
    """Count the countries of bodies that no other country has: «Рада», «Пентагон»."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        known = known_organization(mention.normal) if mention.type is EntityType.ORG else None
        if known is not None and known.country and known.kind in _governing() and not _shared(known):
            counts[known.country] += 1
    return counts


def _shared(known: KnownOrganization) -> bool:
    return is_anywhere(known, "") or is_bare(known, "")


@cache
def _named() -> tuple[str, ...]:
    """Give the words by which a name tells that it is Russian."""
    table = read_toml("names.toml")
    return (*table["of_russia"], *table["russian_beginnings"])


@cache
def _adjective() -> re.Pattern[str]:
    """Give the pattern of adjectives that may be those of a country."""
    table = read_toml("names.toml")
    stems, endings = "|".join(table["stems_of_adjectives"]), "|".join(table["endings_of_adjectives"])
    return re.compile(rf"(?<![\w-])[А-ЯЁа-яё]+(?:{stems})(?:{endings})(?![\w-])")


@cache
def _governing() -> frozenset[str]:
    """Give the kinds of bodies that govern: a company or an outlet speaks of any country."""
    return frozenset(("ministry", "service", "army", "parliament", "court", "government", "bank", "agency"))
