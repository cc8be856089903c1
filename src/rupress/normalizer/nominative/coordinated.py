"""Adjectives that share a noun: «Московской и Тверской областей» are «Московская и Тверская области»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*"
_ADJECTIVE = re.compile(_WORD)


@frozen
class Shared:
    """A noun in the plural that several adjectives before it share, each in the singular."""

    gender: str
    """`masc`, `femn` or `neut`."""
    cases: tuple[str, ...]
    """The cases that it can stand in, the likeliest first."""
    plural: str
    """Its nominative: «области»."""
    single: str
    """That of one alone: «область»."""


def shared_noun(word: str) -> Shared | None:
    """Read a word as a noun that adjectives may share, if it is one in the plural."""
    nouns = read_toml("names.toml")["shared_nouns"]
    readings = [r for r in morph.readings(word) if r.number == "plur" and r.lemma in nouns]
    if not readings:
        return None
    reading = readings[0]
    gender = next(r.gender for r in morph.readings(reading.lemma) if r.case == "nomn" and r.number == "sing")
    single = morph.inflected(reading, "nomn", "sing") or reading.lemma
    cases = tuple(dict.fromkeys(r.case for r in readings))
    return Shared(gender, cases, morph.nominative_of(reading), spelled(single, word))


def single_noun(word: str) -> Shared | None:
    """Read a word as such a noun in the singular, which some write behind several: «Рязанской, Тульской области»."""
    nouns = read_toml("names.toml")["shared_nouns"]
    readings = [r for r in morph.readings(word) if r.number == "sing" and r.lemma in nouns]
    if not readings or not word.islower():
        return None
    single = morph.nominative_of(readings[0])
    return Shared(readings[0].gender, tuple(dict.fromkeys(r.case for r in readings)), single, single)


def common(words: Sequence[str], noun: Shared) -> Shared | None:
    """Put adjectives that belong to a noun in the plural before it: «народными | республиками»; None if one is none."""
    plural, single = noun.plural, noun.single
    for word in reversed(words):
        own = next((r for r in morph.readings(word) if _is_plural(r, noun.cases)), None)
        if own is None:
            return None
        plural = f"{morph.inflected(own, 'nomn', 'plur') or word} {plural}"
        single = f"{morph.inflected(own, 'nomn', 'sing', noun.gender) or word} {single}"
    return evolve(noun, plural=plural, single=single)


def _is_plural(reading: morph.Reading, cases: Sequence[str]) -> bool:
    return reading.pos in morph.ADJECTIVES and reading.number == "plur" and reading.case in cases


def adjective(word: str, noun: Shared) -> str | None:
    """Put an adjective in the singular into the nominative of a noun's gender; None if it is none."""
    for reading in morph.readings(word):
        if reading.pos in morph.ADJECTIVES and reading.number == "sing" and reading.case in noun.cases:
            form = morph.inflected(reading, "nomn", "sing", noun.gender)
            return spelled(form, word) if form else None
    return None


@cache
def _phrase() -> re.Pattern[str]:
    """Give the pattern of adjectives that share the word behind them."""
    between = "|".join(read_toml("names.toml")["sharing"])
    return re.compile(rf"({_WORD}(?:, {_WORD})*(?:{between}){_WORD}) ((?:[а-яё-]+ ){{0,2}})([А-ЯЁа-яё]+)$")


def coordinated(phrase: str) -> tuple[str, Shared] | None:
    """Give the nominative of a phrase whose last word several adjectives share, with that word; None if it is none."""
    match = _phrase().fullmatch(phrase)
    noun = shared_noun(match.group(3)) if match else None
    noun = common(match.group(2).split(), noun) if match and noun else None
    if match is None or noun is None:
        return None
    words = _ADJECTIVE.findall(match.group(1))
    forms = [adjective(word, noun) for word in words]
    if not all(forms):
        return None
    left = iter(forms)
    return _ADJECTIVE.sub(lambda m: next(left) or m.group(), match.group(1)) + " " + noun.plural, noun
