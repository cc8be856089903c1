"""What the tagger takes for a name and is none: a film, a ship, a common noun with a capital, a place's adjective."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from rupress.normalizer.entities.general import without_general
from rupress.normalizer.entities.institutions import institution_end
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.things import (
    acronyms_of_things,
    bases_of,
    is_called,
    is_eponym,
    is_inhabitant,
    is_model,
    is_thing_in_latin,
    is_vessel,
    names_street,
)
from rupress.normalizer.entities.words import is_village, opens, word_before
from rupress.normalizer.entities.works import CLOSING, OPENING, REACH, is_undertaking, is_work, listed_before, things_of
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import nominative
from rupress.ru import morph
from rupress.ru.letters import letters, plain
from rupress.ru.tables import read_toml, read_tsv

_QUOTED = re.compile(rf"[{OPENING}]([^{OPENING}{CLOSING}\n]{{2,60}})[{CLOSING}]")
_CLOSING_OF = {"«": "»", '"': '"', "„": "“", "“": "”"}
_NAMESAKES = frozenset(("city", "capital", "area", "region", "river", "lake", "mountain", "sea"))
"""Kinds of places that clubs are called after: «Урал», «Байкал»."""
_COMPOUND = re.compile(r"([A-Za-z]+|[А-ЯЁ]{2,5}|[А-ЯЁ][а-яё]+)-([а-яё]+)")
_SURE = 0.9
_SMALL = re.compile(r"(?<![\w-])[а-яё]{5,}(?![\w-])")
_LONGEST_ENDING = 3
_SHORTEST = 6
"""Letters of an unknown word that may have its capital from the sentence alone."""
_STEM = 5
"""Letters by which a surname is known in all its cases."""
_LONG = 7
"""Letters of a role that is known at the end of a longer word: «Главинспектор» as «инспектор»."""
_DERIVED = re.compile(r"[А-ЯЁ]{3,}[а-яё]{3,}")
"""«ГИБДДшник»: who works there, not where."""
_NEXT = re.compile(r"[ \xa0]([а-яё-]+)")
_ANOTHER = re.compile(r"[ \xa0]и[ \xa0][А-ЯЁ][а-яё-]+[ \xa0]([а-яё-]+)")
_BESIDE = re.compile(r"[А-ЯЁ][а-яё-]+[ \xa0]и[ \xa0]$")
"""Another adjective of the same noun, behind and before: «Европейская | и Азиатская программы»."""
_MOST_ADJECTIVES = 2
_NOT_COMMON = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))


def sifted(text: str, found: Iterable[Found]) -> tuple[Found, ...]:
    """Leave out what names no person, place or organisation, and the role that a person's name begins with.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    kept: list[Found] = []
    things = cache(partial(things_of, text))
    explained = cache(partial(acronyms_of_things, text))
    names = tuple(found)
    small = cache(partial(_small_words, text))
    people = cache(partial(_people, text, names))
    for start, stop, found_kind, confidence in names:
        kind, end = found_kind, stop
        name, role = text[start:stop], 0
        if is_model(text, start, stop) or (kind == "ORG" and name.isupper() and name in explained()):
            continue
        if kind == "PER" and (_is_written_small(text, start, name, small) or is_inhabitant(text, start, name)):
            continue
        if kind == "PER" and _DERIVED.fullmatch(name) and any(_names_people(r.lemma) for r in morph.readings(name)):
            continue  # «КВНщик»
        if kind != "ORG" and is_eponym(text, start, stop, people()):
            continue
        if kind == "PER" and names_street(text, start):
            kind = "LOC"
        elif kind == "PER":
            role = _role_length(text, start, name)
        elif kind == "LOC" and (_is_hotel(text, start, stop, name) or _is_law(name)):
            continue
        elif _is_quoted(text, start, stop):
            if known_organization(name) is None and (
                is_work(text, start) or is_undertaking(text, start, name) or _is_phrase(name)
            ):
                continue
            if kind == "ORG" and not _has_noun(text, start) and things() and bases_of(name) & things():
                continue
            kind = "ORG" if kind == "LOC" and (_is_team(text, start, name) or is_called(text, start, name)) else kind
        elif kind == "LOC" and (institution := institution_end(text, start, stop)):
            kind, end = "ORG", institution
        elif (
            _is_common(text, start, name, confidence) or _is_event(text, stop, name)
            if kind == "ORG"
            else _is_adjective(text, stop, name)
        ):
            continue
        if kept and kept[-1][1] > start + role:
            continue
        kept.append((start + role, end, kind, confidence))
    return _as_quoted_elsewhere(text, without_general(text, kept))


