"""Whole utterances in quotation marks: before, after and around the author's words."""

from __future__ import annotations

import re
from bisect import bisect_right

from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import lemma_of, parse, starts, table
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import Source, made, subject_after, subject_before
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import Kind, QuoteKind

_DASH = re.compile(r"\s*[,.!?…;]*\s*[—–-]+\s*")
_COMMA = re.compile(r"\s*[,!?…]+\s*(?=[а-я])|(?<=[!?,]»)\s*(?=[а-я])")
_INSERT = re.compile(r"([,.!?…])\s*[—–-]\s+(?=[а-яё])")
_RESUME = re.compile(r"[,.!?…]\s*[—–-]\s+")
_COLON = re.compile(r":\s*[—–-]?\s*$")
_NEXT_PART = re.compile(r"\s*[,.]\s*[—–-]+\s*$")
_DIRECT = frozenset("DX")
_GAP = 8
"""White space, a colon or a dash before the marks fit into so many characters."""
_REACH = 140
"""The author's words after a dash begin with the cue, or with a speaker of at most so many characters."""


def inserted(scene: Scene, paragraph: Paragraph) -> None:
    """Author's words inside the marks: «Осенью, — сказал он, — если успеем»."""
    for marked in paragraph.pairs:
        if scene.free(marked) and marked.stop - marked.start > 12:
            _split(scene, paragraph, marked)


def _split(scene: Scene, paragraph: Paragraph, marked: Marked) -> None:
    pairs = paragraph.marks.pairs
    inner = bisect_right(pairs, marked.open, key=lambda m: m.open)
    parts: list[tuple[int, int]] = []
    begin, found = marked.start, None
    place = marked.start
    while (match := _INSERT.search(scene.text, place, marked.stop)) is not None:
        place = match.end()
        while inner < len(pairs) and pairs[inner].close <= match.start():
            inner += 1
        if inner < len(pairs) and pairs[inner].open < match.start():
            continue  # the dash stands in marks of its own
        words = _author(scene, paragraph, match.end(), marked.stop)
        if words is None:
            continue
        sentence, hit, end = words
        parts.append(trim(scene.text, begin, match.end(1)))
        if found is None:
            found = Found(QuoteKind.DIRECT, parts, "inserted", 0.97, paragraph.index, hit)
            attribute(scene, sentence, hit, found)
        begin = place = end
    if found is None:
        return
    rest = trim(scene.text, begin, marked.stop)
    if rest[0] < rest[1]:
        parts.append(rest)
    scene.add(found, [marked])


def _author(scene: Scene, paragraph: Paragraph, start: int, stop: int) -> tuple[Sentence, Hit, int] | None:
    """Read the author's words inside the marks: the sentence they make, their cue, and where the quote goes on."""
    resume = _RESUME.search(scene.text, start, min(stop, start + 300))
    end = resume.start() if resume else min(stop, start + 200)
    aside = Paragraph(paragraph.index, paragraph.kind, scene.text, start, end)
    if not aside.sentences:
        return None
    sentence = aside.sentences[0]
    for hit in sentence.verbs:
        if set(hit.form.entry.frames) & _DIRECT and hit.form.pos != "GRND":
            lead = paragraph_words(scene, start, hit.start)
            if lead <= 2:
                return sentence, hit, resume.end() if resume else stop
            break
    return None


def paragraph_words(scene: Scene, start: int, stop: int) -> int:
    """Count the words between two offsets."""
    return len(scene.text[start:stop].split())


