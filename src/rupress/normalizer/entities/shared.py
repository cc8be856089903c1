"""Places whose noun stands behind another: «Курской» in «Курской и Орловской областей» is «Курская область»."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rupress.normalizer.nominative.coordinated import Shared, adjective, common, shared_noun
from rupress.records import EntityType, Mention
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
            noun, word = shared_noun(last), first
        elif noun is not None and text[mention.span.stop : found[index + 1].span.start] in _between():
            word = last  # «Курской»
        else:
            noun = None
            continue
        if noun is not None and first:
            word, _, between = first.partition(" ")
            noun = common(between.split(), noun)
        single = adjective(word, noun) if noun is not None else None
        if noun is None or single is None:
            noun = None
        else:
            found[index] = evolve(mention, normal=f"{single} {noun.single}")
    return found


def _between() -> list[str]:
    """Give what may stand between adjectives that share a noun."""
    between: list[str] = read_toml("names.toml")["sharing"]
    return between
