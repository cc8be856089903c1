"""Organisations that the tagger passes over and their form tells: «Горанская железная дорога», «по данным dawn.ru»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from rupress.normalizer.entities.institutions import institution_end, numbered, with_kind
from rupress.normalizer.entities.repair import Found
from rupress.ru import morph
from rupress.ru.tables import read_toml

_SURE = 0.8
_STEM = 5
"""Letters by which a word is known in all its cases."""
_SITE = re.compile(r"(?<![\w@/.:&=?#%+-])(?:[A-Za-z0-9-]{1,40}\.){1,3}([a-z]{2,4})(?![\w/@-]|\.\w)")
_NEAR = 12


def overlooked(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Add the railways, institutions given after somebody, and sites that were not found.

    A surname that was found inside the name of an institution goes: «больница имени | Гранина».

    Args:
        text: the text.
        found: the names found, sorted.
    """
    stops = [stop for _, stop, _, _ in found]
    added: list[Found] = []
    inside: set[Found] = set()
    found = [_with_kind(text, name) for name in found]
    for start, stop in sorted({*_railways(text), *_eponymous(text), *_sites(text), *numbered(text)}):
        first = bisect_left(stops, start + 1)
        last = first
        while last < len(found) and found[last][0] < stop:
            last += 1
        others = found[first:last]
        if all(kind == "PER" and start < a and b <= stop for a, b, kind, _ in others) and (
            not added or added[-1][1] <= start
        ):
            added.append((start, stop, "ORG", _SURE))
            inside |= {*others}
    return tuple(sorted([*(name for name in found if name not in inside), *added])) if added else tuple(found)


def _with_kind(text: str, name: Found) -> Found:
    """Begin an institution that has a number with what tells its kind: «городской | поликлиники № 5»."""
    start, stop, kind, confidence = name
    if kind != "ORG" or _NUMBERED.match(text, start, stop) is None:
        return name
    return with_kind(text, start), stop, kind, confidence


_NUMBERED = re.compile(r"[а-яё-]{3,30}[ \xa0]?№")


def _railways(text: str) -> Iterator[tuple[int, int]]:
    for match in _of_two().finditer(text):
        end = institution_end(text, *match.span(1))
        if end:
            yield match.start(1), end


@cache
def _of_two() -> re.Pattern[str]:
    """Give the pattern of an adjective with a capital before an institution of two words."""
    stems = "|".join(pair[:_STEM] for pair in read_toml("names.toml")["institutions_of_two"])
    return re.compile(rf"(?<![\w-])([А-ЯЁ][а-яё]{{2,20}}(?:-[А-ЯЁа-яё][а-яё]{{2,20}})?)[ \xa0](?:{stems})")


def _eponymous(text: str) -> Iterator[tuple[int, int]]:
    """Find institutions given after somebody: «больница имени Гранина», «завод им. П. И. Гранина»."""
    institutions = read_toml("names.toml")["institutions"]
    for match in _called().finditer(text):
        if any(r.lemma in institutions and r.number == "sing" for r in morph.readings(match.group(1))):
            yield match.span()


@cache
def _called() -> re.Pattern[str]:
    words = "|".join(map(re.escape, read_toml("names.toml")["called_after"]))
    name = r"(?:[А-ЯЁ]\.[ \xa0]?){0,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
    return re.compile(rf"(?<![\w-])([А-Яа-яё-]{{3,30}})[ \xa0](?:{words})[ \xa0]{name}(?:[ \xa0][А-ЯЁ][а-яё]+)?(?!\w)")


def _sites(text: str) -> Iterator[tuple[int, int]]:
    """Find sites that stand in a sentence, no addresses and no credits: «по данным dawn.ru», «Фото: | dawn.ru»."""
    ends = read_toml("names.toml")["ends_of_sites"]
    for match in _SITE.finditer(text):
        if match.group().startswith("www."):
            continue  # an address
        if match.group(1) in ends and not _credits().search(text, max(0, match.start() - _NEAR), match.start()):
            yield match.span()


@cache
def _credits() -> re.Pattern[str]:
    """Give the pattern of what stands before a site that is but credited: a mark, or «фото»."""
    words = "|".join(read_toml("names.toml")["credited_works"])
    return re.compile(rf"(?:[:/©(|]|(?<!\w)(?i:{words}))[ \xa0]?$")
