"""What the article knows of its names: the mentions by place, and the entities behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import Word
from rupress.records import EntityType, Mention, Organization, Person, Place
from rupress.ru.morph import readings

Entities = Sequence[Person | Organization | Place]


_TELLING = frozenset(("Name", "Surn"))
"""Kinds of names that tell a gender."""


def upright(mention: Mention) -> bool:
    """Say whether a name is written in the nominative («Федоров» is, though its nominative is «Фёдоров»)."""
    return mention.text.lower().replace("ё", "е") == mention.normal.lower().replace("ё", "е")


@lru_cache(maxsize=1 << 12)
def gender_of(name: str) -> str:
    """Tell a person's gender from a full name: by a given name or a surname's ending; «Петкович» may be a woman."""
    for word in name.lower().replace("ё", "е").split():
        told = {r.gender for r in readings(word) if r.known and r.case == "nomn" and r.marks & _TELLING}
        if len(told) == 1:
            return told.pop()
        for gender in ("masc", "femn"):
            if word.endswith(tuple(table("surnames", gender))):
                return gender
    return ""


class Known:
    """The names of an article, looked up by offset; empty for a bare text."""

    def __init__(
        self, mentions: Sequence[Mention] = (), entities: Entities = (), to: Callable[[int], int] = int
    ) -> None:
        pairs = sorted(((to(m.span.start), to(m.span.stop)), m) for m in mentions)
        self.any = bool(pairs)
        self.spans = [span for span, _ in pairs]
        self.mentions = [m for _, m in pairs]
        self.entities = entities
        self._starts = [span[0] for span in self.spans]
        self._by_id = {entity.id: entity for entity in entities}

    def at(self, offset: int) -> Mention | None:
        """Give the mention that covers an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.mentions[index] if index >= 0 and offset < self.spans[index][1] else None

    def person(self, word: Word) -> Person | None:
        """Give the person whom a word names."""
        mention = self.at(word.start) if self.any else None
        entity = self._by_id.get(mention.entity) if mention and mention.type is EntityType.PER else None
        return entity if isinstance(entity, Person) else None

    def nominative(self, word: Word) -> bool:
        """Say whether a word stands in a name that is written in the nominative."""
        mention = self.at(word.start) if self.any else None
        return mention is not None and upright(mention)

    def organisation(self, word: Word) -> bool:
        """Say whether a word stands in the name of an organisation."""
        mention = self.at(word.start) if self.any else None
        return mention is not None and mention.type is EntityType.ORG

    def gender(self, word: Word) -> str:
        """Give the gender of the person whom a word names: `masc`, `femn`, or empty if the name does not tell it."""
        person = self.person(word)
        if person is None:
            return ""
        told = gender_of(person.name)
        other = {"m": "femn", "f": "masc"}.get(person.gender or "")
        return "" if told == other else told  # «Илон Горский» is no Илона, though the dictionary says so

    def between(self, start: int, stop: int) -> list[tuple[int, Mention]]:
        """Give the mentions that lie in a stretch, each with its offset."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, stop - 1)
        return [(self.spans[k][0], self.mentions[k]) for k in range(first, last) if self.spans[k][1] <= stop]

    def is_whole(self, start: int, stop: int) -> bool:
        """Say whether a phrase is a name alone, or with the land behind it: «Минобороны РФ», no «Совет депутатов»."""
        inside = self.between(start, stop)
        last = self.at(stop - 1)
        if not inside or inside[0][0] != start:
            return last is self.at(start)
        return last is inside[-1][1] and all(mention.type is EntityType.LOC for _, mention in inside[1:])

    def by_id(self, identity: str | None) -> Person | Organization | Place | None:
        """Give the entity with an id."""
        return self._by_id.get(identity) if identity is not None else None

    def entity(self, offset: int) -> Person | Organization | Place | None:
        """Give the entity that is mentioned at an offset."""
        mention = self.at(offset)
        return self._by_id.get(mention.entity) if mention else None
