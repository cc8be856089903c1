"""Whole utterances in quotation marks after the author's words: a colon, a verb, a noun for words, or nothing."""

from __future__ import annotations

import re

from rupress.normalizer.quotes import series
from rupress.normalizer.quotes.clause_ends import clause_end, that
from rupress.normalizer.quotes.clauses import report
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import foreign, lemma_of
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.signatures import named_line, signature
from rupress.normalizer.quotes.sources import Source, made
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.subjects import subject_before
from rupress.normalizer.quotes.utterances import utterance
from rupress.records import Kind, QuoteKind, SpeakerForm

_WORD = re.compile(r"\w+")
_COLON = re.compile(r":\s*[—–-]?\s*$")
_NEAREST = 8
"""A colon belongs to one of so many cues before it."""
_GAP = 8
"""White space, a colon or a dash before the marks fit into so many characters."""


def coloned(scene: Scene, paragraph: Paragraph) -> None:
    """Words after a colon: Директор уточнил: «Осенью». The verb may be missing: Директор — коротко: «Осенью»."""
    for marked in paragraph.pairs:
        if not scene.free(marked):
            continue
        edge = max(paragraph.start, marked.open - _GAP)
        before = paragraph.seen(edge, marked.open)
        colon = _COLON.search(before)
        if colon is not None:
            at = edge + colon.start()
            sentence = paragraph.sentence_at(at)
        elif not before.strip() and paragraph.index and _ends_with_colon(scene, paragraph.index - 1):
            sentence = scene.paragraphs[paragraph.index - 1].sentences[-1]
            at = sentence.stop - 1
        else:
            continue
        _after_colon(scene, paragraph, sentence, at, marked)


def _ends_with_colon(scene: Scene, index: int) -> bool:
    paragraph = scene.paragraphs[index]
    kinds = (Kind.BODY, Kind.SUBHEAD)
    return bool(paragraph.sentences) and paragraph.outline.rstrip().endswith(":") and paragraph.kind in kinds


def _after_colon(scene: Scene, paragraph: Paragraph, sentence: Sentence, at: int, marked: Marked) -> None:
    found = Found(QuoteKind.DIRECT, [trim(scene.text, marked.start, marked.stop)], "coloned", 0.9, paragraph.index)
    hits = [h for h in sentence.verbs if h.stop <= at and h.form.entry.frames and scene.unused(h)]
    hit = next((h for h in reversed(hits) if set(h.form.entry.frames) & set("DQCKMX")), None)
    follow = paragraph.seen(marked.close, marked.close + 4)
    # «четыре станции: «Южная», «Речная»» is a list, «сообщает: «Север» готов» an indirect clause
    others = series.behind(scene, paragraph, marked)
    whole = bool(others) or not re.match(r"\s+[а-я]|\s*,\s*«", follow)
    if whole and _titled(sentence, at):
        return
    if hit is not None and whole:
        hit = _around(scene, sentence, hits, hit, at) or hit
        found.hit = hit
        attribute(scene, sentence, hit, found)
        found.carry = found.source is None and not found.media and hit.form.entry.klass != "impers"
    elif whole and (source := next((p for p in sentence.phrases if p[0].form.entry.kind in {"source", "owned"}), None)):
        found.hit, found.owner = source
        attribute(scene, sentence, source[0], found)
    elif whole and (noun := utterance(sentence, at, scene.known)) is not None:
        found.source, found.owner = noun.source, noun.owner
        found.rule, found.confidence = "colon_noun", 0.8
        if not (noun.source or noun.owner or noun.heard):
            found.source, found.carry = _verbless(scene, sentence, at, marked), _labels(sentence, at)
    elif whole and scene.decider.speech(marked) and (before := _reported(scene, sentence, at)) is not None:
        found.source, found.owner, found.rule, found.confidence = before.source, before.owner, "colon_alone", 0.8
    elif (
        whole
        and scene.decider.speech(marked)
        and (speaker := _review(scene, sentence, at) or _verbless(scene, sentence, at, marked))
    ):
        found.source, found.rule, found.confidence = speaker, "colon_alone", 0.7
    elif whole and scene.decider.speech(marked) and _labels(sentence, at):
        found.rule, found.confidence, found.carry = "colon_alone", 0.7, True
    else:
        return
    found.parts += [trim(scene.text, other.start, other.stop) for other in others]
    scene.add(found, [marked, *others])


