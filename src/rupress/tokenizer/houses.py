"""Agencies, picture banks, networks and outlets: who a picture or a text may come from that is no person.

Known by the table `ru/agencies.tsv`, or told by their form: «volga-news.ru» is a site, «@north_wind» an account.
"""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_tsv
from rupress.tokenizer.vocabulary import domains

_ACCOUNT = re.compile(r"@\w[\w.]{1,40}|u/[\w-]{2,40}|(?=[\d._]{0,9}[a-z])[a-z0-9]{0,30}[_\d][a-z0-9_.]{0,30}", re.ASCII)


@cache
def houses_of(kind: str = "") -> tuple[str, ...]:
    """List the names of the table, lower case, or those of one kind (`bank`, `network`)."""
    return tuple(row["name"] for row in read_tsv("agencies.tsv") if kind in ("", row["kind"]))


def is_house(words: str) -> bool:
    """Tell whether words begin with a name of the table («РИА Новости Крым», but not «Тассо»)."""
    low = words.lower()
    if not low.startswith(houses_of()):
        return False
    return any(low == name or (low.startswith(name) and not low[len(name)].isalnum()) for name in houses_of())


def is_address(words: str) -> bool:
    """Tell whether words are the name or the address of a site («volga-news.ru», «https://volga-news.ru/foto»)."""
    return bool(_address().fullmatch(words))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.(?:{domains()})(?:/\S*)?", re.IGNORECASE)


def is_account(words: str) -> bool:
    """Tell whether words are a name in a network («@north_wind», «u/north-wind», «north_wind»)."""
    return bool(_ACCOUNT.fullmatch(words))
