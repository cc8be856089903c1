"""Lines in capitals, read as if they were written in the usual way, so that names stand out in them again."""

from __future__ import annotations

import re

from rupress.ru import morph

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_PAIR = re.compile(r"([А-ЯЁ]{3,})(?=[ \xa0]([А-ЯЁ]{3,}))")
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox"))
_SHORT = frozenset(("Abbr", "Orgn"))


def recased(text: str) -> str:
    """Rewrite lines that stand wholly in capitals: names keep one capital, acronyms all, other words none.

    «ГРАНИН ПРИЕХАЛ В РЯЗАНЬ» becomes «Гранин приехал в Рязань». A word is a name if the other lines write it so, if the
    dictionary takes it for one first, or if it may be a surname and stands behind a given name: «СЕРГЕЙ ПЕСКОВ».
    The length never changes, so offsets stay.
    """
    lines = text.split("\n")
    if not any(_shouted(line) for line in lines):
        return text
    written = {word for line in lines if not _shouted(line) for word in _WORD.findall(line)}
    written |= {name for line in lines if _shouted(line) for name in _behind_given(line)}
    return "\n".join(_WORD.sub(lambda m: _usual(m, written), line) if _shouted(line) else line for line in lines)


def _behind_given(line: str) -> list[str]:
    """Give the surnames that stand behind a given name in a line in capitals, as they are usually written."""
    pairs = _PAIR.findall(line)
    return [
        last.capitalize()
        for first, last in pairs
        if "Name" in morph.readings(first)[0].marks and any("Surn" in r.marks for r in morph.readings(last))
    ]


def _shouted(line: str) -> bool:
    """Say whether a line stands in capitals: three words or more, none in small letters, one longer than an acronym."""
    if not line.isupper():
        return False
    words = _WORD.findall(line)
    return len(words) > 2 and max(map(len, words)) > 5


def _usual(match: re.Match[str], written: set[str]) -> str:
    word = match.group()
    capital = word[0] + word[1:].lower()
    if word in written or len(capital) != len(word):
        return word
    if capital in written:
        return capital
    best = morph.readings(word)[0]
    if best.marks & _SHORT and len(word) < 7:
        return word
    return capital if best.marks & _NAMES or not best.known or not match.start() else word.lower()
