"""What a street is called whose noun stands in its name: «по улице | Гранина», «на Горанском | шоссе»."""

from __future__ import annotations

from functools import cache

from rupress.normalizer.nominative.spelling import spelled
from rupress.ru import morph
from rupress.ru.tables import read_toml


def street_named(written: str, name: str) -> str | None:
    """Give the nominative of a street; None if no noun at its beginning or end says that it is one.

    Behind the noun an adjective agrees with it («улице Вишнёвой» is «улица Вишнёвая»); whatever else stands there is
    what the street is called after and stays («улицы Гранина», «проспектом Строителей»). So it is behind a noun that is
    shortened («ул. Гранина»), which itself has no cases. Before it words agree.

    Args:
        written: the name as the text has it.
        name: its nominative as it was read.
    """
    words = written.split(" ")
    if len(words) < 2:
        return None
    if gender := read_toml("names.toml")["streets_shortened"].get(words[0].lower()):
        return " ".join([words[0], *_behind_shortened(words[1:], gender)])
    if nouns := _nouns(words[0]):
        noun, *_ = nouns
        head = spelled(morph.nominative_of(noun), words[0])
        return " ".join([head, *_behind(words[1:], nouns, name)])
    if len(words) == 2 and (nouns := _nouns(words[1])):
        return _before(words[0], words[1], nouns)
    return None


def is_street(written: str) -> bool:
    """Say whether a name of several words begins or ends with the noun of a street: «Горанской | набережной»."""
    first, *rest = written.split(" ")
    shortened = first.lower() in read_toml("names.toml")["streets_shortened"]
    return bool(rest) and (shortened or bool(_nouns(first) or _nouns(rest[-1])))


def _nouns(word: str) -> list[morph.Reading]:
    """Give how a word may be the noun of one street; of several nothing can be said: «улиц | Гранина и Белых»."""
    readings = morph.readings(word)
    if len(word) < _LEAST or any(r.lemma in _streets() and r.number == "plur" for r in readings[:1]):
        return []
    return [r for r in readings if r.lemma in _streets() and r.pos == "NOUN" and r.number == "sing"]


_LEAST = 4
"""Letters of a noun that is written out: «ул», «пр» have no cases."""


@cache
def _streets() -> frozenset[str]:
    return frozenset(read_toml("names.toml")["streets_written_out"])


def _behind(rest: list[str], nouns: list[morph.Reading], name: str) -> list[str]:
    """Give what stands behind the noun: an adjective that agrees with it in the nominative, all else as it is."""
    if len(rest) > 1:
        return _all_agreeing(rest, nouns) or rest  # «улице Большой Луговской», but «улице Карла Маркса»
    readings = morph.readings(rest[0])
    if readings[0].pos not in morph.ADJECTIVES:
        return rest  # «улице | Граниной»
    noun, own = _agreeing(readings, nouns)
    if own is None or noun is None:
        return rest  # «улице | Толстого»
    if noun.gender != "femn" and noun.case == "gent":
        return name.split(" ")[1:] or rest  # «проспекта | Гранского» may be called after somebody
    return [spelled(morph.nominative_of(own), rest[0])]


def _behind_shortened(rest: list[str], gender: str) -> list[str]:
    """Give what stands behind a shortened noun: an adjective that can but agree with it, in the nominative.

    «Ул. Вишнёвой» is Вишнёвая, «ул. Горановскую» Горановская; «пер. Горького» and «ул. Граниной» may be called after
    somebody.
    """
    forms = [_agreeing_with(word, gender) for word in rest]
    return [form for form in forms if form is not None] if all(forms) else rest


def _agreeing_with(word: str, gender: str) -> str | None:
    """Give the nominative of what can be nothing but an adjective of a gender; None if it may be something else."""
    readings = morph.readings(word)
    if any(r.pos not in morph.ADJECTIVES and r.case in {"", "gent"} for r in readings):
        return None
    own = [r for r in readings if r.number == "sing" and r.gender == gender]
    if not own or (gender != "femn" and any(r.case == "gent" for r in own)):
        return None
    return spelled(morph.nominative_of(own[0]), word)


def _all_agreeing(words: list[str], nouns: list[morph.Reading]) -> list[str]:
    """Put adjectives that all agree with the noun before them into the nominative; none if one does not."""
    forms: list[str] = []
    for word in words:
        _, own = _agreeing(morph.readings(word), nouns)
        if own is None or morph.readings(word)[0].pos not in morph.ADJECTIVES:
            return []
        forms.append(spelled(morph.nominative_of(own), word))
    return forms


def _before(adjective: str, noun: str, nouns: list[morph.Reading]) -> str | None:
    """Give an adjective and its noun in the nominative; None if they do not agree."""
    found, own = _agreeing(morph.readings(adjective), nouns)
    if found is None or own is None:
        return None
    return f"{spelled(morph.nominative_of(own), adjective)} {spelled(morph.nominative_of(found), noun)}"


def _agreeing(
    adjectives: tuple[morph.Reading, ...], nouns: list[morph.Reading]
) -> tuple[morph.Reading | None, morph.Reading | None]:
    """Give the readings of a noun and of an adjective that agree, the nominative before other cases."""
    pairs = [
        (noun, own)
        for noun in nouns
        for own in adjectives
        if own.pos in morph.ADJECTIVES and (own.case, own.number, own.gender) == (noun.case, "sing", noun.gender)
    ]
    return min(pairs, key=lambda pair: pair[0].case != "nomn", default=(None, None))
