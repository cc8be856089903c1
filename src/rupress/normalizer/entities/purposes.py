"""What a body is there for, as far as its name tells it: «комитет по культуре, спорту | и делам семьи»."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = re.compile(r"[ \xa0]([А-ЯЁа-яё-]{2,30})(?![\w-])")
_MOST_WORDS = 4
"""So many adjectives stand before one noun, nouns in the genitive behind another, or things in a list."""
_LONGEST = 30
_DATIVE = frozenset(("datv",))
_LISTED = frozenset(("datv", "gent"))


def purpose_end(text: str, start: int) -> int:
    """Give where the things end that a body is there for; `start` if no thing stands there.

    An acronym at the end is whose the body is: «комитет по туризму | РФ», but «по делам СНГ и туризму».

    Args:
        text: the text.
        start: where the space before the first of them stands.
    """
    end = _list_end(text, start)
    last = text[max(start, end - _LONGEST) : end].rpartition(" ")[2]
    return start if last.isupper() else end


def _list_end(text: str, start: int) -> int:
    first = _thing(text, start, _DATIVE)
    if not first:
        return start
    ends = last = first
    comma, conjunction = read_toml("names.toml")["sharing"][1].rstrip(), read_toml("names.toml")["sharing"][0].rstrip()
    for _ in range(_MOST_WORDS):
        if text.startswith(conjunction, last):
            return _thing(text, last + len(conjunction), _LISTED) or ends
        following = _thing(text, last + len(comma), _LISTED) if text.startswith(comma, last) else 0
        if not following:
            return ends
        last = following
    return ends


def _thing(text: str, start: int, cases: Collection[str]) -> int:
    """Give where one thing ends with all of its own: «вопросам охраны лесов», «борьбе с огнём»; 0 if none is."""
    end, lemma = _noun(text, start, cases)
    if not end:
        return 0
    for _ in range(_MOST_WORDS):
        further, _ = _noun(text, end, ("gent",))
        if not further:
            break
        end = further
    table = read_toml("names.toml")
    links = (f" {link}" for link in table["joined_with"] if text.startswith(f" {link} ", end))
    if lemma in table["things_with_others"] and (link := next(links, "")):
        return _noun(text, end + len(link), ("ablt",))[0] or end
    return end


def _noun(text: str, start: int, cases: Collection[str]) -> tuple[int, str]:
    """Give where a thing in one of these cases ends that its adjectives may stand before, and its lemma."""
    end = start
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, end)
        if match is None:
            return 0, ""
        word, end = match.group(1), match.end()
        fitting = [r for r in morph.readings(word) if r.case in cases]
        if not fitting or not (word.islower() or word.isupper()):
            return 0, ""
        best = morph.readings(word)[0]
        other = {word, *(r.lemma for r in morph.readings(word))} & _others()
        if best.pos == "NOUN" or word.isupper():
            doing = best.lemma in read_toml("names.toml")["doings_or_bodies"] and _noun(text, end, ("gent",))[0] > 0
            return (end, best.lemma) if word.isupper() or doing or (_is_thing(best) and not other) else (0, "")
        if best.pos not in morph.ADJECTIVES:
            return 0, ""
    return 0, ""


def _is_thing(noun: morph.Reading) -> bool:
    """Say whether a noun is no one person, who comes behind a name but is none of it."""
    return noun.known and not (noun.animate and noun.number == "sing")


@cache
def _others() -> frozenset[str]:
    """Give the bodies, places and times that come behind a name but are none of it."""
    table, speech = read_toml("names.toml"), read_toml("speech.toml")["speakers"]
    lists = (table["institutions"], table["parts_of_organisations"], table["no_purposes"], speech["organisations"])
    return frozenset(word for words in lists for word in words)
