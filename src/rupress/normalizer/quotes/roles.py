"""Whom a role means: by the article's roles, the roles of those who spoke, else by a guess."""

from __future__ import annotations

import re

from rupress.normalizer.entities.clipped import clips
from rupress.normalizer.quotes.candidates import MOST, PEOPLE, Candidate, latest
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.guesses import guessed, roled, turned
from rupress.normalizer.quotes.headed import without_land
from rupress.normalizer.quotes.known import gender_of
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.naming import lemmas, nominative_of, without_remark
from rupress.normalizer.quotes.offices import begins, capitals
from rupress.normalizer.quotes.sources import Source
from rupress.normalizer.quotes.variation import nameless, sole, varied
from rupress.records import Kind, Person, QuoteKind, Speaker, SpeakerForm
from rupress.ru.morph import readings
from rupress.span import Span

_WORD = re.compile(r"\w[\w-]*")
_TWO = 2
_TURNS = frozenset(("reply", "turn"))
"""Rules of a talk, in which people speak by turns."""


def role_bearer(memory: Memory, found: Found, source: Source, span: Span) -> Speaker:
    """Find who bears a role; its own words name him where nobody is found, or it is not his own: «его адвокат»."""
    text = without_remark(memory.scene.text[source.start : source.stop])
    if text.split(" ", 1)[0].lower().replace("ё", "е") in mapping("owners"):  # whose, not who
        start = source.start + text.index(" ") + 1
        return Speaker(span, SpeakerForm.ROLE, nominative_of(memory.scene, source, start, source.stop))
    person = memory.bearer(text, source.phrase.head)
    if person is None or _comes_later(memory, found, source, person) or _speaks_otherwise(memory, found, person):
        bearer = _among_voices(memory, found, source, text)
    elif (speaking := _goes_on(memory, found, source, person) or _shares(memory, found, source, person)) is not None:
        found.confidence -= 0.1
        bearer = speaking
    else:
        bearer = person
    words = without_land(text)
    if bearer is None and _keeps(memory, found, source) and (bearer := memory.called.get(words)) is not None:
        found.confidence -= 0.2
    if bearer is not None:
        memory.called[words] = bearer
        return Speaker(span, SpeakerForm.ROLE, bearer.name, bearer.id if isinstance(bearer, Person) else bearer.entity)
    return Speaker(span, SpeakerForm.ROLE, nominative_of(memory.scene, source, source.start, source.stop))


def _speaks_otherwise(memory: Memory, found: Found, person: Person) -> bool:
    """Say whether a verb is not hers or his who bears a role: «Готов служить», — заверил судья, and she is Анна.

    A headline calls anybody «врач рассказал».
    """
    if memory.scene.paragraphs[found.paragraph].kind is not Kind.BODY:
        return False
    form = found.hit.form if found.hit is not None and found.hit.form.pos == "VERB" else None
    told = gender_of(person.name)
    return form is not None and {form.gender, told} == {"masc", "femn"}


def _keeps(memory: Memory, found: Found, source: Source) -> bool:
    """Say whether a role means whom it meant before; no «мужчина» or «свидетель» is always the same one."""
    anyone = table("speakers", "anyone") | table("speakers", "strangers")
    return source.phrase.head not in anyone and not turned(memory, found, source)


def _among_voices(memory: Memory, found: Found, source: Source, text: str) -> Candidate | Person | None:
    """Find who bears a role that the names of the article do not tell, the surest way first.

    Who spoke with that role, who may be called so, before whose name it stands, who spoke in the headline; then, if the
    role names nothing, a guess.
    """
    proper = lemmas(" ".join(word for word in _WORD.findall(text)[1:] if word[:1].isupper()))
    heard = _in_like_words(memory, source, text, proper) or _same_noun(memory, source, proper)
    if heard is not None:
        return heard
    if (both := _second_role(memory, source)) is not None:
        return both
    if (other := _in_other_words(memory, found, source)) is not None:
        found.confidence -= 0.1
        return other
    named = _beside(memory, source)
    if named is not None and not _comes_later(memory, found, source, named):
        return named
    if (titled := _in_headline(memory)) is not None:
        found.confidence -= 0.2
        return titled
    if any(word[:1].isupper() or word[:1] in '«"“' for word in text.split()[1:]):
        head = _ruler(memory, source, proper) or _sole_head(memory, found, source, proper)
        return head or _varied(memory, found, source)
    if found.rule in _TURNS and (same := _same_nobody(memory, source)) is not None:
        return same
    if found.kind is QuoteKind.HEADLINE:
        return None  # «План Седова далёк от цели — эксперт»: who it is, the text tells
    best = varied(memory, found, source) or guessed(memory, found, source) or sole(memory, found, source)
    if best is None or not best.subject:
        best = nameless(memory, found, source) or best
    if best is not None:
        found.confidence -= 0.2
    return best