def dashed(scene: Scene, paragraph: Paragraph) -> None:
    """Author's words after the marks: «Линию запустят», — сказал директор; the dash may be missing before a cue."""
    for marked in paragraph.pairs:
        if not scene.free(marked):
            continue
        sentence = paragraph.sentence_at(marked.open)
        tail = _tail(scene, paragraph, sentence, marked)
        if tail is None:
            continue
        at, dash = tail
        hit = _first_cue(scene, sentence, at, dash)
        if hit is None and not dash:
            continue
        lead = trim(scene.text, sentence.start, marked.open)
        free_standing = (
            lead[0] >= lead[1]
            or scene.text[max(0, marked.open - _GAP) : marked.open].rstrip()[-1:] in tuple(":—–-»")
            or scene.decider.speech(marked)
        )
        if not free_standing:
            continue
        found = Found(
            QuoteKind.DIRECT,
            [trim(scene.text, marked.start, marked.stop)],
            "dashed" if dash else "comma",
            0.97,
            paragraph.index,
            hit,
        )
        if hit is None:
            if not _unlisted(scene, sentence, at, marked, found):
                continue
        else:
            attribute(scene, sentence, hit, found)
            if not dash and found.source is None and not found.media and hit.form.entry.klass != "impers":
                continue
        scene.add(found, [marked])


def _tail(scene: Scene, paragraph: Paragraph, sentence: Sentence, marked: Marked) -> tuple[int, bool] | None:
    """Give where the author's words begin after the marks, and whether a dash brings them."""
    seen = paragraph.seen(marked.close, sentence.stop)
    match = _DASH.match(seen)
    if match is not None and match.end() < len(seen):
        return marked.close + match.end(), True
    match = re.match(r"\s*,\s*(?=[а-я])", seen) or (
        re.match(r"\s+(?=[а-я])", seen) if scene.text[marked.stop - 1] in ",!?…" else None
    )
    return (marked.close + match.end(), False) if match is not None else None


def _first_cue(scene: Scene, sentence: Sentence, at: int, dash: bool) -> Hit | None:
    """Give the cue that the author's words begin with, but for its subject: «— в МИД заявили», «— тут же сказал он»."""
    for hit in sentence.verbs:
        if hit.start < at or not scene.unused(hit):
            continue
        between = sentence.paragraph.seen(at, hit.start)
        if len(between) > (_REACH if dash else 25) or any(c in between for c in ".:;«"):
            return None
        if hit.form.pos == "GRND":
            return None
        if set(hit.form.entry.frames) & _DIRECT:
            return hit
    return None


def _unlisted(scene: Scene, sentence: Sentence, at: int, marked: Marked, found: Found) -> bool:
    """Author's words with a verb that no table lists («— развёл руками Седов»), or with a speaker alone («— мэр»)."""
    words = sentence.words
    index = sentence.word_at(at)
    if index >= len(words) or not scene.decider.speech(marked):
        return False
    verb = words[index]
    first = verb.readings[:1]
    if first and first[0].pos == "VERB" and first[0].number:
        entry = Entry(first[0].lemma, "act", "D")
        hit = Hit(verb.start, verb.stop, Form(entry, "VERB", first[0].number, first[0].gender))
        source = subject_after(sentence, hit, scene.known, 3)
        if source is None:
            return False
        found.hit, found.source, found.rule, found.confidence = hit, source, "unlisted_verb", 0.75
        return True
    phrase = parse(words, index, "nomn", scene.known, len(words)) if starts(words, index) else None
    if phrase is None or phrase.weight < 3 or phrase.name is None:
        return False
    if phrase.stop < len(words) and words[phrase.stop].low not in {".", ","}:
        return False
    found.source, found.rule, found.confidence = made(words, phrase, "nomn", scene.known), "speaker_alone", 0.7
    return True


def joined(scene: Scene, paragraph: Paragraph) -> None:
    """A quote that goes on in marks of its own: «Осенью», — сказал он. — «Если успеем»."""
    for marked in paragraph.pairs:
        if not scene.free(marked):
            continue
        before = paragraph.seen(max(paragraph.start, marked.open - 6), marked.open)
        if not _NEXT_PART.search(before):
            continue
        sentence = paragraph.sentence_at(marked.open - len(before))
        earlier = [f for f in scene.near(sentence.start, marked.open) if f.parts[-1][1] < marked.open]
        last = max(earlier, key=lambda f: f.parts[-1], default=None)
        if last is None or last.hit is None or not last.parts[-1][1] < last.hit.start < marked.open:
            continue
        last.parts.append(trim(scene.text, marked.start, marked.stop))
        scene.use_marks(marked.open)


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
    return bool(paragraph.sentences) and paragraph.outline.rstrip().endswith(":") and paragraph.kind is Kind.BODY


