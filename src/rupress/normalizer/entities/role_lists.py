"""Roles that stand in a list with another: «президент России, | лидер партии Гранин», «Гранин — актёр, | режиссёр»."""

from __future__ import annotations

import re

from rupress.normalizer.entities.role_behind import role_in
from rupress.normalizer.entities.role_place import Place
from rupress.normalizer.entities.role_spans import MOST_WORDS, role_ending
from rupress.normalizer.entities.words import LETTERS, words_of
from rupress.ru import morph
from rupress.span import Span

_MOST_LISTED = 3
_MOST_FOLLOWING = 8
_SENTENCE = re.compile(r"[.!?…][»\"]?\s")
_DASHES = (" — ", " – ", " - ")
_LISTING = (", ", " и ")
_LISTED = re.compile(rf"[{LETTERS}\d]([»“”\"]?)(?: \([^()\n]{{1,40}}\))?, $")
"""What stands between two roles before a name: «президент России, | лидер партии Гранин», «глава союза (СГ), | …»."""
_QUOTED = re.compile(r"[^ \xa0]([»“”\"])[ \xa0]$")
"""The same without a comma: «форвард «Зари» | датчанин Гранин»."""
_LISTED_REACH = 50


def roles_listed(place: Place, role: Span) -> list[Span]:
    """Find the roles before a role that a comma sets apart: «президент России, | лидер партии Гранин»."""
    found: list[Span] = []
    low = place.floor()
    while len(found) < _MOST_LISTED:
        near = max(low, role.start - _LISTED_REACH)
        link = _LISTED.search(place.text, near, role.start) or _QUOTED.search(place.text, near, role.start)
        if link is None:
            break
        words = words_of(place.text[low : link.end(1)])
        earlier = role_ending(place, words, low, link.group(1))
        if earlier is None or _are_several(place.text[low : earlier.start]):
            break
        found.insert(0, earlier)
        role = earlier
    return found


def _are_several(before: str) -> bool:
    """Say whether a verb before a list of roles has several subjects: «приехали | министр, депутат Гранин и»."""
    verbs = [r for w in words_of(_SENTENCE.split(before)[-1]) if (r := morph.readings(w.text)[0]).pos == "VERB"]
    return bool(verbs) and verbs[-1].number == "plur"


def roles_following(place: Place, role: Span) -> list[Span]:
    """Find further roles that a dash gives: «Гранин — датский актёр, | режиссёр и | писатель»."""
    if not place.text.startswith(_DASHES, place.span.stop):
        return []
    found: list[Span] = []
    ceiling, stop = place.ceiling(), role.stop
    while len(found) < _MOST_FOLLOWING:
        mark = next((mark for mark in _LISTING if place.text.startswith(mark, stop)), None)
        if mark is None:
            break
        begun = stop + len(mark)
        following = role_in(words_of(place.text[begun:ceiling], MOST_WORDS), place, "nomn", begun)
        if following is None or following.start != begun:
            break
        if not place.text[following.stop : ceiling].strip() and place.text[ceiling : ceiling + 1].isalpha():
            break  # «Гранин — мэр, | депутат Дубнев — его друг»
        found.append(following)
        stop = following.stop
    return found
