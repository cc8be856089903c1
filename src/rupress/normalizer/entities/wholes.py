"""People who are but what a body is called: «Фонд Билла | и Веры Горн», «батальон «Рияд ас-Горахин»»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rupress.normalizer.entities.edges import CLOSING
from rupress.normalizer.entities.repair import Found
from rupress.ru import morph
from rupress.ru.tables import read_toml

_BEFORE_QUOTES = re.compile(r"([А-Яа-яё-]+)(?:[ \xa0]([а-яё-]+))?[ \xa0]$")
_REACH = 60


def whole_names(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Make one of a fund and the person behind «и», and an organisation of what is called one.

    Args:
        text: the text.
        found: the names found, sorted.
    """
    kept: list[Found] = []
    for name in found:
        start, stop, kind, confidence = name
        if kept and kind == "PER" and _is_shared_fund(text, kept[-1], start):
            start, kind = kept.pop()[0], "ORG"
        elif kind == "PER" and _is_called_body(text, start, stop):
            kind = "ORG"
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _is_shared_fund(text: str, before: Found, start: int) -> bool:
    """Say whether a person is the second of whom a fund is called after: «Фондом Билла | и Мелинды Горн»."""
    begin, end, first, _ = before
    return first == "ORG" and text[end:start] == read_toml("names.toml")["sharing"][0] and _is_fund_of(text[begin:end])


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
