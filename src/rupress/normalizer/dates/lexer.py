"""Tokens of a text as the date rules read them: words by dictionary, numbers by what they may be.

«с 5 по 8 мая 2021 г.»  →  with num po num month num4 year_short dot
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import Any

from rupress.normalizer.dates.lexicon import Lexicon, Value, lexicon, phrases_from, seconds
from rupress.normalizer.dates.numbers import ORDINAL_TAIL, compose, number_tokens

CUT = re.compile(r"([а-яa-z]+|\d+(?:[.:/,\-—]\d+| \d{3}(?![\d.:]))*|\n+|[^\w\s])")
"""A token: a word, a run of digits and separators, line breaks, a mark. In a group, so that `split` keeps it."""
PUNCTUATION = {
    ".": "dot", ",": "comma", ":": "colon", "-": "dash", "—": "dash", "/": "slash", "(": "open", ")": "close",
    '"': "quote", "«": "quote", "»": "quote", "+": "plus", "№": "sign", "$": "sign", "%": "sign", "…": "dot",
    ";": "comma", "'": "prime",
}  # fmt: skip
ODD = frozenset("0123456789ivxх\n")
"""How tokens begin that the dictionary does not have, and that are something all the same: numbers, Roman numerals."""
ROMAN = re.compile("[ivxх]+")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "х": 10}


class Tokens:
    """The tokens of a text, column by column; `kinds` is a string with one character a token."""

    __slots__ = ("kinds", "raw", "starts", "stops", "text", "values")

    def __init__(self, text: str, raw: str) -> None:
        self.text = text
        """The folded text in lower case."""
        self.raw = raw
        """The folded text with its capitals."""
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.values: list[Any] = []

    def add(self, kind: str, start: int, stop: int, value: Value | None = None) -> None:
        """Append a token."""
        self.kinds.append(kind)
        self.starts.append(start)
        self.stops.append(stop)
        self.values.append(value)

    def extend(self, kinds: list[str], starts: list[int], stops: list[int], values: list[Any]) -> None:
        """Append tokens, column by column."""
        self.kinds += kinds
        self.starts += starts
        self.stops += stops
        self.values += values


def lower(text: str) -> str:
    """Write a text in lower case without changing its length («İ» would become two characters)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokenize(raw: str) -> Tokens:
    """Cut a folded text into tokens. A line token stands before the first and after the last.

    Args:
        raw: text as `rupress.fold` gives it.
    """
    lex = lexicon()
    text = lower(raw)
    tokens = Tokens(text, raw)
    line = lex.kinds["line"]
    unknown: tuple[str, Value | None] = (lex.kinds["other"], None)
    # Cut at the tokens, so that what stands between them comes along: every second piece is one.
    pieces = CUT.split(text)
    ends = list(accumulate(map(len, pieces)))
    words, starts, stops = pieces[1::2], ends[:-1:2], ends[1::2]
    known = list(map(_plain().get, words))
    openers = _openers()
    told = [what or unknown for what in known]  # of most words of any text nothing is known
    kinds, values = [what[0] for what in told], [what[1] for what in told]
    tokens.add(line, 0, 0)
    done = at = 0
    for number, (what, word) in enumerate(zip(known, words, strict=True)):
        if what or (what is None and word[0] not in ODD):
            continue
        start = starts[number]
        if start < at:  # a phrase or numeral took this word in
            continue
        alone = openers.get(word)
        if alone is not None and _is_alone(alone[1], text, stops[number]):
            kinds[number], values[number] = alone[0]
            continue
        done = bisect_left(starts, at, done, number) if at > 0 else done
        tokens.extend(kinds[done:number], starts[done:number], stops[done:number], values[done:number])
        done = number + 1
        at = _special(tokens, lex, word, start)
    done = bisect_left(starts, at, done)
    tokens.extend(kinds[done:], starts[done:], stops[done:], values[done:])
    tokens.add(line, len(text), len(text))
    return tokens


