"""Words said in the author's words: «, что …», по словам X, «…, сообщил X», Об этом сообщил X; and quoted pieces in them."""

from __future__ import annotations

import re

from rupress.normalizer.quotes.content import cut_before, trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import lemma_of, parse, table
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import Source, made
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import Kind, QuoteKind

_THAT = re.compile(r"(?P<between>[^,.;:!?…()]{0,140}),\s*(?P<that>что|будто(?: бы)?|якобы)\s+")
_PARENTHETIC = re.compile(
    r"(?:^|[,—–-]\s*)(?P<how>как\s+)?(?:(?:также|ранее|уже|об этом|в свою очередь|в частности|при этом|сегодня|вчера|накануне|еще|позже)\s+){0,3}$"
)
_FINITE = frozenset(("VERB", "PRTS", "PRED"))
_CONNECTIVES = frozenset(("ADVB", "CONJ", "PRCL", "PREP", "NPRO", "INTJ"))
_BACKWARD_KINDS = (Kind.BODY, Kind.DECK, Kind.HEADLINE)


def pieces(scene: Scene, sentence: Sentence, start: int, stop: int) -> list[Marked]:
    """Give the quoted stretches of a clause that are somebody's words, not names or terms."""
    return [
        m
        for m in sentence.pairs
        if start <= m.open and m.close <= stop + 1 and scene.free(m) and scene.decider.piece(m)
    ]


def report(scene: Scene, sentence: Sentence, found: Found, start: int, stop: int) -> None:
    """Keep a clause as indirect speech, or as mixed if it has quoted pieces."""
    quoted = (
        pieces(scene, sentence, start, stop)
        if (found.hit and found.hit.form.entry.klass != "impers") or found.source
        else []
    )
    if quoted:
        found.kind = QuoteKind.MIXED
        found.parts = [trim(scene.text, m.start, m.stop) for m in quoted]
        scene.add(found, quoted)
        scene.claim(found, start, stop)
    elif found.parts:
        scene.add(found)


def clause(scene: Scene, paragraph: Paragraph) -> None:
    """A cue before a clause: он отметил, что срок реален."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            if "C" not in hit.form.entry.frames or not scene.unused(sentence, hit):
                continue
            match = _THAT.match(paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 200)))
            if match is None:
                continue
            that = hit.stop + match.start("that")
            if any(hit.start < h.start < that and "C" in h.form.entry.frames for h in sentence.verbs):
                continue
            start = hit.stop + match.end()
            stop = clause_end(scene, sentence, hit, start)
            found = Found(QuoteKind.INDIRECT, [trim(scene.text, start, stop)], "clause", 0.92, paragraph.index, hit)
            attribute(scene, sentence, hit, found)
            if found.source is None and not found.media and hit.form.entry.klass != "impers":
                found.carry = hit.form.person in {"", "3per"}
                found.confidence = 0.7
                if not found.carry:
                    continue
            if match["that"] != "что":
                found.flags.add("hearsay")
            report(scene, sentence, found, start, stop)


def clause_end(scene: Scene, sentence: Sentence, hit: Hit | None, start: int) -> int:
    """Find where the reported clause ends: at the sentence's end, or before another report of the same sentence."""
    seen_from = sentence.start
    for other in sentence.verbs:
        if other.start < start:
            continue
        before = sentence.paragraph.seen(max(start, other.start - 80), other.start)
        frames = set(other.form.entry.frames)
        if other.form.pos == "GRND" and frames & set("CQ"):
            cut = cut_before(before)
            if cut is not None and before[cut : cut + 1] == ",":
                return max(start, other.start - 80) + cut
        if (
            frames & set("K")
            and (match := _PARENTHETIC.search(before))
            and before[match.start() : match.start() + 1] == ","
        ) and _attribution(scene, sentence, other) is not None:
            return max(start, other.start - 80) + match.start()
        if hit is not None and frames & set("CQ") and _same_subject(hit, other) and _opens_report(sentence, other):
            cut = cut_before(before)
            if cut is not None:
                return max(start, other.start - 80) + cut
    for phrase, _ in sentence.phrases:
        if phrase.start > start and phrase.form.entry.lemma in {"со ссылкой на", "ссылаясь на"}:
            before = sentence.paragraph.seen(seen_from, phrase.start)
            if before.rstrip().endswith(","):
                return phrase.start - 1
    return sentence.stop


def _same_subject(hit: Hit, other: Hit) -> bool:
    a, b = hit.form, other.form
    return b.pos == "VERB" and (a.pos, a.number, a.gender, a.person) == (b.pos, b.number, b.gender, b.person)


def _opens_report(sentence: Sentence, hit: Hit) -> bool:
    seen = sentence.paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 160))
    return bool(_THAT.match(seen) or re.match(r"[^,.;!?…]{0,80}[:«]", seen))


