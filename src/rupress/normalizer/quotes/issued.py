"""Whose message is quoted where nobody's words went before: «Ремонт подтвердили в мэрии. „…“, — говорится в письме»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import lemma_of
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.places import is_land
from rupress.normalizer.quotes.scene import Sentence
from rupress.normalizer.quotes.sources import Source, owner
from rupress.normalizer.quotes.speaking import speaker
from rupress.normalizer.quotes.subjects import subject_after, subject_before
from rupress.records import QuoteKind, SpeakerForm
from rupress.ru.morph import CASES

_SENTENCES = 4
"""A message is introduced so many sentences before its words, or nearer."""
_SOMEBODY = 3
_OBJECT = 5
"""A document follows the verb of who published it over fewer words."""
_LAST = 2
"""«В нём» means a paper of the last sentences."""
_FORMS = frozenset((SpeakerForm.ORGANISATION, SpeakerForm.ROLE, SpeakerForm.NAME))


def issuer(scene: Scene, found: Found, document: str) -> Source | None:
    """Find who issued a document, the nearest sentence first: its owner there, or who reported something.

    «Согласно документу» may go back to what the author read himself, and «в докладе миссии» says whose it is.
    """
    if found.rule == "according" or found.source is None or found.source.phrase.stop - found.source.phrase.first > 1:
        return None
    begin = min(start for start, _ in found.parts)
    for sentence in _before(scene, found.paragraph, begin):
        source = _owner(scene, sentence, document) or _publisher(scene, sentence)
        if source is not None:
            return source
        source = _reporter(scene, sentence, begin)
        if source is not None:
            return source if _issues(sentence, source) else None  # «Водитель возразил. „…“, — говорится в письме»
    return None


def published(scene: Scene, found: Found) -> Source | None:
    """Find who wrote or published the paper that «в нём» means: «Завод выпустил релиз. | Там сказано, что»."""
    begin = min(found.hit.start if found.hit is not None else start for start, _ in found.parts)
    for sentence in islice(_before(scene, found.paragraph, begin), _LAST):
        source = _publisher(scene, sentence)
        if source is not None:
            return source
    return None


def _before(scene: Scene, paragraph: int, stop: int) -> Iterator[Sentence]:
    """Give the last sentences before an offset, of its paragraph and the one before, from the last."""
    left = _SENTENCES
    for k in (paragraph, paragraph - 1):
        if k >= 0 and left:
            sentences = scene.paragraphs[k].sentences
            end = bisect_left(sentences, stop, key=lambda s: s.start)
            first = max(0, end - left)
            yield from sentences[first:end][::-1]
            left -= end - first


def _owner(scene: Scene, sentence: Sentence, document: str) -> Source | None:
    """Find the owner of a document in a sentence: «письмо депутата Ивана Седова»."""
    words = sentence.words
    for index, word in enumerate(words):
        if not any(r.lemma == document for r in word.readings[:2]):
            continue
        for case in CASES:
            phrase = parse(words, index, case, scene.known, len(words))
            if phrase is not None and phrase.head == document and phrase.name is None:
                source = owner(words, phrase, scene.known)
                if source.phrase.form in _FORMS and source.phrase.head != document:
                    return source
    return None


def _publisher(scene: Scene, sentence: Sentence) -> Source | None:
    """Find who wrote or published what speaks next: «Певица Анна Лугина выложила пост в сети»."""
    words, documents = sentence.words, table("speakers", "documents")
    for index, word in enumerate(words):
        first = word.readings[0] if word.readings else None
        if first is None or first.pos != "VERB" or lemma_of(first) not in table("speakers", "publishing"):
            continue
        near = (*words[max(0, index - _OBJECT) : index], *words[index + 1 : index + _OBJECT])
        if not any(r.lemma in documents for w in near for r in w.readings[:1]):
            continue
        hit = Hit(word.start, word.stop, Form(Entry(first.lemma, "act"), "VERB", first.number, first.gender))
        source = subject_before(sentence, hit, scene.known) or subject_after(sentence, hit, scene.known)
        if source is not None and source.phrase.form in _FORMS and not source.medium:
            return source
    return None


def _reporter(scene: Scene, sentence: Sentence, stop: int) -> Source | None:
    """Find who reported something in a sentence, with words or without: «Ремонт подтвердили в мэрии»."""
    for hit in reversed(sentence.verbs):
        if hit.stop <= stop and hit.form.pos == "VERB" and hit.form.entry.klass != "impers":
            probe = Found(QuoteKind.INDIRECT, [], "backward", 0.0, sentence.paragraph.index, hit)
            source = speaker(scene, sentence, hit, probe)
            if source is not None and (source.phrase.weight == _SOMEBODY or _issues(sentence, source)):
                return source
    return None


def _issues(sentence: Sentence, source: Source) -> bool:
    """Say whether an institution may issue something, by its noun: no land, no name in marks, no outlet."""
    phrase = source.phrase
    if phrase.form is not SpeakerForm.ORGANISATION or source.medium or sentence.words[phrase.first].quoted:
        return False
    return not is_land(sentence, source)
