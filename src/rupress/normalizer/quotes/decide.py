"""What a stretch in quotation marks is, before any cue is looked at: speech, a name, or a term.

Only one «…» in eight is direct speech. Told apart by length, the case of the first letter, a finite verb inside, marks
that end a sentence inside, the noun before it («форум «Север»»), and whether the same words stand in marks elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property

from rupress.normalizer.quotes.grammar import lemma_of
from rupress.normalizer.quotes.lists import alternation, table
from rupress.normalizer.quotes.marks import Marked
from rupress.ru.morph import readings

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\.?\s*$")
_FINITE = frozenset(("VERB", "PRTS", "PRED"))
_NOMINAL = frozenset(("NOUN", "ADJF", "PRTF"))
_INNER_STOP = re.compile(r"[.!?…]\s+[«\"(—-]?\s*[А-ЯЁA-Z]")


_FIXED = 3
"""Terms that the table lists have at most so many words; shorter ones are terms if they are repeated."""
_SHORT = 60
"""Names and terms have fewer characters."""


class Decider:
    """Decides for the quoted stretches of one text."""

    def __init__(
        self, text: str, pairs: Sequence[Marked], plain: Sequence[Marked], body: Sequence[Marked] = ()
    ) -> None:
        self.text = text
        self._marked = body
        self._closed = {m.close: m for m in pairs}
        self._seen = Counter(_stem(text[m.start : m.stop]) for m in pairs if m.stop - m.start < _SHORT)
        self._terms = {_stem(text[m.start : m.stop]) for m in plain if m.stop - m.start < _SHORT}

    def speech(self, marked: Marked) -> bool:
        """Say whether the words look like a whole utterance, whatever stands around them."""
        inside = self.text[marked.start : marked.stop]
        words = _WORDS.findall(inside[:400])
        if not words:
            return False
        if not _begins_high(inside):
            return len(words) >= 4 and _finite(words)
        if inside.rstrip()[-1:] in "!?…" and not self.named(marked):
            return True
        if len(words) >= 12 or (
            len(words) >= 2 and (_finite(words) or any(w.lower() in table("grammar", "first_person") for w in words))
        ):
            return not self.headed(marked) or len(words) >= 8
        return bool(_INNER_STOP.search(inside)) and not self.named(marked)

    def piece(self, marked: Marked) -> bool:
        """Say whether the words may be a piece of somebody's speech inside an author's clause: «срок „реален“»."""
        inside = self.text[marked.start : marked.stop]
        words = _WORDS.findall(inside[:400])
        # but «закон „создаст условия“», «назвал проект „безумной затеей“»
        name = self.headed(marked) and (_begins_high(inside) or not (_finite(words) or _predicated(words)))
        if (
            not words
            or name
            or self._glosses(marked, words)
            or _so_called().search(self.text, max(0, marked.open - 40), marked.open)
        ):
            return False
        if _begins_high(inside):
            return len(words) >= 4 and (_equates(inside) or (_finite(words) and not self.named(marked)))
        if _stem(inside) in self._terms and not _finite(words):
            return False
        if len(words) <= _FIXED and (_key(words) in _fixed() or _affair(words) or self._repeated(words)):
            return False  # «саммит „нормандской четвёрки“ состоится»
        return not self._apposed(marked, words)

    def _glosses(self, marked: Marked, words: list[str]) -> bool:
        """Say whether brackets hold the marked words alone, and so what something is called: «напиток („молоко“)»."""
        around = self.text[max(0, marked.open - 1) : marked.open] + self.text[marked.close : marked.close + 1]
        return around == "()" and not _finite(words)

    @cached_property
    def _body(self) -> Counter[tuple[str, ...]]:
        """How often one or two words stand in marks in the body, by their dictionary forms."""
        short = (m for m in self._marked if m.stop - m.start < _SHORT)
        said = (_WORDS.findall(self.text[m.start : m.stop]) for m in short)
        return Counter(_key(words) for words in said if len(words) < _FIXED)

    def _repeated(self, words: list[str]) -> bool:
        """Say whether one or two words stand in marks more than once in the body, and so are a term of the text."""
        return len(words) < _FIXED and self._body[_key(words)] > 1 and not _finite(words)

    def verbal(self, marked: Marked) -> bool:
        """Say whether a verb stands among the words, finite or in the infinitive."""
        words = _WORDS.findall(self.text[marked.start : marked.stop][:400])
        return _finite(words) or any(readings(w.lower())[0].pos == "INFN" for w in words)

    def named(self, marked: Marked) -> bool:
        """Say whether the words look like a name: few, with a capital, said more than once or after a kind of thing."""
        inside = self.text[marked.start : marked.stop]
        words = _WORDS.findall(inside[:200])
        return (
            len(words) <= 4
            and _begins_high(inside)
            and (self._seen[_stem(inside)] > 1 or self.headed(marked) or not _finite(words))
        )

    def institution(self, marked: Marked) -> bool:
        """Say whether the words stand in marks elsewhere as the name of an institution: «движение «Голос рощи»»."""
        stem, nouns = _stem(self.text[marked.start : marked.stop]), table("speakers", "organisations")
        words = self.text[marked.start : marked.stop].split()
        capitals = len(words) > 1 and all(word[:1].isupper() for word in words)  # «экономист «Зет Луг Капитал» Седов»
        for other in self._marked:
            before = _BEFORE.search(self.text, max(0, other.open - 40), other.open)
            if before is None or _stem(self.text[other.start : other.stop]) != stem:
                continue
            found = [r for r in readings(before.group(1).lower())[:2] if r.pos == "NOUN"]
            if any(lemma_of(r) in nouns or (capitals and r.animate) for r in found):
                return True
        return False

    def headed(self, marked: Marked) -> bool:
        """Say whether the noun before the marks takes a name: «форум «Север»»."""
        before = _BEFORE.search(self.text, max(0, marked.open - 40), marked.open)
        if before is None:
            beside = self._closed.get(_stop_before(self.text, marked.open))
            high = _begins_high(self.text[marked.start : marked.stop])
            return beside is not None and high and self.headed(beside)  # «театр «Луга» «Сон»»
        if before.group(1).lower() in table("grammar", "conjunctions"):
            first = self._closed.get(_stop_before(self.text, before.start()))
            return first is not None and self.headed(first)  # «надписи «для денег» и «для дела»»
        heads = table("names", "heads")
        word = before.group(1).lower()
        return word in heads or any(lemma_of(r) in heads for r in readings(word)[:2] if r.pos == "NOUN")

    def _apposed(self, marked: Marked, words: list[str]) -> bool:
        """Say whether the words are a noun phrase in the nominative set beside a noun: «трасса «подъезд к порту»»."""
        before = _BEFORE.search(self.text, max(0, marked.open - 40), marked.open)
        if before is None or _finite(words):
            return False
        left = readings(before.group(1).lower())[:1]
        first = readings(words[0].lower())[:1]
        return any(r.pos == "NOUN" and r.case != "nomn" for r in left) and any(
            r.pos == "NOUN" and r.case in {"nomn", "accs"} for r in first
        )


def _stop_before(text: str, at: int) -> int:
    """Give where what stands before an offset ends, white space left out."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


