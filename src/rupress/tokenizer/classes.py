"""What class, id and itemprop attributes tell of a line's element, by the words of `ru/markup.toml`; a page needs none.

Sites name the parts of a page for their own use («article__lead», «b-comments»), in a few dozen words; what else the
attributes say is not looked at.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.records import Line
from rupress.ru.tables import read_toml
from rupress.tokenizer.groups import Column, Keys

_NEAR, _FAR = 2, 8
"""Words of the line's own element and of the nearest ones around it."""
_PART = re.compile(r"[a-z]+")


def class_column(lines: list[Line], own: list[str]) -> Column:
    """Say what the names of each line's elements tell.

    Args:
        lines: the lines of the page.
        own: their types.
    """
    near, far = zip(*[told_of(line) for line in lines], strict=True)
    return _named, Keys(near, far, own)


def _named(near: tuple[str, ...], far: tuple[str, ...], kind: str) -> tuple[str, ...]:
    names = [f"class:{what}" for what in near]
    names += [f"class:{what}|{kind}" for what in near]
    names += [f"around:{what}" for what in far if what not in near]
    return tuple(names)


def told_of(line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name what the attributes of a line's element tell, and those of the elements around it."""
    return _told_both(line.classes) if line.classes else ((), ())


@lru_cache(maxsize=2_048)
def _told_both(classes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _told(classes[:_NEAR]), _told(classes[_NEAR:_FAR])


@lru_cache(maxsize=2_048)
def _told(words: tuple[str, ...]) -> tuple[str, ...]:
    """Name what the words of attributes tell, in the order in which they do."""
    begin, whole = _tables()
    found: dict[str, None] = {}
    for word in words:
        for part in _PART.findall(word):
            what = whole.get(part)
            if what:
                found[what] = None
            found.update((one[0], None) for one in begin if part.startswith(one[1]) or part.endswith(one[1]))
    return tuple(found)


@cache
def _tables() -> tuple[tuple[tuple[str, tuple[str, ...]], ...], dict[str, str]]:
    table = read_toml("markup.toml")
    begin = tuple((what, tuple(words)) for what, words in table["begin"].items())
    return begin, {word: what for what, words in table["whole"].items() for word in words}
