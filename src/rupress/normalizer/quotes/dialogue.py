"""Speech without quotation marks: replies after a dash, and quotes that run over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rupress.normalizer.quotes.blocks import speaks_of_self
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Entry, Form, Hit
from rupress.normalizer.quotes.direct import acts
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.signatures import introduced_by_name
from rupress.normalizer.quotes.sources import Source, made
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.subjects import subject_before
from rupress.normalizer.quotes.turns import DASH
from rupress.records import Kind, QuoteKind
from rupress.ru.morph import readings

_BEFORE_CUE = re.compile(r"[,.!?…»]\s*(?P<dash>[—–-]?)\s*(?:(?P<word>[а-я]+)\s+(?P<more>(?:[а-я]+\s+){1,3})?)?$")
_RESUME = re.compile(r"[^.!?…]{0,200}?[.,!?…:]\s*[—–-]\s+")
_RESUMING = re.compile(r"[.,!?…:]\s*[—–-]\s")
_REPLY = re.compile(r"[.!?…]\s+[—–-]\s+(?=[А-ЯЁA-Z«])(?![^()\n]{1,20}\))")
_SIGNATURE = re.compile(r"[,.!?…»]\s*[—–-]\s+(?=[^—–\n]*$)")
_VERBS = frozenset(("VERB", "PRTS"))
_DASHES = ("—", "–", "-")
_ANY = Form(Entry("", ""), "GRND")
_REPLIES = frozenset(("reply", "answer", "continued"))
_BETWEEN = 3
"""Fewer paragraphs of the author stand between two replies of one person."""
_NEAR = 40
"""A comma, a dash and a word or a preposition with its words before a cue fit into so many characters."""
_MOST = 40
"""A quote runs over at most so many paragraphs."""


def reply(scene: Scene, paragraph: Paragraph) -> None:
    """A reply after a dash: — В мае, — ответил он. Or after a colon at the end of the paragraph before."""
    lead = DASH.match(paragraph.outline)
    if lead is None or paragraph.kind is not Kind.BODY:
        return
    start = paragraph.start + lead.end()
    if not scene.text[start].isupper() and scene.text[start] not in '«"“„…':
        return  # «— отказ сторон от претензий;»: an item of a list
    last = list(_REPLY.finditer(paragraph.outline))
    spoken = _with_cue(scene, paragraph, start)
    if spoken is not None:
        for sentence, hit, found in spoken:
            attribute(scene, sentence, hit, found)
            _extend(scene, paragraph, found)
            scene.add(found)
        return
    if (pointed := _pointed(scene, paragraph, start)) is not None:
        scene.add(pointed)
        return
    named = introduced_by_name(scene, paragraph, trim(scene.text, start, paragraph.stop))
    if named is not None:
        _extend(scene, paragraph, named)
        scene.add(named)
        return
    introduced = _introduced(scene, paragraph)
    if introduced is not None and not last and not _asked(scene, paragraph):
        found = Found(QuoteKind.DIRECT, [trim(scene.text, start, paragraph.stop)], "answer", 0.8, paragraph.index)
        sentence, hit = introduced
        found.hit = hit
        attribute(scene, sentence, hit, found)
        if found.source is not None:
            _extend(scene, paragraph, found)
            scene.add(found)
        return
    going_on = (
        _signed(scene, paragraph, start) or _brought(scene, paragraph, start) or _continued(scene, paragraph, start)
    )
    if going_on is not None:
        scene.add(going_on)


def _brought(scene: Scene, paragraph: Paragraph, start: int) -> Found | None:
    """Read a reply that a colon brings without a verb of speech: Седова с трудом подбирает слова: ¶ — Я рада."""
    before = scene.paragraphs[paragraph.index - 1] if paragraph.index else None
    if before is None or before.kind is not Kind.BODY or not before.outline.rstrip().endswith(":"):
        return None
    if DASH.match(before.outline) or not before.sentences or not speaks_of_self(paragraph):
        return None
    sentence = before.sentences[-1]
    source = subject_before(sentence, Hit(sentence.stop - 1, sentence.stop - 1, _ANY), scene.known, 3)
    if source is None:
        return None
    part = trim(scene.text, start, paragraph.stop)
    return Found(QuoteKind.DIRECT, [part], "answer", 0.65, paragraph.index, source=source)


def _continued(scene: Scene, paragraph: Paragraph, start: int) -> Found | None:
    """Read a reply without the author's words: it is his who tells of himself in those between which the author tells.

    — Я закрыл дверь, — сказал Седов. ¶ Он позвал сына. ¶ — Я ждал недолго.
    """
    before = scene.paragraphs[paragraph.index - 1] if paragraph.index else None
    if before is None or before.kind is not Kind.BODY or DASH.match(before.outline) or not speaks_of_self(paragraph):
        return None
    if paragraph.index in scene.turns.asked or paragraph.index in scene.turns.answers:
        return None
    last = next((f for f in reversed(scene.found) if f.kind is QuoteKind.DIRECT), None)
    if last is None or last.rule not in _REPLIES or last.source is None or paragraph.index - last.paragraph > _BETWEEN:
        return None
    part = trim(scene.text, start, paragraph.stop)
    return Found(QuoteKind.DIRECT, [part], "continued", 0.6, paragraph.index, source=last.source)


def _pointed(scene: Scene, paragraph: Paragraph, start: int) -> Found | None:
    """Read a reply and a phrase that points back at it: — Мост готов, — к такому выводу пришли эксперты."""
    for sentence in paragraph.sentences:
        for phrase, _ in sentence.phrases:
            dash = _BEFORE_CUE.search(paragraph.seen(max(start, phrase.start - _NEAR), phrase.start))
            if (
                phrase.form.entry.kind != "backward"
                or dash is None
                or dash["more"]
                or not dash.group().rstrip().endswith(_DASHES)
            ):
                continue
            found = Found(QuoteKind.DIRECT, [], "reply", 0.85, paragraph.index)
            if acts(scene, sentence, sentence.word_at(phrase.stop), found):
                found.parts = [trim(scene.text, start, phrase.start - len(dash.group()) + 1)]
                return found
    return None


def _signed(scene: Scene, paragraph: Paragraph, start: int) -> Found | None:
    """Read a reply that a name ends, without a verb: — Людей не хватает, — Анна Седова, директор завода."""
    dash = _SIGNATURE.search(paragraph.outline)
    if dash is None or paragraph.start + dash.start() <= start:
        return None
    at = paragraph.start + dash.end()
    sentence = paragraph.sentence_at(at)
    words, index = sentence.words, sentence.word_at(at)
    phrase = parse(words, index, "nomn", scene.known, len(words)) if index < len(words) else None
    if phrase is None or phrase.name is None or sentence is not paragraph.sentences[-1]:
        return None
    rest = words[phrase.stop :]
    told = any(first_pos(word) in _VERBS for s in paragraph.sentences for word in s.words[: s.word_at(at)])
    if not told or (rest and rest[0].low not in {",", "."}) or any(first_pos(word) in _VERBS for word in rest):
        return None
    part = trim(scene.text, start, paragraph.start + dash.start() + 1)
    source = made(words, phrase, "nomn", scene.known)
    return Found(QuoteKind.DIRECT, [part], "speaker_alone", 0.75, paragraph.index, source=source)


def _asked(scene: Scene, paragraph: Paragraph) -> bool:
    """Say whether a paragraph is the question of an interviewer: it ends so, and another reply follows."""
    if paragraph.index in scene.turns.asked:
        return True
    following = scene.paragraphs[paragraph.index + 1 : paragraph.index + 2]
    return paragraph.outline.rstrip().endswith("?") and any(DASH.match(p.outline) for p in following)


def _with_cue(scene: Scene, paragraph: Paragraph, start: int) -> list[tuple[Sentence, Hit, Found]] | None:
    """Find the author's words in a reply: — Рано, — сказал Седов. — Подождём."""
    cues = list(_told(paragraph, start))
    dashed = any(match["dash"] for _, _, match in cues)
    for sentence, hit, match in cues:
        edge = max(start, hit.start - _NEAR)
        if not match["dash"] and (dashed or match.group().startswith(".")):
            continue  # «— Седов возразил. Но просили мы, — сказал Рогов»
        probe = Found(QuoteKind.DIRECT, [], "trailing", 0.9, paragraph.index, hit)
        attribute(scene, sentence, hit, probe)
        teller = probe.source or next(iter(probe.media), None)  # – Мост закрыт, – сообщает «Вестник»
        if teller is None or teller.start < hit.start:
            continue
        begin = start
        for cut in _REPLY.finditer(scene.text, start, hit.start):
            begin = cut.end()
        parts = [trim(scene.text, begin, edge + match.start() + 1)]
        resume = _RESUME.match(scene.text, teller.stop, paragraph.stop)
        if resume is not None:
            parts += _further(scene, paragraph, resume.end())
        found = Found(QuoteKind.DIRECT, parts, "reply", 0.9, paragraph.index, hit)
        return [(sentence, hit, found)]
    return None


