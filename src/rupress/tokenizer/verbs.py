"""Words that end as verbs do, by `ru/verb_endings.tsv`: titles have them («заявил», «пройдет»), menus do not."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_tsv

_REACH = 300
"""Characters of a line that are looked at."""


def verbs_of(low: str) -> list[str]:
    """Name the features of a line that has words which end as verbs do.

    Args:
        low: the line, folded, in lower case.
    """
    return [feature for feature, ends in _endings() if ends.search(low, 0, _REACH)]


@cache
def _endings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the endings of each tense: found by a letter that is rarer than vowels, with what stands before it."""
    rows = read_tsv("verb_endings.tsv")
    return tuple(
        (f"verb:{tense}", _pattern([(row["ends"], row["goes on"]) for row in rows if row["tense"] == tense]))
        for tense in ("past", "present")
    )


def _pattern(endings: list[tuple[str, str]]) -> re.Pattern[str]:
    letters = "".join(dict.fromkeys(ends[-1] for ends, _ in endings))
    each = "|".join(f"(?<={ends}){on}" for ends, on in endings)
    return re.compile(f"[{letters}](?:{each})(?![а-я])")
