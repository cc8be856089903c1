"""Guesses at whom a bare noun means: «эксперт», «глава района», «собеседник издания», «супруга»."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.roles import bearer, masculine
from rupress.normalizer.quotes.antecedents import named_within
from rupress.normalizer.quotes.candidates import MOST, PEOPLE, Candidate, latest
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.sources import Source
from rupress.records import Kind, Person, SpeakerForm
from rupress.ru.morph import readings

_WORD = re.compile(r"\w[\w-]*")
_REPLIES = frozenset(("reply", "turn"))
_FEW = 2
"""«собеседник издания» has so many words; «собеседник издания в мэрии» is somebody else."""


def guessed(memory: Memory, found: Found, source: Source) -> Candidate | None:
    """Guess who is called by a bare noun: a speaker without another role, or the only person there is."""
    head = source.phrase.head
    if head in table("speakers", "strangers"):
        return None  # «по словам очевидца, …»
    if head in table("speakers", "anyone") and _described().match(memory.scene.text, source.stop):
        return None  # «говорит мужчина, которого зовут …» is somebody new
    form = found.hit.form if found.hit is not None else None
    gender = form.gender if form is not None else ""
    generic = source.phrase.stop - source.phrase.first == 1 and head in table("speakers", "anyone")
    if generic:
        gender = source.phrase.gender
    near = [c for c in memory.near(found) if c.form in PEOPLE and c.subject and (c.named or generic)]
    if generic:
        near = [c for c in near if c.form is not SpeakerForm.ANONYMOUS]  # a source is no «мужчина»
        floor = memory.scene.paragraphs[found.paragraph].start
        near = [c for c in near if c.offset >= floor and c.gender == gender] or near  # of whom the paragraph tells
    if memory.spoke and turned(memory, found, source):
        near = [c for c in near if c.name != memory.spoke[-1].name]
    within = named_within(memory.scene, found)
    near = _told(memory, found, near, gender)
    if (since := _institution_since(memory, found, source)) is not None:
        near = [c for c in near if c.offset > since]
    if memory.scene.text[source.start : source.stop].lower().startswith(tuple(table("grammar", "himself"))):
        alone = [c for c in near if not gender or c.gender == gender]
        if len({c.name for c in alone}) == 1:  # «Сам сторож напомнил»
            return alone[-1]
    if head in table("speakers", "spouses"):  # «супруга спортсмена» is the one woman named
        other = [c for c in near if c.named and c.gender == source.phrase.gender]
        return other[-1] if len({c.name for c in other}) == 1 else None
    likely = _likely(memory, found, source, near, generic=generic)
    people = [c for c in likely if c.entity is None or c.entity not in within]
    return latest([c for c in people if not gender or c.gender == gender]) or latest(
        [c for c in people if not c.gender]
    )


def _institution_since(memory: Memory, found: Found, source: Source) -> int | None:
    """Give where an institution spoke whose noun goes on a role: «Защита пояснила … По словам представителя защиты»."""
    owned = _WORD.findall(memory.scene.text[source.head : source.stop].lower())
    nouns = {reading.lemma for word in owned for reading in readings(word)[:1]}
    spoke = [c for c in memory.near(found) if c.spoke and c.form is SpeakerForm.ORGANISATION][-1:]
    named = {r.lemma for c in spoke for word in _WORD.findall(c.name.lower()) for r in readings(word)[:1]}
    return spoke[0].offset if nouns & named else None


def _likely(memory: Memory, found: Found, source: Source, near: list[Candidate], *, generic: bool) -> list[Candidate]:
    """Give those whom a noun most likely means, by how wide it is.

    A head («глава района») is who spoke without another role, else anybody near; a wide noun («эксперт», «чиновник») is
    who bears a role that it covers, else the same; any other noun may be whom its paragraph is about.
    """
    head = source.phrase.head
    people = [c for c in near if c.spoke and not roled(memory, c)]
    free = [c for c in near if not roled(memory, c)]
    if head in table("speakers", "chiefs"):  # «глава района» is no «президент»
        return people or free or near or _only(memory)
    if generic or {head, masculine(head)} & table("speakers", "titles"):
        bearing = _bearing(memory, source, near)
        people = [c for c in bearing if c.spoke] or bearing or people
        if source.phrase.stop - source.phrase.at > 1:
            # «представитель семьи ребёнка» is nobody whose role is another, but the «полномочный представитель»
            return people or [c for c in near if c.spoke and _called(memory, c, head)]
        return people or [c for c in near if c.spoke] or free or near or _only(memory)
    return people or _bearing(memory, source, near) or _topic(memory, found, source)


def _called(memory: Memory, candidate: Candidate, noun: str) -> bool:
    """Say whether a role of somebody has a noun in it, or one for the same: a «полпред» is a «представитель»."""
    person = memory.known.by_id(candidate.entity)
    alike = table("speakers", "representatives")
    nouns = alike if noun in alike else {noun}
    roles = person.roles if isinstance(person, Person) else ()
    return any(not nouns.isdisjoint(role.lower().replace("ё", "е").split()) for role in roles)


def _told(memory: Memory, found: Found, near: list[Candidate], gender: str) -> list[Candidate]:
    """Leave out whom captions alone name (who took the picture, perhaps), where the text names somebody."""
    if not memory.captions or memory.scene.paragraphs[found.paragraph].kind is Kind.CAPTION:
        return near
    told = [c for c in near if not any(start <= c.offset < stop for start, stop in memory.captions)]
    names = {c.name for c in told}
    agreeing = [c for c in told if not gender or c.gender in ("", gender)]
    return [c for c in near if c.name in names] if agreeing else near


def _bearing(memory: Memory, source: Source, near: list[Candidate]) -> list[Candidate]:
    """Give those whose own role a wider word may stand for, if several do: «чиновник» is the last one named."""
    text = memory.scene.text[source.start : source.stop]
    persons = ((c, memory.known.by_id(c.entity)) for c in near)
    return [c for c, person in persons if isinstance(person, Person) and bearer(text, [person]) is not None]


def _topic(memory: Memory, found: Found, source: Source) -> list[Candidate]:
    """Give the one person whom a paragraph named before a bare noun: «Лугина ведёт хор. Педагог говорит, что …».

    Words after a dash have a paragraph of their own: «Лугина ведёт хор. ¶ — Дети рады, — говорит молодой педагог».
    """
    spoken = found.rule in _REPLIES
    if source.phrase.stop - (source.phrase.at if spoken else source.phrase.first) > 1:
        return []
    floor = memory.scene.paragraphs[max(0, found.paragraph - spoken)].start
    people = [c for c in memory.people[-MOST:] if c.offset >= floor and c.named and c.form in PEOPLE]
    if spoken and any(roled(memory, c) for c in people[:1]):
        return []
    return people[-1:] if len({c.name for c in people}) == 1 and people[0].subject else []


def _only(memory: Memory) -> list[Candidate]:
    """Give the one person whom the article names so far, or who alone speaks in it; nobody if there are several."""
    for people in (memory.spoke, memory.people):
        named = [c for c in people[-MOST:] if c.named and c.form in PEOPLE]
        if len({c.name for c in named}) == 1:
            return named[-1:]
    return []


def roled(memory: Memory, candidate: Candidate) -> bool:
    """Say whether the article gives somebody a role already, so that another role is hardly his."""
    if any(candidate.name == other.name for _, _, other in memory.roles[-MOST:]):
        return True
    entity = memory.known.by_id(candidate.entity)
    return isinstance(entity, Person) and bool(entity.roles)


def interlocutor(memory: Memory, source: Source) -> Candidate | None:
    """Find whom «собеседник издания» means: the only speaker so far, if he has a name."""
    phrase = source.phrase
    if phrase.head not in table("speakers", "interlocutors") or phrase.stop - phrase.first > _FEW:
        return None
    if phrase.number == "plur":
        return None  # «собеседники издания» are not the one who spoke
    spoke = {c.name: c for c in memory.people[-MOST:] if c.spoke}
    if phrase.stop - phrase.first == 1 and spoke:
        spoke = dict([list(spoke.items())[-1]])  # «отметил собеседник»
    only = next(iter(spoke.values())) if len(spoke) == 1 else None
    if only is not None and (talking := _talks_since(memory, source, only)) is not None:
        return talking
    return only if only is not None and only.named and only.form is not SpeakerForm.ANONYMOUS else None


def _talks_since(memory: Memory, source: Source, spoke: Candidate) -> Candidate | None:
    """Find who else tells something since: «Эксперт Седов прокомментировал план. „…“, — сказал собеседник издания»."""
    since = [c for c in memory.after(spoke.offset) if c.subject and c.named and c.form is SpeakerForm.NAME]
    others = {c.name: c for c in since if c.name != spoke.name and c.offset < source.start}
    other = next(iter(others.values())) if len(others) == 1 else None
    if other is None:
        return None
    sentence = memory.scene.paragraph_at(other.offset).sentence_at(other.offset)
    tells = any(hit.start > other.offset for hit in sentence.verbs)
    return other if tells and all(c.name != spoke.name for c in since if c.offset > other.offset) else None


def turned(memory: Memory, found: Found, source: Source) -> bool:
    """Say whether an author turns to somebody else than who spoke last: «В свою очередь губернатор отметил, что»."""
    sentence = memory.scene.paragraphs[found.paragraph].sentence_at(source.start)
    cue = found.hit.stop if found.hit is not None else source.stop
    seen = sentence.paragraph.seen(sentence.start, max(cue, source.stop))
    return any(words in seen for words in table("grammar", "in_turn"))


@cache
def _described() -> re.Pattern[str]:
    """Give the pattern of what tells who somebody is: «мужчина, | которого зовут …»."""
    stems = alternation("grammar", "relative_stems")
    return re.compile(rf",\s(?:\w+\s)?(?:{alternation('grammar', 'relative_forms')}|(?:{stems})\w+)\b")
