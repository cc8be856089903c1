"""Whom a role in the headline means that the text calls otherwise: «Отец Лугина: … ¶ … заявил отец и тренер Лугина»."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from rupress.normalizer.quotes.candidates import PEOPLE
from rupress.normalizer.quotes.found import Found
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.naming import lemmas
from rupress.records import Person, QuoteKind, Speaker, SpeakerForm
from rupress.ru.morph import readings

_WORD = re.compile(r"\w+")
_FEW = 3
"""Fewer words of a headline may stand in anybody's."""
_NOUNS = frozenset(("NOUN", "LATN", "UNKN"))
Resolved = tuple[Speaker | None, list[Speaker]]


def echoed(text: str, known: Known, found: Sequence[Found], resolved: Sequence[Resolved]) -> list[Resolved]:
    """Give the speakers once more: roles of headlines that name nobody yet with the one below who bears them.

    Words in the headline that nobody says are his in whose words below they stand.
    """
    result = list(resolved)
    for k, quote in enumerate(found):
        if quote.paragraph == 0 and quote.source is None and result[k] == (None, []):
            said = _repeated(text, quote, found, resolved)
            if said is not None:
                quote.confidence -= 0.1
                result[k] = (attrs.evolve(said, span=None), [])
        speaker = result[k][0]
        if quote.kind is not QuoteKind.HEADLINE or speaker is None or speaker.form is not SpeakerForm.ROLE:
            continue
        if speaker.entity is None and speaker.span is not None and quote.source is not None:
            person = _called_so(known, quote, found, resolved)
            person = person or _bearer(quote, speaker.name, _voices(known, found, resolved))
            if person is not None:
                quote.confidence -= 0.1
                result[k] = (attrs.evolve(speaker, name=person.name, entity=person.id), result[k][1])
    return result


def _repeated(text: str, quote: Found, found: Sequence[Found], resolved: Sequence[Resolved]) -> Speaker | None:
    """Give the only one in whose words all those of a headline stand in their order: ««Мост старый». Его закрыли»."""
    words = _words(text, quote)
    if len(words) < _FEW:
        return None
    speakers: dict[str, Speaker] = {}
    for other, (speaker, _) in zip(found, resolved, strict=True):
        if other.paragraph and speaker is not None:
            said = iter(_words(text, other))
            if all(word in said for word in words):
                speakers[speaker.name] = speaker
    return next(iter(speakers.values())) if len(speakers) == 1 else None


def _words(text: str, quote: Found) -> list[str]:
    return [word for start, stop in quote.parts for word in _WORD.findall(text[start:stop].lower())]


def _voices(known: Known, found: Sequence[Found], resolved: Sequence[Resolved]) -> list[Person]:
    """Give the people who speak below the headline, in order."""
    voices: dict[str, Person] = {}
    for quote, (speaker, _) in zip(found, resolved, strict=True):
        if quote.kind is not QuoteKind.HEADLINE and speaker is not None and speaker.form in PEOPLE:
            entity = known.by_id(speaker.entity)
            if isinstance(entity, Person):
                voices[entity.id] = entity
    return list(voices.values())


def _called_so(known: Known, quote: Found, found: Sequence[Found], resolved: Sequence[Resolved]) -> Person | None:
    """Give the one person who speaks below under the bare noun of the headline: «… — мэр ¶ … „…“, — пояснил мэр»."""
    if quote.source is None or quote.source.phrase.stop - quote.source.phrase.first > 1:
        return None
    people: dict[str, Person] = {}
    for other, (speaker, _) in zip(found, resolved, strict=True):
        if other is quote or speaker is None or other.source is None or other.source.name is not None:
            continue
        entity = known.by_id(speaker.entity)
        if other.source.phrase.head == quote.source.phrase.head and isinstance(entity, Person):
            people[entity.id] = entity
    return next(iter(people.values())) if len(people) == 1 else None


def _bearer(quote: Found, name: str, voices: list[Person]) -> Person | None:
    """Choose the only one whose roles share a noun or name with the headline's; else who alone speaks may be anything.

    «Отец Лугина» is the «отец и тренер чемпиона Лугина», a bare «эксперт» the only one who has the word.
    """
    source = quote.source
    if source is None or source.phrase.head in table("speakers", "strangers"):
        return None
    wanted = _telling(name)
    alike = [person for person in voices if wanted & _telling(" ".join((*person.roles, *person.offices)))]
    if len(alike) == 1:
        return alike[0]
    bare = source.phrase.stop - source.phrase.first == 1 and source.phrase.head in table("speakers", "titles")
    return voices[0] if bare and len(voices) == 1 else None


def _telling(text: str) -> frozenset[str]:
    """Give the nouns and names of a role, in their dictionary form."""
    return frozenset(lemma for lemma in lemmas(text) if any(r.pos in _NOUNS for r in readings(lemma)[:2]))
