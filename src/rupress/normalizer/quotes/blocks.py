"""Whole paragraphs that are somebody's words: signed block quotations of HTML, and what a label or a sentence brings.

<blockquote>Мост готов.<cite>Анна Орлова, мэр</cite></blockquote>; «Прямая речь: Мост готов»; «Он сказал:» ¶ «Я рад».
"""

from __future__ import annotations

from itertools import takewhile

from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import apposed, parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.sources import Source, made
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.turns import DASH
from rupress.records import Kind, QuoteKind, SpeakerForm

_MOST = 20
"""More paragraphs are a document, nobody's speech."""
_LINES = 2
_ENDS = frozenset(".!?…»")
_LABEL = 24
"""A label has no more characters."""
_FEW = 4
"""Fewer words behind a label are no quote."""
_SPEAKS = 2
"""How fit to speak who is cited must be: a person, or an organisation."""

_TALK = frozenset(("1per", "2per"))


def cited(scene: Scene, paragraph: Paragraph) -> None:
    """A block quotation that is signed; where the author's words stand inside, other rules find what is said."""
    before = scene.paragraphs[paragraph.index - 1].cited if paragraph.index else 0
    if paragraph.cited <= 0 or before == paragraph.cited:
        return
    said = list(takewhile(lambda p: p.cited == paragraph.cited, scene.paragraphs[paragraph.index :]))
    if len(said) > _MOST or any(p.kind is not Kind.BODY or _told(p) for p in said):
        return
    following = scene.paragraphs[paragraph.index + len(said) : paragraph.index + len(said) + 1]
    signature = next((p for p in following if p.cited == -paragraph.cited), None)
    glued = signature is None
    line = signature.sentences[0] if signature is not None and signature.sentences else said[-1].sentences[-1]
    source = _signer(scene, line, glued=glued)
    if source is None:
        return
    marked = [m for p in said for m in p.pairs]
    parts = [_words(scene, p, line.start if glued and p is said[-1] else p.stop) for p in said]
    found = Found(QuoteKind.DIRECT, parts, "blockquote", 0.9, paragraph.index)
    if source.medium:
        found.media.append(source)
    else:
        found.source = source
    scene.add(found, marked)


def signed(scene: Scene, paragraph: Paragraph) -> None:
    """A paragraph whose signature lost the line it stood on: «Мост готов.Анна Орлова, мэр города»."""
    if paragraph.kind is not Kind.BODY or len(paragraph.sentences) < _LINES or _told(paragraph):
        return
    line = paragraph.sentences[-1]
    if scene.text[line.start - 1].isspace() or scene.text[line.start - 1] not in _ENDS:
        return
    source = _signer(scene, line, glued=True)
    if source is None:
        return
    found = Found(QuoteKind.DIRECT, [_words(scene, paragraph, line.start)], "signed", 0.8, paragraph.index)
    found.source = source
    scene.add(found, paragraph.pairs)


def labelled(scene: Scene, paragraph: Paragraph) -> None:
    """A paragraph of somebody's words behind a label: «Прямая речь: Мост готов»; they are his who spoke before."""
    if paragraph.kind is not Kind.BODY:
        return
    colon = paragraph.outline.find(":", 0, _LABEL)
    if colon < 0 or paragraph.outline[:colon].strip() not in table("speakers", "labels"):
        return
    start, stop = trim(scene.text, paragraph.start + colon + 1, paragraph.stop)
    if len(scene.text[start:stop].split()) < _FEW:
        return
    whole = [m for m in paragraph.pairs if m.open <= start and m.close >= stop]
    part = trim(scene.text, whole[0].start, whole[0].stop) if whole else (start, stop)
    scene.add(Found(QuoteKind.DIRECT, [part], "label", 0.8, paragraph.index, carry=True), paragraph.pairs)


