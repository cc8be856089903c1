"""Where the author goes on behind a clause that he reports: «Мэр сказал, что мост цел, | но срока не назвал»."""

from __future__ import annotations

from attrs import evolve

from rupress.normalizer.quotes.cues import Form, Hit
from rupress.normalizer.quotes.grammar import MODIFIERS, NOUNS, first_pos, lemma_of
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.ru.morph import Reading

_CUES = frozenset(("VERB", "GRND", "ADJS"))
_SAYS = frozenset(("VERB", "PRTS", "ADJS"))
_SMALL = frozenset(("PREP", "CONJ", "PRCL", "ADVB"))
_TALK = frozenset(("1per", "2per"))
_TWO = 2
_WITHHELD = 5
"""The verb stands among so many words behind «но»: «но о сроках пока не сообщил»."""
_DOUBT = 8
"""«но эти сведения так и не нашли никаких подтверждений» has no more words."""
_NEAR = 40
"""A verb with its subject stands so near to «об этом»."""


def author_again(sentence: Sentence, hit: Hit | None, start: int, stop: int) -> int:
    """Find the comma behind which the author goes on in the same sentence; `stop` if he does not."""
    for phrase, _ in sentence.phrases:
        if start < phrase.start < stop and phrase.form.entry.klass == "this":
            comma = sentence.paragraph.seen(start, phrase.start).rstrip()
            if comma.endswith((",", " —", " –", " -")) and any(
                0 <= h.start - phrase.stop <= _NEAR for h in sentence.verbs
            ):
                return start + len(comma) - 1  # «считает, что мост цел, | об этом он сообщил в парке»
    words = sentence.words
    if hit is None or hit.form.number == "plur":
        doubted = _doubted(words, sentence.word_at(start), min(sentence.word_at(stop), len(words) - 2))
        if doubted is not None:
            return doubted
    if hit is None or hit.form.pos not in _CUES or hit.form.person in _TALK:
        return stop
    form = main_form(words, sentence.word_at(hit.start), hit.form)
    first, last = sentence.word_at(start), min(sentence.word_at(stop), len(words) - 2)
    relative = words[sentence.word_at(hit.start) - 1].low in table("grammar", "relative_forms")
    for index in range(first + 1, last):
        begin = _turn_behind(words, index)
        if begin and _goes_on_himself(words, first, index, begin, form):
            return words[index].start  # «сказал, что мост цел, | но срока не назвал»
        verb = words[index + 1].readings[:1] if relative and words[index].low == "," else ()
        if any((r.pos, r.number, r.gender) == ("VERB", form.number, form.gender) for r in verb):
            return words[index].start  # «Лугина, которая говорила, что дом продан, | жила у сестры»
    return stop


def _doubted(words: list[Word], first: int, last: int) -> int | None:
    """Find the comma behind which the author doubts what is told: «…, | однако подтверждений этому нет»."""
    for index in range(first + 1, last):
        begin = _turn_behind(words, index)
        near = words[begin : begin + _DOUBT] if begin else []
        lemmas = {lemma_of(r) for word in near for r in word.readings}
        if not lemmas.isdisjoint(table("grammar", "proved")) and not lemmas.isdisjoint(table("grammar", "told_things")):
            return words[index].start
    return None


def main_form(words: list[Word], at: int, cue: Form) -> Form:
    """Give the form of a cue, that of the verb before it for a gerund: «Он | спорил, заявляя, что …, но подписал»."""
    if cue.pos != "GRND":
        return cue
    before = (r for word in reversed(words[:at]) for r in word.readings[:1] if r.pos == "VERB")
    verb = next(before, None)
    return cue if verb is None else evolve(cue, number=verb.number, gender=verb.gender)


def _turn_behind(words: list[Word], comma: int) -> int:
    """Give the index behind «, но» or «, при этом» at an index; 0 if none of them stands there."""
    if words[comma].low != ",":
        return 0
    if words[comma + 1].low in table("grammar", "turning"):
        return comma + 2
    return comma + 3 if f"{words[comma + 1].low} {words[comma + 2].low}" in table("grammar", "turning") else 0


def _goes_on_himself(words: list[Word], first: int, comma: int, begin: int, cue: Form) -> bool:
    """Say whether who speaks is the subject behind a turn: he withholds something, or nobody else fits the verb."""
    near = words[begin : begin + _WITHHELD]
    at = next((k for k, word in enumerate(near) if not word.is_word or first_pos(word) == "VERB"), len(near))
    verb = near[at].readings[0] if at < len(near) and near[at].is_word else None
    if verb is None:
        return False
    lemma = lemma_of(verb)
    denied = at > 0 and near[at - 1].low in table("grammar", "not")
    if denied and lemma in table("grammar", "withheld"):
        return True
    if not cue.number or (verb.number, verb.gender) != (cue.number, cue.gender):
        return False
    subject = [word for word in near[:at] if first_pos(word) not in _SMALL and _could_do(word, verb)]
    if (cue.gender and lemma in table("grammar", "refusing")) or (denied and lemma in table("grammar", "withholding")):
        return all(word.low in mapping("genders") for word in subject)
    if subject or not cue.gender:
        return False
    told = [r for word in words[first:comma] for r in word.readings[:1] if r.pos in _SAYS]
    return bool(told) and not any(_fits(r, verb) for r in told)


def _could_do(word: Word, verb: Reading) -> bool:
    """Say whether a word can be the subject of a verb."""
    if word.low in mapping("owners"):
        return False  # «её не назвал»
    return any(r.case == "nomn" and r.pos in NOUNS | MODIFIERS and _fits(r, verb) for r in word.readings)


def _fits(one: Reading, other: Reading) -> bool:
    """Say whether number and gender do not keep two words from having one subject."""
    numbers, genders = {one.number, other.number} - {""}, {one.gender, other.gender} - {""}
    return len(numbers) < _TWO and len(genders) < _TWO
