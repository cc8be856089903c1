"""Adjectives that share a noun: «Московской и Тверской областей» are «Московская и Тверская области»."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

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
    case: str
    """The case that it stands in."""
    plural: str
    """Its nominative: «области»."""
    single: str
    """That of one alone: «область»."""


def shared_noun(word: str) -> Shared | None:
    """Read a word as a noun that adjectives may share, if it is one in the plural."""
    for reading in morph.readings(word):
        if reading.number == "plur" and reading.lemma in read_toml("names.toml")["shared_nouns"]:
            gender = next(r.gender for r in morph.readings(reading.lemma) if r.case == "nomn" and r.number == "sing")
            single = morph.inflected(reading, "nomn", "sing") or reading.lemma
            return Shared(gender, reading.case, morph.nominative_of(reading), spelled(single, word))
    return None


def adjective(word: str, noun: Shared) -> str | None:
    """Put an adjective in the singular into the nominative of a noun's gender; None if it is none."""
    for reading in morph.readings(word):
        if reading.pos in morph.ADJECTIVES and reading.number == "sing" and reading.case == noun.case:
            form = morph.inflected(reading, "nomn", "sing", noun.gender)
            return spelled(form, word) if form else None
    return None


@cache
def _phrase() -> re.Pattern[str]:
    """Give the pattern of adjectives that share the word behind them."""
    between = "|".join(read_toml("names.toml")["sharing"])
    return re.compile(rf"({_WORD}(?:, {_WORD})*(?:{between}){_WORD}) ([А-ЯЁа-яё]+)$")


def coordinated(phrase: str) -> tuple[str, Shared] | None:
    """Give the nominative of a phrase whose last word several adjectives share, with that word; None if it is none."""
    match = _phrase().fullmatch(phrase)
    noun = shared_noun(match.group(2)) if match else None
    if match is None or noun is None:
        return None
    words = _ADJECTIVE.findall(match.group(1))
    forms = [adjective(word, noun) for word in words]
    if not all(forms):
        return None
    left = iter(forms)
    return _ADJECTIVE.sub(lambda m: next(left) or m.group(), match.group(1)) + " " + noun.plural, noun
