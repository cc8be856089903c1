"""Places whose noun stands behind another: «Курской» in «Курской и Орловской областей» is «Курская область»."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from rupress.normalizer.nominative.coordinated import Shared, adjective, shared_noun
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
        if mention.type is not EntityType.LOC:
            noun = None
            continue
        word = mention.text.rpartition(" ")[2]
        if word != mention.text:
            noun = shared_noun(word)
            if noun is not None:
                single = adjective(mention.text.rpartition(" ")[0], noun)
                found[index] = evolve(mention, normal=f"{single} {noun.single}") if single else mention
            continue
        gap = text[mention.span.stop : found[index + 1].span.start] if noun is not None else ""
        single = adjective(word, noun) if noun and gap in read_toml("names.toml")["sharing"] else None
        if single is None or noun is None:
            noun = None
            continue
        found[index] = evolve(mention, normal=f"{single} {noun.single}")
    return found
