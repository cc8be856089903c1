"""The words of a text with what stands between them: what the rules for names look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import frozen

from rupress.ru import morph
from rupress.ru.tables import read_toml

LETTERS = "A-Za-zÀ-ÖØ-öø-ÿА-Яа-яЁёІіЇїЄєҐґЎў"
"""The letters of words, for a class of a pattern."""
_WORD = re.compile(rf"[{LETTERS}]+(?:[-'’][{LETTERS}]+)*|\d+")
_CAPITALS = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐЎ"
_CAPITALISED = re.compile(rf"(?<![{LETTERS}])(?<![{LETTERS}][-'’])[{_CAPITALS}][{LETTERS}]*(?:[-'’][{LETTERS}]+)*")
"""The words of `_WORD` that begin with a capital; most do not, and looking at each takes time."""
_REACH = 60
SPACES = frozenset((" ", "\xa0"))
"""What stands between two words of one name."""
_LAST = re.compile(r"[А-Яа-яЁё-]+$")
_LONGEST_WORD = 40


@frozen(eq=False)
class Word:
    """One word or number."""

    start: int
    """Offset of its first letter."""
    stop: int
    """Offset past its last."""
    text: str
    """The word; words joined by hyphens are one."""
    gap: str
    """What stands between the word before and this one; begins the text if there is none."""
    opens: bool
    """Whether it begins a line or a sentence, so that its capital says nothing."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals, two letters at least."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Whether it may be an initial: one capital letter, or «Дж», «Ю»."""
        return self.text.isupper() and len(self.text) == 1


def words_of(text: str, most: int | None = None) -> tuple[Word, ...]:
    """Cut a text into words, or the beginning of a long one into as many as are wanted."""
    words: list[Word] = []
    last = 0
    before = ""
    for match in islice(_WORD.finditer(text), most):
        start, stop = match.span()
        gap = text[last:start]
        words.append(Word(start, stop, match.group(), gap, _opens(gap, before)))
        before, last = match.group(), stop
    return tuple(words)


def capitalised(text: str) -> Iterator[tuple[int, int, str]]:
    """Give start, stop and letters of the words of a text that begin with a capital letter."""
    for match in _CAPITALISED.finditer(text):
        yield match.start(), match.end(), match.group()


def opens(text: str, start: int) -> bool:
    """Say whether the word at an offset begins a line or a sentence, as far as the nearest words before it tell."""
    left = text[max(0, start - _REACH) : start]
    words = list(_WORD.finditer(left))
    if not words:
        return start <= _REACH or "\n" in left
    return _opens(left[words[-1].end() :], words[-1].group())


def _opens(gap: str, before: str) -> bool:
    return not before or "\n" in gap or _ends_sentence(gap, before)


def _ends_sentence(gap: str, before: str) -> bool:
    """Say whether a sentence ends in a gap: «…сказал он. В Москве», but not «им. Пушкина», «А. Пушкин»."""
    if gap == " " or not gap:
        return False
    if gap.startswith(". ") and (
        (len(before) == 1 and before.isupper()) or before in read_toml("names.toml")["abbreviations"]
    ):
        return False
    return any(mark in gap for mark in ".!?…•") or gap.rstrip('«"„“( ').endswith(":")


def word_before(text: str, start: int) -> str:
    """Give the Russian word one space before an offset: what «город | Рязань» says it is. Empty if there is none."""
    if start < 1 or text[start - 1] not in SPACES:
        return ""
    word = _LAST.search(text, max(0, start - 1 - _LONGEST_WORD), start - 1)
    return word.group() if word is not None else ""


def agreements(word: str) -> set[tuple[str, str, str]]:
    """Give case, number and gender in which an adjective may stand."""
    return {(r.case, r.number, r.gender) for r in morph.readings(word) if r.pos in morph.ADJECTIVES}


def is_part(word: str) -> bool:
    """Say whether a word heads the name of a part, which the whole behind it makes complete: «управление | МЧС»."""
    return any(reading.lemma in read_toml("names.toml")["parts_of_organisations"] for reading in morph.readings(word))


def is_village(noun: str) -> bool:
    """Say whether a noun says of the one name behind it that it is a village's: «в селе | Горжинцы»."""
    nouns = read_toml("names.toml")["nouns_of_villages"]
    return any(r.lemma in nouns and r.number == "sing" for r in morph.readings(noun)) if noun.islower() else False


def within(words: Sequence[Word], start: int, stop: int) -> tuple[int, int]:
    """Give the indices [first, past last) of the words that lie inside text[start:stop]."""
    first = bisect_left(words, start, key=lambda word: word.start)
    last = first
    while last < len(words) and words[last].stop <= stop:
        last += 1
    return first, last
