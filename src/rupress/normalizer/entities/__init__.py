"""People, organisations and places: found, put into the nominative, made one."""

from __future__ import annotations

from attrs import evolve

from rupress.normalizer.article import Article, of_text
from rupress.normalizer.entities.clusters import build, key_of
from rupress.normalizer.entities.finder import find_spans
from rupress.normalizer.entities.roles import bearer
from rupress.normalizer.nominative import nominative
from rupress.records import EntityType, Mention, Organization, Person, Place
from rupress.span import Span

__all__ = ["bearer", "find_entities", "name_entities"]


def find_entities(text: str) -> tuple[Mention, ...]:
    """Find the names of people, organisations and places in any text.

    Mentions of one entity share its id.
    """
    return name_entities(of_text(text))[0]


def name_entities(article: Article) -> tuple[tuple[Mention, ...], tuple[Person | Organization | Place, ...]]:
    """Find the names in an article and what they name.

    Returns:
        The mentions in order of appearance and the entities, whose `mentions` are indices into them.
    """
    text = article.text
    mentions = [
        Mention(Span(start, stop), text[start:stop], EntityType(kind), nominative(text, start, stop), "", confidence)
        for start, stop, kind, confidence in find_spans(text)
    ]
    groups: dict[tuple[EntityType, str], list[int]] = {}
    for index, mention in enumerate(mentions):
        groups.setdefault((mention.type, key_of(mention)), []).append(index)
    entities = build([(kind, tuple(members)) for (kind, _), members in groups.items()], mentions)
    owner = {index: entity.id for entity in entities for index in entity.mentions}
    named = tuple(evolve(mention, entity=owner[index]) for index, mention in enumerate(mentions))
    return named, entities
