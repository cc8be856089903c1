"""Whether the noun before a person's name says that it is a man's in the genitive: «войска | Файеза Горджа»."""

from __future__ import annotations

from functools import cache

from rupress.normalizer.nominative.context import Context
from rupress.normalizer.nominative.given import foreign_men
from rupress.normalizer.nominative.phrase import Reading
from rupress.normalizer.nominative.plausible import base_of, contradicts, is_given, is_mans_genitive
from rupress.ru import morph
from rupress.ru.letters import without_yo
from rupress.ru.tables import read_toml

_GENITIVE = ("gent", "accs")
_GAPS = frozenset(("", "»", '"', "”"))
_HERS = "sf"
"""The past tense whose subject is a woman."""
_NOT_HERS = frozenset(("sm", "sn"))
"""Past tenses whose subject is no woman."""


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
    first = phrase.partition(" ")[0]
    changes = reading.out.partition(" ")[0] != first
    another = gender == "femn" and changes and reading.gender == "masc" and not _is_his(first)
    return contradicts(phrase, reading) or another


def _is_his(word: str) -> bool:
    """Say whether a given name can be nothing but a man's in another case: «мать | Олега Горова»."""
    given = [r for r in morph.readings(word) if r.known]
    return bool(given) and all("Name" in r.marks and r.gender == "masc" and r.case != "nomn" for r in given)


def may_be_genitive(phrase: str, context: Context, *, oblique: bool, titled: bool = False) -> bool:
    """Say whether a name that could be a woman's is a man's in the genitive, by its words and what stands before it.

    A given name of women stays one («пресс-секретарь главы города | Марта Гранджа»), but for what agrees with the man
    right before it («борца | Хана Горова»).

    Args:
        phrase: the name, which looks like a person's.
        context: its neighbours.
        oblique: whether the nearest role before it stands in no nominative.
        titled: whether it stands right behind words in quotation marks and no role before it.
    """
    words = phrase.split(" ")
    if context.gap in _GAPS and _is_mans(words):
        return context.after_verb != _HERS
    if context.gap not in _GAPS or not all(base_of(word, _GENITIVE) != word for word in words):
        return False
    if _takes_no_woman(context) or stands_behind_many(context):
        return True
    agrees = context.animate and context.gender == "masc" and context.cases and context.cases <= {*_GENITIVE}
    if is_given(words[0].lower()):
        made = titled and context.after_verb != _HERS
        owned = bool(agrees) or _may_be_his(context) or made  # «фильм «Заря» | Хана Гранджа»
        return owned and any(r.known and r.gender == "masc" for r in morph.readings(words[0]))
    of_many = bool(context.cases) and "nomn" not in context.cases and not (context.animate and context.gender)
    return oblique or (not context.gap and (bool(agrees) or of_many))


def _is_mans(words: list[str]) -> bool:
    """Say whether a woman's given name is more likely that of a foreigner in another case: «Илона | Гранджа».

    «Илона Горова» may be a woman.
    """
    base, last = base_of(words[0], _GENITIVE), words[-1]
    hers = is_mans_genitive(last) or last.endswith(tuple(read_toml("speech.toml")["surnames"]["femn"]))
    his = last.endswith(_genitive_ends()) and not hers
    if any(r.known and r.gender == "masc" and {"Name"} <= r.marks for r in morph.readings(base)):
        return False  # «Яна» is as often a woman
    return his and without_yo(base.lower()) in foreign_men() and base != words[0]


@cache
def _genitive_ends() -> tuple[str, str]:
    table = read_toml("person_names.toml")
    return table["endings_of_men"]["gent"], table["genitive_in_soft"][0]


def stands_behind_many(context: Context) -> bool:
    """Say whether what several people are stands right before a name, which is theirs: «подопечные | Хана Горова».

    Behind «певцы» several may be named: then another follows.
    """
    return context.many and not context.gap and context.after not in {"и", ","}


def _takes_no_woman(context: Context) -> bool:
    """Say whether a woman in the nominative cannot stand here: «вместо | Хана Горова», «посетил | Хана Горова»."""
    return not context.gap and (context.before_verb in _NOT_HERS or context.before in _prepositions())


def _may_be_his(context: Context) -> bool:
    """Say whether a thing stands before a name that does nothing: «место | Хана Горова», no «слово | Хана взяла»."""
    thing = context.before == "NOUN" and not context.gap and not context.animate
    return thing and bool(context.cases) and context.cases <= {"nomn", "accs"} and context.after_verb != _HERS


@cache
def _prepositions() -> frozenset[str]:
    """Give the prepositions behind which a name in the genitive or accusative stands."""
    return frozenset(read_toml("person_names.toml")["prepositions"])


def hides_genitive(phrase: str, reading: Reading) -> bool:
    """Say whether a reading takes such a name for a nominative."""
    return without_yo(reading.out) == without_yo(phrase)
