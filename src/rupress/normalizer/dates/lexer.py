"""Tokens of a text as the date rules read them: words by dictionary, numbers by what they may be.

«с 5 по 8 мая 2021 г.»  →  with num po num month num4 year_short dot
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, repeat
from typing import Any, NamedTuple

from attrs import define

from rupress.normalizer.dates.lexicon import Lexicon, Value, lexicon, phrases_from, seconds, shapes
from rupress.normalizer.dates.numbers import compose, number_tokens, ordinal_tail

CUT = re.compile(r"([а-яa-z]+|\d+(?:[.:/,\-—]\d+| \d{3}(?![\d.:]))*|\n+|[^\w\s])")
"""A token: a word, a run of digits and separators, line breaks, a mark. In a group, so that `split` keeps it."""
PUNCTUATION = {
    ".": "dot", ",": "comma", ":": "colon", "-": "dash", "—": "dash", "/": "slash", "(": "open", ")": "close",
    '"': "quote", "«": "quote", "»": "quote", "+": "plus", "№": "sign", "$": "sign", "%": "sign", "…": "dot",
    ";": "comma", "'": "prime",
}  # fmt: skip
ODD = re.compile("[0-9IVXХ][0-9]*")
"""How tokens begin that the dictionary does not have, and that are something all the same: numbers, Roman numerals."""
ROMAN = re.compile("[ivxх]+")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "х": 10}


Token = tuple[str, int, int, Any]
"""Kind, start, stop and value."""


@define(eq=False)
class Tokens:
    """The tokens of a text, column by column."""

    text: str
    """The folded text in lower case."""
    raw: str
    """The folded text with its capitals."""
    kinds: str
    """One character a token."""
    starts: list[int]
    """Where each begins."""
    stops: list[int]
    """Where each ends."""
    _values: list[Any]
    """What was made of each, None where the dictionary knows it."""

    def value(self, index: int) -> Any:
        """Give what a token carries: what was made of it, else what the dictionary says of the word, else None."""
        value = self._values[index]
        if value is None:
            known = lexicon().words.get(self.text[self.starts[index] : self.stops[index]])
            return known[1] if known is not None else None
        return value

    def made(self) -> Iterator[Any]:
        """Give the values that are not the dictionary's: of numbers, phrases and findings."""
        return filter(None, self._values)

    def replaced(self, spans: Sequence[tuple[int, int, str, Any]]) -> Tokens:
        """Give the tokens with one token in the place of several, again and again.

        Args:
            spans: number of the first token, of the one behind the last, kind and value of the new token; from left to
                right.
        """
        kinds = self.kinds
        starts, stops, values = self.starts.copy(), self.stops.copy(), self._values.copy()
        pieces: list[str] = []
        last = len(kinds)
        for first, end, kind, value in reversed(spans):  # from the last on, so that the numbers of those before hold
            pieces += (kinds[end:last], kind)
            last = first
            if end - first > 1:
                stops[first] = stops[end - 1]
                del starts[first + 1 : end], stops[first + 1 : end], values[first + 1 : end]
            values[first] = value
        pieces.append(kinds[:last])
        pieces.reverse()
        return Tokens(self.text, self.raw, "".join(pieces), starts, stops, values)


