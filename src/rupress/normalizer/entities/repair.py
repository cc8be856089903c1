"""What holds for names whoever found them: they keep to their line, and a name found once is found everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import pairwise

from rupress.normalizer.entities.edges import CLOSING, shaped, trimmed, whole_site, with_outlet
from rupress.normalizer.entities.naming import without_ending
from rupress.normalizer.entities.places import is_street_of
from rupress.normalizer.entities.words import capitalised, is_part, opens
from rupress.normalizer.gazetteer import known_organization, known_place
from rupress.normalizer.nominative import Reading, declensions, read_name
from rupress.ru import morph
from rupress.ru.letters import plain
from rupress.ru.tables import read_toml
from rupress.span import Span

Found = tuple[int, int, str, float]
"""Start, stop, type (`PER`, `LOC`, `ORG`), confidence."""

_PIECE = re.compile(r"(?:[^\n\r\u2028\u2029 ]| (?!\())+")
"""What a name may not run over: a line break, a bracket that opens behind a space («Лига портов | (ЛП)»)."""
_LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_LETTERS = re.compile(r"[A-ZА-ЯЁ]-[а-яё]+|(?:[А-ЯЁ]\.[ \xa0]?){2}")
"""«Т-клетки», «Х-хромосома», the initials of «улица Гранина С. М.»: no people."""
_LETTERED = re.compile(r"([А-ЯЁ][а-яё]{3,})[ \xa0][A-DА-Д]\.?")
"""A word and a letter: «Маша К.» is a person, «Серия А» is none."""
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))
_SURE = 0.6
_SPREAD = 0.7
_HEADING = 0.65
_DOUBTED = 0.9
_UNSURE = 0.8
_STEM = 5
"""Letters by which a surname is known in all its cases."""


def repaired(text: str, found: Iterable[Found]) -> tuple[Found, ...]:
    """Give names found the shape that names have.

    A name that runs over a line break or into a bracket is cut there, and if it was a line break, of its pieces those
    stay that are no ordinary words («Видео» goes, «Гранин» stays). Marks at its edges go, but for the quotation mark
    that belongs to a pair inside it. A given name and the surname behind it, found apart, become one.
    """
    kept: list[Found] = []
    last = 0
    for start, stop, kind, confidence in sorted(found):
        pieces = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(text[start:stop])]
        broken = len(pieces) > 1 and _LINE_BREAK.search(text, start, stop) is not None
        for piece in pieces:
            a, b = trimmed(text, max(piece[0], last), piece[1])
            person = _initials().search(text, a, b) if kind == "ORG" else None
            end = b if person is None else person.start()
            a, end = shaped(text, kind, a, end, whole=not (kept and _continues(text, kept[-1], a, kind)))
            if a >= end or (broken and _ordinary(text[a:end])):
                continue
            if kind == "ORG" and a and text[a - 1] in CLOSING:
                a, end = with_outlet(text, a, end)
            if kind == "ORG":
                a, end = whole_site(text, a, end)
                while kept and kept[-1][1] > a:
                    kept.pop()  # «Рязань | .ru»
            last = max(b, end)
            if kept and _continues(text, kept[-1], a, kind):
                a = kept.pop()[0]
            elif kept and kind == "ORG" and (whole := _known_whole(text, kept[-1], a, end)):
                kept.pop()
                a, end = whole
            kept.append((a, end, kind, confidence))
            if person is not None:
                kept.append((person.start(1), b, "PER", confidence))
    return tuple(kept)


@cache
def _initials() -> re.Pattern[str]:
    """Give the pattern of a person at a name's end: «Госдумы | А. А. Граниным», but not «имени А. А. Гранина»."""
    after = "".join(f"(?<!{re.escape(word)})" for word in read_toml("names.toml")["called_after"])
    return re.compile(rf"{after}[ \xa0]([А-ЯЁ]\.[ \xa0]?[А-ЯЁ]\.[ \xa0]?[А-ЯЁ][а-яё-]+)$")


