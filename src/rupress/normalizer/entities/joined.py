"""Names that the tagger divided or ran together: «КРК | «Уралец»», «Республики | Башкортостан», «Dawn-Flight»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from rupress.normalizer.entities.divided import divided
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import SPACES, word_before
from rupress.normalizer.gazetteer import key_of, known_organization, known_place
from rupress.normalizer.nominative import Reading, read_name
from rupress.normalizer.nominative.coordinated import adjective, common, shared_noun
from rupress.ru import morph
from rupress.ru.tables import read_toml

_BEFORE_QUOTES = frozenset((" «", ' "', " „", " “", "\xa0«", '\xa0"'))
_LONGEST_ACRONYM = 6
_BEHIND = re.compile(r"[ \xa0]([а-яё]{3,})")
_ADJECTIVE_AND_NOUN = re.compile(r"([А-ЯЁ][а-яё-]+)[ \xa0]([а-яё]+)")
_PLANT = re.compile(r"[ \xa0]([А-ЯЁ]{3,4})(?:-\d)?(?![\w-])")
_REACH = 24
_UNSURE = 0.6


def joined(
    text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading] = read_name
) -> tuple[Found, ...]:
    """Make one name of two that are one, and two of one that is two.

    Args:
        text: the text.
        found: the names found, sorted.
        read: reads a name, as `read_name` does.
    """
    alone = {text[start:stop] for start, stop, kind, _ in found if kind == "ORG"}
    kept: list[Found] = []
    for name in found:
        start, stop, kind, confidence = name
        if kept and start < kept[-1][1]:
            continue  # «Озёрской | народной республики» was found in one
        if kept and kind == "ORG" and kept[-1][2] == "ORG" and text[kept[-1][1] : start] in _BEFORE_QUOTES:
            start, stop = _with_kind(text, kept, name, read)
        elif kept and kind == "LOC" and kept[-1][2] == "LOC" and text[kept[-1][1] : start] in SPACES:
            start = _with_head(text, kept, start)
        elif kind == "LOC" and (_is_called(text, start, stop) or (kept and _is_surname(text, kept[-1], start, stop))):
            kind = "PER"
        elif kept and kind == "PER" and text[kept[-1][1] : start] in SPACES and _is_given(text, kept[-1]):
            start = kept.pop()[0]
        if kept and kept[-1][2] == "LOC" and text[kept[-1][1] : start] in SPACES:
            together = _headed(text, kept[-1], name)
            start, kind = (kept.pop()[0], together) if together else (start, kind)
        plant = _with_acronym(text, start, stop) if kind == "LOC" else stop
        if plant > stop:
            stop, kind = plant, "ORG"
        bearer = _bearer(text[start:stop]) if kind == "ORG" else 0
        if bearer:
            kept.append((start, stop - bearer - 1, kind, confidence))
            start, kind = stop - bearer, "PER"
        middle = _hyphen(text[start:stop], alone) if kind == "ORG" else 0
        if middle:
            kept.append((start, start + middle, kind, confidence))
            start += middle + 1
        stop = _with_noun(text, start, stop) if kind == "LOC" else stop
        for middle in _route(text, start, stop) if kind == "LOC" else ():
            kept.append((start, middle, kind, confidence))
            start = middle + 1
        middle = _way(text[start:stop]) if kind == "LOC" else 0
        if middle:
            kept.append((start, start + middle, kind, confidence))
            start += middle + 1
        kept += divided(text, (start, stop, kind, confidence))
    return tuple(kept)


def _bearer(name: str) -> int:
    """Give the length of the given name that an acronym ran into: «предстоятелю УПЦ | Онуфрию»; 0 if there is none."""
    first, _, last = name.rpartition(" ")
    if not first or not first.isupper() or not last.istitle():
        return 0
    names = [r for r in morph.readings(last) if r.known and "Name" in r.marks and r.gender == "masc"]
    return len(last) if names and all(r.case == "datv" for r in names) else 0


def _is_surname(text: str, before: Found, start: int, stop: int) -> bool:
    """Say whether an unknown place in brackets is a person's surname: «игумения Феофания (Горина)»."""
    if before[2] != "PER" or text[before[1] : start] != " (" or text[stop : stop + 1] != ")":
        return False
    return known_place(text[start:stop]) is None and " " not in text[before[0] : before[1]] + text[start:stop]


def _is_given(text: str, before: Found) -> bool:
    """Say whether a word that the tagger was unsure of is the first of a person's name: «Геза | Отто фон Горр»."""
    start, stop, kind, confidence = before
    word = text[start:stop]
    if kind == "PER" or confidence > _UNSURE or not word.istitle() or not word.isalpha() or word.isascii():
        return False
    if known_organization(word) is not None or known_place(word) is not None:
        return False
    return any("Name" in r.marks and r.known for r in morph.readings(word))  # no «мэра | Лугова | Игоря Горина»


