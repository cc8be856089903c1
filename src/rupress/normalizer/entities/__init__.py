"""People, organisations and places: found, put into the nominative, made one."""

from __future__ import annotations

from functools import cache

from rupress.ner import tag
from rupress.normalizer.article import Article, of_text
from rupress.normalizer.entities.clusters import clustered
from rupress.normalizer.entities.recase import recased
from rupress.normalizer.entities.repair import heading_names, repaired, retyped, spread
from rupress.normalizer.entities.roles import bearer
from rupress.normalizer.nominative import read_name
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
    usual = recased(text)
    read = cache(read_name)  # for this article: a name is read once, to find it elsewhere and to name it
    found = spread(usual, heading_names(usual, retyped(repaired(usual, tag(usual)), usual)), read)
    readings = [read(usual, start, stop) for start, stop, _, _ in found]
    mentions = [
        Mention(Span(start, stop), text[start:stop], EntityType(kind), _normal(reading.out, kind), "", confidence)
        for (start, stop, kind, confidence), reading in zip(found, readings, strict=True)
    ]
    return clustered(text, mentions, readings)


def _normal(name: str, kind: str) -> str:
    """Write a person's surname with one capital where the text shouts it: «Сергей ГРАНИН»."""
    if kind != "PER" or not any(len(word) > 3 and word.isupper() for word in name.split()):
        return name
    return " ".join(word.title() if len(word) > 3 and word.isupper() else word for word in name.split(" "))
