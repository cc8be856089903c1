"""People, organisations and places: found, put into the nominative, made one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rupress.errors import expect
from rupress.ner import tag
from rupress.normalizer.article import Article, bare, of_text, relocate
from rupress.normalizer.entities.adjectives import with_adjectives
from rupress.normalizer.entities.agreed import agreed
from rupress.normalizer.entities.bodies import bodies, nominative_of
from rupress.normalizer.entities.cars import without_cars
from rupress.normalizer.entities.clusters import clustered
from rupress.normalizer.entities.families import told_apart
from rupress.normalizer.entities.first_names import without_first_names
from rupress.normalizer.entities.joined import joined
from rupress.normalizer.entities.naming import named
from rupress.normalizer.entities.outvoted import outvoted
from rupress.normalizer.entities.overlooked import overlooked
from rupress.normalizer.entities.quoted import quoted
from rupress.normalizer.entities.reach import reached
from rupress.normalizer.entities.recase import recased
from rupress.normalizer.entities.repair import Found, heading_names, repaired, retyped, spread
from rupress.normalizer.entities.roles import bearer
from rupress.normalizer.entities.sees import without_sees
from rupress.normalizer.entities.shared import completed
from rupress.normalizer.entities.sifted import sifted, without_works
from rupress.normalizer.entities.street_bounds import with_streets
from rupress.normalizer.entities.wholes import whole_names
from rupress.normalizer.nominative import read_name
from rupress.records import EntityType, Mention, Organization, Person, Place
from rupress.span import Span

__all__ = ["bearer", "find_entities", "name_entities"]


def find_entities(text: str) -> tuple[Mention, ...]:
    """Find the names of people, organisations and places in any text.

    Mentions of one entity share its id. Common nouns that a place makes a name («правительство Дании») are left out.

    Raises:
        UsageError: it is no text.
    """
    expect(text, str, "text", "a str")
    article = bare(of_text(text))
    mentions = tuple(mention for mention in name_entities(article)[0] if not mention.nominal)
    return mentions if article.text == text else relocate(mentions, article, text)


def name_entities(article: Article) -> tuple[tuple[Mention, ...], tuple[Person | Organization | Place, ...]]:
    """Find the names in an article and what they name.

    Returns:
        The mentions in order of appearance and the entities, whose `mentions` are indices into them.
    """
    text = article.text
    usual = recased(text)
    read = cache(read_name)  # for this article: a name is read once, to find it elsewhere and to name it
    bounded = reached(usual, quoted(usual, overlooked(usual, repaired(usual, tag(usual)))))
    typed = whole_names(usual, retyped(bounded, usual, read))
    sure = without_sees(usual, without_cars(usual, sifted(usual, with_adjectives(usual, typed, read))))
    whole = without_first_names(usual, with_streets(usual, outvoted(usual, joined(usual, sure, read), read)))
    names = without_works(usual, spread(usual, heading_names(usual, whole), read))
    nominal = frozenset(bodies(usual, names))
    found = sorted([*_apart(names, nominal), *nominal]) if nominal else names
    readings = [read(usual, start, stop) for start, stop, _, _ in found]
    mentions = [
        Mention(
            span=Span(start, stop),
            text=text[start:stop],
            type=EntityType(kind),
            normal=nominative_of(text[start:stop]) if common else named(usual, Span(start, stop), reading.out, kind),
            entity="",
            confidence=confidence,
            nominal=common,
        )
        for (start, stop, kind, confidence), reading in zip(found, readings, strict=True)
        for common in [(start, stop, kind, confidence) in nominal]
    ]
    told = told_apart(text, *agreed(text, completed(text, mentions), readings))
    return clustered(text, *told)


def _apart(names: Sequence[Found], nominal: Iterable[Found]) -> list[Found]:
    """Leave out names that lie in common nouns, which the tagger at times takes for names."""
    stops = {stop for _, stop, _, _ in nominal}
    return [name for name in names if name[1] not in stops]