def _in_like_words(memory: Memory, source: Source, text: str, proper: frozenset[str]) -> Candidate | None:
    """Find who spoke last with a role of the same noun, one in fewer words, or as the head of the same thing."""
    wanted = lemmas(text)
    for words, head, candidate in reversed(memory.roles[-MOST:]):
        chiefs = bool(proper) and proper <= words and {head, source.phrase.head} <= table("speakers", "chiefs")
        if chiefs or (head == source.phrase.head and (wanted <= words or words <= wanted)):
            return candidate
    return None


def _same_nobody(memory: Memory, source: Source) -> Candidate | None:
    """Find who spoke under a bare noun before somebody else did: «— говорит мэр. — Нет, — сказал Седов. — Да, — мэр».

    Whom the article never names goes on under his noun; he who spoke between is somebody else.
    """
    spoke = memory.spoke[-MOST:]
    if len(spoke) < _TWO or source.phrase.stop - source.phrase.first > 1 or not spoke[-1].named:
        return None
    noun = nominative_of(memory.scene, source, source.start, source.stop)
    return next((c for c in reversed(spoke) if c.name == noun and not c.named), None)


def _comes_later(memory: Memory, found: Found, source: Source, person: Person) -> bool:
    """Say whether a bare noun in the text would mean somebody whom it has not named yet, though it has others.

    So would «президент Луговии», if that one is called no more than «президент».
    """
    if found.paragraph >= len(memory.scene.paragraphs):
        return False
    if source.phrase.stop - source.phrase.first > 1 and any(" " in role for role in (*person.roles, *person.offices)):
        return False
    if memory.scene.paragraphs[found.paragraph].kind is not Kind.BODY:
        return False
    return memory.skips(person)


def _same_noun(memory: Memory, source: Source, proper: frozenset[str]) -> Candidate | None:
    """Find the one speaker with a role of the same noun, if that has no other name in it: «советник президента»."""
    head = source.phrase.head
    if head in table("speakers", "chiefs") | table("speakers", "strangers"):
        return None
    fitting = [(words, c) for words, noun, c in memory.roles[-MOST:] if noun == head or _shortens(head, noun, words)]
    if len({c.name for _, c in fitting}) != 1:
        return None
    words, candidate = fitting[-1]
    named = any("Geox" in r.marks or "Orgn" in r.marks for word in words for r in readings(word)[:1])
    return None if proper and named and not proper & words else candidate


