"""Whom the words near a cue mean: names to entities, roles and pronouns to the people of the article, chains."""

from __future__ import annotations

import re
from bisect import bisect_right

import attrs

from rupress.normalizer.nominative import nominative
from rupress.normalizer.quotes.antecedents import (
    agent_before,
    bearer_before,
    gender_of,
    named_behind,
    subject_near,
)
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.known import upright
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.memory import MOST, PEOPLE, Candidate, Memory, latest
from rupress.normalizer.quotes.sources import Source, is_site
from rupress.records import EntityType, Kind, Organization, Person, QuoteKind, Speaker, SpeakerForm
from rupress.ru.morph import readings
from rupress.span import Span

_WORD = re.compile(r"\w[\w-]*")

_ISSUED = 2
"""So many paragraphs lie between what an institution reports and its message, «Об этом сообщили в мэрии» included."""
_ENDING = 2
"""What changes of a word in its cases."""
_FACTS = frozenset(("fact", "document", "estimate"))
_INSTITUTIONS = frozenset((SpeakerForm.ORGANISATION, SpeakerForm.GROUP))
_DOUBLED = re.compile('"{2,}')
_NAMES = frozenset(("Name", "Surn", "Patr"))


class Resolver:
    """Resolves the speakers of one article, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known = scene.known
        self._memory = Memory(scene)
        self._pending = self._mentioned()
        self._outlet: tuple[int, Speaker] | None = None
        self._issuer: tuple[int, Speaker] | None = None

    def speakers(self) -> list[tuple[Speaker | None, list[Speaker]]]:
        """Give speaker and media of every quote found."""
        result: list[tuple[Speaker | None, list[Speaker]]] = [(None, [])] * len(self._scene.found)
        order = sorted(range(len(result)), key=lambda k: _place(self._scene.found[k]))
        last: tuple[Found, Speaker] | None = None
        for k in order:
            found = self._scene.found[k]
            at = _place(found)
            self._see(at)
            speaker = self._speaker(found, last)
            if speaker is not None:
                last = (found, speaker)
                if found.rule != "nominal":
                    gender = self._gender(found, speaker)
                    source = found.source
                    named = bool(speaker.entity or found.speaker or (source is not None and source.name is not None))
                    candidate = Candidate(
                        at, speaker.name, speaker.entity, gender, True, speaker.form, named, spoke=True
                    )
                    self._memory.add(candidate)
                    self._learn(source, candidate)
            result[k] = (speaker, [self._medium(source) for source in found.media])
            self._keep_outlet(found, *result[k])
            self._keep_issuer(found, speaker)
        return result

    def _keep_outlet(self, found: Found, speaker: Speaker | None, media: list[Speaker]) -> None:
        """Remember the outlet that has the word: by its name, if «издание» goes on for it."""
        if speaker is not None or not media:
            self._outlet = None
            return
        named = next((m for m in media if m.entity is not None), None)
        before = self._outlet[1] if self._outlet is not None else None
        self._outlet = (found.paragraph, named or before or media[0])

    def _keep_issuer(self, found: Found, speaker: Speaker | None) -> None:
        """Remember the institution that has the word: the message quoted next is its own; «Анкара» issues none."""
        source = found.source
        name = speaker.name if speaker is not None else ""
        land = " " not in name and any("Geox" in r.marks for r in readings(name)[:2])
        if speaker is not None and speaker.form is SpeakerForm.ORGANISATION and not land:
            self._issuer = (found.paragraph, speaker)
        elif speaker is not None or source is None or source.phrase.form is not SpeakerForm.DOCUMENT:
            self._issuer = None

    def _issued(self, found: Found, head: str) -> Speaker | None:
        """Give the institution whose message speaks: «Об этом сообщила мэрия. «…», — говорится в сообщении»."""
        if self._issuer is None or head not in table("speakers", "messages"):
            return None
        if found.paragraph - self._issuer[0] > _ISSUED:
            return None
        found.confidence -= 0.1
        return attrs.evolve(self._issuer[1], span=None)

    def _informing(self, found: Found) -> Speaker | None:
        """Give the outlet whose facts are told: «…, пишет „Маяк“. По его данным, …»."""
        if self._outlet is None or found.hit is None or found.hit.form.entry.klass != "fact":
            return None
        return self._outlet[1] if found.paragraph - self._outlet[0] <= 1 else None

    def _mentioned(self) -> list[Candidate]:
        """Give whom the author names, the last first; who is named in marks is not who says what stands there."""
        said = sorted(p for f in self._scene.found if f.kind is QuoteKind.DIRECT for p in f.parts)
        starts = [start for start, _ in said]
        named: list[Candidate] = []
        for (start, _), mention in zip(self._known.spans, self._known.mentions, strict=True):
            entity = self._known.entity(start)
            within = bisect_right(starts, start) - 1
            if entity is None or (within >= 0 and start < said[within][1]):
                continue
            if isinstance(entity, Person):
                gender = {"m": "masc", "f": "femn"}.get(entity.gender or "", "") or _gender(entity.name)
                named.append(Candidate(start, entity.name, entity.id, gender, upright(mention), SpeakerForm.NAME))
            elif isinstance(entity, Organization) and not _carries(entity):
                named.append(Candidate(start, entity.name, entity.id, "", upright(mention), SpeakerForm.ORGANISATION))
        return named[::-1]

    def _see(self, offset: int) -> None:
        """Take in those named before an offset."""
        while self._pending and self._pending[-1].offset < offset:
            candidate = self._pending.pop()
            if candidate.form is SpeakerForm.NAME:
                self._memory.add(candidate)
            else:
                self._memory.institutions.append(candidate)

    def _speaker(self, found: Found, last: tuple[Found, Speaker] | None) -> Speaker | None:
        if found.speaker is not None:
            return found.speaker
        if found.owner is not None:
            word = self._scene.text[slice(*found.owner)].lower()
            outlet = self._informing(found)
            if outlet is not None:
                return attrs.evolve(outlet, span=Span(*found.owner), form=SpeakerForm.PRONOUN)
            return self._pronoun(found, Span(*found.owner), mapping("owners").get(word, ""), word)
        source = found.source
        if source is None:
            return self._carried(found, last)
        phrase = source.phrase
        text = self._scene.text[source.start : source.stop]
        span = Span(source.start, source.stop)
        if phrase.form is SpeakerForm.DOCUMENT:
            return self._issued(found, phrase.head)
        if phrase.form is SpeakerForm.PRONOUN and phrase.head in table("grammar", "authors"):
            return Speaker(span, phrase.form, text.lower())  # «ранее мы писали, что»
        if phrase.form is SpeakerForm.PRONOUN:
            gender = "plur" if phrase.number == "plur" else mapping("genders").get(phrase.head, phrase.gender)
            return self._pronoun(found, span, gender, text)
        if several := self._several(source):
            return Speaker(span, SpeakerForm.GROUP, "; ".join(several))
        if source.name is not None:
            # «адвокат Чубаки Роман Табаков»: the last name is his
            person = self._known.entity(source.name[1] - 1)
            if person is not None:
                return Speaker(span, phrase.form, person.name, person.id)
            name = self._her(source) or self._nominative(source, *source.name)
            known = self._memory.surnamed(name)
            return Speaker(span, phrase.form, *((known.name, known.entity) if known is not None else (name, None)))
        if (known := self._memory.surnamed(text)) is not None:  # a surname that the tagger took for a place
            return Speaker(span, SpeakerForm.NAME, known.name, known.entity)
        if phrase.form is SpeakerForm.ROLE:
            return self._role(found, source, span)
        if phrase.form is SpeakerForm.ANONYMOUS and (guest := self._memory.interlocutor(source)) is not None:
            found.confidence -= 0.1
            return Speaker(span, SpeakerForm.ROLE, guest.name, guest.entity)
        if phrase.stop - phrase.first == 1 and phrase.form is SpeakerForm.ORGANISATION and text[1:].islower():
            same = self._memory.same_institution(found, phrase.head)
            office = same if same is not None and not same.name.islower() else None
            if office is None and phrase.head in table("speakers", "bare"):
                office = self._memory.institution(found, phrase.head)
            office = office or same
            if office is not None:  # «ведомство» is the ministry named before
                found.confidence -= 0.1
                return Speaker(span, phrase.form, office.name, office.entity)
        entity = self._known.entity(source.start)
        name = self._nominative(source, source.start, source.stop)
        if entity is None or entity.type is not EntityType.ORG or not self._known.is_whole(source.start, source.stop):
            return Speaker(span, phrase.form, name)
        one = " " not in text + entity.name and text[:-_ENDING] == entity.name[: len(text) - _ENDING]
        return Speaker(span, phrase.form, entity.name if one else name, entity.id)  # «в Луглесе» is «Луглес»

    def _several(self, source: Source) -> list[str]:
        """Give the names of the people that «и» joins: «Седов и Рогова заявили»."""
        text = self._scene.text[source.start : source.stop]
        if source.name is None or table("grammar", "conjunctions").isdisjoint(text.split()):
            return []
        names: dict[str, None] = {}
        for start, mention in self._known.between(source.start, source.stop):
            entity = self._known.entity(start)
            if mention.type is EntityType.PER and entity is not None and upright(mention):
                names[entity.name] = None
        return list(names) if len(names) > 1 else []

    def _her(self, source: Source) -> str | None:
        """Give a woman's surname in the nominative where its case tells that it is hers: «цитирует Седову „Маяк“»."""
        words = self._scene.words(*source.name) if source.name is not None and source.case == "accs" else ""
        ended = words[:-1] + mapping("her_endings").get(words[-1:], "") if " " not in words else ""
        return ended if ended.endswith(tuple(table("surnames", "femn"))) else None

    def _nominative(self, source: Source, start: int, stop: int) -> str:
        form = SpeakerForm.NAME if source.name is not None else source.phrase.form
        if source.medium:  # «сообщает Звезда» keeps its capital
            form = SpeakerForm.ORGANISATION
        if source.case == "nomn":
            return _bare(self._scene.words(start, stop), form)
        # only what agrees with the head changes: «главы завода» is «глава завода»; a name changes as a whole
        head = source.head if source.name is None and source.head < stop else stop
        return _bare(self._declined(start, head) + (self._scene.words(head, stop) if head < stop else ""), form)

    def _declined(self, start: int, stop: int) -> str:
        span = self._scene.view.span(start, stop)
        return nominative(self._scene.source, span.start, span.stop)

    def _medium(self, source: Source) -> Speaker:
        name = self._nominative(source, source.start, source.stop)
        entity = self._known.entity(source.start)
        linked = entity.id if entity is not None and entity.type is EntityType.ORG else None
        form = SpeakerForm.ORGANISATION
        return Speaker(Span(source.start, source.stop), form, _bare(name, form), linked)

    def _gender(self, found: Found, speaker: Speaker) -> str:
        source = found.source
        if source is not None and source.phrase.number == "plur":
            return "plur"
        form = found.hit.form if found.hit is not None else None
        plain = source is not None and source.name is not None and speaker.form is SpeakerForm.NAME
        if plain and form is not None and form.gender in {"masc", "femn"}:
            return form.gender  # the verb knows better than a guess at the name
        for candidate in reversed(self._memory.people[-MOST:]):
            if candidate.name == speaker.name and candidate.gender:
                return candidate.gender
        if form is not None and form.gender in {"masc", "femn"} and speaker.form in PEOPLE:
            return form.gender
        if speaker.form is SpeakerForm.ORGANISATION:
            return ""
        return source.phrase.gender if source is not None else ""

    def _pronoun(self, found: Found, span: Span, gender: str, word: str) -> Speaker:
        """Find whom a pronoun means: the latest subject or speaker that agrees, else the latest person."""
        near = [c for c in self._memory.near(found) if gender == "plur" or c.form in PEOPLE]
        named = named_behind(self._scene, found, span)
        others = [c for c in near if c.entity is None or c.entity not in named]
        best = self._agreeing(found, others, gender) or self._agreeing(found, near, gender) or self._its(found, gender)
        if (agent := agent_before(self._scene, found, span, gender)) is not None and (
            best is None or best.offset < agent[1].words[0].start
        ):
            return Speaker(span, SpeakerForm.PRONOUN, agent[0].name, agent[0].id)
        nearer = None
        if best is None or found.relative:
            nearer = subject_near(self._scene, found, span, gender)
        if nearer is not None or best is None:
            found.confidence -= 0.1
            name = self._nominative(nearer, nearer.start, nearer.stop) if nearer is not None else word.lower()
            return Speaker(span, SpeakerForm.PRONOUN, name)
        bearing = bearer_before(self._scene, self._memory, found, span, best.offset)
        if bearing is not None and gender_of(bearing) == gender:
            return Speaker(span, SpeakerForm.PRONOUN, bearing.name, bearing.id)
        return Speaker(span, SpeakerForm.PRONOUN, best.name, best.entity)

    def _agreeing(self, found: Found, near: list[Candidate], gender: str) -> Candidate | None:
        sure = [c for c in near if c.gender == gender]
        unsure = [c for c in near if not c.gender and gender != "plur"]
        return self._speaking(found, sure) or latest(sure) or latest(unsure)

    def _its(self, found: Found, gender: str) -> Candidate | None:
        """Give the institution that spoke last, if its facts are told: «Компания сообщила … По её данным, …»."""
        if found.owner is None or found.hit is None or found.hit.form.entry.klass not in _FACTS or gender == "neut":
            return None
        spoke = [c for c in self._memory.near(found) if c.spoke]
        return spoke[-1] if spoke and spoke[-1].form in _INSTITUTIONS else None

    def _speaking(self, found: Found, people: list[Candidate]) -> Candidate | None:
        """Give who spoke last, where «…», — сказал он begins a paragraph and the one before is about somebody else."""
        best = latest(people)
        floor = self._scene.paragraphs[found.paragraph].start
        if best is None or best.spoke or found.kind is not QuoteKind.DIRECT or best.offset >= floor:
            return None
        paragraph = self._scene.paragraph_at(best.offset)
        if not any(paragraph.start <= c.offset < best.offset for c in self._memory.people[-MOST:]):
            return None  # «Седов поблагодарил совет. ¶ «Спасибо», — сказал он»
        return latest([c for c in people if c.spoke])

    def _role(self, found: Found, source: Source, span: Span) -> Speaker:
        """Find who bears a role: by the article's roles, else the latest speaker if the role names nothing new."""
        text = self._scene.text[source.start : source.stop]
        if text.split(" ", 1)[0].lower().replace("ё", "е") in mapping("owners"):  # «его адвокат»: whose, not who
            start = source.start + text.index(" ") + 1
            return Speaker(span, SpeakerForm.ROLE, self._nominative(source, start, source.stop))
        person = self._memory.bearer(text, source.phrase.head)
        if person is not None and not self._comes_later(found, source, person):
            speaking = self._memory.goes_on(found, source, person) or self._memory.shares(found, source, person)
            if speaking is not None:
                found.confidence -= 0.1
                return Speaker(span, SpeakerForm.ROLE, speaking.name, speaking.entity)
            return Speaker(span, SpeakerForm.ROLE, person.name, person.id)
        wanted = _lemmas(text)
        proper = _lemmas(" ".join(word for word in _WORD.findall(text)[1:] if word[:1].isupper()))
        for words, head, candidate in reversed(self._memory.roles[-MOST:]):
            chiefs = bool(proper) and proper <= words and {head, source.phrase.head} <= table("speakers", "chiefs")
            if chiefs or (head == source.phrase.head and (wanted <= words or words <= wanted)):
                return Speaker(span, SpeakerForm.ROLE, candidate.name, candidate.entity)
        if (same := self._memory.same_noun(source, proper)) is not None:
            return Speaker(span, SpeakerForm.ROLE, same.name, same.entity)
        if (other := self._memory.in_other_words(found, source)) is not None:
            found.confidence -= 0.1
            return Speaker(span, SpeakerForm.ROLE, other.name, other.entity)
        named = self._memory.beside(source)
        if named is not None and not self._comes_later(found, source, named):
            return Speaker(span, SpeakerForm.ROLE, named.name, named.id)
        if (titled := self._memory.in_headline(self._first_body())) is not None:
            found.confidence -= 0.2
            return Speaker(span, SpeakerForm.ROLE, titled.name, titled.entity)
        name = self._nominative(source, source.start, source.stop)
        if any(word[:1].isupper() or word[:1] in '«"“' for word in text.split()[1:]):
            ruler = self._memory.ruler(source, proper)
            return Speaker(span, SpeakerForm.ROLE, ruler.name if ruler else name, ruler.entity if ruler else None)
        best = self._memory.guessed(found, source)
        if best is None:
            return Speaker(span, SpeakerForm.ROLE, name)
        found.confidence -= 0.2
        return Speaker(span, SpeakerForm.ROLE, best.name, best.entity)

    def _comes_later(self, found: Found, source: Source, person: Person) -> bool:
        """Say whether a bare noun in the text would mean somebody whom it has not named yet, though it has others."""
        if source.phrase.stop - source.phrase.first > 1 or found.paragraph >= len(self._scene.paragraphs):
            return False
        if self._scene.paragraphs[found.paragraph].kind is not Kind.BODY:
            return False
        return self._memory.skips(person)

    def _first_body(self) -> int:
        body = (p.start for p in self._scene.paragraphs if p.kind is Kind.BODY)
        return next(body, 0)

    def _learn(self, source: Source | None, candidate: Candidate) -> None:
        """Keep the role that a speaker was named with: «глава банка Иван Седов»."""
        if source is not None and source.phrase.form is SpeakerForm.ROLE and source.name is not None:
            role = self._scene.text[source.start : source.name[0]]
            self._memory.roles.append((_lemmas(role), source.phrase.head, candidate))

    def _carried(self, found: Found, last: tuple[Found, Speaker] | None) -> Speaker | None:
        """Give a quote without a cue the speaker of the quote before it in its chain."""
        far = 2 if found.rule == "label" else 1  # «Источник: …» may stand between a report and «Прямая речь: …»
        if not found.carry or last is None or found.paragraph - last[0].paragraph > far:
            return None
        found.confidence -= 0.1
        return Speaker(None, last[1].form, last[1].name, last[1].entity)


