"""The author's words inside or after words without marks: where they begin and end, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from rupress.normalizer.quotes.cues import Hit
from rupress.normalizer.quotes.found import Found, Scene
from rupress.normalizer.quotes.grammar import first_pos, in_case, lemma_of
from rupress.normalizer.quotes.lists import alternation, mapping, table
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.speaking import attribute
from rupress.normalizer.quotes.subjects import subject_before
from rupress.records import QuoteKind, SpeakerForm
from rupress.ru.morph import Reading

_FINITE = frozenset(("VERB", "PRTS", "PRED"))
_CONNECTIVES = frozenset(("ADVB", "CONJ", "PRCL", "PREP", "NPRO", "INTJ"))


@cache
def parenthetic() -> re.Pattern[str]:
    """Give what stands before a cue inside or after words without marks: a comma or dash, «как», small words."""
    how, small, who = alternation("grammar", "how"), alternation("grammar", "small"), "|".join(mapping("genders"))
    said = rf"(?P<how>(?:{how})\s+(?P<who>(?:{who})\s+)?)"  # «как он отметил»
    return re.compile(rf"(?:^|[,—–-]\s*){said}?(?:(?:{small})\s+){{0,3}}$")


@cache
def turn() -> re.Pattern[str]:
    """Give what a clause begins with that another's words end before: «…, однако, по мнению мэра, …»."""
    return re.compile(rf"[,;]\s*(?:{alternation('grammar', 'turning')})(?:\s*,)?\s*$")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternation('grammar', 'how')})\s[^,]{{1,60}},\s*$")


def opens_how(before: str) -> bool:
    """Say whether the author's words open with who brings a report: «Как передаёт „Маяк“, об этом сообщил мэр»."""
    return _opening().match(before) is not None


def attribution(scene: Scene, sentence: Sentence, hit: Hit, *, how: bool, opening: bool) -> tuple[Found, int] | None:
    """Read the author's words of a parenthetic cue: its speaker, and where they end.

    Args:
        scene: the article.
        sentence: where the cue stands.
        hit: the cue.
        how: whether «как» stands before it.
        opening: whether the cue opens the sentence.
    """
    citing = hit.form.entry.lemma in table("grammar", "citing")
    if "X" in hit.form.entry.frames and not citing and not _quotes_words(sentence, hit):
        return None  # «…, приведёт к росту цен»
    probe = Found(QuoteKind.INDIRECT, [(sentence.start, hit.start)], "trailing", 0.9, sentence.paragraph.index, hit)
    attribute(scene, sentence, hit, probe)
    told = probe.source is None and not hit.form.person and hit.form.entry.lemma in table("grammar", "confiding")
    if told and all(s.phrase.head == "" for s in probe.media):
        return None  # «…, рассказала maska.ru о себе»: the outlet is whom she told it
    after = [s for s in ([probe.source] if probe.source else []) + probe.media if s.start >= hit.stop]
    if how and not after and (him := _said_by_him(scene, sentence, hit, probe, opening=opening)) is not None:
        return probe, him
    impersonal = hit.form.entry.klass == "impers"
    if not after and not impersonal:
        return None
    last = max([hit.stop, *(s.stop for s in after)])
    bare = opening and probe.source is None  # «Как пишет „Вестник“, дрон, который привезли в мае, готов»
    return probe, _attribution_end(sentence, last, how=how and (bare or not opening))


def _said_by_him(scene: Scene, sentence: Sentence, hit: Hit, probe: Found, *, opening: bool) -> int | None:
    """Read «как он отметил» between two commas; but «вышло так, как он говорил», «вспомнил, как он сказал, что …»."""
    if not opening and any(other.start < hit.start for other in sentence.verbs):
        return None
    source = subject_before(sentence, hit, scene.known)
    end = _attribution_end(sentence, hit.stop, how=True)
    if source is None or source.phrase.form is not SpeakerForm.PRONOUN or end >= sentence.stop:
        return None
    if sentence.words[sentence.word_at(end) + 1].low in table("grammar", "that"):
        return None
    probe.source = source
    return end


