"""An adjective before the name of a body: whether it begins the name, as in «Озёрская | портовая служба».

Asked as names get their bounds, of a place's adjective that the tagger left out (`begun_with_place`), and when their
types are known, of adjectives that it took for names of their own (`with_adjectives`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rupress.normalizer.entities.institutions import institution_end
from rupress.normalizer.entities.repair import Found
from rupress.normalizer.entities.words import SPACES, opens
from rupress.normalizer.gazetteer import country_of_adjective, known_organization, known_place
from rupress.normalizer.nominative import Reading, read_name
from rupress.ru import morph
from rupress.ru.tables import read_toml

_WORD = re.compile(r"[\w-]+")
_ADJECTIVE = re.compile(r"(?<![\w-])([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)?)[ \xa0]$")
_OWNER = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?|\d{1,3}-[а-яё]{1,3}")
_REACH = 40
_NAMES = frozenset(("Name", "Patr", "Orgn"))


def begun_with_place(text: str, start: int, stop: int, kept: list[Found]) -> int:
    """Begin a name in small letters with a place's adjective before it: «Озёрской | портовой службы».

    The adjective may have been found as a place; then it is taken from what was kept. Of a country's it stays one:
    «Российской | военной полиции».
    """
    before = _ADJECTIVE.search(text, max(0, start - _REACH), start)
    if before is None:
        return start
    if text[start].islower() and _is_ordinal_of(before.group(1), text[start:stop].partition(" ")[0]):
        return start if kept and kept[-1][1] > before.start(1) else before.start(1)
    place = bool(kept) and kept[-1][2] == "LOC" and kept[-1][:2] == before.span(1)
    placed = _forms_of_place(before.group(1))
    if not placed or (opens(text, before.start(1)) and not place):
        return start
    first, _, rest = text[start:stop].partition(" ")
    last = morph.readings(rest.rpartition(" ")[2] or first)
    shared = read_toml("names.toml")["shared_nouns"]
    if last[0].pos in morph.ADJECTIVES or any(r.lemma in shared for r in last):
        return start  # «Рязанской | народной республики» is a place
    readings = [r for r in morph.readings(first) if r.pos in {"NOUN", *morph.ADJECTIVES}]
    if not any(_agree(own, r) for own in placed for r in readings):
        return start
    if not first.islower() and readings[0].pos not in morph.ADJECTIVES:
        return start  # «Украинский | Гидрометцентр»
    if place:
        kept.pop()
    return start if kept and kept[-1][1] > before.start(1) else before.start(1)


def _is_ordinal_of(word: str, following: str) -> bool:
    """Say whether a word counts the court behind it: «Шестой | апелляционный суд»."""
    own = [r for r in morph.readings(word) if r.lemma in read_toml("names.toml")["ordinals_of_courts"]]
    others = [r for r in morph.readings(following) if r.pos in morph.ADJECTIVES]
    return any(_agree(a, b) for a in own for b in others)


def with_adjectives(
    text: str, found: Sequence[Found], read: Callable[[str, int, int], Reading] = read_name
) -> tuple[Found, ...]:
    """Join an adjective to the body behind it, or leave it out where that has a name of its own.

    «Озёрской | областной думы» is one name, and so is «Российская | футбольная премьер-лига»; «Данский | МИД» and
    «Озёрская | ГАИ» are what the tables know, of a place. «Озёрский | Кремль» is a place, though the tables know a body
    of that name.

    Args:
        text: the text.
        found: the names found, sorted.
        read: reads a name, as `read_name` does.
    """
    kept: list[Found] = []
    for name in found:
        start, stop, kind, confidence = name
        whole = _with_country(text, kept[-1], name, read) if kept else ""
        if whole:
            start, kind = kept.pop()[0], whole
        if kept and kind == "ORG" and _is_owner(text, kept[-1], start, stop):
            owner = text[kept[-1][0] : kept[-1][1]]
            head = _WORD.match(text, start, stop)
            known = known_organization(text[start:stop]) or known_organization(read(text, start, stop).out)
            known_so = known is not None and head is not None and not _is_common(head.group())
            numbered = owner[0].isdigit() and text[start].isupper()
            if head is None or head.group().isascii() or known_so or (owner[0].isdigit() and not numbered):
                kept.pop()
            elif head.group().isupper() or numbered or _agreed(owner, head.group()):
                start = kept.pop()[0]
                place = known is not None or known_place(read(text, start, stop).out) is not None
                kind = "LOC" if place else "ORG"
        kept.append((start, stop, kind, confidence))
    return tuple(kept)


def _is_owner(text: str, before: Found, start: int, stop: int) -> bool:
    """Say whether the name before is an adjective alone, and no name in quotation marks."""
    begin, end, kind, _ = before
    if kind == "PER" or text[end:start] not in SPACES or _OWNER.fullmatch(text, begin, end) is None:
        return False
    readings = morph.readings(text[begin:end].rpartition("-")[2])
    if text[begin].isdigit():
        return True  # «21-й | Озёрской бригады»
    if morph.readings(text[start:stop].rpartition(" ")[2])[0].pos in morph.ADJECTIVES:
        return False  # «Озёрской | народной», of which the noun was found apart
    if institution_end(text, begin, end):
        return False  # «Озёрского | краевого театра», which is found so
    return readings[0].pos in morph.ADJECTIVES and all(r.marks.isdisjoint(_NAMES) for r in readings)


def _is_common(word: str) -> bool:
    """Say whether a body has a common noun for its name: «Кремль», no «МИД» and no «Дума»."""
    best = morph.readings(word)[0]
    return word.istitle() and best.known and best.pos == "NOUN" and best.gender == "masc" and "Orgn" not in best.marks


def _with_country(text: str, before: Found, name: Found, read: Callable[[str, int, int], Reading]) -> str:
    """Give the type of what a country's adjective and the body behind it are together; empty if they are two names.

    «Российской | футбольной премьер-лиги» is one name, «МВД | России» and «российской | военной полиции» are two.
    """
    (begin, end, first, _), (start, stop, last, _) = before, name
    if text[end:start] not in SPACES or (first, last) != ("LOC", "ORG") or text[begin].islower():
        return ""
    own = morph.readings(text[begin:end])
    if " " in text[begin:end] or own[0].pos not in morph.ADJECTIVES or country_of_adjective(own[0].lemma) is None:
        return ""
    whole = read(text, begin, stop).out
    if known_place(whole) is not None:
        return "LOC"
    if known_organization(whole) is not None:
        return "ORG"
    official = text[start].islower() and " " in text[start:stop] and not opens(text, begin)
    return "ORG" if official and _agreed(text[begin:end], text[start:stop].split(maxsplit=1)[0]) else ""


def _forms_of_place(word: str) -> list[morph.Reading]:
    """Give the readings of an adjective that a place has, and no country: «Озёрской», no «Российской»."""
    own = [r for r in morph.readings(word) if r.pos in morph.ADJECTIVES and r.number == "sing"]
    ends = tuple(read_toml("names.toml")["endings_of_place_adjectives"])
    return [r for r in own if r.lemma.endswith(ends) and country_of_adjective(r.lemma) is None]


def _agreed(owner: str, word: str) -> bool:
    """Say whether an adjective and the word behind it, a noun or another adjective, may stand in one case."""
    owners = [r for r in morph.readings(owner) if r.pos in morph.ADJECTIVES]
    others = [r for r in morph.readings(word) if r.pos == "NOUN" or r.pos in morph.ADJECTIVES]
    return any(_agree(a, b) for a in owners for b in others)


def _agree(a: morph.Reading, b: morph.Reading) -> bool:
    return a.case == b.case and a.number == b.number and (a.number == "plur" or a.gender == b.gender)
