"""What somebody is, on a line of its own under his name: «Иван Ветров» / «корреспондент отдела экономики»."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml, read_tsv

_WORD = re.compile(r"[а-я-]+")
_LONG = 100
"""Most characters of such a line."""
_WORDS = 3
"""Words among which its noun is, adjectives before it («ведущий научный сотрудник»)."""
_STOPPED = ".!?:;…"


def is_role(folded: str) -> bool:
    """Tell whether a line says what somebody is: its first noun, adjectives before it, is one for that."""
    if len(folded) > _LONG or not folded or folded[-1] in _STOPPED:
        return False
    for word in folded.lower().split(None, _WORDS)[:_WORDS]:
        bare = word.strip(",")
        if bare in _nouns() or bare.rpartition("-")[2] in _nouns():
            return True
        if not _WORD.fullmatch(bare) or not bare.endswith(_adjectives()):
            return False
    return False


def is_role_of_authors(folded: str) -> bool:
    """Tell whether a line says what somebody does for an outlet («редактор отдела науки», not «геолог»)."""
    return len(folded) <= _LONG and folded.lower().startswith(_offices())


@cache
def _offices() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["author"]["roles"])


@cache
def _nouns() -> frozenset[str]:
    """Give the nouns for what people are, as the folded text has them."""
    own = read_toml("bylines.toml")["author"]["roles"]
    return frozenset(row["noun"].replace("ё", "е") for row in read_tsv("roles.tsv")).union(own)


@cache
def _adjectives() -> tuple[str, ...]:
    return tuple(read_toml("bylines.toml")["names"]["adjectives"])
