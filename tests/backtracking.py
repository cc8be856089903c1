"""Find repeats within repeats that can divide the same text between their rounds in more than one way: `(?:а+)+`.

On a text that does not match in the end such a pattern tries all the ways, and their number doubles with each letter.
The check errs on the side of suspicion: it looks only at which characters may follow each other.
"""

from __future__ import annotations

import re
import re._constants as c  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

MANY = 12
"""A repeat of at least so many rounds counts as one without end."""
SAMPLE = [
    chr(n) for n in (*range(9, 14), *range(32, 127), *range(0xA0, 0x100), *range(0x400, 0x460), *range(0x2000, 0x2070))
]
EVERY = frozenset(SAMPLE)
NONE: frozenset[str] = frozenset()
CLASSES = {
    c.CATEGORY_DIGIT: r"\d", c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_SPACE: r"\s", c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w", c.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
ZERO_WIDTH = (c.AT, c.ASSERT, c.ASSERT_NOT)


def ambiguous(pattern: str, flags: int) -> str:
    """Describe the first ambiguous repeat within a repeat of a pattern; empty if there is none."""
    fold = bool(flags & re.IGNORECASE)
    return _look(list(parser.parse(pattern, flags & ~re.DEBUG)), NONE, fold=fold, within=False)


def _look(items: list[Any], beyond: frozenset[str], *, fold: bool, within: bool) -> str:
    """Look at a sequence, given what may follow it in the next round of a repeat around it."""
    for k, (kind, value) in enumerate(items):
        rest = items[k + 1 :]
        after = _first(rest, fold=fold) | (beyond if _empty(rest) else NONE)
        for body in _bodies(kind, value):
            if kind in (c.MAX_REPEAT, c.MIN_REPEAT) and value[1] >= MANY:
                if within and (both := _all(body, fold=fold) & after):
                    return f"a repeat of {body} may be followed by {''.join(sorted(both))[:20]!r} of the next round"
                why = _look(body, after | _first(body, fold=fold), fold=fold, within=True)
            elif kind in (c.POSSESSIVE_REPEAT, c.ATOMIC_GROUP, *ZERO_WIDTH):  # no way back into it
                why = _look(body, NONE, fold=fold, within=False)
            else:
                why = _look(body, after, fold=fold, within=within)
            if why:
                return why
    return ""


def _bodies(kind: Any, value: Any) -> Iterable[list[Any]]:
    """Give the sequences that a part of a pattern is made of."""
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        return [list(value[2])]
    if kind == c.SUBPATTERN:
        return [list(value[3])]
    if kind == c.BRANCH:
        return [list(one) for one in value[1]]
    if kind == c.ATOMIC_GROUP:
        return [list(value)]
    if kind in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    if kind == c.GROUPREF_EXISTS:
        return [list(one) for one in value[1:] if one is not None]
    return []


def _empty(items: list[Any]) -> bool:
    """Tell whether a sequence may match nothing."""
    return all(_may_be_empty(kind, value) for kind, value in items)


def _may_be_empty(kind: Any, value: Any) -> bool:
    if kind in (*ZERO_WIDTH, c.GROUPREF):
        return True
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT) and value[0] == 0:
        return True
    bodies = list(_bodies(kind, value))
    return bool(bodies) and any(map(_empty, bodies))


def _first(items: list[Any], *, fold: bool) -> frozenset[str]:
    """Give the characters of the sample with which a sequence may begin."""
    found = NONE
    for kind, value in items:
        if kind not in ZERO_WIDTH:
            for body in _bodies(kind, value):
                found |= _first(body, fold=fold)
            found |= _one(kind, value, fold=fold)
        if not _may_be_empty(kind, value):
            break
    return found


def _all(items: list[Any], *, fold: bool) -> frozenset[str]:
    """Give the characters of the sample that a sequence may hold."""
    found = NONE
    for kind, value in items:
        if kind in ZERO_WIDTH:
            continue
        found |= _one(kind, value, fold=fold)
        for body in _bodies(kind, value):
            found |= _all(body, fold=fold)
    return found


def _one(kind: Any, value: Any, *, fold: bool) -> frozenset[str]:
    """Give the characters of the sample that a part for one character stands for."""
    if kind in (c.ANY, c.GROUPREF):
        return EVERY
    if kind == c.NOT_LITERAL:
        return EVERY - _one(c.LITERAL, value, fold=fold)
    if kind == c.CATEGORY:
        return frozenset(ch for ch in SAMPLE if re.match(CLASSES[value], ch))
    if kind == c.IN:
        members = frozenset().union(*(_one(k, v, fold=fold) for k, v in value if k != c.NEGATE))
        return EVERY - members if value[0][0] == c.NEGATE else members
    if kind in (c.LITERAL, c.RANGE):
        low, high = (value, value) if kind == c.LITERAL else value
        return frozenset(
            ch
            for ch in SAMPLE
            if any(low <= ord(v) <= high for v in ({ch, ch.lower(), ch.upper()} if fold else {ch}) if len(v) == 1)
        )
    return NONE
