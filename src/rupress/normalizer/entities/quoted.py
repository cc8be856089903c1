"""Whole names in quotation marks behind what they name: «ООО «Горан-7»», «портал «Вести. Горанск»», «Россия 24»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import word_before
from rupress.normalizer.gazetteer import known_organization
from rupress.normalizer.nominative import nominative
from rupress.ru import morph
from rupress.ru.letters import without_yo
from rupress.ru.tables import read_toml

_QUOTES = {"«": "»", "„": "“", "“": "”", '"': '"'}
_CLOSING = frozenset('»“”"')
_BEFORE_MARKS = frozenset(" \xa0(")
_OPENING = re.compile(r"[«„“\"](?=[A-ZА-ЯЁ0-9])")
_BEFORE = re.compile(r"(?<![\w-])([А-ЯЁа-яё-]{2,24})(?:[ \xa0]№[ \xa0]?\d{1,4}|[ \xa0]([А-ЯЁ]{2,5}))?[ \xa0]?$")
_REACH = 40
_LONGEST = 140
_MOST_WORDS = 6
"""So many words may have a name that the tagger did not find at all."""
_KIND_WORDS = 2
"""So many words tell but what a name in quotation marks names: «Торговый дом «Полёт»»."""
_SURE = 0.8
_AFTER = re.compile(r"[ \xa0]([а-яё]+)")
_NUMBER = re.compile(r"[ \xa0-]\d{1,2}(?![\w-])")


def quoted(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Give what stands in quotation marks behind a legal form or its kind as one name of an organisation.

    The tagger may have found nothing of it, or but a part: «МУП «Хозяйство района | «Горанский»»», «со ссылкой на
    «| Рязань оперативную»». What it found as one name stays.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    kept = list(_with_numbers(text, found))
    for start, stop, sure in _named(text):
        first = bisect_left(kept, start, key=lambda name: name[1] - 1)
        last = first
        while last < len(kept) and kept[last][0] < stop:
            last += 1
        inside = kept[first:last]
        if not inside and first and _is_number(text, kept[first - 1], start - 1):
            continue  # «детский сад № 5 «Тополёк»»
        alone = (sure and _may_be_name(text[start:stop])) or known_organization(text[start:stop]) is not None
        if _is_whole(text, start, stop, inside) if inside else alone:
            kept[first:last] = [(start, stop, "ORG", _SURE)]
    return tuple(kept)


def _is_number(text: str, before: Found, start: int) -> bool:
    """Say whether a body with its number stands right before a name in quotation marks."""
    return "№" in text[before[0] : before[1]] and not text[before[1] : start].strip()


def _is_whole(text: str, start: int, stop: int, inside: Sequence[Found]) -> bool:
    """Say whether what stands in quotation marks is the name, and not what the tagger found there.

    «ООО «Торговый дом «Полёт»»» is called «Полёт», and a place behind a body's name belongs to it as it is.
    """
    begin, end, kind, _ = inside[0]
    if begin < start or inside[-1][1] > stop or (begin == start and end >= stop - 1):
        return False
    if kind == "ORG" and begin == start and text.startswith(_links(), end):
        return False
    inner = next((a for a, _, _, _ in inside if a > start and text[a - 1] in _QUOTES), 0)
    return not inner or len(text[start : inner - 1].split()) > _KIND_WORDS


@cache
def _links() -> tuple[str, ...]:
    return tuple(f" {link} " for link in read_toml("names.toml")["place_links"])


def _may_be_name(name: str) -> bool:
    return len(name.split()) <= _MOST_WORDS and len(name) > 1 and any(char.isalpha() for char in name)


def _named(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find names in quotation marks; the last tells whether the word before is sure to name an organisation."""
    last = 0
    for match in _OPENING.finditer(text):
        if match.start() < last:
            continue
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        sure = _names_body(*before.groups()) if before is not None else None
        if sure is None and not _sources().search(text, max(0, match.start() - _REACH), match.start()):
            continue
        stop = _closed(text, match.start())
        if stop > match.end():
            last = stop
            yield match.end(), stop, bool(sure)


