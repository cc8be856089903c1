"""Bodies that a text names in full and in short: «Горанский городской суд» and «горсуд», «Минлес» and its full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import islice

from rupress.normalizer.gazetteer import key_of
from rupress.ru import morph
from rupress.ru.tables import read_toml

_MOST = 30
"""So many ministries of a text are compared, so that time stays linear."""
_LEAST = 3
"""Letters of the shortest word that a ministry's short name has of its full one: «юст»."""


@lru_cache(maxsize=1 << 10)
def contracted(core: str) -> str:
    """Write a folded name as shortly as texts do: «горанский городской суд» is «горанский горсуд».

    Both spellings come out alike, whether or not anybody would write so.
    """
    core = _phrases().sub(lambda match: read_toml("names.toml")["phrases_in_short"][match.group()], core)
    *words, last = core.split(" ")
    kept, short = [], ""
    for word in words:
        beginning = _beginning(word)
        if beginning:
            short += beginning
        else:
            kept.append(f"{short}{word}")
            short = ""
    return " ".join([*kept, f"{short}{last}"])


@cache
def _phrases() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, read_toml("names.toml")["phrases_in_short"]))
    return re.compile(rf"(?<![\w-])(?:{phrases})(?![\w-])")


def _beginning(word: str) -> str:
    """Give what is left of an adjective in a contraction: «городской» → «гор»."""
    table: Mapping[str, str] = read_toml("names.toml")["contracted_adjectives"]
    return next((table[r.lemma] for r in morph.readings(word) if r.pos == "ADJF" and r.lemma in table), "")


def ministries(shorts: Iterable[str], longs: Iterable[str]) -> dict[str, str]:
    """Pair ministries of one text: by the full name its short one, where there is just one for each.

    Args:
        shorts: one-word names of ministries, folded: «минлес».
        longs: names that begin with the word in full: «министерство лесов и озёр».
    """
    found: dict[str, set[str]] = {}
    most = [*islice(longs, _MOST)]
    for short in islice(shorts, _MOST):
        same = [long for long in most if _is_short(short, long)]
        if len(same) == 1:
            found.setdefault(same[0], set()).add(short)
    return {long: names.pop() for long, names in found.items() if len(names) == 1}


def in_short(name: str) -> str:
    """Give the folded short name of a ministry that a name begins with: «Минлес | РГ»; empty if it begins otherwise."""
    first = key_of(name).partition(" ")[0]
    beginning, full = read_toml("names.toml")["ministries_begin"]
    return first if first.startswith(beginning) and first != full and len(first) >= len(beginning) + _LEAST else ""


def is_in_full(core: str) -> bool:
    """Say whether a folded name begins with the full word for a ministry."""
    return core.startswith(f"{read_toml('names.toml')['ministries_begin'][1]} ")


def _is_short(short: str, long: str) -> bool:
    beginning, _ = read_toml("names.toml")["ministries_begin"]
    rest = short.removeprefix(beginning)
    stem = rest[:-1] if len(rest) > _LEAST + 1 else rest  # «Минлуга» of «министерства лугов»
    return any(word.startswith(stem) for word in re.findall(r"[\w-]+", contracted(long))[1:])