def _attribution(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Found, int] | None:
    """Read the author's words of a parenthetic cue: its speaker, and where they end."""
    probe = Found(QuoteKind.INDIRECT, [(sentence.start, hit.start)], "trailing", 0.9, sentence.paragraph.index, hit)
    attribute(scene, sentence, hit, probe)
    after = [s for s in ([probe.source] if probe.source else []) + probe.media if s.start >= hit.stop]
    impersonal = hit.form.entry.klass == "impers"
    if not after and not impersonal:
        return None
    last = max([hit.stop, *(s.stop for s in after)])
    return probe, _attribution_end(sentence, last)


def _attribution_end(sentence: Sentence, last: int) -> int:
    """Find the comma after which the reported words go on; the sentence's end if they do not."""
    words = sentence.words
    index = sentence.word_at(last)
    while index < len(words):
        while index < len(words) and words[index].low != ",":
            index += 1
        rest = words[index + 1 :]
        if not rest:
            break
        if _goes_on(rest):
            return words[index].start
        index += 1
    return sentence.stop


def _goes_on(rest: list) -> bool:  # type: ignore[type-arg]
    """Say whether the words after a comma are a clause of their own, not an aside of the attribution."""
    first = rest[0].readings[:1]
    if any(r.pos in {"PRTF", "GRND"} or r.lemma in {"который", "где", "когда"} for r in first):
        return False
    for word in rest:
        reading = word.readings[:1]
        if word.low in {"который", "которая", "которые", "которое", "которого", "которой"}:
            return False
        if any(r.pos in _FINITE or r.pos in {"ADJS", "INFN"} for r in reading):
            return True
    return False


def trailing(scene: Scene, paragraph: Paragraph) -> None:
    """A cue after or inside the words: срок реален, считает инженер; срок, как пояснил депутат, продлят; как сообщил X, P."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            if not set(hit.form.entry.frames) & set("KX") or not scene.unused(sentence, hit) or hit.form.pos == "GRND":
                continue
            before = paragraph.seen(sentence.start, hit.start)
            match = _PARENTHETIC.search(before, max(0, len(before) - 70))
            if match is None or (not before[: match.start()].strip() and not match["how"]):
                continue
            read = _attribution(scene, sentence, hit)
            if read is None:
                continue
            found, end = read
            start = sentence.start + match.start()
            if not before[: match.start()].strip(" ,"):
                _how(scene, sentence, found, end)
            else:
                _around(scene, sentence, found, start, end)


def _how(scene: Scene, sentence: Sentence, found: Found, end: int) -> None:
    """Как сообщил X, P: the words follow; if they report somebody else's, X is the medium of that."""
    found.rule = "how"
    if end >= sentence.stop:
        words = sentence.words
        index = next(
            (k for k in range(sentence.word_at(found.hit.stop if found.hit else 0), len(words)) if words[k].low == ","),
            None,
        )
        if index is None:
            return
        end = words[index].start
    start = end + 1
    inner = _inner(scene, sentence, start, sentence.stop)
    if inner is not None:
        scene.lend(inner, found)
        return
    stop = clause_end(scene, sentence, None, start)
    found.parts = [trim(scene.text, start, stop)]
    report(scene, sentence, found, start, stop)


def _around(scene: Scene, sentence: Sentence, found: Found, start: int, end: int) -> None:
    """P, v S, or P1, v S, p2."""
    inner = _inner(scene, sentence, sentence.start, start)
    if inner is not None:
        scene.lend(inner, found)
        return
    begin = sentence.start
    parts = [trim(scene.text, begin, start)]
    if end < sentence.stop:
        found.rule = "parenthetic"
        parts.append(trim(scene.text, end, sentence.stop))
    found.parts = [p for p in parts if p[0] < p[1]]
    if found.rule == "trailing" and sum(len(scene.text[a:b].split()) for a, b in found.parts) < 2:
        return
    report(scene, sentence, found, begin, end if end < sentence.stop else start)


def _inner(scene: Scene, sentence: Sentence, start: int, stop: int) -> Found | None:
    """Find the quote that another cue of the same sentence has made already."""
    for found in reversed(scene.found):
        if found.paragraph != sentence.paragraph.index:
            return None
        if found.hit is not None and start <= found.hit.start < stop:
            return found
        if any(start <= a and b <= stop + 2 for a, b in found.parts):
            return found
    return None


def according(scene: Scene, paragraph: Paragraph) -> None:
    """A phrase with its source: по словам мэра, мост крепок; мост, по его словам, крепок."""
    for sentence in paragraph.sentences:
        for hit, owner in sentence.phrases:
            if hit.form.entry.kind in {"source", "owned"} and scene.unused(sentence, hit):
                _according(scene, sentence, hit, owner)


def _according(scene: Scene, sentence: Sentence, hit: Hit, owner: tuple[int, int] | None) -> None:
    found = Found(QuoteKind.INDIRECT, [], "according", 0.92, sentence.paragraph.index, hit, owner=owner)
    attribute(scene, sentence, hit, found)
    if found.source is None and owner is None:
        return
    end = max(hit.stop, found.source.stop if found.source else 0)
    comma = _comma(sentence, end)
    before = sentence.paragraph.seen(sentence.start, hit.start)
    stop = clause_end(scene, sentence, None, max(end, hit.stop))
    if _connective(sentence, hit):
        start = comma + 1 if comma is not None else end
        parts = [(start, stop)]
    elif comma is None:
        parts = [(sentence.start, hit.start)]
        start, stop = parts[0]
    else:
        start = sentence.start
        parts = [(sentence.start, hit.start), (comma + 1, stop)]
    if before.rstrip().endswith("(") or not parts:
        return
    found.parts = [p for p in (trim(scene.text, a, b) for a, b in parts) if p[0] < p[1]]
    if found.parts:
        report(scene, sentence, found, start, stop)


