"""Korean and Chinese names: three short words, the surname first, of which the last alone declines."""

from __future__ import annotations

from collections.abc import Sequence

from rupress.ru.tables import read_toml

_LONGEST = 5


def is_eastern(words: Sequence[str]) -> bool:
    """Say whether words look like «Ли Джи Сун»: the dictionary, which takes «Суна» for a river, is no help there."""
    if len(words) != 3 or not all(word[0].isupper() and len(word) <= _LONGEST for word in words):
        return False
    return words[0].lower() in read_toml("person_names.toml")["surname_first"]
