"""Words said with the cue after or inside them: …, сообщил X; как сообщил X, …."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.attributions import attribution, connective, opens_how, parenthetic, points_back
from rupress.normalizer.quotes.blocks import speaks_of_self, tells_of_self
from rupress.normalizer.quotes.clause_ends import clause_end
from rupress.normalizer.quotes.clauses import about_that, report, said_behind
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, says
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.mixed import called
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.sources import is_outlet
from rupress.normalizer.quotes.turns import DASH
from rupress.records import Kind, QuoteKind

_DASHES = frozenset("—–-")
_UTTERED = (",", "!", "?", "…", "...")
_BUREAU = re.compile(r"[А-ЯЁ-]{4,40}(?: [А-ЯЁ-]{2,40}){0,2} \([^()]{2,30}\)\s[—–-]\s")
"""A dateline of a town and its bureau: «ЛУГОВСК (Вестник) - Мост закрыт»."""
_OPENING = frozenset("«„")
_CLOSING = frozenset("»“")
_ENDS = frozenset(".!?…")
_MOST = 12
"""Unmarked speech runs over fewer paragraphs."""
_FEW = 3
_MARK = 3
"""A closing mark and a comma before the author's words."""
_OPENS = 40
"""«Ранее о том, что» fits into so many characters."""


def trailing(scene: Scene, paragraph: Paragraph) -> None:
    """A cue after or inside words: срок реален, считает Седов; срок, как пояснил мэр, продлят; как сообщил X, …."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            if not set(hit.form.entry.frames) & set("KX") or not scene.unused(hit) or hit.form.pos == "GRND":
                continue
            before = paragraph.seen(sentence.start, hit.start)
            match = parenthetic().search(before, max(0, len(before) - 70))
            if match is None or (not before[: match.start()].strip() and not match["how"]):
                continue
            if not match["how"] and opens_how(before[: match.start() + 1]):
                continue  # «Как передаёт „Маяк“, об этом сообщил мэр»
            opening = not before[: match.start()].strip(" ,")
            # words without a verb of their own go on: «Клуб в этом списке, говорит тренер, на почётном месте»
            half = not _predicates(sentence, sentence.start + match.start())
            read = attribution(scene, sentence, hit, how=bool(match["how"]) or half, opening=opening)
            if read is None:
                continue
            found, end = read
            carried = found.media and hit.form.person == "3per"  # «Певица всё ещё в больнице, передаёт „Маяк“»
            if half and found.source is None and not carried and not match["how"] and end >= sentence.stop:
                continue  # «Врач Иван Седов, лечивший детей, объяснил „Вестнику“ причины ухода»
            start = sentence.start + match.start()
            if not opening and _opens_late(sentence, start):  # «Как в мае сообщили в мэрии, мост закрыли»
                late = attribution(scene, sentence, hit, how=True, opening=True)
                if late is not None and late[1] < sentence.stop:
                    _how(scene, sentence, *late)
                    continue
            place = found.source is not None and found.source.case == "loct"
            if end >= sentence.stop and not match["how"] and _describes_only(sentence, start):
                continue  # «Письмо, которое читали вслух, | написала школа»
            if place and end >= sentence.stop and not match["how"] and not _predicates(sentence, start):
                continue  # «данные завода, собранные в мае, указали на спад в отрасли»
            if not before[: match.start()].strip(" ,"):
                _how(scene, sentence, found, end)
            else:
                _around(scene, sentence, found, start, end)


def _opens_late(sentence: Sentence, stop: int) -> bool:
    """Say whether «как» and nothing but circumstances stand before the comma of a cue: «Как в мае, 5-го, сообщили»."""
    words = sentence.words[: sentence.word_at(stop)]
    opened = len(words) > 1 and words[0].low in table("grammar", "how") and first_pos(words[1]) in {"PREP", "ADVB"}
    return opened and not any(word.quoted or says(word) for word in words)


def _predicates(sentence: Sentence, stop: int) -> bool:
    """Say whether the words before an offset say something of something: a verb, a short form, a dash, a quote."""
    return any(word.quoted or says(word) for word in sentence.words[: sentence.word_at(stop)])


def _describes_only(sentence: Sentence, stop: int) -> bool:
    """Say whether all verbs before an offset are of a relative clause that ends there, and its noun an object's."""
    words = sentence.words[: sentence.word_at(stop)]
    at = next((k for k, word in enumerate(words) if word.low in table("grammar", "relative_forms")), None)
    if at is None or any(word.low in {",", ":"} or says(word) for word in words[at + 1 :] if not word.is_word):
        return False
    first = words[0].readings[:1]
    fronted = any(r.pos == "NOUN" and not r.animate for r in first)
    return fronted and not any(word.quoted or says(word) for word in words[:at])