def _comma(sentence: Sentence, at: int) -> int | None:
    """Find the comma that closes a phrase and its source, past what still belongs to it."""
    words = sentence.words
    index = sentence.word_at(at)
    for k in range(index, min(len(words), index + 14)):
        if words[k].low == ",":
            return words[k].start
        if any(r.pos == "VERB" for r in words[k].readings[:1]):
            return None
    return None


def _connective(sentence: Sentence, hit: Hit) -> bool:
    """Say whether only small words stand before a phrase: «При этом, по словам мэра, …»."""
    words = sentence.words[: sentence.word_at(hit.start)]
    if len(words) > 5:
        return False
    return all(not w.is_word or (w.readings and w.readings[0].pos in _CONNECTIVES) for w in words)


def backward(scene: Scene, paragraph: Paragraph) -> None:
    """A report of the sentence before: Мост закрыт. Об этом сообщил мэр."""
    for sentence in paragraph.sentences:
        for phrase, _ in sentence.phrases:
            if phrase.form.entry.kind != "backward":
                continue
            before = paragraph.seen(sentence.start, phrase.start).strip()
            if len(before) > 20 and not (phrase.form.entry.lemma == "о чём" and before.endswith(",")):
                continue
            hit = next(
                (
                    h
                    for h in sentence.verbs
                    if h.start >= phrase.stop and h.form.pos != "GRND" and scene.unused(sentence, h)
                ),
                None,
            )
            if hit is None:
                continue
            found = Found(QuoteKind.INDIRECT, [], "backward", 0.9, paragraph.index, hit)
            attribute(scene, sentence, hit, found)
            if found.source is None and not found.media:
                continue
            if phrase.form.entry.lemma == "о чём" and before:
                found.parts = [trim(scene.text, sentence.start, phrase.start)]
                report(scene, sentence, found, sentence.start, phrase.start)
            else:
                _previous(scene, paragraph, sentence, found)
            break


def _previous(scene: Scene, paragraph: Paragraph, sentence: Sentence, found: Found) -> None:
    """Take the sentence before as the words said; if it is a quote itself, only its media grow."""
    place = paragraph.sentences.index(sentence)
    if place:
        host, target = paragraph, paragraph.sentences[place - 1]
    else:
        host = next(
            (p for p in reversed(scene.paragraphs[: paragraph.index]) if p.kind in _BACKWARD_KINDS and p.sentences),
            None,
        )  # type: ignore[assignment]
        if host is None or paragraph.index - host.index > 2:
            return
        target = host.sentences[-1]
    inner = next(
        (
            f
            for f in reversed(scene.found)
            if f.paragraph == host.index and any(target.start <= a < target.stop for a, _ in f.parts)
        ),
        None,
    )
    if inner is not None and (found.source is None or inner.rule != "clause"):
        scene.lend(inner, found)
        if found.hit is not None:
            scene.use(found.hit)
        return
    if inner is not None:  # «Москва надеется, что …. Об этом сообщил министр»: his are the words
        scene.drop(inner)
    found.paragraph = host.index
    found.parts = [trim(scene.text, _learnt(target), target.stop)]
    scene.add(found)


def _learnt(sentence: Sentence) -> int:
    """Give where the words begin that a sentence reports: its start, or what somebody learnt («узнал, что …»)."""
    for hit in sentence.verbs:
        if hit.form.entry.klass == "learn":
            match = _THAT.match(sentence.paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 200)))
            if match is not None:
                return hit.stop + match.end()
    return sentence.start


def quoted_object(scene: Scene, paragraph: Paragraph) -> None:
    """A quoted piece after a verb: сенатор назвал доклад «пустышкой»."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            if "M" not in hit.form.entry.frames or not scene.unused(sentence, hit) or not sentence.pairs:
                continue
            quoted = list(pieces(scene, sentence, hit.stop, sentence.stop))
            if not quoted:
                continue
            found = Found(
                QuoteKind.MIXED,
                [trim(scene.text, m.start, m.stop) for m in quoted],
                "quoted_object",
                0.8,
                paragraph.index,
                hit,
            )
            attribute(scene, sentence, hit, found)
            if found.source is not None:
                scene.add(found, quoted)


def nominal(scene: Scene, paragraph: Paragraph) -> None:
    """Quoted pieces after a noun for words: слова посла о том, что «время вышло», вызвали споры."""
    for sentence in paragraph.sentences:
        if not any(scene.free(m) for m in sentence.pairs):
            continue
        for match in re.finditer(r"\bо том,\s*что\s", paragraph.seen(sentence.start, sentence.stop)):
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