def _as_quoted_elsewhere(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Make a club of what is one in quotation marks elsewhere: «против ХК «Южный Луг»», «победил | «Южный Луг»»."""
    quoted = [_is_quoted(text, start, stop) for start, stop, _, _ in found]
    clubs = {
        text[a:b]
        for (a, b, kind, _), marks in zip(found, quoted, strict=True)
        if marks and kind == "ORG" and not _is_called_after(text, a)
    }
    return tuple(
        (start, stop, "ORG" if marks and kind == "LOC" and text[start:stop] in clubs else kind, confidence)
        for (start, stop, kind, confidence), marks in zip(found, quoted, strict=True)
    )


def without_works(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Leave out names found again where they are those of works or vehicles: «Буря» elsewhere, and «катер «Буря»».

    In another case a name may tell whose the thing is («поезда «Горантранса»»), and so may one that a body bears
    elsewhere: «компания «Горавиа»», «самолёты «Горавиа»».
    """
    works = [name for name in found if name[2] != "PER" and _is_quoted(text, *name[:2]) and is_work(text, name[0])]
    if not works:
        return tuple(found)
    bodies = {text[start:stop] for start, stop, _, _ in found if is_called(text, start, text[start:stop])}

    def stays(name: str) -> bool:
        return name in bodies or known_organization(name) is not None or plain(nominative(name)) != plain(name)

    gone = {work for work in works if not stays(text[work[0] : work[1]])}
    return tuple(name for name in found if name not in gone)


def _small_words(text: str) -> frozenset[str]:
    """Give the words in small letters, and what is left of them without an ending."""
    words = {match.group() for match in _SMALL.finditer(text)}
    return frozenset(word[: len(word) - cut] for word in words for cut in range(_LONGEST_ENDING + 1))


def _is_written_small(text: str, start: int, name: str, small: Callable[[], frozenset[str]]) -> bool:
    """Say whether an unknown word has its capital from the sentence that it opens: «Дорама» beside «дорамы»."""
    if len(name) < _SHORTEST or not name.isalpha() or morph.known(name) or not opens(text, start):
        return False
    stem = name[:-1].lower() if name[-1] in letters("open") else name.lower()
    return stem in small()


def _people(text: str, found: Sequence[Found]) -> frozenset[str]:
    """Give the beginnings of the surnames of those whom the text names in full."""
    full = (text[start:stop].split() for start, stop, kind, _ in found if kind == "PER")
    return frozenset(words[-1][:_STEM] for words in full if len(words) > 1)


def _has_noun(text: str, start: int) -> bool:
    """Say whether a noun stands right before a name in quotation marks: «команда «Чайка»»."""
    noun = word_before(text, start - 1)
    return bool(noun) and morph.readings(noun)[0].pos == "NOUN"


def _is_quoted(text: str, start: int, stop: int) -> bool:
    return start > 0 and text[start - 1] in OPENING and text[stop : stop + 1] in {*CLOSING}


def _is_team(text: str, start: int, name: str) -> bool:
    """Say whether a town in quotation marks is a club or a band: «против «Барселоны»», but not «аэропорт «Рязань»»."""
    place = known_place(name) or known_place(nominative(name))
    if (place is not None and place.kind not in _NAMESAKES) or name.isupper():
        return False
    if place is None and not _in_list(text, start, start + len(name)):
        return False
    return not _is_called_after(text, start)


def _is_called_after(text: str, start: int) -> bool:
    """Say whether what stands before a name in quotation marks is a place itself: «аэропорт «Рязань»»."""
    noun = word_before(text, start - 1).lower()
    return bool(noun) and bool({noun, morph.readings(noun)[0].lemma} & {*read_toml("names.toml")["called_after_towns"]})


def _is_hotel(text: str, start: int, stop: int, name: str) -> bool:
    """Say whether a country is but what a building is called: «у гостиницы | Украина», «в отеле «Дания»»."""
    place = known_place(name)
    if place is None or place.kind != "country":
        return False
    if _is_quoted(text, start, stop):
        return _is_called_after(text, start)
    still = name.isupper() or any(r.case == "gent" for r in morph.readings(name))  # «аэропорт | США»
    return not still and _is_called_after(text, start + 1)


def _is_law(name: str) -> bool:
    lemma = morph.readings(name.partition(" ")[0])[0].lemma
    return lemma.endswith(tuple(read_toml("names.toml")["ends_of_laws"]))


def _in_list(text: str, start: int, stop: int) -> bool:
    """Say whether a name in quotation marks stands beside a town in such: «Бостон», | «Сент-Луис»."""
    before = listed_before().search(text, max(0, start - 1 - REACH), start - 1)
    mark = next((mark for mark in _list_marks() if text.startswith(mark, stop + 1)), None)
    after = _QUOTED.match(text, stop + len(mark)) if mark is not None else None
    beside = [before.group()[1:].partition(_CLOSING_OF[before.group()[0]])[0]] if before is not None else []
    beside += [after.group(1)] if after is not None else []
    return any((place := known_place(name)) is not None and place.kind in _NAMESAKES for name in beside)


@cache
def _list_marks() -> tuple[str, ...]:
    return tuple(mark + quote for mark in read_toml("names.toml")["listing"] for quote in OPENING)


def _is_phrase(name: str) -> bool:
    """Say whether what stands in quotation marks is a word or a phrase in small letters: «крыло», «под крылом».

    «парижский клуб» may be a name.
    """
    words = name.split()
    phrase = len(words) == 1 or morph.readings(words[0])[0].pos == "PREP"
    return name.islower() and phrase and all(map(morph.known, words))


def _is_event(text: str, stop: int, name: str) -> bool:
    """Say whether a name is that of an event: «Всероссийское совещание»."""
    first = (r for r in (morph.readings(word)[0] for word in name.split()) if r.pos == "NOUN" or not r.known)
    noun = next(first, None)
    if noun is None and (after := _NEXT.match(text, stop)) is not None:
        noun = morph.readings(after.group(1))[0]  # «Федеральная космическая | программа»
    if noun is None or known_organization(name) is not None:
        return False
    return noun.lemma in read_toml("names.toml")["events"] or _is_office(name)


def _is_office(name: str) -> bool:
    """Say whether a name of several words is but an office: «Озёрский природоохранный прокурор»."""
    *others, last = name.split()
    noun = morph.readings(last)[0]
    if not others or not last.islower() or not noun.animate or noun.number != "sing" or noun.lemma not in _roles():
        return False
    return all(any(r.pos in morph.ADJECTIVES and r.case == noun.case for r in morph.readings(w)) for w in others)


def _is_common(text: str, start: int, name: str, confidence: float) -> bool:
    """Say whether what was taken for an organisation is a number, a common noun or who works there."""
    if name[0] == "№" or (name.islower() and _is_duty(text, start, name)):
        return True
    if name.isascii() and is_vessel(text, start):
        return True
    if known_organization(name) is not None:
        return False
    if name.isascii() and is_thing_in_latin(text, start):
        return True
    if " " in name:
        return False
    if name.islower() and name.isalpha():
        # «мэрия» speaks, but it is the mayor's office of some town that the text may name; «минфин» is a name
        own = known_organization(nominative(name))
        return own is None or own.kind != "ministry"
    compound = _COMPOUND.fullmatch(name)
    if compound is not None and _is_compound(*compound.groups()):
        return True
    if _DERIVED.fullmatch(name) and not _declined_acronym().fullmatch(name):
        return _names_people(name)
    return name.isdigit() or (confidence < _SURE and name[1:].islower() and _names_people(name))


def _is_duty(text: str, start: int, name: str) -> bool:
    """Say whether small words are but what a part is for: «отдела | регистрации и лицензирования»."""
    before = word_before(text, start)
    holders = read_toml("names.toml")["holders_of_duties"]
    several = read_toml("names.toml")["sharing"][0] in name  # «управления | администрации президента» is a name
    if not several or not before or not any(r.lemma in holders for r in morph.readings(before)):
        return False
    first = morph.readings(name.partition(" ")[0])[0]
    return first.pos == "NOUN" and first.case == "gent"


def _is_compound(first: str, last: str) -> bool:
    """Say whether a noun with a foreign word or an acronym before it is a common one: «IT-компания»."""
    table = read_toml("names.toml")
    if last in table["naming_ends"] or not any(r.known and r.pos == "NOUN" for r in morph.readings(last)):
        return False
    return first.isascii() or first in table["no_organisations"] or first.lower() in table["common_beginnings"]


@cache
def _declined_acronym() -> re.Pattern[str]:
    return re.compile(rf"[А-ЯЁ]{{3,}}(?:{'|'.join(read_toml('names.toml')['endings_of_acronyms'])})")


def _is_inhabitant(lemma: str) -> bool:
    return lemma.endswith(tuple(read_toml("names.toml")["endings_of_inhabitants"]))


def _names_people(word: str) -> bool:
    """Say whether a word ends as a role does: «Главинспектор», «ГИБДДшник»."""
    lemma = morph.readings(word)[0].lemma
    return lemma in _roles() or lemma.endswith(_long_roles())


@cache
def _roles() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_tsv("roles.tsv"))