def _carries(entity: Organization) -> bool:
    """Say whether an organisation is an outlet, by the table or as a site: «Луга.ру»."""
    return entity.kind == "media" or is_site(entity.name)


def _gender(name: str) -> str:
    """Tell the gender of a person from the given name or patronymic."""
    for word in _WORD.findall(name):
        for reading in readings(word)[:2]:
            if reading.marks & {"Name", "Patr"} and reading.gender and reading.known:
                return reading.gender
    return ""


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(readings(word)[0].lemma for word in _WORD.findall(text))


def _place(found: Found) -> int:
    """Give the place of a quote's cue or speaker, where its words are looked for."""
    if found.hit is not None:
        return found.hit.start
    return found.source.start if found.source is not None else found.parts[0][0]


def _bare(name: str, form: SpeakerForm) -> str:
    """Take the marks off a name that is nothing but a quoted one; write a role's first word small."""
    text = _DOUBLED.sub('"', " ".join(name.split()))
    if text[:1] in '«"“„' and text[-1:] in '»"”“' and not any(c in '«»"“”„' for c in text[1:-1]):
        text = text[1:-1]
    first = text.split(" ", 1)[0]
    if not any(r.known and not r.marks & _NAMES for r in readings(first.lower())[:3]):
        return text  # «Луганев, являющийся …» is no role
    if form in {SpeakerForm.ROLE, SpeakerForm.GROUP, SpeakerForm.ANONYMOUS} and first[1:].islower():
        text = text[:1].lower() + text[1:]
    return text