def _around(scene: Scene, sentence: Sentence, hits: list[Hit], hit: Hit, at: int) -> Hit | None:
    """Find the report in whose clause a verb stands: «Мэр заявила, что семья потребует денег: «…»» quotes the mayor.

    Gives its cue and keeps the clause up to the colon. None if the verb brings the quote: «… что завод ответил: «…»».
    """
    for outer in hits[-_NEAREST:]:
        if outer.start >= hit.start or "C" not in outer.form.entry.frames:
            continue
        match = that().match(sentence.paragraph.seen(outer.stop, hit.start + 1))
        start = outer.stop + match.end() if match is not None else hit.start + 1
        if start > hit.start or clause_end(scene, sentence, outer, start) <= hit.start:
            continue
        if _brings(sentence, hit, at):
            return None
        words = [trim(scene.text, start, at)]
        found = Found(QuoteKind.INDIRECT, words, "clause", 0.85, sentence.paragraph.index, outer)
        attribute(scene, sentence, outer, found)
        if found.source is None:
            return None
        report(scene, sentence, found, start, at)
        return outer
    return None


def _brings(sentence: Sentence, hit: Hit, at: int) -> bool:
    """Say whether nothing but who is spoken to stands between a verb and a colon: «ответил журналистам:»."""
    between = sentence.words[sentence.word_at(hit.stop) : sentence.word_at(at)]
    nouns = [word.readings for word in between if word.readings and word.readings[0].pos == "NOUN"]
    return all(any(r.animate and r.case in {"nomn", "datv"} for r in readings) for readings in nouns)


def _verbless(scene: Scene, sentence: Sentence, at: int, marked: Marked) -> Source | None:
    """Find the speaker before a colon without a verb: «Директор — коротко:»."""
    words = sentence.words
    if (signed := signature(scene, sentence)) is not None:
        return signed
    hit = Hit(at, at, Form(Entry("", ""), "GRND"))
    if scene.decider.named(marked) and any(
        lemma_of(r) in table("names", "heads")
        for w in words[max(0, sentence.word_at(at) - 3) : sentence.word_at(at)]
        for r in w.readings[:1]
    ):
        return None
    return subject_before(sentence, hit, scene.known, 3)


def _review(scene: Scene, sentence: Sentence, at: int) -> Source | None:
    """Find the outlet that opens a paragraph of a review of the press: «Luga Post, Дания: «…»», «„Маяк“: «…»»."""
    words, stop = sentence.words, sentence.word_at(at)
    opens = sentence.start == sentence.paragraph.start and sentence.paragraph.kind is Kind.BODY and stop > 0
    phrase = parse(words, 0, "nomn", scene.known, stop) if opens else None
    if phrase is None or phrase.form is not SpeakerForm.ORGANISATION:
        return None
    source = made(words, phrase, "nomn", scene.known)
    if not source.medium and not (foreign(words[0]) and words[0].capital):
        return None
    land = [r for word in words[phrase.stop + 1 : stop] for r in word.readings[:1]]
    placed = words[phrase.stop].low == "," and len(land) in {1, 2} and any("Geox" in r.marks for r in land)
    return source if phrase.stop == stop or placed else None


