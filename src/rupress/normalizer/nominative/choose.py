"""Choosing among the readings of a phrase, by weights learned in `training/names`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from attrs import evolve, frozen

from rupress.normalizer.gazetteer import known_place
from rupress.normalizer.nominative.apposition import OBLIQUE, SUBJECT, WOMAN, roles_before
from rupress.normalizer.nominative.context import Context, Document, attested_form, context_of, document, features
from rupress.normalizer.nominative.given import given_mended, names_foreigner
from rupress.normalizer.nominative.phrase import NamedForm, Reading, readings_of
from rupress.normalizer.nominative.plausible import (
    implausible,
    instrumental_end,
    is_mans_genitive,
    is_oblique,
    looks_personal,
    mended,
)
from rupress.normalizer.nominative.possessed import (
    disagrees,
    hides_genitive,
    may_be_genitive,
    stands_as_subject,
    stands_behind_many,
)
from rupress.normalizer.nominative.told import unstressed
from rupress.normalizer.nominative.weights import weighed
from rupress.ru.tables import read_toml

_MOST_SAID = 1 << 12
"""How many phrases, and eight times as many forms of names, a document keeps the weights of."""


_BEHIND_TITLES = frozenset(("» ", '" ', "” "))


@frozen(eq=False)
class _Rated:
    """The readings of a phrase with what can be said before its surroundings are known."""

    readings: tuple[Reading, ...]
    """One alone if all give the same nominative, so that the surroundings need not be asked."""
    agreements: tuple[Reading, ...]
    """One reading for each case, number and gender among them: the neighbours see no more of a reading."""
    places: tuple[int, ...]
    """For each reading the place of its like among `agreements`."""
    personal: bool
    """Whether the phrase has the shape of a person's full name."""


@lru_cache(maxsize=3 << 11)
def _rated(phrase: str) -> _Rated:
    """Give the readings of a phrase with what the phrase by itself says for them.

    Of readings that the surroundings cannot tell apart only the best is kept.
    """
    best: dict[tuple[object, ...], Reading] = {}
    possible = readings_of(phrase)
    known = _of_known_places(phrase, possible)
    personal = not known and (looks_personal(phrase) or names_foreigner(phrase))
    for reading in known or possible:
        if personal and implausible(phrase, reading):
            continue
        key = (reading.out, reading.case, reading.number, reading.gender, reading.named)
        if key not in best or reading.score > best[key].score:
            best[key] = reading
    rated = tuple(best.values())
    if all(reading.out == rated[0].out for reading in rated):
        return _Rated(rated[:1], (), (), personal)
    agreements: dict[tuple[str, str, str], Reading] = {}
    for reading in rated:
        agreements.setdefault((reading.case, reading.number, reading.gender), reading)
    index = {agreement: place for place, agreement in enumerate(agreements)}
    places = tuple([index[reading.case, reading.number, reading.gender] for reading in rated])
    return _Rated(rated, tuple(agreements.values()), places, personal)


