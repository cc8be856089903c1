"""Whole utterances in quotation marks, and the author's words after or inside them."""

from __future__ import annotations

import re
from bisect import bisect_right

from rupress.normalizer.quotes import series
from rupress.normalizer.quotes.clause_ends import that
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, lemma_of, starts
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import made
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.subjects import subject_after
from rupress.records import QuoteKind
from rupress.span import Span

_DASH = re.compile(r"\s*[,.!?…;]*\s*[—–-]+\s*")
_INSERT = re.compile(r"([,.!?…])\s*[—–-]\s+(?=[а-яё])")
_RESUME = re.compile(r"[,.!?…:]\s*[—–-]\s+|\s[—–-]\s+(?=[А-ЯЁ])")
_NEXT_PART = re.compile(r"\s*[,.]\s*[—–-]+\s*$")
_SAID = re.compile(r"[,!?…]\s*[—–-]\s")
"""What ends words before the author's."""
_DIRECT = frozenset("DX")
_SMALL = frozenset(("ADVB", "PRCL", "CONJ"))
_GAP = 8
"""White space, a colon or a dash before the marks fit into so many characters."""
_INSTITUTION = 2
_LEAD = 5
"""A preposition and its words before a cue."""
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
    aside = Paragraph(paragraph.index, paragraph.kind, scene.text, Span(start, end))
    if not aside.sentences:
        return None
    sentence = aside.sentences[0]
    for hit in sentence.verbs:
        if set(hit.form.entry.frames) & _DIRECT and hit.form.pos != "GRND":
            lead = len(scene.text[start : hit.start].split())
            place = first_pos(sentence.words[0]) == "PREP"  # «— на условиях анонимности сказал он»
            if lead <= (_LEAD if place else 2):
                return sentence, hit, resume.end() if resume else stop
            break
    return None


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
        many = hit is not None and hit.form.number == "plur"
        others = series.before(scene, paragraph, marked, many=many) if lead[0] < lead[1] and dash else []
        free_standing = (
            lead[0] >= lead[1]
            or bool(others)
            or scene.text[max(0, marked.open - _GAP) : marked.open].rstrip()[-1:] in tuple(":»")
            or scene.decider.speech(marked)
        )
        if not free_standing:
            continue
        part_of_clause = lead[0] < lead[1] and not dash and scene.text[marked.start].islower()
        if part_of_clause and _clause_of_another(scene, sentence, marked):
            continue
        found = Found(
            QuoteKind.MIXED if part_of_clause else QuoteKind.DIRECT,  # «Завод „встанет“, сказал мэр»
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
        found.parts[:0] = [trim(scene.text, other.start, other.stop) for other in others]
        scene.add(found, [*others, marked])


def _clause_of_another(scene: Scene, sentence: Sentence, marked: Marked) -> bool:
    """Say whether a report before the marks brings them: «Мэр заявил, что | „мост встанет“, сообщает „Вестник“»."""
    for hit in sentence.verbs:
        if hit.stop <= marked.open and "C" in hit.form.entry.frames and scene.unused(hit):
            match = that().match(sentence.paragraph.seen(hit.stop, marked.open))
            if match is not None and hit.stop + match.end() == marked.open:
                return True
    return False


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
        if len(between) > (_REACH if dash else 25) or any(c in between for c in ".:;«") or _SAID.search(between):
            return None  # «„Луга“ — моя душа, — сказал Рогов»: the words begin with a name
        if hit.form.pos == "GRND" or (not dash and any(stem in between for stem in table("grammar", "relative_stems"))):
            return None  # «„Старый мост“, о котором писала газета»
        if set(hit.form.entry.frames) & _DIRECT:
            return hit
    return None


def _unlisted(scene: Scene, sentence: Sentence, at: int, marked: Marked, found: Found) -> bool:
    """Author's words with a verb that no table lists («— развёл руками Седов»), or with a speaker alone («— мэр»)."""
    words = sentence.words
    index = sentence.word_at(at)
    if index < len(words) and _owned(scene, sentence, index, found):
        return True
    if index >= len(words) or not scene.decider.speech(marked):
        return False
    pointing = next(
        (p for p, _ in sentence.phrases if p.form.entry.kind == "backward" and p.start == words[index].start), None
    )
    if pointing is not None:
        index = min(sentence.word_at(pointing.stop), len(words) - 1)  # «— к такому выводу пришли эксперты»
    if acts(scene, sentence, index, found):
        return True
    phrase = parse(words, index, "nomn", scene.known, len(words)) if starts(words, index) else None
    if phrase is None or phrase.weight < 3 or phrase.name is None:
        return False
    if phrase.stop < len(words) and words[phrase.stop].low not in {".", ","}:
        return False
    found.source, found.rule, found.confidence = made(words, phrase, "nomn", scene.known), "speaker_alone", 0.7
    return True


def _owned(scene: Scene, sentence: Sentence, index: int, found: Found) -> bool:
    """Read whose words they are: «— таково мнение мэра»; False if nothing says it."""
    words = sentence.words
    if words[index].low not in table("grammar", "such") or index + 2 >= len(words):
        return False
    if not any(lemma_of(r) in table("speakers", "words") for r in words[index + 1].readings[:1]):
        return False
    phrase = parse(words, index + 2, "gent", scene.known, len(words))
    if phrase is None or phrase.weight < _INSTITUTION:
        return False
    found.source, found.rule, found.confidence = made(words, phrase, "gent", scene.known), "speaker_alone", 0.8
    return True


def acts(scene: Scene, sentence: Sentence, index: int, found: Found) -> bool:
    """Read a verb that no table lists, and its subject: «— развёл руками Седов»; False if there is none."""
    words = sentence.words
    begin = index
    while index < len(words) - 1 and index < begin + 3 and any(r.pos in _SMALL for r in words[index].readings[:1]):
        index += 1  # «— не стал скрывать радости мэр», «— тут же нашёлся тренер»
    verb = words[index] if index < len(words) else None
    first = verb.readings[:1] if verb is not None else ()
    if verb is None or not first or first[0].pos != "VERB" or not first[0].number:
        return False
    for told in verb.readings[:3]:  # «пришли» may be «прийти» and «прислать»
        if told.pos != "VERB" or not told.number:
            continue
        hit = Hit(verb.start, verb.stop, Form(Entry(told.lemma, "act", "D"), "VERB", told.number, told.gender))
        source = subject_after(sentence, hit, scene.known, 3)
        if source is not None:
            found.hit, found.source, found.rule, found.confidence = hit, source, "unlisted_verb", 0.75
            return True
    return False


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
        scene.grow(last, marked)