def _how(scene: Scene, sentence: Sentence, found: Found, end: int) -> None:
    """Как сообщил X, P: the words follow; if they report somebody else's, X is the medium of that."""
    found.rule = "how"
    words = sentence.words
    tellers = [
        found.hit.stop if found.hit else 0,
        found.source.stop if found.source else 0,
        *(m.stop for m in found.media),
    ]
    begin = sentence.word_at(max(tellers))
    commas = [k for k in range(begin, len(words) - 1) if words[k].low == ","]
    if commas and begin < commas[0] and any(first_pos(word) == "VERB" for word in words[begin : commas[0]]):
        end = words[begin].start - 1  # «Как писали местные СМИ | мэр закрыл мост, но открыл паром»
    if end >= sentence.stop:
        index = next((k for k in commas if not _tells_of(words, k + 1)), None)
        if index is None:
            return
        end = words[index].start
    start = end + 1
    if any(p.form.entry.kind == "backward" and 0 <= p.start - start <= 1 for p, _ in sentence.phrases):
        return  # «Как сообщает „Вестник“, об этом заявил мэр»
    inner = _inner(scene, start, sentence.stop)
    if inner is not None:
        scene.lend(inner, found)
        return
    stop = clause_end(scene, sentence, None, start)
    found.parts = [trim(scene.text, start, stop)]
    report(scene, sentence, found, start, stop)


def _tells_of(words: list[Word], at: int) -> bool:
    """Say whether a relative clause tells of the source: «Как сообщила Седова, | которая видела детей, двое больны»."""
    return words[at].low in table("grammar", "relative_forms") and any(word.low == "," for word in words[at + 1 :])


def _around(scene: Scene, sentence: Sentence, found: Found, start: int, end: int) -> None:
    """P, v S, or P1, v S, p2."""
    inner = _inner(scene, sentence.start, start)
    if inner is not None:
        scene.lend(inner, found)
        return
    if points_back(sentence):  # «Об этом сообщает мэрия, передаёт „Вестник“»
        return
    if found.source is None and found.media and end >= sentence.stop and sentence.pairs:
        named = called(scene, sentence, start)
        if named is not None:  # «Мэр назвал мост „чудом“, передаёт „Вестник“»
            scene.lend(named, found)
            return
    begin = opening_of(sentence)
    seen = sentence.paragraph.seen(begin, start)
    about = about_that().search(seen, 0, _OPENS)  # «Ранее о том, что мост закрыт, сообщил мэр»
    opening = sentence.words[: sentence.word_at(begin + about.start())] if about is not None else []
    if about is not None and all(any(r.pos == "ADVB" for r in word.readings[:1]) for word in opening):
        begin += about.end()
    parts = [trim(scene.text, begin, start)]
    if end < sentence.stop:
        found.rule = "parenthetic"
        parts.append(trim(scene.text, end, clause_end(scene, sentence, None, end)))
    found.parts = [p for p in parts if p[0] < p[1]]
    carried = found.source is None and bool(found.media)  # «Мост закрыт, - пишет „Вестник“» is its own report
    if end >= sentence.stop and about is None and not carried and _unmarked(sentence, start):
        found.kind, found.rule, found.confidence = QuoteKind.DIRECT, "unmarked", 0.7
        spoken = _utterance(scene, sentence, start)
        found.parts = [*_paragraphs(scene, paragraph=sentence.paragraph, start=spoken)]
        found.parts.append(_closed(scene, *trim(scene.text, spoken, start)))
        scene.add(found)
        return
    small = found.rule == "trailing" and first_pos(sentence.words[0]) == "PREP" and connective(sentence, start)
    if small and found.hit is not None and found.hit.form.entry.klass == "impers":
        return  # «В частности, говорилось о мосте»
    if found.rule == "trailing" and sum(len(scene.text[a:b].split()) for a, b in found.parts) < 2:
        return
    report(scene, sentence, found, begin, sentence.stop if end < sentence.stop else start)