def _second_role(memory: Memory, source: Source) -> Person | None:
    """Find the one person of whose two roles a bare noun is the second: «художник и бывалый путешественник Седов»."""
    if source.phrase.stop - source.phrase.first > 1 or source.phrase.head in table("speakers", "strangers"):
        return None
    joints, noun = table("grammar", "conjunctions"), source.phrase.head
    fitting = [
        person
        for person in memory.known.entities
        if isinstance(person, Person) and any(_joins(role, joints, noun) for role in person.roles)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _joins(role: str, joints: frozenset[str], noun: str) -> bool:
    """Say whether a noun is the first in a role behind «и»; «учёный и советник президента» is no president."""
    words = [word.lower().strip(",") for word in role.split()]
    for k in (k for k, word in enumerate(words) if word in joints):
        after = [readings(word)[0] for word in words[k + 1 : k + 3]]
        first = next((reading for reading in after if reading.pos not in {"ADJF", "PRTF"}), None)
        if first is not None and first.lemma.replace("ё", "е") == noun:
            return True
    return False


def _in_other_words(memory: Memory, found: Found, source: Source) -> Candidate | None:
    """Give who spoke last, if his role may be called so: «замглавы» is the «замминистра», a deputy, too.

    A «представитель Думы» is the «глава делегации Думы»: a wide noun with the names of his role.
    """
    text, head = memory.scene.text[source.start : source.stop], source.phrase.head
    last = next((c for c in reversed(memory.near(found)) if c.spoke and c.form in PEOPLE), None)
    if last is None or not last.named:
        return None
    person = memory.known.by_id(last.entity)
    roles = [*person.roles] if isinstance(person, Person) else []
    proper, deputies = capitals(text), table("speakers", "deputies")
    if head in deputies:
        nouns = {noun for _, noun, c in memory.roles[-MOST:] if c.name == last.name}
        deputy = bool(nouns & deputies) or any(begins(role, noun) for role in roles for noun in deputies)
        alone = len({c.name for _, noun, c in memory.roles[-MOST:] if noun in deputies}) <= 1
        return last if deputy and (alone or any(proper <= capitals(role) for role in roles)) else None
    wide = bool(proper) and head in table("speakers", "titles")
    return last if wide and any(proper <= capitals(role) for role in roles) else None


def _beside(memory: Memory, source: Source) -> Person | None:
    """Find the one person before whose name the words of a role stand somewhere: «аким области Ермек Седов»."""
    if not memory.known.any or source.phrase.head in table("speakers", "strangers"):
        return None  # «по словам матери» beside «мать Анны»: she is not Anna
    wanted = [readings(word)[0].lemma for word in _WORD.findall(memory.scene.text[source.start : source.stop])]
    people = memory.led.get(tuple(wanted), {})
    return next(iter(people.values())) if len(people) == 1 else None


def _in_headline(memory: Memory) -> Candidate | None:
    """Give the one speaker so far, if he spoke in the headline alone: «Седов: …» ¶ «…», — пишет глава группы."""
    body = next((p.start for p in memory.scene.paragraphs if p.kind is Kind.BODY), 0)
    spoke = [c for c in memory.people[-MOST:] if c.spoke]
    if len({c.name for c in spoke}) != 1 or not spoke[0].named or spoke[-1].offset >= body:
        return None
    if spoke[0].form not in PEOPLE:  # «Вузы готовы: университет» ¶ «…», — заметил автор статьи
        return None
    return None if roled(memory, spoke[0]) else spoke[0]


def _ruler(memory: Memory, source: Source, proper: frozenset[str]) -> Candidate | None:
    """Find the one head of a region that only its kind names: «глава Луговии» is the «глава республики Седов»."""
    places = all(any("Geox" in r.marks for r in readings(word)) for word in proper)
    if not proper or not places or source.phrase.head not in table("speakers", "chiefs"):
        return None
    regions = table("speakers", "regions")
    fitting = {c.name: c for words, head, c in memory.roles[-MOST:] if head == source.phrase.head and words & regions}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _sole_head(memory: Memory, found: Found, source: Source, proper: frozenset[str]) -> Candidate | None:
    """Find the one who speaks in an article that gives him no office: «Седов заявил, что … Глава Луговии отметил»."""
    places = all(any("Geox" in r.marks for r in readings(word)) for word in proper)
    if not proper or not places or source.phrase.head not in table("speakers", "chiefs"):
        return None
    spoke = [c for c in memory.spoke[-MOST:] if c.form in PEOPLE]
    if not memory.spoke:  # «Седов открыл мост ¶ Глава Луговии заявил, что»
        spoke = [c for c in memory.people[-MOST:] if c.form in PEOPLE]
        spoke = spoke if all(c.subject for c in spoke) else []
    last = spoke[-1] if len({c.name for c in spoke}) == 1 else None
    gender = found.hit.form.gender if found.hit is not None else ""
    if last is None or not last.named or roled(memory, last) or (gender and gender != last.gender):
        return None
    found.confidence -= 0.2
    return last


def _varied(memory: Memory, found: Found, source: Source) -> Candidate | None:
    """Give who goes on speaking as the head of something: «Седов заявил, что … „…“, — сказал лидер «Луга»»."""
    if (last := varied(memory, found, source)) is not None:
        found.confidence -= 0.2
    return last


def _goes_on(memory: Memory, found: Found, source: Source, person: Person) -> Candidate | None:
    """Find who goes on speaking where a wide noun fits somebody who was not named since: «политик», «специалист».

    His role need not be that noun, only no narrower one may be asked for: «депутат» is no «зампред комитета».
    """
    wide = source.phrase.stop - source.phrase.first == 1 and source.phrase.head in table("speakers", "anybody")
    if not wide or any(begins(role, source.phrase.head) for role in person.roles):
        return None
    last = latest([c for c in memory.near(found) if c.spoke and c.named and c.form in PEOPLE])
    if last is None or last.entity in (None, person.id) or turned(memory, found, source):
        return None
    since = [c for c in memory.people[-MOST:] if c.entity == person.id and c.offset > last.offset]
    return None if since or person.id in memory.heard else last


def _shares(memory: Memory, found: Found, source: Source, person: Person) -> Candidate | None:
    """Find who goes on speaking, if he bears the role, too: two of an article are an «актёр»."""
    last = latest([c for c in memory.near(found) if c.spoke and c.named and c.form in PEOPLE])
    speaker = memory.known.by_id(last.entity) if last is not None else None
    if not isinstance(speaker, Person) or speaker.id == person.id:
        return None
    said = [_WORD.findall(role.lower().replace("ё", "е")) for role in speaker.roles]
    alone = source.phrase.stop - source.phrase.first == 1
    return last if alone and any(source.phrase.head in words for words in said) else None


def _shortens(head: str, noun: str, words: frozenset[str]) -> bool:
    """Say whether a noun is another and its adjective in one: «спецпредставитель», «специальный представитель»."""
    return any(clips(head, (word, noun)) for word in words)