def _after_colon(scene: Scene, paragraph: Paragraph, sentence: Sentence, at: int, marked: Marked) -> None:
    found = Found(QuoteKind.DIRECT, [trim(scene.text, marked.start, marked.stop)], "coloned", 0.95, paragraph.index)
    hits = [h for h in sentence.verbs if h.stop <= at and h.form.entry.frames and scene.unused(h)]
    hit = next((h for h in reversed(hits) if set(h.form.entry.frames) & set("DQCKMX")), None)
    follow = paragraph.seen(marked.close, marked.close + 4)
    # «четыре станции: «Южная», «Речная»» is a list, «сообщает: «Север» готов» an indirect clause
    whole = not re.match(r"\s+[а-я]|\s*,\s*«|\s+и\s", follow)
    if hit is not None and whole:
        found.hit = hit
        attribute(scene, sentence, hit, found)
        found.carry = found.source is None and not found.media and hit.form.entry.klass != "impers"
    elif whole and (source := next((p for p in sentence.phrases if p[0].form.entry.kind in {"source", "owned"}), None)):
        found.hit, found.owner = source
        attribute(scene, sentence, source[0], found)
    elif whole and scene.decider.speech(marked) and (speaker := _verbless(scene, sentence, at)):
        found.source, found.rule, found.confidence = speaker, "colon_alone", 0.7
    else:
        return
    scene.add(found, [marked])


def _verbless(scene: Scene, sentence: Sentence, at: int) -> Source | None:
    """Find the speaker before a colon without a verb: «Директор — коротко:»."""
    words = sentence.words
    hit = Hit(at, at, Form(Entry("", ""), "GRND"))
    if any(
        lemma_of(r) in table("names", "heads")
        for w in words[max(0, sentence.word_at(at) - 3) : sentence.word_at(at)]
        for r in w.readings[:1]
    ):
        return None
    return subject_before(sentence, hit, scene.known, 3)


def objects(scene: Scene, paragraph: Paragraph) -> None:
    """Words right after a cue or a noun for words: сказал мэр «Пора ехать», со словами «Пора ехать»."""
    for marked in paragraph.pairs:
        if not scene.free(marked) or not scene.decider.speech(marked):
            continue
        sentence = paragraph.sentence_at(marked.open)
        before = sentence.paragraph.seen(sentence.start, marked.open)
        if before.rstrip()[-1:] in ",:;—–-.«»":
            continue
        index = sentence.word_at(marked.open) - 1
        words = sentence.words
        if index < 0:
            continue
        noun = any(lemma_of(r) in table("speakers", "words") for r in words[index].readings[:2] if r.pos == "NOUN")
        hit = next((h for h in reversed(sentence.verbs) if h.stop <= marked.open and scene.unused(h)), None)
        near = (
            hit is not None
            and len(scene.text[hit.stop : marked.open].split()) <= 3
            and set(hit.form.entry.frames) & set("DQM")
        )
        if not noun and not near:
            continue
        found = Found(
            QuoteKind.DIRECT,
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
        if not scene.free(marked) or paragraph.kind is not Kind.BODY:
            continue
        sentence = paragraph.sentence_at(marked.open)
        before = paragraph.seen(sentence.start, marked.open).strip()
        after = paragraph.seen(marked.close, sentence.stop).strip()
        if before or after.strip(".!?…") or not scene.decider.speech(marked) or scene.decider.named(marked):
            continue
        if paragraph_words(scene, marked.start, marked.stop) < 3:
            continue
        scene.add(
            Found(
                QuoteKind.DIRECT,
                [trim(scene.text, marked.start, marked.stop)],
                "cueless",
                0.8,
                paragraph.index,
                carry=True,
            ),
            [marked],
        )