def _continues(text: str, before: Found, start: int, kind: str) -> bool:
    """Say whether a name goes on: «Сергей | Гранин», «Управление | Росздравнадзора», «комитет по спорту | Рады»."""
    begin, end, kind_before, _ = before
    piece, gap = text[begin:end], text[end:start]
    if kind != kind_before or gap not in {" ", "\xa0", ".", ". "}:
        return False
    if kind == "ORG":
        first, _, about = piece.partition(" ")
        linked = about.startswith(tuple(f"{link} " for link in read_toml("names.toml")["place_links"]))
        return gap in {" ", "\xa0"} and is_part(first if linked else piece.rpartition(" ")[2])
    if kind == "LOC" or " " in piece:
        return False
    if gap.startswith("."):
        return len(piece) == 1
    return any("Name" in r.marks and r.known and "Surn" not in r.marks for r in morph.readings(piece))


def _known_whole(text: str, before: Found, start: int, stop: int) -> tuple[int, int] | None:
    """Join two names that are one in the tables: «РИА | «Новости» is «РИА «Новости»»."""
    if before[2] != "ORG" or start - before[1] > len(" «"):
        return None
    stop += text[stop : stop + 1] in {"»", '"', "”"} and start - before[1] == len(" «")
    return (before[0], stop) if known_organization(text[before[0] : stop]) else None


def retyped(
    found: Iterable[Found], text: str, read: Callable[[str, int, int], Reading] = read_name
) -> tuple[Found, ...]:
    """Correct types by the tables, where they know a name as one thing only: «ЕС» is an organisation, «ЛНР» a place.

    What the tables name as neither («СМИ», «ООО» alone) goes.

    Args:
        found: the names found.
        text: the text.
        read: reads a name, as `read_name` does: the tables have the nominative («Евросоюза»).
    """
    kept: list[Found] = []
    names = tuple(found)
    surnames = cache(partial(_surnames, text, names))
    explained = cache(partial(_explained, text, names))
    for start, stop, found_kind, confidence in names:
        name, kind = text[start:stop], found_kind
        if name in _no_names() or (kind == "PER" and _LETTERS.fullmatch(name)):
            continue
        lettered = _LETTERED.fullmatch(name) if kind == "PER" else None
        if lettered is not None and _ordinary(lettered.group(1)):
            continue
        if kind == "PER" and confidence < _DOUBTED and _is_mere_beginning(text, start, name):
            continue
        normal = read(text, start, stop).out
        if normal in _no_names() or (kind == "ORG" and normal in _common_names() and text[start - 1] not in CLOSING):
            continue
        if kind == "PER" and name.isascii() and name.isupper() and text[start - 1 : start] == "(":
            kind = "ORG"  # «Юи Горати (JAXA)»
        if kind == "LOC" and _is_full_name(normal) and not is_street_of(text, Span(start, stop)):
            kind = "PER"
        if kind != "ORG" and (confidence < _UNSURE or " " in name) and _is_organisation(name, normal):
            kind = "ORG"
        if kind != "ORG" and (_is_company().fullmatch(name) or (kind == "PER" and _is_institution(name))):
            kind = "ORG"
        if kind == "LOC" and _is_office(name):
            kind = "ORG"
        borne = kind == "PER" and " " not in name and name[:_STEM] in surnames()
        if name in explained():
            kind = "ORG"
        elif not borne:
            kind = _type(name, normal, kind)
        if kind == "ORG" and kept and _is_served(text, kept[-1], start, name):
            kind = "LOC"
        if kind == "ORG" and _is_fortress(name):
            kind = "LOC"
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _is_office(name: str) -> bool:
    """Say whether an acronym is that of an office, and of no place: «УФПС»."""
    begins = tuple(read_toml("names.toml")["beginnings_of_offices"])
    return name.isupper() and len(name) > _LONGEST_REGION and name.startswith(begins) and known_place(name) is None


