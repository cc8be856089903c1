"""Settlements whose adjective names show no gender in their case: «у | Горановского» is Горановское."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.normalizer.gazetteer import known_place
from rupress.ru import morph
from rupress.ru.tables import read_toml
from rupress.span import Span

_REACH = 32
_CAPITALISED = re.compile(r"(?<!\w)[А-ЯЁ][а-яё]+(?!\w)")


def neuter_settlement(text: str, span: Span, name: str) -> str | None:
    """Give the neuter of an unknown place that was read as a masculine adjective.

    A noun like «район» is left out behind «в» («в Озёрском и Горанском»), not behind «у» or «возле»: there stands a
    settlement, most of which are neuter. So it is where the text has that form.

    Args:
        text: the text.
        span: where the name stands.
        name: its nominative as it was read.
    """
    written = text[span.start : span.stop]
    if written == name or not written.isalpha() or known_place(name) is not None:
        return None
    neuter = _neuter(name)
    if neuter is None or morph.readings(written)[0].pos not in morph.ADJECTIVES:
        return None
    told = _near().search(text, max(0, span.start - _REACH), span.start)
    return neuter if told or neuter in _capitalised(text) else None


@lru_cache(maxsize=2)
def _capitalised(text: str) -> frozenset[str]:
    """List the capitalised words of a text, in one pass: many names of it are asked for."""
    return frozenset(_CAPITALISED.findall(text))


def _neuter(name: str) -> str | None:
    """Give the neuter of an adjective: «Горановское» for «Горановский»."""
    for endings in read_toml("names.toml")["neuter_of_adjectives"]:
        masculine, ending = endings.split(" ")
        if name.endswith(masculine):
            return f"{name.removesuffix(masculine)}{ending}"
    return None


@cache
def _near() -> re.Pattern[str]:
    words = "|".join(word.replace(" ", r"[ \xa0]") for word in read_toml("names.toml")["near_places"])
    return re.compile(rf"(?<!\w)(?:{words})[ \xa0]$", re.IGNORECASE)
