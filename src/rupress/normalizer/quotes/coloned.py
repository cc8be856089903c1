"""Words without marks behind a colon or dash: эксперт пояснил: цены вырастут."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from rupress.normalizer.quotes.clause_ends import clause_end, that
from rupress.normalizer.quotes.clauses import report
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import NOUNS, first_pos, says
from rupress.normalizer.quotes.lists import table
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.unsaid import what
from rupress.records import QuoteKind

_FEW = 3
_TOLD = frozenset(("say", "assert", "admit"))
"""Verbs of these classes have words behind a dash or a comma alone."""
_OPENING = frozenset(("NOUN", "NPRO", "ADJF", "PREP", "ADVB", "NUMR"))
"""A clause behind a comma alone begins with a word of these parts of speech."""
_COLONED = frozenset(("VERB", "ADJS"))
_FINITE = frozenset(("VERB", "PRTS", "ADJS", "PRED"))
_DASH = re.compile(r"\s+[—–]\s+(?=[^\W_])")
_COMMA = re.compile(r",\s+(?=[^\W_])")
_COLON = re.compile(r"[^.;:!?…()«]{0,140}:\s+(?=[^\W_])")


def after_colon(scene: Scene, paragraph: Paragraph) -> None:
    """A cue before a colon and words without marks: эксперт пояснил: цены вырастут."""
    for sentence in paragraph.sentences:
        for hit in sentence.verbs:
            clauses = "C" in hit.form.entry.frames or hit.form.entry.klass == "ask"  # no «отреагировали по-разному: …»
            if "Q" not in hit.form.entry.frames or not clauses:
                continue
            if not scene.unused(hit) or hit.form.pos not in _COLONED:
                continue
            follow = paragraph.seen(hit.stop, min(sentence.stop, hit.stop + 200))
            asked = that().match(follow)
            if asked is not None and what(sentence, hit.stop + asked.end()):
                continue  # «мы расскажем, что получилось у завода: его печи дешевле»
            match = _COLON.match(follow)
            if match is None and _only_subject(sentence, hit):
                match = _dash(sentence, hit, follow) or _comma(sentence, hit, follow)
            start = hit.stop + match.end() if match is not None else sentence.stop
            if any(h.start > hit.start and h.stop <= start for h in sentence.verbs):
                continue
            if "," in paragraph.seen(hit.stop, start) and paragraph.seen(sentence.start, hit.start).rstrip().endswith(
                ","
            ):
                continue  # «Цены, считает мэр, вырастут, и вот почему: спрос велик»
            if start >= sentence.stop or any(not scene.free(m) and m.open >= start for m in sentence.pairs):
                continue
            stop = clause_end(scene, sentence, hit, start)
            found = Found(QuoteKind.INDIRECT, [trim(scene.text, start, stop)], "after_colon", 0.8, paragraph.index, hit)
            attribute(scene, sentence, hit, found)
            if hit.start == sentence.start and match is not None and "," in match.group():
                found.carry = found.source is None and hit.form.number == "sing"  # «Говорит, мост качался»
            before = paragraph.seen(sentence.start, hit.start).rstrip()
            if found.source is not None and found.source.start > hit.stop and before.endswith(","):
                continue  # «Было два пути, сказал мэр: чинить мост или строить новый»
            said = sentence.words[sentence.word_at(start) : sentence.word_at(stop)]
            if _likens(sentence, hit):
                continue
            told = found.source is not None or found.carry
            if told and any(says(word) for word in said) and not _listed(sentence, hit, said):
                report(scene, sentence, found, start, stop)


def _likens(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb tells what something is like: «Белка напоминает щенка: знает хозяина»."""
    at = sentence.word_at(hit.stop)
    if hit.form.entry.lemma not in table("grammar", "likening") or at >= len(sentence.words):
        return False
    return any(r.pos in NOUNS and r.case in {"accs", "gent"} for r in sentence.words[at].readings[:1])


def _listed(sentence: Sentence, hit: Hit, said: list[Word]) -> bool:
    """Say whether things are listed that an infinitive asks for: «предложил вернуть деньги: сто рублей — за билет»."""
    at = sentence.word_at(hit.stop)
    asked = at < len(sentence.words) and first_pos(sentence.words[at]) == "INFN"
    return asked and not any(r.pos in _FINITE for word in said for r in word.readings[:1])


def _dash(sentence: Sentence, hit: Hit, follow: str) -> re.Match[str] | None:
    """Match a dash that stands for «что»: «Жители говорят — воды нет», «Мэр говорит — это поможет»."""
    match = _DASH.match(follow)
    if match is None:
        return None
    index = sentence.word_at(hit.stop + match.end())
    if sentence.words[index].low not in table("grammar", "after_dash"):
        return match
    thing = sentence.words[index].low in table("grammar", "copulas") and index + 1 < len(sentence.words)
    return match if thing and first_pos(sentence.words[index + 1]) == "VERB" else None


def _comma(sentence: Sentence, hit: Hit, follow: str) -> re.Match[str] | None:
    """Match a comma that stands for «что»: «Жители признаются, | мост им мил», but no gerund or other clause."""
    match = _COMMA.match(follow)
    index = sentence.word_at(hit.stop) + 1
    if match is None or index >= len(sentence.words):
        return None
    first = sentence.words[index]
    if first.low in table("joins", "divided") | table("dialogue", "questions") or first.low.startswith(_stems()):
        return None
    clause = list(takewhile(lambda word: word.is_word or word.quoted, sentence.words[index:]))
    if first_pos(first) not in _OPENING or not any(first_pos(word) in _FINITE for word in clause):
        return None
    subject = any(r.case == "nomn" and r.pos in NOUNS for word in clause for r in word.readings[:2])
    return match if subject or hit.start == sentence.start else None


@cache
def _stems() -> tuple[str, ...]:
    return tuple(table("joins", "divided_stems"))


def _only_subject(sentence: Sentence, hit: Hit) -> bool:
    """Say whether nothing but one or two words stand before a verb that says: «Жители говорят — воды нет»."""
    before = sentence.words[: sentence.word_at(hit.start)]
    plain = all(word.is_word and word.low not in table("joins", "divided") for word in before)
    few = len(before) <= _FEW and (before or hit.form.number == "sing")
    return plain and bool(few) and hit.form.entry.klass in _TOLD and hit.form.person == "3per"
