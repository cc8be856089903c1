"""Offices that the article does not tell: who held them on its day, by a table that the caller passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import evolve

from rupress.normalizer.entities.parted import take_apart
from rupress.normalizer.entities.persons import is_named
from rupress.records import Organization, Person, Place, Tenure

AnyEntity = Person | Organization | Place


def in_office(entities: Sequence[AnyEntity], tenures: Iterable[Tenure], day: dt.date | None) -> tuple[AnyEntity, ...]:
    """Tell which of the people named held which offices.

    Args:
        entities: what an article names.
        tenures: who held what, and when.
        day: the article's day; without it only tenures without dates count.
    """
    held = [(tenure.office, take_apart(tenure.name)) for tenure in tenures if _covers(tenure, day)]
    if not held:
        return tuple(entities)
    found: list[AnyEntity] = []
    for entity in entities:
        offices = tuple(o for o, name in held if isinstance(entity, Person) and is_named(entity, name))
        found.append(evolve(entity, offices=offices) if isinstance(entity, Person) and offices else entity)
    return tuple(found)


def _covers(tenure: Tenure, day: dt.date | None) -> bool:
    """Say whether an office was held on a day; its first and last day are part of it."""
    if day is None:
        return tenure.since is None and tenure.until is None
    begun = tenure.since is None or tenure.since <= day
    return begun and (tenure.until is None or day <= tenure.until)