def lower(text: str) -> str:
    """Write a text in lower case without changing its length («İ» would become two characters)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokenize(raw: str) -> Tokens:
    """Cut a folded text into tokens. A line token stands before the first and after the last.

    All words are looked up at once; only numbers, numerals and what may begin a phrase are then looked at one by one.

    Args:
        raw: text as `rupress.fold` gives it.
    """
    vocabulary = _vocabulary()
    text = lower(raw)
    # Cut at the tokens, so that what stands between them comes along: every second piece is one.
    pieces = CUT.split(text)
    ends = list(accumulate(map(len, pieces)))
    words, starts, stops = ["", *pieces[1::2]], [0, *ends[::2]], [0, *ends[1::2], len(text)]
    pairs = "".join(map(vocabulary.pairs.get, words, repeat(vocabulary.unknown))) + vocabulary.pairs[""]
    kinds = pairs[::2]
    values: list[Any] = [None] * len(kinds)
    parts: list[str] = []
    changes: list[tuple[int, int, list[Token]]] = []
    at = done = 0
    for number in _places(vocabulary, pairs[1::2], raw, words, starts):
        start, word = starts[number], words[number]
        if start < at:  # a phrase or numeral took this word in
            continue
        alone = vocabulary.openers.get(word)
        if alone is not None and _is_alone(alone, text, stops[number]):
            continue
        found, at = _special(text, raw, word, start)
        parts += (kinds[done:number], *[token[0] for token in found])
        if len(found) == 1 and at == stops[number]:
            values[number] = found[0][3]
            done = number + 1
        else:
            done = bisect_left(starts, at, number + 1)
            changes.append((number, done, found))
    parts.append(kinds[done:])
    for first, last, found in reversed(changes):  # from the last on, so that the numbers of those before hold
        _, starts[first:last], stops[first:last], values[first:last] = zip(*found, strict=True)
    return Tokens(text, raw, "".join(parts), starts, stops, values)


class _Vocabulary(NamedTuple):
    """What is known of single tokens, so that all are looked up at once."""

    pairs: dict[str, str]
    """Two characters of a word or mark: its kind, and what it may be part of. `!` is looked at wherever it stands, `o`
    begins phrases, `s` goes on with one, `b` does both, `g` may stand between; a space is nothing of these."""
    unknown: str
    """The two characters of other words."""
    openers: dict[str, frozenset[str]]
    """How the second words of phrases begin, for the words that are `o` or `b`."""


CALLED = re.compile(r"[!ob](?:(?<=!)|(?=[sbg!]))")
"""A word to look at, by the second characters of `_Vocabulary.pairs`."""


def _places(vocabulary: _Vocabulary, calls: str, raw: str, words: list[str], starts: list[int]) -> list[int]:
    """Give the numbers of the tokens that may be more than the dictionary says, in the order of the text."""
    places = [match.start() for match in CALLED.finditer(calls)]
    number = 1
    for match in ODD.finditer(raw):
        start = match.start()
        number = bisect_left(starts, start, number)
        if starts[number] == start and words[number] not in vocabulary.pairs:
            places.append(number)
    if "\n\n\n" in raw:
        places += [number for number, word in enumerate(words) if word[:3] == "\n\n\n"]
    places.sort()
    return places


@cache
def _vocabulary() -> _Vocabulary:
    lex = lexicon()
    kinds = {word: known[0] for word, known in lex.words.items()}
    kinds |= {mark: lex.kinds[name] for mark, name in PUNCTUATION.items()}
    kinds |= dict.fromkeys(("", "\n", "\n\n"), lex.kinds["line"])
    openers = {word: seconds(word) for word in lex.phrases}
    calls = dict.fromkeys(".-\n", "g") | dict.fromkeys(_seconds(lex), "s")
    calls |= {word: "!" if "" in begins else "b" if word in calls else "o" for word, begins in openers.items()}
    calls |= {word: "!" for word, known in lex.words.items() if known[0] in _numerals()}
    other = lex.kinds["other"]
    pairs = {word: kinds.get(word, other) + calls.get(word, " ") for word in kinds | calls}
    return _Vocabulary(pairs, other + " ", {word: begins for word, begins in openers.items() if calls[word] != "!"})


def _seconds(lex: Lexicon) -> set[str]:
    """Give the tokens that may follow the first word of a phrase, «настоящеевремя» without its space, too."""
    found: set[str] = set()
    for rest in {rest for rows in lex.phrases.values() for rest, _, _ in rows if rest}:
        glued = [""]
        for word in rest.split():
            glued = [before + part for before in glued for part in word.split("/")]
            found.update(CUT.findall(text)[0] for text in glued)
    return found


def _is_alone(begins: frozenset[str], text: str, stop: int) -> bool:
    """Say whether no phrase goes on behind its first word, by the letters behind the space: most often none does."""
    if text[stop : stop + 1] != " ":
        return False
    letters = text[stop + 1 : stop + 3]
    return letters not in begins and letters[:1] not in begins and letters[:1] != "-"


@cache
def _numerals() -> frozenset[str]:
    return frozenset(lexicon().kinds[name] for name in ("card", "ordinal", "decade", "ordplural"))


def _special(text: str, raw: str, word: str, start: int) -> tuple[list[Token], int]:
    """Give the tokens of a number, a numeral, a phrase or anything unusual, and say where they end."""
    lex = lexicon()
    stop = start + len(word)
    if word in lex.phrases:
        found = _phrase(text, word, stop)
        if found is not None:
            return [(found[0], start, found[2], found[1])], found[2]
    known = lex.words.get(word)
    if known is not None:
        if known[0] in _numerals():
            kind, total, stop = compose(text, lex, stop, known)
            return [(kind, start, stop, total)], stop
        return [(known[0], start, stop, known[1])], stop
    if word[0].isdigit():
        return _number(text, lex, word, start, stop)
    if ROMAN.fullmatch(word) and raw[start].isupper():
        return [(lex.kinds["roman"], start, stop, _roman(word))], stop
    return [(lex.kinds["line" if word[0] == "\n" else "other"], start, stop, None)], stop


def _phrase(text: str, word: str, stop: int) -> tuple[str, Value, int] | None:
    """Match a fixed phrase whose first word is at hand: its kind, value and end."""
    branches = phrases_from(word, text, stop)
    match = branches[0].match(text, stop) if branches is not None else None
    if branches is None or match is None or match.lastindex is None:
        return None
    kind, value = branches[1][match.lastindex - 1]
    return kind, value, match.end()


def _number(text: str, lex: Lexicon, blob: str, start: int, stop: int) -> tuple[list[Token], int]:
    """Give the tokens of a run of digits and separators, with an ordinal tail («2008-м») if there is one."""
    parts = number_tokens(blob)
    if len(parts) == 1 and parts[0][0] in ("num", "num2", "num3", "num4", "zero"):
        after = text[stop : stop + 1]
        tail = ordinal_tail().match(text, stop) if after == "-" or after >= "а" else None
        if tail is not None:
            kind, number = _ordinal(int(blob), tail.group("tail"))
            return [(lex.kinds[kind], start, tail.end(), number)], tail.end()
    elif len(parts) == len("a-b") and parts[1][0] == "dash" and text.startswith("-", stop):
        decade = _last_decade(text, blob, parts, stop)
        if decade is not None:
            parts, stop = (*parts[:2], ("decade", parts[2][1], decade[1], decade[0])), stop + decade[1] - len(blob)
    return [(lex.kinds[kind], start + first, start + last, value) for kind, first, last, value in parts], stop


@cache
def _decades() -> re.Pattern[str]:
    """Give the pattern of a decade's ending behind its digits, and whether its noun follows: «-х», «-е годы»."""
    ends, years = "|".join(shapes("decades_in_digits")), "|".join(shapes("years_of_decades"))
    return re.compile(rf"-(?:{ends})(?![а-яa-z0-9])(?=(?P<years> (?:{years}))?)")


