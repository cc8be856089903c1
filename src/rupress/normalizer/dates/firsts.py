"""With which kinds a pattern may begin, so that a rule is tried only where it can match."""

from __future__ import annotations

import re

LOOK = ("?=", "?!", "?<=", "?<!")
_BOUNDS = re.compile(r"\{(\d+)(?:,\d*)?\}")


def firsts(pattern: str) -> frozenset[str]:
    """Give the characters with which a match of a translated pattern may begin.

    Patterns are made of characters, classes, groups, lookarounds, `|`, `?` and `{m,n}`: no more is read here.

    Raises:
        ValueError: the pattern may match nothing at all, so that it would be tried everywhere.
    """
    found, empty, _ = _branches(pattern, 0)
    if empty:
        raise ValueError(f"a rule must not match nothing: {pattern!r}")
    return frozenset(found)


def _branches(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read alternatives up to the closing bracket: what they begin with, whether they may be empty, where they end."""
    found: set[str] = set()
    empty = False
    while True:
        some, may_be_empty, at = _sequence(pattern, at)
        found |= some
        empty |= may_be_empty
        if at >= len(pattern) or pattern[at] == ")":
            return found, empty, at + 1
        at += 1  # |


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        some, may_be_empty, at = _item(pattern, at)
        if at < len(pattern) and pattern[at] == "?":
            may_be_empty, at = True, at + 1
        elif bounds := _BOUNDS.match(pattern, at):
            may_be_empty, at = may_be_empty or bounds[1] == "0", bounds.end()
        if empty:
            found |= some
            empty = may_be_empty
    return found, empty, at


def _item(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read one character, class or group; a lookaround begins nothing."""
    if pattern[at] == "[":
        stop = pattern.index("]", at)
        return set(pattern[at + 1 : stop]), False, stop + 1
    if pattern[at] != "(":
        return {pattern[at]}, False, at + 1
    look = next((mark for mark in LOOK if pattern.startswith(mark, at + 1)), None)
    inside = at + 1 + len(look) if look else at + 1
    if pattern.startswith("?:", inside):
        inside += 2
    elif pattern.startswith("?P<", inside):
        inside = pattern.index(">", inside) + 1
    found, empty, stop = _branches(pattern, inside)
    return (set(), True, stop) if look else (found, empty, stop)
