"""Lists of first names, which name nobody: «популярнее всего имена Анна и Мария»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rupress.normalizer.entities.repair import Found
from rupress.ru import morph
from rupress.ru.tables import read_toml

_LEAST = 3
"""So many names make a list."""
_LINE = re.compile(r"[^\n]+")


def without_first_names(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Leave out first names that a line lists which speaks of names, but those of people whom the text names in full.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    if _words().search(text) is None:
        return tuple(found)
    people = {text[a:b].partition(" ")[0][:_STEM] for a, b, kind, _ in found if kind == "PER" and " " in text[a:b]}
    gone = {name for listed in _lists(text, found) for name in listed if text[name[0] : name[1]][:_STEM] not in people}
    return tuple(name for name in found if name not in gone) if gone else tuple(found)


_STEM = 4
"""Letters by which a first name is known in all its cases."""


def _lists(text: str, found: Sequence[Found]) -> Iterator[list[Found]]:
    """Give the first names of each line that lists some and speaks of names."""
    at = 0
    for line in _LINE.finditer(text):
        listed: list[Found] = []
        while at < len(found) and found[at][0] < line.end():
            name = text[found[at][0] : found[at][1]]
            if " " not in name and any("Name" in r.marks and r.known for r in morph.readings(name)):
                listed.append(found[at])
            at += 1
        if len(listed) < _LEAST or _words().search(line.group()) is None:
            continue
        if _told().search(line.group()) is not None:
            yield listed


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(read_toml("names.toml")["first_names"])
    return re.compile(rf"(?<!\w)(?i:{words})(?!\w)")


@cache
def _told() -> re.Pattern[str]:
    """Give the pattern of what a line on names says: «популярные», «у мальчиков»."""
    return re.compile(rf"(?<!\w)(?i:{'|'.join(read_toml('names.toml')['told_of_first_names'])})")