def _last_decade(text: str, blob: str, parts: Sequence[tuple[str, int, int, Any]], stop: int) -> tuple[int, int] | None:
    """«1950-60-х», «20–30-е годы»: the decade at the end of a run of digits, and where it ends in the run."""
    tail = _decades().match(text, stop)
    first, last = parts[0][3], parts[2][3]
    if tail is None or not isinstance(first, int) or not isinstance(last, int) or first % 10 or last % 10:
        return None
    sure = tail["years"] is not None or last >= 1000 or min(first, last) >= FIRST_BARE_DECADE
    return (last, tail.end() - stop + len(blob)) if sure else None


FIRST_BARE_DECADE = 40
"""«40-х» is a decade by itself; «20-х» may be a day."""


def _ordinal(number: int, tail: str) -> tuple[str, int]:
    """Tell a decade («80-х», «1990-е») from a year («2008-м»), a day («7-го») and a count («3-х», «5-ти»)."""
    if tail in shapes("plural_ordinal") and number % 10 == 0 and (number >= 40 or number == 0):
        return "decade", number
    if tail in shapes("few_counted" if number in FEW else "many_counted") and 1 < number <= 31:
        return "num", number
    if 1 <= number <= 31:
        return "ord", number
    if 1000 <= number < 2200:
        return "ordyear", number
    return ("ord2" if number < 100 else "ordbig"), number


FEW = (2, 3, 4, 22, 23, 24)
"""Numbers whose genitive ends in -х; «5-х» are the fifth ones."""


def _roman(word: str) -> int:
    """Give the number of a Roman numeral."""
    values = [_ROMAN_DIGITS[c] for c in word]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
