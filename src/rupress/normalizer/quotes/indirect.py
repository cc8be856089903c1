"""Words said with the cue after or inside them, or with a phrase: …, сообщил X; как сообщил X, …; по словам X, …."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.attributions import attribution, opens_how, parenthetic, turn
from rupress.normalizer.quotes.clauses import about_that, clause_end, report, said_behind
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, says
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.sources import Source, is_outlet
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import QuoteKind, SpeakerForm

_DASHES = frozenset("—–-")
_BUREAU = re.compile(r"[А-ЯЁ-]{4,40}(?: [А-ЯЁ-]{2,40}){0,2} \([^()]{2,30}\)\s[—–-]\s")
"""A dateline of a town and its bureau: «ЛУГОВСК (Вестник) - Мост закрыт»."""
_OPENING = frozenset("«„")
_CLOSING = frozenset("»“")
_NOUN = 2
"""A noun follows its adjective over at most so many words."""
_OPENS = 40
"""«Ранее о том, что» fits into so many characters."""
_CONNECTIVES = frozenset(("ADVB", "CONJ", "PRCL", "PREP", "NPRO", "INTJ"))


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
            if half and found.source is None and not match["how"]:
                continue  # «Врач Иван Седов, лечивший детей, объяснил „Вестнику“ причины ухода»
            start = sentence.start + match.start()
            if not opening and _opens_late(sentence, start):  # «Как в мае сообщили в мэрии, мост закрыли»
                late = attribution(scene, sentence, hit, how=True, opening=True)
                if late is not None and late[1] < sentence.stop:
                    _how(scene, sentence, *late)
                    continue
            place = found.source is not None and found.source.case == "loct"
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


def _how(scene: Scene, sentence: Sentence, found: Found, end: int) -> None:
    """Как сообщил X, P: the words follow; if they report somebody else's, X is the medium of that."""
    found.rule = "how"
    if end >= sentence.stop:
        words = sentence.words
        last = found.source.stop if found.source is not None else 0
        begin = sentence.word_at(max(last, found.hit.stop if found.hit else 0))
        index = next((k for k in range(begin, len(words)) if words[k].low == ","), None)
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


def _around(scene: Scene, sentence: Sentence, found: Found, start: int, end: int) -> None:
    """P, v S, or P1, v S, p2."""
    inner = _inner(scene, sentence.start, start)
    if inner is not None:
        scene.lend(inner, found)
        return
    if _points_back(sentence):  # «Об этом сообщает мэрия, передаёт „Вестник“»
        return
    begin = _past_dateline(sentence)
    seen = sentence.paragraph.seen(begin, start)
    about = about_that().search(seen, 0, _OPENS)  # «Ранее о том, что мост закрыт, сообщил мэр»
    opening = sentence.words[: sentence.word_at(begin + about.start())] if about is not None else []
    if about is not None and all(any(r.pos == "ADVB" for r in word.readings[:1]) for word in opening):
        begin += about.end()
    parts = [trim(scene.text, begin, start)]
    if end < sentence.stop:
        found.rule = "parenthetic"
        parts.append(trim(scene.text, end, sentence.stop))
    found.parts = [p for p in parts if p[0] < p[1]]
    if end >= sentence.stop and about is None and _unmarked(sentence, start):
        found.kind, found.rule, found.confidence = QuoteKind.DIRECT, "unmarked", 0.7
        found.parts = [_closed(scene, *trim(scene.text, _utterance(scene, sentence), start))]
        scene.add(found)
        return
    small = found.rule == "trailing" and first_pos(sentence.words[0]) == "PREP" and _connective(sentence, start)
    if small and found.hit is not None and found.hit.form.entry.klass == "impers":
        return  # «В частности, говорилось о мосте»
    if found.rule == "trailing" and sum(len(scene.text[a:b].split()) for a, b in found.parts) < 2:
        return
    report(scene, sentence, found, begin, sentence.stop if end < sentence.stop else start)


