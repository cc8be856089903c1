"""Whom the words near a cue mean: names to entities, roles and pronouns to the people of the article, chains."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from rupress.normalizer.gazetteer import country_of_adjective
from rupress.normalizer.quotes.antecedents import opening
from rupress.normalizer.quotes.candidates import MOST, PEOPLE, Candidate
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.guesses import interlocutor
from rupress.normalizer.quotes.institutions import institution, namesake, official, same_institution
from rupress.normalizer.quotes.issued import issuer, published
from rupress.normalizer.quotes.issuers import Issuers
from rupress.normalizer.quotes.known import upright
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.memory import Memory
from rupress.normalizer.quotes.naming import bare_name, given_gender, her_name, her_surname, lemmas, nominative_of
from rupress.normalizer.quotes.offices import defends
from rupress.normalizer.quotes.outlets import Outlets
from rupress.normalizer.quotes.press import press_service, staff
from rupress.normalizer.quotes.pronouns import pronoun_bearer
from rupress.normalizer.quotes.roles import role_bearer
from rupress.normalizer.quotes.scene import BLOT
from rupress.normalizer.quotes.sources import Source, is_site
from rupress.records import EntityType, Organization, Person, QuoteKind, Speaker, SpeakerForm
from rupress.ru.morph import readings
from rupress.span import Span

_ENDING = 2
"""What changes of a word in its cases."""


class Resolver:
    """Resolves the speakers of one article, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known = scene.known
        self._memory = Memory(scene)
        self._pending = self._mentioned()
        self._issuers = Issuers(scene.text)
        self._outlets = Outlets()
        self._told: list[tuple[int, int]] = []

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
                self._tell(found, speaker)
                if found.rule != "nominal":
                    gender = self._gender(found, speaker)
                    source = found.source
                    named = bool(speaker.entity or found.speaker or (source is not None and source.name is not None))
                    candidate = Candidate(
                        at, speaker.name, speaker.entity, gender, True, speaker.form, named, spoke=True
                    )
                    self._memory.add(candidate)
                    self._learn(source, candidate)
            media = [self._medium(source) for source in found.media]
            self._outlets.keep(found, speaker, media)
            if speaker is None and not media and (outlet := self._issuers.printed(found)) is not None:
                media = [outlet]  # «…, пишет „Маяк“. „…“, — говорится в статье»
            result[k] = (speaker, media)
            self._issuers.keep(found, *result[k])
        return result

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
                if self._within_a_title(start):
                    continue
                gender = {"m": "masc", "f": "femn"}.get(entity.gender or "", "") or given_gender(entity.name)
                named.append(Candidate(start, entity.name, entity.id, gender, upright(mention), SpeakerForm.NAME))
            elif isinstance(entity, Organization) and not _carries(entity):
                named.append(Candidate(start, entity.name, entity.id, "", upright(mention), SpeakerForm.ORGANISATION))
        return named[::-1]

    def _within_a_title(self, start: int) -> bool:
        """Say whether a name stands in marks behind other words: «Горы. Реки. Седов» is no „он“."""
        paragraph = self._scene.paragraph_at(start)
        return paragraph.seen(start - 1, start + 1) == BLOT + BLOT

    def _see(self, offset: int) -> None:
        """Take in those named before an offset."""
        while self._pending and self._pending[-1].offset < offset:
            candidate = self._pending.pop()
            if candidate.form is SpeakerForm.NAME:
                told = any(start <= candidate.offset < stop for start, stop in self._told)
                self._memory.add(attrs.evolve(candidate, subject=candidate.subject and not told))
            else:
                self._memory.institutions.append(candidate)

    def _tell(self, found: Found, speaker: Speaker) -> None:
        """Keep where somebody tells of others: he rather than they is „он“ in «Лугин сказал, что Седов ушёл. Он …»."""
        if speaker.form in PEOPLE and found.hit is not None and found.kind is not QuoteKind.DIRECT:
            self._told = [(found.hit.stop, found.parts[-1][1])]

    def _speaker(self, found: Found, last: tuple[Found, Speaker] | None) -> Speaker | None:
        """Say whom the words beside a quote mean, by their form: a document, a pronoun, names, roles, institutions."""
        if found.speaker is not None:
            return found.speaker
        if found.owner is not None:
            return self._owning(found, Span(*found.owner))
        source = found.source
        if source is None:
            return self._issuers.inside(found) or self._published(found) or self._carried(found, last)
        phrase = source.phrase
        text = self._scene.text[source.start : source.stop]
        span = Span(source.start, source.stop)
        if phrase.form is SpeakerForm.DOCUMENT:
            issuers = self._issuers
            return (
                issuers.issued(found, phrase.head)
                or self._issued(found, phrase.head)
                or issuers.paper(found, phrase.head)
            )
        if phrase.form is SpeakerForm.PRONOUN:
            if phrase.head in table("grammar", "authors"):
                return Speaker(span, phrase.form, text.lower())  # «ранее мы писали, что»
            gender = "plur" if phrase.number == "plur" else mapping("genders").get(phrase.head, phrase.gender)
            return pronoun_bearer(self._memory, found, span, gender, text)
        if several := self._several(source):
            return Speaker(span, SpeakerForm.GROUP, "; ".join(several))
        if _of_several(source):
            named = attrs.evolve(phrase, name=None, form=SpeakerForm.GROUP)
            found.source = source = attrs.evolve(source, name=None, phrase=named)
        elif source.name is not None and defends(self._known, source, self._scene.text):
            return Speaker(span, phrase.form, nominative_of(self._scene, source, source.start, source.stop))
        if source.name is not None:
            return self._named(source, source.name)
        if (known := self._memory.surnamed(text)) is not None:  # a surname that the tagger took for a place
            return Speaker(span, SpeakerForm.NAME, known.name, known.entity)
        if (her := her_name(self._scene, found, source)) is not None:
            return self._named_her(source, her)
        if phrase.form is SpeakerForm.ROLE:
            return self._with_owner(found, source, role_bearer(self._memory, found, source, span))
        if phrase.form is SpeakerForm.ANONYMOUS and (guest := interlocutor(self._memory, source)) is not None:
            found.confidence -= 0.1
            return Speaker(span, SpeakerForm.ROLE, guest.name, guest.entity)
        return self._office(found, source) or self._with_owner(found, source, self._institution(source))

    def _with_owner(self, found: Found, source: Source, speaker: Speaker) -> Speaker:
        """Name the institution whose people speak, where a bare noun stands for it: «эксперты банка»."""
        if speaker.entity is not None or source.phrase.form not in {SpeakerForm.ROLE, SpeakerForm.GROUP}:
            return speaker
        name = staff(self._memory, found, source, speaker.name)
        return attrs.evolve(speaker, name=name) if name is not None else speaker

    def _issued(self, found: Found, document: str) -> Speaker | None:
        """Say who issued a document that the sentences before tell of: «Письмо Седова прочли. «…», — сказано там»."""
        return self._issuing(found, issuer(self._scene, found, document))

    def _published(self, found: Found) -> Speaker | None:
        """Say whose the paper is that «в нём» means, if the author told of it without citing it."""
        return self._issuing(found, published(self._scene, found)) if self._issuers.points(found) else None

    def _issuing(self, found: Found, source: Source | None) -> Speaker | None:
        """Say whom the words name that tell who issued a document."""
        if source is None:
            return None
        found.confidence -= 0.1
        if source.name is not None:
            named = self._named(source, source.name)
        elif source.phrase.form is SpeakerForm.ROLE:
            named = role_bearer(self._memory, found, source, Span(source.start, source.stop))
        else:
            named = self._office(found, source) or self._institution(source)
        return attrs.evolve(named, span=None)

    def _owning(self, found: Found, span: Span) -> Speaker:
        """Say whose words «по его словам», «по её данным» tell: an outlet's facts, else whom the pronoun means."""
        outlet = self._issuers.informing(found)
        if outlet is not None:
            return attrs.evolve(outlet, span=span, form=SpeakerForm.PRONOUN)
        word = self._scene.text[span.start : span.stop].lower()
        return pronoun_bearer(self._memory, found, span, mapping("owners").get(word, ""), word)

    def _named(self, source: Source, name: tuple[int, int]) -> Speaker:
        """Say who bears a name: an entity, somebody with that surname, else the name itself."""
        span, form = Span(source.start, source.stop), source.phrase.form
        person = self._known.entity(name[1] - 1)  # «адвокат Чубаки Роман Табаков»: the last name is his
        if person is not None:
            return Speaker(span, form, person.name, person.id)
        nominative = her_surname(self._scene, source) or nominative_of(self._scene, source, *name)
        known = self._memory.surnamed(nominative)
        return Speaker(span, form, *((known.name, known.entity) if known is not None else (nominative, None)))

    def _named_her(self, source: Source, start: int) -> Speaker:
        """Give the woman whose name ends a role: «глава совета ЕС | Федерика Мони»."""
        entity = self._known.entity(start)
        identity = entity.id if isinstance(entity, Person) else None
        name = self._scene.words(start, source.stop)
        return Speaker(Span(source.start, source.stop), SpeakerForm.ROLE, name, identity)

    def _office(self, found: Found, source: Source) -> Speaker | None:
        """Say which institution a noun alone means: «ведомство» is the ministry named before."""
        phrase = source.phrase
        small = self._scene.text[source.start + 1 : source.stop].islower()
        if phrase.form is not SpeakerForm.ORGANISATION or not small:
            return None
        if (press := self._press(found, source)) is not None:
            return press
        if not _alone(self._scene.text, source):
            return None
        if (outlet := self._outlets.meant(phrase.head)) is not None:
            found.confidence -= 0.1
            return attrs.evolve(outlet, span=Span(source.start, source.stop))
        same = same_institution(self._memory, found, phrase.head)
        office = same if same is not None and not same.name.islower() else None
        if office is None and phrase.head in table("speakers", "bare"):
            office = institution(self._memory, found, phrase.head)
        office = office or (same if same is not None and " " in same.name else None)
        office = office or namesake(self._memory, phrase.head) or same
        described = phrase.stop - phrase.first > 1
        if office is None or (described and not official(self._memory, office)):
            return None
        found.confidence -= 0.1
        return Speaker(Span(source.start, source.stop), phrase.form, office.name, office.entity)

    def _press(self, found: Found, source: Source) -> Speaker | None:
        """Say whose press service speaks: «пресс-служба ведомства» is the one of the ministry named before."""
        whose = press_service(self._memory, found, source)
        if whose is None:
            return None
        found.confidence -= 0.1
        name, entity = (whose, None) if isinstance(whose, str) else (whose.name, whose.entity)
        return Speaker(Span(source.start, source.stop), source.phrase.form, name, entity)

    def _institution(self, source: Source) -> Speaker:
        """Give an institution by its own words, and the entity if they are its whole name."""
        span, form = Span(source.start, source.stop), source.phrase.form
        entity = self._known.entity(source.start)
        name = nominative_of(self._scene, source, source.start, source.stop)
        if entity is None or entity.type is not EntityType.ORG or not self._known.is_whole(source.start, source.stop):
            return Speaker(span, form, name)
        text = self._scene.text[source.start : source.stop]
        one = " " not in text + entity.name and text[:-_ENDING] == entity.name[: len(text) - _ENDING]
        return Speaker(span, form, entity.name if one else name, entity.id)  # «в Луглесе» is «Луглес»

    def _several(self, source: Source) -> list[str]:
        """Give the names of the people that «и» joins: «Седов и Рогова заявили»."""
        text = self._scene.text[source.start : source.stop]
        if source.name is None or table("grammar", "conjunctions").isdisjoint(text.split()):
            return []
        names: dict[str, None] = {}
        for start, mention in self._known.between(source.start, source.stop):
            entity = self._known.entity(start)
            if mention.type is EntityType.PER and entity is not None and (upright(mention) or source.case != "nomn"):
                names[entity.name] = None
        return list(names) if len(names) > 1 else []

    def _medium(self, source: Source) -> Speaker:
        name = nominative_of(self._scene, source, source.start, source.stop)
        entity = self._known.entity(source.start)
        linked = entity.id if entity is not None and entity.type is EntityType.ORG else None
        form = SpeakerForm.ORGANISATION
        return Speaker(Span(source.start, source.stop), form, bare_name(name, form), linked)

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

    def _learn(self, source: Source | None, candidate: Candidate) -> None:
        """Keep the role that a speaker was named with: «глава банка Иван Седов»."""
        if source is not None and source.phrase.form is SpeakerForm.ROLE and source.name is not None:
            role = self._scene.text[source.start : source.name[0]]
            self._memory.roles.append((lemmas(role), source.phrase.head, candidate))

    def _carried(self, found: Found, last: tuple[Found, Speaker] | None) -> Speaker | None:
        """Give a quote without a cue the speaker of the quote before it in its chain."""
        far = 2 if found.rule == "label" else 1  # «Источник: …» may stand between a report and «Прямая речь: …»
        if not found.carry:
            return None
        if last is None or found.paragraph - last[0].paragraph > far:
            return self._elided(found)
        if not found.media and not self._may_say(found, *last):
            return self._elided(found)
        found.confidence -= 0.1
        return Speaker(None, last[1].form, last[1].name, last[1].entity)

    def _elided(self, found: Found) -> Speaker | None:
        """Give whom the sentence before begins with: «Анна Лугина живёт у реки. | Говорит, что мост опасен»."""
        source = opening(self._scene, found)
        if source is None or source.name is None:
            return None
        found.confidence -= 0.2
        return attrs.evolve(self._named(source, source.name), span=None)

    def _may_say(self, found: Found, before: Found, speaker: Speaker) -> bool:
        """Say whether a verb without a subject may be that of who spoke before: «Ему сообщили, что» is no one's."""
        form = found.hit.form if found.hit is not None and found.hit.form.pos == "VERB" else None
        if form is not None and form.number == "sing" and self._gender(before, speaker) == "plur":
            return False
        if form is None or speaker.form not in PEOPLE or form.entry.klass == "impers":
            return True
        gender = self._gender(before, speaker)
        if form.number == "plur":
            return gender == "plur"
        return not form.gender or gender in ("", form.gender)


