"""Paragraphs over several lines of text: which hyphen at the end of a line is the word's own."""

from __future__ import annotations

from collections.abc import Sequence

from rupress.fold import flat
from rupress.ru.morph import readings
from rupress.span import Span, View


def even(text: str, base: View | None = None, within: Sequence[Span] | None = None) -> View | None:
    """Make one line of each paragraph, or of each stretch given; None if each is one. Blank lines stay."""
    return flat(text, base, keeps_hyphen, within)


def keeps_hyphen(one: str, two: str) -> bool:
    """Tell «бизнес-» / «центр» from «пере-» / «ехал»: the dictionary has both parts, and not the whole."""
    if _is_known(one + two):
        return False
    return _is_known(f"{one}-{two}") or (_is_known(one) and _is_known(two))


def _is_known(word: str) -> bool:
    return readings(word)[0].known


_MARKS = ("\n", "\r", "](", "**")
"""What a paragraph over several lines has, or one in Markdown."""


def tidy(text: str) -> str:
    """One space where white space was, words whole, no marks of Markdown: a sentence over lines is one again."""
    view = even(text) if any(mark in text for mark in _MARKS) else None
    text = text if view is None else view.text
    return " ".join(text.split())
