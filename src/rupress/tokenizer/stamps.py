"""Dates and times as bylines and tickers write them: every field that the words state, nothing inferred.

A stamp is a run of pieces (a day, a clock time, a weekday, a zone, «сегодня», «2 часа назад») in any order, with
nothing but separators between them: «18:43, 27 февраля 2022», «вчера в 16:19», «10.04.201310:33 МСК».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rupress.fold import fold
from rupress.records import Stamp
from rupress.ru.tables import read_toml

_DIGIT = re.compile(r"\d")


class Part(NamedTuple):
    """One piece of a stamp in folded text."""

    start: int
    stop: int
    kind: str
    fields: dict[str, int]


class Found(NamedTuple):
    """A stamp in folded text, before it is given the offsets of the page."""

    start: int
    stop: int
    fields: dict[str, int]

    @property
    def is_clock(self) -> bool:
        """Whether it says a time of day and nothing else."""
        return "hour" in self.fields and not self.fields.keys() & {"day", "month", "days_ago", "minutes_ago"}

    @property
    def has_day(self) -> bool:
        """Whether it names a day."""
        return "day" in self.fields or "days_ago" in self.fields

    def moved(self, by: int) -> Found:
        """Give it as it stands in a longer text, so many characters further on."""
        return Found(self.start + by, self.stop + by, self.fields)


@cache
def _around() -> dict[str, str]:
    """Give the words of stamps that are no piece of their own, as parts of patterns."""
    table = read_toml("stamps.toml")["around"]
    lists = {name: [words] if isinstance(words, str) else words for name, words in table.items()}
    return {name: "|".join(r"\s".join(map(re.escape, word.split())) for word in words) for name, words in lists.items()}


@cache
def _hints() -> tuple[str, ...]:
    return tuple(read_toml("stamps.toml")["around"]["hints"])


@cache
def _gap() -> re.Pattern[str]:
    """Match what may stand between two pieces of one stamp: «в», «г.», commas, bars."""
    said = _around()
    words = rf"(?:{said['short']})\.|(?:{said['years']})(?=\W|$)|(?:{said['before_a_time']})(?=\s)|at\s"
    return re.compile(rf"(?:[\s,.|/•·¤—@\-()\[\]]|{words}|(?:{said['times']})\s?){{0,6}}")


@cache
def _pattern() -> re.Pattern[str]:
    table = read_toml("stamps.toml")
    months = "|".join(sorted(table["months"], key=len, reverse=True))
    zones = "|".join(table["zones"])
    weekdays = "|".join(sorted(table["weekdays"]["words"], key=len, reverse=True))
    days = "|".join(sorted(table["days_ago"], key=len, reverse=True))
    units = "|".join(sorted(table["units"], key=len, reverse=True))
    short = "|".join(table["short_units"])
    month = rf"(?:{months})[а-яa-z]{{0,3}}(?![а-яa-z])\.?"
    said, now = _around(), table["around"]["now"]
    words = (*table["months"], *table["zones"], *table["weekdays"]["words"], *table["days_ago"], *table["units"], now)
    first = "".join(sorted({word[0] for word in words}))
    # Every piece begins with a digit or at the beginning of a word; the first line says so before all are tried.
    # A year glued to what follows is still a year («2022Интернет», «201310:33»)
    return re.compile(
        rf"""(?:(?=\d)|(?<![а-яa-z])(?=[{first}]))(?:
        (?P<iso>(?:(?<!\d)(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)
              |(?<![\d/])(?P<iy2>(?:19|20)\d\d)/(?P<im2>\d\d)/(?P<id2>\d\d)(?![\d/]))
              (?:[t\s,]{{1,2}}(?P<ih>\d\d):(?P<imin>\d\d)(?::(?P<is>\d\d)(?:\.\d+)?)?(?P<iz>z|[+-]\d\d:?\d\d)?)?)
        |(?P<num>(?<![\d.,])(?<!\d:)(?<!\d-)(?P<nd>\d{{1,2}})(?P<sep>[./]|-(?=\d\d-(?:19|20)\d\d(?!\d)))\s?(?P<nm>0?[1-9]|1[0-2])(?!\d)
              (?:(?P=sep)\s?(?P<ny>(?:19|20)\d\d|\d\d(?!\d)))?(?![./%]\d|%|\s?(?:{said["sums"]})))
        |(?P<word>(?:(?<![\d.,:])|(?<=:\d\d))(?P<wd>\d{{1,2}})(?:-?(?:{said["ordinals"]})|\")?\s{{0,2}}(?P<wm>{month})
              (?:[\s,]{{0,3}}(?P<wy>(?:19|20)\d\d|\d\d(?=\s?(?:(?:{said["short"]})\.|\(\d|{said["years_of_two_digits"]})))
                  (?:\s?(?:{said["short"]})\b\.?|\s?(?:{said["years"]})\b)?)?)
        |(?P<us>(?<![а-яa-z])(?P<um>{month})\s(?P<ud>\d{{1,2}})(?!\d|[:.]\d),?(?:\s(?P<uy>(?:19|20)\d\d))?)
        |(?P<clock>(?:(?<![\d:.,/])|(?<=\.20\d\d)|(?<=\.19\d\d)|(?<=\s20\d\d))(?P<ch>[01]?\d|2[0-3])(?P<cc>[:.])(?P<cmin>[0-5]\d)
              (?::(?P<cs>[0-5]\d))?(?=\d{{1,2}}\s(?:{months})|(?![\d%]|[:.,]\d)))
        |(?P<rel>(?<![а-яa-z])(?P<rd>{days})(?![а-я-]))
        |(?P<ago>(?:(?<![\d.,])(?P<an>\d{{1,3}})\s|(?<![а-яa-z\d.,]))(?P<au>{units})[а-я]{{0,3}}\.?\s(?:{said["ago"]}))
        |(?P<brief>(?<![\d.,])(?P<bn>\d{{1,2}})\s?(?P<bu>{short})\.?\s(?:{said["ago"]}))
        |(?P<now>(?<![а-яa-z])(?:{said["now"]}))
        |(?P<zone>(?<![а-яa-z])(?P<zn>{zones})(?P<zo>\s?[+-]\d{{1,2}})?(?![а-яa-z]))
        |(?P<week>(?<![а-яa-z])(?:{weekdays})(?![а-яa-z])))""",
        re.VERBOSE,
    )


def find_stamps(folded: str) -> tuple[Found, ...]:
    """Find the stamps of a piece of folded text, in order.

    Args:
        folded: text folded by `rupress.fold.fold`, any case.
    """
    low = folded.lower()
    return _recall(low) if len(low) < _SHORT else _find(low)


_BARE_DAY = re.compile(r"(\d\d)[./](\d\d)(?![\d.,:/%])(?=\s*[^\W\d]|\s*\"|$)")


def bare_day(folded: str) -> Found | None:
    """Read a day and month in digits at the beginning of a line («24.04 Мост открыли»).

    It is no stamp, since a rate or a length is written like it: only where many lines begin so, it is one.
    """
    match = _BARE_DAY.match(folded)
    fields = _day(match[1], int(match[2]), None) if match else None
    return Found(0, match.end(2), fields) if match and fields else None


_CELL = re.compile(r"\d{1,2}")


def day_in_cells(day: str, month: str, year: str) -> int:
    """Say over how many of three lines a day goes that stands in cells («14» / «апр» / «2022»): 0, 2 or 3.

    A month in the nominative is a heading («12» / «Февраль» / «28»).
    """
    if not _CELL.fullmatch(day) or not 1 <= int(day) <= _LAST_DAY or not _MONTH_LEAST <= len(month) <= _MONTH_MOST:
        return 0
    word = month.lower().rstrip(".,")
    abridged = word in read_toml("stamps.toml")["months"] and len(word) <= _ABRIDGED
    if not (abridged or word.endswith(tuple(read_toml("stamps.toml")["around"]["genitives"]))) or not find_stamps(
        f"{day} {word}"
    ):
        return 0
    return 3 if len(year) == 4 and year.isdecimal() and year[:2] in ("19", "20") else 2


_LAST_DAY, _MONTH_LEAST, _MONTH_MOST, _ABRIDGED = 31, 3, 9, 4


@cache
def _path() -> re.Pattern[str]:
    months = "|".join(sorted(read_toml("stamps.toml")["months"], key=len, reverse=True))
    between = r"\s?[\">/]\s?"
    return re.compile(rf"(?<!\d)((?:19|20)\d\d){between}((?:{months})[а-яa-z]{{0,5}}){between}(\d{{1,2}})(?!\d)")


def day_of_the_path(folded: str) -> Found | None:
    """Read the day in the path of a page that stands in an archive («Главная » 2011 » Март » 9 » Ледоход начался»)."""
    match = _path().search(folded.lower())
    fields = _day(match[3], _month(match[2]), match[1]) if match else None
    return Found(match.start(), match.end(), fields) if match and fields else None


def _find(low: str) -> tuple[Found, ...]:
    """Find the stamps of a text in lower case."""
    if _DIGIT.search(low) or any(map(low.__contains__, _hints())):
        return tuple(_stamps(low))
    return ()


_SHORT = 160
"""Shorter texts are remembered: several rules ask for the stamps of a line, and menus come again on every page."""
_recall = lru_cache(maxsize=4_096)(_find)


def forget() -> None:
    """Forget the remembered texts."""
    _recall.cache_clear()


def parse_stamp(text: str) -> Stamp | None:
    """Read the first stamp of a text of its own («20 мая 2021, 02:43»); None if there is none.

    Args:
        text: any text; the span of the result counts its characters.
    """
    view = fold(text)
    found = next(iter(find_stamps(view.text)), None)
    if found is None:
        return None
    span = view.span(found.start, found.stop)
    return Stamp(span, text[span.start : span.stop], **found.fields)


def _stamps(folded: str) -> Iterator[Found]:
    run: list[Part] = []
    for piece in _pieces(folded):
        if run and not _continues(run, piece, folded):
            yield from _stamp(run)
            run = []
        run.append(piece)
    yield from _stamp(run)


def _pieces(folded: str) -> Iterator[Part]:
    for match in _pattern().finditer(folded):
        kind = str(match.lastgroup)  # of groups in one another the outermost ends last
        fields = _READ[kind](match)
        if fields is not None:
            yield Part(match.start(), match.end(), kind, fields)


def _continues(run: list[Part], piece: Part, folded: str) -> bool:
    """Tell whether a piece belongs to the stamp before it: near enough, and it states nothing twice."""
    gap = folded[run[-1].stop : piece.start]
    if len(gap) > 12 or "\n" in gap or not _gap().fullmatch(gap):
        return False
    said = set().union(*(p.fields for p in run)) | {p.kind for p in run if not p.fields}
    new = piece.fields.keys() or {piece.kind}
    if said & new:
        return False
    return not ({"days_ago", "minutes_ago"} & new and "day" in said)


def _stamp(run: list[Part]) -> Iterator[Found]:
    """Make a stamp of a run of pieces, if it says a time or a whole day; rates («31.72») and scores are none."""
    while run and run[0].kind == "zone":
        run = run[1:]
    while run and run[-1].kind == "week" and len(run) > 1 and run[-2].kind != "word":
        run = run[:-1]
    kinds = {p.kind for p in run}
    fields = {k: v for p in run for k, v in p.fields.items()}
    if not fields or fields.keys() == {"offset"}:
        return
    if kinds <= {"num", "zone", "week"} and "year" not in fields and "hour" not in fields:
        return
    dotted = next((p for p in run if p.kind == "clock" and p.fields.get("_dotted")), None)
    if dotted and not kinds & {"word", "us", "rel", "iso", "zone"} and not ("num" in kinds and "year" in fields):
        return
    fields.pop("_dotted", None)
    yield Found(run[0].start, run[-1].stop, fields)


def _year(digits: str | None) -> dict[str, int]:
    if digits is None:
        return {}
    if len(digits) == 4:
        return {"year": int(digits)}
    # two digits are of this century up to 50, of the last one after it: «11.10.09», «01.02.98»
    return {"year": (2000 if int(digits) <= 50 else 1900) + int(digits)}


def _day(day: str, month: int, year: str | None) -> dict[str, int] | None:
    if not (1 <= int(day) <= 31 and 1 <= month <= 12):
        return None
    return {"day": int(day), "month": month, **_year(year)}


def _month(word: str) -> int:
    word = word.rstrip(".")
    months: dict[str, int] = read_toml("stamps.toml")["months"]
    return next(months[word[:n]] for n in range(len(word), 2, -1) if word[:n] in months)


def _minutes(zone: str) -> int:
    digits = zone[1:].replace(":", "")
    hours, minutes = (int(digits[:2]), int(digits[2:] or 0)) if len(digits) > 2 else (int(digits), 0)
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)


def _read_iso(m: re.Match[str]) -> dict[str, int] | None:
    fields = _day(m["id"] or m["id2"], int(m["im"] or m["im2"]), m["iy"] or m["iy2"])
    if fields is None:
        return None
    for name, group in (("hour", "ih"), ("minute", "imin"), ("second", "is")):
        if m[group]:
            fields[name] = int(m[group])
    if fields.get("hour", 0) > 23 or fields.get("minute", 0) > 59 or fields.get("second", 0) > 59:
        return None
    if m["iz"]:
        fields["offset"] = 0 if m["iz"] == "z" else _minutes(m["iz"])
    return fields


def _read_clock(m: re.Match[str]) -> dict[str, int]:
    fields = {"hour": int(m["ch"]), "minute": int(m["cmin"])}
    if m["cs"]:
        fields["second"] = int(m["cs"])
    if m["cc"] == ".":
        fields["_dotted"] = 1
    return fields


def _read_ago(m: re.Match[str]) -> dict[str, int]:
    units: dict[str, int] = read_toml("stamps.toml")["units"]
    return {"minutes_ago": int(m["an"] or 1) * units[m["au"]]}


def _read_brief(m: re.Match[str]) -> dict[str, int]:
    units: dict[str, int] = read_toml("stamps.toml")["short_units"]
    return {"minutes_ago": int(m["bn"]) * units[m["bu"]]}


def _read_zone(m: re.Match[str]) -> dict[str, int]:
    zones: dict[str, int] = read_toml("stamps.toml")["zones"]
    shift = m["zo"]
    # «МСК UTC+3» is read at its first word; «GMT+4» is the offset said
    return {"offset": int(shift.replace(" ", "")) * 60 if shift else zones[m["zn"]]}


_READ: dict[str, Callable[[re.Match[str]], dict[str, int] | None]] = {
    "iso": _read_iso,
    "num": lambda m: _day(m["nd"], int(m["nm"]), m["ny"]),
    "word": lambda m: _day(m["wd"], _month(m["wm"]), m["wy"]),
    "us": lambda m: _day(m["ud"], _month(m["um"]), m["uy"]),
    "clock": _read_clock,
    "rel": lambda m: {"days_ago": int(read_toml("stamps.toml")["days_ago"][m["rd"]])},
    "ago": _read_ago,
    "brief": _read_brief,
    "now": lambda _: {"minutes_ago": 0},
    "zone": _read_zone,
    "week": lambda _: {},
}
"""How to read each kind of piece; None for an impossible day."""