def announced(scene: Scene, paragraph: Paragraph) -> None:
    """A paragraph of words without marks that the one before brings: «Вот что он сказал об этом:» ¶ Я верю в мост."""
    if paragraph.kind is not Kind.BODY or not paragraph.index or paragraph.pairs or DASH.match(paragraph.outline):
        return
    before = scene.paragraphs[paragraph.index - 1]
    if before.kind is not Kind.BODY or not before.outline.rstrip().endswith(":"):
        return
    if not speaks_of_self(paragraph):
        return  # a list, or a report
    sentence = before.sentences[-1]
    hit = next((h for h in reversed(sentence.verbs) if "Q" in h.form.entry.frames and h.form.pos == "VERB"), None)
    if hit is None:
        return
    part = trim(scene.text, paragraph.start, paragraph.stop)
    if not scene.unused(hit):
        _goes_on(scene, paragraph, sentence, hit, part)
        return
    found = Found(QuoteKind.DIRECT, [part], "announced", 0.75, paragraph.index, hit)
    attribute(scene, sentence, hit, found)
    if found.source is not None and found.source.phrase.weight > _SPEAKS:
        scene.add(found)


def _goes_on(scene: Scene, paragraph: Paragraph, sentence: Sentence, hit: Hit, part: tuple[int, int]) -> None:
    """Add the words of who is reported up to the colon: «Как сказал Седов, мост нужен всем:» ¶ Я вырос у реки."""
    report = next((f for f in scene.near(sentence.start, sentence.stop) if f.hit is hit), None)
    person = report is not None and report.source is not None and report.source.phrase.weight > _SPEAKS
    if report is None or not person or report.kind is not QuoteKind.INDIRECT:
        return
    if report.parts[-1][1] < len(sentence.paragraph.outline.rstrip()) + sentence.paragraph.start - 1:
        return
    found = Found(QuoteKind.DIRECT, [part], "announced", 0.7, paragraph.index)
    found.source = report.source
    scene.add(found)


def _told(paragraph: Paragraph) -> bool:
    """Say whether a paragraph reports: it has speech in marks, and the author's words beside it, who says no „вы“."""
    told = ((s, any(hit.form.person not in _TALK for hit in s.verbs)) for s in paragraph.sentences)
    return any(sentence.pairs and reports for sentence, reports in told)


def _words(scene: Scene, paragraph: Paragraph, end: int) -> tuple[int, int]:
    """Give what a paragraph says, without the marks around the whole of it."""
    start, stop = trim(scene.text, paragraph.start, end)
    if len(paragraph.pairs) == 1:
        pair = paragraph.pairs[0]
        if pair.open <= start and pair.close >= stop:
            return trim(scene.text, pair.start, pair.stop)
    return start, stop


def speaks_of_self(paragraph: Paragraph) -> bool:
    """Say whether somebody speaks of himself: «мы», «думаю»."""
    return any(tells_of_self(sentence) for sentence in paragraph.sentences)


def tells_of_self(sentence: Sentence) -> bool:
    """Say whether somebody speaks of himself in a sentence."""
    own = table("grammar", "first_person")
    return any(word.low in own for word in sentence.words) or any(h.form.person == "1per" for h in sentence.verbs)


def _acts(word: Word) -> bool:
    return any(reading.pos == "VERB" for reading in word.readings[:1])


def _signer(scene: Scene, line: Sentence, *, glued: bool) -> Source | None:
    """Read who is cited: «— Анна Орлова, мэр города»; on the line of the words themselves a person alone is."""
    words = line.words
    if glued and (line.verbs or not words or words[-1].low in ".!?…" or line is line.paragraph.sentences[0]):
        return None
    first = next((k for k, word in enumerate(words) if word.is_word or word.quoted), len(words))
    phrase = parse(words, first, "nomn", scene.known, len(words))
    if phrase is None or phrase.form is SpeakerForm.PRONOUN or any(_acts(word) for word in words):
        return None
    if phrase.weight < _SPEAKS or (glued and phrase.name is None):
        return None
    return made(words, apposed(words, phrase, "nomn", scene.known), "nomn", scene.known)