def _closed(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    """Leave out a closing mark whose opening one is a name's: «„Луга“ открыла цех», — where two open as one."""
    opened, closed = (sum(c in marks for c in scene.text[start:stop]) for marks in (_OPENING, _CLOSING))
    return (start, stop - 1) if closed > opened and scene.text[stop - 1] in _CLOSING else (start, stop)


def _past_dateline(sentence: Sentence) -> int:
    """Give where the words begin behind a dateline: «Горанск. 19 ноября. VESTNIK.RU - Мост закрыт»."""
    words = sentence.words
    if len(words) > _NOUN and words[1].low in _DASHES and is_outlet(words[0], table("media", "outlets")):
        return words[2].start
    lead = _BUREAU.match(sentence.paragraph.text, sentence.start, sentence.stop)
    if lead is not None:
        return lead.end()
    return sentence.start


def _unmarked(sentence: Sentence, stop: int) -> bool:
    """Say whether words before a comma and a dash are speech that lost its marks: Мы ждём весны, – сказал мэр."""
    before = sentence.paragraph.seen(sentence.start, stop + 1).rstrip()
    return before[-1:] in _DASHES and before[:-1].rstrip().endswith(",")


def _utterance(scene: Scene, sentence: Sentence) -> int:
    """Give where unmarked speech begins: with its paragraph, if nobody else speaks there."""
    earlier = sentence.paragraph.sentences[: sentence.paragraph.place(sentence)]
    start = sentence.start
    for other in reversed(earlier):
        own = all(said_behind(sentence.paragraph, other, hit) for hit in other.verbs)
        if other.pairs or not own or other.phrases or _inner(scene, other.start, other.stop):
            break
        start = other.start
    return start


def _points_back(sentence: Sentence) -> bool:
    """Say whether a sentence begins with «об этом» or the like."""
    return any(p.form.entry.kind == "backward" and p.start == sentence.start for p, _ in sentence.phrases)


def _inner(scene: Scene, start: int, stop: int) -> Found | None:
    """Find the quote that another cue of the same sentence has made already."""
    for found in scene.near(start, stop):
        if found.hit is not None and start <= found.hit.start < stop:
            return found
        if any(start <= a and b <= stop + 2 for a, b in found.parts):
            return found
    return None


def according(scene: Scene, paragraph: Paragraph) -> None:
    """A phrase with its source: по словам мэра, мост крепок; мост, по его словам, крепок."""
    for sentence in paragraph.sentences:
        for hit, owner in sentence.phrases:
            if hit.form.entry.kind in {"source", "owned"} and scene.unused(hit):
                _according(scene, sentence, hit, owner)


def _is_code(sentence: Sentence, source: Source) -> bool:
    """Say whether a law by its short name is no speaker: «согласно ФЗ-115»."""
    return sentence.words[sentence.word_at(source.start)].low.split("-")[0] in table("speakers", "codes")


def _according(scene: Scene, sentence: Sentence, hit: Hit, owner: tuple[int, int] | None) -> None:
    found = Found(QuoteKind.INDIRECT, [], "according", 0.92, sentence.paragraph.index, hit, owner=owner)
    attribute(scene, sentence, hit, found)
    if found.source is not None and found.source.phrase.form is SpeakerForm.DOCUMENT:
        found.owner = _owner(sentence, found.source)
    if (found.source is None and owner is None) or _points_back(sentence) or _refers(sentence, hit):
        return
    if found.source is not None and found.source.phrase.weight < 1:
        return
    if found.source is not None and owner is None and found.source.phrase.form is SpeakerForm.PRONOUN:
        return  # «согласно ей»
    if found.source is not None and _is_code(sentence, found.source):
        return
    if found.source is not None and found.source.phrase.form is SpeakerForm.DOCUMENT:
        if found.source.phrase.head in table("speakers", "norms"):
            return  # «согласно плану, мост откроют в мае» reports nobody's words
        found.confidence = 0.7
    end = max(hit.stop, found.source.stop if found.source else 0)
    comma = _comma(sentence, end)
    before = sentence.paragraph.seen(sentence.start, hit.start)
    stop = clause_end(scene, sentence, None, max(end, hit.stop))
    if _connective(sentence, hit.start) or turn().search(before) or _only_leads(before):
        start = comma + 1 if comma is not None else end
        parts = [(start, stop)]
    elif comma is None and end >= sentence.stop - 2:
        parts = [(sentence.start, hit.start)]
        start, stop = parts[0]
    elif comma is None:
        start = sentence.start
        parts = [(sentence.start, hit.start), (end, stop)]
        if sentence.paragraph.seen(end, stop).lstrip().startswith(",") and "," not in scene.text[end + 2 : stop]:
            parts = parts[:1]  # «следует из опроса, | проведённого в мае»
    else:
        start = sentence.start
        parts = [(sentence.start, hit.start), (comma + 1, stop)]
    if comma is not None and _inside_noun(sentence, hit, comma):
        return  # «назвал основные, по его мнению, причины»
    if comma is not None and _opens_relative(sentence, hit):
        found.relative = True
        parts = [(comma + 1, stop)]  # «ищут свидетелей, которые, по его словам, видели пожар»
    lead = "," if turn().search(before) else before.rstrip()[-1:]
    if lead == "(" or (
        lead and lead not in ",—–-:;" and not _connective(sentence, hit.start) and end < sentence.stop - 2
    ):
        return  # «лучший по версии зрителей поэт»
    found.parts = [p for p in (trim(scene.text, a, b) for a, b in parts) if p[0] < p[1]]
    inner = None
    if sentence.pairs:
        inner = next((f for f in scene.near(start, stop) if _fragment(scene, f, start, stop)), None)
    if inner is not None:
        if scene.text[inner.parts[0][0]].islower():
            inner.kind = QuoteKind.MIXED  # «По его словам, срок „давно вышел“, — сказал мэр»
        if inner.source is None and inner.owner is None:
            inner.source, inner.owner, inner.carry = found.source, found.owner, False  # «…», передаёт „Маяк“
        scene.use(hit)
    elif found.parts:
        report(scene, sentence, found, start, stop)


def _only_leads(before: str) -> bool:
    """Say whether what stands before a phrase only brings the words: «Напомним, что, | по словам мэра, мост цел»."""
    if opens_how(before):
        return True  # «Как сообщили в штабе, | по оценке мэрии, отряд мал»
    opened, links = before.rstrip(" ,"), tuple(f" {link}" for link in table("grammar", "that"))
    return opened != before and opened.endswith(links)


def _owner(sentence: Sentence, document: Source) -> tuple[int, int] | None:
    """Find the pronoun before a document that says whose it is: «согласно её данным»."""
    words = sentence.words[document.phrase.first : document.phrase.at]
    return next(((w.start, w.stop) for w in words if w.low in mapping("owners")), None)


def _refers(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a phrase names what an outlet refers to: «…, сообщает „Маяк“ по информации мэрии»."""
    paragraph = sentence.paragraph
    for verb in sentence.verbs:
        if (
            verb.stop <= hit.start
            and "K" in verb.form.entry.frames
            and verb.form.entry.lemma in table("grammar", "carriers")
        ):
            before = paragraph.seen(max(sentence.start, verb.start - 40), verb.start)
            if parenthetic().search(before) and not set(",;:") & set(paragraph.seen(verb.stop, hit.start)):
                return True
    return False


def _fragment(scene: Scene, found: Found, start: int, stop: int) -> bool:
    """Say whether a marked quote is a piece of the clause between two offsets, or all of it."""
    first, last = found.parts[0][0], found.parts[-1][1]
    carried = bool(found.media) and found.source is None  # «по его словам, „срок вышел“, передаёт „Маяк“»
    if not (found.kind is QuoteKind.DIRECT or carried) or not start < first <= stop:
        return False
    around = scene.text[start:first] + scene.text[last:stop]
    return scene.text[first].islower() or not any(c.isalnum() for c in around)


def _opens_relative(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the subject of a relative clause stands before a phrase: «те, которые, по его словам»."""
    words = sentence.words
    index = sentence.word_at(hit.start) - 2
    return index > 0 and words[index + 1].low == "," and words[index].low in table("grammar", "relative_forms")


def _inside_noun(sentence: Sentence, hit: Hit, comma: int) -> bool:
    """Say whether an adjective stands before the comma of a phrase, and its noun after the one that closes it."""
    words = sentence.words
    index = sentence.word_at(hit.start) - 2
    if index < 0 or words[index + 1].low != ",":
        return False
    if index > 0 and words[index - 1].low == "," and first_pos(words[index]) == "PRTF":
        return True  # «о нарушениях, допущенных, по его мнению, при ремонте»
    cases = {r.case for r in words[index].readings[:1] if r.pos == "ADJF" and "Apro" not in r.marks}
    following = words[sentence.word_at(comma + 1) :][:_NOUN]  # but «В целом, по мнению мэра, мост готов»
    return any(r.pos in {"NOUN", "ADJF"} and r.case in cases for w in following for r in w.readings[:3])


def _comma(sentence: Sentence, at: int) -> int | None:
    """Find the comma that closes a phrase and its source, past what still belongs to it."""
    words = sentence.words
    index = sentence.word_at(at)
    for k in range(index, min(len(words), index + 14)):
        if words[k].low == ",":
            after = words[k + 1].readings[:1] if k + 1 < len(words) else ()
            if any(r.lemma in table("grammar", "relatives") for r in after) or _oblique_participle(words, k + 1):
                continue  # «Согласно отчёту, составленному в мае, …»
            return words[k].start
        if any(r.pos == "VERB" for r in words[k].readings[:1]):
            return None
    return None


def _oblique_participle(words: list[Word], at: int) -> bool:
    """Say whether a participle describes the source before it; «по данным газеты, | новый закон» has none."""
    if at >= len(words) or first_pos(words[at]) != "PRTF":
        return False
    return any(r.pos == "PRTF" and r.case not in {"nomn", "accs"} for r in words[at].readings)


def _connective(sentence: Sentence, at: int) -> bool:
    """Say whether only small words stand before a phrase: «При этом, по словам мэра, …»."""
    words = sentence.words[: sentence.word_at(at)]
    if len(words) > 5:
        return False
    small = table("grammar", "turns")  # «В общем, по словам мэра, …»
    return all(not w.is_word or w.low in small or (w.readings and w.readings[0].pos in _CONNECTIVES) for w in words)