def _told(paragraph: Paragraph, start: int) -> Iterator[tuple[Sentence, Hit, re.Match[str]]]:
    """Give the cues of a reply that may bring its words, each with what stands before it."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            if not set(hit.form.entry.frames) & set("DX") or hit.form.pos == "GRND":
                continue
            match = _BEFORE_CUE.search(paragraph.seen(max(start, hit.start - _NEAR), hit.start))
            if match is None or (match["more"] and not (match["dash"] and readings(match["word"])[0].pos == "PREP")):
                continue  # but «— Ждём, — на условиях анонимности сказал источник»
            if not match["dash"] and match["word"] in table("grammar", "how"):
                continue  # «— Подождём. Как говорил мой дед, …»: who has the word cites somebody
            yield sentence, hit, match


def _further(scene: Scene, paragraph: Paragraph, begin: int) -> list[tuple[int, int]]:
    """Give the words behind the author's, which may be interrupted again: — Рано, — сказал он. — Ждём, — добавил он."""
    parts: list[tuple[int, int]] = []
    for hit in (hit for sentence in paragraph.sentences for hit in sentence.verbs if hit.start > begin):
        edge = max(begin, hit.start - _NEAR)
        match = _BEFORE_CUE.search(paragraph.seen(edge, hit.start)) if hit.start > begin else None
        spoken = set(hit.form.entry.frames) & set("DX") and hit.form.pos != "GRND"
        if not spoken or match is None or not match["dash"] or match["more"]:
            continue
        parts.append(trim(scene.text, begin, edge + match.start() + 1))
        scene.use(hit)
        resume = _RESUME.match(scene.text, hit.stop, paragraph.stop)
        if resume is None:
            return parts
        begin = resume.end()
    return [*parts, trim(scene.text, begin, paragraph.stop)]