@cache
def _plain() -> dict[str, tuple[str, Value | None] | tuple[()]]:
    """Words and marks that are one token wherever they stand, and () for those that begin phrases or numerals."""
    lex = lexicon()
    numeral = _numerals()
    marks: dict[str, tuple[str, Value | None] | tuple[()]] = {
        mark: (lex.kinds[name], None) for mark, name in PUNCTUATION.items()
    }
    words = {word: () if known[0] in numeral else known for word, known in lex.words.items()}
    begun: dict[str, tuple[str, Value | None] | tuple[()]] = dict.fromkeys(lex.phrases, ())
    marks |= {"\n": (lex.kinds["line"], None), "\n\n": (lex.kinds["line"], None)}
    return words | begun | marks


@cache
def _openers() -> dict[str, tuple[tuple[str, Value | None], frozenset[str]]]:
    """Words that may begin phrases: what each is if it begins none, and how the second words of its phrases begin."""
    lex = lexicon()
    told = {word: lex.words.get(word, (lex.kinds["other"], None)) for word in lex.phrases}
    begins = {word: seconds(word) for word in told}
    return {
        word: (told[word], begins[word]) for word in told if told[word][0] not in _numerals() and "" not in begins[word]
    }


def _is_alone(begins: frozenset[str], text: str, stop: int) -> bool:
    """Say whether no phrase goes on behind its first word, by the letters behind the space: most often none does."""
    if text[stop : stop + 1] != " ":
        return False
    letters = text[stop + 1 : stop + 3]
    return letters not in begins and letters[:1] not in begins and letters[:1] != "-"


@cache
def _numerals() -> frozenset[str]:
    return frozenset(lexicon().kinds[name] for name in ("card", "ordinal", "decade", "ordplural"))


def _special(tokens: Tokens, lex: Lexicon, word: str, start: int) -> int:
    """Add the token of a number, a numeral, a phrase or anything unusual, and say where it ends."""
    stop = start + len(word)
    if word in lex.phrases:
        found = _phrase(tokens.text, word, stop)
        if found is not None:
            tokens.add(found[0], start, found[2], found[1])
            return found[2]
    known = lex.words.get(word)
    if known is not None:
        if known[0] in _numerals():
            return compose(tokens, lex, start, stop, known)
        tokens.add(known[0], start, stop, known[1])
    elif word[0].isdigit():
        return _number(tokens, lex, word, start, stop)
    elif ROMAN.fullmatch(word) and tokens.raw[start].isupper():
        tokens.add(lex.kinds["roman"], start, stop, _roman(word))
    else:
        tokens.add(lex.kinds["line" if word[0] == "\n" else "other"], start, stop)
    return stop


def _phrase(text: str, word: str, stop: int) -> tuple[str, Value, int] | None:
    """Match a fixed phrase whose first word is at hand: its kind, value and end."""
    branches = phrases_from(word, text, stop)
    match = branches[0].match(text, stop) if branches is not None else None
    if branches is None or match is None or match.lastindex is None:
        return None
    kind, value = branches[1][match.lastindex - 1]
    return kind, value, match.end()


def _number(tokens: Tokens, lex: Lexicon, blob: str, start: int, stop: int) -> int:
    """Add the tokens of a run of digits and separators, with an ordinal tail («2008-м») if there is one."""
    parts = number_tokens(blob)
    if len(parts) == 1 and parts[0][0] in ("num", "num2", "num3", "num4", "zero"):
        after = tokens.text[stop : stop + 1]
        tail = ORDINAL_TAIL.match(tokens.text, stop) if after == "-" or after >= "а" else None
        if tail is not None:
            kind, number = _ordinal(int(blob), tail.group("tail"))
            tokens.add(lex.kinds[kind], start, tail.end(), number)
            return tail.end()
    for kind, part_start, part_stop, value in parts:
        tokens.add(lex.kinds[kind], start + part_start, start + part_stop, value)
    return stop


def _ordinal(number: int, tail: str) -> tuple[str, int]:
    """Tell a decade («80-х», «1990-е») from a year («2008-м») and a day («7-го»)."""
    if tail in ("х", "е", "ые", "ых", "ми", "ыми") and number % 10 == 0 and (number >= 40 or number == 0):
        return "decade", number
    if 1 <= number <= 31:
        return "ord", number
    if 1000 <= number < 2200:
        return "ordyear", number
    return ("ord2" if number < 100 else "ordbig"), number


def _roman(word: str) -> int:
    """Give the number of a Roman numeral."""
    values = [_ROMAN_DIGITS[c] for c in word]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
