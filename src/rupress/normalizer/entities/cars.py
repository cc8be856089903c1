"""Cars and networks that the tagger takes for people and companies: «водитель Киа Рио», «написал в Телеграме»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rupress.normalizer.entities.repair import Found
from rupress.ru import morph
from rupress.ru.letters import without_yo
from rupress.ru.tables import read_toml

_BEFORE = re.compile(r"(?<![\w-])([А-Яа-яЁё]+)[ \xa0][«\"„“]?$")
_REACH = 30


def without_cars(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Leave out makes of cars where a car is meant, what a text calls the same car, and networks where people write.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    models: set[str] = set()
    kept: list[Found] = []
    for name in found:
        start, stop, kind, _ = name
        words = without_yo(text[start:stop].lower()).split()
        if kind == "PER" and _is_car(words):
            models.add(text[start:stop].rpartition(" ")[2])
        elif not ((kind == "ORG" and _is_meant(text, start, words)) or (kind == "LOC" and _is_car(words))):
            kept.append(name)
    if not models:
        return tuple(kept)
    stems = tuple(model[: max(_STEM, len(model) - 1)] for model in models)
    return tuple(name for name in kept if name[2] == "LOC" or not _is_model(text[name[0] : name[1]], stems))


_STEM = 3
"""Letters by which a model is known again at the least."""


def _is_model(name: str, stems: tuple[str, ...]) -> bool:
    return " " not in name and name.startswith(stems)


def _is_car(words: Sequence[str]) -> bool:
    """Say whether a name is a make and its model: «Киа Рио», «Лада Гранта»; «Лада Горина» is a woman."""
    table = read_toml("names.toml")
    first, *others = words
    if not others:
        return False
    if first in table["makes_of_cars"]:
        return True
    model = any(others[0].startswith(m[:-1]) and len(others[0]) <= len(m) + 1 for m in table["models_of_cars"])
    return model and first.startswith(table["make_and_name"][0][:-1])


def _is_meant(text: str, start: int, words: Sequence[str]) -> bool:
    """Say whether a make's name is that of a car («водитель | КАМАЗа»), or a network's but where somebody writes."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None:
        return False
    table, noun = read_toml("names.toml"), before.group(1)
    lemmas = {noun, *(without_yo(r.lemma) for r in morph.readings(noun)[:1])}
    if _is_any(words[-1], table["networks"]):  # «в Телеграме», but «В Телеграме сообщили» is the company
        acts = len(noun) > _LINK and noun in table["before_networks_of_people"]  # «соцсеть Телеграм объявила»
        return noun.islower() and not acts and bool(lemmas & {*table["before_networks_of_people"]})
    if lemmas & {*table["cars"]} and words[0].isascii():
        return True  # «автомобиль | Gorant»
    return bool(lemmas & {*table["before_cars"], *table["cars"]}) and _is_any(words[0], table["makes_of_cars"])


_LINK = 5
"""Letters of the longest preposition."""


def _is_any(word: str, names: Sequence[str]) -> bool:
    """Say whether a word is one of several names, declined or not."""
    endings = ("", *read_toml("names.toml")["endings_of_foreign_words"])
    return any(word == name + end for name in names for end in endings if word.startswith(name))
