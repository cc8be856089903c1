"""Works, vehicles and events: what bears a name in quotation marks and is no body, told by the noun before it."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.words import word_before
from rupress.normalizer.nominative import nominative
from rupress.ru import morph
from rupress.ru.letters import without_yo
from rupress.ru.tables import read_toml

OPENING, CLOSING = '«"„“', '»"“”'
"""Quotation marks."""
_OF_MAKER = re.compile(r"([А-Яа-яё-]+(?:[ \xa0][а-яё-]+){0,2})(?:[ \xa0][А-ЯЁA-Z][\w.-]*){1,3}[ \xa0]$")
"""A noun with its maker before a name in quotation marks: «роман | датского писателя Гранина | «Чайка»»."""
_OF_QUOTED = re.compile(
    rf"(?<![\w-])([а-яё-]{{3,24}})[ \xa0][{OPENING}][^{OPENING}{CLOSING}\n]{{2,40}}[{CLOSING}][ \xa0]$"
)
"""A noun with its maker in such marks: «партпроект «Рассвета» | «Чистый двор»»."""
_NAMED = re.compile(rf"(?<![\w-])([А-Яа-яё-]{{2,24}})[ \xa0][{OPENING}]([^{OPENING}{CLOSING}\n]{{2,60}})[{CLOSING}]")
_MOST_STEPS = 6
"""Names of a list before the one looked at that are gone over on the way to their noun."""
REACH = 80
"""Characters back to it."""
_LONG_THING = 6
"""Letters of a noun that is known at the end of a longer word: «мультсериал» as «сериал»."""


def things_of(text: str) -> frozenset[str]:
    """Give what stands in quotation marks and the nominative behind what it is: «шоу «Чайка»», no «песни «Чайки»»."""
    named = (match.group(2) for match in _NAMED.finditer(text) if is_thing(match.group(1)))
    return frozenset(name for name in named if nominative(name) == name)


def is_work(text: str, start: int) -> bool:
    """Say whether a name in quotation marks is that of a work, a vehicle or an event: «фильм «Чайка»»."""
    at = start - 1
    for _ in range(_MOST_STEPS):
        step = listed_before().search(text, max(0, at - REACH), at)
        if step is None:
            break
        at = step.start()
    noun = word_before(text, at)
    if noun in _forms():
        return False  # «игра БК «Горан»»
    if noun and (noun.islower() or is_thing(noun)):
        return is_thing(noun)
    maker = _OF_MAKER.search(text, max(0, at - REACH), at)
    words = maker.group(1).split() if maker is not None else []
    things = [i for i, word in enumerate(words) if is_thing(word)]
    return bool(things) and all(any(r.case == "gent" for r in morph.readings(w)) for w in words[things[-1] + 1 :])


@cache
def _forms() -> frozenset[str]:
    table = read_toml("names.toml")
    return frozenset((*table["legal_forms"], *table["acronyms_of_kinds"]))


def is_undertaking(text: str, start: int, name: str) -> bool:
    """Say whether a name in quotation marks is that of a project or a campaign: «проект «Чайка»».

    In the genitive it tells whose: «проект «Горанэнерго»» is one, «проекта «Чайки»» that of a body.
    """
    maker = _OF_QUOTED.search(text, max(0, start - REACH), start - 1)
    noun = word_before(text, start - 1) if maker is None else maker.group(1)
    if not noun or nominative(name) != name:
        return False
    own = [r for r in morph.readings(noun) if r.lemma in read_toml("names.toml")["undertakings"]]
    return any(r.number == "sing" for r in own)


def is_thing(noun: str) -> bool:
    """Say whether a noun, or a longer one that ends with it, says that a name is that of a thing: «телесериал»."""
    lemma = without_yo(morph.readings(noun)[0].lemma)
    return lemma in read_toml("names.toml")["named_things"] or lemma.endswith(_long_things())


@cache
def _long_things() -> tuple[str, ...]:
    return tuple(noun for noun in read_toml("names.toml")["named_things"] if len(noun) >= _LONG_THING)


@cache
def listed_before() -> re.Pattern[str]:
    """Give the pattern of another name of a list before the one looked at: «катера «Чайка», «Буря» и | «Шквал»»."""
    between = "|".join(read_toml("names.toml")["listing"])
    return re.compile(rf"[{OPENING}][^{OPENING}{CLOSING}\n]{{1,60}}[{CLOSING}](?:{between})$")
