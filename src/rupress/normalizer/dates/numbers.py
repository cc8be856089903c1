"""Numbers: runs of digits told apart by shape, and numerals of several words put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rupress.normalizer.dates.lexicon import Lexicon, Value, shapes

ISO = re.compile(r"(\d{4})([./\-])(\d\d)\2(\d\d)")
NUMERIC = re.compile(r"(\d{1,2})([./\-])(\d{1,2})\2(\d{4}|\d\d)")
CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?")
PAIR = re.compile(r"(\d{1,2})\.(\d{1,2})")
DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
LISTED_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:,(?:1[5-9]|20)\d\d)+")
SEPARATOR = re.compile(r"[-—/]")
YEARS = range(1000, 2200)
"""Four digits outside of these are amounts."""

Part = tuple[str, int, int, Value | None]
"""Kind, start and stop inside the run, and value."""


@cache
def ordinal_tail() -> re.Pattern[str]:
    """Give the pattern of the ending of an ordinal written in digits: «7-м», «24го», «1990-х», «3-его»."""
    return re.compile(rf"-?(?P<tail>{'|'.join(shapes('ordinals_in_digits'))})(?![а-яa-z0-9])")


@lru_cache(maxsize=4096)
def number_tokens(blob: str) -> tuple[Part, ...]:
    """Tell what a run of digits and separators is: `03.04.2019`, `9:30-11:00`, `2014—2016`, `8-800-555`."""
    if "," in blob and LISTED_YEARS.fullmatch(blob):
        return tuple(_listed(blob))
    whole = _single(blob)
    if whole is not None:
        return ((whole[0], 0, len(blob), whole[1]),)
    marks = list(SEPARATOR.finditer(blob))
    if not marks or len(marks) > 1:
        return (("big", 0, len(blob), None),)
    mark = marks[0]
    left, right = _single(blob[: mark.start()]), _single(blob[mark.end() :])
    if left is None or right is None:
        return (("big", 0, len(blob), None),)
    name = "slash" if mark.group() == "/" else "dash"
    return (
        (left[0], 0, mark.start(), left[1]),
        (name, mark.start(), mark.end(), None),
        (right[0], mark.end(), len(blob), right[1]),
    )


def _listed(blob: str) -> Iterator[Part]:
    """«1994,1996 и 2000 годов», with no space behind the comma."""
    for match in re.finditer(r"\d+|,", blob):
        kind, value = ("comma", None) if match[0] == "," else ("num4", int(match[0]))
        yield kind, match.start(), match.end(), value


def _single(text: str) -> tuple[str, Value | None] | None:
    """Tell what a number without range is; None if it is several."""
    if text.isdecimal() and text.isascii():
        return _integer(text)
    if match := CLOCK.fullmatch(text):
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        valid = hour <= 24 and minute < 60 and second < 60 and not (hour == 24 and minute)
        return ("clock", (hour, minute, second)) if valid else ("big", None)
    if match := ISO.fullmatch(text):
        return _date(int(match[1]), int(match[3]), int(match[4]))
    match = NUMERIC.fullmatch(text)
    if match and not (match[2] == "-" and len(text) < len("11-06-12")):  # «11-6-12» are medals
        year = int(match[4]) if len(match[4]) == len("2019") else -int(match[4])
        return _date(year, int(match[3]), int(match[1]))
    if match := PAIR.fullmatch(text):
        return "pair", (int(match[1]), int(match[2]), len(match[2]))
    if DECIMAL.fullmatch(text):
        return "decimal", text.replace(",", ".")
    if re.fullmatch(r"\d{1,3}(?: \d{3})+", text):
        return "big", int(text.replace(" ", ""))
    return None if SEPARATOR.search(text) else ("big", None)


def _date(year: int, month: int, day: int) -> tuple[str, Value | None]:
    """Check the fields of a numeric date; a two-digit year is kept as its negative, -0 as -100."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and year not in range(1, 1000)):
        return "big", None
    return "numeric", (year or -100, month, day)


def _integer(text: str) -> tuple[str, Value | None]:
    number = int(text) if len(text) < 12 else 10**12
    if len(text) <= 2:
        return ("num" if 1 <= number <= 31 else "num2" if number else "zero"), number
    if len(text) == 3:
        return ("num3" if number >= 100 else "big"), number
    return ("num4" if number in YEARS and len(text) == 4 else "big"), number


def compose(text: str, lex: Lexicon, stop: int, first: tuple[str, Value]) -> tuple[str, int, int]:
    """Put the words of a numeral together, from the one at hand on: «две тысячи восьмого» is the ordinal 2008.

    Args:
        text: the folded text in lower case.
        lex: the dictionary.
        stop: where the first word ends.
        first: its kind and value.

    Returns:
        Kind and value of the numeral, and where it ends.
    """
    kinds = lex.kinds
    card, ordinal = kinds["card"], (kinds["ordinal"], kinds["decade"], kinds["ordplural"])
    kind, value = first
    total, room = _begin(int(value) if isinstance(value, int) else 0)
    while kind == card:
        follower = _WORD.match(text, stop)
        known = lex.words.get(follower[1]) if follower else None
        if follower is None or known is None or known[0] not in (card, *ordinal) or not isinstance(known[1], int):
            break
        more = known[1]
        if more == 1000 and 1 <= total < 100:
            total, room = total * 1000, 1000
        elif more < room and more:
            total += more
            room = _room(more)
        else:
            break
        kind, stop = known[0], follower.end()
    if kind == kinds["ordinal"]:
        name = "ord" if total <= 31 else "ordyear" if total in YEARS else "ord2" if total < 100 else "ordbig"
        kind = kinds[name]
    return kind, total, stop


_WORD = re.compile(r" ([а-я]+)")


def _begin(number: int) -> tuple[int, int]:
    return number, _room(number)


def _room(number: int) -> int:
    """What may follow in a numeral: units after tens, less than a hundred after hundreds."""
    if number >= 1000:
        return 1000
    if number >= 100:
        return 100
    return 10 if number >= 20 and number % 10 == 0 else 0
