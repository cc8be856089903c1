"""Whom an article has named so far, and whom of them a bare noun can mean: «эксперт», «глава завода», «ведомство»."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property

from attrs import frozen

from rupress.normalizer.entities.roles import bearer, masculine
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import lemma_of
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.sources import Source
from rupress.records import Kind, Organization, Person, SpeakerForm
from rupress.ru.morph import readings

_WORD = re.compile(r"\w[\w-]*")
_BEGINNING = 4
"""Proper words are alike if so many letters are the same: «Еврокомиссия», «Европейская комиссия»."""
_FEW = 2
"""«собеседник издания» has so many words; «собеседник издания в мэрии» is somebody else."""
_ROLE = 4
"""A role of more words is not looked for beside the names of the article."""
_BEFORE = 80
"""Its words fit into so many characters before a name."""
_REACH = 3
"""A pronoun or bare role looks back over so many paragraphs."""
MOST = 60
"""… and over at most so many names."""
PEOPLE = (SpeakerForm.NAME, SpeakerForm.ROLE, SpeakerForm.PRONOUN, SpeakerForm.ANONYMOUS)


@cache
def _former_office() -> re.Pattern[str]:
    """Give the pattern of how a role begins that is no more: «экс- | посол», «бывший | посол»."""
    prefixes, adjectives = alternation("grammar", "former_prefixes"), alternation("grammar", "former_adjectives")
    return re.compile(rf"^(?:{prefixes}|(?:{adjectives})\w+ )", re.IGNORECASE)


@cache
def _described() -> re.Pattern[str]:
    """Give the pattern of what tells who somebody is: «мужчина, | которого зовут …»."""
    stems = alternation("grammar", "relative_stems")
    return re.compile(rf",\s(?:\w+\s)?(?:{alternation('grammar', 'relative_forms')}|(?:{stems})\w+)\b")


@frozen
class Candidate:
    """Somebody whom later words may mean."""

    offset: int
    """Where he was named."""
    name: str
    """Name in the nominative."""
    entity: str | None
    """Id of the entity."""
    gender: str
    """`masc`, `femn`, `plur`, or empty if unknown."""
    subject: bool
    """Whether he was named in the nominative, or as a speaker."""
    form: SpeakerForm
    """How he was named."""
    named: bool = True
    """Whether his name is known, not a role alone."""
    spoke: bool = False
    """Whether he was named as a speaker."""


def latest(candidates: list[Candidate]) -> Candidate | None:
    """Give the latest candidate, subjects before others."""
    ordered = sorted(candidates, key=lambda c: (c.subject, c.offset))
    return ordered[-1] if ordered else None


class Memory:
    """The people and institutions of an article in the order in which they were named, and the roles people bear."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known = scene.known
        self.people: list[Candidate] = []
        self.institutions: list[Candidate] = []
        # what is asked of all people of an article is kept as they come: no question looks through them
        self._spoke: list[Candidate] = []
        self._heard: set[str | None] = set()
        self._met: set[str | None] = set()
        self._voices = False
        self.roles: list[tuple[frozenset[str], str, Candidate]] = []
        self._bearers: dict[tuple[str, str], Person | None] = {}
        self._captions = [(p.start, p.stop) for p in scene.paragraphs if p.kind is Kind.CAPTION]

    def add(self, candidate: Candidate) -> None:
        """Take in somebody who was named or who spoke."""
        self.people.append(candidate)
        if candidate.spoke:
            self._spoke.append(candidate)
            self._heard.add(candidate.entity)
        if candidate.form in PEOPLE:
            self._met.add(candidate.entity)
            self._voices = self._voices or candidate.spoke

    def skips(self, person: Person) -> bool:
        """Say whether people have spoken so far, and a person has not even been named."""
        return self._voices and person.id not in self._met

    def floor(self, found: Found) -> int:
        """Give the offset before which a pronoun or bare role does not look."""
        return self._scene.paragraphs[max(0, found.paragraph - _REACH)].start

    def near(self, found: Found) -> list[Candidate]:
        """Give those who were named in the paragraphs just before a quote, in order."""
        floor = self.floor(found)
        return [c for c in self.people[-MOST:] if c.offset >= floor]

    def bearer(self, text: str, head: str) -> Person | None:
        """Find who bears a role in the whole article: in the same words, as a former one, or alone by that noun."""
        if (text, head) not in self._bearers:  # all people of the article are asked: once for each role
            self._bearers[text, head] = self._bearer(text, head)
        return self._bearers[text, head]

    def _bearer(self, text: str, head: str) -> Person | None:
        if not self._known.any:
            return None
        if _former_office().match(text):  # «экс-посол» is the «бывший посол», and no «посол»
            return self._former(_former_office().sub("", text))
        person = bearer(text, self._known.entities)
        if person is not None or head in table("speakers", "chiefs") | table("speakers", "strangers"):
            return person
        proper = _capitals(text)
        fitting = [p for p in self._persons() if any(_begins(r, head) and proper & _capitals(r) for r in p.roles)]
        return fitting[0] if len(fitting) == 1 else None

    def _persons(self) -> list[Person]:
        return [entity for entity in self._known.entities if isinstance(entity, Person)]

    def _former(self, role: str) -> Person | None:
        """Find the one person with a former role that begins with the same noun."""
        head, former = lemma_of(readings(_WORD.findall(role.lower())[0])[0]), _former_office()
        fitting = [
            p
            for p in self._persons()
            if any(former.match(r) and _begins(former.sub("", r), head) for r in (*p.roles, *p.offices))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def same_noun(self, source: Source, proper: frozenset[str]) -> Candidate | None:
        """Find the one speaker with a role of the same noun, if that has no other name in it: «советник президента»."""
        head = source.phrase.head
        if head in table("speakers", "chiefs") | table("speakers", "strangers"):
            return None
        fitting = [(words, c) for words, noun, c in self.roles[-MOST:] if noun == head or _shortens(head, noun, words)]
        if len({c.name for _, c in fitting}) != 1:
            return None
        words, candidate = fitting[-1]
        named = any("Geox" in r.marks or "Orgn" in r.marks for word in words for r in readings(word)[:1])
        return None if proper and named and not proper & words else candidate

    def in_other_words(self, found: Found, source: Source) -> Candidate | None:
        """Give who spoke last, if his role may be called so: «замглавы» is the «замминистра», a deputy, too.

        A «представитель Думы» is the «глава делегации Думы»: a wide noun with the names of his role.
        """
        text, head = self._scene.text[source.start : source.stop], source.phrase.head
        last = next((c for c in reversed(self.near(found)) if c.spoke and c.form in PEOPLE), None)
        if last is None or not last.named:
            return None
        person = self._known.by_id(last.entity)
        roles = [*person.roles] if isinstance(person, Person) else []
        proper, deputies = _capitals(text), table("speakers", "deputies")
        if head in deputies:
            nouns = {noun for _, noun, c in self.roles[-MOST:] if c.name == last.name}
            deputy = bool(nouns & deputies) or any(_begins(role, noun) for role in roles for noun in deputies)
            alone = len({c.name for _, noun, c in self.roles[-MOST:] if noun in deputies}) <= 1
            return last if deputy and (alone or any(proper <= _capitals(role) for role in roles)) else None
        wide = bool(proper) and head in table("speakers", "titles")
        return last if wide and any(proper <= _capitals(role) for role in roles) else None

    def surnamed(self, name: str) -> Candidate | None:
        """Give the one who was named in full and has a word for his surname: «Рогова» is «Инна Рогова»."""
        if " " in name or not name[:1].isupper():
            return None
        full = {c.name: c for c in self.people[-MOST:] if c.form in PEOPLE and c.name.endswith(f" {name}")}
        return next(iter(full.values())) if len(full) == 1 else None

    def beside(self, source: Source) -> Person | None:
        """Find the one person before whose name the words of a role stand somewhere: «аким области Ермек Седов»."""
        if not self._known.any or source.phrase.head in table("speakers", "strangers"):
            return None  # «по словам матери» beside «мать Анны»: she is not Anna
        wanted = [readings(word)[0].lemma for word in _WORD.findall(self._scene.text[source.start : source.stop])]
        people = self._led.get(tuple(wanted), {})
        return next(iter(people.values())) if len(people) == 1 else None

    @cached_property
    def _led(self) -> dict[tuple[str, ...], dict[str, Person]]:
        """The persons by the words right before their names, from one word to as many as a role has, looked up once."""
        led: dict[tuple[str, ...], dict[str, Person]] = {}
        for start, _ in self._known.spans:
            entity = self._known.entity(start)
            before = self._scene.text[max(0, start - _BEFORE) : start]
            if not isinstance(entity, Person) or before[-1:] != " " or not before[-2:-1].isalnum():
                continue
            lemmas = [readings(word)[0].lemma for word in _WORD.findall(before)[-_ROLE:]]
            for first in range(len(lemmas)):
                led.setdefault(tuple(lemmas[first:]), {}).setdefault(entity.id, entity)
        return led

    def guessed(self, found: Found, source: Source) -> Candidate | None:
        """Guess who is called by a bare noun: a speaker without another role, or the only person there is."""
        head = source.phrase.head
        if head in table("speakers", "strangers"):
            return None  # «по словам очевидца, …»
        if head in table("speakers", "anyone") and _described().match(self._scene.text, source.stop):
            return None  # «говорит мужчина, которого зовут …» is somebody new
        form = found.hit.form if found.hit is not None else None
        gender = form.gender if form is not None else ""
        generic = source.phrase.stop - source.phrase.first == 1 and head in table("speakers", "anyone")
        chief = head in table("speakers", "chiefs")
        if generic:
            gender = source.phrase.gender
        near = [c for c in self.near(found) if c.form in PEOPLE and c.subject and (c.named or generic)]
        if generic:
            near = [c for c in near if c.form is not SpeakerForm.ANONYMOUS]  # a source is no «мужчина»
        near = self._told(found, near, gender)
        if self._scene.text[source.start : source.stop].lower().startswith(tuple(table("grammar", "himself"))):
            alone = [c for c in near if not gender or c.gender == gender]
            if len({c.name for c in alone}) == 1:  # «Сам сторож напомнил»
                return alone[-1]
        if head in table("speakers", "spouses"):  # «супруга спортсмена» is the one woman named
            other = [c for c in near if c.named and c.gender == source.phrase.gender]
            return other[-1] if len({c.name for c in other}) == 1 else None
        people = [c for c in near if c.spoke and not self._roled(c)]
        free = [c for c in near if not self._roled(c)]
        if chief:  # «глава района» is no «президент»
            people = people or free or near or self._only()
        elif generic or {head, masculine(head)} & table("speakers", "titles"):
            bearing = self._bearing(source, near)
            people = [c for c in bearing if c.spoke] or bearing or people
            people = people or [c for c in near if c.spoke] or free or near or self._only()
        else:
            people = people or self._bearing(source, near) or self._topic(found, source)
        return latest([c for c in people if not gender or c.gender == gender]) or latest(
            [c for c in people if not c.gender]
        )

    def _told(self, found: Found, near: list[Candidate], gender: str) -> list[Candidate]:
        """Leave out whom captions alone name (who took the picture, perhaps), where the text names somebody."""
        if not self._captions or self._scene.paragraphs[found.paragraph].kind is Kind.CAPTION:
            return near
        told = [c for c in near if not any(start <= c.offset < stop for start, stop in self._captions)]
        names = {c.name for c in told}
        agreeing = [c for c in told if not gender or c.gender in ("", gender)]
        return [c for c in near if c.name in names] if agreeing else near

    def _bearing(self, source: Source, near: list[Candidate]) -> list[Candidate]:
        """Give those whose own role a wider word may stand for, if several do: «чиновник» is the last one named."""
        text = self._scene.text[source.start : source.stop]
        persons = ((c, self._known.by_id(c.entity)) for c in near)
        return [c for c, person in persons if isinstance(person, Person) and bearer(text, [person]) is not None]

    def ruler(self, source: Source, proper: frozenset[str]) -> Candidate | None:
        """Find the one head of a region that only its kind names: «глава Луговии» is the «глава республики Седов»."""
        places = all(any("Geox" in r.marks for r in readings(word)) for word in proper)
        if not proper or not places or source.phrase.head not in table("speakers", "chiefs"):
            return None
        regions = table("speakers", "regions")
        fitting = {c.name: c for words, head, c in self.roles[-MOST:] if head == source.phrase.head and words & regions}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def goes_on(self, found: Found, source: Source, person: Person) -> Candidate | None:
        """Find who goes on speaking where a wide noun fits somebody who was not named since: «политик», «специалист».

        His role need not be that noun, only no narrower one may be asked for: «депутат» is no «зампред комитета».
        """
        wide = source.phrase.stop - source.phrase.first == 1 and source.phrase.head in table("speakers", "anybody")
        if not wide or any(_begins(role, source.phrase.head) for role in person.roles):
            return None
        last = latest([c for c in self.near(found) if c.spoke and c.named and c.form in PEOPLE])
        if last is None or last.entity in (None, person.id):
            return None
        since = [c for c in self.people[-MOST:] if c.entity == person.id and c.offset > last.offset]
        return None if since or person.id in self._heard else last

    def shares(self, found: Found, source: Source, person: Person) -> Candidate | None:
        """Find who goes on speaking, if he bears the role, too: two of an article are an «актёр»."""
        last = latest([c for c in self.near(found) if c.spoke and c.named and c.form in PEOPLE])
        speaker = self._known.by_id(last.entity) if last is not None else None
        if not isinstance(speaker, Person) or speaker.id == person.id:
            return None
        said = [_WORD.findall(role.lower().replace("ё", "е")) for role in speaker.roles]
        alone = source.phrase.stop - source.phrase.first == 1
        return last if alone and any(source.phrase.head in words for words in said) else None

    def _topic(self, found: Found, source: Source) -> list[Candidate]:
        """Give the one person whom a paragraph named before a bare noun: «Лугина ведёт хор. Педагог говорит, что …»."""
        if source.phrase.stop - source.phrase.first > 1:
            return []
        floor = self._scene.paragraphs[found.paragraph].start
        people = [c for c in self.people[-MOST:] if c.offset >= floor and c.named and c.form in PEOPLE]
        return people[-1:] if len({c.name for c in people}) == 1 and people[0].subject else []

    def _only(self) -> list[Candidate]:
        """Give the one person whom the article names so far, or who alone speaks in it; nobody if there are several."""
        for people in (self._spoke, self.people):
            named = [c for c in people[-MOST:] if c.named and c.form in PEOPLE]
            if len({c.name for c in named}) == 1:
                return named[-1:]
        return []

    def in_headline(self, body: int) -> Candidate | None:
        """Give the one speaker so far, if he spoke in the headline alone: «Седов: …» ¶ «…», — пишет глава группы."""
        spoke = [c for c in self.people[-MOST:] if c.spoke]
        if len({c.name for c in spoke}) != 1 or not spoke[0].named or spoke[-1].offset >= body:
            return None
        return None if self._roled(spoke[0]) else spoke[0]

    def interlocutor(self, source: Source) -> Candidate | None:
        """Find whom «собеседник издания» means: the only speaker so far, if he has a name."""
        phrase = source.phrase
        if phrase.head not in table("speakers", "interlocutors") or phrase.stop - phrase.first > _FEW:
            return None
        spoke = {c.name: c for c in self.people[-MOST:] if c.spoke}
        if phrase.stop - phrase.first == 1 and spoke:
            spoke = dict([list(spoke.items())[-1]])  # «отметил собеседник»
        only = next(iter(spoke.values())) if len(spoke) == 1 else None
        return only if only is not None and only.named and only.form is not SpeakerForm.ANONYMOUS else None

    def same_institution(self, found: Found, head: str) -> Candidate | None:
        """Give the institution that spoke last, if the noun is its own: «В пресс-службе добавили» after «… мэрии»."""
        spoke = self._spoken(found)
        return next((c for c in spoke if " " in c.name and head in _WORD.findall(c.name.lower())), None)

    def institution(self, found: Found, head: str) -> Candidate | None:
        """Find which institution «ведомство» or «компания» means: one of its kind, of companies the most named one."""
        floor = self.floor(found)
        authority = head in table("speakers", "authorities")
        near = [c for c in self.institutions[-MOST:] if c.offset >= floor and (c.subject or authority)]
        fitting = [c for c in near if self._official(c) is authority]
        called = [c for c in near if head in c.name.lower()]  # «банк» is the bank
        if called and not authority:
            return called[-1]
        if authority:
            upright = [c for c in near if c.subject]
            return next(reversed(fitting or self._spoken(found) or upright), None)
        return max(fitting, key=lambda c: (self._times[c.entity or ""], c.offset), default=None)

    @cached_property
    def _times(self) -> Counter[str]:
        """How often the article names each entity."""
        return Counter(mention.entity for mention in self._known.mentions)

    def _spoken(self, found: Found) -> list[Candidate]:
        """Give the institution that spoke last: «ведомство» is rather it than a firm spoken of."""
        return [c for c in self.near(found) if c.spoke and c.form is SpeakerForm.ORGANISATION][-1:]

    def _official(self, candidate: Candidate) -> bool:
        """Say whether an institution is an office of the state, by its kind or the nouns in its name."""
        entity = self._known.by_id(candidate.entity)
        if isinstance(entity, Organization) and entity.kind:
            return entity.kind in table("speakers", "official_kinds")
        words = _WORD.findall(candidate.name.lower().replace("ё", "е"))
        return not table("speakers", "offices").isdisjoint(words)

    def _roled(self, candidate: Candidate) -> bool:
        """Say whether the article gives somebody a role already, so that another role is hardly his."""
        if any(candidate.name == other.name for _, _, other in self.roles[-MOST:]):
            return True
        entity = self._known.by_id(candidate.entity)
        return isinstance(entity, Person) and bool(entity.roles)


def _begins(role: str, head: str) -> bool:
    return role.split(" ", 1)[0].lower().replace("ё", "е") == head


def _shortens(head: str, noun: str, words: frozenset[str]) -> bool:
    """Say whether a noun is another and its adjective in one: «спецпредставитель», «специальный представитель»."""
    beginning = head[: -len(noun)] if head.endswith(noun) else ""
    return beginning in table("grammar", "shortened") and any(w.startswith(beginning) and w != head for w in words)


def _capitals(text: str) -> set[str]:
    """Give the beginnings of the proper words of a role: «вице-президент Еврокомиссии» has «евро»."""
    return {word[:_BEGINNING].lower() for word in _WORD.findall(text)[1:] if word[:1].isupper()}