def _closed(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Leave out a closing mark whose opening one is a name's: «„Луга“ открыла цех», — where two open as one."""
    opened, closed = (sum(c in marks for c in scene.text[start:stop]) for marks in (_OPENING, _CLOSING))
    return (start, stop - 1) if closed > opened and scene.text[stop - 1] in _CLOSING else (start, stop)


def opening_of(sentence: Sentence) -> int:
    """Give where the words begin behind a dateline: «Горанск. 19 ноября. VESTNIK.RU - Мост закрыт», «Напомним, …»."""
    words = sentence.words
    if len(words) > _FEW and words[0].low in table("grammar", "reminding") and words[1].low == ",":
        return words[2].start
    if len(words) > 2 and words[1].low in _DASHES and is_outlet(words[0], table("media", "outlets")):
        return words[2].start
    lead = _BUREAU.match(sentence.paragraph.text, sentence.start, sentence.stop)
    if lead is not None:
        return lead.end()
    return sentence.start


def _unmarked(sentence: Sentence, stop: int) -> bool:
    """Say whether words before a dash and a comma or «!» are speech that lost its marks: Мы ждём, – сказал мэр."""
    before = sentence.paragraph.seen(sentence.start, stop + 1).rstrip()
    return before[-1:] in _DASHES and before[:-1].rstrip().endswith(_UTTERED)


def _utterance(scene: Scene, sentence: Sentence, stop: int) -> int:
    """Give where unmarked speech begins: with its paragraph, if nobody else speaks there."""
    marks = sentence.paragraph.marks
    lone = max((mark.stop for mark in marks.opens if mark.stop < stop), default=None)
    if lone is not None:
        return lone  # «"Закон прост. Он ясен, - сказал Седов», the closing mark lost
    closed = any(stop - _MARK <= mark.start < stop for mark in marks.strays)
    if closed and marks.pairs and marks.pairs[0].open == sentence.paragraph.start:
        return sentence.paragraph.start  # «„Луга“ ждёт. Мы рады“, - сказал Седов», where two open as one
    earlier = sentence.paragraph.sentences[: sentence.paragraph.place(sentence)]
    start = sentence.start
    for other in reversed(earlier):
        own = all(said_behind(sentence.paragraph, other, hit) for hit in other.verbs)
        reminds = other.words[0].low in table("grammar", "reminding")  # «Напомним, мост открыли в мае.»
        told = bool(other.pairs or other.phrases) or not own
        if reminds or (told and not tells_of_self(other)) or _inner(scene, other.start, other.stop):
            break
        start = other.start
    return start


def _paragraphs(scene: Scene, *, paragraph: Paragraph, start: int) -> list[tuple[int, int]]:
    """Give the paragraphs before unmarked speech that belong to it: they speak of „я“ or „мы“, and report nobody."""
    parts: list[tuple[int, int]] = []
    if start > paragraph.start:
        return parts
    for before in reversed(scene.paragraphs[max(0, paragraph.index - _MOST) : paragraph.index]):
        if before.kind is not Kind.BODY or before.marks.pairs or DASH.match(before.outline):
            break
        told = any(f.parts[-1][1] > before.start for f in scene.near(before.start, before.stop))
        told = told or any(
            f.hit is not None and f.hit.start >= before.start for f in scene.near(before.start, before.stop)
        )
        if told or not speaks_of_self(before) or before.outline.rstrip()[-1:] not in _ENDS:
            break
        parts.insert(0, trim(scene.text, before.start, before.stop))
    return parts


def _inner(scene: Scene, start: int, stop: int) -> Found | None:
    """Find the quote that another cue of the same sentence has made already."""
    for found in scene.near(start, stop):
        if found.hit is not None and start <= found.hit.start < stop:
            return found
        if any(start <= a and b <= stop + 2 for a, b in found.parts):
            return found
    return None
