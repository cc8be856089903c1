"""Words without marks behind a colon or dash: эксперт пояснил: цены вырастут."""

from __future__ import annotations

import re
from functools import cache

from rupress.normalizer.quotes.clause_ends import clause_end
from rupress.normalizer.quotes.clauses import report
from rupress.normalizer.quotes.content import trim
from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, says
from rupress.normalizer.quotes.lists import alternation
from rupress.normalizer.quotes.scene import Paragraph, Sentence, Word
from rupress.normalizer.quotes.speaking import attribute
from rupress.records import QuoteKind

_FEW = 3
_COLONED = frozenset(("VERB", "ADJS"))
_FINITE = frozenset(("VERB", "PRTS", "ADJS", "PRED"))
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
            match = _COLON.match(follow)
            if match is None and (dash := _dash().match(follow)) is not None and _only_subject(sentence, hit):
                match = dash
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
            said = sentence.words[sentence.word_at(start) : sentence.word_at(stop)]
            if found.source is not None and any(says(word) for word in said) and not _listed(sentence, hit, said):
                report(scene, sentence, found, start, stop)


def _listed(sentence: Sentence, hit: Hit, said: list[Word]) -> bool:
    """Say whether things are listed that an infinitive asks for: «предложил вернуть деньги: сто рублей — за билет»."""
    at = sentence.word_at(hit.stop)
    asked = at < len(sentence.words) and first_pos(sentence.words[at]) == "INFN"
    return asked and not any(r.pos in _FINITE for word in said for r in word.readings[:1])


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(rf"\s+[—–]\s+(?!(?:{alternation('grammar', 'after_dash')})\b)(?=[^\W_])")


def _only_subject(sentence: Sentence, hit: Hit) -> bool:
    """Say whether nothing but one or two words stand before a verb that says: «Жители говорят — воды нет»."""
    before = sentence.words[: sentence.word_at(hit.start)]
    plain = all(word.is_word for word in before)
    return plain and 0 < len(before) <= _FEW and hit.form.entry.klass == "say" and hit.form.person == "3per"
