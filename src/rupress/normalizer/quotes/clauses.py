"""Words said in a clause of the author: он отметил, что срок реален; with quoted pieces, mixed speech."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.quotes.clause_ends import SUPPOSING, clause_end, that
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import lemma_of
from rupress.normalizer.quotes.lists import alternation, mapping, table
from rupress.normalizer.quotes.marks import Marked
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Paragraph, Sentence
from rupress.normalizer.quotes.sources import Source, made, owner
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.subjects import thing_before
from rupress.normalizer.quotes.unsaid import being, fact, it_shows, relates, supposed, threatens, what
from rupress.records import QuoteKind

_LONG = 5
_PROOFS = frozenset(("assert", "hint", "explain", "learn"))
"""Verbs of these classes have things for subjects, too, and then report nothing."""
_INFERRED = "inferred"
"""The class of verbs by which a document tells something."""
_INSTITUTION = 2
_DASHED = re.compile(r"[,!?…]\s*[—–-]\s*$")
_GAP = 6
"""A comma and a dash before a cue fit into so many characters."""


@cache
def _links() -> tuple[str, ...]:
    return tuple(table("grammar", "that") | table("grammar", "that_hearsay"))


@cache
def _because() -> tuple[str, ...]:
    return tuple(table("grammar", "because"))


@cache
def about_that() -> re.Pattern[str]:
    """Give what opens a clause that is a noun's or a verb's object: «слова о том, что», «то, что»."""
    links = f"(?P<noun>{alternation('grammar', 'about_that')})|{alternation('grammar', 'that_itself')}"
    return re.compile(rf"\b(?:{links}),\s*(?:{alternation('grammar', 'that')})\s+")


def pieces(scene: Scene, sentence: Sentence, start: int, stop: int) -> list[Marked]:
    """Give the quoted stretches of a clause that are somebody's words, not names or terms."""
    return [
        m
        for m in sentence.pairs
        if start <= m.open and m.close <= stop + 1 and scene.free(m) and scene.decider.piece(m)
    ]


def report(scene: Scene, sentence: Sentence, found: Found, start: int, stop: int) -> None:
    """Keep a clause as indirect speech, or as mixed if it has quoted pieces."""
    quoted = pieces(scene, sentence, start, stop)
    if found.source is None and found.hit is not None and found.hit.form.entry.klass == "impers":
        # without a speaker only long pieces are words: «сообщается, что «золотая акция» перейдёт …»
        quoted = [m for m in quoted if len(scene.text[m.start : m.stop].split()) >= _LONG]
    if all(_scare(scene, sentence, marked) for marked in quoted):
        quoted = []  # «мнимые „борцы“ и „патриоты“»
    if quoted:
        found.kind = QuoteKind.MIXED
        found.parts = [trim(scene.text, m.start, m.stop) for m in quoted]
        scene.add(found, quoted)
        scene.claim(start, stop)
    elif found.parts:
        scene.add(found)


def _scare(scene: Scene, sentence: Sentence, marked: Marked) -> bool:
    """Say whether a marked word is the author's irony: «без ведома „хозяина“», but not «это „авантюра“»."""
    if scene.decider.verbal(marked) or len(scene.text[marked.start : marked.stop].split()) > 1:
        return False
    index = sentence.word_at(marked.open)
    before = sentence.words[index - 1] if index else None
    return before is None or not any(lemma_of(r) in table("grammar", "linking") for r in before.readings[:1])


