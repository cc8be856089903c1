"""Whom later words of an article may mean."""

from __future__ import annotations

from attrs import frozen

from rupress.records import SpeakerForm

MOST = 60
"""Later words look back over at most so many names."""
PEOPLE = (SpeakerForm.NAME, SpeakerForm.ROLE, SpeakerForm.PRONOUN, SpeakerForm.ANONYMOUS)
"""Forms of speakers that are somebody."""


@frozen
class Candidate:
    """Somebody whom later words may mean."""

    offset: int
    """Where he was named."""
    name: str
    """Name in the nominative."""
    entity: str | None
    """Id of the entity."""
    gender: str
    """`masc`, `femn`, `plur`, or empty if unknown."""
    subject: bool
    """Whether he was named in the nominative, or as a speaker."""
    form: SpeakerForm
    """How he was named."""
    named: bool = True
    """Whether his name is known, not a role alone."""
    spoke: bool = False
    """Whether he was named as a speaker."""


def latest(candidates: list[Candidate]) -> Candidate | None:
    """Give the latest candidate, subjects before others."""
    ordered = sorted(candidates, key=lambda c: (c.subject, c.offset))
    return ordered[-1] if ordered else None