@cache
def _long_roles() -> tuple[str, ...]:
    return (*read_toml("names.toml")["endings_of_people"], *(role for role in _roles() if len(role) >= _LONG))


def _is_adjective(text: str, stop: int, name: str) -> bool:
    """Say whether what was taken for a place is an adjective, people of it or a small word: «на западе»."""
    if " " in name:  # «администрация | городского округа | Рязань»
        kind = name.rpartition(" ")[2]
        shared = read_toml("names.toml")["shared_nouns"]
        general = name.islower() and any(r.lemma in shared for r in morph.readings(kind))
        return general and known_place(nominative(name)) is None
    best = morph.readings(name)[0]
    if name[0].isupper() and is_village(word_before(text, stop - len(name))):
        return False  # «в селе | Горжинцы»
    if name.islower():
        return (
            best.pos in morph.ADJECTIVES
            or known_place(name) is None
            or best.lemma in read_toml("names.toml")["quarters"]
        )
    if best.pos not in morph.ADJECTIVES:
        several = best.animate and best.number == "plur" and _is_inhabitant(best.lemma)
        return several or is_inhabitant(text, stop - len(name), name)
    if best.pos == "PRTF" and best.known and opens(text, stop - len(name)):
        return True  # «Похудевшая | Анна Гранина»
    return known_place(name) is None and _is_of_noun(text, stop, name)


