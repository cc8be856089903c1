"""A person's name taken apart: surname, given name, patronymic, and what stands between."""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve, frozen

from rupress.normalizer.entities.bearing import (
    as_read,
    is_inverted,
    is_like_patronymic,
    marks_of,
    of_word,
    told_by_form,
)
from rupress.normalizer.nominative import Reading
from rupress.normalizer.nominative.eastern import is_eastern
from rupress.records import Gender
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml


@frozen
class Name:
    """A person's name taken apart, in the nominative."""

    surname: str | None
    given: str | None
    patronymic: str | None
    gender: Gender | None
    sure: bool = False
    """Whether the given name, the patronymic or the declension tells the gender."""
    surname_leads: bool = False
    """Whether the surname keeps its place before the given name: «Ким Чен Ын»."""
    middle: str | None = None
    """What stands between given name and surname: «Хуан | Карлос | Горан», «Иоанн | Лев | II»."""


def take_apart(normal: str, reading: Reading | None = None) -> Name:
    """Tell surname, given name and patronymic of a name in the nominative.

    «Сергей Гранин», «Гранин Сергей Ильич», «С. И. Гранин», «Маша К.», «Ким Чен Сон», «Урсула фон дер Лейден».

    Args:
        normal: the name.
        reading: how it was read in its context, for the gender.
    """
    parts = _part().findall(normal)
    told = told_by_form(parts, reading)
    name = _parted(normal, parts, told or as_read(reading))
    return name if told is None else evolve(name, sure=True)


def _parted(normal: str, parts: list[str], gender: Gender | None) -> Name:
    if not parts:
        return Name(normal or None, None, None, gender)
    if len(parts) == 1:
        return _single(parts[0], gender)
    initials = [part for part in parts if part.endswith(".")]
    words = [part for part in parts if not part.endswith(".")]
    if len(parts) == 2 and parts[1] in initials and words and _is_given_alone(words[0]):
        return Name(parts[1], words[0], None, gender)  # «Маша К.»
    if initials and len(words) == 1:
        return Name(words[0], initials[0], initials[1] if len(initials) > 1 else None, gender)
    if not words:
        return Name(normal, None, None, gender)
    return _several(words, gender)


@cache
def _part() -> re.Pattern[str]:
    """Give the pattern of an initial or a word of a name."""
    return re.compile(rf"(?:[A-ZА-ЯЁ]|{'|'.join(read_toml('person_names.toml')['initials'])})\.|[^\s.,]+")


def _single(word: str, gender: Gender | None) -> Name:
    marks = marks_of(word)
    if is_like_patronymic(word):
        return Name(word, None, None, gender)
    if "Surn" not in marks and "Patr" in marks:
        return Name(None, None, word, gender)
    if "Surn" not in marks and "Name" in marks:
        return Name(None, word, None, gender)
    return Name(word, None, None, gender)


def _is_given_alone(word: str) -> bool:
    """Say whether the dictionary takes a word for a given name and for no surname."""
    marks = marks_of(word)
    return "Name" in marks and "Surn" not in marks


def _several(words: list[str], gender: Gender | None) -> Name:
    table = read_toml("person_names.toml")
    low = [plain(word) for word in words]
    patronymic = next((i for i, word in enumerate(words) if i and "Patr" in marks_of(word)), None)
    if low[-1] in table["patronymic_words"] and len(words) > 2:  # «Гранов Ильхам Гейдар оглы»
        *surname, given = words[:-2]
        return Name(" ".join(surname) or None, given, " ".join(words[-2:]), gender)
    if patronymic is not None:
        if len(words) == 2 and patronymic == 1 and _clashes(*words):  # «Мари Горанович»
            return Name(words[1], words[0], None, gender)
        if patronymic == len(words) - 1 and len(words) > 2:  # «Гранин Сергей Ильич»
            return Name(" ".join(words[: patronymic - 1]), words[patronymic - 1], words[patronymic], gender)
        behind = " ".join(words[patronymic + 1 :]) or None
        return Name(behind, " ".join(words[:patronymic]), words[patronymic], gender)
    if low[0] in table["surname_first"] and (is_eastern(words) or "Name" not in marks_of(words[1])):
        return Name(words[0], " ".join(words[1:]), None, gender, surname_leads=True)
    if len(words) == 2 and is_inverted(words) and low[0] not in table["particles"]:
        return Name(words[0], words[1], None, gender)  # «Гранин Сергей», «Ким Анна»
    first = next((i for i, word in enumerate(low) if i and word in table["particles"]), len(words) - 1)
    middle = " ".join(words[1:first]) or None
    return Name(" ".join(words[first:]), words[0], None, gender, middle=middle)


def _clashes(given: str, patronymic: str) -> bool:
    """Say whether a patronymic of men stands behind a given name of women, so that it is a surname."""
    return is_like_patronymic(patronymic) and of_word(given) is Gender.FEMININE
