"""A noun for words before a colon: «Ответ мэра был краток: «…»», «из зала донеслась реплика: «…»»."""

from __future__ import annotations

from attrs import frozen

from rupress.normalizer.quotes.grammar import NOUNS, lemma_of
from rupress.normalizer.quotes.known import Known
from rupress.normalizer.quotes.lists import mapping, table
from rupress.normalizer.quotes.nouns import parse
from rupress.normalizer.quotes.scene import Sentence, Word
from rupress.normalizer.quotes.sources import Source, made

_REACH = 12
"""Words between the noun and the colon, the speaker among them."""
_PREDICATE = 3
"""Words that say how it was: «был краток», «звучал так»."""
_SAYING_HOW = frozenset(("ADJF", "ADJS", "ADVB", "PRED", "NPRO"))
_SPEAKS = 2


@frozen
class Utterance:
    """What the words before a colon say of who speaks."""

    source: Source | None = None
    """The words that name the speaker."""
    owner: tuple[int, int] | None = None
    """Place of the pronoun in «его ответ:»."""
    heard: bool = False
    """Whether the subject of the sentence hears the words and does not say them: «журналист получил ответ:»."""


def utterance(sentence: Sentence, at: int, known: Known) -> Utterance | None:
    """Read a noun for words before the colon at an offset; None if there is none whose colon it is."""
    words, stop = sentence.words, sentence.word_at(at)
    for index in range(stop - 1, max(-1, stop - 1 - _REACH), -1):
        if words[index].low in {",", ";", "—"}:
            return None
        if not _says(words[index]):
            continue
        phrase = parse(words, index + 1, "gent", known, stop) if index + 1 < stop else None
        if phrase is not None and phrase.weight >= _SPEAKS and _is_predicate(words[phrase.stop : stop]):
            return Utterance(made(words, phrase, "gent", known))
        if not _is_predicate(words[index + 1 : stop]):
            return None
        owner = next((w for w in words[max(0, index - 2) : index] if w.low in mapping("owners")), None)
        return Utterance(None, (owner.start, owner.stop) if owner else None, _is_heard(words[:index]))
    return None


def _says(word: Word) -> bool:
    """Say whether a word is a noun for words; «слово» is one in the plural alone."""
    several = table("speakers", "utterances_in_the_plural")
    return any(
        lemma_of(r) in table("speakers", "utterances") and (r.number == "plur" or lemma_of(r) not in several)
        for r in word.readings[:2]
        if r.pos in NOUNS
    )


def _is_predicate(words: list[Word]) -> bool:
    """Say whether words tell no more than how something was said; nothing at all does so, too."""
    return len(words) <= _PREDICATE and all(
        word.readings
        and (word.readings[0].pos in _SAYING_HOW or lemma_of(word.readings[0]) in table("grammar", "linking"))
        for word in words
    )


def _is_heard(words: list[Word]) -> bool:
    return any(lemma_of(r) in table("speakers", "hearing") for word in words for r in word.readings[:1])