def _introduced(scene: Scene, paragraph: Paragraph) -> tuple[Sentence, Hit] | None:
    """Find the cue at the end of the paragraph before: «На что мэр ответил:», «Тренер рассказал о планах»."""
    if not paragraph.index:
        return None
    before = scene.paragraphs[paragraph.index - 1]
    if before.kind is not Kind.BODY or not before.sentences or DASH.match(before.outline):
        return None
    colon = before.outline.rstrip().endswith(":")  # «О планах рассказал директор. Завод старый:» ¶ — Мы …
    for sentence in reversed(before.sentences if colon else before.sentences[-1:]):
        hits = [h for h in sentence.verbs if set(h.form.entry.frames) & set("DQ") and h.form.pos != "GRND"]
        if hits and _carries(scene, hits[-1]):
            return None
        if hits:
            return (sentence, hits[-1]) if colon or not sentence.pairs else None
    return None


def _carries(scene: Scene, hit: Hit) -> bool:
    """Say whether a verb ends a report, which no reply follows: «…, передаёт „Маяк“»."""
    return not scene.unused(hit) and hit.form.entry.lemma in table("grammar", "carriers")


def _extend(scene: Scene, paragraph: Paragraph, found: Found) -> None:
    """Add the lines that belong to the same block of text, where the page sets blocks apart by empty lines."""
    for following in scene.paragraphs[paragraph.index + 1 : paragraph.index + _MOST]:
        if not following.tight or following.kind is not Kind.BODY or DASH.match(following.outline):
            return
        found.parts.append(trim(scene.text, following.start, following.stop))