@cache
def _so_called() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('names', 'so_called')})\w*\.?\s*$")


@cache
def _fixed() -> frozenset[tuple[str, ...]]:
    """Give the terms that all outlets put in marks, as the dictionary forms of their words."""
    return frozenset(_key(_WORDS.findall(term)) for term in table("names", "terms"))


def _affair(words: Sequence[str]) -> bool:
    """Say whether two words are an adjective and a noun that names affairs and formats: «московское дело»."""
    if len(words) != 2:
        return False
    first, second = (readings(word.lower())[0] for word in words)
    return first.pos == "ADJF" and lemma_of(second) in table("names", "affairs")


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(lemma_of(readings(word.lower())[0]) for word in words)


def _begins_high(inside: str) -> bool:
    """Say whether the first letter is a capital; figures count as such («120 тонн — это много»)."""
    for c in inside:
        if c.isalpha():
            return c.isupper()
        if c.isdigit():
            return True
    return False


def _finite(words: Sequence[str]) -> bool:
    """Say whether a finite verb or predicative stands among the words."""
    for word in words[:60]:
        first = readings(word.lower())[0]
        if first.pos in _FINITE and first.known and (not word[:1].isupper() or word is words[0]):
            return True
    return False


def _predicated(words: Sequence[str]) -> bool:
    """Say whether words are what somebody calls something, in the instrumental, as no name is: «безумной затеей»."""
    first = readings(words[0].lower()) if words else ()
    cases = {r.case for r in first if r.pos in _NOMINAL}
    return bool(first) and first[0].pos in _NOMINAL and "ablt" in cases and "nomn" not in cases


def _equates(inside: str) -> bool:
    """Say whether the words say what something is: «Север — это земля Луговии»."""
    return _equating().search(inside) is not None


@cache
def _equating() -> re.Pattern[str]:
    return re.compile(rf"\s[—–-]\s+(?:{alternation('grammar', 'copulas')})\s")


def _stem(inside: str) -> str:
    """Give a key that is the same for a name in all its cases."""
    words = _WORDS.findall(inside[:80])
    return " ".join(w.lower()[: max(3, len(w) - 2)] for w in words)
