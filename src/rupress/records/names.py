"""Records of names and of what they name."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import field, frozen

from rupress.records.shown import Shown
from rupress.span import Span


class EntityType(StrEnum):
    """Type of a named entity."""

    PER = "PER"
    """A person."""
    LOC = "LOC"
    """A place."""
    ORG = "ORG"
    """An organisation."""


class Gender(StrEnum):
    """Grammatical gender of a person's name."""

    MASCULINE = "m"
    FEMININE = "f"


@frozen
class Mention(Shown):
    """One place in the text where an entity is named."""

    span: Span
    """Where it stands."""
    text: str
    """The words."""
    type: EntityType
    """What it names."""
    normal: str
    """The words in the nominative."""
    entity: str
    """Id of the entity, unique within the page (`p1`, `o2`, `l3`)."""
    confidence: float = 1.0
    """How sure the tagger is, 0 to 1."""
    metonym: bool = False
    """Whether a place stands for those who govern it: «Москва подтвердила»."""
    nominal: bool = False
    """Whether it is a common noun that its place makes a name: «правительство» in «правительство Дании»."""


@frozen(kw_only=True)
class Entity(Shown):
    """Whatever one or more mentions name."""

    id: str
    """Unique within the page; numbered in order of appearance."""
    type: EntityType
    """What it is."""
    name: str
    """Fullest form of the name, in the nominative."""
    mentions: tuple[int, ...]
    """Indices into the page's `mentions`."""


@frozen(kw_only=True)
class Person(Entity):
    """A person, however named."""

    type: EntityType = field(default=EntityType.PER)
    surname: str | None = None
    """In the nominative and the person's own gender."""
    given: str | None = None
    """Given name or its initial."""
    patronymic: str | None = None
    """Patronymic or its initial."""
    gender: Gender | None = None
    """From the name's form, given name, or the words around."""
    roles: tuple[str, ...] = ()
    """What the text says they are, in the nominative: «глава МИД РФ»."""
    employers: tuple[str | None, ...] = ()
    """For each role the id of the organisation or place that it names («МИД»), if it names one."""
    offices: tuple[str, ...] = ()
    """Offices held on the day of the article by the table that the caller passed; the text need not tell them."""


@frozen
class Tenure:
    """An office and who held it, as a caller knows it."""

    office: str
    """The office in the nominative, as articles call it: «министр обороны России»."""
    name: str
    """Who held it: given name and surname in the nominative."""
    since: dt.date | None = None
    """First day; None if it does not matter."""
    until: dt.date | None = None
    """Last day; None if it does not matter or is not known yet."""


@frozen(kw_only=True)
class Organization(Entity):
    """An organisation."""

    type: EntityType = field(default=EntityType.ORG)
    full: str | None = None
    """Full official name, if the table knows it."""
    acronym: str | None = None
    """Its acronym."""
    kind: str | None = None
    """`ministry`, `agency`, `party`, `company`, `media`, … if known."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code, if known."""


@frozen(kw_only=True)
class Place(Entity):
    """A place."""

    type: EntityType = field(default=EntityType.LOC)
    kind: str | None = None
    """`country`, `region`, `city`, … if known."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code, if known."""
    region: str | None = None
    """ISO 3166-2 code, if known."""
    geonames: int | None = None
    """GeoNames id, if the table has it."""
    alternatives: tuple[str, ...] = ()
    """Other places of this name, as ISO codes: «Грузия, GE» and «Джорджия» have none, «Мирный» has `RU-SA`."""