def _quotes_words(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the object of a verb is words: «публикует „Вестник“ подсчёты завода»."""
    words, nouns = sentence.words, table("speakers", "words")
    index = sentence.word_at(hit.stop)
    return any(lemma_of(r) in nouns for w in words[index : index + 8] for r in w.readings[:2])


def _attribution_end(sentence: Sentence, last: int, *, how: bool) -> int:
    """Find the comma after which the reported words go on; the sentence's end if they do not."""
    words = sentence.words
    index = sentence.word_at(last)
    if index + 1 < len(words) and words[index].low == ":" and not words[index + 1].quoted:
        return words[index].start  # «Было два пути, сказал мэр: | чинить мост или строить новый»
    while index < len(words):
        while index < len(words) and words[index].low != ",":
            index += 1
        rest = words[index + 1 :]
        if not rest or _passes_on(sentence, rest):
            break  # «…, подчеркнул мэр, | передаёт „Маяк“»
        when = rest[0].low in table("grammar", "how") and words[index - 1].low in table("grammar", "correlates")
        if not when and _goes_on(rest, how=how):  # «написала школа после того, | как дети пожаловались»
            return words[index].start
        index += 1
    return sentence.stop


def _passes_on(sentence: Sentence, rest: list[Word]) -> bool:
    """Say whether the verb of an outlet and its name stand behind the comma that closes an attribution."""
    verb = next((hit for hit in sentence.verbs if hit.start == rest[0].start), None)
    if verb is None or verb.form.entry.lemma not in table("grammar", "carriers") or len(rest) < 2:
        return False
    nouns = table("media", "nouns")
    return rest[1].quoted or rest[1].capital or any(lemma_of(r) in nouns for r in rest[1].readings[:2])


def _goes_on(rest: list[Word], *, how: bool) -> bool:
    """Say whether the words after a comma are a clause of their own, not an aside of the attribution."""
    first = rest[0].readings[:1]
    if rest[0].low in table("grammar", "that"):
        return False  # «заявил мэр, добавив, что откроет мост»
    if any(r.pos == "PRTF" for r in first):
        return _participle_and_noun(rest)
    if any(r.pos == "GRND" or r.lemma in table("grammar", "relative_adverbs") for r in first):
        return False
    if (
        any(r.pos == "ADJF" and r.case != "nomn" and "Apro" not in r.marks for r in first)
        and len(rest) > 1
        and any(r.pos == "PREP" for r in rest[1].readings[:1])
    ):
        return False  # «как признались два сторожа, близких к мэрии, мост готов»
    if _describes(rest):
        return False  # «как сообщил источник, близкий к мэрии, мост готов»
    if how:  # «это, как выразился режиссёр, немое кино»
        return rest[0].low not in table("grammar", "relative_forms")
    for word in rest:
        reading = word.readings[:1]
        if word.low in table("grammar", "relative_forms"):  # but «Как сообщил мэр, в парке, который …, идёт ремонт»
            within = any(w.low == "," for w in rest[: rest.index(word)])
            return within and (first_pos(rest[0]) == "PREP" or _subject_goes_on(rest, rest.index(word)))
        if any(r.pos in _FINITE or r.pos in {"ADJS", "INFN"} for r in reading):
            return True
    return False


def _subject_goes_on(rest: list[Word], relative: int) -> bool:
    """Say whether a verb follows the relative clause of a subject: «Как писали, дом, который строили, | рухнул»."""
    comma = next((k for k in range(relative, len(rest) - 1) if rest[k].low == ","), None)
    subject = in_case(rest[0], "nomn", frozenset(("NOUN", "ADJF")))
    return comma is not None and subject is not None and first_pos(rest[comma + 1]) == "VERB"


def _participle_and_noun(rest: list[Word]) -> bool:
    """Say whether a participle opens a clause: «Как пишет „Маяк“, пострадавший курьер рассказал …», but no aside."""
    until = [word.readings[:1] for word in takewhile(lambda word: word.low != ",", rest)]
    noun = next((k for k, first in enumerate(until) if any(r.pos == "NOUN" and r.case == "nomn" for r in first)), None)
    if noun is not None and not _alike(until[0], until[noun]):
        return False  # «как отметил юрист Седов, представляющий интересы завода, дел мало»
    if noun is None or any(r.pos in _FINITE for first in until[noun:] for r in first):
        return noun is not None
    # «ранивший мэра сторож, против которого возбудили дело, молчит»
    following = rest[len(until) + 1 : len(until) + 3]
    relative = any(r.lemma in table("grammar", "relatives") for word in following for r in word.readings[:1])
    return relative and any(r.animate for first in until[noun:] for r in first if r.case == "nomn")


def _alike(participle: Sequence[Reading], noun: Sequence[Reading]) -> bool:
    """Say whether number and gender let a participle describe a noun."""
    return any(
        p.number == n.number and (p.number == "plur" or p.gender in ("", n.gender))
        for p in participle
        for n in noun
        if p.pos == "PRTF"
    )


def _describes(rest: list[Word]) -> bool:
    """Say whether an adjective with its complement stands before the next comma and has no noun or verb of its own."""
    if len(rest) < 3 or first_pos(rest[1]) != "PREP" or in_case(rest[0], "nomn", frozenset(("ADJF",))) is None:
        return False
    until = list(takewhile(lambda word: word.low != ",", rest[2:]))
    if len(until) + 2 >= len(rest):
        return False
    return not any(r.pos in _FINITE or (r.pos == "NOUN" and r.case == "nomn") for w in until for r in w.readings[:1])


def points_back(sentence: Sentence) -> bool:
    """Say whether a sentence begins with «об этом» or the like."""
    return any(p.form.entry.kind == "backward" and p.start == sentence.start for p, _ in sentence.phrases)


def connective(sentence: Sentence, at: int) -> bool:
    """Say whether only small words stand before a phrase: «При этом, по словам мэра, …»."""
    words = sentence.words[: sentence.word_at(at)]
    if " ".join(word.low for word in words if word.is_word) in table("joins", "introducing"):
        return True  # «Кроме того, | по словам мэра, …»
    if len(words) > 5:
        return False
    small = table("grammar", "turns")  # «В общем, по словам мэра, …»
    return all(not w.is_word or w.low in small or (w.readings and w.readings[0].pos in _CONNECTIVES) for w in words)
