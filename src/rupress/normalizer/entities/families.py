"""People who share one surname in the plural: «Дмитрия и Геннадия Граниных» are Дмитрий Гранин and Геннадий Гранин."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from rupress.normalizer.entities.bearing import of_word
from rupress.normalizer.nominative import Reading, read_name
from rupress.normalizer.nominative.spelling import spelled
from rupress.records import EntityType, Gender, Mention
from rupress.ru import morph
from rupress.ru.tables import read_toml


def told_apart(
    text: str, mentions: Sequence[Mention], readings: Sequence[Reading]
) -> tuple[list[Mention], list[Reading]]:
    """Give each given name of a list the surname that the last has in the plural, in the nominative of one.

    Args:
        text: the text.
        mentions: the names in it, sorted.
        readings: how each was read by `read_name`.

    Returns:
        The same, those of families changed.
    """
    found, read = list(mentions), list(readings)
    for index, mention in enumerate(mentions):
        given, _, surname = mention.text.rpartition(" ")
        match = _plural().fullmatch(surname) if given and " " not in given and mention.type is EntityType.PER else None
        if match is None or not _beside(text, mentions, index - 1):
            continue
        if match["hard"] in _shared() and not any(r.case == "datv" for r in morph.readings(given)):
            continue  # «с Иваном и Петром Граниным» tells of one Гранин
        at = index
        while at == index or _beside(text, mentions, at):
            own = _given(text, mentions[at], oblique=not _is_nominative(match))
            form = _single(match, of_word(own.out))
            found[at] = evolve(mentions[at], normal=f"{own.out} {form}")
            read[at] = evolve(own, out=found[at].normal, named=())
            at -= 1
    return found, read


def _given(text: str, mention: Mention, *, oblique: bool) -> Reading:
    """Read the given name that a mention begins with; in another case than the nominative «Петра» is no woman."""
    name = mention.text.partition(" ")[0]
    own = read_name(text, mention.span.start, mention.span.start + len(name))
    if not oblique or own.out != name:
        return own
    others = (r for r in morph.readings(name) if "Name" in r.marks and r.case != "nomn" and r.number == "sing")
    other = next(others, None)
    return own if other is None else evolve(own, out=spelled(morph.nominative_of(other), name))


def _is_nominative(match: re.Match[str]) -> bool:
    return match[0].endswith(tuple(read_toml("person_names.toml")["families"]["endings_in_the_nominative"]))


def _beside(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Say whether a mention is a given name alone with a comma or «и» between it and the next person."""
    if index < 0 or mentions[index].type is not EntityType.PER or " " in mentions[index].text:
        return False
    between = text[mentions[index].span.stop : mentions[index + 1].span.start]
    return between in _listing() and any("Name" in r.marks for r in morph.readings(mentions[index].text))


def _single(match: re.Match[str], gender: Gender | None) -> str:
    """Give the surname of one: «Гранин», «Гранина», «Гранский», «Гранская»."""
    hard, soft = read_toml("person_names.toml")["families"]["single"]
    ends = hard if match["hard"] else soft
    stem = match["stem"] or match["adjective"]
    return stem + str(ends[gender is Gender.FEMININE])


@cache
def _plural() -> re.Pattern[str]:
    """Give the pattern of a surname in the plural."""
    table = read_toml("person_names.toml")["families"]
    stems, hard = "|".join(table["stems"]), "|".join(table["endings"])
    adjectives, soft = "|".join(table["adjectives"]), "|".join(table["endings_of_adjectives"])
    beginning = "[А-ЯЁ][а-яё-]*"
    return re.compile(
        rf"(?P<stem>{beginning}(?:{stems}))(?P<hard>{hard})|(?P<adjective>{beginning}(?:{adjectives}))(?:{soft})"
    )


@cache
def _shared() -> frozenset[str]:
    """Give the endings that one person's surname has, too."""
    return frozenset(read_toml("person_names.toml")["families"]["endings_shared_with_one"])


@cache
def _listing() -> frozenset[str]:
    return frozenset(read_toml("names.toml")["sharing"])