def _is_of_noun(text: str, stop: int, name: str) -> bool:
    """Say whether an adjective belongs to a common noun: «Рязанские | следователи».

    «Рязанской | области» is a place; so is what stands alone or agrees with nothing: «в Грозном | холодно».
    """
    after = _ANOTHER.match(text, stop) or _NEXT.match(text, stop)
    further = after
    for _ in range(_MOST_ADJECTIVES):  # «Горанский | транспортный прокурор», «Горанский | деловой весенний форум»
        if further is not None and morph.readings(further.group(1))[0].pos in morph.ADJECTIVES:
            further = _NEXT.match(text, further.end())
    after = further or after
    if after is None:
        return False
    nouns, table = morph.readings(after.group(1)), read_toml("names.toml")
    if nouns[0].pos != "NOUN" or nouns[0].lemma in {*table["shared_nouns"], *table["street_nouns"]}:
        return False
    owners = [r for r in morph.readings(name) if r.pos in morph.ADJECTIVES]
    beside = after.re is _ANOTHER or _BESIDE.search(text, max(0, stop - REACH), stop - len(name)) is not None
    if beside and any(a.case == n.case and n.number == "plur" for a in owners for n in nouns):
        return True  # «Европейскую и | Азиатскую программы»
    return any(
        a.case == n.case and a.number == n.number and (a.number == "plur" or a.gender == n.gender)
        for a in owners
        for n in nouns
    )


def _role_length(text: str, start: int, name: str) -> int:
    """Give the length of the role that a person's name begins with: «Император | Акихиро», «Кронпринц | Харальд».

    Its capital must come from the sentence that it begins, for «Эмир» may be a given name, too.
    """
    first, _, rest = name.partition(" ")
    if not rest or not rest[0].isupper() or not first[1:].islower() or not opens(text, start):
        return 0
    readings = morph.readings(first)
    if (
        any(r.marks & _NOT_COMMON for r in readings)
        or readings[0].lemma not in _roles()
        or readings[0].number == "plur"
    ):
        return 0
    others = (match.start() for match in re.finditer(rf"(?<!\w){first}", text))
    return 0 if any(not opens(text, at) for at in others) else len(first) + 1
