"""Whether who spoke last may be called by an office that his own role puts otherwise: «министр», «глава РВО»."""

from __future__ import annotations

import re

from rupress.normalizer.gazetteer import country_of_adjective, known_place
from rupress.normalizer.quotes.candidates import Candidate
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.offices import beginning, begins, capitals
from rupress.normalizer.quotes.sources import Source
from rupress.records import Person
from rupress.ru.letters import without_yo
from rupress.ru.morph import readings

_PROPER = re.compile(r"[A-ZА-ЯЁ][\w-]+")
_MARKS = '«„“"'


def of_the_same_body(memory: Memory, source: Source, last: Candidate) -> bool:
    """Say whether an office with a name in it may be that of who spoke last, whose role the article puts otherwise.

    It is his if his own role has that name, too («член партии «Рассвет»» is the «активист «Рассвета»»). The head of a
    body is he under any name of it: «министр экономики Седов … Глава МЭЛ» (if nobody else is named, who would be?), but
    not who only speaks for somebody or defends him. The head of a land is he if he is a head and has no other land.
    """
    person = memory.known.by_id(last.entity)
    if not isinstance(person, Person) or _of_a_person(memory, source):
        return False
    text = memory.scene.text[source.start : source.stop]
    roles = (*person.roles, *person.offices)
    names = [match for match in _PROPER.finditer(text) if match.start()]
    bodies = [match for match in names if not _is_land(match.group())]
    own = {letters for role in roles for letters in capitals(role)}
    marked = {match.start() for match in names if text[match.start() - 1] in _MARKS}
    if any(beginning(match.group(), marked=match.start() in marked) in own for match in bodies):
        return True
    return bool(names) and _heads(source, roles) and _of_no_other(text, roles, names, bodies)


def _heads(source: Source, roles: tuple[str, ...]) -> bool:
    """Say whether a noun is that of a head, of a former one perhaps, and no role speaks for others: «экс-глава»."""
    head = source.phrase.head
    for prefix in table("grammar", "former_prefixes"):
        head = head.removeprefix(prefix)
    spokesmen = table("speakers", "representatives") | table("speakers", "advocates")
    return head in table("speakers", "chiefs") and not any(begins(role, noun) for role in roles for noun in spokesmen)


def _of_no_other(text: str, roles: tuple[str, ...], names: list[re.Match[str]], bodies: list[re.Match[str]]) -> bool:
    """Say whether what somebody heads may be his: a body without marks, or a land if he is a head of no other."""
    if bodies:
        return not any(text[match.start() - 1] in _MARKS for match in names)
    ruling = any(begins(role, noun) for role in roles for noun in table("speakers", "chiefs"))
    return ruling and not any(_is_land(match.group()) for role in roles for match in _PROPER.finditer(role))


def _of_a_person(memory: Memory, source: Source) -> bool:
    """Say whether a role names a person: «пресс-секретарь Седова»."""
    known = memory.known
    inside = known.between(source.start, source.stop)
    return any(isinstance(known.entity(start), Person) for start, _ in inside)


def _is_land(word: str) -> bool:
    """Say whether a word is a country, a town or an adjective of one."""
    first = readings(word)[:1]
    lemma = without_yo(first[0].lemma) if first else word
    named = known_place(lemma) or known_place(word) or country_of_adjective(lemma)
    return bool(named) or any("Geox" in r.marks for r in first)
