"""Whom a pronoun means: the latest subject or speaker that agrees, else the latest person."""

from __future__ import annotations

from rupress.normalizer.quotes.antecedents import (
    addressed,
    agent_before,
    bearer_before,
    gender_of,
    named_behind,
    sentence_before,
    subject_near,
)
from rupress.normalizer.quotes.candidates import MOST, PEOPLE, Candidate, latest
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.naming import nominative_of
from rupress.normalizer.quotes.places import place_before
from rupress.records import QuoteKind, Speaker, SpeakerForm
from rupress.ru.morph import readings
from rupress.span import Span

_FACTS = frozenset(("fact", "document", "estimate"))
_INSTITUTIONS = frozenset((SpeakerForm.ORGANISATION, SpeakerForm.GROUP))


def pronoun_bearer(memory: Memory, found: Found, span: Span, gender: str, word: str) -> Speaker:
    """Find whom a pronoun means: the latest subject or speaker that agrees, else the latest person."""
    if (asked := addressed(memory.scene, span, found, gender)) is not None:
        return Speaker(span, SpeakerForm.PRONOUN, asked.name, asked.id)
    near = [c for c in memory.near(found) if gender == "plur" or c.form in PEOPLE]
    if (going_on := _going_on(memory, found, near, gender)) is not None:
        return Speaker(span, SpeakerForm.PRONOUN, going_on.name, going_on.entity)
    if word.lower() in table("grammar", "the_other") and (other := _the_other(memory, found, span, near, gender)):
        return Speaker(span, SpeakerForm.PRONOUN, other.name, other.entity)
    if word.lower().startswith(tuple(table("grammar", "himself"))) and (told := _told_of(memory, near, gender)):
        return Speaker(span, SpeakerForm.PRONOUN, told.name, told.entity)
    named = named_behind(memory.scene, found, span)
    others = [c for c in near if c.entity is None or c.entity not in named]
    best = _agreeing(memory, found, others, gender) or _agreeing(memory, found, near, gender)
    best = best or _its(memory, found, gender)
    if (agent := agent_before(memory.scene, found, span, gender)) is not None and (
        best is None or best.offset < agent[1].words[0].start
    ):
        return Speaker(span, SpeakerForm.PRONOUN, agent[0].name, agent[0].id)
    nearer = None
    far = best is not None and gender == "plur" and best.offset < sentence_before(memory.scene, found, span)
    if best is None or found.relative or far:
        nearer = subject_near(memory.scene, found, span, gender)
    if nearer is None and best is None and gender == "plur" and found.owner is not None:
        nearer = place_before(memory.scene.paragraphs[found.paragraph].sentence_at(span.start), memory.known)
    if nearer is None and best is None:
        best = _hers(memory, found, gender)
    if nearer is not None or best is None:
        found.confidence -= 0.1
        name = nominative_of(memory.scene, nearer, nearer.start, nearer.stop) if nearer is not None else word.lower()
        return Speaker(span, SpeakerForm.PRONOUN, name)
    bearing = bearer_before(memory.scene, memory, found, span, best.offset)
    if bearing is not None and gender_of(bearing) == gender:
        return Speaker(span, SpeakerForm.PRONOUN, bearing.name, bearing.id)
    return Speaker(span, SpeakerForm.PRONOUN, best.name, best.entity)


def _going_on(memory: Memory, found: Found, near: list[Candidate], gender: str) -> Candidate | None:
    """Give who spoke last, if a verb says that he goes on: «…, — написал Седов. „Враги Седова ждут“, — добавил он».

    Nobody else may have done anything since.
    """
    form = found.hit.form if found.hit is not None and found.owner is None else None
    last = memory.spoke[-1] if memory.spoke else None
    if form is None or form.entry.lemma not in table("grammar", "going_on") or last not in near:
        return None
    since = any(c.subject and c.name != last.name for c in memory.after(last.offset))
    return last if last.gender == gender and not since else None


def _told_of(memory: Memory, near: list[Candidate], gender: str) -> Candidate | None:
    """Find whom «сам он» means: of whom others spoke, not who did: «Рогов напомнил, что Седов ушёл. Сам он сказал»."""
    last = memory.spoke[-1] if memory.spoke else None
    others = [c for c in near if c.named and c.gender == gender and (last is None or c.name != last.name)]
    return others[-1] if others and (last is None or others[-1].offset > last.offset) else None


def _the_other(memory: Memory, found: Found, span: Span, near: list[Candidate], gender: str) -> Candidate | None:
    """Find whom «тот» means: not who did something in the sentence before, but whom he had to do with."""
    begin = sentence_before(memory.scene, found, span)
    last = [c for c in near if begin <= c.offset < span.start and c.subject]
    doing = {c.name for c in last[-1:]}
    others = [c for c in near if c.gender in (gender, "") and c.name not in doing and c.offset < span.start]
    return max(others, key=lambda c: c.offset, default=None) if doing else None


def _agreeing(memory: Memory, found: Found, near: list[Candidate], gender: str) -> Candidate | None:
    sure = [c for c in near if c.gender == gender]
    unsure = [c for c in near if not c.gender and gender != "plur"]
    return _speaking(memory, found, sure) or latest(sure) or latest(unsure)


def _its(memory: Memory, found: Found, gender: str) -> Candidate | None:
    """Give the institution that spoke last, if its facts are told: «Компания сообщила … По её данным, …»."""
    if found.owner is None or found.hit is None or found.hit.form.entry.klass not in _FACTS or gender == "neut":
        return None
    spoke = [c for c in memory.near(found) if c.spoke]
    return spoke[-1] if spoke and spoke[-1].form in _INSTITUTIONS else None


def _hers(memory: Memory, found: Found, gender: str) -> Candidate | None:
    """Give the institution that spoke last in a paragraph, if its noun agrees: «…, считает мэрия. По её мнению»."""
    spoke = memory.spoke[-1] if memory.spoke and found.owner is not None else None
    if spoke is None or spoke.form is not SpeakerForm.ORGANISATION:
        return None
    head = next(iter(readings(spoke.name.split(" ", 1)[0].lower())), None)
    agrees = head is not None and head.gender == gender and head.number == "sing"
    return spoke if agrees and spoke.offset >= memory.scene.paragraphs[found.paragraph].start else None


def _speaking(memory: Memory, found: Found, people: list[Candidate]) -> Candidate | None:
    """Give who spoke last, where «…», — сказал он begins a paragraph and the one before is about somebody else."""
    best = latest(people)
    floor = memory.scene.paragraphs[found.paragraph].start
    if best is None or best.spoke or found.kind is not QuoteKind.DIRECT or best.offset >= floor:
        return None
    paragraph = memory.scene.paragraph_at(best.offset)
    if not any(paragraph.start <= c.offset < best.offset for c in memory.people[-MOST:]):
        return None  # «Седов поблагодарил совет. ¶ «Спасибо», — сказал он»
    if any(best.offset < hit.start and hit.form.pos == "VERB" for hit in paragraph.sentence_at(best.offset).verbs):
        return None  # «Рогов возразил: Седов неправ. Седов ответил кратко. ¶ «Спасибо», — сказал он»
    return latest([c for c in people if c.spoke])