def clause(scene: Scene, paragraph: Paragraph) -> None:
    """A cue before a clause: он отметил, что срок реален."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            match = _reported(scene, sentence, hit)
            if match is None:
                continue
            start = _past_own_words(scene, sentence, hit.stop + match.end())
            if what(sentence, start):
                continue
            stop = clause_end(scene, sentence, hit, start)
            found = Found(QuoteKind.INDIRECT, [trim(scene.text, start, stop)], "clause", 0.92, paragraph.index, hit)
            if not _attributed(scene, sentence, hit, found):
                continue
            outlet = found.source is not None and found.source.medium
            if (outlet or hit.form.entry.klass == "impers") and (inner := _nested(scene, sentence, start)) is not None:
                if found.source is not None:
                    found.media.append(found.source)  # «„Вестник“ отмечает, что, по словам мэра, мост цел»
                scene.use(hit)
                found.hit, found.source, start = inner
                found.parts = [trim(scene.text, start, stop)]
            himself = found.source is not None and found.source.phrase.head in table("grammar", "self")
            noticing = hit.form.entry.lemma in table("grammar", "noticing")
            if himself and (noticing or hit.form.entry.klass in SUPPOSING):
                continue  # «Я думаю, что …», «я заметил, что …» outside marks is the author's, or speech that lost them
            onto = (match["between"] or "").strip() in table("grammar", "onto_that")
            proves = onto or hit.form.entry.klass in _PROOFS or hit.form.entry.lemma in table("grammar", "proofs")
            if proves and found.source is None and it_shows(sentence, hit):
                continue  # «Это говорит о том, что …»
            if found.source is None and (thing := thing_before(sentence, hit, scene.known)) is not None:
                if proves:
                    continue  # «состав команды доказывает, что …», «тесты указывают на то, что …»
                found.source, found.confidence = thing, 0.6  # «менеджмент считает, что …»
            if found.source is None and threatens(hit, match["between"] or ""):
                continue
            if found.source is None and not found.media and hit.form.pos == "GRND":
                fronted = _fronted(scene, sentence, start)
                if fronted is None:
                    continue  # «Убедившись, что лёд крепок, выходите на него»
                found.source, stop = fronted
                found.parts = [trim(scene.text, start, stop)]
            if found.source is None and not found.media and hit.form.entry.klass != "impers":
                if hit.form.pos == "ADJS" and said_behind(paragraph, sentence, hit):
                    continue
                found.carry = hit.form.person in {"", "3per"}
                found.confidence = 0.7
                if not found.carry:
                    continue
            if match["that"] in table("grammar", "that_hearsay"):
                found.flags.add("hearsay")
            report(scene, sentence, found, start, stop)


def _reminds(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the author himself reminds of something: «Напомним, что ранее Седов заявил „Вестнику“, что»."""
    return hit.start == sentence.start and sentence.words[0].low in table("grammar", "reminding")


def _reported(scene: Scene, sentence: Sentence, hit: Hit) -> re.Match[str] | None:
    """Match what stands between a cue and the clause that it reports; None if it reports none."""
    if "C" not in hit.form.entry.frames or not scene.unused(hit) or _reminds(sentence, hit):
        return None
    seen = sentence.paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 200))
    match = that().match(seen) if any(word in seen for word in _links()) else None
    if match is None:
        return None
    between = match["between"] or ""
    if between.endswith(_because()):
        return None  # «ждут потому, что верят», «передали завод из-за того, что прежний хозяин ушёл»
    last = between.split()[-1:]
    if (
        (hit.form.number != "plur" or len(between.split()) > 1)
        and table("grammar", "all_that").issuperset(last)
        and last
    ):
        return None  # «Мэр сказал всё, что думает», «предложил забыть всё, что было»; but «Сказали все, что мост цел»
    if hit.form.entry.klass == "say" and between.strip() in table("grammar", "that_itself"):
        return None  # «сказал то, что хотел»
    if (
        hit.form.entry.klass == "critic"
        and between.split()[-1:]
        and between.split()[-1] in table("grammar", "correlates")
    ):
        return None  # «обвинил совет в „незнании“ того, что мост закрыт»
    link = hit.stop + match.start("that")
    if relates(sentence, hit, link, hit.stop + match.end()):
        return None
    if any(hit.start < h.start < link and "C" in h.form.entry.frames for h in sentence.verbs):
        return None
    unaware = hit.negated and hit.form.entry.lemma in table("grammar", "unaware")  # «не подозревали, что лёд тонок»
    if unaware or fact(sentence, hit, link) or being(sentence, hit) or supposed(sentence, hit):
        return None
    return match


def _attributed(scene: Scene, sentence: Sentence, hit: Hit, found: Found) -> bool:
    """Find the speaker of a clause, and say whether it is a report: «Отсюда следует, что» is none."""
    if hit.form.entry.klass == _INFERRED:
        found.source = _inferred_from(scene, sentence, hit)
        return found.source is not None
    attribute(scene, sentence, hit, found)
    if hit.form.entry.klass == "learn":
        return found.source is not None and found.source.phrase.head in table("speakers", "researchers")
    if hit.form.entry.klass == "critic" and hit.form.number == "plur" and _suffers(found):
        return False  # «Его обвинили в том, что он лжёт»
    if hit.form.pos == "GRND" and (told := _told_behind(scene, sentence, hit)) is not None:
        found.source = told
    return True


