"""Bodies that are there for something: «комитета | Думы по туризму», «комиссии по защите | лесных дорог»."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.purposes import purpose_end
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import nominative
from rupress.ru import morph
from rupress.ru.tables import read_toml

_BEFORE = re.compile(r"(?<![\w-])([А-ЯЁа-яё]+)[ \xa0]$")
_REACH = 24
_NEXT = re.compile(r"[ \xa0]([а-яё-]{3,})(?![\w-])")
_MOST_WORDS = 3


def committee(text: str, start: int, stop: int, least: int) -> tuple[int, int]:
    """Give the bounds of a body's name that tells what it is there for: «по туризму».

    Args:
        text: the text.
        start: where its name begins as it was found.
        stop: where it ends.
        least: where the name before it ends.
    """
    whose, mark, what = text[start:stop].replace("\xa0", " ").partition(f" {_mark()} ")
    if not mark:
        return _of_chamber(text, start, stop, least)
    begin = _noun_before(text, start, whose, least)
    return begin, max(_whole_end(text, stop, what), purpose_end(text, start + len(whose) + len(mark) - 1))


def _of_chamber(text: str, start: int, stop: int, least: int) -> tuple[int, int]:
    """Give the bounds of a committee of which but the chamber was found: «комиссии | Совета Федерации | по спорту»."""
    if not text.startswith(f" {_mark()} ", stop):
        return start, stop
    begin = _noun_before(text, start, text[start:stop], least)
    space = stop + len(_mark()) + 1
    end = purpose_end(text, space) if begin < start else space
    return (begin, end) if end > space else (start, stop)


@cache
def _mark() -> str:
    mark: str = read_toml("names.toml")["there_for"][0]
    return mark


def _noun_before(text: str, start: int, whose: str, least: int) -> int:
    """Begin a name with its noun if what was found is but whose body it is: «комитета | Думы по туризму».

    «Комиссия | Агентства по туризму» is a commission of that agency, which is there for tourism itself.
    """
    before = _BEFORE.search(text, max(least, start - _REACH), start)
    if before is None or not _is_committee(before.group(1)) or not _owns(whose):
        return start
    adjective = _BEFORE.search(text, max(least, before.start(1) - _REACH), before.start(1))
    kinds = read_toml("names.toml")["kinds_of_committees"]
    whole = adjective is not None and any(r.lemma in kinds for r in morph.readings(adjective.group(1)))
    return adjective.start(1) if adjective is not None and whole else before.start(1)


def _owns(whose: str) -> bool:
    """Say whether a name is that of a parliament, a place or an acronym, none of which is there for one thing."""
    if any(_is_committee(word) for word in whose.split()):
        return False
    name = nominative(whose)
    known = known_organization(name)
    if (known is not None and known.kind == "parliament") or known_place(name) is not None or whose.isupper():
        return True
    first, *_, last = [*whose.split(" "), whose.rpartition(" ")[2]]
    ends = tuple(read_toml("names.toml")["ends_of_parliaments"])
    return any(r.lemma.endswith(ends) for word in (first, last) for r in morph.readings(word)[:2])


def _is_committee(word: str) -> bool:
    nouns = read_toml("names.toml")["committees"]
    return any(r.lemma in nouns and r.number == "sing" for r in morph.readings(word))


def _whole_end(text: str, stop: int, what: str) -> int:
    """End a name with the things in the genitive that its last noun is about: «по обеспечению | лесной охраны».

    Only a doing wants more («обеспечение», «оборона»), and no person or body is a thing: «по туризму | города Озёрска».
    """
    last = what.rpartition(" ")[2]
    if not last.islower() or not last.endswith(tuple(read_toml("names.toml")["ends_of_doings"])):
        return stop
    end, adjectives = stop, 0
    while adjectives < _MOST_WORDS and (match := _NEXT.match(text, end)) is not None:
        readings = morph.readings(match.group(1))
        best, end = readings[0], match.end()
        if best.pos in morph.ADJECTIVES and any(r.case == "gent" for r in readings):
            adjectives += 1
            continue
        thing = best.pos == "NOUN" and best.known and not best.animate and any(r.case == "gent" for r in readings)
        return end if thing and adjectives else stop
    return stop
