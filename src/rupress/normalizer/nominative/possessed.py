"""Whether the noun before a person's name says that it is a man's in the genitive: «войска | Файеза Горджа»."""

from __future__ import annotations

from rupress.normalizer.nominative.context import Context
from rupress.normalizer.nominative.phrase import Reading
from rupress.normalizer.nominative.plausible import base_of, contradicts, is_given
from rupress.ru import morph

_GENITIVE = ("gent", "accs")
_GAPS = frozenset(("", "»", '"', "”"))


def stands_as_subject(context: Context) -> bool:
    """Say whether the word before is what one person is, in the nominative: «боевик | Фатхи Горага»."""
    alone = context.before == "NOUN" and not context.gap
    return (
        alone and context.animate and context.gender != "" and "nomn" in context.cases and "gent" not in context.cases
    )


def disagrees(gender: str, phrase: str, reading: Reading) -> bool:
    """Say whether a reading takes a name behind such a word for another case, or a woman's for a man's.

    Args:
        gender: that of the word before.
        phrase: the name.
        reading: a way to read it.
    """
    changes = reading.out.partition(" ")[0] != phrase.partition(" ")[0]
    return contradicts(phrase, reading) or (gender == "femn" and changes and reading.gender == "masc")


def may_be_genitive(phrase: str, context: Context, *, oblique: bool) -> bool:
    """Say whether a name that could be a woman's is a man's in the genitive, by its words and what stands before it.

    A given name of women stays one («пресс-секретарь главы города | Марта Гранджа»), but for what agrees with the man
    right before it («борца | Хана Горова»).

    Args:
        phrase: the name, which looks like a person's.
        context: its neighbours.
        oblique: whether the nearest role before it stands in no nominative.
    """
    words = phrase.split(" ")
    if context.gap not in _GAPS or not all(base_of(word, _GENITIVE) != word for word in words):
        return False
    agrees = context.animate and context.gender == "masc" and context.cases and context.cases <= {*_GENITIVE}
    if is_given(words[0].lower()):
        return bool(agrees) and any(r.known and r.gender == "masc" for r in morph.readings(words[0]))
    of_many = bool(context.cases) and "nomn" not in context.cases and not (context.animate and context.gender)
    return oblique or (not context.gap and (bool(agrees) or of_many))


def hides_genitive(phrase: str, reading: Reading) -> bool:
    """Say whether a reading takes such a name for a nominative."""
    return reading.out.replace("ё", "е") == phrase.replace("ё", "е")