def _suffers(found: Found) -> bool:
    """Say whether nobody is named whose verb in the plural it is: one alone is rather who is accused."""
    source = found.source
    return source is None or (source.case == "nomn" and source.phrase.number == "sing")


def _past_own_words(scene: Scene, sentence: Sentence, start: int) -> int:
    """Give where a clause begins behind what says again whose it is: «Седов сказал, что, по его словам, | мост цел»."""
    for phrase, pronoun in sentence.phrases:
        if pronoun is not None and phrase.start == start and scene.text[phrase.stop : phrase.stop + 2] == ", ":
            scene.use(phrase)
            return phrase.stop + 2
    return start


def _nested(scene: Scene, sentence: Sentence, start: int) -> tuple[Hit, Source, int] | None:
    """Read whose words a report brings, and where they begin: «Отмечается, что, | по мнению мэра, мост цел»."""
    phrases = (p for p, owner in sentence.phrases if owner is None and p.form.entry.kind == "source")
    phrase = next((p for p in phrases if p.start == start), None)
    if phrase is None:
        return None
    probe = Found(QuoteKind.INDIRECT, [], "clause", 0.9, sentence.paragraph.index, phrase)
    attribute(scene, sentence, phrase, probe)
    source = probe.source
    if source is None or source.phrase.weight < _INSTITUTION or source.medium:
        return None
    comma = scene.text[source.stop : source.stop + 1] == ","
    # «что по данным полиции | сторож спал», but «что по версии следствия деньги …» has no end
    ends = comma or source.phrase.stop - source.phrase.first == 1 or source.phrase.name is not None
    return (phrase, source, source.stop + comma) if ends else None


def said_behind(paragraph: Paragraph, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words without marks begin with a cue: «| Уверен, что мост крепок. Он нужен, — сказал мэр»."""
    if hit.start != sentence.words[0].start:
        return False
    later = paragraph.sentences[paragraph.place(sentence) :]
    cues = ((s, h) for s in later for h in s.verbs if "D" in h.form.entry.frames)
    return any(_DASHED.search(paragraph.seen(max(s.start, h.start - _GAP), h.start)) is not None for s, h in cues)


def _told_behind(scene: Scene, sentence: Sentence, hit: Hit) -> Source | None:
    """Find who has told what stands before his verb, and so adds: «Он стоит, сообщили в мэрии, | уточнив, что …»."""
    before = [h for h in sentence.verbs if h.stop < hit.start and h.form.pos == "VERB"]
    if not before or not sentence.paragraph.seen(sentence.start, before[-1].start).rstrip().endswith((",", "—", "–")):
        return None
    probe = Found(QuoteKind.INDIRECT, [], "clause", 0.92, sentence.paragraph.index, before[-1])
    attribute(scene, sentence, before[-1], probe)
    return probe.source


def _inferred_from(scene: Scene, sentence: Sentence, hit: Hit) -> Source | None:
    """Find whose document or words tell something: «Из | ответа мэрии следует, что срок сдвинут»."""
    words = sentence.words
    for index in range(sentence.word_at(hit.start) - 2, -1, -1):
        if words[index].low in table("grammar", "out_of"):
            phrase = parse(words, index + 1, "gent", scene.known, len(words))
            told = table("speakers", "documents") | table("speakers", "words")
            owned = words[index + 1].low in mapping("owners")  # «из её слов»
            if owned or phrase is None or phrase.head not in told or phrase.name is not None:
                return None
            return owner(words, phrase, scene.known)
    return None


def _fronted(scene: Scene, sentence: Sentence, start: int) -> tuple[Source, int] | None:
    """Find the subject behind the words that a gerund reports: «Признав, что срок мал, мэр просил отсрочки»."""
    words = sentence.words
    for index in range(sentence.word_at(start), len(words) - 2):
        if words[index].low == "," and words[index + 1].is_word:
            phrase = parse(words, index + 1, "nomn", scene.known, len(words))
            if phrase is not None and phrase.weight == 3 and phrase.stop < len(words):
                verb = words[phrase.stop].readings[:1]
                if any(r.pos == "VERB" and r.number in ("", phrase.number) for r in verb):
                    return made(words, phrase, "nomn", scene.known), words[index].start
    return None
