"""People whose other name stands in brackets: «митрополит Михаил (Горевич)», «певица Сирень (Анна Гранина)»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import evolve

from rupress.normalizer.entities.parted import Name
from rupress.normalizer.entities.persons import Named
from rupress.ru import morph
from rupress.ru.tables import read_toml

_BEFORE = re.compile(r"([а-яё-]+)[ \xa0][«\"„]?$")
_REACH = 24
_OPENING = frozenset((" (", "\xa0(", "» (", '" ('))


def with_bracketed(text: str, named: Sequence[Named]) -> list[Named]:
    """Give both names of one person what the other tells.

    Of the clergy the surname stands behind the name that they bear, of artists the name behind a pseudonym. Other names
    in brackets are those of others: of actors behind their parts, of players behind those for whom they came on, unless
    the text says that one is real («Гранин (настоящее имя Горов)») or has but one surname behind one full name: «Анна
    Горидова (Лугова)».

    Args:
        text: the article.
        named: the mentions of people in order.
    """
    found = list(named)
    lone = _lone_surname(text, named)
    told: dict[Name, Name] = {}
    families: dict[str, tuple[Name, Name]] = {}
    for at in range(1, len(found)):
        first, last = found[at - 1], found[at]
        between = text[first.mention.span.stop : last.mention.span.start]
        if last.index == first.index + 1 and (at == lone or _real().fullmatch(between)):
            told.setdefault(last.name, first.name)
            if last.name.surname:
                families.setdefault(last.name.surname, (last.name, first.name))
            continue
        if last.index != first.index + 1 or between not in _OPENING:
            continue
        if text[last.mention.span.stop : last.mention.span.stop + 1] != ")":
            continue
        own, other = first.name, last.name
        if own.given and not own.surname and other.surname and not other.given:
            whole = evolve(own, surname=other.surname)
            found[at - 1], found[at] = evolve(first, name=whole), evolve(last, name=whole)
        elif " " not in first.mention.text and other.given and other.surname and _is_artist(text, first):
            found[at - 1] = evolve(first, name=other)
    return [_renamed(item, told, families) for item in found] if told else found


@cache
def _real() -> re.Pattern[str]:
    """Give the pattern of what stands before the name that somebody has in truth."""
    words = "|".join(map(re.escape, read_toml("names.toml")["before_real_names"]))
    return re.compile(rf"[»\"“]?[ \xa0]\((?:{words})[ \xa0]?[—–:-]?[ \xa0]?")


def _lone_surname(text: str, named: Sequence[Named]) -> int:
    """Give the index of the one surname that stands in brackets behind a full name; 0 if there are none or several."""
    found: dict[str | None, int] = {}
    for at in range(1, len(named)):
        first, last = named[at - 1], named[at]
        if last.index != first.index + 1 or text[first.mention.span.stop : last.mention.span.start] not in _OPENING:
            continue
        closed = text.startswith(")", last.mention.span.stop)
        own, other = first.name, last.name
        if closed and own.given and own.surname and " " in first.mention.text and other.surname and not other.given:
            found.setdefault(own.surname, at)
    return next(iter(found.values())) if len(found) == 1 else 0


def _renamed(item: Named, told: Mapping[Name, Name], families: Mapping[str, tuple[Name, Name]]) -> Named:
    """Give somebody the other name that the text tells of them: also who is called by the surname alone.

    Args:
        item: the mention.
        told: by name in brackets, the one before it.
        families: the same by surname, with the name in brackets.
    """
    own = item.name
    whole = told.get(own)
    if whole is None and own.surname and own.surname in families:
        name, other = families[own.surname]
        whole = other if own.given in (None, name.given, other.given) else None
    return item if whole is None else evolve(item, name=whole)


def _is_artist(text: str, item: Named) -> bool:
    """Say whether somebody who may have a pseudonym is named: «певица | Сирень»."""
    start = item.mention.span.start
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    artists = read_toml("names.toml")["bearers_of_pseudonyms"]
    return before is not None and any(r.lemma in artists for r in morph.readings(before.group(1)))
