"""Names and noun phrases in the nominative."""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve

from rupress.errors import UsageError, expect
from rupress.normalizer.nominative.choose import best_reading
from rupress.normalizer.nominative.context import declensions, is_declined
from rupress.normalizer.nominative.coordinated import coordinated
from rupress.normalizer.nominative.phrase import Reading
from rupress.normalizer.nominative.told import stands_as_told
from rupress.normalizer.nominative.women import mans_reading, womans_reading
from rupress.ru.tables import read_toml

__all__ = ["Reading", "declensions", "is_declined", "nominative", "read_name"]


def nominative(text: str, start: int = 0, stop: int | None = None) -> str:
    """Give the name at text[start:stop], read in its context, in the nominative.

    Gender, number, capitals, quotation marks, foreign words and what does not decline stay. The words around it and
    the other forms of the name in the text help: the longer the text, the surer.

        >>> nominative("Об этом сообщили в Нижнем Новгороде.", 19, 35)
        'Нижний Новгород'

    Args:
        text: the text that the name stands in, or the name alone.
        start: offset of the name's first character.
        stop: offset past its last; the end of the text by default.

    Raises:
        UsageError: it is no text, or the offsets do not lie in it.
    """
    expect(text, str, "text", "a str")
    for offset, what in ((start, "start"), (0 if stop is None else stop, "stop")):
        expect(offset, int, what, "an offset in the text, a whole number")
    return read_name(text, start, len(text) if stop is None else stop).out


def read_name(text: str, start: int, stop: int) -> Reading:
    """Read the name at text[start:stop] as `nominative` does, and tell case, number and gender besides.

    Raises:
        UsageError: the offsets do not lie in the text.
    """
    if not 0 <= start <= stop <= len(text):
        raise UsageError(f"nominative: {start}:{stop} is no stretch of a text of {len(text)} characters")
    phrase = text[start:stop]
    if not phrase.strip():
        return Reading(phrase, "", "", "", "0", (), 0.0)
    if _stands_in_brackets(text, start, stop):
        return Reading(phrase, "nomn", "", "", "0", (), 0.0)
    if stands_as_told(text, start, stop):
        return Reading(phrase, "", "", "", "0", (), 0.0)
    younger = _younger().search(phrase) if "-" in phrase else None
    if younger is not None:
        reading = read_name(text, start, start + younger.start())
        nominative_ending = read_toml("person_names.toml")["younger_nominative"]
        return evolve(reading, out=f"{reading.out}-{younger.group(1)}{nominative_ending}")
    told = womans_reading(text, start, stop) or mans_reading(text, start, stop)
    if told is not None:
        return told
    together = coordinated(phrase)
    if together is not None:
        out, noun = together
        return Reading(out, noun.cases[0], "plur", noun.gender, "N", (), 0.0)
    return best_reading(text, start, stop)


@cache
def _younger() -> re.Pattern[str]:
    """Give the pattern of what tells a son from his father of the same name: «Флойда Горна | -младшего»."""
    table = read_toml("person_names.toml")
    stems, endings = "|".join(table["younger"]), "|".join(table["younger_endings"])
    return re.compile(rf"(?<=[а-яё])-({stems})(?:{endings})$")


def _stands_in_brackets(text: str, start: int, stop: int) -> bool:
    """Say whether a name in quotation marks opens a bracket, where it keeps its nominative: «Гранин («Бавария», 5)»."""
    if start < 2 or text[start - 2] != "(" or text[start - 1] not in QUOTES:
        return False
    return text[stop : stop + 1] in {*QUOTES} and text[stop + 1 : stop + 2] in {",", ")", ";"}


QUOTES = '«»"„“”'
