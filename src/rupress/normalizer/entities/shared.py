"""Places whose noun stands behind another: «Курской» in «Курской и Орловской областей» is «Курская область»."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rupress.normalizer.gazetteer import known_place
from rupress.normalizer.nominative.coordinated import Shared, adjective, common, shared_noun, single_noun
from rupress.records import EntityType, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml


def completed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give each adjective that shares the noun of a later place that noun in its nominative.

    Args:
        text: the text.
        mentions: the names in it, sorted.
    """
    found = list(mentions)
    noun: Shared | None = None
    for index in range(len(found) - 1, -1, -1):
        mention = found[index]
        first, _, last = mention.text.rpartition(" ")
        if mention.type is not EntityType.LOC:
            noun = None
            continue
        if first:  # «Орловской областей», «Луганской народными республиками»
            noun, word = _of_one(last, found, index, text) or shared_noun(last), first
        elif noun is not None and text[mention.span.stop : found[index + 1].span.start] in _between():
            word = last  # «Курской»
        else:
            noun = None
            continue
        if noun is not None and first:
            word, _, between = first.partition(" ")
            noun = common(between.split(), noun)
        single = adjective(word, noun) if noun is not None else None
        if first and noun is not None and noun.plural == noun.single:
            continue  # «Рязанской, | Тульской области»: its own is as it was read
        if noun is None or single is None:
            noun = None
        else:
            found[index] = evolve(mention, normal=f"{single} {noun.single}")
    return [_with_region(text, found, index) for index in range(len(found))]


def _of_one(word: str, found: Sequence[Mention], index: int, text: str) -> Shared | None:
    """Read a noun in the singular that adjectives before it share: «Рязанской, Тульской и | Курской области».

    Each of them must be an adjective of its gender and case and no town: «в Грозном и | Горанском районе».
    """
    noun = single_noun(word)
    before = found[index - 1] if index and noun is not None else None
    if noun is None or before is None or before.type is not EntityType.LOC or " " in before.text:
        return None
    if text[before.span.stop : found[index].span.start] not in _between() or known_place(before.normal) is not None:
        return None
    own = (r for r in morph.readings(before.text) if r.pos in morph.ADJECTIVES and r.number == "sing")
    return noun if any(r.case in noun.cases and r.gender == noun.gender for r in own) else None


def _with_region(text: str, found: Sequence[Mention], index: int) -> Mention:
    """Give an adjective the noun of a region named before it: «Рязанская область, за ней | Тульская».

    In another case it must be where something is: «три в Рязанской области, две — в | Тульской».
    """
    mention = found[index]
    inside = f" {read_toml('names.toml')['inside_region']} "
    same = mention.normal == mention.text or text.endswith(inside, 0, mention.span.start)
    if mention.type is not EntityType.LOC or " " in mention.text or not same:
        return mention
    adjective_end, noun = read_toml("names.toml")["region_left_out"]
    whole, own = f"{mention.normal} {noun}", mention.normal
    if not own.endswith(adjective_end) or known_place(whole) is None or known_place(own) is not None:
        return mention
    line = text.rfind("\n", 0, mention.span.start)
    near = (m for m in found[max(0, index - _NEAR) : index] if m.span.start > line)
    named = any(m.type is EntityType.LOC and m.normal.endswith(f" {noun}") for m in near)
    return evolve(mention, normal=whole) if named else mention


_NEAR = 8
"""How many names before are looked at."""


def _between() -> list[str]:
    """Give what may stand between adjectives that share a noun."""
    between: list[str] = read_toml("names.toml")["sharing"]
    return between
