"""Names of which the words around say plainly that they stand in the nominative: «девушка по имени | Лили Горанс»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attrs import evolve

from rupress.normalizer.nominative.phrase import Reading
from rupress.ru import morph
from rupress.ru.tables import read_toml

_REACH = 20
_SIGNATURE = re.compile(r"(?:[А-ЯЁ]\.[ \xa0]?){1,2}[А-ЯЁ][\w-]+")
_END = re.compile(r"\.?[ \xa0]*(?:\n|$)")


def stands_as_told(text: str, start: int, stop: int) -> bool:
    """Say whether text[start:stop] is a name that somebody is said to bear, or signs a text on a line of its own.

    «Под именем» may have a genitive behind it («под именем Петра Гранина»); of words that the dictionary does not know
    as names the form is kept.
    """
    before = _naming().search(text, max(0, start - _REACH), start)
    if before is not None:
        return before.lastgroup == "sure" or not _is_known_name(text[start:stop].partition(" ")[0])
    alone = start > 0 and text[start - 1] == "\n" and _END.match(text, stop) is not None
    return alone and _SIGNATURE.fullmatch(text, start, stop) is not None


def _is_known_name(word: str) -> bool:
    return any(r.known and "Name" in r.marks for r in morph.readings(word))


@cache
def _naming() -> re.Pattern[str]:
    """Match what says that a name follows: «по имени», «под псевдонимом»."""
    table = read_toml("names.toml")
    sure, open_ones = "|".join(table["naming_phrases"]), "|".join(table["naming_phrases_of_another"])
    return re.compile(rf"(?<!\w)(?:(?P<sure>{sure})|(?P<open>{open_ones}))[ \xa0]$".replace(r"\ ", " "))


def unstressed(text: str, phrase: str, reading: Reading) -> Reading:
    """Take «Горянского» for a form of «Горянский» unless the dictionary or the text has a man called «Горянской».

    «Горянской» elsewhere in a text is most often his wife's or daughter's: «представитель | Горянской».
    """
    stressed, other = read_toml("person_names.toml")["adjectives_of_men"]
    if reading.gender != "masc" or reading.case in {"", "nomn"} or not reading.out.endswith(stressed):
        return reading
    surname = reading.out.rpartition(" ")[2]
    if phrase.endswith(surname) or any(r.known and r.case == "nomn" for r in morph.readings(surname)):
        return reading  # «Театр на Спасской», «Тверской»
    if surname in _men_of(text):
        return reading
    return evolve(reading, out=reading.out.removesuffix(stressed) + other)


@lru_cache(maxsize=2)
def _men_of(text: str) -> frozenset[str]:
    """List the surnames in -ской that a man has in the nominative, in one pass: many names of a text are asked for."""
    stressed = read_toml("person_names.toml")["adjectives_of_men"][0]
    return frozenset(
        match.group(2)
        for match in re.finditer(rf"([А-ЯЁ][а-яё]+)[ \xa0]([А-ЯЁ][\w-]*{stressed})(?!\w)", text)
        if any("Name" in r.marks and r.case == "nomn" and r.gender == "masc" for r in morph.readings(match.group(1)))
    )
