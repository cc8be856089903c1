"""The word lists of `ru/speech.toml`, read once."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml


@cache
def table(section: str, key: str) -> frozenset[str]:
    """Give a list of `ru/speech.toml` as a set, lower case, ё written е."""
    return frozenset(word.lower().replace("ё", "е") for word in read_toml("speech.toml")[section][key])


@cache
def only(section: str, key: str) -> str:
    """Give the one word of a list of `ru/speech.toml`."""
    (word,) = table(section, key)
    return word


@cache
def mapping(section: str) -> dict[str, str]:
    """Give a section of `ru/speech.toml` that tells one word by another, keys lower case, ё written е."""
    return {word.lower().replace("ё", "е"): value for word, value in read_toml("speech.toml")[section].items()}


@cache
def alternation(section: str, key: str) -> str:
    """Give a list of `ru/speech.toml` as the alternatives of a regular expression, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(table(section, key), key=lambda w: (-len(w), w)))
