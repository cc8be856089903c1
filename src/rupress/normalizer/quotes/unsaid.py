"""Clauses behind a cue that report nothing: questions, relatives, suppositions, what things show."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.grammar import first_pos, lemma_of
from rupress.normalizer.quotes.lists import alternation, mapping, table
from rupress.normalizer.quotes.phrases import organises
from rupress.normalizer.quotes.scene import Sentence, Word

_CLAUSE = 120
"""The words of a clause before its cue fit into so many characters."""
_BEFORE = 2
"""A relative, its comma and its noun before a verb."""
_NOMINAL = frozenset(("NOUN", "ADJF", "PRTF"))
_OBJECT = frozenset(("accs", "ablt"))
_STOPS = frozenset(",;:—–-")
_FINITE = frozenset(("VERB", "PRTS", "ADJS", "PRED"))
_SAID_OF = frozenset(("INFN", "PRTS", "ADJS", "NUMR"))


def relates(sentence: Sentence, hit: Hit, link: int, start: int) -> bool:
    """Say whether «что» is a relative: «жаловалась на разницу в бумагах, | что делает справку невозможной»."""
    words = sentence.words
    index = sentence.word_at(start)
    verb = words[index].readings[:1] if index < len(words) else ()
    if not any(r.pos == "VERB" and r.number == "sing" and r.gender in ("neut", "") for r in verb):
        return False
    if _owes(sentence, hit, link, words, index):
        return True
    cases = mapping("spoken_of")
    for at in range(sentence.word_at(hit.stop), sentence.word_at(link) - 1):
        noun = words[at + 1].readings
        if words[at].low in cases and words[at + 1].low not in table("grammar", "of_what"):
            return any(r.pos in _NOMINAL and r.case == cases[words[at].low] for r in noun[:2])
    return False


def _owes(sentence: Sentence, hit: Hit, link: int, words: list[Word], index: int) -> bool:
    """Say whether «что» follows an object: «поделилась роликами, | что дало повод слухам»."""
    before = words[sentence.word_at(hit.stop) : sentence.word_at(link)]
    verb = words[index].readings[0]
    objects = (
        word for k, word in enumerate(before) if not word.capital and (k == 0 or first_pos(before[k - 1]) != "PREP")
    )
    if not any(r.pos == "NOUN" and r.case in _OBJECT for word in objects for r in word.readings[:1]):
        return False
    told = verb.gender == "neut" or hit.form.number == "plur" or any(first_pos(word) == "INFN" for word in before)
    clause = takewhile(lambda word: word.low not in _STOPS, words[index + 1 :])
    first = (r for word in clause for r in word.readings[:1])
    genders = ("", verb.gender) if verb.gender else ("", "masc", "femn", "neut")
    return told and not any((r.case == "nomn" and r.gender in genders) or r.pos in _SAID_OF for r in first)


def fact(sentence: Sentence, hit: Hit, link: int) -> bool:
    """Say whether a fact is the subject, and the clause its own: «О спросе говорит тот факт, что мест не хватило»."""
    if hit.form.entry.lemma not in table("grammar", "proofs"):
        return False
    before = sentence.words[sentence.word_at(hit.stop) : sentence.word_at(link)]
    noun = next((word for word in reversed(before) if word.is_word), None)
    return noun is not None and any(lemma_of(r) in table("grammar", "facts") for r in noun.readings[:1])


def it_shows(sentence: Sentence, hit: Hit) -> bool:
    """Say whether «это» is a verb's subject, or a thing by a relative: «поправки, | которые говорят о том, что»."""
    words, index = sentence.words, sentence.word_at(hit.start) - 1
    while index > 0 and first_pos(words[index]) == "ADVB":
        index -= 1
    if index < 0:
        return False
    if words[index].low in table("grammar", "things"):
        return hit.form.number == "sing"
    if words[index].low not in table("grammar", "relative_forms") or index < _BEFORE:
        return False
    noun = words[index - 2].readings[:1] if words[index - 1].low == "," else ()
    return any(r.pos == "NOUN" and not r.animate and not organises(lemma_of(r)) for r in noun)


def threatens(hit: Hit, between: str) -> bool:
    """Say whether a thing does what a verb says of nobody: «Спешка, особенно зимой, грозит тем, что мост треснет»."""
    return hit.form.entry.lemma in table("grammar", "proofs") and between.strip() in table("grammar", "by_that")


def being(sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody is only to be sure: «хозяин может быть | уверен, что печь цела»."""
    at = sentence.word_at(hit.start) - 1
    if hit.form.pos != "ADJS" or at < 0 or first_pos(sentence.words[at]) != "INFN":
        return False
    return lemma_of(sentence.words[at].readings[0]) in table("grammar", "linking")


def what(sentence: Sentence, start: int) -> bool:
    """Say whether «что» asks rather than reports: «рассказал, что делать», but «сказал, что чинить мост нельзя»."""
    words = sentence.words
    index = sentence.word_at(start)
    if index < len(words) and first_pos(words[index]) in {"VERB", "PRED"}:
        return _asks(words, index)
    if index >= len(words) or first_pos(words[index]) != "INFN":
        return False
    if words[index].low in table("grammar", "existence") and index + 1 < len(words):
        return not any(r.case == "nomn" for r in words[index + 1].readings[:2])  # «сказал, что есть причины»
    within = takewhile(lambda word: word.low not in _STOPS, words[index + 1 :])
    return words[index].low in table("grammar", "asked") or not any(first_pos(word) in _FINITE for word in within)


def _asks(words: list[Word], index: int) -> bool:
    """Say whether «что» is what happened, or what may be done: «сказал, что | случилось», «что | нельзя делать»."""
    verb = words[index].readings[0]
    clause = list(takewhile(lambda word: word.low not in _STOPS, words[index + 1 :]))
    if verb.pos == "PRED":
        asked = bool(clause) and clause[0].low in table("grammar", "asked")
        return asked and all(first_pos(word) in {"PREP", "ADVB"} for word in clause[1:2])  # no «сделать всё»
    happens = lemma_of(verb) in table("grammar", "happening")
    if any(word.quoted for word in clause) or (verb.gender and lemma_of(verb) in table("grammar", "linking")):
        return False  # «заявив, что было бы „неразумно“»
    if not happens or verb.number != "sing" or verb.gender not in ("", "neut"):
        return False
    open_words = (word for word in clause if first_pos(word) != "PREP")
    return not any(r.case == "nomn" or r.pos in _SAID_OF for word in open_words for r in word.readings[:2])


def supposed(sentence: Sentence, hit: Hit) -> bool:
    """Say whether nobody has said it yet: «если стороны решат, что …», «чтобы мэр заявил, что …»."""
    before = sentence.paragraph.seen(max(sentence.start, hit.start - _CLAUSE), hit.start)
    if not any(word in before for word in table("grammar", "supposing")):
        return False
    return _supposing().search(before) is not None


@cache
def _supposing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('grammar', 'supposing')})\b[^,;:()—–]*$")
