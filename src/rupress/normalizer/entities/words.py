"""The words of a text with what stands between them: what the rules for names look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from rupress.ru.tables import read_toml

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿА-Яа-яЁё]+(?:[-'’][A-Za-zÀ-ÖØ-öø-ÿА-Яа-яЁё]+)*|\d+")


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


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words."""
    return tuple(_cut(text, every=True))


def capitalised(text: str) -> Iterator[Word]:
    """Give the words of a text that begin with a capital letter; most do not, and making them takes time."""
    return _cut(text, every=False)


def _cut(text: str, *, every: bool) -> Iterator[Word]:
    """Cut a text into words, and give every one or the capitalised."""
    last = 0
    before = ""
    for match in _WORD.finditer(text):
        word = match.group()
        start, stop = match.span()
        if every or word[0].isupper():
            gap = text[last:start]
            opens = not before or "\n" in gap or _ends_sentence(gap, before)
            yield Word(start, stop, word, gap, opens)
        before, last = word, stop


def _ends_sentence(gap: str, before: str) -> bool:
    """Say whether a sentence ends in a gap: «…сказал он. В Москве», but not «им. Пушкина», «А. Пушкин»."""
    if gap == " " or not gap:
        return False
    if gap.startswith(". ") and (
        (len(before) == 1 and before.isupper()) or before in read_toml("names.toml")["abbreviations"]
    ):
        return False
    return any(mark in gap for mark in ".!?…•") or gap.rstrip('«"„“( ').endswith(":")


def within(words: Sequence[Word], start: int, stop: int) -> tuple[int, int]:
    """Give the indices [first, past last) of the words that lie inside text[start:stop]."""
    first = bisect_left(words, start, key=lambda word: word.start)
    last = first
    while last < len(words) and words[last].stop <= stop:
        last += 1
    return first, last
