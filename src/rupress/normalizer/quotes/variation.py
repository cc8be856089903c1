"""Who goes on speaking under another noun: «„…“, — сказала Лугина. По словам педагога, …»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rupress.normalizer.quotes.antecedents import first_of_people, named_within
from rupress.normalizer.quotes.bodies import of_the_same_body
from rupress.normalizer.quotes.candidates import MOST, PEOPLE, Candidate
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.guesses import roled, turned
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.offices import begins
from rupress.normalizer.quotes.scene import Sentence
from rupress.normalizer.quotes.sources import Source
from rupress.records import Kind, Person, QuoteKind, SpeakerForm
from rupress.ru.letters import without_yo
from rupress.ru.morph import readings

_NEXT = re.compile(r" ([«„\"@]|\w[\w-]*)")
_PROPER = re.compile(r"\b[A-ZА-ЯЁ]\w+")
_BACK = 4000
"""Whether a text has used a noun before is looked for in so many characters."""
_STEM, _ENDING = 3, 2
"""How much of a word stays in its cases at least, and what changes."""


def varied(memory: Memory, found: Found, source: Source) -> Candidate | None:
    """Find who goes on speaking under a noun that the text has not called anybody before.

    An author who need not name a speaker again calls him something else; somebody new would not come with a bare noun.
    So he is who spoke last, in this paragraph or the one before, if nobody else was named or did anything since. The
    head of something («глава Луглеса») is he only if the article gives him no office.
    """
    last = _last(memory, found)
    if last is None or not last.named or turned(memory, found, source) or not _may_be(memory, found, source, last):
        return None
    if source.phrase.stop - source.phrase.at == 1 and not _used(memory, source):
        return last  # «генерал» is the «американский военачальник»
    if _told_after(memory, found, source) and not _reported_since(memory, found, source, last):
        return last
    if _same_office(memory, source, last):
        return last
    own = last.name.rsplit(" ", 1)[-1][:-_ENDING]
    chief = source.phrase.head in table("speakers", "chiefs") and not roled(memory, last)
    if own in memory.scene.text[source.start : source.stop]:
        return None
    return last if chief or of_the_same_body(memory, source, last) else None


def _told_after(memory: Memory, found: Found, source: Source) -> bool:
    """Say whether words in marks go on, and a role without a name in it tells whose: «„…“, — сказал первый зампред».

    An author who has not told who speaks now would name him there.
    """
    hit = found.hit
    if found.kind is not QuoteKind.DIRECT or hit is None or hit.start < found.parts[0][1] or source.start < hit.start:
        return False
    said = memory.scene.text[source.start : source.stop]
    words = {reading.lemma for word in said.split()[1:] for reading in readings(word)[:1]}
    if hit.form.entry.klass in {"ask", "answer"} or words & table("speakers", "documents"):
        return False  # «автор статьи» wrote of whom spoke last
    return said.islower()


def _reported_since(memory: Memory, found: Found, source: Source, last: Candidate) -> bool:
    """Say whether others are reported between: «В отряде это опровергли. «…», — сказал представитель отряда»."""
    return any(sentence.verbs for sentence in _between(memory, found, source, last))


def _between(memory: Memory, found: Found, source: Source, last: Candidate) -> Iterator[Sentence]:
    """Give the sentences between who spoke last and a quote or its source, those of the paragraph before included."""
    begin = min(found.parts[0][0], source.start)
    for paragraph in memory.scene.paragraphs[max(0, found.paragraph - 1) : found.paragraph + 1]:
        sentences = paragraph.sentences
        for k in range(bisect_right(sentences, last.offset, key=lambda s: s.start), len(sentences)):
            if sentences[k].stop > begin:
                break
            yield sentences[k]


def _same_office(memory: Memory, source: Source, last: Candidate) -> bool:
    """Say whether who spoke last has an office of the same noun and a role's names are people: «секретарь Седова»."""
    person = memory.known.by_id(last.entity)
    if not isinstance(person, Person) or not any(begins(role, source.phrase.head) for role in person.roles):
        return False
    proper = _PROPER.finditer(memory.scene.text, source.head, source.stop)
    return all(isinstance(memory.known.entity(match.start()), Person) for match in proper)