def _reported(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """Find the report of the sentence that goes on behind its colon: «признался, что мост его вдохновил: „Я …“»."""
    reports = (f for f in scene.near(sentence.start, at) if f.hit is not None and sentence.start <= f.hit.start < at)
    return next((f for f in reports if f.source is not None and f.parts[-1][1] >= at - 1), None)


def _titled(sentence: Sentence, at: int) -> bool:
    """Say whether the noun before a colon brings a title: «рассуждали на тему: „Каким быть мосту“»."""
    words = sentence.words[: sentence.word_at(at)][-1:]
    return any(lemma_of(r) in table("speakers", "titled") for word in words for r in word.readings[:2])


def _labels(sentence: Sentence, at: int) -> bool:
    """Say whether a noun for words stands alone before a colon: «Цитата: «…»»."""
    words = sentence.words[: sentence.word_at(at)]
    return len(words) == 1 and any(lemma_of(r) in table("speakers", "words") for r in words[0].readings[:2])


def objects(scene: Scene, paragraph: Paragraph) -> None:
    """Words right after a cue or a noun for words: сказал мэр «Пора ехать», со словами «Пора ехать»."""
    for marked in paragraph.pairs:
        if not scene.free(marked):
            continue
        sentence = paragraph.sentence_at(marked.open)
        before = sentence.paragraph.seen(sentence.start, marked.open)
        if before.rstrip()[-1:] in ",:;—–-.«»" or not scene.decider.speech(marked):
            continue
        index = sentence.word_at(marked.open) - 1
        words = sentence.words
        if index < 0:
            continue
        if any(lemma_of(r) in table("media", "nouns") for r in words[index].readings[:2] if r.pos == "NOUN"):
            continue  # «сообщает радиостанция „Говорит Луга“»
        noun = any(lemma_of(r) in table("speakers", "words") for r in words[index].readings[:2] if r.pos == "NOUN")
        hit = next((h for h in reversed(sentence.verbs) if h.stop <= marked.open and scene.unused(h)), None)
        near = (
            hit is not None
            and len(scene.text[hit.stop : marked.open].split()) <= 3
            and set(hit.form.entry.frames) & set("DQM")
        )
        if not noun and not near:
            continue
        high = not scene.text[marked.start].islower()
        found = Found(
            QuoteKind.DIRECT if high else QuoteKind.MIXED,  # «назвал мост „затеей, которая разорит район“»
            [trim(scene.text, marked.start, marked.stop)],
            "object",
            0.75,
            paragraph.index,
            hit if near or hit else None,
        )
        if hit is not None:
            attribute(scene, sentence, hit, found)
        else:
            found.source = subject_before(
                sentence, Hit(words[index].start, words[index].stop, Form(Entry("", ""), "GRND")), scene.known, 3
            )
        scene.add(found, [marked])


def cueless(scene: Scene, paragraph: Paragraph) -> None:
    """A sentence that is nothing but marked words, without a cue: it continues the speaker of its chain."""
    for marked in paragraph.pairs:
        headline = paragraph.kind is Kind.HEADLINE
        if not scene.free(marked) or not (headline or paragraph.kind is Kind.BODY):
            continue
        sentence = paragraph.sentence_at(marked.open)
        before = paragraph.seen(sentence.start, marked.open).strip()
        after = paragraph.seen(marked.close, sentence.stop).strip()
        if before or after.strip(".!?…") or not scene.decider.speech(marked) or scene.decider.named(marked):
            continue
        if len(scene.text[marked.start : marked.stop].split()) < 3 or (
            headline and not _echoes(scene, paragraph, marked)
        ):
            continue
        part = trim(scene.text, marked.start, marked.stop)
        source = named_line(scene, paragraph) if sentence is paragraph.sentences[0] else None
        scene.add(
            Found(QuoteKind.DIRECT, [part], "cueless", 0.8, paragraph.index, source=source, carry=source is None),
            [marked],
        )


def _echoes(scene: Scene, paragraph: Paragraph, marked: Marked) -> bool:
    """Say whether marked words of a headline are no title: all of them stand in marks below, in their order."""
    words = _WORD.findall(scene.text[marked.start : marked.stop].lower())
    for other in scene.paragraphs[paragraph.index + 1 :]:
        for pair in other.pairs:
            said = iter(_WORD.findall(scene.text[pair.start : pair.stop].lower()))
            if pair.stop - pair.start > marked.stop - marked.start and all(word in said for word in words):
                return True
    return False
