"""Which institution a bare noun means: «ведомство», «компания», «в пресс-службе»."""

from __future__ import annotations

import re
from functools import lru_cache

from rupress.normalizer.quotes.candidates import MOST, Candidate
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.phrases import organises
from rupress.records import Organization, SpeakerForm
from rupress.ru.letters import without_yo
from rupress.ru.morph import ADJECTIVES, readings

_WORD = re.compile(r"\w[\w-]*")


def same_institution(memory: Memory, found: Found, head: str) -> Candidate | None:
    """Give the institution that spoke last, if the noun is its own: «В пресс-службе добавили» after «… мэрии»."""
    spoke = _spoken(memory, found)
    return next((c for c in spoke if " " in c.name and head in _WORD.findall(c.name.lower())), None)


def namesake(memory: Memory, head: str) -> Candidate | None:
    """Give the one institution named so far whose name turns on a noun: «в бюро» is the „Бюро надзора“ of the text."""
    if not organises(head):
        return None
    named = [c for c in (*memory.institutions[-MOST:], *memory.spoke[-MOST:]) if c.form is SpeakerForm.ORGANISATION]
    alike = {c.name.lower(): c for c in named if " " in c.name and not c.name.islower() and _turns_on(c.name) == head}
    return next(iter(alike.values())) if len(alike) == 1 else None


@lru_cache(maxsize=1 << 12)
def _turns_on(name: str) -> str:
    """Give the noun that a name turns on, ё written е: „Государственное бюро надзора“ turns on „бюро“."""
    for word in _WORD.findall(name.lower()):
        reading = readings(word)[0]
        if reading.pos not in ADJECTIVES:
            return without_yo(reading.lemma) if reading.pos == "NOUN" else ""
    return ""


def institution(memory: Memory, found: Found, head: str) -> Candidate | None:
    """Find which institution «ведомство» or «компания» means: one of its kind, of companies the most named one."""
    floor = memory.floor(found)
    authority = head in table("speakers", "authorities")
    near = [c for c in memory.institutions[-MOST:] if c.offset >= floor and (c.subject or authority)]
    fitting = [c for c in near if official(memory, c) is authority]
    called = [c for c in near if head in c.name.lower()]  # «банк» is the bank
    if called and not authority:
        return called[-1]
    if head in table("speakers", "ministries") and (ministry := _ministry(memory, found, near)) is not None:
        return ministry
    if authority:
        upright = [c for c in near if c.subject]
        return next(reversed(fitting or _spoken(memory, found) or upright), None)
    return max(fitting, key=lambda c: (memory.times[c.entity or ""], c.offset), default=None)


def _ministry(memory: Memory, found: Found, near: list[Candidate]) -> Candidate | None:
    """Find the ministry named last: «министерство» is the „Минэнерго“ rather than the „Кабмин“ that spoke since.

    One that spoke or did something goes before one that others speak of: «… хвалила расходы Минэнерго».
    """
    spoke = [c for c in memory.near(found) if c.spoke and c.form is SpeakerForm.ORGANISATION]
    prefixes = tuple(table("grammar", "ministry_prefixes"))
    named = [c for c in (*near, *spoke) if any(_is_ministry(word, prefixes) for word in _WORD.findall(c.name.lower()))]
    itself = [c for c in named if c.name.split(" ", 1)[0].lower() not in table("speakers", "press")]
    return max(itself or named, key=lambda c: (c.spoke or c.subject, c.offset), default=None)


def _is_ministry(word: str, prefixes: tuple[str, ...]) -> bool:
    """Say whether a word is the name of a ministry or begins one: «Минэнерго», «министерство», but no «Минск»."""
    return word.startswith(prefixes) and not any("Geox" in r.marks for r in readings(word)[:1])


def _spoken(memory: Memory, found: Found) -> list[Candidate]:
    """Give the institution that spoke last: «ведомство» is rather it than a firm spoken of."""
    return [c for c in memory.near(found) if c.spoke and c.form is SpeakerForm.ORGANISATION][-1:]


def official(memory: Memory, candidate: Candidate) -> bool:
    """Say whether an institution is an office of the state, by its kind or the nouns in its name."""
    entity = memory.known.by_id(candidate.entity)
    if isinstance(entity, Organization) and entity.kind:
        return entity.kind in table("speakers", "official_kinds")
    words = _WORD.findall(candidate.name.lower().replace("ё", "е"))
    return not table("speakers", "offices").isdisjoint(words)
