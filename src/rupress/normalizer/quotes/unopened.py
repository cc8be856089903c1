"""Quotes that lost their opening mark, and marks that lost their partner at the edges of what is said."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.blocks import tells_of_self
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.turns import DASH
from rupress.records import Kind, QuoteKind
from rupress.span import Span

_TOLD = re.compile(r"[,.!?…]?\s*[—–-]\s+(?:[а-я]+\s+)?")
"""What stands between a closing mark and a cue: «мост цел“, — | сказал мэр»."""
_NEAR = 30
"""The stop, the dash and a word before a cue fit into so many characters."""
_GLUED = 2
"""A stray mark so near behind a pair is a second one for it: «Мост цел““, — сказал мэр»."""
_TALK = frozenset(("1per", "2per"))


def unopened(scene: Scene, paragraph: Paragraph) -> None:
    """A quote without its opening mark: Мы рады, что мост цел», — сказал мэр; it begins with the paragraph."""
    if paragraph.kind is not Kind.BODY or DASH.match(paragraph.outline):
        return  # a reply
    for stray in paragraph.marks.strays[:1]:
        start = _begin(paragraph, stray)
        if start is None or any(f.parts[-1][1] >= start for f in scene.near(start, stray.start)):
            continue
        if any(m.open <= start and stray.start - m.close < _GLUED for m in paragraph.marks.pairs):
            continue
        sentence = paragraph.sentence_at(stray.start)
        for told, hit in ((s, h) for s in (sentence, *_next(paragraph, sentence)) for h in s.verbs):
            between = paragraph.seen(stray.stop, hit.start) if 0 < hit.start - stray.stop <= _NEAR else ""
            spoken = set(hit.form.entry.frames) & set("DX") and hit.form.pos != "GRND"
            if not spoken or _TOLD.fullmatch(between) is None:
                continue
            found = Found(
                QuoteKind.DIRECT, [trim(scene.text, start, stray.start)], "unopened", 0.75, paragraph.index, hit
            )
            attribute(scene, told, hit, found)
            teller = found.source or next(iter(found.media), None)
            if teller is not None and teller.start > hit.start:
                scene.add(found)
            break


def _next(paragraph: Paragraph, sentence: Sentence) -> list[Sentence]:
    """Give the sentence behind one, where the author's words are when «?» or «.» stands before the mark."""
    place = paragraph.place(sentence) + 1
    return paragraph.sentences[place : place + 1]


def _begin(paragraph: Paragraph, stray: Span) -> int | None:
    """Give where the words before a stray mark begin; None if the author tells something in the sentences before."""
    last = paragraph.sentence_at(stray.start)
    for sentence in paragraph.sentences[: paragraph.place(last)]:
        said = (h for h in sentence.verbs if h.form.pos == "VERB" and h.form.person not in _TALK)
        told = bool(sentence.phrases) or any(not _relative(sentence, hit) for hit in said)
        if told and not tells_of_self(sentence):
            return None  # «Мэр рассказал о мосте. Он цел», — сказал он»
    return paragraph.start


def _relative(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb is of a relative clause: «о котором писала газета»."""
    index = sentence.word_at(hit.start)
    return index > 0 and sentence.words[index - 1].low.startswith(tuple(table("grammar", "relative_stems")))


def bare(scene: Scene) -> None:
    """Leave out marks without a partner at the edges of what is said, and those around the whole of it."""
    marks = [paragraph.marks for paragraph in scene.paragraphs]
    opens = {mark.start: mark.stop for m in marks for mark in m.opens}
    strays = {mark.stop: mark.start for m in marks for mark in m.strays}
    pairs = {(mark.open, mark.close): mark for m in marks for mark in m.pairs}
    for found in scene.found:
        for index, part in enumerate(found.parts):
            begin, end = opens.get(part[0], part[0]), strays.get(part[1], part[1])
            whole = pairs.get((begin, end)) if found.kind is not QuoteKind.HEADLINE else None
            if whole is not None:
                begin, end = whole.start, whole.stop
            if (begin, end) != part and begin < end:
                found.parts[index] = trim(scene.text, begin, end)