def _is_called(text: str, start: int, stop: int) -> bool:
    """Say whether an unknown word behind a title of the church is a person: «с митрополитом | Дамаскином»."""
    name = text[start:stop]
    before = word_before(text, start)
    table = read_toml("names.toml")
    if " " in name or not before or known_place(name) is not None or name.endswith(tuple(table["endings_of_sees"])):
        return False
    titles = {r.case for r in morph.readings(before) if r.lemma in table["titles_of_clergy"]}
    names = [r for r in morph.readings(name) if r.pos not in morph.ADJECTIVES and r.number == "sing"]
    return any(r.case in titles for r in names)


def _with_kind(text: str, kept: list[Found], name: Found, read: Callable[[str, int, int], Reading]) -> tuple[int, int]:
    """Deal with what stands before a name in quotation marks: «КРК | «Уралец»», «РИА | «Новый путь»».

    A name in quotation marks that is declined, or known, is one of its own: «рассказали в РГТУ | «Фонтанке»».

    Returns:
        Where the name begins and ends.
    """
    start, stop, _, _ = name
    before = text[kept[-1][0] : kept[-1][1]]
    written = text[start:stop]
    if before in read_toml("names.toml")["acronyms_of_kinds"]:
        kept.pop()  # «бойцов ЧВК | «Горана»»
        return start, stop
    known = known_organization(written)
    if (known is not None and known.kind == "media") or key_of(read(text, start, stop).out) != key_of(written):
        return start, stop
    if known is not None:
        if known_organization(before) is None and _is_kind(before):
            kept.pop()  # «Банк | «Рассвет»»
        return start, stop
    if before in read_toml("names.toml")["kinds_of_outlets"]:
        return kept.pop()[0], stop + (text[stop : stop + 1] in {"»", '"', "“"})
    if known_organization(before) is None and known_organization(read(text, *kept[-1][:2]).out) is None:
        acronym = before.isupper() and " " not in before and len(before) <= _LONGEST_ACRONYM
        if acronym or _is_kind(before):
            kept.pop()
    return start, stop


def _is_kind(name: str) -> bool:
    """Say whether a name is made of ordinary words alone: «Дом культуры», «Центр помощи семье и детям», «Фонд».

    What a place's adjective begins with is a name: «команда Озёрского университета | «Чайка»».
    """
    words = name.split()
    known = all(map(morph.known, words))
    if not known and (not all(morph.known(w) or _is_adjective(w) for w in words) or _is_of_place(words[0])):
        return False  # «Инженерно-строительный центр» is known by its parts
    return words[-1].islower() or morph.readings(words[-1])[0].lemma in _kinds()


def _is_of_place(word: str) -> bool:
    return morph.readings(word)[0].lemma.endswith(tuple(read_toml("names.toml")["endings_of_place_adjectives"]))


@cache
def _kinds() -> frozenset[str]:
    """Give the nouns that say what a name in quotation marks names: «банк», «центр», «группа»."""
    table = read_toml("names.toml")
    return frozenset((*table["kinds_in_apposition"], *table["groups_of_people"], *table["institutions"]))


def _with_head(text: str, kept: list[Found], start: int) -> int:
    """Join «Республики | Башкортостан», «берегу реки | Озёрная»; give where the whole begins."""
    before = text[kept[-1][0] : kept[-1][1]]
    if before[0].isupper() and morph.readings(before)[0].lemma in read_toml("names.toml")["place_heads"]:
        return kept.pop()[0]
    *head, last = before.split(" ")
    if head and last[0].isupper() and morph.readings(last)[0].lemma in read_toml("names.toml")["place_heads"]:
        begin, end, kind, confidence = kept[-1]  # «в Озёрске Республики | Горания»
        kept[-1] = (begin, end - len(last) - 1, kind, confidence)
        return end - len(last)
    waters = read_toml("names.toml")["waters"]
    watered = last.islower() and any(r.lemma in waters and r.case == "gent" for r in morph.readings(last))
    if watered and head and head[-1].islower():
        return kept.pop()[0]  # «на западном берегу реки | Озёрная», but «на Озёрском острове | Рязани»
    if _is_first_adjective(text, kept[-1], start):
        return kept.pop()[0]
    return start


def _is_first_adjective(text: str, before: Found, start: int) -> bool:
    """Say whether what was found is the first of two adjectives of one place: «Большого | Озёрского канала»."""
    first = text[before[0] : before[1]]
    following = _ADJECTIVE_AND_NOUN.match(text, start)
    size = morph.readings(first)[0].lemma in read_toml("names.toml")["places_beside_others"]
    if not size or following is None or known_place(first) is not None:
        return False
    one, two, noun = (morph.readings(word) for word in (first, following.group(1), following.group(2)))
    cases = {(r.case, r.number, r.gender) for r in noun if r.pos == "NOUN"}
    return all(
        any(r.pos in morph.ADJECTIVES and (r.case, r.number, r.gender) in cases for r in own) for own in (one, two)
    )


