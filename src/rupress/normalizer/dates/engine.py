"""Finding and resolving the dates of a text."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import attrs

from rupress.errors import UsageError
from rupress.fold import fold
from rupress.normalizer.dates.anaphora import anchored, habitual
from rupress.normalizer.dates.discourse import Discourse
from rupress.normalizer.dates.grammar import Found
from rupress.normalizer.dates.lexer import tokenize
from rupress.normalizer.dates.lexicon import forms
from rupress.normalizer.dates.mentions import context_of, mention_of, remade
from rupress.normalizer.dates.nodes import Point, Shift, Vague, read
from rupress.normalizer.dates.resolving import reference_of
from rupress.normalizer.dates.rules import layers
from rupress.normalizer.dates.tense import Tense, is_nowadays, tense_around
from rupress.normalizer.dates.week import Week
from rupress.normalizer.zones import zone_name
from rupress.records import DateMention


def find_dates(
    text: str, reference: object = None, tz: str | ZoneInfo = "Europe/Moscow", prefer: str | None = None
) -> tuple[DateMention, ...]:
    """Find the temporal expressions of a Russian text and say what they mean.

    Args:
        text: any text; of an article, its headline, deck and paragraphs, separated by blank lines.
        reference: when it was published: a date, a datetime (a naive one is local time of `tz`), or a string in ISO
            8601, as RSS writes it or as pages do. Without it what is relative stays open: «5 мая» is `XXXX-05-05`.
        tz: the zone of clock times that name none, by its IANA name or as a `ZoneInfo`.
        prefer: `past` or `future` if dates without a year all lie on one side; None to go by the verbs.

    Returns:
        The mentions in the order of the text; they do not overlap.

    Raises:
        UsageError: an argument is of a wrong type, the zone or `prefer` unknown.

    Example:
        >>> import datetime
        >>> [m.value for m in find_dates("Скрипку нашли 5 декабря.", reference=datetime.date(2021, 5, 20))]
        ['2020-12-05']
    """
    if not isinstance(text, str):
        raise UsageError(f"text must be a str, not {type(text).__name__}")
    _check_preference(prefer)
    tz = zone_name(tz)
    anchor = reference_of(reference, tz)
    view = fold(text)
    found, lowered = find(view.text)
    discourse = Discourse(lowered)
    week = Week(found, context_of(anchor, tz, prefer, Tense(), "text"))
    mentions = []
    for item in found:
        whole = _is_whole(lowered, item)
        tense = _tense(item, lowered, view.text)
        context = context_of(anchor, tz, prefer, tense, "alone" if whole else discourse.setting)
        if (
            item.rule == "deictic"
            and item.node == Point(days=0)
            and is_nowadays(lowered, view.text, item.start, item.stop)
        ):
            item = attrs.evolve(item, node=Vague("PRESENT_REF"))  # noqa: PLW2901
        item = anchored(discourse, week.dated(habitual(item, context), context), context)  # noqa: PLW2901 — the same finding, with its anchor
        if item.node is None:
            continue  # «этот период», and none was named
        mention = mention_of(item, context, view.span(item.start, item.stop), text)
        discourse.add(item, mention)
        mentions.append(mention)
    return tuple(mentions)


EDGE = " .,!?\n\"'"
"""What may stand around a phrase that is the whole text."""


def _tense(found: Found, lowered: str, folded: str) -> Tense:
    """What the words of the expression say of the tense, else what the verbs around say."""
    if found.tense not in (None, "near", "begun", "weak"):
        return Tense(found.tense, strong=True)
    calendar = not isinstance(found.node, Point) or found.node.month is not None
    of_nouns = calendar and not isinstance(found.node, Shift)
    said = tense_around(lowered, folded, found.start, found.stop, of_nouns=of_nouns)
    if found.tense == "weak":
        return Tense(said.tense, strong=said.strong and said.tense == "past")
    if found.tense == "begun" and said.tense != "future":
        return Tense("past", strong=said.strong)
    return Tense() if found.tense == "near" and said.tense == "past" else said


def _is_whole(text: str, found: Found) -> bool:
    """Whether a text is nothing but one expression, with a preposition at most: a query, a planner's entry."""
    if found.start > LONGEST_HEAD or len(text) - found.stop > LONGEST_HEAD:
        return False
    head = text[: found.start].strip(EDGE)
    return all(word in forms("query_heads") for word in head.split()) and not text[found.stop :].strip(EDGE)


LONGEST_HEAD = 20
"""Characters: a longer head is a sentence."""


def find(folded: str) -> tuple[list[Found], str]:
    """Find the expressions of a folded text, without any reference.

    Returns:
        The expressions, and the text in lower case in which their offsets count.
    """
    tokens = tokenize(folded)
    for layer in layers():
        tokens = layer.apply(tokens)
    found = (item for item in tokens.made() if item.__class__ is Found)
    return [item for item in found if item.alone and item.node is not None], tokens.text


def resolve_date(
    mention: DateMention, reference: object = None, tz: str | ZoneInfo = "Europe/Moscow", prefer: str | None = None
) -> DateMention:
    """Resolve a mention anew, against another reference.

    Args:
        mention: a mention that `find_dates` has found, or one read back from JSON.
        reference: as for `find_dates`.
        tz: as for `find_dates`.
        prefer: as for `find_dates`.

    Raises:
        UsageError: the mention carries no expression or one that says nothing possible, or an argument is wrong.
    """
    if not isinstance(mention, DateMention):
        raise UsageError(f"mention must be a DateMention, not {type(mention).__name__}")
    _check_preference(prefer)
    tz = zone_name(tz)
    try:
        node = read(mention.expression)
    except ValueError as error:
        raise UsageError(_CHANGED) from error
    context = context_of(
        reference_of(reference, tz), tz, prefer, Tense(mention.tense, strong=mention.tense_is_near), mention.setting
    )
    try:
        return remade(mention, node, context)
    except (ValueError, KeyError) as error:  # month 13, a holiday or a unit that no table has
        raise UsageError(_CHANGED) from error


_CHANGED = (
    "the mention's expression says nothing that can be resolved: pass a mention as find_dates has returned it, "
    "or as from_json reads it back; to change what a text says, find the dates of the changed text"
)


def _check_preference(prefer: object) -> None:
    if prefer not in (None, "past", "future"):
        raise UsageError(f"prefer must be 'past', 'future' or None, not {prefer!r}")
