"""What a body serves, which belongs to its name: «УМВД России | по городу Горанску», «УВД | на метрополитене»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rupress.normalizer.entities.words import SPACES, is_part
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
    if place is None or _is_country(place):
        return stop, ""
    if text[stop : place.span.start] in _inside() and _is_region(place) and _has_branches(mentions, index):
        return _with_noun(text, mentions, index + 1), place.normal
    if _for().fullmatch(text, stop, place.span.start) is None:
        return stop, ""
    return _listed(text, mentions, index + 1), place.normal


@cache
def _inside() -> frozenset[str]:
    """Give what stands between a body and the region where it is: «полиция | в | Озёрской области»."""
    link = read_toml("names.toml")["inside_region"]
    return frozenset((f" {link} ", f"\xa0{link} ", f" {link}\xa0"))


def _is_region(place: Mention) -> bool:
    """Say whether a place is a region or district of a country, which has branches of the country's bodies."""
    known = known_place(place.normal)
    words = place.normal.lower().split()
    nouns = read_toml("names.toml")["regions_with_branches"]
    return (known is not None and known.kind == "region") or words[0] in nouns or words[-1] in nouns


def _with_noun(text: str, mentions: Sequence[Mention], index: int) -> int:
    """Give where a region ends whose noun stands behind another: «в Озёрской | и Луговской областях»."""
    place, other = mentions[index], _place(mentions, index + 1)
    shared = place.text.count(" ") < place.normal.count(" ")
    gap = text[place.span.stop : other.span.start].replace("\xa0", " ") if other is not None else ""
    return other.span.stop if shared and other is not None and gap == _last() else place.span.stop


def _last() -> str:
    """Give what stands before the last of several places."""
    last: str = read_toml("names.toml")["sharing"][0]
    return last


def _has_branches(mentions: Sequence[Mention], index: int) -> bool:
    """Say whether a body is one of which each region has its own: «ГСЧС», «Национальная полиция», «отделение фонда».

    Others but are there: «завод | в Озёрской области», «комиссия по лесам | в Озёрском крае».
    """
    body = mentions[index - 1] if mentions[index].type is EntityType.LOC and index else mentions[index]
    table = read_toml("names.toml")
    words = body.normal.split()
    if any(word in table["there_for"] for word in words):
        return False
    return any(word.lower() in table["with_branches"] for word in words) or any(map(is_part, words[:2]))


def _listed(text: str, mentions: Sequence[Mention], index: int) -> int:
    """Give where a list of places in the dative ends: «по Рязанской области, Тульской области | и Горани»."""
    ends = list_end = mentions[index].span.stop
    while (other := _place(mentions, index + 1)) is not None and _in_dative(other.text):
        gap = text[ends : other.span.start].replace("\xa0", " ")
        if gap not in read_toml("names.toml")["sharing"]:
            break
        index, ends = index + 1, other.span.stop
        if gap == _last():
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