def crossing(scene: Scene, paragraph: Paragraph) -> None:
    """A quote that opens here and closes in a later paragraph: «Первое. ¶ «Второе», — сказал он."""
    if paragraph.kind is not Kind.BODY or not paragraph.marks.opens:
        return
    opened = paragraph.marks.opens[-1]
    if scene.spent(opened.start):
        return
    before = paragraph.seen(max(paragraph.start, opened.start - _NEAR), opened.start).rstrip()
    if before and before[-1] not in ":—–-":
        return
    parts = [trim(scene.text, opened.stop, paragraph.stop)]
    reopenings: list[int] = []
    if not before and (closed := _lost_mark(scene, paragraph, opened.stop, [])) is not None:
        scene.add(closed)
        return
    ended: Found | None = None
    for following in scene.paragraphs[paragraph.index + 1 : paragraph.index + _MOST]:
        if following.kind is not Kind.BODY:
            break
        start = following.start
        reopened = next((m for m in following.pairs[:1] if not scene.text[start : m.open].strip()), None)
        if ended is not None and (reopened is not None or DASH.match(following.outline)):
            break
        if ended is None and not before and not following.marks.strays:
            ended = _lost_mark(scene, following, start, parts)
        if reopened is not None:
            parts.append(trim(scene.text, reopened.start, reopened.stop))
            _close(scene, following, parts, reopened.close, paragraph)
            scene.use_marks(reopened.open, *reopenings)
            return
        if following.marks.strays:
            stray = following.marks.strays[0]
            parts.append(trim(scene.text, start, stray.start))
            _close(scene, following, parts, stray.stop, paragraph)
            scene.use_marks(*reopenings)
            return
        again = [m for m in following.marks.opens[:1] if not scene.text[start : m.start].strip()]
        parts.append(trim(scene.text, again[0].stop if again else start, following.stop))
        reopenings += [m.start for m in again]
    if ended is not None:
        scene.add(ended)


def _lost_mark(scene: Scene, paragraph: Paragraph, start: int, before: list[tuple[int, int]]) -> Found | None:
    """Read the words of a quote that lost its closing mark, up to the author's: «Ждём. ¶ Печь цела, - сказал мэр."""
    for sentence, hit, match in _told(paragraph, start):
        edge = max(start, hit.start - _NEAR)
        if not match["dash"] or match["word"]:
            continue
        parts = [*before, trim(scene.text, start, edge + match.start() + 1)]
        found = Found(QuoteKind.DIRECT, parts, "paragraphs", 0.8, paragraph.index, hit)
        attribute(scene, sentence, hit, found)
        resumes = _RESUMING.search(paragraph.seen(hit.stop, paragraph.stop)) is not None
        if found.source is not None and found.source.start > hit.start and not resumes:
            return found
    return None


def _opens(paragraph: Paragraph, at: int) -> bool:
    """Say whether words that begin at an offset open their paragraph."""
    return not any(c.isalnum() for c in paragraph.seen(paragraph.start, at))


def _named_before(scene: Scene, sentence: Sentence, stop: int) -> Source | None:
    """Read a name and a colon before words of several paragraphs: «Пётр Ладов: „Мост старый. ¶ Его чинят“»."""
    words = sentence.words
    at = sentence.word_at(stop) - 1
    while at > 0 and words[at].low != ":":
        at -= 1
    phrase = parse(words, 0, "nomn", scene.known, at) if at > 0 else None
    whole = phrase is not None and phrase.name is not None and phrase.stop == at
    return made(words, phrase, "nomn", scene.known) if phrase is not None and whole else None


def _close(scene: Scene, last: Paragraph, parts: list[tuple[int, int]], at: int, first: Paragraph) -> None:
    """Keep a quote of several paragraphs, with the author's words after it or before its colon."""
    found = Found(QuoteKind.DIRECT, [p for p in parts if p[0] < p[1]], "paragraphs", 0.85, first.index, carry=True)
    if not found.parts:
        return  # marks with nothing in them
    sentence = last.sentence_at(at)
    hit = next((h for h in sentence.verbs if h.start >= at and set(h.form.entry.frames) & set("DX")), None)
    if hit is None:
        opening = first.sentence_at(parts[0][0])
        hit = next((h for h in reversed(opening.verbs) if h.stop <= parts[0][0]), None)
        sentence = opening
        found.source = _named_before(scene, opening, parts[0][0])
        found.carry = found.source is None
        introduced = _introduced(scene, first) if found.carry and hit is None and _opens(first, parts[0][0]) else None
        if introduced is not None and scene.unused(introduced[1]):
            sentence, hit = introduced  # «Закон прокомментировал юрист Иван Седов:» ¶ «Первое. ¶ Второе»
    if hit is not None:
        found.hit, found.carry = hit, False
        attribute(scene, sentence, hit, found)
    if found.parts:
        scene.add(found)