def nameless(memory: Memory, found: Found, source: Source) -> Candidate | None:
    """Find whom a wide noun means of those without a name: «сообщила мать ребёнка. „…“, — сказала женщина»."""
    wide = table("speakers", "titles") | table("speakers", "anyone")
    if source.phrase.head not in wide - table("speakers", "anybody") - table("speakers", "representatives"):
        return None
    last = _last(memory, found)
    if last is None or last.named or turned(memory, found, source) or not _may_be(memory, found, source, last):
        return None
    return last if source.phrase.stop - source.phrase.first == 1 and not _used(memory, source) else None


def sole(memory: Memory, found: Found, source: Source) -> Candidate | None:
    """Give the only person named so far for a noun alone: «Ольга Лугина собрала подписи. ¶ По словам горожанки, …».

    Nobody without a name may have done anything since.
    """
    people = {c.name for c in memory.people[-MOST:] if c.form is not SpeakerForm.GROUP}
    near = [c for c in memory.near(found) if c.form in PEOPLE and c.subject]
    if len(people) != 1 or not near or source.phrase.stop - source.phrase.at > 1:
        return None
    last = near[-1]
    if not last.named or last.entity in named_within(memory.scene, found):
        return None
    return last if _may_be(memory, found, source, last) else None


def _may_be(memory: Memory, found: Found, source: Source, last: Candidate) -> bool:
    """Say whether a noun in the singular may be somebody who spoke, and the author has not turned to others since."""
    phrase = source.phrase
    if phrase.number != "sing" or not _agrees(found, source, last):
        return False
    if phrase.head in table("speakers", "strangers") | table("speakers", "spouses") | table("speakers", "kin"):
        return False
    if (found.hit is not None and found.hit.form.pos == "GRND") or _goes_further(memory, source):
        return False
    return not any(c.subject and c.name != last.name for c in memory.after(last.offset)) and not _others(
        memory, found, source, last
    )


def _others(memory: Memory, found: Found, source: Source, last: Candidate) -> bool:
    """Say whether somebody without a name does something between: «Рабочий ждал у ворот.»."""
    between = _between(memory, found, source, last)
    return any(first_of_people(memory.scene, sentence) for sentence in between)


def _last(memory: Memory, found: Found) -> Candidate | None:
    """Give who spoke last, close before a quote."""
    last = memory.spoke[-1] if memory.spoke else None
    floor = memory.scene.paragraphs[max(0, found.paragraph - 1)].start
    if last is None or last.offset < floor or last.form not in PEOPLE or last.form is SpeakerForm.ANONYMOUS:
        return None
    return last


def _agrees(found: Found, source: Source, last: Candidate) -> bool:
    """Say whether a noun, or the verb beside it, may be somebody's; «педагог» may be a woman."""
    told = found.hit.form.gender if found.hit is not None else ""
    if told and last.gender:
        return told == last.gender
    return source.phrase.gender != "femn" or last.gender in ("", "femn")


def _goes_further(memory: Memory, source: Source) -> bool:
    """Say whether a role was not read to its end: «командир | отряда «Луг» Пётр Седов» names somebody."""
    following = _NEXT.match(memory.scene.text, source.stop)
    if following is None:
        return False
    word = following[1]
    return not word[0].islower() or any(r.pos in {"NOUN", "ADJF"} for r in readings(word.lower())[:1])


def _used(memory: Memory, source: Source) -> bool:
    """Say whether the text has the noun before a place, in any case.

    Several of them («социологи») are nobody in particular, and a headline calls so whom the text names.
    """
    head = source.phrase.head
    stem = head[: max(_STEM, len(head) - _ENDING)]
    body = next((p.start for p in memory.scene.paragraphs if p.kind is not Kind.HEADLINE), 0)
    before = memory.scene.text[max(body, source.start - _BACK) : source.start].lower().replace("ё", "е")
    return any(_is_one(match.group(), head) for match in re.finditer(rf"\b{re.escape(stem)}[\w-]*", before))


def _is_one(word: str, head: str) -> bool:
    """Say whether a word may be a noun in the singular, or another of its stem that no dictionary has."""
    known = [r for r in readings(word) if r.known]
    return not known or any(without_yo(r.lemma) == head and r.number == "sing" for r in known)
