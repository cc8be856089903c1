"""What a body serves, which belongs to its name: «УМВД России | по городу Горанску», «УВД | на метрополитене»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rupress.normalizer.entities.words import SPACES
from rupress.normalizer.gazetteer import known_place
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml

_ACRONYM = 2
"""Letters of the longest acronym of a region that is a country's, too."""


def served(text: str, mentions: Sequence[Mention], index: int, stop: int) -> tuple[int, str]:
    """Give where the name of a body ends with the places or the network that it serves, and the first of the places.

    Args:
        text: the text.
        mentions: the names in it, sorted.
        index: the last mention in the name: the body itself, or the country behind it.
        stop: where the name ends.

    Returns:
        Where it ends, `stop` if it serves none, and the nominative of the first place, empty if there is none.
    """
    network = _on_network().match(text, stop)
    if network is not None:
        return network.end(), network.group()
    place = _place(mentions, index + 1)
    if place is None or _for().fullmatch(text, stop, place.span.start) is None or _is_country(place):
        return stop, ""
    return _listed(text, mentions, index + 1), place.normal


def _listed(text: str, mentions: Sequence[Mention], index: int) -> int:
    """Give where a list of places in the dative ends: «по Рязанской области, Тульской области | и Горани»."""
    ends = list_end = mentions[index].span.stop
    last = read_toml("names.toml")["sharing"][0]
    while (other := _place(mentions, index + 1)) is not None and _in_dative(other.text):
        gap = text[ends : other.span.start].replace("\xa0", " ")
        if gap not in read_toml("names.toml")["sharing"]:
            break
        index, ends = index + 1, other.span.stop
        if gap == last:
            return ends
    return list_end


def _place(mentions: Sequence[Mention], index: int) -> Mention | None:
    place = mentions[index] if index < len(mentions) else None
    return place if place is not None and place.type is EntityType.LOC else None


def _is_country(place: Mention) -> bool:
    if place.text.isupper() and len(place.text) <= _ACRONYM and place.text not in read_toml("names.toml")["of_russia"]:
        return False  # «МВД по РК»
    known = known_place(place.normal)
    return known is not None and known.kind == "country"


def _in_dative(name: str) -> bool:
    word = name.rpartition(" ")[2]
    return name.isupper() or any(r.case == "datv" or not r.known for r in morph.readings(word))


@cache
def _for() -> re.Pattern[str]:
    """Give the pattern of what stands between a body and a place that it serves: «по», «по городу»."""
    table = read_toml("names.toml")
    places = "|".join(map(re.escape, table["served_places"]))
    return re.compile(rf"[ \xa0](?:{'|'.join(table['place_links'])})[ \xa0](?:(?:{places})[ \xa0]?)?")


@cache
def _on_network() -> re.Pattern[str]:
    """Give the pattern of a network that a body serves: «УВД | на московском метрополитене»."""
    table = read_toml("names.toml")
    space, networks = "[ \xa0]", "|".join(table["served_networks"])
    return re.compile(rf"{space}{table['before_networks']}{space}(?:[а-яё]{{4,20}}{space})?(?:{networks})(?!\w)")


def country_behind(text: str, mentions: Sequence[Mention], index: int) -> int:
    """Give the index of the country right behind a body («УМВД | России»), or that of the body."""
    place = _place(mentions, index + 1)
    behind = place is not None and text[mentions[index].span.stop : place.span.start] in SPACES
    return index + 1 if behind and place is not None and _is_country(place) else index
