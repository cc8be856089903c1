"""Branches of one body that serve different places, and the body itself: «ГУ МЧС | по Горани» is not the МЧС."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rupress.normalizer.entities.served import country_behind, served
from rupress.normalizer.entities.words import is_part
from rupress.normalizer.gazetteer import key_of, known_organization, known_place
from rupress.records import Mention


def branches(text: str, mentions: Sequence[Mention], keys: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Give the place of each mention of a branch that a text names beside another, or beside the whole body.

    «Управления Росреестра» of two regions are two; a bare «Управление» is the one named last. «ГУ МЧС по Рязанской
    области» is not the «МЧС России» that the text names, too.

    Args:
        text: the text.
        mentions: the names in it, sorted.
        keys: what organisation each mention names, by its index.

    Returns:
        By the index of the mention the key of its place.
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, key in keys.items():
        groups.setdefault(key, []).append(index)
    found: dict[int, str] = {}
    for members in groups.values():
        if len(members) > 1:
            found |= _of_one(text, mentions, members)
    return found


def _of_one(text: str, mentions: Sequence[Mention], members: Sequence[int]) -> dict[int, str]:
    places = {index: place for index in members if (place := _place(text, mentions, index))}
    if not places:
        return {}
    wholes = [i for i in members if i not in places and not _is_branch(mentions[i]) and _of_country(text, mentions, i)]
    if len({*places.values()}) < _SEVERAL and not (wholes and all(_is_branch(mentions[i]) for i in places)):
        return {}
    last, found = "", dict[int, str]()
    for index in sorted(members):
        last = places.get(index, last)
        if index in places or (last and index not in wholes and _is_branch(mentions[index])):
            found[index] = last
    return found


_SEVERAL = 2


def _place(text: str, mentions: Sequence[Mention], index: int) -> str:
    last = country_behind(text, mentions, index)
    place = served(text, mentions, last, mentions[last].span.stop)[1]
    known = known_place(place) if place else None  # «по Подмосковью», «по Московской области»
    return key_of(known.name if known is not None else place)


def _of_country(text: str, mentions: Sequence[Mention], index: int) -> bool:
    return country_behind(text, mentions, index) != index


def _is_branch(mention: Mention) -> bool:
    """Say whether a name begins with what a part is called: «ГУ МЧС», «Управление Росреестра»."""
    first, _, rest = mention.normal.partition(" ")
    if rest and is_part(first):
        return True
    return is_part(rest.partition(" ")[0]) and known_organization(mention.normal) is None  # no «Следственный комитет»