def _headed(text: str, before: Found, name: Found) -> str:
    """Give the type of what a place's adjective and the name behind it are together; empty if they are two.

    A noun that adjectives share makes a place («Рязанской | народной республике»), an acronym an organisation
    («Рязанской | ОГА»).
    """
    first, words = text[before[0] : before[1]], text[name[0] : name[1]]
    own = morph.readings(first)
    if " " in first or own[0].pos not in morph.ADJECTIVES or known_place(first) is not None:
        return ""
    last = words.rpartition(" ")[2]
    if words.isupper() and " " not in words and name[2] == "ORG":
        return "ORG" if known_organization(words) is None else ""
    if not words.islower():
        return ""
    shared = shared_noun(last)
    agreeing = {(r.case, r.gender) for r in own if r.number == "sing"}
    single = any(
        r.lemma in read_toml("names.toml")["shared_nouns"] and r.number == "sing" and (r.case, r.gender) in agreeing
        for r in morph.readings(last)
    )
    return "LOC" if single or (shared is not None and adjective(first, shared) is not None) else ""


def _with_noun(text: str, start: int, stop: int) -> int:
    """Give where a street's or bridge's adjective with its noun ends: «на Луговском | шоссе»."""
    first, following = text[start:stop], _BEHIND.match(text, stop)
    *others, first = first.split(" ")  # «в Малом Песчаном | переулке»
    if following is None or known_place(text[start:stop]) is not None or not all(map(_is_adjective, others)):
        return stop
    own = {(r.case, r.number) for r in morph.readings(first) if r.pos in morph.ADJECTIVES}
    kinds = [*read_toml("names.toml")["street_nouns"], *read_toml("names.toml")["shared_nouns"]]
    shared = shared_noun(following.group(1))
    if shared is not None and adjective(first, shared) is not None:
        return following.end()  # «на Озёрском и | Луговском водохранилищах»
    if own and morph.readings(following.group(1))[0].pos in morph.ADJECTIVES:
        between, following = following.group(1), _BEHIND.match(text, following.end())
        noun = shared_noun(following.group(1)) if following is not None else None
        noun = common([between], noun) if noun is not None else None
        if following is not None and noun is not None and adjective(first, noun) is not None:
            return following.end()  # «Озёрской и | Луговской народных республик»
        kinds = [*read_toml("names.toml")["shared_nouns"]]  # «Озёрской | народной республики»
    nouns = [r for r in morph.readings(following.group(1)) if r.lemma in kinds] if following is not None else []
    agree = any((r.case, r.number) in own and r.number == "sing" for r in nouns)
    return following.end() if following is not None and agree else stop


def _with_acronym(text: str, start: int, stop: int) -> int:
    """Give where a plant's or hospital's adjective with its acronym ends: «на Озёрском | НПЗ», «у Луговской | ГЭС»."""
    name = text[start:stop]
    following = _PLANT.match(text, stop)
    if following is None or " " in name or following.group(1) not in read_toml("names.toml")["acronyms_of_plants"]:
        return stop
    return following.end() if any(r.pos in morph.ADJECTIVES for r in morph.readings(name)) else stop


def _is_adjective(word: str) -> bool:
    return any(r.pos in morph.ADJECTIVES for r in morph.readings(word))


def _way(name: str) -> int:
    """Give where the hyphen between two towns stands: «дорога Рязань | - | Пущино»; 0 if it is one place or none."""
    first, _, last = name.partition("-")
    if not last or "-" in last or known_place(name) is not None:
        return 0
    towns = [known_place(half) for half in (first, last)]
    return len(first) if all(town is not None and town.kind in {"city", "capital"} for town in towns) else 0


def _route(text: str, start: int, stop: int) -> list[int]:
    """Give where the hyphens of three places or more stand that a way joins: «дорога «Озёрное-Пущино-Рязань»»."""
    name = text[start:stop]
    pieces = name.split("-")
    if len(pieces) < _LEAST_OF_ROUTE or not all(piece[:1].isupper() for piece in pieces):
        return []
    noun = word_before(text, start) or word_before(text, start - 1)
    if not any(r.lemma in read_toml("names.toml")["ways"] for r in morph.readings(noun)):
        return []
    return [match.start() + start for match in re.finditer("-", name)]


_LEAST_OF_ROUTE = 3


def _hyphen(name: str, alone: set[str]) -> int:
    """Give where the hyphen of «Dawn-Flight» stands, if each half is known or named alone elsewhere; else 0.

    Cyrillic pairs are mostly one: «Интерфакс-Украина».
    """
    first, _, last = name.partition("-")
    if not last or not name.isascii() or " " in name or "-" in last:
        return 0
    apart = all(half in alone or known_organization(half) is not None for half in (first, last))
    return len(first) if apart and known_organization(name) is None else 0
