"""How far an organisation's name reaches: what the tagger left out beside it, and what heads it and is none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from rupress.normalizer.entities.adjectives import begun_with_place
from rupress.normalizer.entities.committees import committee
from rupress.normalizer.entities.edges import trimmed
from rupress.normalizer.entities.institutions import institution_end
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import SPACES, agreements
from rupress.normalizer.gazetteer import known_organization
from rupress.ru import morph
from rupress.ru.tables import read_toml

_FIRST = re.compile(r"[А-Яа-яё-]+")
_NEXT = re.compile(r"[ \xa0]([а-яё-]{3,})")
_LATIN = re.compile(r"(?<![\w.&-])([A-Z][A-Za-z&]*)[ \xa0]$")
_REACH = 40
_MOST_WORDS = 3
_MOST_ACRONYMS = 4
"""So many acronyms may be one name: «ИЯФ СО РАН»."""


def reached(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """Give each name of an organisation its true bounds.

    «пресс-служба | Росреестра» speaks for Росреестр, «Озёрской | портовой службы» is one name, and so are «областного |
    УМВД», «Горанского экономического | форума» and «Morgan | Goran».

    Args:
        text: the text.
        found: the names found, sorted.
    """
    alone = {text[start:stop] for start, stop, kind, _ in found if kind == "ORG"}
    begun = {" ".join(name.split()[:size]) for name in alone if name.isupper() for size in range(1, _MOST_ACRONYMS)}
    kept: list[Found] = []
    for at, (begin, end, kind, confidence) in enumerate(found):
        start, stop = begin, end
        if kept and start < kept[-1][1]:
            continue  # was taken into the name before
        if kind == "ORG":
            start, stop = _behind_press(text, start, stop)
            if start < stop and (start > begin or " " in text[start:stop]):
                stop = _to_noun(text, start, stop, found[at + 1 : at + 2])
            if start == stop:
                continue
            if kept and kept[-1][2] == "ORG" and text[kept[-1][1] : start] in SPACES:
                start = kept.pop()[0] if text[kept[-1][0] : stop] in begun else start  # «ИЯФ | СО | РАН»
            stop = max(stop, _with_others(text, start, stop), institution_end(text, start, stop))
            start, stop = committee(text, start, stop, kept[-1][1] if kept else 0)
            stop = _with_namesake(text, start, stop, found[at + 1 : at + 2])
            start = begun_with_place(text, start, stop, kept)
            start = _with_latin(text, start, stop, alone, kept[-1][1] if kept else 0)
            stop = _with_stop(text, start, stop)
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _behind_press(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out the office that speaks for a body: «пресс-служба | Росреестра»; alone it is nobody's name.

    «пресс-служба президента» is no other body's.
    """
    first = _FIRST.match(text, start, stop)
    if first is None or not _speaks(first.group()):
        return start, stop
    rest = text[first.end() : stop].split()
    if not rest:
        return start, start
    bodies = read_toml("speech.toml")["speakers"]["organisations"]
    named = any(not word.islower() for word in rest)
    if named or any(r.lemma in bodies for word in rest for r in morph.readings(word)[:1]):
        return trimmed(text, first.end(), stop)
    adjective = morph.readings(rest[-1])[0].pos in morph.ADJECTIVES  # «пресс-служба городского | УМВД»
    return (first.end() + 1, stop) if adjective else (start, stop)


def _speaks(word: str) -> bool:
    return any(r.lemma in read_toml("names.toml")["press_offices"] for r in morph.readings(word)[:1])


def _to_noun(text: str, start: int, stop: int, following: Sequence[Found]) -> int:
    """Give where a name ends whose last word is an adjective in small letters: «Горанского экономического | форума».

    The noun may be a name that was found by itself: «областного | УМВД». If people are its noun («районным |
    прокурором»), the adjective is none of a body's, and the whole goes.
    """
    last = text[start:stop].rpartition(" ")[2]
    if not last.islower() or not last.isalpha() or morph.readings(last)[0].pos not in morph.ADJECTIVES:
        return stop
    behind = following[0] if following else None
    if behind is not None and behind[2] == "ORG" and text[stop : behind[0]] in SPACES and text[behind[0]].isupper():
        return behind[1]
    forms, end = agreements(last), stop
    for _ in range(_MOST_WORDS):
        match = _NEXT.match(text, end)
        if match is None:
            return stop
        readings, end = morph.readings(match.group(1)), match.end()
        nouns = [r for r in readings if r.pos == "NOUN" and (r.case, r.number, r.gender) in forms]
        if nouns:
            return start if nouns[0].animate else end
        forms &= agreements(match.group(1))
    return stop


def _with_namesake(text: str, start: int, stop: int, following: Sequence[Found]) -> int:
    """End a name with whom it is given after: «Горанского театра драмы им. | В. М. Гранина»."""
    called = text[start:stop].rpartition(" ")[2] in read_toml("names.toml")["called_after"]
    behind = following[0] if following and called else None
    return behind[1] if behind is not None and text[stop : behind[0]] in SPACES else stop


def _with_others(text: str, start: int, stop: int) -> int:
    """Give where a name ends that the tagger cut in its list: «Институт химической кинетики | и горения».

    Things alone follow: of «Института физики и университета» the second is another body.
    """
    first, _, rest = text[start:stop].partition(" ")
    if not rest or not _is_about(rest.rpartition(" ")[2]):
        return stop
    heads = read_toml("names.toml")["heads_of_lists"]
    head = any(r.lemma in heads for word in (first, *rest.split()[:2]) for r in morph.readings(word)[:1])
    others = _others().match(text, stop) if head else None
    if others is None or not all(_is_about(word) for word in [*_FIRST.findall(others.group(1)), others.group(2)]):
        return stop
    return others.end()


@cache
def _others() -> re.Pattern[str]:
    """Give the pattern of what else a list has, the last behind «и»."""
    end = read_toml("names.toml")["list_ends"][0]
    return re.compile(rf"((?:,[ \xa0][а-яё-]{{3,}}){{0,3}})[ \xa0]{end}[ \xa0]([а-яё-]{{3,}})(?![\w-])")


def _is_about(word: str) -> bool:
    """Say whether a word is a thing in the genitive and no body: «горения»."""
    best = morph.readings(word)[0]
    if best.pos != "NOUN" or not best.known or best.animate or best.lemma in _bodies() or not word.islower():
        return False
    return any(r.case == "gent" for r in morph.readings(word))


@cache
def _bodies() -> frozenset[str]:
    table, speaking = read_toml("names.toml"), read_toml("speech.toml")["speakers"]["organisations"]
    return frozenset((*table["institutions"], *table["parts_of_organisations"], *speaking))


def _with_latin(text: str, start: int, stop: int, alone: AbstractSet[str], least: int) -> int:
    """Begin a name in Latin letters with the words before it: «Morgan | Goran», but not «Goran | Docs» of Goran."""
    if not text[start:stop].isascii() or not text[start].isupper() or "." in text[start:stop].rstrip("."):
        return start
    titles = read_toml("names.toml")["latin_titles"]
    for _ in range(_MOST_WORDS):
        before = _LATIN.search(text, max(least, start - _REACH), start)
        if before is None or before.group(1) in alone or before.group(1) in titles:
            break
        if known_organization(before.group(1)) is not None:
            break
        start = before.start(1)
    return start


def _with_stop(text: str, start: int, stop: int) -> int:
    """End a company's name with the full stop of its form: «Goran Securities Inc | .»."""
    last = text[start:stop].rpartition(" ")[2]
    return stop + (last in read_toml("names.toml")["forms_with_stop"] and text[stop : stop + 1] == ".")
