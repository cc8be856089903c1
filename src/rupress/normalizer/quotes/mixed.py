"""Quoted pieces without a clause: назвал доклад «пустышкой»; слова посла о том, что «время вышло»."""

from __future__ import annotations

from itertools import pairwise

from rupress.normalizer.quotes.clauses import about_that, pieces
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, lemma_of
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import Source, made
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import QuoteKind

_REQUESTS = frozenset(("call", "ask", "promise"))
_COMPLAINS = frozenset("CK")
"""Critics whose verbs have these frames tell something, too, and so put single words in marks that are nobody's."""


def quoted_object(scene: Scene, paragraph: Paragraph) -> None:
    """A quoted piece after a verb: сенатор назвал доклад «пустышкой»."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            if "M" not in hit.form.entry.frames or not scene.unused(hit) or not sentence.pairs:
                continue
            later = (h.start for h in sentence.verbs if h.start > hit.start and "M" in h.form.entry.frames)
            quoted = pieces(scene, sentence, hit.stop, next(later, sentence.stop))
            quoted = [m for m in quoted if _fits(scene, sentence, hit, m)]
            _called(scene, sentence, hit, quoted)


def called(scene: Scene, sentence: Sentence, stop: int) -> Found | None:
    """Find what somebody calls something in a sentence before an outlet's words: «Мэр назвал мост „чудом“, | пишет»."""
    for hit in sentence.verbs:
        critic = hit.stop <= stop and hit.form.entry.klass == "critic" and "M" in hit.form.entry.frames
        if critic and scene.unused(hit):
            found = _called(scene, sentence, hit, pieces(scene, sentence, hit.stop, stop))
            if found is not None:
                return found
    return None


def _called(scene: Scene, sentence: Sentence, hit: Hit, quoted: list[Marked]) -> Found | None:
    """Keep pieces behind a verb, if somebody is its subject."""
    if not quoted:
        return None
    parts = [trim(scene.text, m.start, m.stop) for m in quoted]
    found = Found(QuoteKind.MIXED, parts, "quoted_object", 0.7, sentence.paragraph.index, hit)
    attribute(scene, sentence, hit, found)
    if found.source is None or found.source.phrase.head in table("grammar", "self"):
        return None  # «Я считаю, что это нам „по зубам“»
    return scene.add(found, quoted)


def _fits(scene: Scene, sentence: Sentence, hit: Hit, marked: Marked) -> bool:
    """Say whether a piece can be a verb's words: «назвал „зетами“» is speech, «просит „зетов“ помочь» is a term."""
    klass = hit.form.entry.klass
    if hit.form.entry.lemma in table("grammar", "naming") and _placed(sentence, marked):
        return False  # «Врач назвал ошибки, которые превращают её в „тётку“»
    words = scene.text[marked.start : marked.stop].split()
    if klass in _REQUESTS:
        return scene.decider.verbal(marked)
    if _wonders(sentence, hit, marked):
        return False  # «объяснил, почему „армия севера“ стоит»
    complains = _COMPLAINS.issubset(hit.form.entry.frames)  # «жалуются на „замятый“ край»
    return (klass == "critic" and not complains) or len(words) > 1


def _wonders(sentence: Sentence, hit: Hit, marked: Marked) -> bool:
    """Say whether a question hangs on a verb, and the marked words are in it."""
    words = sentence.words[sentence.word_at(hit.stop) : sentence.word_at(marked.open)]
    return any(a.low == "," and b.low in table("grammar", "wondering") for a, b in pairwise(words))


def _placed(sentence: Sentence, marked: Marked) -> bool:
    """Say whether a preposition stands right before marked words."""
    index = sentence.word_at(marked.open)
    return index > 0 and first_pos(sentence.words[index - 1]) == "PREP"


def nominal(scene: Scene, paragraph: Paragraph) -> None:
    """Quoted pieces after a noun for words: слова посла о том, что «время вышло», вызвали споры."""
    for sentence in paragraph.sentences:
        if not any(scene.free(m) for m in sentence.pairs):
            continue
        for match in about_that().finditer(paragraph.seen(sentence.start, sentence.stop)):
            if match["noun"] is None:
                continue
            at = sentence.start + match.start()
            quoted = pieces(scene, sentence, at, sentence.stop)
            source = _genitive_before(scene, sentence, at)
            if quoted and source is not None:
                parts = [trim(scene.text, m.start, m.stop) for m in quoted]
                scene.add(Found(QuoteKind.MIXED, parts, "nominal", 0.75, paragraph.index, source=source), quoted)


def _genitive_before(scene: Scene, sentence: Sentence, at: int) -> Source | None:
    """Find the owner of a noun for words: «слова посла»."""
    words = sentence.words
    stop = sentence.word_at(at)
    for index in range(stop - 2, max(-1, stop - 16), -1):
        if any(lemma_of(r) in table("speakers", "words") for r in words[index].readings[:2] if r.pos == "NOUN"):
            phrase = parse(words, index + 1, "gent", scene.known, stop)
            return made(words, phrase, "gent", scene.known) if phrase is not None and phrase.weight >= 2 else None
    return None