def _of_known_places(phrase: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Give the readings of a phrase of several words that are a place of the tables: «Великих Лук»."""
    if " " not in phrase:
        return ()
    return tuple([reading for reading in readings if known_place(reading.out) is not None])


def _said(phrase: str, rated: _Rated, doc: Document) -> tuple[float, ...]:
    """Give what the rest of the document says for each reading; a phrase that comes again is not weighed again."""
    said = doc.said.get(phrase)
    if said is None:
        said = tuple([sum([_attested(name, doc) for name in reading.named[-2:]]) for reading in rated.readings])
        if len(doc.said) < _MOST_SAID:
            doc.said[phrase] = said
    return said


def _attested(name: NamedForm, doc: Document) -> float:
    """Weigh what the rest of the document says for one form of a name."""
    weight = doc.names.get(name)
    if weight is None:
        weight = weighed(attested_form(name, doc))
        if len(doc.names) < 8 * _MOST_SAID:
            doc.names[name] = weight
    return weight


def _denied(text: str, start: int, phrase: str, context: Context) -> Callable[[str, Reading], bool] | None:
    """Give what tells the readings of a person's name that the words before it rule out, if they rule out any."""
    if is_oblique(phrase):
        return None
    if stands_as_subject(context):
        return partial(disagrees, context.gender)
    roles = roles_before(text, start)
    if roles and roles[0] in {SUBJECT, WOMAN}:
        return partial(disagrees, "femn" if roles[0] == WOMAN else "")
    oblique = bool(roles) and roles[0] == OBLIQUE
    titled = not roles and text[max(0, start - 2) : start].replace("\xa0", " ") in _BEHIND_TITLES
    return hides_genitive if may_be_genitive(phrase, context, oblique=oblique, titled=titled) else None


def _of_many(phrase: str, context: Context) -> Callable[[str, Reading], bool] | None:
    """Give what tells that a surname alone is no nominative, behind those whose he is: «игроки | Горова»."""
    return hides_genitive if stands_behind_many(context) and is_mans_genitive(phrase) else None


def best_reading(text: str, start: int, stop: int) -> Reading:
    """Give the likeliest reading of text[start:stop] in its context; of equals the first.

    What can be read in one way is not looked at any further.
    """
    ordinal = _ORDINAL.match(text, start, stop)
    if ordinal is not None:
        reading = _best_reading(text, start, stop, text[ordinal.end() : stop])
        return evolve(reading, out=f"{_first_of(ordinal, reading)} {reading.out}")
    if _is_shouted(text[start:stop]):
        reading = _best_reading(text, start, stop, text[start:stop].title())
        return evolve(reading, out=reading.out.upper())
    lead = _particle(text[start:stop])
    reading = _best_reading(text, start, stop, text[start + len(lead) : stop])
    return evolve(reading, out=lead + reading.out) if lead else reading


_LONGEST_ACRONYM = 5
"""Letters of a word in capitals that may be an acronym."""


def _is_shouted(phrase: str) -> bool:
    """Say whether words stand in capitals that are no acronyms: «рассказали | ГОРАНСКИМ НОВОСТЯМ»."""
    return phrase.isupper() and " " in phrase and all(len(word) > _LONGEST_ACRONYM for word in phrase.split(" "))


_ORDINAL = re.compile(r"(\d{1,3}-)[а-яё]{1,3}[ \xa0](?=[А-ЯЁ])")
"""A number before a name of a body: «21-й | Озёрской бригаде»."""


def _first_of(ordinal: re.Match[str], reading: Reading) -> str:
    """Give the number before a name as its nominative wants it: «21-я Озёрская бригада»."""
    ends: dict[str, str] = read_toml("names.toml")["endings_of_ordinals"]
    end = ends.get("plur" if reading.number == "plur" else reading.gender)
    stands = end is None or reading.case in {"", "nomn"}
    return ordinal.group().rstrip() if stands else f"{ordinal.group(1)}{end}"


def _particle(phrase: str) -> str:
    """Give the particle of a foreign surname alone, which its case does not touch: «слова | бен Гордена»."""
    first, _, rest = phrase.partition(" ")
    if not rest.istitle() or " " in rest or first not in read_toml("person_names.toml")["particles"]:
        return ""
    return f"{first} "


def _best_reading(text: str, start: int, stop: int, phrase: str) -> Reading:
    rated = _rated(phrase)
    best, most = rated.readings[0], float("-inf")
    if len(rated.readings) == 1:
        return _bare(text, start, phrase, best) if rated.personal else best
    context = context_of(text, start, stop)
    around = [weighed(features(reading, context)) for reading in rated.agreements]
    said = _said(phrase, rated, document(text))
    denied = _denied(text, start, phrase, context) if rated.personal else _of_many(phrase, context)
    for reading, place, elsewhere in zip(rated.readings, rated.places, said, strict=True):
        total = reading.score + around[place] + elsewhere
        if total > most and not (denied is not None and denied(phrase, reading)):
            best, most = reading, total
    if not rated.personal:
        return unstressed(text, phrase, best)
    return _bare(text, start, phrase, unstressed(text, phrase, given_mended(phrase, mended(phrase, best))))


def _bare(text: str, start: int, phrase: str, reading: Reading) -> Reading:
    """Take the ending off a name left in the instrumental of the role before it: «с королём | Захид Горхомом»."""
    end = instrumental_end(phrase, reading)
    if not end or roles_before(text, start)[:1] != [OBLIQUE]:
        return reading
    return evolve(reading, out=reading.out.removesuffix(end), case="ablt")