def _is_fortress(name: str) -> bool:
    """Say whether an adjective makes a place of a noun that is a body alone: «Горанский кремль»."""
    first, _, last = name.partition(" ")
    if not last.islower() or " " in last or known_organization(name) is not None:
        return False
    fortress = any(r.lemma in read_toml("names.toml")["fortresses"] for r in morph.readings(last))
    return fortress and morph.readings(first)[0].pos in morph.ADJECTIVES


def _is_served(text: str, before: Found, start: int, name: str) -> bool:
    """Say whether an acronym is the region of the body before it: «УГИБДД по | СК»."""
    begin, end, kind, _ = before
    link = text[end:start].strip() in read_toml("names.toml")["place_links"]
    return kind == "ORG" and link and text[begin:end].isupper() and name.isupper() and len(name) <= _LONGEST_REGION


_LONGEST_REGION = 3
"""Letters of the acronym of a region."""


def _explained(text: str, found: Sequence[Found]) -> frozenset[str]:
    """Give the acronyms that a text puts in brackets behind an organisation: «Музейно-книжный союз (МКС)»."""
    names: list[str] = []
    for (a, b, kind, _), (start, stop, _, _) in pairwise(found):
        if kind != "ORG" or text[b:start] != " (" or not text[start:stop].isupper():
            continue
        letters = "".join(word[0] for word in re.findall(r"\w+", text[a:b]))
        if letters.lower() == text[start:stop].lower():
            names.append(text[start:stop])
    return frozenset(names)


def _surnames(text: str, found: Iterable[Found]) -> frozenset[str]:
    """Give the beginnings of the surnames of people named in full: «Мельбурн» is a man beside «Грант Мельбурн»."""
    people = (text[start:stop].rpartition(" ") for start, stop, kind, _ in found if kind == "PER")
    return frozenset(surname[:_STEM] for given, _, surname in people if given)


def _is_full_name(normal: str) -> bool:
    """Say whether what was taken for a place is a given name and a surname: «Раиса Гранина», no «Роза Хутор»."""
    given, _, surname = normal.partition(" ")
    if not surname.lower().endswith(_surname_ends()) or known_place(normal) is not None:
        return False
    if given.lower() in read_toml("person_names.toml")["particles"]:  # «Аль Горин»
        return False
    marks = [r.marks for r in morph.readings(given) if r.known and r.case == "nomn"]
    return any("Name" in found for found in marks) and not any("Geox" in found for found in marks)


@cache
def _surname_ends() -> tuple[str, ...]:
    ends: dict[str, list[str]] = read_toml("speech.toml")["surnames"]
    return tuple(end for own in ends.values() for end in own)


@cache
def _is_company() -> re.Pattern[str]:
    """Give the pattern of a word whose end tells that it is a company: «Горбанка»."""
    table = read_toml("names.toml")
    ends, cases = "|".join(table["endings_of_companies"]), "|".join(table["endings_of_foreign_words"])
    return re.compile(rf"[А-ЯЁ][а-яё-]{{2,}}(?:{ends})(?:{cases})?")


def _is_institution(name: str) -> bool:
    """Say whether what was taken for a person begins with an institution: «Галерея Горицци»."""
    first, _, rest = name.partition(" ")
    best = morph.readings(first)[0]
    return bool(rest) and best.known and best.lemma in read_toml("names.toml")["institutions"] and not best.animate


def _is_organisation(name: str, normal: str) -> bool:
    """Say whether the tables know a word as an organisation and as no place: «Моссада», «Ростелекому»."""
    if known_place(normal) is not None or known_place(name) is not None:
        return False
    return name[0].isupper() and (known_organization(normal) is not None or without_ending(name) is not None)


@cache
def _no_names() -> frozenset[str]:
    """Give the acronyms that name nothing by themselves: «СМИ», «ООО»."""
    table = read_toml("names.toml")
    return frozenset((*table["no_organisations"], *table["legal_forms"]))


@cache
def _common_names() -> frozenset[str]:
    """Give the nouns that some write with a capital and that name nothing, but in quotation marks: «в Сети»."""
    return frozenset(read_toml("names.toml")["common_with_capital"])


