"""With which kinds a pattern may begin, so that a rule is tried only where it can match."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

LOOK = ("?=", "?!", "?<=", "?<!")
_BOUNDS = re.compile(r"\{(\d+)(?:(,)(\d*))?\}")
_MANY = 2
"""So many characters of a match are looked at."""

Begins = frozenset[str]
"""The first two characters of all matches; one or none where a match may end before, so that anything may follow."""

_NOTHING: Begins = frozenset(("",))


def begins(pattern: str) -> Begins:
    """Give the first two characters that matches of a translated pattern may have; lookarounds are taken to hold.

    Patterns are made of characters, classes, groups, lookarounds, `|`, `?` and `{m,n}`: no more is read here.

    Raises:
        ValueError: the pattern may match nothing at all, so that it would be tried everywhere.
    """
    found = _branches(pattern, 0)[0]
    if "" in found:
        raise ValueError(f"a rule must not match nothing: {pattern!r}")
    return found


def _branches(pattern: str, at: int) -> tuple[Begins, int]:
    """Read alternatives up to the closing bracket: how they begin, where they end."""
    found: set[str] = set()
    while True:
        some, at = _sequence(pattern, at)
        found |= some
        if at >= len(pattern) or pattern[at] == ")":
            return frozenset(found), at + 1
        at += 1  # |


def _sequence(pattern: str, at: int) -> tuple[Begins, int]:
    found = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        some, at = _item(pattern, at)
        if at < len(pattern) and pattern[at] == "?":
            some, at = some | _NOTHING, at + 1
        elif bounds := _BOUNDS.match(pattern, at):
            least = int(bounds[1])
            most = int(bounds[3] or _MANY) if bounds[2] else least
            some, at = _repeated(some, least, most), bounds.end()
        found = _joined(found, some)
    return found, at


def _repeated(some: Begins, least: int, most: int) -> Begins:
    found = _NOTHING if least == 0 else frozenset[str]()
    times = _NOTHING
    for count in range(1, min(most, _MANY) + 1):
        times = _joined(times, some)
        if count >= min(least, _MANY):
            found |= times
    return found


def _joined(one: AbstractSet[str], two: AbstractSet[str]) -> Begins:
    """Give the beginnings of what begins with one and goes on with the other."""
    whole = {begin for begin in one if len(begin) == _MANY}
    return frozenset(whole.union((begin + more)[:_MANY] for begin in one - whole for more in two))


def _item(pattern: str, at: int) -> tuple[Begins, int]:
    """Read one character, class or group; a lookaround begins nothing."""
    if pattern[at] == "[":
        stop = pattern.index("]", at)
        return frozenset(pattern[at + 1 : stop]), stop + 1
    if pattern[at] != "(":
        return frozenset(pattern[at]), at + 1
    look = next((mark for mark in LOOK if pattern.startswith(mark, at + 1)), None)
    inside = at + 1 + len(look) if look else at + 1
    if pattern.startswith("?:", inside):
        inside += 2
    elif pattern.startswith("?P<", inside):
        inside = pattern.index(">", inside) + 1
    found, stop = _branches(pattern, inside)
    return (_NOTHING, stop) if look else (found, stop)
