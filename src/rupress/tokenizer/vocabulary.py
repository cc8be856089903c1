"""The words of layouts: which classes of line a line's words speak for, from `ru/layout.toml`."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from rupress.ru.tables import read_toml, read_tsv

WORD = r"(?<![@./-])[a-zа-я0-9+@./-]*[a-zа-я0-9+]|[©№$€]"
"""Pattern of a word or a sign of lower-case text. A row of dashes is gone through once, not from each dash."""
_FIRST_WORD = re.compile(WORD + r"|\{\{")
_MARKS = " .,:;!?\"'«»*•►→➤▸»|/<>()[]{}…—-+#0123456789"
_STEM = 4


@frozen
class Vocabulary:
    """The tables of layout words, made ready for look-up."""

    full: dict[str, tuple[str, ...]]
    """Whole line without the marks at its ends -> classes."""
    start: dict[str, tuple[tuple[str, str], ...]]
    """First word -> the openings that begin with it, longest first, each with its class."""
    stem: dict[str, tuple[tuple[str, str], ...]]
    """First letters of a word -> the stems that begin so, each with its class; stems too short for that are words of
    their own."""

    def of_line(self, low: str) -> tuple[str, ...]:
        """Name the classes whose list holds the whole line."""
        bare = low.strip(_MARKS)
        return self.full.get(bare) or self.full.get(low.strip()) or ()

    def of_opening(self, low: str) -> str:
        """Name the class of the longest opening that the line begins with; empty if there is none."""
        match = _FIRST_WORD.search(low)
        if match is None:
            return ""
        at = match.start()
        for opening, klass in self.start.get(match.group(), ()):
            if low.startswith(opening, at):
                after = low[at + len(opening) : at + len(opening) + 1]
                if not after.isalnum() or not opening[-1].isalnum():
                    return klass
        return ""

    def of_words(self, words: list[str]) -> set[str]:
        """Name the classes that any of the words speaks for."""
        found: set[str] = set()
        known = self.stem
        for word in words:
            begin = word[:_STEM]
            if begin in known:
                found.update([klass for stem, klass in known[begin] if word.startswith(stem)])
        return found


@cache
def vocabulary() -> Vocabulary:
    """Read the table, once."""
    full: dict[str, list[str]] = {}
    start: dict[str, list[tuple[str, str]]] = {}
    stem: dict[str, list[tuple[str, str]]] = {}
    for klass, lists in read_toml("layout.toml").items():
        for phrase in lists.get("full", ()):
            full.setdefault(phrase, []).append(klass)
            bare = phrase.strip(_MARKS)
            if bare and bare != phrase:
                full.setdefault(bare, []).append(klass)
        for phrase in lists.get("start", ()):
            match = _FIRST_WORD.search(phrase)
            key = match.group() if match else phrase
            start.setdefault(key, []).append((phrase[match.start() if match else 0 :], klass))
        for word in lists.get("stem", ()):
            if len(word) < _STEM:
                stem[word] = [(word, klass)]  # of two classes the last one
            else:
                stem.setdefault(word[:_STEM], []).append((word, klass))
    return Vocabulary(
        {k: tuple(dict.fromkeys(v)) for k, v in full.items()},
        {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in start.items()},
        {k: tuple(v) for k, v in stem.items()},
    )


@cache
def given_names() -> frozenset[str]:
    """Read the given names, lower case."""
    return frozenset(row["name"] for row in read_tsv("given_names.tsv"))


@cache
def places() -> frozenset[str]:
    """Names of countries, cities and other places, as they are written at the beginning of a line."""
    files = ("places_countries.tsv", "places_cities.tsv", "places_other.tsv")
    return frozenset(
        name for file in files for row in read_tsv(file) for name in (row["name"], *row["variants"].split("|"))
    )


@cache
def domains(*, rare: bool = True) -> str:
    """Give the pattern of what an address ends with, after its last dot.

    Args:
        rare: whether those are among it that other words than addresses end with, too.
    """
    table = read_toml("domains.toml")
    return "|".join(table["usual"] + table["rare"] * rare)
