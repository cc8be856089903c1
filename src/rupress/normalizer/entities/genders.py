"""The gender of people whose names do not tell it, by the verbs beside them: «Порошенко | заявила»."""

from __future__ import annotations

from collections.abc import Sequence

from rupress.normalizer.nominative.context import context_of
from rupress.records import Gender, Mention

_GENDERS = {"sm": Gender.MASCULINE, "sf": Gender.FEMININE}
_MOST = 24
"""How many mentions of a person are looked at."""


def gender_by_verbs(text: str, mentions: Sequence[Mention]) -> Gender | None:
    """Tell the gender of a person by the past tense behind or, of saying, before the name; None if they disagree.

    Args:
        text: the article.
        mentions: those of the person.
    """
    found: set[Gender] = set()
    for mention in mentions[:_MOST]:
        if _plain(mention.normal) != _plain(mention.text):
            continue  # «встретила Гранина» tells nothing
        beside = context_of(text, mention.span.start, mention.span.stop)
        verb = _GENDERS.get(beside.after_verb) or (_GENDERS.get(beside.before_verb) if beside.before_says else None)
        if verb is not None:
            found.add(verb)
    return found.pop() if len(found) == 1 else None


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е")
