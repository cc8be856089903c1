"""People whose other name stands in brackets: «митрополит Михаил (Горевич)», «певица Сирень (Анна Гранина)»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from rupress.normalizer.entities.persons import Named
from rupress.ru import morph
from rupress.ru.tables import read_toml

_BEFORE = re.compile(r"([а-яё-]+)[ \xa0][«\"„]?$")
_REACH = 24
_OPENING = frozenset((" (", "\xa0(", "» (", '" ('))


def with_bracketed(text: str, named: Sequence[Named]) -> list[Named]:
    """Give both names of one person what the other tells.

    Of the clergy the surname stands behind the name that they bear, of artists the name behind a pseudonym. Other names
    in brackets are those of others: of actors behind their parts, of players behind those for whom they came on.

    Args:
        text: the article.
        named: the mentions of people in order.
    """
    found = list(named)
    for at in range(1, len(found)):
        first, last = found[at - 1], found[at]
        if last.index != first.index + 1 or text[first.mention.span.stop : last.mention.span.start] not in _OPENING:
            continue
        if text[last.mention.span.stop : last.mention.span.stop + 1] != ")":
            continue
        own, other = first.name, last.name
        if own.given and not own.surname and other.surname and not other.given:
            whole = evolve(own, surname=other.surname)
            found[at - 1], found[at] = evolve(first, name=whole), evolve(last, name=whole)
        elif " " not in first.mention.text and other.given and other.surname and _is_artist(text, first):
            found[at - 1] = evolve(first, name=other)
    return found


def _is_artist(text: str, item: Named) -> bool:
    """Say whether somebody who may have a pseudonym is named: «певица | Сирень»."""
    start = item.mention.span.start
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    artists = read_toml("names.toml")["bearers_of_pseudonyms"]
    return before is not None and any(r.lemma in artists for r in morph.readings(before.group(1)))