def _names_body(word: str, acronym: str | None) -> bool | None:
    """Say whether a word stands before the name of an organisation: «ООО», «газета», «садом»; None if it does not.

    What a building may be called or a shop («центр «Чайка»») only makes one name of several.
    """
    table = read_toml("names.toml")
    if acronym in table["of_russia"]:
        return None  # «статья 30 УК РФ «Кража»»
    forms = {*table["legal_forms"], *table["acronyms_of_kinds"]} - {*table["forms_of_people"]}
    if word in forms or acronym in forms:
        return True
    lemmas = {without_yo(r.lemma) for r in morph.readings(word)[:1] if r.pos == "NOUN" and r.number == "sing"}
    if lemmas & _doubtful():
        return False
    return True if lemmas & _bodies() else None


@cache
def _bodies() -> frozenset[str]:
    table = read_toml("names.toml")
    return frozenset(
        (*table["kinds_in_apposition"], *table["groups_of_people"], *table["institutions"], *table["kinds_in_quotes"])
    )


@cache
def _doubtful() -> frozenset[str]:
    table = read_toml("names.toml")
    return frozenset((*table["kinds_of_buildings"], *table["kinds_in_doubt"]))


@cache
def _sources() -> re.Pattern[str]:
    """Give the pattern of what stands before a source: «со ссылкой на | «Горан оперативный»»."""
    return re.compile(rf"(?<!\w)(?i:{'|'.join(read_toml('names.toml')['before_sources'])})[ \xa0]$")


def _closed(text: str, start: int) -> int:
    """Give where a name ends whose quotation mark opens at an offset, past the marks of a name inside it; 0 if nowhere.

    One mark may close both: «МУП «Хозяйство района «Горанский»», but over the end of a sentence the first was left
    open: «клуб «Чайка. Он обыграл «Бурю»».
    """
    mark, inner = _QUOTES[text[start]], 0
    for at in range(start + 1, min(len(text), start + _LONGEST)):
        char = text[at]
        if char == "\n":
            break
        if char not in _QUOTES and char not in _CLOSING:
            continue
        opens = char in _QUOTES and (char != mark or text[at - 1] in _BEFORE_MARKS)
        if opens and inner:
            return inner  # «ОАО «УСК «Мост», ОАО «Буря»»
        if opens:
            inner = -1
        elif inner < 0:
            inner = at + 1
        else:
            return at
    return inner if inner > 0 and ". " not in text[start:inner] else 0


def _with_numbers(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """End outlets that are called after a place with their number: «телеканал «Россия | 24»».

    A number may count what follows («в России 24 января») unless the text tells somewhere that it is an outlet's.
    """
    ends = {start: end for start, stop, kind, _ in found if kind == "LOC" and (end := _number_end(text, start, stop))}
    told = {_digits(text[start:end]) for start, end in ends.items() if _is_told(text, start, end)}
    for start, stop, kind, confidence in found:
        end = ends.get(start, 0)
        sure = end and (_is_told(text, start, end) or (_digits(text[start:end]) in told and not _counts(text, end)))
        if sure:
            yield start, end, "ORG", confidence
        else:
            yield start, stop, kind, confidence


def _digits(name: str) -> str:
    return "".join(char for char in name if char.isdigit())


def _number_end(text: str, start: int, stop: int) -> int:
    """Give where the number of an outlet ends that is called after a place; 0 if there is none."""
    number = _NUMBER.match(text, stop)
    if number is None:
        return 0
    place = text[start:stop]
    known = any(known_organization(name + number.group()) is not None for name in (place, nominative(place)))
    return number.end() if known else 0


def _is_told(text: str, start: int, end: int) -> bool:
    """Say whether a text tells that it is an outlet: «телеканал Россия 24», ««Россия 24»», «Россия-24»."""
    if text[start - 1 : start] in _QUOTES or "-" in text[start:end]:
        return True
    noun = word_before(text, start)
    return bool(noun) and any(r.lemma in _bodies() for r in morph.readings(noun)[:1])


def _counts(text: str, end: int) -> bool:
    """Say whether a noun follows a number, which counts it: «24 января»."""
    noun = _AFTER.match(text, end)
    return noun is not None and any(r.pos == "NOUN" for r in morph.readings(noun.group(1))[:1])
