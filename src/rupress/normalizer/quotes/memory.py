"""Whom an article has named so far, who spoke, and in which roles they were named."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from rupress.normalizer.quotes.candidates import MOST, PEOPLE, Candidate
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.offices import office_bearer
from rupress.records import Kind, Person, SpeakerForm
from rupress.ru.morph import readings

_WORD = re.compile(r"\w[\w-]*")
_ROLE = 4
"""A role of more words is not looked for beside the names of the article."""
_BEFORE = 80
"""Its words fit into so many characters before a name."""
_REACH = 3
"""A pronoun or bare role looks back over so many paragraphs."""


class Memory:
    """The people and institutions of an article in the order in which they were named, and the roles people bear."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.known = scene.known
        self.people: list[Candidate] = []
        self.institutions: list[Candidate] = []
        # what is asked of all people of an article is kept as they come: no question looks through them
        self.spoke: list[Candidate] = []
        self.heard: set[str | None] = set()
        self._met: set[str | None] = set()
        self._voices = False
        self.roles: list[tuple[frozenset[str], str, Candidate]] = []
        self.called: dict[tuple[str, ...], Candidate | Person] = {}
        """Whom a role without a name meant, by its words: „украинская первая леди“ is the „первая леди Украины“."""
        self._bearers: dict[tuple[str, str], Person | None] = {}
        self.captions = [(p.start, p.stop) for p in scene.paragraphs if p.kind is Kind.CAPTION]

    def add(self, candidate: Candidate) -> None:
        """Take in somebody who was named or who spoke."""
        self.people.append(candidate)
        if candidate.spoke:
            self.spoke.append(candidate)
            self.heard.add(candidate.entity)
        if candidate.form in PEOPLE:
            self._met.add(candidate.entity)
            self._voices = self._voices or candidate.spoke

    def skips(self, person: Person) -> bool:
        """Say whether people have spoken so far, and a person has not even been named."""
        return self._voices and person.id not in self._met

    def floor(self, found: Found) -> int:
        """Give the offset before which a pronoun or bare role does not look."""
        return self.scene.paragraphs[max(0, found.paragraph - _REACH)].start

    def near(self, found: Found) -> list[Candidate]:
        """Give those who were named in the paragraphs just before a quote, in order."""
        floor = self.floor(found)
        return [c for c in self.people[-MOST:] if c.offset >= floor]

    def after(self, offset: int) -> list[Candidate]:
        """Give those of the last who were named behind an offset."""
        return [c for c in self.people[-MOST:] if c.offset > offset]

    def bearer(self, text: str, head: str) -> Person | None:
        """Find who bears a role in the whole article: in the same words, as a former one, or alone by that noun."""
        if (text, head) not in self._bearers:  # all people of the article are asked: once for each role
            self._bearers[text, head] = office_bearer(self.known, text, head)
        return self._bearers[text, head]

    def surnamed(self, name: str) -> Candidate | None:
        """Give the one who was named in full and has a word for his surname: «Рогова» is «Инна Рогова»."""
        if " " in name or not name[:1].isupper():
            return None
        full = {c.name: c for c in self.people[-MOST:] if _surnamed(c, name)}
        return next(iter(full.values())) if len(full) == 1 else None

    @cached_property
    def led(self) -> dict[tuple[str, ...], dict[str, Person]]:
        """The persons by the words right before their names, from one word to as many as a role has, looked up once."""
        led: dict[tuple[str, ...], dict[str, Person]] = {}
        for start, _ in self.known.spans:
            entity = self.known.entity(start)
            before = self.scene.text[max(0, start - _BEFORE) : start]
            if not isinstance(entity, Person) or before[-1:] != " " or not before[-2:-1].isalnum():
                continue
            lemmas = [readings(word)[0].lemma for word in _WORD.findall(before)[-_ROLE:]]
            for first in range(len(lemmas)):
                led.setdefault(tuple(lemmas[first:]), {}).setdefault(entity.id, entity)
        return led

    @cached_property
    def times(self) -> Counter[str]:
        """How often the article names each entity."""
        return Counter(mention.entity for mention in self.known.mentions)


def _surnamed(candidate: Candidate, name: str) -> bool:
    """Say whether somebody's name ends with a word; „источники „Маяка“ и РБК“ are no РБК."""
    named = candidate.form in PEOPLE and candidate.form is not SpeakerForm.ANONYMOUS
    return named and candidate.name.endswith(f" {name}")