def _of_several(source: Source) -> bool:
    """Say whether a name only tells whose people speak: «адвокаты Седова», «соседи Роговых»."""
    phrase = source.phrase
    role = phrase.number == "plur" and phrase.form in {SpeakerForm.ROLE, SpeakerForm.GROUP}
    return role and phrase.name is not None and phrase.name[0] > phrase.at


def _alone(text: str, source: Source) -> bool:
    """Say whether a noun has nothing beside it, or an office what says of which kind it is: «надзорное ведомство»."""
    phrase = source.phrase
    if phrase.stop - phrase.first == 1:
        return True
    authority = phrase.head in table("speakers", "authorities") and phrase.at == phrase.stop - 1
    kinds = text[source.start : source.stop].lower().split()[:-1]
    return authority and phrase.number == "sing" and not any(_of_a_land(word) for word in kinds)


def _of_a_land(word: str) -> bool:
    """Say whether an adjective tells a country: a «российское ведомство» need not be the one before."""
    return any(country_of_adjective(reading.lemma) for reading in readings(word)[:1])


def _carries(entity: Organization) -> bool:
    """Say whether an organisation is an outlet, by the table or as a site: «Луга.ру»."""
    return entity.kind == "media" or is_site(entity.name)


def _place(found: Found) -> int:
    """Give the place of a quote's cue or speaker, where its words are looked for."""
    if found.hit is not None:
        return found.hit.start
    if found.rule == "colon_alone":  # the report that brings it stands before it
        return found.parts[0][0]
    return found.source.start if found.source is not None else found.parts[0][0]
