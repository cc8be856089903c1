"""From names found to entities: one for each person, organisation and place."""

from __future__ import annotations

from collections.abc import Sequence

from rupress.records import EntityType, Mention, Organization, Person, Place

_CLASS: dict[EntityType, tuple[str, type[Person | Organization | Place]]] = {
    EntityType.PER: ("p", Person),
    EntityType.ORG: ("o", Organization),
    EntityType.LOC: ("l", Place),
}


def key_of(mention: Mention) -> str:
    """Give what mentions of one entity share: a person's last word, the whole name of others."""
    name = mention.normal.replace("ё", "е").lower()
    return name.split()[-1] if mention.type is EntityType.PER and name else name


def build(
    groups: Sequence[tuple[EntityType, tuple[int, ...]]], mentions: Sequence[Mention]
) -> tuple[Person | Organization | Place, ...]:
    """Build the entities of groups of mentions."""
    entities: list[Person | Organization | Place] = []
    for number, (kind, members) in enumerate(groups, 1):
        prefix, record = _CLASS[kind]
        name = max((mentions[i].normal for i in members), key=len)
        if kind is EntityType.PER:
            words = name.split()
            given = words[0] if len(words) > 1 else None
            entity: Person | Organization | Place = Person(
                id=f"{prefix}{number}", name=name, mentions=members, surname=words[-1], given=given
            )
        else:
            entity = record(id=f"{prefix}{number}", name=name, mentions=members)
        entities.append(entity)
    return tuple(entities)
