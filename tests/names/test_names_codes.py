"""The codes in the tables of places, checked against those who keep them: Unicode's CLDR, ISO 3166, GeoNames."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from rupress.normalizer import gazetteer
from rupress.normalizer.article import of_text
from rupress.normalizer.entities import name_entities
from rupress.records import Place
from rupress.ru.tables import read_tsv

FORMER = {"SU", "YU", "DD", "CS"}
"""Codes of states that are no more; news of history name them."""
OWN = {"XK", "GE-AB", "GE-SO"}
"""Kosovo has a code for users' own use; two regions of Georgia stand among the countries, one without a code."""
ELSEWHERE = {"AQ"}
"""Antarctica is a continent to us."""
UNALIKE = {"BQ", "CC", "CD", "CG", "GS", "PS", "UM", "VG", "VI", "SH", "CF", "HM"}
"""Countries that CLDR calls by a name that no news uses: «Конго — Киншаса»."""
ABBREVIATED = {"о-ва": "острова", "о-в": "остров"}


def spelled_out(name: str) -> str:
    """Write a name of CLDR as news writes it: «Фарерские о-ва», «Гонконг (САР)»."""
    bare = re.sub(r" \(.*\)", "", name)
    return re.sub(r"о-ва?\b", lambda m: ABBREVIATED[m.group()], bare)


def test_country_codes_are_those_of_cldr() -> None:
    babel = pytest.importorskip("babel", reason="install rupress[dev]: Babel has the names and codes of CLDR")
    names = babel.Locale("ru").territories
    codes = {row["code"] for row in read_tsv("places_countries.tsv")} - FORMER - OWN
    assert codes <= set(names)
    wrong = {}
    for code in codes - UNALIKE:
        place = gazetteer.known_place(names[code]) or gazetteer.known_place(spelled_out(names[code]))
        if place is None or place.country != code:
            wrong[code] = names[code]
    assert wrong == {}


def test_codes_are_those_of_iso_3166() -> None:
    pycountry = pytest.importorskip("pycountry", reason="install rupress[dev]: pycountry has the codes of ISO 3166")
    countries = {country.alpha_2 for country in pycountry.countries}
    assert {row["code"] for row in read_tsv("places_countries.tsv")} - FORMER - OWN == countries - ELSEWHERE
    divisions = {division.code for division in pycountry.subdivisions}
    regions = {row["code"] for row in read_tsv("places_regions.tsv")}
    assert regions <= divisions
    assert {code for code in divisions if code.startswith("RU-")} - regions == {"RU-MOW", "RU-SPE"}  # towns
    used = {row["region"] for row in read_tsv("places_cities.tsv")} - {"-"}
    assert used <= divisions


def test_geonames_ids_are_used_once_and_lead_to_places() -> None:
    rows = read_tsv("places_geonames.tsv")
    assert [number for number, n in Counter(row["geonames"] for row in rows).items() if n > 1] == []
    towns = {
        (row["country"] if row["region"] == "-" else row["region"], row["name"])
        for row in read_tsv("places_cities.tsv")
    }
    places = towns | {(row["code"], row["name"]) for row in read_tsv("places_countries.tsv")}
    assert {(row["code"], row["name"]) for row in rows} <= places


def test_places_have_their_geonames_id() -> None:
    _, entities = name_entities(of_text("Поезд из Москвы прибыл в Минск."))
    assert [(e.name, e.geonames) for e in entities if isinstance(e, Place)] == [("Москва", 524901), ("Минск", 625144)]
