"""Names that the tagger divided into several types: «Китайская | Народная Республика», «Фонд Билла | и Веры Горн»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rupress.normalizer.entities.edges import CLOSING
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import opens
from rupress.normalizer.gazetteer import country_of_adjective, known_organization, known_place
from rupress.normalizer.nominative import Reading
from rupress.ru import morph
from rupress.ru.tables import read_toml

_SPACES = frozenset((" ", "\xa0"))
_BEFORE_QUOTES = re.compile(r"([А-Яа-яё-]+)(?:[ \xa0]([а-яё-]+))?[ \xa0]$")
_REACH = 60


def whole_names(text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading]) -> tuple[Found, ...]:
    """Make one of the neighbours that are one name, and an organisation of what is called one.

    Args:
        text: the text.
        found: the names found, sorted.
        read: reads a name, as `read_name` does.
    """
    kept: list[Found] = []
    for name in found:
        start, stop, kind, confidence = name
        whole = _whole(text, kept[-1], name, read) if kept else ""
        if whole:
            start, kind = kept.pop()[0], whole
        elif kind == "PER" and _is_called_body(text, start, stop):
            kind = "ORG"
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _whole(text: str, before: Found, name: Found, read: Callable[[str, int, int], Reading]) -> str:
    """Give the type of what two neighbours are together; empty if they are two names."""
    begin, end, first, _ = before
    last, gap = name[2], text[end : name[0]]
    if first == "ORG" and last == "PER" and gap == read_toml("names.toml")["sharing"][0]:
        return "ORG" if _is_fund_of(text[begin:end]) else ""
    if gap not in _SPACES or (first, last) != ("LOC", "ORG") or text[begin].islower():
        return ""  # «МВД | России», «российской | военной полиции» are two
    return _with_adjective(text, before, name, read)


def _with_adjective(text: str, before: Found, name: Found, read: Callable[[str, int, int], Reading]) -> str:
    """Judge a country's adjective and what stands behind it: «Российской | футбольной премьер-лиги»."""
    begin, end, _, _ = before
    start, stop, _, _ = name
    own = morph.readings(text[begin:end])
    if " " in text[begin:end] or own[0].pos not in morph.ADJECTIVES or country_of_adjective(own[0].lemma) is None:
        return ""
    whole = read(text, begin, stop).out
    if known_place(whole) is not None:
        return "LOC"
    if known_organization(whole) is not None:
        return "ORG"
    official = text[start].islower() and " " in text[start:stop] and not opens(text, begin)
    agreeing = {(r.case, r.number, r.gender) for r in own}
    following = morph.readings(text[start:stop].split(maxsplit=1)[0])
    return "ORG" if official and any((r.case, r.number, r.gender) in agreeing for r in following) else ""


def _is_fund_of(name: str) -> bool:
    """Say whether a name is that of a fund which a given name follows: «Фондом Билла | и Мелинды Горн»."""
    head, _, last = name.partition(" ")
    given = [r for r in morph.readings(last) if r.known and "Name" in r.marks and r.case == "gent"]
    return bool(given) and " " not in last and morph.readings(head)[0].lemma in read_toml("names.toml")["funds"]


def _is_called_body(text: str, start: int, stop: int) -> bool:
    """Say whether a person's name in quotation marks is that of a group: «батальон смертников | «Рияд ас-Горахин»»."""
    if text[stop : stop + 1] not in CLOSING.get(text[start - 1 : start], ()) or text[stop : stop + 1] == "":
        return False
    before = _BEFORE_QUOTES.search(text, max(0, start - _REACH), start - 1)
    if before is None:
        return False
    table = read_toml("names.toml")["groups_of_people"]
    words = [word for word in before.groups() if word]
    return any(r.lemma in table and r.pos == "NOUN" for word in words for r in morph.readings(word)[:1])
