"""What the tables know of places and organisations, by any of their names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import evolve, frozen

from rupress.ru import morph
from rupress.ru.letters import plain, without_yo
from rupress.ru.tables import read_toml, read_tsv

_MARKS = re.compile(r"[«»\"“”„'’]")
_SPACES = re.compile(r"\s+")
_TOLD_BY_NAME = frozenset(("ministry", "army"))
"""Kinds of bodies whose names need no country; «Совет безопасности» may be that of the United Nations."""
NONE = "-"
"""How the tables write that there is none."""


@frozen(eq=False)
class KnownPlace:
    """A place of the tables."""

    name: str
    kind: str
    country: str | None
    region: str | None
    geonames: int | None = None
    """Id in GeoNames."""
    alternatives: tuple[str, ...] = ()
    """ISO codes of other places of this name."""


@frozen(eq=False)
class KnownOrganization:
    """An organisation of the tables."""

    full: str
    acronym: str | None
    kind: str
    country: str | None


@lru_cache(maxsize=1 << 12)
def key_of(name: str) -> str:
    """Fold a name for looking up: case, ё, quotation marks, dashes and white space do not count."""
    bare = plain(_MARKS.sub("", name)).replace("–", "—").replace("‑", "-").replace(" - ", " — ")
    return _SPACES.sub(" ", bare).strip()


def known_place(name: str) -> KnownPlace | None:
    """Find a place by its name in the nominative."""
    return _places().get(key_of(name))


def known_organization(name: str) -> KnownOrganization | None:
    """Find an organisation by its name in the nominative."""
    return _organizations().get(key_of(name))


def country_of_adjective(lemma: str) -> str | None:
    """Give the ISO code of the country that an adjective belongs to: «украинский» → UA."""
    return _adjectives().get(without_yo(lemma))


@cache
def genitive_of_country(code: str) -> str:
    """Give the genitive of a country's usual name, in small letters: UA → «украины»; empty if the table lacks it."""
    name = next((row["name"] for row in read_tsv("places_countries.tsv") if row["code"] == code), "")
    readings = [r for r in morph.readings(name) if r.case == "nomn"] if name else []
    return (morph.inflected(readings[0], "gent") or name) if readings else name


def inhabitant_of(lemma: str) -> str | None:
    """Give the ISO code of the country whose inhabitants a noun names: «датчанин» → DK."""
    return _inhabitants().get(without_yo(lemma))


def _variants(row: dict[str, str], *fields: str) -> list[str]:
    cells = [row[field] for field in fields if row[field] != NONE]
    return [name for cell in cells for name in cell.split("|")]


def _cell(value: str) -> str | None:
    return None if value == NONE else value


@cache
def _places() -> dict[str, KnownPlace]:
    """Index all places; of those that share a name the first stands, with the others as alternatives."""
    ids = {(row["code"], row["name"]): int(row["geonames"]) for row in read_tsv("places_geonames.tsv")}
    rows: list[tuple[list[str], KnownPlace]] = []
    for row in read_tsv("places_countries.tsv"):
        code, _, part = row["code"].partition("-")
        geonames = ids.get((row["code"], row["name"]))
        place = KnownPlace(row["name"], "country", code, row["code"] if part else None, geonames)
        rows.append((_variants(row, "name", "variants"), place))
    for row in read_tsv("places_regions.tsv"):
        place = KnownPlace(row["name"], "region", row["code"][:2], row["code"])
        rows.append((_variants(row, "name", "variants"), place))
    for row in read_tsv("places_cities.tsv"):
        country, region = row["country"][:2], _cell(row["region"])
        place = KnownPlace(row["name"], row["kind"], country, region, ids.get((region or country, row["name"])))
        rows.append((_variants(row, "name", "variants"), place))
    for row in read_tsv("places_other.tsv"):
        place = KnownPlace(row["name"], row["kind"], _cell(row["country"]), None)
        rows.append((_variants(row, "name", "variants"), place))
    index: dict[str, list[KnownPlace]] = {}
    for names, place in rows:
        for name in dict.fromkeys(map(key_of, names)):
            index.setdefault(name, []).append(place)
    return {name: _first(found) for name, found in index.items()}


def _first(found: list[KnownPlace]) -> KnownPlace:
    first, *others = found
    codes = tuple(dict.fromkeys(other.region or other.country or other.kind for other in others))
    return evolve(first, alternatives=codes) if codes else first


def _without_country(full: str) -> str:
    """Leave out Russia at the end of an official name: «Министерство финансов | Российской Федерации»."""
    country = read_toml("names.toml")["of_russia"][-1]
    return full.removesuffix(f" {country}")


@cache
def _organizations() -> dict[str, KnownOrganization]:
    index: dict[str, KnownOrganization] = {}
    for row in read_tsv("orgs.tsv"):
        known = KnownOrganization(row["full"], _cell(row["acronym"]), row["kind"], _cell(row["country"]))
        for name in _variants(row, "full", "acronym", "variants"):
            index.setdefault(key_of(name), known)
        if row["kind"] in _TOLD_BY_NAME:
            index.setdefault(key_of(_without_country(row["full"])), known)
    for row in read_tsv("orgs_media.tsv"):
        known = KnownOrganization(row["name"], None, "media", _cell(row["country"]))
        for name in _variants(row, "name", "variants"):
            index.setdefault(key_of(name), known)
    return index


@cache
def _adjectives() -> dict[str, str]:
    return {row["adjective"]: row["code"] for row in read_tsv("places_countries.tsv") if row["adjective"] != NONE}


@cache
def _inhabitants() -> dict[str, str]:
    rows = read_tsv("places_countries.tsv")
    return {noun: row["code"] for row in rows for man in _variants(row, "inhabitant") for noun in (man, _woman(man))}


def _woman(inhabitant: str) -> str:
    """Give what a woman of the same country is called: «бельгийка»; the noun itself where its ending does not tell."""
    pairs = (pair.split() for pair in read_toml("names.toml")["inhabitants_of_both"])
    return next((inhabitant.removesuffix(his) + hers for his, hers in pairs if inhabitant.endswith(his)), inhabitant)


@cache
def place_words() -> frozenset[str]:
    """Give the places whose name is one word, in small letters with е for ё."""
    return frozenset(name for name in _places() if " " not in name)
