"""Who bears an office, as the names and roles of the whole article tell it."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.entities.clipped import clips
from rupress.normalizer.entities.roles import bearer
from rupress.normalizer.quotes.grammar import lemma_of
from rupress.normalizer.quotes.headed import head_of
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.sources import Source
from rupress.records import Person
from rupress.ru.morph import readings

_WORD = re.compile(r"\w[\w-]*")
_BEGINNING = 4
"""Proper words are alike if so many letters are the same: «Еврокомиссия», «Европейская комиссия»."""
_ENDING = 2
"""What changes of a name in marks in its cases: «Луглеса»."""
_NOUN = 20
"""The noun right before a name fits into so many characters."""
_CLIPPED = 2
"""«генпрокурор» is clipped of so many words."""
_MARKS = '«„“"'


def office_bearer(known: Known, text: str, head: str) -> Person | None:
    """Find the one who bears a role: in the same words, as a former one, or by its noun and the names in it."""
    if not known.any:
        return None
    if _former_office().match(text):  # «экс-посол» is the «бывший посол», and no «посол»
        return _former(known, _former_office().sub("", text))
    person = bearer(text, known.entities)
    if person is not None or head in table("speakers", "strangers"):
        return person
    if head in table("speakers", "chiefs"):
        return head_of(_persons(known), text)
    proper = capitals(text)
    fitting = [p for p in _persons(known) if any(begins(r, head) and proper & capitals(r) for r in p.roles)]
    return fitting[0] if len(fitting) == 1 else None


def defends(known: Known, source: Source, text: str) -> bool:
    """Say whether a surname tells whom an advocate defends: «По мнению адвоката Седенко», a minister arrested above.

    He was named in full before, has another role, and nobody calls him an advocate there.
    """
    if source.name is None or source.phrase.head not in table("speakers", "advocates"):
        return False
    start, stop = source.name
    person, surname = known.entity(start), text[start:stop]
    if not isinstance(person, Person) or " " in surname or start < source.head:
        return False
    if source.case == "nomn" and not surname.endswith(tuple(table("grammar", "undeclined_endings"))):
        return False  # «адвокат Седов заявил»
    advocates = table("speakers", "advocates")
    others = [role for role in person.roles if not any(begins(role, noun) for noun in advocates)]
    called = [
        at for (at, _), m in zip(known.spans, known.mentions, strict=True) if m.entity == person.id and " " in m.text
    ]
    before = [text[max(0, at - _NOUN) : at].split()[-1:] for at in called]
    nouns = {r.lemma for words in before for word in words for r in readings(word.lower())[:1]}
    return bool(others) and any(at < start for at in called) and nouns.isdisjoint(advocates)


def _former(known: Known, role: str) -> Person | None:
    """Find the one person with a former role of the same noun; «генпрокурор» is the «генеральный прокурор»."""
    head, former = lemma_of(readings(_WORD.findall(role.lower())[0])[0]), _former_office()
    fitting = [
        p
        for p in _persons(known)
        if any(former.match(r) and _begins_like(former.sub("", r), head) for r in (*p.roles, *p.offices))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _begins_like(role: str, head: str) -> bool:
    """Say whether a role begins with a noun, or with the words that it is clipped of."""
    words = tuple(readings(word.lower())[0].lemma for word in role.split()[:_CLIPPED])
    return begins(role, head) or (len(words) == _CLIPPED and clips(head, words))


def _persons(known: Known) -> list[Person]:
    return [entity for entity in known.entities if isinstance(entity, Person)]


@cache
def _former_office() -> re.Pattern[str]:
    """Give the pattern of how a role begins that is no more: «экс- | посол», «бывший | посол»."""
    prefixes, adjectives = alternation("grammar", "former_prefixes"), alternation("grammar", "former_adjectives")
    return re.compile(rf"^(?:{prefixes}|(?:{adjectives})\w+ )", re.IGNORECASE)


def begins(role: str, head: str) -> bool:
    """Say whether a role begins with a noun, ё written е."""
    return role.split(" ", 1)[0].lower().replace("ё", "е") == head


def capitals(text: str) -> set[str]:
    """Give the beginnings of the proper words of a role: «вице-президент Еврокомиссии» has «евро».

    The name of a firm in marks is given but for its ending: «Луглес» is no «Луговская ТЭЦ».
    """
    words = list(_WORD.finditer(text))[1:]
    marked = {m.start() for m in words if text[m.start() - 1] in _MARKS}
    return {beginning(m.group(), marked=m.start() in marked) for m in words if m.group()[:1].isupper()}


def beginning(word: str, *, marked: bool) -> str:
    """Give the letters by which a proper word of a role is told, of a name in marks all but its ending."""
    return word[: max(_BEGINNING, len(word) - _ENDING) if marked else _BEGINNING].lower()
