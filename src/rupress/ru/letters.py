"""Classes of letters, and the one spelling of a word by which tables are looked up."""

from __future__ import annotations

from functools import cache

from rupress.ru.tables import read_toml


@cache
def letters(name: str) -> frozenset[str]:
    """Give a class of letters of `letters.toml`."""
    return frozenset(read_toml("letters.toml")[name])


def plain(word: str) -> str:
    """Write a word in small letters with е for ё: most texts do not tell them apart."""
    return word.lower().replace("ё", "е")


def without_yo(word: str) -> str:
    """Write a word with е for ё, its capitals as they are."""
    return word.replace("ё", "е")