def _is_mere_beginning(text: str, start: int, name: str) -> bool:
    """Say whether a word has its capital from the sentence that it begins: «Леопард убежал», no «Зорбес убежал»."""
    return len(name) > 3 and " " not in name and _ordinary(name) and opens(text, start)


def _type(name: str, normal: str, kind: str) -> str:
    """Give a name's type by the tables, the tagger's where they do not know it."""
    place = known_place(name) or known_place(normal)
    if kind == "PER":
        return "LOC" if place is not None and not _personal(normal) else kind
    organisation = known_organization(name) or known_organization(normal)
    if kind == "LOC" and organisation and not place and name[0].isupper():
        return "ORG"
    return "LOC" if kind == "ORG" and place and not organisation else kind


def _personal(normal: str) -> bool:
    """Say whether a name may be a person's as well: «Владимир», «Орлов», «Джордан»."""
    word = normal.rpartition(" ")[2]
    return not normal[0].isupper() or any(r.marks & {"Name", "Surn", "Patr"} and r.known for r in morph.readings(word))


def _ordinary(piece: str) -> bool:
    words = re.findall(r"\w+", piece)
    return all(morph.readings(w)[0].known and not morph.readings(w)[0].marks & _NAMES for w in words)


_HEADING_NAME = re.compile(r"^[«\"]?([А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁ][а-яё]+)?): ", re.MULTILINE)


def heading_names(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Add the surnames that headlines begin with, if nothing was found there: «Гранин: завод откроют весной».

    A word that the dictionary has only as an ordinary one («Эксперт: …») is no name.
    """
    taken = {start for start, _, _, _ in found}
    added = [
        (match.start(1), match.end(1), "PER", _HEADING)
        for match in _HEADING_NAME.finditer(text)
        if match.start(1) not in taken and not _ordinary(match.group(1)) and not known_place(match.group(1))
    ]
    return tuple(sorted([*found, *added])) if added else tuple(found)


def spread(
    text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading] = read_name
) -> tuple[Found, ...]:
    """Find again, in the whole text, the surnames and one-word names that were surely found somewhere.

    «Сергей Гранин» in the first paragraph makes «Гранина» and «ГРАНИНЫМ» names in all others.

    Args:
        text: the text.
        found: the names found in it, sorted.
        read: reads a name, as `read_name` does.
    """
    known = _known_forms(text, found, read)
    if not known:
        return tuple(found)
    covered = iter([*found, (len(text) + 1, len(text) + 1, "", 0.0)])
    here = next(covered)
    added: list[Found] = []
    for start, stop, word in capitalised(text):
        kind = known.get(plain(word))
        if kind is None:
            continue
        while here[1] <= start:
            here = next(covered)
        if here[0] >= stop and not (_doubtful(word) and opens(text, start)):
            added.append((start, stop, kind, _SPREAD))
    return tuple(sorted([*found, *added]))


def _doubtful(word: str) -> bool:
    """Say whether a word at a sentence's start is more likely an ordinary one: «Песков» is not, «Волков» may be."""
    best = morph.readings(word)[0]
    return best.known and not best.marks & _NAMES and best.pos not in {"NOUN", "ADJF"}


def _known_forms(text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading]) -> dict[str, str]:
    """Give the forms to look for, with their type."""
    forms: dict[str, str] = {}
    for start, stop, kind, confidence in found:
        if confidence < _SURE:
            continue
        words = [w for w in re.findall(r"[\w-]+", text[start:stop]) if len(w) > 3]
        if kind == "PER" and words and len(text[start:stop].split()) > 1 and words[-1][0].isupper():
            reading = read(text, start, stop)
            surname = plain(reading.out.split()[-1])
            for form in {surname, plain(words[-1]), *declensions(surname, reading.gender)}:
                forms.setdefault(form, kind)
        elif len(words) == 1 and text[start:stop] == words[0] and words[0][0].isupper():
            forms.setdefault(plain(words[0]), kind)
    return forms
