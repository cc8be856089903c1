"""Hints: what a site profile says of the elements that a CSS selector matches."""

from __future__ import annotations

from attrs import frozen

from rupress.records import Note


@frozen
class Hint:
    """What the elements are that a selector matches."""

    kind: str
    """A label of the tokenizer, or `outside`."""
    selector: str
    """The CSS selector."""


@frozen
class Hit:
    """What a hint found on a page."""

    hint: Hint
    """The hint."""
    elements: int
    """How many elements its selector matches, hidden ones included."""
    text: str
    """The beginning of the first one's text."""
    rivals: tuple[tuple[Hint, int], ...] = ()
    """Earlier hints that say another kind of some of these elements, and of how many: the earlier one holds."""


def conflicts(hits: tuple[Hit, ...]) -> tuple[Note, ...]:
    """Say which elements are claimed by hints of two kinds."""
    return tuple(
        Note(
            "profile_conflict",
            f"{count} of the elements that {hit.hint.selector!r} names as {hit.hint.kind} are named as {rival.kind} by "
            f"{rival.selector!r}: they are taken for {rival.kind}, which stands first in the profile",
        )
        for hit in hits
        for rival, count in hit.rivals
    )
